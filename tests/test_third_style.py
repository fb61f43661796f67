"""The third generator of test documents draws every kind, states its facts, and is repeatable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from extract.evidence import EvidenceKind
from tools.second_style.drawn import AnyOf
from tools.third_style import faces, library, papers

_HOLDER = "surname given_names "
_CIVIL = _HOLDER + (
    "birth_date birth_place birth_place_scripts issue_date issuing_country translated certified"
)
_INSURANCE = _HOLDER + "amka afm ama valid_until"
_INCOME = _HOLDER + "afm tax_year amount_eur passport_number"
_HOME = _HOLDER + "afm passport_number address prefecture valid_until tax_year"
_PERMIT = _HOLDER + (
    "title_number nationality birth_date birth_place issue_date expiry_date filed_on"
)
_PASSPORT = _HOLDER + (
    "document_number nationality birth_date sex issue_date expiry_date personal_number "
    "birth_place birth_place_scripts"
)
_NAMED = {
    "passport": _PASSPORT,
    "travel_document": _PASSPORT,
    "entry_visa": _HOLDER + "document_number passport_number issue_date expiry_date",
    "residence_permit": _PERMIT,
    "alien_identity_card": _PERMIT,
    "permanent_residence_card": _PERMIT,
    "residence_application_certificate": _PERMIT,
    "fee_receipt": "fee_code amount_eur payment_code payer_name payer_afm paid paid_on",
    "insurance_capacity": _INSURANCE,
    "insurance_application": _INSURANCE,
    "private_insurance": _INSURANCE,
    "health_booklet": _INSURANCE,
    "sponsor_insurance_compliance": _INSURANCE,
    "tax_clearance": _INCOME,
    "tax_return": _INCOME,
    "income_proof": _INCOME,
    "lease": _HOME,
    "property_deed": _HOME,
    "utility_bill": _HOME,
    "residence_proof": _HOME,
    "housing_concession": _HOME,
    "stay_proof": _HOLDER + "from to",
    "legal_stay_certificate": _HOLDER + "years from to",
    "greek_school_certificate": _HOLDER + "classes_completed completed_on",
    "greek_language_certificate": _HOLDER + "level",
    "certified_translation": _CIVIL + " translates",
    "power_of_attorney": "",
    "other": "",
}
"""The contract's names of facts by kind; a certificate's or a declaration's for all others."""
_EVERY = [(part, kind) for part in library.PARTS for kind in library.KINDS]


def _texts(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, AnyOf):
            yield from _texts(value.values)
        elif isinstance(value, str):
            yield value


def test_every_kind_but_the_photo_is_drawn() -> None:
    assert set(library.KINDS) == set(EvidenceKind) - {EvidenceKind.PHOTO}


@pytest.mark.parametrize(("part", "kind"), _EVERY, ids=lambda v: str(getattr(v, "value", v)))
def test_a_paper_states_facts_by_the_names_of_the_contract(part: str, kind: EvidenceKind) -> None:
    for number in range(library.variants(part, kind)):
        _, drawn = library.drawn(part, kind, number)
        assert drawn.kind is kind
        assert drawn.data.startswith(b"%PDF-")
        assert set(drawn.facts) <= set(_NAMED.get(kind.value, _CIVIL).split())
        silent = {EvidenceKind.OTHER, EvidenceKind.POWER_OF_ATTORNEY}
        assert drawn.facts or drawn.unidentified_is_right or kind in silent
        assert not any("{" in text for text in _texts(drawn.facts.values()))


@pytest.mark.parametrize("kind", [EvidenceKind.PASSPORT, EvidenceKind.LEASE], ids=str)
def test_the_same_number_gives_the_same_bytes(kind: EvidenceKind) -> None:
    assert library.drawn("seen", kind, 3) == library.drawn("seen", kind, 3)


def test_the_parts_share_no_person() -> None:
    everybody = [person for part in library.PARTS for person in library.PEOPLE[part]]
    for own in ("surname", "afm", "passport", "title"):
        assert len({getattr(person, own) for person in everybody}) == len(everybody)


def test_no_two_parts_share_a_state_but_the_last_two() -> None:
    parts = [part for part in library.PARTS if part not in {"distant", "remote"}]
    codes = [person.code for part in parts for person in library.PEOPLE[part]]
    assert len(set(codes)) == len(codes)
    for last in ("distant", "remote"):
        own = [person.code for person in library.PEOPLE[last]]
        assert len(set(own)) == len(own)


@pytest.mark.parametrize("part", library.PARTS)
def test_a_part_has_people_of_eight_states_and_four_scripts(part: str) -> None:
    people = library.PEOPLE[part]
    assert len({person.code for person in people}) >= 8
    assert len({person.name_script for person in people}) >= 4
    assert all(person.born < dt.date(2000, 1, 1) for person in people)


@pytest.mark.skipif(bool(faces.absent()), reason="typefaces lack")
@pytest.mark.parametrize(
    "part", ["wider", "fresh", "apart", "beyond", "yonder", "afar", "distant", "remote"]
)
def test_the_faces_of_a_part_have_every_letter_that_its_papers_print(part: str) -> None:
    letters: dict[Path, set[str]] = {}
    for who in library.PEOPLE[part]:
        for paper in (p for several in papers.wordings(part).values() for p in several):
            text = paper.body.format_map(papers.words(who, paper.days))
            for script, run in faces.runs(text.replace("\n", " ")):
                letters.setdefault(faces.font_file(paper.face, script, bold=False), set()).update(
                    run
                )
    for path, used in letters.items():
        known = TTFont(path, fontNumber=0).getBestCmap()
        assert not {char for char in used if ord(char) not in known}, path.name
