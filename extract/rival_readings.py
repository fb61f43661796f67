"""One stretch of words read several times: which of the readings counts, and how surely.

First in both languages at once, then in each alone. What decides between two scripts is first of
all how the letters look, of the words themselves or of the page's names together; then which
language reads them more surely.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from extract.folding import skeleton
from extract.letter_likeness import LIKE_GREEK
from extract.scripts import scripts_of
from extract.words import Word, certainty

LATIN, GREEK = "eng", "ell"
"""Tesseract's names of the two languages that Greek papers are read in."""

BELIEVABLE = 0.6
"""A reading less sure than this is none, as long as there is another."""

UNDECIDED = 0.6
"""How sure a reading is, at most, that another one contradicts."""

Again = Callable[["Look", str], tuple[Word, ...]]
"""Reads a stretch once more at another size, in one language."""

_ONLY_GREEK = frozenset("ΓΔΘΛΞΠΣΦΨΩ")
_CODES = {LATIN: "Latn", GREEK: "Grek"}
_CLEARLY_BETTER, _ONE_SCRIPT, _LEAST_NAMES = 0.04, 0.15, 2
_AGREED, _DOUBTFUL, _HALF_READ = 0.8, 0.8, 0.4
_LOOKS_CLEAR = math.log(8)


@dataclass(frozen=True, slots=True)
class Look:
    """One stretch read by each language alone; ``likely`` is the one that counts of two alike.

    ``odds`` is how much likelier the words look Latin than Greek, as a logarithm; 0 where nothing
    was seen. ``name``: a person's name.
    """

    before: tuple[Word, ...]
    latin: tuple[Word, ...]
    greek: tuple[Word, ...]
    likely: str
    name: bool
    odds: float = 0.0

    @property
    def language(self) -> str | None:
        """The language that the words look like, or that alone explains how they were read."""
        return language_of(self.odds) or (GREEK if self.reads_greek else None)

    @property
    def reads_greek(self) -> bool:
        """``ΜΕΛΝΙΚΟΒΑ`` beside ``MEANIKOBA``: one A for two letters that Greek tells apart.

        Whoever knows Latin letters alone takes Λ and Δ for an A; nobody takes an A for both.
        """
        first, latin = joined(self.before), joined(self.latin)
        told_apart = any(char in _ONLY_GREEK for char in first)
        return (
            self.name
            and scripts_of(first) == (_CODES[GREEK],)
            and told_apart
            and scripts_of(latin) == (_CODES[LATIN],)
            and set(filter(str.isalpha, latin)) <= LIKE_GREEK
        )

    def alone(self, language: str) -> tuple[Word, ...]:
        """The reading in one language."""
        return self.latin if language == LATIN else self.greek

    def best(self, script: str | None) -> tuple[Word, ...]:
        """What was read more surely; nothing if nothing was read believably.

        Names of one paper are mostly in one ``script``: it decides between readings that are
        about as sure.
        """
        likely = (script if self.name else None) or self.likely
        first, second = (self.latin, self.greek) if likely == LATIN else (self.greek, self.latin)
        margin = _ONE_SCRIPT if script and self.name else _CLEARLY_BETTER
        best = second if certainty(second) > certainty(first) + margin else first
        return best if certainty(best) >= BELIEVABLE else ()

    def is_contradicted(self, best: Sequence[Word]) -> bool:
        """Whether the other script's reading is about as sure as ``best``, and another name."""
        other = self.greek if best is self.latin else self.latin
        text = joined(other)
        if not text.isupper() or certainty(other) < certainty(best) - _ONE_SCRIPT:
            return False
        return skeleton(text) != skeleton(joined(best))


@dataclass(frozen=True, slots=True)
class PageOfNames:
    """What all names of a page together say of their script: by ``looks``, by ``reading``."""

    looks: str | None
    reading: str | None

    @classmethod
    def of(cls, looks: Sequence[Look]) -> PageOfNames:
        """The evidence of all the names looked at."""
        names = [look for look in looks if look.name]
        each = {look.language for look in names}
        alike = language_of(sum(look.odds for look in names)) if len(names) > 1 else None
        return cls(None if {LATIN, GREEK} <= each else alike, _surer(names))


def language_of(odds: float) -> str | None:
    """The language whose letters words with these odds look like, if they clearly do."""
    if abs(odds) < _LOOKS_CLEAR:
        return None
    return LATIN if odds > 0 else GREEK


def _surer(names: Sequence[Look]) -> str | None:
    """The language that reads the names more surely, all together; None if neither."""
    both = [look for look in names if look.latin and look.greek]
    gap = sum(certainty(look.latin) - certainty(look.greek) for look in both)
    if len(both) < _LEAST_NAMES or abs(gap) < _CLEARLY_BETTER * len(both):
        return None
    return LATIN if gap > 0 else GREEK


def better(look: Look, page: PageOfNames, again: Again) -> tuple[Word, ...] | None:
    """A better reading of the stretch, or None where the first is as good."""
    language = look.language or (page.looks if look.name else None)
    if language:
        return _as_it_looks(look, language, again)
    found = look.best(page.reading)
    if not found or certainty(found) < certainty(look.before) - _CLEARLY_BETTER:
        return None
    if page.reading is None:
        astray = look.is_contradicted(found)
    else:
        astray = found is not look.alone(page.reading)
    doubt = look.name and (astray or not _confirmed(look, found, again))
    return capped(found, UNDECIDED if doubt else _most(look, found), line=look.before[0].line)


def _most(look: Look, found: tuple[Word, ...]) -> float:
    """How sure a name can be that was read the same twice, once in doubt: the mean of the two."""
    if not look.name or not _same(found, look.before):
        return 1.0
    return max(_AGREED, (certainty(found) + certainty(look.before)) / 2)


def _confirmed(look: Look, found: tuple[Word, ...], again: Again) -> bool:
    """Whether the first reading, if it was sure, or a third says the same."""
    if _same(found, look.before) and certainty(look.before) >= _DOUBTFUL:
        return True
    return _same(again(look, LATIN if found is look.latin else GREEK), found)


def _as_it_looks(look: Look, language: str, again: Again) -> tuple[Word, ...] | None:
    """The stretch in letters of the script that it looks like: as first read, or read alone.

    Two readings that agree vouch for each other, unless the first was in doubt and a third
    differs. Of two that differ the third decides, and none is sure; letters of another script
    than the name looks like are no reading of it.
    """
    line = look.before[0].line
    first = scripts_of(joined(look.before)) == (_CODES[language],)
    alone = look.alone(language)
    if not first:
        if certainty(alone) >= BELIEVABLE:
            # One reading may be sure of Δ for Λ, or of Τ for Γ: a name takes another one.
            told = not look.name or _same(again(look, language), alone)
            most = 1.0 if told and not look.reads_greek else UNDECIDED
            return capped(alone, most, line=line)
        return _half_read(look, language) or capped(look.before, UNDECIDED)
    if certainty(alone) < BELIEVABLE and not _same(alone, look.before):
        return None
    if _same(alone, look.before):
        if look.name and not _confirmed(look, alone, again):
            return capped(look.before, UNDECIDED)
        sure = max(_AGREED, min(certainty(alone), _most(look, alone)))
        return tuple(replace(w, confidence=max(w.confidence, sure)) for w in look.before)
    third = again(look, language)
    if _same(third, look.before) != _same(third, alone):
        chosen = alone if _same(third, alone) else look.before
    else:
        surer = certainty(alone) > certainty(look.before) + _CLEARLY_BETTER
        chosen = alone if surer else look.before
    return capped(chosen, UNDECIDED if look.name else 1.0, line=line)


def _half_read(look: Look, language: str) -> tuple[Word, ...]:
    """An unsure reading in the right letters, better than a surer one in wrong ones; or nothing.

    What stands between the letters (``ΝΙ«ΚΟΛΑΟΣ``) is no part of a name.
    """
    if not look.name:
        return ()
    words = tuple(
        replace(word, text="".join(filter(str.isalpha, word.text)), confidence=_HALF_READ)
        for word in look.alone(language)
    )
    text = joined(words)
    long_enough = len(text) * 4 >= len(joined(look.before)) * 3
    if not text.isupper() or not long_enough or scripts_of(text) != (_CODES[language],):
        return ()
    return capped(words, _HALF_READ, line=look.before[0].line)


def capped(words: Sequence[Word], most: float, line: int | None = None) -> tuple[Word, ...]:
    """The words with a confidence of at most ``most``, on line ``line`` if one is given."""
    return tuple(
        replace(w, confidence=min(w.confidence, most), line=w.line if line is None else line)
        for w in words
    )


def joined(words: Sequence[Word]) -> str:
    """The letters of all words, without spaces."""
    return "".join(word.text for word in words)


def _same(one: Sequence[Word], other: Sequence[Word]) -> bool:
    return skeleton(joined(one)) == skeleton(joined(other))
