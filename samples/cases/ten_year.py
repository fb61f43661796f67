"""The ten-year permit (source 004 4.3)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial

from extract.evidence import EvidenceKind as Kind
from samples.cases import items
from samples.cases.defects import barred, contradicted, lacking
from samples.cases.specification import COPIES, PHOTO_STATUS, CaseSpec, Item, statuses
from samples.documents.certificates import Statement, draw_legal_stay_certificate
from samples.documents.passport import Passport
from samples.documents.permit import Permit
from samples.documents.tax import Income, draw_tax_clearance
from samples.people import Person, person
from verify.findings import Code
from verify.report import Status

_IDS = (
    "passport residence_permit fee insurance legal_stay tax renewal_conditions photos fee_card "
    "birthplace_latin eligibility"
)


def _stay(holder: Person, years: int) -> Item:
    statement = Statement(holder, begins=dt.date(2026 - years, 9, 1), years=years)
    draw = partial(draw_legal_stay_certificate, statement)
    return Item("legal_stay.pdf", Kind.LEGAL_STAY_CERTIFICATE, draw)


def _tax(holder: Person, year: int = 2025) -> Item:
    income = Income(holder, holder.address, tax_year=year, issued_on=dt.date(year + 1, 7, 14))
    return Item("tax_clearance.pdf", Kind.TAX_CLEARANCE, partial(draw_tax_clearance, income))


def _complete(applicant: Person) -> CaseSpec:
    return CaseSpec(
        procedure="ten-year.initial",
        name="complete",
        applicant=applicant,
        statuses=statuses(_IDS, renewal_conditions=Status.OFFICER, photos=PHOTO_STATUS),
        items=(
            items.passport(Passport(applicant)),
            _stay(applicant, 12),
            items.permit(Permit(applicant)),
            items.fee(applicant, "2110", 900),
            items.insured(applicant),
            _tax(applicant),
            items.photo(applicant),
            items.card_fee(applicant),
        ),
        findings=(COPIES,),
        title=items.own_title(applicant),
        facts={"held_permit_on_2006_01_01": True},
    )


def cases(seed: int) -> tuple[CaseSpec, ...]:
    """The complete case and the defects."""
    holder = person("CHN", "M", dt.date(1968, 10, 20), "ten-year", seed)
    spec = _complete(holder)
    silent = replace(spec, declares=False)
    newcomer = replace(spec, facts={"held_permit_on_2006_01_01": False})
    return (
        silent,
        barred(newcomer, "no-permit-in-2006", Code.ELIGIBILITY_STAY),
        contradicted(
            silent, "stay-of-seven-years", Code.ELIGIBILITY_STAY, "legal_stay", _stay(holder, 7)
        ),
        lacking(spec, "tax-missing", "tax", "tax_clearance.pdf"),
        contradicted(silent, "tax-of-2022", Code.DOCUMENT_TOO_OLD, "tax", _tax(holder, 2022)),
        contradicted(
            spec, "fee-of-another-permit", Code.FEE_CODE, "fee", items.fee(holder, "2107", 900)
        ),
    )
