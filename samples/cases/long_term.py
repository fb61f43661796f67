"""Long-term residents: first permit and renewal (source 004 4.1α, 4.1β)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from functools import partial

from extract.evidence import EvidenceKind as Kind
from samples.cases import items
from samples.cases.defects import barred, contradicted, invalid_number, lacking, misdeclared
from samples.cases.specification import (
    COPIES,
    PHOTO_STATUS,
    CaseSpec,
    Item,
    finding,
    statuses,
    swapped,
    variant,
    without,
)
from samples.documents.certificates import Statement, draw_legal_stay_certificate
from samples.documents.civil_status import Certificate, draw_birthplace_document, draw_translation
from samples.documents.education import draw_committee_opinion, draw_language_certificate
from samples.documents.passport import Passport
from samples.documents.permit import Permit
from samples.documents.residence import Home, draw_housing_concession, draw_utility_bill
from samples.documents.tax import Income, draw_income_proof, draw_tax_clearance
from samples.people import EVOSMOS, Person, person
from verify.findings import Code
from verify.report import Status

_INITIAL_IDS = (
    "passport residence_permit fee insurance income housing integration photos fee_card "
    "birthplace_latin eligibility"
)
_RENEWAL_IDS = "passport residence_permit photos fee_card birthplace_latin"


def _stay(holder: Person, years: int) -> Item:
    begins = dt.date(2026 - years, 9, 1)
    statement = Statement(holder, begins=begins, ends=dt.date(2026, 9, 30), years=years)
    draw = partial(draw_legal_stay_certificate, statement)
    return Item("integration.pdf", Kind.LEGAL_STAY_CERTIFICATE, draw)


def _initial(applicant: Person) -> CaseSpec:
    income = Income(applicant, EVOSMOS, amount=Decimal("16410.20"))
    return CaseSpec(
        procedure="long-term.initial",
        name="complete",
        applicant=applicant,
        statuses=statuses(_INITIAL_IDS, income=Status.OFFICER, photos=PHOTO_STATUS),
        items=(
            items.passport(Passport(applicant, pages=32)),
            items.permit(Permit(applicant)),
            items.fee(applicant, "2107", 150),
            items.insured(applicant),
            Item("tax_clearance.pdf", Kind.TAX_CLEARANCE, partial(draw_tax_clearance, income)),
            items.lease(Home(applicant, EVOSMOS)),
            Item(
                "integration.pdf",
                Kind.GREEK_LANGUAGE_CERTIFICATE,
                partial(draw_language_certificate, applicant),
            ),
            items.photo(applicant),
            items.card_fee(applicant),
        ),
        findings=(COPIES,),
        title=items.own_title(applicant),
        facts={"absences": [{"from": "2024-07-01", "to": "2024-08-20"}], "household_size": 3},
    )


def _other_evidence(spec: CaseSpec) -> CaseSpec:
    """A home given free of charge, pay slips, the naturalisation committee's opinion."""
    holder = spec.applicant
    case = swapped(
        without(spec, "tax_clearance.pdf", "lease.pdf"),
        Item("income.pdf", Kind.INCOME_PROOF, partial(draw_income_proof, Income(holder, EVOSMOS))),
        Item(
            "housing.pdf",
            Kind.HOUSING_CONCESSION,
            partial(draw_housing_concession, Home(holder, EVOSMOS)),
        ),
        Item(
            "integration.pdf",
            Kind.CITIZENSHIP_COMMITTEE_OPINION,
            partial(draw_committee_opinion, holder),
        ),
    )
    return replace(case, name="complete-by-other-evidence")


def initial_cases(seed: int) -> tuple[CaseSpec, ...]:
    """4.1α: the complete cases and the defects."""
    holder = person("PAK", "M", dt.date(1985, 6, 14), "long-term", seed)
    spec = _initial(holder)
    silent = replace(spec, declares=False)
    away = replace(
        spec, facts={**spec.facts, "absences": [{"from": "2023-01-10", "to": "2023-09-20"}]}
    )
    ended = items.lease(Home(holder, EVOSMOS, valid_until=dt.date(2026, 8, 31)))
    posing = Item("lease.pdf", Kind.UTILITY_BILL, partial(draw_utility_bill, Home(holder, EVOSMOS)))
    torn = Passport(holder, pages=32, missing=frozenset({17, 18}))
    return (
        spec,
        replace(_other_evidence(spec), declares=False),
        variant(swapped(silent, _stay(holder, 13)), "complete-by-thirteen-years"),
        barred(away, "absent-eight-months", Code.ELIGIBILITY_ABSENCE),
        lacking(silent, "integration-missing", "integration", "integration.pdf"),
        contradicted(
            spec, "stay-of-eight-years", Code.ELIGIBILITY_STAY, "integration", _stay(holder, 8)
        ),
        contradicted(
            silent, "fee-of-another-permit", Code.FEE_CODE, "fee", items.fee(holder, "2108", 150)
        ),
        contradicted(spec, "lease-ended", Code.DOCUMENT_EXPIRED, "housing", ended),
        contradicted(
            spec,
            "passport-pages-missing",
            Code.DOCUMENT_PAGES_MISSING,
            "passport",
            items.passport(torn),
        ),
        misdeclared(silent, "bill-declared-as-lease", "housing", posing, Kind.LEASE),
    )


def _renewal(applicant: Person) -> CaseSpec:
    return CaseSpec(
        procedure="long-term.renewal",
        name="complete",
        applicant=applicant,
        statuses=statuses(_RENEWAL_IDS, photos=PHOTO_STATUS),
        items=(
            items.passport(Passport(applicant)),
            items.permit(Permit(applicant, category="ΕΠΙ ΜΑΚΡΟΝ ΔΙΑΜΕΝΩΝ")),
            items.photo(applicant),
            items.card_fee(applicant),
        ),
        findings=(COPIES,),
        title=items.own_title(applicant),
        declares=False,
    )


def _birthplaces(spec: CaseSpec) -> tuple[CaseSpec, ...]:
    """A passport with the place of birth in Cyrillic alone, with and without a translation."""
    latin = Certificate(spec.applicant)
    greek = replace(latin, place_in_latin=False)
    document = Item(
        "birthplace.pdf", Kind.BIRTHPLACE_DOCUMENT, partial(draw_birthplace_document, latin)
    )
    good = Item("translation.pdf", Kind.CERTIFIED_TRANSLATION, partial(draw_translation, latin))
    poor = replace(good, draw=partial(draw_translation, greek))
    bare = finding(
        variant(spec, "birthplace-in-cyrillic"),
        Code.BIRTHPLACE_NOT_LATIN,
        "birthplace_latin",
        "passport.pdf",
    )
    with_document = swapped(spec, document)
    untranslated = variant(
        with_document, "birthplace-not-translated", birthplace_latin=Status.INCONSISTENT
    )
    return (
        lacking(bare, bare.name, "birthplace_latin"),
        variant(swapped(with_document, good), "complete-birthplace-translated"),
        contradicted(
            with_document,
            "birthplace-translated-into-greek-alone",
            Code.BIRTHPLACE_TRANSLATION_NOT_LATIN,
            "birthplace_latin",
            poor,
        ),
        finding(untranslated, Code.DOCUMENT_NOT_TRANSLATED, "birthplace_latin", "birthplace.pdf"),
    )


def renewal_cases(seed: int) -> tuple[CaseSpec, ...]:
    """4.1β: the complete cases and the defects."""
    holder = person("ALB", "M", dt.date(1977, 5, 3), "long-term-renewal", seed)
    spec = _renewal(holder)
    loud = replace(spec, declares=True)
    recent = Passport(holder, dt.date(2023, 3, 1), dt.date(2033, 2, 28))
    earlier = Passport(holder, dt.date(2013, 3, 1), dt.date(2023, 2, 28), number="BA0098812")
    two = swapped(spec, items.passport(recent), items.passport(earlier, "passport_earlier.pdf"))
    lettered = _renewal(replace(holder, title_number="E00A2B456"))
    russian = _renewal(person("RUS", "F", dt.date(1980, 2, 19), "long-term-russian", seed))
    return (
        spec,
        replace(two, name="complete-two-passports"),
        contradicted(
            loud,
            "passport-of-three-years",
            Code.PASSPORT_COVERAGE,
            "passport",
            items.passport(recent),
        ),
        invalid_number(lettered, "title-number-invalid", Code.TITLE_NUMBER_INVALID),
        lacking(loud, "card-fee-missing", "fee_card", "paravolo_card.pdf"),
        *_birthplaces(russian),
    )
