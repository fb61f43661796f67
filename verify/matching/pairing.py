"""Which words of one name stand against which words of the other, and which are left over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from verify.matching.word_match import Grade, WordMatch, match_words
from verify.matching.words import Word, word

Matcher = Callable[[Word, Word], WordMatch]


@dataclass(frozen=True, slots=True)
class Pair:
    """Words that stand against each other.

    Several on one side where the other writes them as one (DELA CRUZ, DELACRUZ).
    """

    left: tuple[Word, ...]
    right: tuple[Word, ...]
    match: WordMatch


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs, and the words that found none on the other side."""

    pairs: tuple[Pair, ...]
    left_over: tuple[Word, ...]
    right_over: tuple[Word, ...]
    in_order: bool

    @property
    def complete(self) -> bool:
        """Whether no word is left over."""
        return not self.left_over and not self.right_over

    def worst(self) -> Grade:
        """The worst grade among the pairs; SAME if there are none."""
        return max((pair.match.grade for pair in self.pairs), default=Grade.SAME)


def joined(words: Sequence[Word]) -> Word:
    """Several words written as one."""
    text = "".join(w.text for w in words)
    return word(text, words[0].script, mixed=any(w.mixed for w in words))


def _pick(
    left: Sequence[Word], right: Sequence[Word], match: Matcher
) -> list[tuple[int, int, WordMatch]]:
    """One-to-one pairs, best grade first, then those that stand at the same place."""
    graded = [
        (found.grade, abs(i - j), i, j, found)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
        if (found := match(one, other)).grade is not Grade.NONE
    ]
    graded.sort(key=lambda item: item[:4])
    used_left: set[int] = set()
    used_right: set[int] = set()
    chosen: list[tuple[int, int, WordMatch]] = []
    for _, _, i, j, found in graded:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            chosen.append((i, j, found))
    return chosen


def _joins(
    many: list[int], words: Sequence[Word], one: Word, match: Matcher, *, swap: bool
) -> tuple[list[int], WordMatch] | None:
    """Neighbouring unmatched words that together are one word of the other side."""
    for size in (2, 3):
        for start in range(len(many) - size + 1):
            run = many[start : start + size]
            if run[-1] - run[0] != size - 1 or len({words[i].script for i in run}) > 1:
                continue
            whole = joined([words[i] for i in run])
            found = match(one, whole) if swap else match(whole, one)
            if found.grade <= Grade.VARIANT:
                return run, found
    return None


def pair_words(
    left: Sequence[Word], right: Sequence[Word], match: Matcher = match_words
) -> Pairing:
    """Pairs the words of two names, then the leftovers as words written together or apart."""
    chosen = _pick(left, right, match)
    good = [(i, j, found) for i, j, found in chosen if found.grade <= Grade.VARIANT]
    pairs = [(i, Pair((left[i],), (right[j],), found)) for i, j, found in good]
    free_left = [i for i in range(len(left)) if i not in {i for i, _, _ in good}]
    free_right = [j for j in range(len(right)) if j not in {j for _, j, _ in good}]
    for j in list(free_right):
        hit = _joins(free_left, left, right[j], match, swap=False)
        if hit is not None:
            run, found = hit
            pairs.append((run[0], Pair(tuple(left[i] for i in run), (right[j],), found)))
            free_left = [i for i in free_left if i not in run]
            free_right.remove(j)
    for i in list(free_left):
        hit = _joins(free_right, right, left[i], match, swap=True)
        if hit is not None:
            run, found = hit
            pairs.append((i, Pair((left[i],), tuple(right[j] for j in run), found)))
            free_right = [j for j in free_right if j not in run]
            free_left.remove(i)
    for i, j, found in chosen:
        if found.grade > Grade.VARIANT and i in free_left and j in free_right:
            pairs.append((i, Pair((left[i],), (right[j],), found)))
            free_left.remove(i)
            free_right.remove(j)
    order = [j for i, j, _ in sorted(good)]
    return Pairing(
        tuple(pair for _, pair in sorted(pairs, key=lambda item: item[0])),
        tuple(left[i] for i in free_left),
        tuple(right[j] for j in free_right),
        in_order=order == sorted(order),
    )
