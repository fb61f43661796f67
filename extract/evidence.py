"""Evidence kinds and fact names: the closed vocabulary of the contract (CCCEV: evidence)."""

from __future__ import annotations

from enum import StrEnum


class EvidenceKind(StrEnum):
    """What a document is (contract, *Evidence kinds*)."""

    PASSPORT = "passport"
    TRAVEL_DOCUMENT = "travel_document"
    ENTRY_VISA = "entry_visa"
    RESIDENCE_PERMIT = "residence_permit"
    RESIDENCE_APPLICATION_CERTIFICATE = "residence_application_certificate"
    PERMANENT_RESIDENCE_CARD = "permanent_residence_card"
    ALIEN_IDENTITY_CARD = "alien_identity_card"
    PHOTO = "photo"
    FEE_RECEIPT = "fee_receipt"
    INSURANCE_CAPACITY = "insurance_capacity"
    INSURANCE_APPLICATION = "insurance_application"
    PRIVATE_INSURANCE = "private_insurance"
    HEALTH_BOOKLET = "health_booklet"
    SPONSOR_INSURANCE_COMPLIANCE = "sponsor_insurance_compliance"
    SOLEMN_DECLARATION = "solemn_declaration"
    FAMILY_STATUS_CERTIFICATE = "family_status_certificate"
    MARRIAGE_CERTIFICATE = "marriage_certificate"
    BIRTH_CERTIFICATE = "birth_certificate"
    BIRTHPLACE_DOCUMENT = "birthplace_document"
    CERTIFIED_TRANSLATION = "certified_translation"
    IDENTITY_CHANGE_CERTIFICATE = "identity_change_certificate"
    LOSS_DECLARATION = "loss_declaration"
    MEDICAL_CERTIFICATE = "medical_certificate"
    TAX_CLEARANCE = "tax_clearance"
    TAX_RETURN = "tax_return"
    INCOME_PROOF = "income_proof"
    PROPERTY_DEED = "property_deed"
    LEASE = "lease"
    UTILITY_BILL = "utility_bill"
    HOUSING_CONCESSION = "housing_concession"
    RESIDENCE_PROOF = "residence_proof"
    STAY_PROOF = "stay_proof"
    LEGAL_STAY_CERTIFICATE = "legal_stay_certificate"
    GREEK_LANGUAGE_CERTIFICATE = "greek_language_certificate"
    GREEK_SCHOOL_CERTIFICATE = "greek_school_certificate"
    CITIZENSHIP_COMMITTEE_OPINION = "citizenship_committee_opinion"
    GREEK_DESCENT_DOCUMENT = "greek_descent_document"
    POWER_OF_ATTORNEY = "power_of_attorney"
    OTHER = "other"


class FactType(StrEnum):
    """The type of a fact's value.

    Text ``str``; date ``datetime.date``; integer ``int``; money ``decimal.Decimal`` (euro);
    flag ``bool``; texts ``tuple[str, ...]``; number ``float``; check ``str``, one of pass, fail,
    unsure, skipped.
    """

    TEXT = "text"
    DATE = "date"
    INTEGER = "integer"
    MONEY = "money"
    FLAG = "flag"
    TEXTS = "texts"
    NUMBER = "number"
    CHECK = "check"


_BY_TYPE: dict[FactType, str] = {
    FactType.TEXT: (
        "surname given_names document_number issuing_state nationality sex personal_number "
        "birth_place passport_number title_type title_number fee_code payment_code payer_name "
        "payer_afm payment_code_barcode amka afm ama issuing_country subject translates address "
        "prefecture level format"
    ),
    FactType.DATE: (
        "birth_date issue_date expiry_date covers_from covers_to entry_visa_expiry filed_on "
        "paid_on valid_until from to completed_on"
    ),
    FactType.INTEGER: "tax_year classes_completed copies",
    FactType.NUMBER: "width_mm height_mm dpi years",
    FactType.MONEY: "amount_eur",
    FactType.FLAG: "mrz_valid all_pages permits_private_insurance paid translated certified",
    FactType.TEXTS: "mrz birth_place_scripts",
}

_PHOTO_CHECKS = (
    "size aspect resolution frame background face_count head_size eye_line centering eyes "
    "mouth expression pose greyscale exposure sharpness shadow glasses format copies"
)
PHOTO_CODES: tuple[str, ...] = tuple(f"photo.{name}" for name in _PHOTO_CHECKS.split())
"""The photo checks; each is a finding code and a fact of the kind ``photo``."""

FACT_TYPES: dict[str, FactType] = {
    name: fact_type for fact_type, names in _BY_TYPE.items() for name in names.split()
} | dict.fromkeys(PHOTO_CODES, FactType.CHECK)
"""Every fact name of the contract with its type. One vocabulary for all kinds: a tax clearance
that names an address serves as proof of residence too."""

IN_PRINT_AND_ZONE = (
    "surname given_names document_number title_number issuing_state nationality birth_date sex "
    "expiry_date personal_number"
).split()
"""What both the printed page and the machine-readable zone say (ICAO Doc 9303-3, 4.2)."""

AS_PRINTED, IN_ZONE = "_printed", "_mrz"
"""Ends of the names of companion facts: what the source says whose value does not stand.

Given only where the two sources differ: ``birth_date`` read in the zone, ``birth_date_printed``
with what the page prints and where; ``birth_date`` as printed, ``birth_date_mrz``.
"""

FACT_TYPES |= {
    f"{name}{end}": FACT_TYPES[name] for name in IN_PRINT_AND_ZONE for end in (AS_PRINTED, IN_ZONE)
}


def told_by_the_other(name: str) -> str:
    """The fact that a companion is another reading of (``birth_date``), else ``name`` itself."""
    for end in (AS_PRINTED, IN_ZONE):
        if name.endswith(end) and name.removesuffix(end) in IN_PRINT_AND_ZONE:
            return name.removesuffix(end)
    return name
