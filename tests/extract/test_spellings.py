"""Names in two spellings: the Latin one is given, as far as it stands there whole."""

import pytest

from extract.holders import holder_facts


@pytest.mark.parametrize(
    ("line", "given"),
    [
        ("ΡΑΦΑΕΛ ΑΝΤΟΝΙΟ (RAFAEL ANTONIO)", "RAFAEL ANTONIO"),
        ("ΡΑΦΑΕΛ ΑΝΤΟΝΙΟ (RAFAEL", "ΡΑΦΑΕΛ ΑΝΤΟΝΙΟ"),  # the next line closes the bracket
        ("ΦΕΣ - FES", "FES"),
    ],
)
def test_the_latin_spelling_counts_if_it_is_whole(typed, line, given):
    assert holder_facts(typed(f"Επώνυμο:  ΧΟΤΖΑ\nΌνομα:  {line}"))["given_names"].value == given


def test_behind_a_slash_letters_that_both_scripts_print_are_latin(typed):
    page = typed("Επώνυμο:  ΕΛΤΑΓΙΕΜΠ / ELTAYEB\nΌνομα:  ΧΙΜΠΑ / ΗΙΒΑ", confidence=0.9)
    assert holder_facts(page)["given_names"].value == "HIBA"


def test_in_a_text_layer_letters_stay_what_they_are(typed):
    page = typed("Επώνυμο:  ΕΛΤΑΓΙΕΜΠ / ELTAYEB\nΌνομα:  ΧΙΜΠΑ / ΗΙΒΑ")
    assert "given_names" not in holder_facts(page)
