"""Aligns two words, letter group by letter group, under one spelling convention.

Two words are spellings of one name if both can be cut into groups that the same convention writes
for the same sounds, from the first letter to the last.
"""

from __future__ import annotations

from dataclasses import dataclass

from verify.matching.letters import Script
from verify.matching.spelling_pairs import Pair, PairIndex, pair_index
from verify.matching.verdict import AlignedPart

_CERTAIN_LETTERS_BESIDE_WEAK = 4
_WEAK = 1000


@dataclass(frozen=True, slots=True)
class WordAlignment:
    """Two words aligned under the convention with this number.

    ``weak`` counts the groups that are weak evidence, ``certain`` the letters of the others.
    """

    convention: int
    weak: int
    certain: int
    parts: tuple[AlignedPart, ...]

    @property
    def convincing(self) -> bool:
        """Weak groups need certain letters beside them: KHAN is not HAN, MIKHAIL is MIHAIL."""
        if self.weak == 0:
            return True
        return self.certain >= max(_CERTAIN_LETTERS_BESIDE_WEAK, self.weak)


def _moves(index: PairIndex, left: str, i: int, right: str, j: int) -> list[Pair]:
    """The pairs that both words continue with at these places."""
    found = [
        pair
        for pair in index.both.get(left[i : i + 1] + right[j : j + 1], ())
        if left.startswith(pair[0], i) and right.startswith(pair[1], j)
    ]
    found += [pair for pair in index.left.get(left[i : i + 1], ()) if left.startswith(pair[0], i)]
    found += [p for p in index.right.get(right[j : j + 1], ()) if right.startswith(p[1], j)]
    return found


class _Reach:
    """Which places of a grid can be reached, and under which conventions (a mask each)."""

    __slots__ = ("_index", "_left", "_right", "furthest", "grid", "width")

    def __init__(self, left: str, right: str, index: PairIndex) -> None:
        self._left, self._right, self._index = left, right, index
        self.width = len(right) + 1
        self.grid = [0] * ((len(left) + 1) * self.width)
        self.grid[0] = index.every
        self.furthest = 0

    def _note(self, place: int, row: int, mask: int) -> None:
        if mask:
            self.grid[place] |= mask
            self.furthest = max(self.furthest, row)

    def step_left(self, i: int, here: int, mask: int) -> None:
        """Letters of the left side that the right leaves out."""
        for s, _t, m, _n, known, _w in self._index.left.get(self._left[i], ()):
            if self._left.startswith(s, i):
                self._note(here + m * self.width, i + m, mask & known)

    def step(self, i: int, j: int, here: int, mask: int) -> None:
        """Letters of both sides, and letters of the right side that the left leaves out."""
        one, other, width = self._left[i], self._right[j], self.width
        if one == other:
            self._note(here + width + 1, i + 1, mask)
        for _s, t, _m, n, known, _w in self._index.right.get(other, ()):
            if self._right.startswith(t, j):
                self.grid[here + n] |= mask & known
        for s, t, m, n, known, _w in self._index.both.get(one + other, ()):
            if mask & known and self._left.startswith(s, i) and self._right.startswith(t, j):
                self._note(here + m * width + n, i + m, mask & known)


def common_conventions(left: str, right: str, index: PairIndex) -> int:
    """The mask of the conventions under which two words (``^…$``) are spellings of one name."""
    reach = _Reach(left, right, index)
    grid, width = reach.grid, reach.width
    for i in range(len(left)):
        if i > reach.furthest:
            return 0
        for j in range(width):
            here = i * width + j
            mask = grid[here]
            if mask:
                if index.left:
                    reach.step_left(i, here, mask)
                if j < width - 1:
                    reach.step(i, j, here, mask)
    return grid[-1]


def _best_path(
    left: str, right: str, index: PairIndex, bit: int
) -> dict[tuple[int, int], tuple[int, int, int, int]]:
    """For each reachable place: the least cost, the place before it, and whether the step is weak.

    The cost counts weak groups first, then groups that differ.
    """
    best: dict[tuple[int, int], tuple[int, int, int, int]] = {(0, 0): (0, -1, -1, 0)}
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            here = best.get((i, j))
            if here is None:
                continue
            steps: list[tuple[int, int, int]] = []
            if i < len(left) and j < len(right) and left[i] == right[j]:
                steps.append((1, 1, 0))
            steps.extend(
                (pair[2], pair[3], 2 if pair[5] & bit else 1)
                for pair in _moves(index, left, i, right, j)
                if pair[4] & bit
            )
            for m, n, kind in steps:
                cost = here[0] + (0, 1, _WEAK)[kind]
                place = (i + m, j + n)
                if place not in best or cost < best[place][0]:
                    best[place] = (cost, i, j, kind)
    return best


def _trace(
    left: str, right: str, index: PairIndex, number: int, end: tuple[int, int], rule: str
) -> WordAlignment:
    best = _best_path(left, right, index, 1 << number)
    parts: list[AlignedPart] = []
    weak = certain = 0
    i, j = end
    while (i, j) != (0, 0):
        _, back_i, back_j, kind = best[(i, j)]
        one, other = left[back_i:i].strip("^$"), right[back_j:j].strip("^$")
        if kind == 2:
            weak += 1
        else:
            certain += max(len(one), len(other))
        if one or other:
            parts.append(AlignedPart(one, other, rule if kind else ""))
        i, j = back_i, back_j
    return WordAlignment(number, weak, certain, tuple(reversed(parts)))


def align_words(
    left: str, left_script: Script, right: str, right_script: Script, rules: tuple[str, ...]
) -> WordAlignment | None:
    """The best alignment of two folded words, or None if no convention joins them.

    ``rules`` names the rule of each convention. The best has the fewest weak groups; ties go to
    the convention that comes first. The result is the same, mirrored, with the sides exchanged.
    """
    if (right_script.value, right) < (left_script.value, left):
        found = align_words(right, right_script, left, left_script, rules)
        return None if found is None else _mirrored(found)
    index = pair_index(left_script, right_script)
    one, other = f"^{left}$", f"^{right}$"
    mask = common_conventions(one, other, index)
    best: WordAlignment | None = None
    number = 0
    while mask >> number:
        if mask >> number & 1:
            end = (len(one), len(other))
            found = _trace(one, other, index, number, end, rules[number])
            if best is None or found.weak < best.weak:
                best = found
            if best.weak == 0:
                break
        number += 1
    return best


def _mirrored(found: WordAlignment) -> WordAlignment:
    parts = tuple(AlignedPart(part.right, part.left, part.rule) for part in found.parts)
    return WordAlignment(found.convention, found.weak, found.certain, parts)
