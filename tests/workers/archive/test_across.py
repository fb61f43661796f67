"""What cases say together: each finding points to both, and what is one person's own is none."""

from __future__ import annotations

import datetime as dt

import cv2
import numpy as np
import pytest

from workers.archive.across.found import find_links, links
from workers.archive.across.portraits import ALIKE_BITS, bands, differing_bits, portrait_hash
from workers.archive.across.sameness import Dates, compare_dates
from workers.archive.across.traits import (
    FileTrait,
    NumberTrait,
    PaymentTrait,
    PersonTraits,
    PhotoTrait,
    Traits,
)
from workers.archive.state_file import STATE_FILE, connect

BORN = dt.date(1988, 4, 12)


def person(**changed: object) -> PersonTraits:
    held: dict[str, object] = {
        "surname": "HOXHA", "given_names": "ARTAN", "birth_date": BORN, "sex": "M",
        "nationality": "ALB", "birth_place": "TIRANE", "passport": "BA1", "amka": "1", "afm": "2",
    }  # fmt: skip
    return PersonTraits.model_validate(held | changed)


def stranger(number: int = 1) -> PersonTraits:
    return person(
        surname="BERIDZE", given_names="NINO", birth_date=dt.date(1970 + number, 1, 1), sex="F",
        nationality="GEO", birth_place=f"TOWN {number}",
        passport=f"G{number}", amka=f"3{number}", afm=f"4{number}",
    )  # fmt: skip


@pytest.fixture
def across(tmp_path):
    def of(*cases: Traits) -> list[dict[str, object]]:
        state = connect(tmp_path / STATE_FILE)
        state.execute("DELETE FROM cases")
        state.executemany(
            "INSERT INTO cases (key, place, fault, seen, outcome, traits) "
            "VALUES (?, '{}', '', 1, 'judged', ?)",
            [(f"case-{n}", traits.model_dump_json()) for n, traits in enumerate(cases)],
        )
        find_links(state, 1)
        found = list(links(state))
        state.close()
        return found

    return of


def codes(rows: list[dict[str, object]]) -> set[object]:
    return {row["code"] for row in rows}


def test_a_payment_code_used_twice_is_said_in_both_cases_and_both_languages(across):
    paid = PaymentTrait(code="64212345678901234567", file="paravolo.pdf")
    rows = across(Traits(person=person(), payments=(paid,)),
                  Traits(person=stranger(), payments=(paid,)))  # fmt: skip

    assert [(r["case_id"], r["other_case_id"], r["code"]) for r in rows] == [
        ("case-0", "case-1", "fee.reused"),
        ("case-1", "case-0", "fee.reused"),
    ]
    assert "case-1" in str(rows[0]["message_en"])
    assert "πληρώνεται" in str(rows[0]["message_el"])


def test_the_same_file_of_strangers_is_a_warning_and_of_one_family_a_notice(across):
    lease = (FileTrait(sha256="ab", file="lease.pdf"),)
    strangers = across(Traits(person=person(), files=lease), Traits(person=stranger(), files=lease))
    wife = person(given_names="MIRELA", sex="F", birth_date=dt.date(1990, 1, 1), passport="BA2",
                  amka="5", afm="6")  # fmt: skip
    family = across(Traits(person=person(), files=lease), Traits(person=wife, files=lease))

    assert {(r["code"], r["severity"]) for r in strangers} == {("document.duplicate", "warning")}
    assert {(r["code"], r["severity"]) for r in family} == {("document.duplicate", "notice")}


def test_a_file_that_thousands_share_is_said_once_a_case(across):
    photo = (FileTrait(sha256="ab", file="scan.pdf"),)
    rows = across(*(Traits(person=stranger(n), files=photo) for n in range(50)))

    assert {r["cases"] for r in rows} == {50}
    assert len(rows) == 2 * 49


def test_one_document_number_with_two_birth_dates(across):
    def number(day: dt.date) -> tuple[NumberTrait, ...]:
        return (NumberTrait(scheme="passport:ALB", number="BA7", birth_date=day, file="p.pdf"),)

    rows = across(Traits(person=person(), numbers=number(BORN)),
                  Traits(person=stranger(), numbers=number(dt.date(1999, 1, 1))))  # fmt: skip

    assert codes(rows) == {"across.birth_date"}
    assert {r["found"] for r in rows} == {"1988-04-12", "1999-01-01"}


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"surname": "ΧΟΤΖΑ", "given_names": "ΑΡΤΑΝ", "passport": "BA2"},
         {"across.person_names", "across.person_numbers"}),
        ({"passport": "BA2"}, {"across.person_numbers"}),
        ({"amka": "9", "afm": "8", "passport": "BA2"}, {"across.person_numbers"}),
        ({"surname": "SHEHU"}, {"across.person_names"}),
        ({"birth_date": dt.date(1988, 12, 4)}, {"across.birth_date"}),
        ({"birth_date": dt.date(1988, 12, 4), "passport": "B", "amka": "9", "afm": "8"},
         {"across.person_numbers"}),
        ({}, set()),
    ],
)  # fmt: skip
def test_one_person_under_several_names_or_numbers(across, other, expected):
    assert codes(across(Traits(person=person()), Traits(person=person(**other)))) == expected


@pytest.mark.parametrize(
    "other",
    [
        {"given_names": "ILIR"},  # a twin
        {"birth_date": dt.date(1970, 1, 1)},  # a namesake
        {"sex": "F"},
        {"nationality": "GEO", "surname": "HOTI"},
    ],
)
def test_twins_and_namesakes_are_two_people(across, other):
    other |= {"passport": "BA2", "amka": "9", "afm": "8"}
    assert across(Traits(person=person()), Traits(person=person(**other))) == []


def test_a_common_birth_date_costs_a_window_and_not_all_pairs(across):
    same_day = [
        person(surname=f"{a}{b}IC", passport=f"P{a}{b}", amka=f"{ord(a)}{ord(b)}", afm=f"{a}{b}")
        for a in "ABCDEFGHIJ"
        for b in "KLMNOPQRST"
    ]
    rows = across(*(Traits(person=p) for p in same_day), Traits(person=same_day[0]))

    assert isinstance(rows, list)


def portrait(seed: int) -> np.ndarray:
    """A picture with a ground and something on it that no other seed has."""
    rng = np.random.default_rng(seed)
    picture = np.full((709, 472, 3), 245, np.uint8)
    coarse = rng.integers(20, 230, (12, 9, 3), dtype=np.uint8)
    picture[130:600, 60:412] = cv2.resize(coarse, (352, 470), interpolation=cv2.INTER_CUBIC)
    return picture


@pytest.mark.parametrize("how", ["smaller", "saved", "brighter"])
def test_a_photo_saved_scaled_or_brightened_anew_stays_alike(how):
    picture = portrait(1)
    changed = {
        "smaller": cv2.resize(picture, (236, 354), interpolation=cv2.INTER_AREA),
        "saved": cv2.imdecode(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 40])[1], 1),
        "brighter": np.clip(picture.astype(int) + 12, 0, 255).astype(np.uint8),
    }[how]
    a, b = portrait_hash(picture).hex(), portrait_hash(changed).hex()

    assert differing_bits(a, b) <= ALIKE_BITS
    assert set(bands(a)) & set(bands(b))
    assert differing_bits(a, portrait_hash(portrait(2)).hex()) > ALIKE_BITS


def test_the_same_photo_for_two_persons_is_found_though_it_was_saved_anew(across):
    picture = portrait_hash(portrait(3))
    near = bytes([picture[0] ^ 1, *picture[1:]])
    rows = across(
        Traits(person=person(), photos=(PhotoTrait(portrait=picture.hex(), file="a.jp2"),)),
        Traits(person=stranger(), photos=(PhotoTrait(portrait=near.hex(), file="b.jp2"),)),
    )
    mine = across(
        Traits(person=person(), photos=(PhotoTrait(portrait=picture.hex(), file="a.jp2"),)),
        Traits(person=person(), photos=(PhotoTrait(portrait=picture.hex(), file="b.jp2"),)),
    )

    assert codes(rows) == {"across.same_photo"}
    assert mine == []


def test_how_birth_dates_stand_to_each_other():
    assert compare_dates(BORN, dt.date(1988, 12, 4)) is Dates.NEAR
    assert compare_dates(BORN, dt.date(1998, 4, 12)) is Dates.NEAR
    assert compare_dates(BORN, dt.date(1998, 4, 13)) is Dates.DIFFERENT
    assert compare_dates(BORN, None) is Dates.UNKNOWN
