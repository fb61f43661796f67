"""The tables: each names its source, and every rule has words in both languages."""

from __future__ import annotations

from importlib.resources import files

import pytest

from verify.matching.conventions import all_conventions
from verify.matching.explanations import rule_words
from verify.matching.letters import Script, fold, settle_script
from verify.matching.transliteration import elot743


@pytest.mark.parametrize(
    "table", sorted(p.name for p in (files("verify.matching") / "tables").iterdir())
)
def test_each_table_names_its_source(table: str) -> None:
    text = (files("verify.matching") / "tables" / table).read_text("utf-8")

    assert any(line.startswith("# source: ") for line in text.splitlines())


@pytest.mark.parametrize("convention", all_conventions(), ids=lambda c: c.id)
def test_each_convention_has_words_and_letters_of_its_scripts(convention: object) -> None:
    words = rule_words(convention.rule)  # type: ignore[attr-defined]
    assert words.en
    assert words.el
    for sound in convention.sounds:  # type: ignore[attr-defined]
        for script, spellings in sound.spellings:
            for spelling in spellings:
                letters = spelling.text.strip("^$'")
                assert not letters or settle_script(letters) == (letters, script, False)


@pytest.mark.parametrize(
    ("greek", "latin"),
    [
        ("Παπαδόπουλος", "PAPADOPOULOS"),
        ("ΕΥΣΤΑΘΙΟΣ", "EFSTATHIOS"),
        ("Αυγερινός", "AVGERINOS"),
        ("ΜΠΑΚΟΓΙΑΝΝΗ", "BAKOGIANNI"),
        ("ΛΑΜΠΡΟΥ", "LAMPROU"),
        ("Άγγελος", "ANGELOS"),
        ("ΨΥΧΗ", "PSYCHI"),
    ],
)
def test_elot_743(greek: str, latin: str) -> None:
    assert elot743(greek) == latin


def test_folding_keeps_letters_and_drops_accents() -> None:
    assert fold("Άγγελος ΐ Çelik ß") == "ΑΓΓΕΛΟΣ Ι CELIK SS"
    assert fold("Й") == "Й"
    assert fold("हिन्दी") == "हिन्दी"


def test_look_alikes_go_to_the_script_of_the_word() -> None:
    assert settle_script("ΗOXHA") == ("HOXHA", Script.LATN, True)
    assert settle_script("ΠAΠAΣ") == ("ΠΑΠΑΣ", Script.GREK, True)
