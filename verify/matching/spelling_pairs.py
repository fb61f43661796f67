"""Which letters may stand for which between two scripts, and under which conventions.

The conventions' rows are turned into pairs of spellings, indexed by their first letters, each with
a mask that has one bit for each convention that knows the pair.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from verify.matching.conventions import Convention, Sound, Spelling, all_conventions
from verify.matching.letters import Script
from verify.matching.transliteration import elot743_letters

Pair = tuple[str, str, int, int, int, int, int]
"""Left and right spelling, their lengths, the mask of conventions in which the pair holds, and
the masks of those in which it is weak and in which it is rare."""


class Weight(IntEnum):
    """What a pair of spellings proves."""

    CERTAIN = 0
    WEAK = 1
    """Needs certain letters beside it."""
    RARE = 2
    """Leaves a match doubtful whatever stands beside it."""


_FREE_WITHIN = frozenset({("U", "OU"), ("OU", "U"), ("I", "Y"), ("Y", "I")})
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
    """Gathers pairs of one pair of scripts, with a mask of conventions for each weight."""

    def __init__(self, left: Script, right: Script) -> None:
        self.left = left
        self.right = right
        self.known: dict[tuple[str, str], dict[Weight, int]] = {}

    def add(self, left: str, right: str, bit: int, weight: Weight) -> None:
        """Notes a pair, both ways if it is of one script."""
        if (left == right and self.left is self.right) or not (left or right):
            return
        for key in {(left, right), (right, left) if self.left is self.right else (left, right)}:
            masks = self.known.setdefault(key, dict.fromkeys(Weight, 0))
            masks[weight] |= bit

    def certain(self) -> list[tuple[str, str, int]]:
        """The pairs that are certain in some conventions, with the mask of those."""
        return [
            (left, right, masks[Weight.CERTAIN])
            for (left, right), masks in self.known.items()
            if masks[Weight.CERTAIN]
        ]

    def index(self, every: int) -> PairIndex:
        pairs = [_pair(left, right, masks) for (left, right), masks in self.known.items()]
        lefts = {pair[0][0] for pair in pairs if pair[0]} | {"$"}
        rights = {pair[1][0] for pair in pairs if pair[1]} | {"$"}
        moves = {one + other: _next_pairs(pairs, one, other) for one in lefts for other in rights}
        found = {key: value for key, value in moves.items() if value}
        return PairIndex(found, frozenset(found) | _anchored(pairs), every)


def _pair(left: str, right: str, masks: dict[Weight, int]) -> Pair:
    weak = masks[Weight.WEAK] & ~masks[Weight.CERTAIN]
    rare = masks[Weight.RARE] & ~masks[Weight.CERTAIN] & ~masks[Weight.WEAK]
    known = masks[Weight.CERTAIN] | weak | rare
    return left, right, len(left), len(right), known, weak, rare


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
    if (left, right) in _FREE_WITHIN:
        return False
    return len(left) == len(right) == 1 or left in right or right in left


def _never_within(left: str, right: str) -> bool:
    """Within a script a vowel is no other vowel, and nothing but an apostrophe is left out."""
    if not left.strip("^$") or not right.strip("^$"):
        return "'" not in left + right
    return len(left) == len(right) == 1 and left in _VOWELS and right in _VOWELS


def _within_speaks(convention: Convention, script: Script) -> bool:
    """Whether a convention says anything about two words of one script."""
    return not convention.across and (script is not Script.GREK or script in convention.tight)


def _speaks_across(sound: Sound, left: Script, right: Script) -> bool:
    """Whether a row tells of these scripts: one of them is the row's own, its first column.

    That ФЁДОР is FYODOR in Latin and ΦΙΟΝΤΟΡ in Greek says little of FYODOR in Greek: the tables
    of Latin spellings say that.
    """
    return sound.spellings[0][0] in {left, right}


def _weight(one: Spelling, other: Spelling) -> Weight:
    if one.rare or other.rare:
        return Weight.RARE
    return Weight.WEAK if one.weak or other.weak else Weight.CERTAIN


def _add_across(out: _Collector, sound: Sound, bit: int) -> None:
    for one in sound.of(out.left):
        for other in sound.of(out.right):
            out.add(one.text, other.text, bit, _weight(one, other))


def _add_within(out: _Collector, sound: Sound, convention: Convention, bit: int) -> None:
    """The free alternatives of one script; attested but weak ones would join different names."""
    tight = out.left in convention.tight
    usable = [s for s in sound.of(out.left) if not s.across and (tight or not s.weak)]
    for one in usable:
        for other in usable:
            if _never_within(one.text, other.text):
                continue
            near = not tight and _weak_within(out.left, one.text, other.text)
            out.add(one.text, other.text, bit, Weight.WEAK if near else _weight(one, other))
    if out.left is Script.LATN and convention.echo:
        _add_echoes(out, sound, bit)


def _add_echoes(out: _Collector, sound: Sound, bit: int) -> None:
    """HOXHA, in Greek ΧΟΤΖΑ, comes back as CHOTZA: the Greek spelling in Latin letters again."""
    for own in sound.of(Script.LATN):
        for greek in sound.of(Script.GREK):
            echo = elot743_letters(greek.text)
            if _can_echo(own, greek) and _tells(own.text, echo):
                near = _weak_within(Script.LATN, own.text, echo)
                out.add(own.text, echo, bit, Weight.WEAK if near else Weight.CERTAIN)


def _tells(own: str, echo: str) -> bool:
    """Vowels come back too many ways to tell one name from another, but for OU."""
    if own == echo or len(own) + len(echo) == 2 or (own in _VOWELS and own != "U"):
        return False
    return (own, echo) in _FREE_WITHIN or not set(own + echo) <= _VOWELS | {"W", "Y"}


def _can_echo(own: Spelling, greek: Spelling) -> bool:
    return bool(greek.text.strip("^$") and own.text.strip("^$")) and not (
        own.weak or own.across or greek.weak
    )


def _add_doubles(out: _Collector, every: int) -> None:
    """A consonant written twice on one side alone, in any convention."""
    lefts, rights = _CONSONANTS.get(out.left, ""), _CONSONANTS.get(out.right, "")
    if out.left is out.right:
        for letter in lefts:
            out.add(letter * 2, letter, every, Weight.WEAK)
        return
    for left, right, bits in out.certain():
        if left and left in lefts:
            out.add(left * 2, right, bits, Weight.WEAK)
        if right and right in rights:
            out.add(left, right * 2, bits, Weight.WEAK)
        if left and right and left in lefts and right in rights:
            out.add(left * 2, right * 2, bits, Weight.CERTAIN)


@cache
def pair_index(left: Script, right: Script) -> PairIndex:
    """The pairs between two scripts, or within one. Built once, from every convention."""
    out = _Collector(left, right)
    conventions = all_conventions()
    every = (1 << len(conventions)) - 1
    for number, convention in enumerate(conventions):
        for sound in convention.sounds:
            if left is not right and _speaks_across(sound, left, right):
                _add_across(out, sound, 1 << number)
            elif left is right and _within_speaks(convention, left):
                _add_within(out, sound, convention, 1 << number)
    _add_doubles(out, every)
    return out.index(every)
