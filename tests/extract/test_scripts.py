"""Scripts of a text (ISO 15924)."""

import pytest

from extract.scripts import scripts_of


@pytest.mark.parametrize(
    ("text", "scripts"),
    [
        ("TIRANË", ("Latn",)),
        ("ΘΕΣΣΑΛΟΝΙΚΗ", ("Grek",)),
        ("ПОЛТАВА", ("Cyrl",)),
        ("თბილისი", ("Geor",)),
        ("Երևան", ("Armn",)),
        ("القاهرة", ("Arab",)),
        ("दिल्ली", ("Deva",)),
        ("北京", ("Hani",)),
        ("ΤΙΡΑΝΑ (TIRAN)", ("Grek", "Latn")),
        ("12/04/1988 –", ()),
        ("", ()),
    ],
)
def test_each_letter_counts_for_its_script_and_nothing_else_does(text, scripts):
    assert scripts_of(text) == scripts


def test_look_alike_capitals_are_of_the_script_that_they_are_coded_in():
    assert scripts_of("TOKAT") == ("Latn",)
    assert scripts_of("ΤΟΚΑΤ") == ("Grek",)
    assert scripts_of("ТОКАТ") == ("Cyrl",)
