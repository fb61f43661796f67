"""Aligns two words, letter group by letter group, under one spelling convention.

Two words are spellings of one name if both can be cut into groups that the same convention writes
for the same sounds, from the first letter to the last.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from verify.matching.conventions import unlike
from verify.matching.letters import Script
from verify.matching.spelling_pairs import PairIndex, pair_index
from verify.matching.verdict import AlignedPart

_CERTAIN_LETTERS_BESIDE_WEAK = 4
_EQUAL_LETTERS_WITHIN = 2
_COSTS = (0, 1, 1_000, 1_000_000)
"""Of a step: equal letters, certain, weak, rare."""


@dataclass(frozen=True, slots=True)
class WordAlignment:
    """Two words aligned under the convention with this number.

    ``rare`` and ``weak`` count the groups of those weights, ``certain`` the letters of the others,
    ``equal`` those among them that are the same letters. ``within``: both words are of one script.
    """

    convention: int
    rare: int
    weak: int
    certain: int
    equal: int
    within: bool
    parts: tuple[AlignedPart, ...]

    @property
    def convincing(self) -> bool:
        """Weak groups need certain letters beside them: KHAN is not HAN, MIKHAIL is MIHAIL."""
        if self.rare or (self.within and self.equal < _EQUAL_LETTERS_WITHIN):
            return False
        if self.weak == 0:
            return True
        return self.certain >= max(_CERTAIN_LETTERS_BESIDE_WEAK, self.weak)


def common_conventions(left: str, right: str, index: PairIndex) -> int:
    """The mask of the conventions under which two words (``^…$``) are spellings of one name.

    Reachable places of the grid carry the conventions under which they are reached; rows are
    walked from the first reached column to the last, so that unlike words end at once.
    """
    width, moves = len(right), index.moves
    grid = [0] * ((len(left) + 1) * (width + 1))
    last = [-1] * (len(left) + 1)
    grid[0], last[0] = index.every, 0
    for i, one in enumerate(left):
        j, row = 0, i * (width + 1)
        while j <= last[i] and j < width:
            mask = grid[row + j]
            if mask:
                other = right[j]
                for s, t, m, n, known, _weak, _rare in moves.get(one + other, ()):
                    if mask & known and left.startswith(s, i) and right.startswith(t, j):
                        grid[row + m * (width + 1) + j + n] |= mask & known
                        last[i + m] = max(last[i + m], j + n)
                if one == other:
                    grid[row + width + 2 + j] |= mask
                    last[i + 1] = max(last[i + 1], j + 1)
            j += 1
        if not any(reached >= 0 for reached in last[i + 1 :]):
            return 0
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
                (pair[2], pair[3], 3 if pair[6] & bit else 2 if pair[5] & bit else 1)
                for pair in index.moves.get(left[i : i + 1] + right[j : j + 1], ())
                if pair[4] & bit and left.startswith(pair[0], i) and right.startswith(pair[1], j)
            )
            for m, n, kind in steps:
                cost = here[0] + _COSTS[kind]
                place = (i + m, j + n)
                if place not in best or cost < best[place][0]:
                    best[place] = (cost, i, j, kind)
    return best


def _trace(
    left: str, right: str, index: PairIndex, number: int, end: tuple[int, int], rule: str
) -> WordAlignment:
    best = _best_path(left, right, index, 1 << number)
    parts: list[AlignedPart] = []
    counts = [0, 0, 0, 0]
    i, j = end
    while (i, j) != (0, 0):
        _, back_i, back_j, kind = best[(i, j)]
        one, other = left[back_i:i].strip("^$"), right[back_j:j].strip("^$")
        counts[kind] += 1 if kind > 1 else min(len(one), len(other))
        if one or other:
            parts.append(AlignedPart(one, other, rule if kind else ""))
        i, j = back_i, back_j
    equal, certain, weak, rare = counts
    return WordAlignment(
        number, rare, weak, equal + certain, equal, within=False, parts=tuple(reversed(parts))
    )


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
    for word, script in ((left, left_script), (right, right_script)):
        if mask and script is Script.LATN:
            mask &= ~unlike(word)
    best: WordAlignment | None = None
    number = 0
    while mask >> number:
        if mask >> number & 1:
            end = (len(one), len(other))
            found = _trace(one, other, index, number, end, rules[number])
            if best is None or (found.rare, found.weak) < (best.rare, best.weak):
                best = found
            if best.rare + best.weak == 0:
                break
        number += 1
    return best and replace(best, within=left_script is right_script)


def _mirrored(found: WordAlignment) -> WordAlignment:
    parts = tuple(AlignedPart(part.right, part.left, part.rule) for part in found.parts)
    return replace(found, parts=parts)
