"""Ethnic Greeks without a title of the police: first permit and renewal (source 003 §3, §4)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial

from extract.evidence import EvidenceKind as Kind
from samples.cases import items
from samples.cases.defects import contradicted, lacking, spelled_otherwise
from samples.cases.specification import (
    COPIES,
    PHOTO_STATUS,
    CaseSpec,
    Item,
    finding,
    statuses,
    swapped,
    variant,
)
from samples.documents.certificates import Statement, draw_descent
from samples.documents.insurance import Cover, draw_private_insurance
from samples.documents.passport import Passport
from samples.documents.permit import Permit
from samples.documents.residence import Home
from samples.people import KALAMARIA, Person, Spelling, person
from samples.scanning import scan_of
from verify.findings import Code, Severity

_INITIAL_IDS = (
    "passport descent fee insurance residence_thessaloniki photos fee_card birthplace_latin "
    "eligibility"
)
_RENEWAL_IDS = (
    "passport residence_permit fee insurance residence_thessaloniki photos fee_card "
    "birthplace_latin eligibility"
)


def _descent(holder: Person, *, formal: bool = True) -> bytes:
    """Scanned; the informal one as its issuer sent it, since a scan's silence proves little."""
    paper = draw_descent(Statement(holder), formal=formal)
    return scan_of(paper, f"descent:{holder.key}") if formal else paper


def _descent_item(holder: Person, *, formal: bool = True) -> Item:
    return Item(
        "descent.pdf", Kind.GREEK_DESCENT_DOCUMENT, partial(_descent, holder, formal=formal)
    )


def _initial(applicant: Person) -> CaseSpec:
    return CaseSpec(
        procedure="ethnic-greek.untitled.initial",
        name="complete",
        applicant=applicant,
        statuses=statuses(_INITIAL_IDS, photos=PHOTO_STATUS),
        items=(
            items.passport(items.data_page_only(Passport(applicant, certified=True))),
            _descent_item(applicant),
            items.fee(applicant, "2107", 150),
            items.insured_privately(applicant),
            items.lease(Home(applicant, KALAMARIA)),
            items.photo(applicant),
            items.card_fee(applicant),
        ),
        findings=(COPIES,),
    )


def initial_cases(seed: int) -> tuple[CaseSpec, ...]:
    """§3: the complete case and the defects."""
    holder = person("EGY", "F", dt.date(1993, 5, 28), "untitled", seed)
    spec = _initial(holder)
    silent = replace(spec, declares=False)
    greek = swapped(spec, items.lease(Home(holder, KALAMARIA, spelling=Spelling.GREEK)))
    younger = replace(holder, birth_date=dt.date(1995, 5, 28))
    policy = Item(
        "insurance.pdf", Kind.PRIVATE_INSURANCE, partial(draw_private_insurance, Cover(younger))
    )
    expired = Passport(holder, dt.date(2015, 7, 1), dt.date(2025, 6, 30), certified=True)
    bare = variant(spec, "descent-neither-translated-nor-certified")
    bare = contradicted(
        bare, bare.name, Code.DOCUMENT_NOT_CERTIFIED, "descent", _descent_item(holder, formal=False)
    )
    return (
        spec,
        finding(bare, Code.DOCUMENT_NOT_TRANSLATED, "descent", "descent.pdf"),
        lacking(silent, "descent-missing", "descent", "descent.pdf"),
        spelled_otherwise(greek, "lease-in-greek-letters", "residence_thessaloniki", "lease.pdf"),
        contradicted(silent, "another-birth-date", Code.BIRTH_DATE_MISMATCH, "insurance", policy),
        contradicted(
            spec,
            "passport-expired",
            Code.DOCUMENT_EXPIRED,
            "passport",
            items.passport(items.data_page_only(expired)),
        ),
    )


def _renewal(applicant: Person) -> CaseSpec:
    return CaseSpec(
        procedure="ethnic-greek.untitled.renewal",
        name="complete",
        applicant=applicant,
        statuses=statuses(_RENEWAL_IDS, photos=PHOTO_STATUS),
        items=(
            items.passport(Passport(applicant)),
            items.permit(Permit(applicant)),
            items.fee(applicant, "2108", 300),
            items.booklet(applicant),
            items.municipal_proof(applicant),
            items.photo(applicant),
            items.card_fee(applicant),
        ),
        findings=(COPIES,),
        title=items.own_title(applicant),
        declares=False,
    )


def renewal_cases(seed: int) -> tuple[CaseSpec, ...]:
    """§4: the complete case and the defects."""
    holder = person("LBN", "F", dt.date(1991, 1, 16), "untitled-renewal", seed)
    spec = _renewal(holder)
    loud = replace(spec, declares=True)
    ended = Permit(holder, dt.date(2024, 7, 2), dt.date(2026, 7, 1))
    title = replace(items.own_title(holder), issued_on=ended.issued_on, expires_on=ended.expires_on)
    stranger = person("UKR", "M", dt.date(1969, 4, 4), "untitled-stranger", seed)
    return (
        spec,
        contradicted(
            replace(loud, title=title),
            "permit-expired",
            Code.DOCUMENT_EXPIRED,
            "residence_permit",
            items.permit(ended),
        ),
        contradicted(
            spec,
            "fee-paid-by-stranger",
            Code.FEE_PAYER,
            "fee",
            items.fee(stranger, "2108", 300),
            Severity.WARNING,
        ),
        contradicted(
            loud,
            "one-payment-for-two-fees",
            Code.FEE_REUSED,
            "fee_card",
            items.card_fee(holder, reusing=True),
        ),
        lacking(spec, "photo-missing", "photos", "photo.jp2"),
        lacking(loud, "insurance-missing", "insurance", "insurance.pdf"),
    )
