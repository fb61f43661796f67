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


@pytest.mark.parametrize(
    "before",
    [
        "married since 19.08.2011 to SHARIPOVA NIGORA, ",
        "έγγαμος με την ΔΗΜΟΥ ΑΝΝΑ, ",
        "casado con CONDORI ROSA, ",
        "marié le 05.05.2012 avec HAMIDI AMINA, ",
    ],
)
def test_whom_somebody_married_was_born_on_another_day(typed, before):
    assert not born_in_text(typed(f"{before}born 06.02.1990"))


def test_a_birth_after_the_sentence_of_a_marriage_is_the_holders(typed):
    text = "married to SHARIPOVA NIGORA;\nborn on 13.06.1987"
    assert born_in_text(typed(text))["birth_date"].value == dt.date(1987, 6, 13)


def test_an_old_form_of_the_verb_tells_a_birth(typed):
    facts = born_in_text(typed("εγεννήθη την 21 Οκτωβρίου 1992"))
    assert facts["birth_date"].value == dt.date(1992, 10, 21)
