"""Which letters of two spellings the name matcher counts as different, for marking them.

Whatever a rule of ``compare_names`` explains is no difference: not the other script, not a known
spelling, not the order of the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from verify.matching.letter_groups import Apart, letters_apart
from verify.matching.letters import Script, in_script
from verify.matching.names import Name, compare_names
from verify.matching.pairing import pair_words
from verify.matching.particles import is_article
from verify.matching.verdict import Verdict
from verify.matching.word_match import Grade
from verify.matching.words import PlacedWord, Word, placed_words

_ONE_NAME = frozenset({Verdict.SAME, Verdict.VARIANT})
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class DifferingLetters:
    """The places of the letters that differ, in each part of a name as it is written."""

    surname: frozenset[int] = frozenset()
    given_names: frozenset[int] = frozenset()


def differing_letters(a: Name, b: Name) -> tuple[DifferingLetters, DifferingLetters]:
    """The letters of ``a`` and of ``b`` that no rule joins; none if they are one name.

    Never raises. Where a name stands undivided on one side, all words are paired with all. The
    result is the same, exchanged, with the sides exchanged.
    """
    if (b.surname, b.given_names) < (a.surname, a.given_names):
        right, left = _differing(b, a)
        return left, right
    return _differing(a, b)


def _differing(a: Name, b: Name) -> tuple[DifferingLetters, DifferingLetters]:
    if compare_names(a, b).verdict in _ONE_NAME:
        return DifferingLetters(), DifferingLetters()
    ours, theirs = _words_of(a), _words_of(b)
    if all(ours) and all(theirs):
        marked = [_mark(one, other) for one, other in zip(ours, theirs, strict=True)]
    else:
        marked = [_mark((*ours[0], *ours[1]), (*theirs[0], *theirs[1]))]
    left, right = ([mark for sides in marked for mark in sides[side]] for side in range(2))
    return _by_part(left), _by_part(right)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A word of a name: of which part (0: surname, 1: given names), and where."""

    part: int
    placed: PlacedWord

    @property
    def word(self) -> Word:
        return self.placed.word

    def marks(self, letters: frozenset[int]) -> set[_Mark]:
        return {(self.part, self.placed.places[letter]) for letter in letters}

    def all_marks(self) -> set[_Mark]:
        return {(self.part, place) for place in self.placed.places}


_Mark = tuple[int, int]
"""A part of a name and a place in it."""


def _words_of(name: Name) -> tuple[tuple[_Placed, ...], tuple[_Placed, ...]]:
    surname, given = (
        tuple(_Placed(part, placed) for placed in placed_words(text))
        for part, text in enumerate((name.surname, name.given_names))
    )
    return surname, given


def _by_part(marks: Sequence[_Mark]) -> DifferingLetters:
    return DifferingLetters(
        frozenset(place for part, place in marks if part == 0),
        frozenset(place for part, place in marks if part == 1),
    )


def _mark(
    left: Sequence[_Placed], right: Sequence[_Placed]
) -> tuple[frozenset[_Mark], frozenset[_Mark]]:
    """What differs between the words of a part and those of the other side's."""
    pairing = pair_words([p.word for p in left], [p.word for p in right])
    free_left, free_right = list(left), list(right)
    doubted: list[tuple[_Placed, _Placed]] = []
    for pair in pairing.pairs:
        ours = [_taken(free_left, word) for word in pair.left]
        theirs = [_taken(free_right, word) for word in pair.right]
        if pair.match.grade > Grade.VARIANT:
            doubted.append((ours[0], theirs[0]))
    free_left = [p for p in free_left if not is_article(p.word)]
    free_right = [p for p in free_right if not is_article(p.word)]
    marks: tuple[set[_Mark], set[_Mark]] = (set(), set())
    for one, other in (*doubted, *_nearest(free_left, free_right)):
        apart = _apart(one.word, other.word)
        marks[0].update(one.marks(apart.left))
        marks[1].update(other.marks(apart.right))
    for alone, side in ((free_left, marks[0]), (free_right, marks[1])):
        for each in alone:
            side.update(each.all_marks())
    return frozenset(marks[0]), frozenset(marks[1])


def _taken(free: list[_Placed], word: Word) -> _Placed:
    """Takes that word out of those that are free."""
    return free.pop(next(n for n, each in enumerate(free) if each.word is word))


def _nearest(left: list[_Placed], right: list[_Placed]) -> list[tuple[_Placed, _Placed]]:
    """The leftover words that stand against each other, nearest first; they are taken out."""
    ranked = sorted(
        (_apart(one.word, other.word).count, i, j)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
    )
    chosen: list[tuple[_Placed, _Placed]] = []
    for _, i, j in ranked:
        if left[i] not in [one for one, _ in chosen] and right[j] not in [o for _, o in chosen]:
            chosen.append((left[i], right[j]))
    for one, other in chosen:
        left.remove(one)
        right.remove(other)
    return chosen


def _apart(a: Word, b: Word) -> Apart:
    """The letters that differ between two words that are not one name."""
    whole = Apart(frozenset(range(len(a.text))), frozenset(range(len(b.text))))
    if max(len(a.text), len(b.text)) > _LONGEST_WORD:
        return whole
    if a.script is b.script:
        return _within(a.text, b.text) if a.text != b.text else Apart()
    if Script.ZYYY in {a.script, b.script} or in_script(a.text, b.script) == b.text:
        return whole  # of no known script; or typed with another alphabet's keys, every letter
    found = letters_apart(a.text, a.script, b.text, b.script)
    # Doubted as a whole (two known names): no letter alone is to blame.
    return found if found.count else whole


def _within(a: str, b: str) -> Apart:
    left: set[int] = set()
    right: set[int] = set()
    for operation in Levenshtein.opcodes(a, b):
        if operation.tag != "equal":
            left.update(range(operation.src_start, operation.src_end))
            right.update(range(operation.dest_start, operation.dest_end))
    return Apart(frozenset(left), frozenset(right))
