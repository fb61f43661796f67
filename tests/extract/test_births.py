"""Births in running text."""

import datetime as dt

import pytest

from extract.births import born_in_text


@pytest.mark.parametrize(
    ("sentence", "town"),
    [
        ("ο οποίος γεννήθηκε στις 12/04/1988 στα ΤΙΡΑΝΑ", "ΤΙΡΑΝΑ"),
        ("γεννηθείσα την 12 Απριλίου 1988 στην πόλη Κορυτσά", "Κορυτσά"),
        ("γεννήθηκε στο ΕΛΜΠΑΣΑΝ της Αλβανίας στις 12.04.1988", "ΕΛΜΠΑΣΑΝ της Αλβανίας"),
        ("born on 12 April 1988 in TIRANE", "TIRANE"),
        ("born in TIRANE on April 12, 1988", "TIRANE"),
        ("née le 12 avril 1988 à THIES", "THIES"),
        ("lindur më 12.04.1988 në ELBASAN", "ELBASAN"),
        ("родилась 12.04.1988 в г. ПЕРМЬ", "ПЕРМЬ"),
        ("născută la data de 12.04.1988 în SOROCA", "SOROCA"),
    ],
)
def test_a_sentence_tells_day_and_town(typed, sentence, town):
    facts = born_in_text(typed(sentence))
    assert facts["birth_date"].value == dt.date(1988, 4, 12)
    assert facts["birth_place"].value == town


def test_two_births_are_nobodys(typed):
    assert not born_in_text(typed("γεννήθηκε στις 12/04/1988\nγεννήθηκε στις 13/05/1990"))


def test_the_spouses_birth_is_not_the_holders(typed):
    assert not born_in_text(typed("του συζύγου, ο οποίος γεννήθηκε στις 12/04/1988"))
