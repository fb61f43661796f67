"""The second generation: first permit and renewal (source 004 4.2α, 4.2β)."""

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
from samples.documents.certificates import Statement, draw_stay_proof
from samples.documents.civil_status import draw_greek_birth
from samples.documents.education import Schooling, draw_school_certificate
from samples.documents.passport import Passport
from samples.documents.permit import Permit
from samples.names import Spelled
from samples.people import Person, person
from verify.findings import Code
from verify.report import Status

_INITIAL_IDS = (
    "passport fee insurance birth_or_schooling stay_proof photos fee_card birthplace_latin"
)
_RENEWAL_IDS = "passport residence_permit fee insurance photos fee_card birthplace_latin"


def _stay(holder: Person, ends: dt.date = dt.date(2026, 9, 30)) -> Item:
    draw = partial(draw_stay_proof, Statement(holder, ends=ends))
    return Item("stay_proof.pdf", Kind.STAY_PROOF, draw)


def _school(schooling: Schooling) -> Item:
    return Item(
        "school.pdf", Kind.GREEK_SCHOOL_CERTIFICATE, partial(draw_school_certificate, schooling)
    )


def _initial(applicant: Person, proof: Item) -> CaseSpec:
    return CaseSpec(
        procedure="second-generation.initial",
        name="complete",
        applicant=applicant,
        statuses=statuses(_INITIAL_IDS, photos=PHOTO_STATUS),
        items=(
            items.passport(Passport(applicant)),
            items.fee(applicant, "2108", 300),
            items.insured(applicant),
            proof,
            _stay(applicant),
            items.photo(applicant),
            items.card_fee(applicant),
        ),
        findings=(COPIES,),
    )


def initial_cases(seed: int) -> tuple[CaseSpec, ...]:
    """4.2α: born in Thessaloniki, or schooled there; and the defects."""
    native = person("ALB", "M", dt.date(2004, 4, 30), "second-generation", seed)
    native = replace(native, birth_place=Spelled("THESSALONIKI", "ΘΕΣΣΑΛΟΝΙΚΗ"))
    birth = Item("birth.pdf", Kind.BIRTH_CERTIFICATE, partial(draw_greek_birth, native))
    spec = _initial(native, birth)
    schooled = person("GEO", "F", dt.date(1999, 11, 11), "second-generation-school", seed)
    by_school = _initial(schooled, _school(Schooling(schooled)))
    late = _school(Schooling(schooled, completed_on=dt.date(2023, 6, 15)))
    silent = replace(spec, declares=False)
    torn = Passport(native, missing=frozenset({5, 6}))
    return (
        silent,
        replace(by_school, name="complete-by-schooling"),
        contradicted(
            by_school, "schooling-too-late", Code.ELIGIBILITY_AGE, "birth_or_schooling", late
        ),
        contradicted(
            silent,
            "stay-ends-in-2023",
            Code.ELIGIBILITY_STAY,
            "stay_proof",
            _stay(native, dt.date(2023, 6, 30)),
        ),
        lacking(spec, "insurance-missing", "insurance", "insurance.pdf"),
        contradicted(
            silent, "fee-too-small", Code.FEE_AMOUNT, "fee", items.fee(native, "2108", 150)
        ),
        contradicted(
            spec,
            "passport-pages-missing",
            Code.DOCUMENT_PAGES_MISSING,
            "passport",
            items.passport(torn),
        ),
    )


def _renewal(applicant: Person) -> CaseSpec:
    return CaseSpec(
        procedure="second-generation.renewal",
        name="complete",
        applicant=applicant,
        statuses=statuses(_RENEWAL_IDS, photos=PHOTO_STATUS),
        items=(
            items.passport(Passport(applicant)),
            items.permit(Permit(applicant, category="ΔΕΥΤΕΡΗ ΓΕΝΙΑ"), by_phone=True),
            items.fee(applicant, "2108", 300),
            items.insured(applicant),
            items.photo(applicant),
            items.card_fee(applicant),
        ),
        findings=(COPIES,),
        title=items.own_title(applicant),
    )


def _mistyped(spec: CaseSpec, name: str, requirement: str, file: str) -> CaseSpec:
    """A number on a document is another than the applicant typed; the caller has planted it."""
    case = variant(spec, name, **{requirement: Status.INCONSISTENT})
    return finding(case, Code.NUMBER_MISMATCH, requirement, file)


def renewal_cases(seed: int) -> tuple[CaseSpec, ...]:
    """4.2β: the complete case and the defects."""
    holder = person("ARM", "F", dt.date(2001, 8, 7), "second-generation-renewal", seed)
    spec = _renewal(holder)
    silent = replace(spec, declares=False)
    new = Passport(holder, dt.date(2025, 2, 1), dt.date(2035, 1, 31))
    typed = replace(silent, typed={"passport_number": "AP9950021"})
    title = replace(spec, title=replace(items.own_title(holder), number="E00118834"))
    greek = swapped(silent, items.insured_in_greek(holder))
    return (
        spec,
        contradicted(
            silent,
            "passport-newer-than-permit",
            Code.PASSPORT_COVERAGE,
            "passport",
            items.passport(new),
        ),
        _mistyped(typed, "another-passport-number", "passport", "passport.pdf"),
        _mistyped(title, "another-title-number", "residence_permit", "residence_permit.jpg"),
        lacking(silent, "permit-missing", "residence_permit", "residence_permit.jpg"),
        spelled_otherwise(greek, "insurance-in-greek-letters", "insurance", "insurance.pdf"),
    )
