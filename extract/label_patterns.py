"""Labels known by the beginnings of their words (``label_patterns.yaml``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz

from extract.data import table
from extract.folding import skeleton

LIKENESS = 0.95
"""How alike a label of a pattern is held to be: a little less than a known phrase."""

_GAP, _WIDEST_GAP = "…", 3
_TOLERANT_FROM, _ALIKE = 5, 80.0


@dataclass(frozen=True, slots=True)
class _Stem:
    """One word of a pattern: its beginning, or all of it."""

    key: str
    open_ended: bool

    def fits(self, word: str, *, tolerant: bool) -> bool:
        if word == self.key or (self.open_ended and word.startswith(self.key)):
            return True
        if not tolerant or len(self.key) < _TOLERANT_FROM:
            return False
        seen = word[: len(self.key)] if self.open_ended else word
        return fuzz.ratio(seen, self.key) >= _ALIKE


_Slot = tuple[_Stem, ...]
"""Alternatives for one word; empty: up to three words of any kind."""


_Pattern = tuple[str, tuple[_Slot, ...]]
"""What a label of these words names, and its words."""


@cache
def _patterns() -> tuple[_Pattern, ...]:
    return tuple(
        (concept, tuple(_slot(part) for part in pattern.split()))
        for concept, patterns in table("label_patterns").items()
        for pattern in patterns
    )


@cache
def _by_opening() -> dict[_Stem | None, tuple[_Pattern, ...]]:
    """Patterns by each of their first words; under None those that begin with a gap."""
    found: dict[_Stem | None, list[_Pattern]] = {}
    for pattern in _patterns():
        for stem in pattern[1][0] or (None,):
            found.setdefault(stem, []).append(pattern)
    return {stem: tuple(patterns) for stem, patterns in found.items()}


@lru_cache(maxsize=8192)
def _opened_by(word: str, *, tolerant: bool) -> tuple[_Pattern, ...]:
    """The patterns that a label may fit whose first word is ``word``."""
    return tuple(
        pattern
        for stem, patterns in _by_opening().items()
        if stem is None or stem.fits(word, tolerant=tolerant)
        for pattern in patterns
    )


def _slot(part: str) -> _Slot:
    if part == _GAP:
        return ()
    return tuple(_Stem(skeleton(word), word.endswith("*")) for word in part.split("|"))


def named_by(keys: Sequence[str], *, tolerant: bool) -> frozenset[str]:
    """The concepts that a label of these words, as skeletons, names; none where no pattern fits."""
    return frozenset(
        concept
        for concept, slots in _opened_by(keys[0], tolerant=tolerant)
        if _fits(keys, slots, tolerant=tolerant)
    )


def _fits(keys: Sequence[str], slots: Sequence[_Slot], *, tolerant: bool) -> bool:
    if not slots:
        return not keys
    if not slots[0]:
        most = min(_WIDEST_GAP, len(keys))
        return any(_fits(keys[skip:], slots[1:], tolerant=tolerant) for skip in range(most + 1))
    if not keys or not any(stem.fits(keys[0], tolerant=tolerant) for stem in slots[0]):
        return False
    return _fits(keys[1:], slots[1:], tolerant=tolerant)
