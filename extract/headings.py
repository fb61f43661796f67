"""What headings say in words of any order: ``heads`` of ``identify.yaml``, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from extract.data import table
from extract.folding import skeleton

_NOT, _OR, _OPEN = "!", "|", "*"
_TOLERANT_FROM, _ALIKE = 6, 84.0


@dataclass(frozen=True, slots=True)
class Head:
    """Words that a heading must have, each one of several, and words that it may not have."""

    wanted: tuple[re.Pattern[str], ...]
    unwanted: tuple[re.Pattern[str], ...]

    def fits(self, heading: str) -> bool:
        """Whether a heading, its words as skeletons, has all that is wanted and no more."""
        if not all(word.search(heading) for word in self.wanted):
            return False
        return not any(word.search(heading) for word in self.unwanted)


@cache
def head(text: str) -> Head:
    """``βεβαίωσ*|πιστοποιητικ* σπουδών !εφκα``: see the head of ``identify.yaml``."""
    wanted, _, unwanted = text.partition(f" {_NOT}")
    return Head(tuple(map(_pattern, wanted.split())), tuple(map(_pattern, unwanted.split())))


def _pattern(slot: str) -> re.Pattern[str]:
    words = (
        re.escape(skeleton(word)) + (r"\S*" if word.endswith(_OPEN) else "")
        for word in slot.split(_OR)
    )
    return re.compile(rf"(?<!\S)(?:{'|'.join(words)})(?!\S)")


def as_known(heading: str) -> str:
    """A recognised heading with its misread words as the known ones that they nearly are."""
    return " ".join(map(_known, heading.split()))


@lru_cache(maxsize=8192)
def _known(word: str) -> str:
    if len(word) < _TOLERANT_FROM or word in _words_of_titles():
        return word
    slack = max(1, len(word) // 6)
    lengths = range(len(word) - slack, len(word) + slack + 1)
    near = [known for length in lengths for known in _by_length().get(length, ())]
    found = process.extractOne(word, near, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return found[0] if found else word


@cache
def _words_of_titles() -> frozenset[str]:
    """All words of titles and phrases of all kinds, as skeletons."""
    said: Iterable[str] = (
        phrase
        for entry in table("identify").values()
        for phrase in (*entry.get("titles", ()), *entry.get("phrases", ()))
    )
    words = (word for phrase in said for word in phrase.replace("/", " ").split())
    return frozenset(key for word in words if (key := skeleton(word)))


@cache
def _by_length() -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for word in sorted(_words_of_titles()):
        found.setdefault(len(word), []).append(word)
    return {length: tuple(words) for length, words in found.items()}
