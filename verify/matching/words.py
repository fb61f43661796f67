"""One word of a name: its letters, its script, and the marks that change how it is compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakValueDictionary

from verify.matching.letters import Script, fold, fold_fully, settle_script

_APOSTROPHES = re.compile("['’‘`´ʼʹʾʿ′]")
_WORD = re.compile(r"[^\W_](?:[^\W_]|['/])*\.?|\.{2,}", re.UNICODE)


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Word:
    """A word in capitals without accents.

    Made by ``word``, which keeps one object for each: words are compared and found by identity.

    ``text`` is in one script if look-alikes allow it (``mixed`` says that some were replaced);
    ``bare`` is without apostrophes and the marks of Й and Ї: what "equal" means; ``dotted`` marks
    an abbreviation; a slash inside is a Greek contraction (ΚΩΝ/ΝΟΣ).
    """

    text: str
    script: Script
    mixed: bool = False
    dotted: bool = False
    bare: str = ""

    @property
    def is_initial(self) -> bool:
        """One letter that stands for a name."""
        return len(self.text) == 1 and self.script is not Script.HANI


_known: WeakValueDictionary[tuple[str, Script, bool, bool], Word] = WeakValueDictionary()


def word(text: str, script: Script, *, mixed: bool = False, dotted: bool = False) -> Word:
    """The one ``Word`` with these letters and marks."""
    key = (text, script, mixed, dotted)
    found = _known.get(key)
    if found is None:
        found = Word(text, script, mixed, dotted, fold_fully(text.replace("'", "")))
        _known[key] = found
    return found


@lru_cache(maxsize=65536)
def split_words(text: str) -> tuple[Word, ...]:
    """The words of a text: MRZ fillers, hyphens and punctuation divide, apostrophes do not."""
    return tuple(found for _, found in _words_in(fold(_APOSTROPHES.sub("'", text))))


def _words_in(folded: str) -> Iterator[tuple[int, Word]]:
    """The words of a folded text, each with the place of its first letter."""
    for found in _WORD.finditer(folded):
        raw = found.group()
        letters = raw.rstrip(".").strip("'")
        if not letters:
            continue
        settled, script, mixed = settle_script(letters)
        yield (
            found.start() + raw.index(letters),
            word(settled, script, mixed=mixed, dotted=raw.endswith(".")),
        )


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word and, for each of its letters, the character of the text that it comes from."""

    word: Word
    places: tuple[int, ...]


def placed_words(text: str) -> tuple[PlacedWord, ...]:
    """The words of ``split_words`` with the places of their letters (one Æ is both A and E)."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        folded = fold(_APOSTROPHES.sub("'", character))
        letters.append(folded)
        places.extend([place] * len(folded))
    return tuple(
        PlacedWord(found, tuple(places[start : start + len(found.text)]))
        for start, found in _words_in("".join(letters))
    )
