"""To whom each requirement applies, whose document it must be, and what may stand in or follow."""

from __future__ import annotations

from verify.catalogue.load import default_catalogue
from verify.catalogue.models import Holder

CONDITIONS = {
    "withdrawal-agreement.replacement/previous_permit": "replacement_reason: damage data_change",
    "withdrawal-agreement.replacement/identity_change": "replacement_reason: data_change",
    "withdrawal-agreement.replacement/loss_declaration": "replacement_reason: loss theft",
    "withdrawal-agreement.replacement/medical_fingerprints": "fingerprints: unable",
    "withdrawal-agreement.replacement/medical_mobility": "fingerprints: cannot_travel",
    "withdrawal-agreement.replacement/power_of_attorney": "filed_by: lawyer",
    "ethnic-greek.family.initial/previous_title": "sponsor_titled: true",
    "ethnic-greek.family.initial/descent": "sponsor_titled: false",
}

EXEMPTIONS = {
    "withdrawal-agreement.replacement/medical_fingerprints": "under_six",
    "withdrawal-agreement.replacement/medical_mobility": "under_six",
    "ethnic-greek.family.initial/fee": "minor_child",
    "ethnic-greek.family.renewal/fee": "minor_child",
}

PROCEDURES = default_catalogue().procedures
REQUIREMENTS = {f"{p.id}/{r.id}": r for p in PROCEDURES.values() for r in p.requirements}


def test_conditions() -> None:
    found = {
        key: f"{r.when.fact.value}: {' '.join(r.when.any_of)}"
        for key, r in REQUIREMENTS.items()
        if r.when
    }

    assert found == CONDITIONS


def test_exemptions() -> None:
    assert {k: r.unless.value for k, r in REQUIREMENTS.items() if r.unless} == EXEMPTIONS


def test_only_insurance_of_family_reunification_may_follow_later() -> None:
    deferrable = {k: r.deferrable_months for k, r in REQUIREMENTS.items() if r.deferrable_months}

    assert deferrable == {"family-reunification.initial/insurance": 6}


def test_only_first_permits_of_003_do_without_a_passport() -> None:
    waived = [p.id for p in PROCEDURES.values() if p.passport_waiver]

    assert waived == [
        "ethnic-greek.titled.initial",
        "ethnic-greek.untitled.initial",
        "ethnic-greek.family.initial",
    ]


def test_the_sponsors_papers_are_the_sponsors() -> None:
    of_sponsor = [key for key, r in REQUIREMENTS.items() if r.holder is Holder.SPONSOR]

    assert of_sponsor == [
        "family-reunification.initial/sponsor_insurance",
        "family-reunification.initial/sponsor_tax",
        "family-reunification.initial/sponsor_permit",
        "ethnic-greek.family.initial/descent",
    ]


def test_family_papers_may_be_of_either() -> None:
    of_either = {key for key, r in REQUIREMENTS.items() if r.holder is Holder.EITHER}

    assert of_either >= {
        "family-reunification.initial/family_status",
        "ethnic-greek.family.initial/previous_title",
        "ethnic-greek.family.initial/family_tie",
        "ethnic-greek.family.renewal/family_declaration",
    }
    assert "family-reunification.initial/family_declaration" not in of_either
