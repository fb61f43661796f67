"""Labels by their telling words: in any order, with any ending, whoever they say they belong to."""

import pytest

from extract.fields import facts_for, parse_name, parse_text
from extract.holders import holder_facts
from extract.label_words import named_by_words
from extract.roles import Role


def named(*words, **how):
    return named_by_words(words, **({"tolerant": False} | how))


@pytest.mark.parametrize(
    ("label", "concept"),
    [
        ("Γεννήσεως ημερομηνία", "birth_date"),
        ("Ημ/νία γεννήσεως του αιτούντος", "birth_date"),
        ("Date of the applicant's birth", "birth_date"),
        ("Επώνυμο (με λατινικούς χαρακτήρες) ασφαλισμένου", "surname"),
        ("Αριθμός διαβατηρίου κατόχου", "passport_number"),
        ("Α.Φ.Μ. άμεσα ασφαλισμένου", "afm"),
    ],
)
def test_words_of_a_label_may_stand_in_any_order(label, concept):
    assert concept in named(*label.split())


def test_the_order_of_a_names_parts_is_part_of_what_is_said():
    assert named("Όνομα", "και", "επώνυμο", "αιτούντος") == {"given_first"}
    assert named("Επώνυμο", "και", "όνομα", "αιτούντος") == {"full_name"}


@pytest.mark.parametrize("label", ["Surname before alteration", "Προηγούμενο επώνυμο του κατόχου"])
def test_what_was_true_before_is_no_fact_of_the_holder(label):
    assert named(*label.split()) == {"other"}


def test_an_unknown_word_makes_it_an_unknown_label():
    assert named("Ημερομηνία", "επανέκδοσης", "κυβισμού") == frozenset()


def test_a_misread_letter_is_allowed_for_on_scans_alone():
    assert "birth_date" in named("Ημερομηνία", "γεννήοεως", tolerant=True)
    assert named("Ημερομηνία", "γεννήοεως") == frozenset()


def test_a_title_in_a_row_of_its_own_names_no_field(typed):
    page = typed("ΜΙΣΘΩΤΗΡΙΟ ΚΑΤΟΙΚΙΑΣ\nΝίκης 3, 10563 ΑΘΗΝΑ")
    assert list(facts_for(page, "address", parse_text)) == []


def test_the_second_of_two_cells_is_a_value_whatever_it_says(typed):
    page = typed("Κατάσταση παραβόλου        Πληρωμένο (δεν έχει χρησιμοποιηθεί)")
    assert all("paid_on" not in label.concepts for label in page.pages[0].labels)


def test_a_label_may_name_the_part_and_the_field(typed):
    page = typed("Αιτών/-ούσα, επώνυμο      ΔΗΜΟΥ\nΑιτών/-ούσα, όνομα      ΑΝΝΑ")
    facts = holder_facts(page)
    assert {name: fact.value for name, fact in facts.items()} == {
        "surname": "ΔΗΜΟΥ",
        "given_names": "ΑΝΝΑ",
    }


def test_what_stands_in_brackets_tells_where_the_rest_says_only_whose(typed):
    page = typed("Υπόχρεος (επώνυμο)      ΔΗΜΟΥ")
    (label,) = page.pages[0].labels
    assert (label.concepts, label.role) == ({"surname"}, Role.HOLDER)


def test_a_label_in_a_second_language_begins_no_part_of_the_form(typed):
    page = typed("Πατρώνυμο      ΑΓΚΙΜ\nFather's name\nΕπώνυμο      ΔΗΜΟΥ\nSurname")
    found = next(facts_for(page, "surname", parse_name))
    assert found.value == "ΔΗΜΟΥ"


def test_the_latin_of_two_spellings_behind_a_dash_counts(typed):
    page = typed("Επώνυμο:    ΚΑΛΛΙΝΙΚΟΥ - KALLINICOS")
    assert next(facts_for(page, "surname", parse_name)).value == "KALLINICOS"
    page = typed("Surname:    PAPAS - GREEN")
    assert next(facts_for(page, "surname", parse_name), None) is None
