"""A word of the place of birth is read anew where its letters are not those that it looks like."""

from types import SimpleNamespace

import numpy as np
import pytest

from extract import place_seen
from extract.words import Word

BOX = (10, 10, 110, 40)


class Engine:
    """Reads every line as ``MADABA`` and counts how often it was asked."""

    asked = 0

    def read_line(self, _reading, box, language, *, larger=False):
        assert language == "eng"
        self.asked += 1
        return (Word("MADABA", box, box, 0.91),)


def seen(monkeypatch, read, looks):
    monkeypatch.setattr(place_seen, "script_seen", lambda _picture: looks)
    turn = SimpleNamespace(page_box=lambda box: box)
    reading = SimpleNamespace(picture=np.zeros((60, 200), np.uint8), turn=turn)
    engine = Engine()
    word = place_seen._seen(reading, [Word(read, BOX, BOX, 0.91)], BOX, engine)
    return word.text, engine.asked


def test_greek_letters_are_no_reading_of_a_word_that_looks_latin(monkeypatch):
    assert seen(monkeypatch, "ΜΑΡΑΒΑ", {"Latn": 0.8, "Grek": 0.2}) == ("MADABA", 1)


@pytest.mark.parametrize(
    ("read", "looks"),
    [
        ("MADABA", {"Latn": 0.8, "Grek": 0.2}),
        ("ΜΑΔΑΒΑ", {"Latn": 0.1, "Grek": 0.9}),
        ("МАДАБА", {"Latn": 0.1, "Cyrl": 0.9}),
    ],
)
def test_what_was_surely_read_as_it_looks_stays(monkeypatch, read, looks):
    assert seen(monkeypatch, read, looks) == (read, 0)


def test_two_words_without_a_space_are_parted_at_their_slash():
    first = Word("ქუთაისი/", (10, 10, 60, 40), (10, 10, 60, 40), 0.1)
    second = Word("KUTAISI", (60, 10, 110, 40), (60, 10, 110, 40), 0.9)
    assert list(place_seen._parted_at_slashes(BOX, [first, second])) == [
        (10, 10, 60, 40),
        (60, 10, 110, 40),
    ]
    assert list(place_seen._parted_at_slashes(BOX, [second])) == [BOX]


def test_a_long_word_whose_halves_look_latin_and_not_is_of_both(monkeypatch):
    """The network is sure of one script of a whole in which half is of another."""
    picture = np.zeros((20, 200), np.uint8)
    picture[:, 100:] = 255

    def looks(part):
        if part.shape[1] == 200 or not part.any():
            return {"Latn": 0.0, "Geor": 1.0}
        return {"Latn": 1.0, "Geor": 0.0}

    monkeypatch.setattr(place_seen, "script_seen", looks)
    assert place_seen._shares(picture) == {"Latn": 0.5, "Geor": 0.5}
    assert place_seen._shares(picture[:, :80]) == {"Latn": 0.0, "Geor": 1.0}
