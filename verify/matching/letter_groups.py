"""Aligns two words of different scripts as far as a spelling convention goes.

``align`` asks whether a convention joins two whole words. Here the words are known to be two, and
the question is which letters part them: those that are in no group of the best convention.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from verify.matching.letters import Script
from verify.matching.spelling_pairs import PairIndex, pair_index

_APART, _WEAK, _JOINED = 1_000, 10, 1
"""Costs: of a letter that nothing joins, of a weak or rare group, of a certain one."""


@dataclass(frozen=True, slots=True)
class Apart:
    """The places of the letters of two words that part them."""

    left: frozenset[int] = frozenset()
    right: frozenset[int] = frozenset()

    @property
    def count(self) -> int:
        """How many, on both sides."""
        return len(self.left) + len(self.right)


@dataclass(frozen=True, slots=True)
class _Step:
    """The best way to a place of the grid: its cost, the place before, whether it joins."""

    cost: int
    before: tuple[int, int]
    kind: int


@lru_cache(maxsize=1024)
def letters_apart(a: str, a_script: Script, b: str, b_script: Script) -> Apart:
    """The letters outside every group; if all are inside, those of weak and rare groups.

    Nothing where the scripts have no convention between them.
    """
    index = pair_index(a_script, b_script)
    left, right = f"^{a}$", f"^{b}$"
    if not index.moves:
        return Apart()
    number, best, cost = 0, {}, -1
    while index.every >> number:
        grid = _grid(left, right, index, 1 << number)
        total = grid[len(left), len(right)].cost
        if cost < 0 or total < cost:
            best, cost = grid, total
        number += 1
    outside = _letters(best, left, right, _APART)
    return outside if outside.count else _letters(best, left, right, _WEAK)


def _grid(left: str, right: str, index: PairIndex, bit: int) -> dict[tuple[int, int], _Step]:
    """The cheapest way to every place, row by row."""
    grid = {(0, 0): _Step(0, (0, 0), 0)}

    def reach(place: tuple[int, int], before: tuple[int, int], cost: int, kind: int) -> None:
        if place not in grid or cost < grid[place].cost:
            grid[place] = _Step(cost, before, kind)

    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            here, cost = (i, j), grid[i, j].cost
            if i < len(left):
                reach((i + 1, j), here, cost + _APART, _APART)
            if j < len(right):
                reach((i, j + 1), here, cost + _APART, _APART)
            if i < len(left) and j < len(right) and left[i] == right[j]:
                reach((i + 1, j + 1), here, cost + _JOINED, _JOINED)
            for one, other, m, n, known, weak, rare in index.moves.get(
                left[i : i + 1] + right[j : j + 1], ()
            ):
                if bit & known and left.startswith(one, i) and right.startswith(other, j):
                    kind = _WEAK if bit & (weak | rare) else _JOINED
                    reach((i + m, j + n), here, cost + kind, kind)
    return grid


def _letters(grid: dict[tuple[int, int], _Step], left: str, right: str, kind: int) -> Apart:
    """The letters on the best way that steps of that kind go over."""
    ours: set[int] = set()
    theirs: set[int] = set()
    place = len(left), len(right)
    while place != (0, 0):
        step = grid[place]
        if step.kind == kind:
            # The mark of the word's beginning stands before its first letter.
            ours.update(range(step.before[0] - 1, place[0] - 1))
            theirs.update(range(step.before[1] - 1, place[1] - 1))
        place = step.before
    return Apart(_inside(ours, left), _inside(theirs, right))


def _inside(letters: set[int], word: str) -> frozenset[int]:
    """Without the marks of a word's beginning and end."""
    return frozenset(letter for letter in letters if 0 <= letter < len(word) - 2)
