"""Residence titles."""

import pytest

from extract.readers.residence_permit import card

CARD = """
ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ / RESIDENCE PERMIT        {number}
ΕΠΩΝΥΜΟ / SURNAME
HOXHA
ΠΑΡΑΤΗΡΗΣΕΙΣ / REMARKS
{remarks}
"""


def values(document):
    return {name: fact.value for name, fact in card(document).items()}


@pytest.mark.parametrize(
    ("printed", "number"),
    [("E00012345", "E00012345"), ("Ε00012345", "E00012345"), ("£00012345", "E00012345")],
)
def test_the_number_of_a_card_stands_alone_and_begins_with_e(typed, printed, number):
    found = values(typed(CARD.format(number=printed, remarks="–"), confidence=0.9))
    assert found["title_number"] == number


@pytest.mark.parametrize("number", ["ΕΔΤΟ-4849746", "M-9312302", "O 8440756"])
def test_the_number_that_heads_an_older_card_is_given_but_never_surely(typed, number):
    fact = card(typed(f"ΔΕΛΤΙΟ ΜΟΝΙΜΗΣ ΔΙΑΜΟΝΗΣ      {number}\nΕπώνυμο\nHOXHA"))["title_number"]
    assert str(fact.value).endswith(number[-7:])
    assert fact.how is not None
    assert {sign.value for sign in fact.how.signs} == {"odd"}


def test_of_two_numbers_that_head_a_card_neither_is_its_own(typed):
    paper = typed("ΕΛΛΑΔΑ      1234567\nΔΕΛΤΙΟ      7654321\nΕπώνυμο\nHOXHA")
    assert "title_number" not in card(paper)


@pytest.mark.parametrize(
    ("remarks", "allowed"),
    [
        ("ΕΠΙΤΡΕΠΕΤΑΙ ΙΔΙΩΤΙΚΗ ΑΣΦΑΛΙΣΗ", True),
        ("ΔΕΝ ΕΠΙΤΡΕΠΕΤΑΙ ΙΔΙΩΤΙΚΗ ΑΣΦΑΛΙΣΗ", False),
        ("ΕΠΙΤΡΕΠΕΤΑΙ Η ΕΡΓΑΣΙΑ", None),
    ],
)
def test_whether_private_insurance_serves_is_said_only_if_the_title_says_it(
    typed, remarks, allowed
):
    found = values(typed(CARD.format(number="E00012345", remarks=remarks)))
    assert found.get("permits_private_insurance") is allowed


def test_an_older_card_is_called_what_it_calls_itself(typed):
    found = values(typed("ΔΕΛΤΙΟ ΜΟΝΙΜΗΣ ΔΙΑΜΟΝΗΣ\nΑΡΙΘΜΟΣ / NUMBER\n123456"))
    assert found["title_type"] == "ΔΕΛΤΙΟ ΜΟΝΙΜΗΣ ΔΙΑΜΟΝΗΣ"
    assert found["title_number"] == "123456"


def test_without_zone_or_name_the_type_is_left_open(typed):
    assert "title_type" not in values(typed(CARD.format(number="E00012345", remarks="–")))


def test_letters_of_a_longer_word_are_no_part_of_a_number(typed):
    found = values(typed("ΔΕΛΤΙΟ ΤΑΥΤΟΤΗΤΑΣ ΟΜΟΓΕΝΟΥΣ\nΑριθμός δελτίου:  ΕΔΤΟ 4413085"))
    assert found["title_number"] == "4413085"


def test_a_whole_name_in_one_field_of_a_card_is_parted(typed):
    found = values(typed("ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ\nΌνομα κατόχου:  HOXHA ARTAN"))
    assert (found["surname"], found["given_names"]) == ("HOXHA", "ARTAN")
