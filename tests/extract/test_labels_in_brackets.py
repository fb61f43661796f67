"""Labels in brackets, in two languages, in small letters before a name in capitals."""

import datetime as dt

import pytest

from extract.fields import date_parser, facts_for
from extract.holders import holder_facts


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
