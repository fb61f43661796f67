"""One specimen document, cheaply: for tests that need a file of a kind and nothing around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

from extract.evidence import EvidenceKind
from samples.documents import certificates, civil_status, education, insurance, residence, tax
from samples.documents.certificates import Statement
from samples.documents.civil_status import Certificate
from samples.documents.declarations import SolemnDeclaration, draw_solemn_declaration
from samples.documents.education import Schooling
from samples.documents.fee_receipt import FeeReceipt, draw_fee_receipt
from samples.documents.insurance import Cover
from samples.documents.passport import Passport, draw_passport, draw_travel_document
from samples.documents.permit import (
    Permit,
    draw_alien_identity_card,
    draw_entry_visa,
    draw_permanent_card,
    draw_permit,
)
from samples.documents.photo import draw_photo
from samples.documents.residence import Home
from samples.documents.tax import Income
from samples.people import Person, payment_code, person

_Drawer = Callable[[Person], bytes]


def _home(draw: Callable[[Home], bytes]) -> _Drawer:
    return lambda holder: draw(Home(holder, holder.address))


def _income(draw: Callable[[Income], bytes]) -> _Drawer:
    return lambda holder: draw(Income(holder, holder.address))


def _cover(draw: Callable[[Cover], bytes]) -> _Drawer:
    return lambda holder: draw(Cover(holder))


def _foreign(draw: Callable[[Certificate], bytes]) -> _Drawer:
    return lambda holder: draw(Certificate(holder))


def _statement(draw: Callable[[Statement], bytes]) -> _Drawer:
    return lambda holder: draw(Statement(holder))


def _permit(draw: Callable[[Permit], bytes]) -> _Drawer:
    return lambda holder: draw(Permit(holder))


_DRAWERS: dict[EvidenceKind, _Drawer] = {
    EvidenceKind.PASSPORT: lambda holder: draw_passport(Passport(holder)),
    EvidenceKind.TRAVEL_DOCUMENT: lambda holder: draw_travel_document(Passport(holder)),
    EvidenceKind.ENTRY_VISA: _permit(draw_entry_visa),
    EvidenceKind.RESIDENCE_PERMIT: _permit(draw_permit),
    EvidenceKind.RESIDENCE_APPLICATION_CERTIFICATE: _statement(
        certificates.draw_application_certificate
    ),
    EvidenceKind.PERMANENT_RESIDENCE_CARD: _permit(draw_permanent_card),
    EvidenceKind.ALIEN_IDENTITY_CARD: _permit(draw_alien_identity_card),
    EvidenceKind.PHOTO: draw_photo,
    EvidenceKind.FEE_RECEIPT: lambda holder: draw_fee_receipt(
        FeeReceipt(holder, "2107", Decimal(150), payment_code(holder.key))
    ),
    EvidenceKind.INSURANCE_CAPACITY: _cover(insurance.draw_insurance_capacity),
    EvidenceKind.INSURANCE_APPLICATION: _cover(insurance.draw_insurance_application),
    EvidenceKind.PRIVATE_INSURANCE: _cover(insurance.draw_private_insurance),
    EvidenceKind.HEALTH_BOOKLET: _cover(insurance.draw_health_booklet),
    EvidenceKind.SPONSOR_INSURANCE_COMPLIANCE: _cover(insurance.draw_sponsor_insurance_compliance),
    EvidenceKind.SOLEMN_DECLARATION: lambda holder: draw_solemn_declaration(
        SolemnDeclaration(holder)
    ),
    EvidenceKind.FAMILY_STATUS_CERTIFICATE: _foreign(civil_status.draw_family_status),
    EvidenceKind.MARRIAGE_CERTIFICATE: _foreign(civil_status.draw_marriage),
    EvidenceKind.BIRTH_CERTIFICATE: civil_status.draw_greek_birth,
    EvidenceKind.BIRTHPLACE_DOCUMENT: _foreign(civil_status.draw_birthplace_document),
    EvidenceKind.CERTIFIED_TRANSLATION: _foreign(civil_status.draw_translation),
    EvidenceKind.IDENTITY_CHANGE_CERTIFICATE: _foreign(civil_status.draw_identity_change),
    EvidenceKind.LOSS_DECLARATION: _statement(certificates.draw_loss_declaration),
    EvidenceKind.MEDICAL_CERTIFICATE: _statement(certificates.draw_medical_certificate),
    EvidenceKind.TAX_CLEARANCE: _income(tax.draw_tax_clearance),
    EvidenceKind.TAX_RETURN: _income(tax.draw_tax_return),
    EvidenceKind.INCOME_PROOF: _income(tax.draw_income_proof),
    EvidenceKind.PROPERTY_DEED: _home(residence.draw_property_deed),
    EvidenceKind.LEASE: _home(residence.draw_lease),
    EvidenceKind.UTILITY_BILL: _home(residence.draw_utility_bill),
    EvidenceKind.HOUSING_CONCESSION: _home(residence.draw_housing_concession),
    EvidenceKind.RESIDENCE_PROOF: _home(residence.draw_residence_proof),
    EvidenceKind.STAY_PROOF: _statement(certificates.draw_stay_proof),
    EvidenceKind.LEGAL_STAY_CERTIFICATE: _statement(certificates.draw_legal_stay_certificate),
    EvidenceKind.GREEK_LANGUAGE_CERTIFICATE: education.draw_language_certificate,
    EvidenceKind.GREEK_SCHOOL_CERTIFICATE: lambda holder: education.draw_school_certificate(
        Schooling(holder)
    ),
    EvidenceKind.CITIZENSHIP_COMMITTEE_OPINION: education.draw_committee_opinion,
    EvidenceKind.GREEK_DESCENT_DOCUMENT: _statement(certificates.draw_descent),
    EvidenceKind.POWER_OF_ATTORNEY: _statement(certificates.draw_power_of_attorney),
    EvidenceKind.OTHER: _statement(certificates.draw_other),
}


def somebody(code: str = "ALB", sex: str = "M", key: str = "somebody", seed: int = 1) -> Person:
    """A person of an origin (ICAO 9303 code), born on 1988-04-12."""
    return person(code, sex, dt.date(1988, 4, 12), key, seed)


def document(kind: EvidenceKind, holder: Person) -> bytes:
    """A specimen of the kind, in order in every respect, that bears the holder's particulars.

    The photo is JPEG 2000; passports and cards are scans in a PDF; all else is born-digital PDF.
    For other particulars, or a defect, call the drawers in ``samples.documents`` themselves.
    """
    return _DRAWERS[kind](holder)


def drawn_kinds() -> tuple[EvidenceKind, ...]:
    """The kinds that ``document`` draws: all of them."""
    return tuple(_DRAWERS)
