"""Labels in brackets, in two languages, in small letters, and behind what nobody can read."""

import datetime as dt

import pytest

from extract.fields import date_parser, facts_for
from extract.holders import holder_facts
from extract.labels_beneath import opening


def values(facts):
    return {name: fact.value for name, fact in facts.items()}


def test_a_bracketed_label_in_two_languages_stands_beneath_its_value(typed):
    page = typed("""
ШАРИПОВ / SHARIPOV
(насаб / surname)
ФАРРУХ / FARRUKH
(ном / given name)
13.06.1987
(қайди ношинос / date of birth)
ТОҶИКИСТОН
""")
    assert values(holder_facts(page)) == {"surname": "SHARIPOV", "given_names": "FARRUKH"}
    born = next(facts_for(page, "birth_date", date_parser(page)))
    assert born.value == dt.date(1987, 6, 13)


def test_a_bracketed_label_with_a_colon_has_its_value_beside_it(typed):
    page = typed("""
ο/η (επώνυμο):        ΤΖΟΥΜΠΟΥΡΙ
(όνομα):              ΧΑΪΝΤΕΡ
""")
    assert values(holder_facts(page)) == {"surname": "ΤΖΟΥΜΠΟΥΡΙ", "given_names": "ΧΑΪΝΤΕΡ"}


@pytest.mark.parametrize(
    "text",
    [
        "το επώνυμο ZERROUKI\nτο όνομα SOFIANE",
        "Monsieur (nom) ZERROUKI\nprénom SOFIANE",
        "the surname ZERROUKI\nfirst name SOFIANE",
    ],
)
def test_a_small_label_before_a_name_in_capitals_is_a_label(typed, text):
    assert values(holder_facts(typed(text))) == {"surname": "ZERROUKI", "given_names": "SOFIANE"}


def test_a_small_label_in_a_sentence_is_none(typed):
    assert not holder_facts(typed("το όνομα που αναγράφεται στο μητρώο"))


PASSPORT = """
ΠΙΑΡΗΠΟΒ / SHARIPOV
Haca6 / Surname

@APPYX / FARRUKH
Hom / Given names

TOYMKUCTOH / TAJIKISTAN
Iaxpeanaii / Nationality

XYYAHJI / KHUJAND
Yoiin      PIYA / Place of birth

20-09-2023
Canan / Date of issue
"""
SMALL = tuple(
    "Haca6 Surname Hom Given names Iaxpeanaii Nationality Yoiin PIYA Place of birth".split()
)
UNREAD = {"Haca6": 0.4, "Iaxpeanaii": 0.2, "Yoiin": 0.4, "PIYA": 0.4, "Canan": 0.4}


def test_labels_stand_beneath_though_nobody_can_read_their_first_language(typed):
    page = typed(PASSPORT, confidence=0.95, small=SMALL, unread=UNREAD).pages[0]
    assert page.custom.all_under


def test_what_was_not_read_before_a_labels_slash_is_part_of_the_label(typed):
    page = typed("Yoiin      PIYA / Place of birth", confidence=0.95, unread=UNREAD).pages[0]
    (label,) = (label for label in page.labels if "birth_place" in label.concepts)
    assert opening(page.rows[0], label) == 0


def test_what_was_read_before_a_labels_slash_is_not(typed):
    page = typed("TAJIKISTAN      PIYA / Place of birth", confidence=0.95, unread=UNREAD).pages[0]
    (label,) = (label for label in page.labels if "birth_place" in label.concepts)
    assert opening(page.rows[0], label) == 1
