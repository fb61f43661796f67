"""Till when something holds, and from when to when: labels, sentences, tables."""

import datetime as dt

import pytest

from extract.periods import ends_in_text, labelled_period, period_in_text, span, until, until_said


def values(facts):
    return {name: fact.value for name, fact in facts.items()}


@pytest.mark.parametrize(
    "sentence",
    [
        "διέμεινε νόμιμα από 02/01/2012 έως και 30/06/2024.",
        "από τις 2 Ιανουαρίου 2012 μέχρι τις 30 Ιουνίου 2024, με άδειες διαμονής",
        "για το διάστημα από την 02.01.2012 ως την 30.06.2024",
        "από τις 00:00 της 2 Ιανουαρίου 2012 έως τις 24:00 της 30 Ιουνίου 2024",
        "από / from 02/01/2012 έως / to 30/06/2024",
        "αρχίζει την 02/01/2012 και λήγει την 30/06/2024",
        "employed from 2 January 2012 until 30 June 2024",
    ],
)
def test_a_sentence_says_from_when_to_when(typed, sentence):
    found = values(period_in_text(typed(sentence)))
    assert found == {"from": dt.date(2012, 1, 2), "to": dt.date(2024, 6, 30)}


def test_two_periods_in_one_text_say_nothing(typed):
    text = "από 02/01/2012 έως 30/06/2024 και από 01/07/2024 έως 30/06/2026"
    assert period_in_text(typed(text)) == {}


def test_a_labelled_period_has_both_its_ends(typed):
    found = values(labelled_period(typed("Διάρκεια:    01/04/2026 - 31/03/2029")))
    assert found == {"from": dt.date(2026, 4, 1), "to": dt.date(2029, 3, 31)}


def test_three_dates_are_no_period(typed):
    assert labelled_period(typed("Διάρκεια:  01/04/2026 - 31/03/2029 (από 01/02/2026)")) == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "είναι ασφαλιστικά ικανός/ή για παροχές σε είδος μέχρι και την 28.02.2027.",
        "Η ασφαλιστική ικανότητα ισχύει έως 28/02/2027.",
        "Ισχύς της βεβαίωσης: έξι μήνες, μέχρι 28.02.2027",
        "Η μίσθωση διαρκεί τρία χρόνια, δηλαδή ως 28/02/27.",
        "η μίσθωση λήγει την 28η Φεβρουαρίου 2027",
        "είναι ενήμερος και η βεβαίωση ισχύει μέχρι τις 28 Φεβρουαρίου 2027",
        "The cover is valid until 28 February 2027",
    ],
)
def test_a_sentence_says_till_when_something_holds(typed, sentence):
    assert values(ends_in_text(typed(sentence))) == {"valid_until": dt.date(2027, 2, 28)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Η προηγούμενη ασφάλιση ίσχυε μέχρι 28/02/2027.",
        "Εξόφληση της ασφάλισης έως 28/02/2027",
        "Πληρωτέο έως 28/02/2027",
        "Ο λογαριασμός πληρώνεται έως 28/02/2027",
    ],
)
def test_an_earlier_period_and_a_day_to_pay_by_are_not_meant(typed, sentence):
    assert ends_in_text(typed(sentence)) == {}


def test_of_several_renewals_the_last_counts(typed):
    booklet = typed("Ανανεώθηκε έως 28/02/2026. Υπογραφή\nΑνανεώθηκε έως 28/02/2027. Υπογραφή")
    assert values(ends_in_text(booklet)) == {"valid_until": dt.date(2027, 2, 28)}


def test_in_a_table_of_periods_the_last_counts(typed):
    history = typed(
        """
Α/Α     Από            Έως            Αιτία
1       01/03/2025     28/02/2026     Ημέρες εργασίας
2       01/03/2026     28/02/2027     Ημέρες εργασίας
"""
    )
    assert values(until(history)) == {"valid_until": dt.date(2027, 2, 28)}
    assert values(span(history)) == {"from": dt.date(2025, 3, 1), "to": dt.date(2027, 2, 28)}


def test_a_label_of_its_own_counts_before_a_table(typed):
    certificate = typed(
        """
Κατηγορία     Από            Έως
Εργασία       20-11-2014     19-11-2019
Δεκαετής      20-11-2019     19-11-2029

Νόμιμη διαμονή από      20-11-2014
Νόμιμη διαμονή έως      30-09-2026
"""
    )
    found = values(span(certificate))
    assert found == {"from": dt.date(2014, 11, 20), "to": dt.date(2026, 9, 30)}


def test_a_period_of_consumption_is_no_validity(typed):
    assert until_said(typed("Κατανάλωση από 05/06/2026 έως 02/10/2026")) == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "και δικαιούται παροχών ασθένειας σε είδος μέχρι τις\n28-02-2027.",
        "Θεωρείται για παροχές ασθένειας έως 28/02/2027",
    ],
)
def test_till_when_somebody_is_entitled_is_how_long_a_paper_holds(typed, sentence):
    assert values(ends_in_text(typed(sentence))) == {"valid_until": dt.date(2027, 2, 28)}
