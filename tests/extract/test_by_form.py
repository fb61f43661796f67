"""Numbers that no known label names: one that checks is given, never surely."""

from extract.belonging import Sign
from extract.by_form import only_number
from extract.numbers import is_afm
from extract.readers.particulars import afm, amka
from extract.weighing import weighed

AFM, OTHER_AFM, AMKA = "134703362", "103601533", "12048801539"


def test_the_one_number_that_checks_is_given(typed):
    page = typed(f"Μοναδικός κωδικός προσώπου      {AFM}")
    assert afm(page)["afm"].value == AFM
    assert amka(typed(f"Κωδικός: {AMKA}"))["amka"].value == AMKA


def test_it_is_never_sure(typed):
    page = typed(f"Μοναδικός κωδικός προσώπου      {AFM}")
    assert weighed(page, afm(page))["afm"].confidence < 0.9


def test_of_two_numbers_nobody_knows_whose_is_whose(typed):
    assert only_number(typed(f"{AFM}\n{OTHER_AFM}"), 9, is_afm) is None


def test_a_number_that_fails_its_check_is_none(typed):
    assert only_number(typed("134703363"), 9, is_afm) is None


def test_a_number_of_somebody_named_beside_it_is_left_out(typed):
    assert only_number(typed(f"Εργοδότης ΑΒΓ ΑΕ      {AFM}"), 9, is_afm) is None


def test_part_of_a_longer_number_is_none(typed):
    assert only_number(typed(f"{AFM}77"), 9, is_afm) is None


def test_a_labelled_number_needs_no_such_guess(typed):
    page = typed(f"Α.Φ.Μ.:    {AFM}\nΚωδικός    {OTHER_AFM}")
    found = afm(page)["afm"]
    assert found.value == AFM
    assert Sign.ODD not in found.how.signs
