"""A confidence says whether the value is its label's, not only whether it was read well."""

import datetime as dt

import pytest

from extract.belonging import How, Sign, Way, belongs, weights
from extract.document import ReadDocument
from extract.facts import Fact
from extract.fields import date_parser, facts_for, parse_name
from extract.holders import holder_facts
from extract.readers.issue import issue_date
from extract.weighing import weighed

AGAINST = frozenset(Sign) - {Sign.PROVEN, Sign.HOLDERS, Sign.USUAL}


def how_of(document: ReadDocument, concept: str, parse=parse_name) -> How:
    return next(facts_for(document, concept, parse)).how


def test_each_way_and_sign_has_its_weight():
    assert set(weights().ways) == set(Way)
    assert set(weights().signs) == set(Sign)


@pytest.mark.parametrize("sign", sorted(AGAINST))
def test_what_speaks_against_a_value_never_makes_it_surer(sign):
    assert belongs(How(Way.BESIDE, frozenset({sign}))) <= belongs(How(Way.BESIDE))


def test_ways_are_told_apart(typed):
    assert how_of(typed("Επώνυμο:   HOXHA"), "surname").way is Way.BESIDE
    assert how_of(typed("Επώνυμο HOXHA"), "surname").way is Way.RUN_ON
    assert how_of(typed("Επώνυμο\nHOXHA"), "surname").way is Way.BENEATH
    assert how_of(typed("HOXHA\n(Επώνυμο)"), "surname").way is Way.ABOVE


def test_two_values_of_one_label_are_rivals(typed):
    page = typed("Επώνυμο:   HOXHA\nΕπώνυμο:   BERISHA")
    assert Sign.RIVAL in how_of(page, "surname").signs


def test_a_name_in_two_scripts_has_no_rival(typed):
    page = typed("Επώνυμο:   ΧΟΤΖΑ\nSurname:   HOXHA")
    assert Sign.RIVAL not in how_of(page, "surname").signs


def test_what_stands_nearer_and_is_no_such_value_is_noted(typed):
    page = typed("Ημερομηνία γέννησης:   ΔΕΝ ΔΗΛΩΘΗΚΕ\n12/04/1988")
    assert Sign.REFUSED in how_of(page, "birth_date", date_parser(page)).signs


def test_a_value_beneath_that_has_a_neighbour_may_be_another_label(typed):
    page = typed("Επώνυμο\nΑΠΟΔΟΧΗ      ΝΑΙ")
    assert Sign.CROWDED in how_of(page, "surname").signs


def test_one_day_for_two_facts_is_claimed_twice(typed):
    page = typed("Γεννήθηκε   12/04/1988")
    fact = next(facts_for(page, "birth_date", date_parser(page)))
    facts = weighed(page, {"birth_date": fact, "issue_date": fact})
    assert Sign.CLAIMED in facts["birth_date"].how.signs


@pytest.mark.parametrize("text", ["Όνομα", "Πατέρας ΑΓΚΙΜ", "HOXHA Στοιχεία"])
def test_words_of_a_form_are_an_odd_name(typed, text):
    page = typed("Επώνυμο:   HOXHA")
    fact = Fact(text, 0.99, how=How(Way.BESIDE))
    assert Sign.ODD in weighed(page, {"surname": fact})["surname"].how.signs


def test_a_place_may_have_a_word_of_forms_in_its_name(typed):
    page = typed("Place of birth:   CEBU CITY")
    fact = Fact("CEBU CITY", 0.99, how=How(Way.BESIDE))
    assert Sign.ODD not in weighed(page, {"birth_place": fact})["birth_place"].how.signs


def test_a_day_of_issue_before_the_birth_is_odd(typed):
    page = typed("")
    days = {
        "birth_date": Fact(dt.date(1988, 4, 12), 0.99, how=How(Way.BESIDE)),
        "issue_date": Fact(dt.date(1980, 1, 1), 0.99, how=How(Way.BESIDE)),
    }
    assert Sign.ODD in weighed(page, days)["issue_date"].how.signs


def test_a_clean_value_stays_sure_and_a_doubtful_one_does_not(typed):
    clean = typed("Επώνυμο:   HOXHA")
    doubtful = typed("Επώνυμο:   HOXHA\nΕπώνυμο:   BERISHA")
    sure, unsure = (weighed(page, holder_facts(page))["surname"] for page in (clean, doubtful))
    assert sure.confidence >= 0.9 > unsure.confidence


def test_a_note_behind_a_label_is_no_part_of_it(typed):
    page = typed("Ημερομηνία γέννησης(2): 19/03/1982\nΗμερομηνία: 20/10/2026")
    assert issue_date(page)["issue_date"].value == dt.date(2026, 10, 20)
