"""The fourteen procedures ask for what the contract's table says, in its order."""

from __future__ import annotations

from decimal import Decimal

import pytest

from verify.catalogue.load import default_catalogue
from verify.catalogue.models import Combine, Holder, Requirement

PASSPORTS = "passport travel_document"
ADDRESS = "lease property_deed utility_bill tax_clearance residence_proof"
FOUR = "health_booklet insurance_capacity insurance_application private_insurance"
THREE = "health_booklet insurance_capacity private_insurance"
TITLES = "residence_permit alien_identity_card"
CARD = ("photos", "photo"), ("fee_card", "fee_receipt"), ("birthplace_latin", "birthplace_document")

CONTRACT: dict[str, list[tuple[str, str]]] = {
    "registration": [
        ("title_type", ""),
        ("title_number", ""),
        ("passport_number", ""),
        ("names", ""),
        ("birth_date", ""),
        ("eligibility", ""),
    ],
    "withdrawal-agreement.replacement": [
        ("passport", PASSPORTS),
        ("photos", "photo"),
        ("address_proof", ADDRESS),
        ("previous_permit", "residence_permit"),
        ("identity_change", "identity_change_certificate"),
        ("loss_declaration", "loss_declaration"),
        ("medical_fingerprints", "medical_certificate"),
        ("medical_mobility", "medical_certificate"),
        ("fee_card", "fee_receipt"),
        ("power_of_attorney", "power_of_attorney"),
        ("eligibility", ""),
    ],
    "family-reunification.initial": [
        ("passport", PASSPORTS),
        ("entry_visa", "entry_visa"),
        ("fee", "fee_receipt"),
        ("insurance", "insurance_application private_insurance"),
        ("family_declaration", "solemn_declaration"),
        ("family_status", "family_status_certificate"),
        ("sponsor_insurance", "sponsor_insurance_compliance"),
        ("sponsor_tax", "tax_clearance tax_return"),
        ("photos", "photo"),
        ("sponsor_permit", "residence_permit residence_application_certificate"),
        ("eligibility", ""),
    ],
    "ethnic-greek.titled.initial": [
        ("passport", PASSPORTS),
        ("previous_title", TITLES),
        ("fee", "fee_receipt"),
        ("residence_thessaloniki", ADDRESS),
        ("insurance", FOUR),
        *CARD,
        ("eligibility", ""),
    ],
    "ethnic-greek.titled.renewal": [
        ("passport", PASSPORTS),
        ("residence_permit", "residence_permit"),
        ("fee", "fee_receipt"),
        ("insurance", THREE),
        ("residence_thessaloniki", ADDRESS),
        *CARD,
        ("eligibility", ""),
    ],
    "ethnic-greek.untitled.initial": [
        ("passport", PASSPORTS),
        ("descent", "greek_descent_document"),
        ("fee", "fee_receipt"),
        ("insurance", FOUR),
        ("residence_thessaloniki", ADDRESS),
        *CARD,
        ("eligibility", ""),
    ],
    "ethnic-greek.untitled.renewal": [
        ("passport", PASSPORTS),
        ("residence_permit", "residence_permit"),
        ("fee", "fee_receipt"),
        ("insurance", THREE),
        ("residence_thessaloniki", ADDRESS),
        *CARD,
        ("eligibility", ""),
    ],
    "ethnic-greek.family.initial": [
        ("passport", PASSPORTS),
        ("previous_title", TITLES),
        ("descent", "greek_descent_document"),
        ("fee", "fee_receipt"),
        ("insurance", FOUR),
        ("family_tie", "family_status_certificate marriage_certificate birth_certificate"),
        ("stay_proof", "stay_proof"),
        ("residence_thessaloniki", ADDRESS),
        *CARD,
    ],
    "ethnic-greek.family.renewal": [
        ("passport", PASSPORTS),
        ("residence_permit", "residence_permit"),
        ("fee", "fee_receipt"),
        ("insurance", THREE),
        ("family_declaration", "solemn_declaration"),
        ("residence_thessaloniki", ADDRESS),
        *CARD,
    ],
    "long-term.initial": [
        ("passport", PASSPORTS),
        ("residence_permit", "residence_permit"),
        ("fee", "fee_receipt"),
        ("insurance", "insurance_capacity"),
        ("income", "tax_clearance income_proof"),
        ("housing", "property_deed lease tax_return housing_concession"),
        (
            "integration",
            (
                "greek_language_certificate greek_school_certificate permanent_residence_card "
                "citizenship_committee_opinion legal_stay_certificate"
            ),
        ),
        *CARD,
        ("eligibility", ""),
    ],
    "long-term.renewal": [
        ("passport", PASSPORTS),
        ("residence_permit", "residence_permit"),
        *CARD,
    ],
    "second-generation.initial": [
        ("passport", PASSPORTS),
        ("fee", "fee_receipt"),
        ("insurance", "insurance_capacity private_insurance"),
        ("birth_or_schooling", "birth_certificate greek_school_certificate"),
        ("stay_proof", "stay_proof"),
        *CARD,
    ],
    "second-generation.renewal": [
        ("passport", PASSPORTS),
        ("residence_permit", "residence_permit"),
        ("fee", "fee_receipt"),
        ("insurance", "insurance_capacity private_insurance"),
        *CARD,
    ],
    "ten-year.initial": [
        ("passport", PASSPORTS),
        ("residence_permit", "residence_permit"),
        ("fee", "fee_receipt"),
        ("insurance", "insurance_capacity private_insurance"),
        ("legal_stay", "legal_stay_certificate residence_permit"),
        ("tax", "tax_clearance tax_return"),
        ("renewal_conditions", ""),
        *CARD,
        ("eligibility", ""),
    ],
}

FEES = {
    "ethnic-greek.titled.initial": ("2107", 150),
    "ethnic-greek.titled.renewal": ("2108", 300),
    "ethnic-greek.untitled.initial": ("2107", 150),
    "ethnic-greek.untitled.renewal": ("2108", 300),
    "ethnic-greek.family.initial": ("2107", 150),
    "ethnic-greek.family.renewal": ("2107", 150),
    "long-term.initial": ("2107", 150),
    "second-generation.initial": ("2108", 300),
    "second-generation.renewal": ("2108", 300),
    "ten-year.initial": ("2110", 900),
}

DURATIONS = {
    "registration": None,
    "withdrawal-agreement.replacement": None,
    "family-reunification.initial": None,
    "ethnic-greek.titled.initial": 12,
    "ethnic-greek.titled.renewal": 24,
    "ethnic-greek.untitled.initial": 12,
    "ethnic-greek.untitled.renewal": 24,
    "ethnic-greek.family.initial": 12,
    "ethnic-greek.family.renewal": 24,
    "long-term.initial": 60,
    "long-term.renewal": 60,
    "second-generation.initial": 60,
    "second-generation.renewal": 60,
    "ten-year.initial": 120,
}

PROCEDURES = default_catalogue().procedures
REQUIREMENTS = {f"{p.id}/{r.id}": r for p in PROCEDURES.values() for r in p.requirements}


def test_there_are_the_fourteen_procedures_in_the_order_of_the_sources() -> None:
    assert list(PROCEDURES) == list(CONTRACT)


@pytest.mark.parametrize("procedure_id", CONTRACT)
def test_requirements_and_what_serves_them_in_the_contracts_order(procedure_id: str) -> None:
    found = [
        (r.id, " ".join(kind.value for kind in r.accepts))
        for r in PROCEDURES[procedure_id].requirements
    ]

    assert found == CONTRACT[procedure_id]


@pytest.mark.parametrize("procedure_id", CONTRACT)
def test_durations(procedure_id: str) -> None:
    assert PROCEDURES[procedure_id].duration_months == DURATIONS[procedure_id]


def test_fees_with_their_codes_and_amounts() -> None:
    found = {
        p.id: (p.requirement("fee").fee.code, p.requirement("fee").fee.amount_eur)
        for p in PROCEDURES.values()
        if any(r.id == "fee" for r in p.requirements) and p.id != "family-reunification.initial"
    }

    assert found == {key: (code, Decimal(amount)) for key, (code, amount) in FEES.items()}


def test_family_reunification_names_neither_code_nor_amount() -> None:
    fee = REQUIREMENTS["family-reunification.initial/fee"]

    assert fee.fee is not None
    assert (fee.fee.code, fee.fee.amount_eur) == (None, None)
    assert fee.deferrable_months is None


def test_card_fee_is_16_euro_of_code_2119_except_in_001() -> None:
    found = {
        key: (r.fee.code, r.fee.amount_eur) for key, r in REQUIREMENTS.items() if r.id == "fee_card"
    }

    assert found.pop("withdrawal-agreement.replacement/fee_card") == ("2296", Decimal(16))
    assert len(found) == 11
    assert set(found.values()) == {("2119", Decimal(16))}


@pytest.mark.parametrize(
    ("procedure_id", "copies", "digital"),
    [
        (key, *{"withdrawal-agreement.replacement": (4, False)}.get(key, (4, True)))
        for key in CONTRACT
        if key not in {"registration", "family-reunification.initial"}
    ]
    + [("family-reunification.initial", 2, True)],
)
def test_prints_of_the_photo(procedure_id: str, copies: int, *, digital: bool) -> None:
    photos = REQUIREMENTS[f"{procedure_id}/photos"]

    assert photos.prints is not None
    assert (photos.prints.copies, photos.prints.digital) == (copies, digital)
    assert photos.holder is Holder.NOBODY


def test_every_passport_is_looked_at() -> None:
    passports = [r for r in REQUIREMENTS.values() if r.id == "passport"]

    assert {r.combine for r in passports} == {Combine.ALL}


def test_only_renewal_conditions_are_left_wholly_to_the_officer() -> None:
    def left(requirement: Requirement) -> bool:
        return requirement.officer_reason is not None

    assert [k for k, r in REQUIREMENTS.items() if left(r)] == [
        "ten-year.initial/renewal_conditions"
    ]
