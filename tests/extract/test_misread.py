"""What a recogniser of the wrong script makes of labels, days and towns, and how it is undone."""

import datetime as dt
from dataclasses import replace

import pytest

from extract.evidence import EvidenceKind
from extract.fields import parse_name
from extract.marks import certified, signature_certified
from extract.readers import READERS
from extract.readers.particulars import birth_place, issue_date
from extract.values import Side


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
