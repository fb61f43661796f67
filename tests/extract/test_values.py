"""Labels and their values."""

import pytest

from extract.belonging import Sign
from extract.customs import Side
from extract.fields import facts_for as facts
from extract.fields import parse_name, parse_text
from extract.roles import Role
from extract.values import values_of


def values(document, concept, **options):
    return [fact.value for fact in facts(document, concept, parse_text, **options)]


def test_a_value_stands_to_the_right_of_its_label(typed):
    assert values(typed("Επώνυμο:    HOXHA"), "surname") == ["HOXHA"]
    assert values(typed("Επώνυμο: HOXHA   Όνομα: ARTAN"), "surname") == ["HOXHA"]


def test_a_value_stands_beneath_its_label_on_cards(typed):
    card = typed(
        """
ΕΠΩΝΥΜΟ / SURNAME        ΥΠΗΚΟΟΤΗΤΑ / NATIONALITY
HOXHA                    ALB
"""
    )
    assert values(card, "surname", first=Side.BELOW)[0] == "HOXHA"
    assert values(card, "nationality", first=Side.BELOW)[0] == "ALB"


def test_a_label_in_a_language_unknown_here_is_found_by_its_translation(typed):
    card = typed("გვრXი / Surname\nBERIDZE")
    assert values(card, "surname", first=Side.BELOW)[0] == "BERIDZE"


def test_misread_labels_are_known_only_on_recognised_pages(typed):
    assert values(typed("Επώvυμα:   HOXHA", confidence=0.9), "surname") == ["HOXHA"]
    assert values(typed("Ovoua:   ILIR", confidence=0.9), "given_names") == ["ILIR"]
    assert values(typed("Επώvυμα:   HOXHA"), "surname") == []


def test_a_word_of_running_text_is_no_label(typed):
    assert values(typed("δηλώνω το επώνυμο HOXHA"), "surname") == []


def test_the_landlord_is_not_the_tenant(typed):
    lease = typed(
        """
Στοιχεία Εκμισθωτή
Α.Φ.Μ.:     123456783
Στοιχεία Μισθωτή
Α.Φ.Μ.:     162876006
"""
    )
    assert values(lease, "afm") == ["162876006"]
    assert {label.role for label in lease.pages[0].labels} == {Role.OTHER_PARTY, Role.HOLDER}


@pytest.mark.parametrize(
    "label",
    [
        "Όνομα Πατρός:",
        "Επώνυμο υπόχρεου (ιδιοκτήτη):",
        "Related person – surname:",
        "Πωλητής – Όνομα:",
    ],
)
def test_a_label_of_somebody_else_gives_no_name_of_the_holder(typed, label):
    document = typed(f"{label}    ΜΠΕΣΝΙΚ")
    assert values(document, "surname") + values(document, "given_names") == []


def test_of_two_spellings_of_a_name_the_latin_one_is_given(typed):
    for text in ("ΧΟΤΖΑ (HOXHA)", "ХОДЖА / HOXHA", "HOXHA"):
        (fact,) = facts(typed(f"Επώνυμο:    {text}"), "surname", parse_name)
        assert fact.value == "HOXHA"


def test_a_fact_says_where_it_stands(typed):
    (fact,) = facts(typed("κενό", "Επώνυμο:    HOXHA"), "surname", parse_name)
    assert (fact.page, fact.box) == (2, (120, 0, 170, 20))
    assert fact.read_by == "text_layer"


def test_a_form_whose_labels_are_in_small_letters_has_them_alone_in_their_cells(typed):
    document = typed("issued on      03.08.2026\nHe was issued on request a copy")
    assert [label.row for label in document.pages[0].labels] == [0]


def test_a_preposition_that_begins_a_sentence_is_no_label_of_a_period(typed):
    page = typed("Από τα στοιχεία του φακέλου 30/05/1983\nΑπό   10/02/2014").pages[0]
    assert [label.row for label in page.labels] == [1]


def test_beneath_the_heads_of_a_table_stand_its_values(typed):
    page = typed(
        "ΑΦΜ         ΕΠΩΝΥΜΟ       ΟΝΟΜΑ       ΑΠΟΔΟΧΗ\n135348474   ΚΩΣΤΟΠΟΥΛΟΣ   ΠΕΤΡΟΣ      ΝΑΙ"
    ).pages[0]
    words = next(values_of(page.rows, page.labels, "given_names", page.custom)).words
    assert [word.text for word in words] == ["ΠΕΤΡΟΣ"]


def test_a_heading_that_names_the_holder_first_speaks_of_the_holder(typed):
    page = typed("ΣΤΟΙΧΕΙΑ ΦΟΡΟΛΟΓΟΥΜΕΝΟΥ - ΣΥΖΥΓΟΥ\nΕπώνυμο:    ΛΟΜΙΤΖΕ").pages[0]
    assert {label.role for label in page.labels} == {Role.HOLDER}


def test_what_a_part_of_a_form_is_called_is_no_value(typed):
    page = typed("Τόπος γέννησης\nΒ. ΣΤΟΙΧΕΙΑ ΓΟΝΕΩΝ").pages[0]
    assert list(values_of(page.rows, page.labels, "birth_place", page.custom)) == []


SET_UNDER = """
HOXHA
Surname / Επώνυμο

Given names / Όνομα

ALB              M
Nationality      Sex

12/04/1988       TIRANE
Date of birth    Place of birth
"""


def test_where_labels_stand_under_their_values_the_next_value_is_nobody_elses(typed):
    small = tuple("Surname / Επώνυμο Given names Όνομα Nationality Sex Date of birth Place".split())
    card = typed(SET_UNDER, small=small)
    assert values(card, "surname", first=Side.BELOW) == ["HOXHA"]
    assert values(card, "nationality", first=Side.BELOW) == ["ALB"]
    assert values(card, "given_names", first=Side.BELOW) == []  # it was not read


def test_a_value_may_begin_before_what_was_read_of_its_label(typed):
    page = typed("Φύλο        / Date of issue\nM         04 JAN 2022", confidence=0.9)
    assert values(page, "issue_date", first=Side.BELOW)[0] == "04 JAN 2022"


def test_capitals_behind_a_label_in_small_letters_are_its_value(typed):
    page = typed("Place of birth / Τόπος γέννησης SKOPJE")
    assert "SKOPJE" in values(page, "birth_place")


def test_rivals_need_no_label_as_good(typed):
    page = typed("Surname      ABEBE\nSurname as now registered      TESFAYE")
    first = next(facts(page, "surname", parse_name))
    assert Sign.RIVAL in first.how.signs


def test_a_value_may_begin_where_the_label_s_first_language_was_not_read(typed):
    page = typed("            / Date of birth\n24/04/1974", confidence=0.9)
    assert values(page, "birth_date", first=Side.BELOW) == ["24/04/1974"]


def test_what_stands_farther_from_a_label_that_has_its_value_is_no_rival(typed):
    page = typed("Όνομα      ΑΝΝΑ\nPATRWNYMO      ΑΓΚΙΜ")
    assert [fact.value for fact in facts(page, "given_names", parse_name)] == ["ΑΝΝΑ"]
