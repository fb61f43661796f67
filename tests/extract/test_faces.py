"""Faces of cards on one scan: which are of one card, and which of two."""

import datetime as dt
from dataclasses import replace

import pytest

from extract.mrz.zones import CheckState, MrzFields, MrzFormat, Zone
from extract.parting import parts_of

SEEN_ON = dt.date(2026, 11, 2)
TITLE = "ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ / RESIDENCE PERMIT"
OLD, NEW = ("06.03.2018", "05.03.2023"), ("06.03.2023", "05.03.2028")


def front(typed, *, number="E00123456", days=NEW, surname="HARUTYUNYAN", given="VAHAN"):
    issued, expires = days
    return typed(
        f"{TITLE}\nE\n{number}\nSurname: {surname}\nGiven name: {given}\n"
        f"Valid until: {expires}\nDate of issue: {issued}",
        confidence=0.95,
    ).pages[0]


def back(typed, *, number="E00123456", expires=NEW[1], surname="HARUTYUNYAN", given="VAHAN"):
    """A back, which has no title: its zone says again whose it is."""
    day = dt.date(*map(int, reversed(expires.split("."))))
    fields = MrzFields(
        "IR", "GRC", surname, given, number, "ARM", dt.date(1984, 5, 9), "M", day, ""
    )
    zone = Zone(
        page=1, box=(0, 300, 600, 400), rotation=0, format=MrzFormat.TD1, lines=(), valid=True,
        checks={"composite": CheckState.HOLDS}, fields=fields, confidence=0.95,
    )  # fmt: skip
    text = "Place of birth: VANADZOR\nRemarks: WORK PERMITTED"
    return typed(text, confidence=0.95, zones=(zone,)).pages[0]


def at(page, left, top):
    """The face as it stands on a sheet: only where it stands is changed."""

    def moved(word):
        x0, y0, x1, y1 = word.box
        return replace(word, box=(x0 + left, y0 + top, x1 + left, y1 + top))

    return replace(page, words=tuple(map(moved, page.words)))


def documents(*faces):
    """For each document of a sheet the numbers of its faces, in order."""
    first, *others = faces
    sheet = replace(first, beside=tuple(others))
    places = {id(face.words): index for index, face in enumerate(faces)}
    return [
        [places[id(page.words)] for page in part] for part in parts_of([sheet], seen_on=SEEN_ON)
    ]


def test_the_old_permit_and_the_new_one_are_two_cards_though_their_number_is_one(typed):
    assert documents(front(typed, days=OLD), front(typed, days=NEW)) == [[0], [1]]


def test_permits_of_two_numbers_are_two_cards(typed):
    assert documents(front(typed), front(typed, number="E00987612")) == [[0], [1]]


def test_fronts_of_two_persons_are_two_cards_though_a_number_was_not_read(typed):
    other = front(typed, number="E0O I2", surname="BENNANI", given="YOUSSEF")
    assert documents(front(typed), other) == [[0], [1]]


def test_brothers_whose_numbers_follow_each_other_have_two_cards(typed):
    other = front(typed, number="E00123457", given="TIGRAN")
    assert documents(front(typed), other) == [[0], [1]]


def test_copies_of_one_front_are_one_document(typed):
    assert documents(front(typed), front(typed)) == [[0, 1]]


def test_a_name_with_a_letter_misread_makes_no_other_card(typed):
    assert documents(front(typed), front(typed, surname="HARUTYUNYAM")) == [[0, 1]]


@pytest.mark.parametrize("number", ["E00123456", "E00128456", "E00723956"])
def test_a_back_belongs_to_its_front_also_where_figures_of_the_number_are_misread(typed, number):
    assert documents(front(typed), back(typed, number=number)) == [[0, 1]]


def test_of_two_cards_each_gets_its_own_back(typed):
    other = {"number": "E00987612", "surname": "BENNANI", "given": "YOUSSEF"}
    faces = (front(typed), front(typed, **other), back(typed, **other), back(typed))
    assert documents(*faces) == [[0, 3], [1, 2]]


def test_of_an_old_card_and_a_new_one_of_one_number_each_gets_its_own_back(typed):
    backs = (back(typed, expires=OLD[1]), back(typed))
    assert documents(front(typed, days=OLD), front(typed), *backs) == [[0, 2], [1, 3]]


def test_a_back_that_says_nothing_goes_with_the_front_that_is_nearest(typed):
    def silent(left):
        return at(typed("Remarks  WORK PERMITTED", confidence=0.95).pages[0], left, 900)

    fronts = (front(typed), at(front(typed, number="E00987612"), 1300, 0))
    assert documents(*fronts, silent(0), silent(1300)) == [[0, 2], [1, 3]]
    assert documents(*fronts, silent(1300), silent(0)) == [[0, 3], [1, 2]]


def test_a_back_of_somebody_else_is_none_of_the_only_card_on_the_sheet(typed):
    other = back(typed, number="E00987612", surname="BENNANI", given="YOUSSEF")
    assert documents(front(typed), other) == [[0], [1]]


def test_a_front_goes_with_its_back_that_stands_before_it(typed):
    other = {"number": "E00987612", "surname": "BENNANI", "given": "YOUSSEF"}
    unread = front(typed, number="E0O I2", surname="BENNANI", given="YOUSSEF")
    assert documents(front(typed), back(typed, **other), unread) == [[0], [1, 2]]
