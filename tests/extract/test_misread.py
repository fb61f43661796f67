"""What a recogniser of the wrong script makes of labels, days and towns, and how it is undone."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from extract.customs import Side
from extract.evidence import EvidenceKind
from extract.fields import digits_parser, parse_money, parse_name
from extract.holders import holder_facts
from extract.marks import certified, signature_certified
from extract.numbers import is_afm
from extract.readers import READERS
from extract.readers.issue import issue_date
from extract.readers.particulars import birth_place
from extract.readers.residence import address


@pytest.mark.parametrize("day", ["οι", "O1", "Ol", "ΟΙ", "01"])
def test_a_day_read_as_letters_before_its_month_is_a_day(typed, day):
    document = typed(f"Date of issue:  {day} FEB 2025", confidence=0.9)

    assert issue_date(document)["issue_date"].value == dt.date(2025, 2, 1)


def test_in_a_text_layer_letters_stay_letters(typed):
    document = typed("Date of issue:  οι FEB 2025")

    assert "issue_date" not in issue_date(document)


def test_figures_in_an_unreadable_national_spelling_make_no_date_of_a_town(typed):
    document = typed("Suunwuwyn / Place of birth\nQ93NFUP / GYUMRI", confidence=0.9)

    found = birth_place(document, first=Side.BELOW)["birth_place"]

    assert "GYUMRI" in str(found.value)


def test_of_two_spellings_the_legible_one_is_the_name(typed):
    document = typed("Surname\nPAPADAKIS / SIsLL", confidence=0.9)
    page = document.pages[0]
    blurred = tuple(
        replace(word, confidence=0.03) if word.text == "SIsLL" else word for word in page.words
    )

    name = parse_name(page, blurred[1:])

    assert name is not None
    assert name.value == "PAPADAKIS"


def test_the_signature_of_a_power_of_attorney_is_certified_by_its_witness(typed):
    document = typed("ΠΛΗΡΕΞΟΥΣΙΟ\nΒΕΒΑΙΩΝΕΤΑΙ ΤΟ ΓΝΗΣΙΟ ΤΗΣ ΥΠΟΓΡΑΦΗΣ")

    assert signature_certified(document).value is True
    assert certified(document).value is False
    assert READERS[EvidenceKind.POWER_OF_ATTORNEY](document)["certified"].value is True


def test_a_word_that_is_quite_another_is_no_misread_label(typed):
    page = typed("Κόστος συναλλαγής      0,00", confidence=0.9)
    assert not any("amount" in label.concepts for label in page.pages[0].labels)


def test_a_misread_letter_leaves_a_label_of_two_words_whole(typed):
    page = typed("Adi Soyad1      MURAT SAHIN", confidence=0.9)
    assert "given_first" in page.pages[0].labels[0].concepts


def test_cents_that_were_parted_from_their_comma_are_cents(typed):
    (page,) = typed("7.310, 25", confidence=0.9).pages
    assert parse_money(page, page.words).value == Decimal("7310.25")


def test_walls_of_boxes_read_as_ones_are_left_out_where_the_digits_then_check(typed):
    (page,) = typed("11517161311141012", confidence=0.9).pages
    assert digits_parser(9, is_afm)(page, page.words).value == "157631402"


def test_a_title_with_a_letter_misread_says_what_was_translated(typed):
    text = "ΕΠΙΣΗΜΗ ΜΕΤΑΦΡΑΣΗ\nΠΙΣΤΟΠΟΙΗΤΙΚΟ ΓΕΝΝΗΣΗΕ"
    read = READERS[EvidenceKind.CERTIFIED_TRANSLATION]
    assert read(typed(text, confidence=0.9))["translates"].value == "birth_certificate"


def test_a_day_of_birth_is_no_day_of_issue(typed):
    text = "Given name: ARTAN\nDate of birth:  12.04.1988\nTirana, 10 September 2026"
    assert issue_date(typed(text))["issue_date"].value == dt.date(2026, 9, 10)


def test_a_visa_is_signed_on_the_day_behind_its_small_label(typed):
    visa = typed("Valid from 10.02.26   Until 08.08.26\nIssued in     COLOMBO     On     02.02.26")
    found = READERS[EvidenceKind.ENTRY_VISA](visa)
    assert found["issue_date"].value == dt.date(2026, 2, 2)


def test_a_sentence_about_an_office_is_no_address(typed):
    page = typed("Η διεύθυνση του γραφείου μας είναι Σαράφη 15.", confidence=0.9)
    assert address(page) == {}


def test_digits_of_a_card_s_number_that_were_read_as_letters_are_digits(typed):
    page = typed("ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ\nEOOI43535", confidence=0.9)
    found = READERS[EvidenceKind.RESIDENCE_PERMIT](page)
    assert found["title_number"].value == "E00143535"


@pytest.mark.parametrize("row", ["ΟΝΟΜΑ ΜΑΡΙΝΑ", "ΟΝΟΜΑ        ΜΑΡΙΝΑ"])
def test_a_name_that_is_nearly_a_label_is_the_value_of_the_label_before_it(typed, row):
    text = f"ΕΠΩΝΥΜΟ ΣΕΝΟΥΝΤΑ\n{row}\nΠΑΤΡΩΝΥΜΟ ΝΑΜΠΙΛ"
    facts = holder_facts(typed(text, confidence=0.9))
    assert facts["given_names"].value == "ΜΑΡΙΝΑ"
