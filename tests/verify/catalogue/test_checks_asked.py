"""What each requirement asks beyond presence: the checks that its sentence in the source names."""

from __future__ import annotations

import pytest

from verify.catalogue.load import default_catalogue

CHECKS_OF_ID = {
    "photos": "photo_specification",
    "birthplace_latin": "birthplace_in_latin",
    "fee_card": "",
    "residence_thessaloniki": "prefecture_thessaloniki not_expired",
    "family_declaration": "states_family_unchanged",
}
"""Requirements that ask the same wherever they stand."""

CHECKS = {
    "registration/title_type": "form_title_type",
    "registration/title_number": "form_title_number",
    "registration/passport_number": "form_passport_number",
    "registration/names": "form_names",
    "registration/birth_date": "form_birth_date",
    "registration/eligibility": "may_register",
    "withdrawal-agreement.replacement/passport": "in_force",
    "withdrawal-agreement.replacement/address_proof": "not_expired",
    "withdrawal-agreement.replacement/previous_permit": "",
    "withdrawal-agreement.replacement/identity_change": "certified translated",
    "withdrawal-agreement.replacement/loss_declaration": "",
    "withdrawal-agreement.replacement/medical_fingerprints": "",
    "withdrawal-agreement.replacement/medical_mobility": "",
    "withdrawal-agreement.replacement/power_of_attorney": "certified",
    "withdrawal-agreement.replacement/eligibility": (
        "united_kingdom_or_member_state filed_for_minor_by_parent"
    ),
    "family-reunification.initial/passport": "in_force all_pages",
    "family-reunification.initial/entry_visa": "in_force visa_may_be_in_passport",
    "family-reunification.initial/fee": "paid_before_filing",
    "family-reunification.initial/insurance": "private_where_lawful not_expired",
    "family-reunification.initial/family_status": "recent certified translated",
    "family-reunification.initial/sponsor_insurance": "not_expired",
    "family-reunification.initial/sponsor_tax": "certified latest_tax_year",
    "family-reunification.initial/sponsor_permit": "in_force",
    "family-reunification.initial/eligibility": "family_relationship filed_before_visa_ends",
    "ethnic-greek.titled.initial/passport": "in_force all_pages certified",
    "ethnic-greek.titled.initial/previous_title": "must_have_expired",
    "ethnic-greek.titled.initial/fee": "",
    "ethnic-greek.titled.initial/insurance": "booklet_in_force not_expired",
    "ethnic-greek.titled.initial/eligibility": "excluded_ethnic_greeks",
    "ethnic-greek.titled.renewal/passport": "all_pages covers_last_permit",
    "ethnic-greek.titled.renewal/residence_permit": "",
    "ethnic-greek.titled.renewal/fee": "",
    "ethnic-greek.titled.renewal/insurance": "booklet_in_force not_expired",
    "ethnic-greek.titled.renewal/eligibility": "excluded_ethnic_greeks",
    "ethnic-greek.untitled.initial/passport": "in_force certified",
    "ethnic-greek.untitled.initial/descent": "foreign_certified_translated",
    "ethnic-greek.untitled.initial/fee": "",
    "ethnic-greek.untitled.initial/insurance": "booklet_in_force not_expired",
    "ethnic-greek.untitled.initial/eligibility": "excluded_ethnic_greeks",
    "ethnic-greek.untitled.renewal/passport": "all_pages covers_last_permit",
    "ethnic-greek.untitled.renewal/residence_permit": "in_force",
    "ethnic-greek.untitled.renewal/fee": "",
    "ethnic-greek.untitled.renewal/insurance": "booklet_in_force not_expired",
    "ethnic-greek.untitled.renewal/eligibility": "excluded_ethnic_greeks",
    "ethnic-greek.family.initial/passport": "in_force certified",
    "ethnic-greek.family.initial/previous_title": "must_have_expired",
    "ethnic-greek.family.initial/descent": "",
    "ethnic-greek.family.initial/fee": "",
    "ethnic-greek.family.initial/insurance": "booklet_in_force not_expired",
    "ethnic-greek.family.initial/family_tie": "foreign_certified_translated",
    "ethnic-greek.family.initial/stay_proof": "",
    "ethnic-greek.family.renewal/passport": "all_pages covers_last_permit",
    "ethnic-greek.family.renewal/residence_permit": "in_force",
    "ethnic-greek.family.renewal/fee": "",
    "ethnic-greek.family.renewal/insurance": "booklet_in_force not_expired",
    "long-term.initial/passport": "all_pages covers_last_five_years",
    "long-term.initial/residence_permit": "",
    "long-term.initial/fee": "",
    "long-term.initial/insurance": "insurance_numbers not_expired",
    "long-term.initial/income": "latest_tax_year income_shown",
    "long-term.initial/housing": "lease_in_force names_passport_number latest_tax_year",
    "long-term.initial/integration": "language_level twelve_years_stay",
    "long-term.initial/eligibility": "absences_within_limits",
    "long-term.renewal/passport": "all_pages covers_last_five_years",
    "long-term.renewal/residence_permit": "",
    "second-generation.initial/passport": "all_pages covers_last_five_years",
    "second-generation.initial/fee": "",
    "second-generation.initial/insurance": "insurance_numbers not_expired",
    "second-generation.initial/birth_or_schooling": "greek_birth_or_six_classes",
    "second-generation.initial/stay_proof": "stay_since_school_or_five_years",
    "second-generation.renewal/passport": "all_pages covers_last_permit",
    "second-generation.renewal/residence_permit": "",
    "second-generation.renewal/fee": "",
    "second-generation.renewal/insurance": "insurance_numbers not_expired",
    "ten-year.initial/passport": "all_pages covers_last_permit",
    "ten-year.initial/residence_permit": "",
    "ten-year.initial/fee": "",
    "ten-year.initial/insurance": "insurance_numbers private_if_permitted not_expired",
    "ten-year.initial/legal_stay": "ten_of_twelve_years",
    "ten-year.initial/tax": "latest_tax_year",
    "ten-year.initial/renewal_conditions": "",
    "ten-year.initial/eligibility": "held_permit_on_2006_01_01",
}

REQUIREMENTS = {
    f"{p.id}/{r.id}": r for p in default_catalogue().procedures.values() for r in p.requirements
}


@pytest.mark.parametrize("key", REQUIREMENTS)
def test_checks_that_the_sentence_asks_for(key: str) -> None:
    expected = CHECKS_OF_ID.get(REQUIREMENTS[key].id, CHECKS.get(key))

    assert " ".join(check.value for check in REQUIREMENTS[key].checks) == expected


def test_facts_that_a_requirement_needs_beyond_its_condition() -> None:
    needed = {k: " ".join(f.value for f in r.needs_facts) for k, r in REQUIREMENTS.items()}

    assert {key: facts for key, facts in needed.items() if facts} == {
        "registration/eligibility": "minor application_protocolled",
        "withdrawal-agreement.replacement/eligibility": "relationship minor filed_by",
        "family-reunification.initial/eligibility": "relationship married minor",
        "ethnic-greek.family.initial/fee": "minor relationship",
        "ethnic-greek.family.renewal/fee": "minor relationship",
        "long-term.initial/income": "household_size",
        "long-term.initial/eligibility": "absences",
        "ten-year.initial/eligibility": "held_permit_on_2006_01_01",
    }
