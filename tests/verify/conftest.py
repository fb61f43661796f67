"""A complete case for each procedure, as ``elenchos verify`` takes it: every rule is satisfied."""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest

from verify.catalogue.load import default_catalogue
from verify.reading_input import parse_case
from verify.report import Report
from workers.process import Judging, judge_given

CaseDict = dict[str, Any]
DAY = "2026-11-02"
HOLDER = {"surname": "SHARMA", "given_names": "PRIYA"}
SPONSOR = {"surname": "SHARMA", "given_names": "RAVI"}
PHOTO_CODES = (
    "size aspect resolution frame background face_count head_size eye_line centering eyes mouth "
    "expression pose greyscale exposure sharpness shadow glasses format"
).split()


def _document(file: str, kind: str, **facts: object) -> CaseDict:
    return {"file": file, "kind": kind, "pages": 1, "facts": facts}


def _passport() -> CaseDict:
    return _document(
        "passport.pdf", "passport", **HOLDER, document_number="N7734512", issuing_state="IND",
        nationality="IND", birth_date="1996-02-08", sex="F", issue_date="2019-03-01",
        expiry_date="2029-02-28", birth_place="JAIPUR", birth_place_scripts=["Latn"],
        all_pages=True, certified=True, covers_from="2019-03-01", covers_to="2029-02-28",
        mrz=["P<INDSHARMA<<PRIYA<<<<<<<<<<<<<<<<<<<<<<<<<<",
             "N7734512<0IND9602083F2902289<<<<<<<<<<<<<<<8"],
        mrz_valid=True,
    )  # fmt: skip


def _permit(expiry: str = "2027-07-01", **more: object) -> CaseDict:
    return _document(
        "permit.pdf", "residence_permit", **HOLDER, title_type="ΑΥΤΟΤΕΛΕΣ",
        title_number="E00347756", nationality="IND", birth_date="1996-02-08",
        issue_date="2022-07-02", expiry_date=expiry, **more,
    )  # fmt: skip


def _fee(file: str, code: str, amount: int, payment: str) -> CaseDict:
    return _document(
        file, "fee_receipt", fee_code=code, amount_eur=amount, payment_code=payment,
        payer_name="SHARMA PRIYA", payer_afm="134703362", paid=True, paid_on="2026-10-20",
    )  # fmt: skip


def _photo() -> CaseDict:
    checks = {f"photo.{name}": "pass" for name in PHOTO_CODES}
    return _document("photo.jp2", "photo", format="JPEG2000", width_mm=40, height_mm=60, **checks)


def _card() -> list[CaseDict]:
    return [_photo(), _fee("card.pdf", "2119", 16, "64500894423886722016")]


def _fee150() -> CaseDict:
    return _fee("fee.pdf", "2107", 150, "64240868420286462080")


def _fee300() -> CaseDict:
    return _fee("fee.pdf", "2108", 300, "64270861420586492083")


def _lease(**more: object) -> CaseDict:
    return _document(
        "lease.pdf", "lease", **HOLDER, address="ΤΣΙΜΙΣΚΗ 41, ΘΕΣΣΑΛΟΝΙΚΗ",
        prefecture="ΘΕΣΣΑΛΟΝΙΚΗΣ", valid_until="2028-01-31", **more,
    )  # fmt: skip


def _insurance() -> CaseDict:
    return _document(
        "efka.pdf", "insurance_capacity", **HOLDER, valid_until="2027-10-31",
        amka="08029613117", afm="134703362", ama="4471209",
    )  # fmt: skip


def _foreign(file: str, kind: str, **more: object) -> CaseDict:
    return _document(
        file, kind, **HOLDER, issue_date="2026-09-15", issuing_country="IND",
        translated=True, certified=True, **more,
    )  # fmt: skip


def _declaration() -> CaseDict:
    text = "Δεν έχει μεταβληθεί η οικογενειακή κατάσταση"
    return _document(
        "declaration.pdf", "solemn_declaration", **HOLDER, issue_date="2026-09-15", subject=text
    )


def _stay() -> CaseDict:
    return _document(
        "stay.pdf", "stay_proof", **HOLDER, **{"from": "2020-01-01", "to": "2026-10-20"}
    )


def _residence_title() -> CaseDict:
    return {"type": "ΑΥΤΟΤΕΛΕΣ", "number": "E00347756", "expires_on": "2027-07-01"}


def _application(procedure: str, documents: list[CaseDict], **facts: object) -> CaseDict:
    return {
        "procedure": procedure,
        "submitted_on": DAY,
        "applicant": {
            **HOLDER, "sex": "F", "nationality": "IND", "birth_date": "1996-02-08",
            "birth_place": "JAIPUR", "passport_number": "N7734512", "phone": "6941234567",
            "amka": "08029613117", "afm": "134703362", "residence_title": _residence_title(),
        },
        "facts": {"minor": False, **facts},
        "documents": documents,
    }  # fmt: skip


def _withdrawal() -> CaseDict:
    case = _application(
        "withdrawal-agreement.replacement",
        [_passport(), _photo(), _lease(), _permit(), _fee("fee.pdf", "2296", 16, "1" * 20),
         _foreign("change.pdf", "identity_change_certificate"),
         _document("medical.pdf", "medical_certificate", **HOLDER),
         _document("poa.pdf", "power_of_attorney", **HOLDER, certified=True)],
        replacement_reason="data_change", fingerprints=["unable", "cannot_travel"],
        filed_by="lawyer",
    )  # fmt: skip
    _as_briton(case)
    return case


def _as_briton(case: CaseDict) -> None:
    case["applicant"]["nationality"] = "GBR"
    for document in case["documents"]:
        if "nationality" in document["facts"]:
            document["facts"]["nationality"] = "GBR"
    passport = case["documents"][0]["facts"]
    passport["issuing_state"] = "GBR"
    del passport["mrz"], passport["mrz_valid"]
    passport["mrz"] = [
        "P<GBRSHARMA<<PRIYA<<<<<<<<<<<<<<<<<<<<<<<<<<",
        "N7734512<0GBR9602083F2902289<<<<<<<<<<<<<<<8",
    ]


def _family() -> CaseDict:
    visa = _document("visa.pdf", "entry_visa", **HOLDER, expiry_date="2027-01-20")
    permit = _document(
        "sponsor_permit.pdf", "residence_permit", **SPONSOR, title_number="E00450981",
        expiry_date="2028-03-14",
    )  # fmt: skip
    tax = _document("tax.pdf", "tax_clearance", **SPONSOR, tax_year=2025, certified=True)
    efka = _document(
        "efka.pdf", "sponsor_insurance_compliance", **SPONSOR, valid_until="2027-10-31"
    )
    application = _document("insurance.pdf", "insurance_application", **HOLDER)
    case = _application(
        "family-reunification.initial",
        [_passport(), visa, _fee150(), application, _declaration(),
         _foreign("family.pdf", "family_status_certificate"), efka, tax, _photo(), permit],
        relationship="spouse",
    )  # fmt: skip
    del case["applicant"]["residence_title"]
    case["sponsor"] = {**SPONSOR, "residence_title": {"number": "E00450981"}}
    return case


def _with_sponsor(case: CaseDict) -> CaseDict:
    case["sponsor"] = dict(SPONSOR)
    return case


def _registration() -> CaseDict:
    return _application("registration", [])


def _birth_in_greece() -> CaseDict:
    return _document("birth.pdf", "birth_certificate", **HOLDER, issuing_country="GRC")


def _previous_title() -> CaseDict:
    return _permit("2025-07-01")


def _titled_initial() -> CaseDict:
    case = _application(
        "ethnic-greek.titled.initial",
        [_passport(), _previous_title(), _fee150(), _lease(), _insurance(), *_card()],
    )
    case["applicant"]["residence_title"]["expires_on"] = "2025-07-01"
    return case


def _family_initial() -> CaseDict:
    case = _application(
        "ethnic-greek.family.initial",
        [_passport(), _previous_title(), _fee150(), _insurance(),
         _foreign("marriage.pdf", "marriage_certificate"), _stay(), _lease(), *_card()],
        sponsor_titled=True, relationship="spouse",
    )  # fmt: skip
    case["applicant"]["residence_title"]["expires_on"] = "2025-07-01"
    return _with_sponsor(case)


def _long_term() -> CaseDict:
    language = _document("language.pdf", "greek_language_certificate", **HOLDER, level="B1")
    tax = _document("tax.pdf", "tax_clearance", **HOLDER, tax_year=2025, amount_eur=15400)
    return _application(
        "long-term.initial",
        [_passport(), _permit(), _fee150(), _insurance(), tax, _lease(), language, *_card()],
        absences=[{"from": "2024-07-01", "to": "2024-08-15"}], household_size=2,
    )  # fmt: skip


def _ten_year() -> CaseDict:
    years = _document("years.pdf", "legal_stay_certificate", **HOLDER, years=11)
    tax = _document("tax.pdf", "tax_clearance", **HOLDER, tax_year=2025)
    fee = _fee("fee.pdf", "2110", 900, "64240868420286462999")
    return _application(
        "ten-year.initial",
        [_passport(), _permit(), fee, _insurance(), years, tax, *_card()],
        held_permit_on_2006_01_01=True,
    )


_BUILDERS: dict[str, Callable[[], CaseDict]] = {
    "registration": _registration,
    "withdrawal-agreement.replacement": _withdrawal,
    "family-reunification.initial": _family,
    "ethnic-greek.titled.initial": _titled_initial,
    "ethnic-greek.titled.renewal": lambda: _application(
        "ethnic-greek.titled.renewal",
        [_passport(), _permit(), _fee300(), _insurance(), _lease(), *_card()],
    ),
    "ethnic-greek.untitled.initial": lambda: _application(
        "ethnic-greek.untitled.initial",
        [_passport(), _foreign("descent.pdf", "greek_descent_document"), _fee150(), _insurance(),
         _lease(), *_card()],
    ),
    "ethnic-greek.untitled.renewal": lambda: _application(
        "ethnic-greek.untitled.renewal",
        [_passport(), _permit(), _fee300(), _insurance(), _lease(), *_card()],
    ),
    "ethnic-greek.family.initial": _family_initial,
    "ethnic-greek.family.renewal": lambda: _with_sponsor(_application(
        "ethnic-greek.family.renewal",
        [_passport(), _permit(), _fee150(), _insurance(), _declaration(), _lease(), *_card()],
        relationship="spouse",
    )),
    "long-term.initial": _long_term,
    "long-term.renewal": lambda: _application(
        "long-term.renewal", [_passport(), _permit(), *_card()]
    ),
    "second-generation.initial": lambda: _application(
        "second-generation.initial",
        [_passport(), _fee300(), _insurance(), _birth_in_greece(), _stay(), *_card()],
    ),
    "second-generation.renewal": lambda: _application(
        "second-generation.renewal",
        [_passport(), _permit(), _fee300(), _insurance(), *_card()],
    ),
    "ten-year.initial": _ten_year,
}  # fmt: skip

PROCEDURES = tuple(_BUILDERS)


def complete(procedure: str) -> CaseDict:
    """A fresh complete case of the procedure."""
    return copy.deepcopy(_BUILDERS[procedure]())


def report_on(case: CaseDict, as_of: dt.date | None = None) -> Report:
    """The report that ``elenchos verify`` would give."""
    judging = Judging(default_catalogue(), as_of, dt.date(2026, 11, 2))
    return judge_given(parse_case(json.dumps(case), "case.json"), judging)


class Cases:
    """What the tests of the rules work with."""

    procedures = PROCEDURES
    complete = staticmethod(complete)
    report = staticmethod(report_on)

    @staticmethod
    def facts(case: CaseDict, file: str) -> CaseDict:
        """The facts of one document, to be changed in place."""
        facts: CaseDict = next(d for d in case["documents"] if d["file"] == file)["facts"]
        return facts

    @staticmethod
    def without(case: CaseDict, *files: str) -> CaseDict:
        """The same case without some documents."""
        case["documents"] = [d for d in case["documents"] if d["file"] not in files]
        return case

    @staticmethod
    def document(file: str, kind: str, **facts: object) -> CaseDict:
        """A further document."""
        return _document(file, kind, **facts)

    @staticmethod
    def status(report: Report, requirement: str) -> str:
        """The status of one requirement."""
        return next(r.status.value for r in report.requirements if r.id == requirement)

    @staticmethod
    def codes(report: Report, requirement: str | None = "*") -> set[str]:
        """The finding codes of a requirement, of none (None), or of all (``*``)."""
        return {f.code for f in report.findings if requirement in ("*", f.requirement)}


@pytest.fixture
def cases() -> type[Cases]:
    """Complete cases and ways to change and judge them."""
    return Cases
