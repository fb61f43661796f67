"""Family reunification, first permit (source 002)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial

from extract.evidence import EvidenceKind as Kind
from samples.cases import items
from samples.cases.defects import barred, contradicted, lacking
from samples.cases.specification import (
    COPIES,
    PHOTO_STATUS,
    CaseSpec,
    Item,
    Title,
    finding,
    statuses,
    variant,
    without,
)
from samples.documents.civil_status import Certificate, Formalities, draw_family_status
from samples.documents.declarations import SolemnDeclaration, draw_solemn_declaration
from samples.documents.insurance import Cover, draw_sponsor_insurance_compliance
from samples.documents.passport import Passport
from samples.documents.permit import Permit, draw_entry_visa, draw_permit
from samples.documents.tax import Income, draw_tax_clearance
from samples.people import Person, person, relative
from verify.findings import Code
from verify.report import Status

_IDS = (
    "passport entry_visa fee insurance family_declaration family_status sponsor_insurance "
    "sponsor_tax photos sponsor_permit eligibility"
)


def _visa(holder: Person, until: dt.date = dt.date(2027, 1, 20)) -> Item:
    sticker = Permit(holder, until.replace(year=until.year - 1), until, number=f"GR{holder.ama}")
    return Item("entry_visa.pdf", Kind.ENTRY_VISA, partial(draw_entry_visa, sticker))


def _status(certificate: Certificate) -> Item:
    return Item(
        "family_status.pdf",
        Kind.FAMILY_STATUS_CERTIFICATE,
        partial(draw_family_status, certificate),
    )


def _tax(sponsor: Person, *, certified: bool = True) -> Item:
    income = Income(sponsor, sponsor.address, certified=certified)
    return Item("sponsor_tax.pdf", Kind.TAX_CLEARANCE, partial(draw_tax_clearance, income))


def _complete(applicant: Person, sponsor: Person) -> CaseSpec:
    """The spouse of a third-country national applies before the entry visa ends."""
    return CaseSpec(
        procedure="family-reunification.initial",
        name="complete",
        applicant=applicant,
        statuses=statuses(_IDS, fee=Status.OFFICER, photos=PHOTO_STATUS),
        items=(
            items.passport(Passport(applicant)),
            _visa(applicant),
            items.fee(applicant, "2107", 150),
            items.insurance_applied(applicant),
            Item(
                "declaration.pdf",
                Kind.SOLEMN_DECLARATION,
                partial(draw_solemn_declaration, SolemnDeclaration(applicant)),
            ),
            _status(Certificate(applicant, sponsor)),
            Item(
                "sponsor_insurance.pdf",
                Kind.SPONSOR_INSURANCE_COMPLIANCE,
                partial(draw_sponsor_insurance_compliance, Cover(sponsor)),
            ),
            _tax(sponsor),
            items.photo(applicant),
            Item(
                "sponsor_permit.pdf", Kind.RESIDENCE_PERMIT, partial(draw_permit, Permit(sponsor))
            ),
        ),
        findings=(COPIES,),
        sponsor=sponsor,
        sponsor_title=Title(number=sponsor.title_number, expires_on=items.PERMIT_TO),
        facts={"minor": False, "relationship": "spouse"},
    )


def _couple(seed: int, born: dt.date, key: str) -> CaseSpec:
    sponsor = person("IND", "M", dt.date(1990, 11, 23), "reunification-sponsor", seed)
    return _complete(relative(sponsor, "F", born, key, seed), sponsor)


def cases(seed: int) -> tuple[CaseSpec, ...]:
    """The complete case and the defects."""
    spec = _couple(seed, dt.date(1996, 2, 8), "reunification")
    wife, husband = spec.applicant, spec.sponsor
    silent = replace(spec, declares=False)
    young = _couple(seed, dt.date(2009, 8, 19), "reunification-young")
    child = replace(
        _couple(seed, dt.date(2010, 5, 2), "reunification-child"),
        facts={"relationship": "child", "married": True},
    )
    visa_ended = contradicted(
        spec, "visa-ended", Code.DOCUMENT_EXPIRED, "entry_visa", _visa(wife, dt.date(2026, 9, 30))
    )
    old = _status(Certificate(wife, husband, issued_on=dt.date(2024, 9, 15)))
    raw = _status(Certificate(wife, husband, formalities=Formalities.NOT_CERTIFIED))
    foreign = _status(Certificate(wife, husband, formalities=Formalities.NOT_TRANSLATED))
    torn = Passport(wife, missing=frozenset({5, 6}))
    return (
        spec,
        variant(
            without(silent, "insurance.pdf"), "insurance-follows-later", insurance=Status.DEFERRED
        ),
        contradicted(
            silent, "certificate-not-certified", Code.DOCUMENT_NOT_CERTIFIED, "family_status", raw
        ),
        contradicted(
            spec,
            "certificate-not-translated",
            Code.DOCUMENT_NOT_TRANSLATED,
            "family_status",
            foreign,
        ),
        contradicted(spec, "certificate-too-old", Code.DOCUMENT_TOO_OLD, "family_status", old),
        contradicted(
            spec,
            "passport-pages-missing",
            Code.DOCUMENT_PAGES_MISSING,
            "passport",
            items.passport(torn),
        ),
        finding(
            variant(visa_ended, "visa-ended", eligibility=Status.INCONSISTENT),
            Code.ELIGIBILITY_TITLE_EXPIRED,
            "eligibility",
        ),
        barred(
            replace(young, facts={"relationship": "spouse"}),
            "spouse-under-age",
            Code.ELIGIBILITY_AGE,
        ),
        barred(child, "child-married", Code.ELIGIBILITY_RELATIONSHIP),
        lacking(silent, "sponsor-permit-missing", "sponsor_permit", "sponsor_permit.pdf"),
        contradicted(
            spec,
            "tax-copy-not-certified",
            Code.DOCUMENT_NOT_CERTIFIED,
            "sponsor_tax",
            _tax(husband or wife, certified=False),
        ),
    )
