"""Which letters may stand for which between two scripts, and under which conventions.

The conventions' rows are turned into pairs of spellings, indexed by their first letters, each with
a mask that has one bit for each convention that knows the pair.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from verify.matching.conventions import Convention, Sound, Spelling, all_conventions
from verify.matching.letters import Script
from verify.matching.transliteration import elot743_letters

Pair = tuple[str, str, int, int, int, int]
"""Left and right spelling, their lengths, the mask of conventions in which the pair holds, and
the mask of those in which it is weak evidence."""

_FREE_LENGTHENINGS = frozenset({("U", "OU"), ("OU", "U")})
_VOWELS = frozenset("AEIOU")
_CONSONANTS = {
    Script.LATN: "BCDFGHJKLMNPQRSTVWXZ",
    Script.GREK: "ΒΓΔΖΘΚΛΜΝΞΠΡΣΤΦΧΨ",
    Script.CYRL: "БВГДЖЗКЛМНПРСТФХЦЧШ",
}


@dataclass(frozen=True, slots=True)
class PairIndex:
    """The pairs of two scripts.

    ``moves`` gives, for the next letter of each side together, the pairs that can come next, those
    among them that leave out letters of one side. ``starts`` are the pairs of first letters with
    which two spellings of one name can begin. ``every`` has a bit for each convention.
    """

    moves: dict[str, tuple[Pair, ...]]
    starts: frozenset[str]
    every: int


class _Collector:
    """Gathers pairs of one pair of scripts, with the masks of strong and of weak evidence."""

    def __init__(self, left: Script, right: Script) -> None:
        self.left = left
        self.right = right
        self.known: dict[tuple[str, str], int] = {}
        self.strong: dict[tuple[str, str], int] = {}

    def add(self, left: str, right: str, bit: int, *, weak: bool) -> None:
        if (left == right and self.left is self.right) or not (left or right):
            return
        for key in {(left, right), (right, left) if self.left is self.right else (left, right)}:
            self.known[key] = self.known.get(key, 0) | bit
            if not weak:
                self.strong[key] = self.strong.get(key, 0) | bit

    def index(self, every: int) -> PairIndex:
        pairs = [
            (left, right, len(left), len(right), mask, mask & ~self.strong.get((left, right), 0))
            for (left, right), mask in self.known.items()
        ]
        lefts = {pair[0][0] for pair in pairs if pair[0]} | {"$"}
        rights = {pair[1][0] for pair in pairs if pair[1]} | {"$"}
        moves = {one + other: _next_pairs(pairs, one, other) for one in lefts for other in rights}
        found = {key: value for key, value in moves.items() if value}
        return PairIndex(found, frozenset(found) | _anchored(pairs), every)


def _next_pairs(pairs: list[Pair], one: str, other: str) -> tuple[Pair, ...]:
    """The pairs that can follow where the sides go on with ``one`` and ``other``."""
    return tuple(
        pair
        for pair in pairs
        if (not pair[0] or pair[0][0] == one) and (not pair[1] or pair[1][0] == other)
    )


def _anchored(pairs: list[Pair]) -> frozenset[str]:
    """First letters of the pairs that hold at a word's start alone."""
    return frozenset(
        left[1:2] + right[1:2] for left, right, *_ in pairs if left[:1] == right[:1] == "^"
    )


def _weak_within(script: Script, left: str, right: str) -> bool:
    """Whether two spellings of one script are near enough to be two names by chance."""
    if script is not Script.LATN:
        return True
    if (left, right) in _FREE_LENGTHENINGS:
        return False
    return len(left) == len(right) == 1 or left in right or right in left


def _never_within(left: str, right: str) -> bool:
    """Within a script a vowel is no other vowel, and nothing but an apostrophe is left out."""
    if not left.strip("^$") or not right.strip("^$"):
        return "'" not in left + right
    return len(left) == len(right) == 1 and left in _VOWELS and right in _VOWELS


def _add_sound(out: _Collector, sound: Sound, convention: Convention, bit: int) -> None:
    same = out.left is out.right
    if same and convention.across:
        return
    for one in sound.of(out.left):
        for other in sound.of(out.right):
            if same and (one.across or other.across or _never_within(one.text, other.text)):
                continue
            weak = one.weak or other.weak
            if same and out.left not in convention.tight:
                weak = weak or _weak_within(out.left, one.text, other.text)
            out.add(one.text, other.text, bit, weak=weak)
    if same and out.left is Script.LATN and Script.GREK not in convention.tight:
        _add_echoes(out, sound, bit)


def _add_echoes(out: _Collector, sound: Sound, bit: int) -> None:
    """HOXHA, in Greek ΧΟΤΖΑ, comes back as CHOTZA: the Greek spelling in Latin letters again."""
    for own in sound.of(Script.LATN):
        for greek in sound.of(Script.GREK):
            echo = elot743_letters(greek.text)
            if _can_echo(own, greek) and _tells(own.text, echo):
                out.add(own.text, echo, bit, weak=_weak_within(Script.LATN, own.text, echo))


def _tells(own: str, echo: str) -> bool:
    """Vowels come back too many ways to tell one name from another, but for OU."""
    if own == echo or len(own) + len(echo) == 2:
        return False
    return (own, echo) in _FREE_LENGTHENINGS or not set(own + echo) <= _VOWELS | {"Y"}


def _can_echo(own: Spelling, greek: Spelling) -> bool:
    return bool(greek.text.strip("^$") and own.text.strip("^$")) and not (own.weak or own.across or greek.weak)


def _add_doubles(out: _Collector, every: int) -> None:
    """A consonant written twice on one side alone, in any convention."""
    singles = [pair for pair in out.strong if len(pair[0]) == 1 and len(pair[1]) >= 1]
    singles += [pair for pair in out.strong if len(pair[1]) == 1 and len(pair[0]) > 1]
    lefts, rights = _CONSONANTS.get(out.left, ""), _CONSONANTS.get(out.right, "")
    if out.left is out.right:
        for letter in lefts:
            out.add(letter * 2, letter, every, weak=True)
        return
    for left, right in singles:
        bits = out.strong[(left, right)]
        if left in lefts and left:
            out.add(left * 2, right, bits, weak=True)
        if right in rights and right:
            out.add(left, right * 2, bits, weak=True)
        if len(left) == len(right) == 1 and left in lefts and right in rights:
            out.add(left * 2, right * 2, bits, weak=False)


@cache
def pair_index(left: Script, right: Script) -> PairIndex:
    """The pairs between two scripts, or within one. Built once, from every convention."""
    out = _Collector(left, right)
    conventions = all_conventions()
    every = (1 << len(conventions)) - 1
    for number, convention in enumerate(conventions):
        for sound in convention.sounds:
            _add_sound(out, sound, convention, 1 << number)
    _add_doubles(out, every)
    return out.index(every)
