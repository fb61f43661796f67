"""One word of a name: its letters, its script, and the marks that change how it is compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from verify.matching.letters import Script, fold, fold_fully, settle_script

_APOSTROPHES = re.compile("['’‘`´ʼʹʾʿ′]")
_WORD = re.compile(r"[^\W_](?:[^\W_]|['/])*\.?|\.{2,}", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word in capitals without accents.

    ``text`` is in one script if look-alikes allow it (``mixed`` says that some were replaced);
    ``bare`` is without apostrophes; ``dotted`` marks an abbreviation;
    a slash inside is a Greek contraction (ΚΩΝ/ΝΟΣ).
    """

    text: str
    script: Script
    mixed: bool = False
    dotted: bool = False

    @property
    def bare(self) -> str:
        """The letters alone, Й and Ї without their marks: what "equal" means."""
        return fold_fully(self.text.replace("'", ""))

    @property
    def is_initial(self) -> bool:
        """One letter that stands for a name."""
        return len(self.text) == 1 and self.script is not Script.HANI


@lru_cache(maxsize=65536)
def split_words(text: str) -> tuple[Word, ...]:
    """The words of a text: MRZ fillers, hyphens and punctuation divide, apostrophes do not."""
    words: list[Word] = []
    folded = fold(_APOSTROPHES.sub("'", text))
    for found in _WORD.finditer(folded):
        raw = found.group()
        letters = raw.rstrip(".").strip("'")
        if not letters:
            continue
        settled, script, mixed = settle_script(letters)
        words.append(Word(settled, script, mixed, dotted=raw.endswith(".")))
    return tuple(words)
