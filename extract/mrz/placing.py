"""Which cells of which lines are the zone's letters, and of what format it is."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from extract.mrz.cells import BLANK, Cells
from extract.mrz.check_digits import ALPHABET, DIGITS, FILLER
from extract.mrz.formats import LAYOUTS, CheckName, FieldName, Layout
from extract.mrz.zones import MrzFormat

Odds = NDArray[np.float64]

_STRAY: Final = 3.0
_MISSED: Final = 1.0
_LEAN: Final = 4.0
_FREE_LEAN: Final = 0.6
_SLACK: Final = 2
_WAYS_KEPT: Final = 3
_LEAST_SEEN: Final = 0.8
_MOST_SEEN: Final = 1.6
_MOST_AMISS: Final = 0.4
_FLOOR: Final = 1e-5


@dataclass(frozen=True, slots=True, eq=False)
class Placing:
    """A format laid over lines.

    ``odds`` is float64 (lines, width, 37), letters that a field may not hold at (nearly) 0.
    ``first`` is the line that the zone begins with, ``score`` the mean log-probability of its
    likeliest letters less a fee for cells left over. ``xs`` are the cells' middles in pixels of
    the patch, NaN where none was seen. ``stray`` is how many letters, by their probability, stand
    beside the zone on its lines.
    """

    layout: Layout
    first: int
    odds: Odds
    xs: NDArray[np.float64]
    score: float
    stray: float

    @property
    def is_whole(self) -> bool:
        """Whether every letter's cell was seen and none is left over."""
        return self.stray < 1 and not np.isnan(self.xs).any()


def _masks(layout: Layout) -> Odds:
    """Which letter may stand where: 1 or 0, shape (lines, width, 37)."""
    masks = np.ones((layout.count, layout.width, BLANK))
    for spec in layout.fields:
        allowed = [float(char in spec.alphabet) for char in ALPHABET]
        masks[spec.span.line, spec.span.start : spec.span.end] = allowed
    for check in layout.checks:
        optional = check.name in {CheckName.PERSONAL_NUMBER, CheckName.DOCUMENT_NUMBER}
        alphabet = DIGITS + FILLER if optional else DIGITS
        masks[check.digit.line, check.digit.start] = [float(c in alphabet) for c in ALPHABET]
    code = layout.field(FieldName.DOCUMENT_CODE).span
    masks[code.line, code.start] = [float(char in layout.first_letters) for char in ALPHABET]
    return masks


_MASKS: Final[Mapping[MrzFormat, Odds]] = MappingProxyType(
    {kind: _masks(layout) for kind, layout in LAYOUTS.items()}
)

_ALPHABETS: Final[Odds] = np.unique(
    np.concatenate([masks.reshape(-1, BLANK) for masks in _MASKS.values()]), axis=0
)
"""The different alphabets that places of any format have: 1 or 0, shape (alphabets, 37)."""

_ASKED: Final[Mapping[MrzFormat, NDArray[np.int64]]] = MappingProxyType(
    {
        kind: (masks[:, :, None] == _ALPHABETS).all(axis=3).argmax(axis=2)
        for kind, masks in _MASKS.items()
    }
)
"""Which alphabet each place of a format asks for: (lines, width)."""


def placings(lines: Sequence[Cells | None]) -> list[Placing]:
    """Every format on every run of consecutive ``lines`` that it fits, the likeliest first."""
    rows = [None if line is None else _Row.of(line) for line in lines]
    found = [_placed(run, layout, first) for layout, first, run in _runs(rows)]
    return sorted(found, key=lambda placing: -placing.score)


def has_place(lines: Sequence[Cells | None]) -> bool:
    """Whether any format fits any run of consecutive ``lines``, by their numbers of letters."""
    return any(True for _ in _runs(lines))


def is_apt(line: Cells) -> bool:
    """Whether a line's letters are such as some format asks for in one of its lines.

    Or in a part of one, if the line is shorter. Rows of numbers in another type may be as clear
    to the network as a zone, but no format allows them.
    """
    row, least = _Row.of(line), line.clarity - _MOST_AMISS
    likeliest = sorted(_ASKED.values(), key=lambda asked: abs(asked.shape[1] - len(line)))
    return any(
        way.score > least * min(len(line), len(asked))
        for lines in likeliest
        for asked in lines
        for part in _parts(asked, len(line))
        for way in _ways(row, part)
    )


def _parts(asked: NDArray[np.int64], length: int) -> Iterator[NDArray[np.int64]]:
    """The runs of a format's line that a line of ``length`` letters may be, if it was cut."""
    missing = max(0, len(asked) - length) if length < _LEAST_SEEN * len(asked) else 0
    for first in range(missing + 1):
        yield asked[first : first + len(asked) - missing]


_Line = TypeVar("_Line", bound=Sized)


def _runs(lines: Sequence[_Line | None]) -> Iterator[tuple[Layout, int, list[_Line]]]:
    for layout in LAYOUTS.values():
        for first in range(len(lines) - layout.count + 1):
            cells = [line for line in lines[first : first + layout.count] if line is not None]
            seen = [len(line) / layout.width for line in cells]
            if len(seen) == layout.count and all(_LEAST_SEEN <= n <= _MOST_SEEN for n in seen):
                yield layout, first, cells


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    """A line's cells and what is asked of them again and again.

    ``likely`` is the log-probability of each cell's likeliest letter of each alphabet, shape
    (cells, alphabets); ``before`` the probability of letters before each cell, and before the end.
    """

    cells: Cells
    likely: NDArray[np.float64]
    before: NDArray[np.float64]

    @classmethod
    def of(cls, cells: Cells) -> _Row:
        best = (cells.odds[:, None, :] * _ALPHABETS).max(axis=2)
        before = np.concatenate(([0.0], np.cumsum(cells.odds.max(axis=1))))
        return cls(cells, np.log(np.maximum(best, _FLOOR)), before)

    def __len__(self) -> int:
        return len(self.cells)

    def stray(self, low: int, high: int) -> float:
        """The fee for letters that stand beside a zone of the cells from ``low`` to ``high``."""
        return _STRAY * float(self.before[low] + self.before[-1] - self.before[high])


@dataclass(frozen=True, slots=True, order=True)
class _Way:
    """How likely a line's letters are if its cell ``shift`` is the first; that cell's place, x.

    The first may be before the cells that were seen (below 0).
    """

    score: float
    shift: int
    start: float


def _placed(rows: Sequence[_Row], layout: Layout, first: int) -> Placing:
    asked = _ASKED[layout.format]
    ways = [sorted(_ways(row, one), reverse=True) for row, one in zip(rows, asked, strict=True)]
    pitch = rows[0].cells.pitch
    best = max(
        itertools.product(*(way[:_WAYS_KEPT] for way in ways)),
        key=lambda chosen: sum(way.score for way in chosen) - _LEAN * _lean(chosen, pitch),
    )
    return _laid(rows, layout, first, [way.shift for way in best])


def _ways(row: _Row, asked: NDArray[np.int64]) -> Iterator[_Way]:
    """The ways to lay one line of a format over the cells."""
    width, count, xs = len(asked), len(row), row.cells.xs
    extra = count - width
    shifts = np.arange(min(0, extra) - _SLACK, max(0, extra) + _SLACK + 1)
    low, high = np.maximum(shifts, 0), np.minimum(shifts + width, count)
    able = high - low >= _LEAST_SEEN * width
    # All shifts at once: numpy's calls are what it costs.
    at = shifts[able, None] + np.arange(width)
    likely = np.where((at >= 0) & (at < count), row.likely[np.clip(at, 0, count - 1), asked], 0.0)
    scores = likely.sum(axis=1) - (width - (high - low)[able]) * _MISSED
    for score, shift in zip(scores.tolist(), shifts[able].tolist(), strict=True):
        start = xs[0] + shift * row.cells.pitch if shift < 0 else xs[shift]
        stray = row.stray(max(0, shift), min(count, shift + width))
        yield _Way(score - stray, shift, float(start))


def _lean(chosen: Sequence[_Way], pitch: float) -> float:
    """How far, in letters, the first letters are from standing on a straight line."""
    steps = [(below.start - above.start) / pitch for above, below in itertools.pairwise(chosen)]
    bend = sum(abs(below - above) for above, below in itertools.pairwise(steps))
    return bend + sum(max(abs(step) - _FREE_LEAN, 0.0) for step in steps)


def _laid(rows: Sequence[_Row], layout: Layout, first: int, shifts: Sequence[int]) -> Placing:
    width = layout.width
    odds = np.full((layout.count, width, BLANK), 1 / BLANK)
    xs = np.full((layout.count, width), np.nan)
    stray = 0.0
    for at, (row, shift) in enumerate(zip(rows, shifts, strict=True)):
        low, high = max(0, shift), min(len(row), shift + width)
        odds[at, low - shift : high - shift] = row.cells.odds[low:high]
        xs[at, low - shift : high - shift] = row.cells.xs[low:high]
        stray += row.stray(low, high)
    held = np.maximum(odds * _MASKS[layout.format], _FLOOR * _FLOOR)
    best = np.log(np.maximum(held.max(axis=2), _FLOOR))
    score = float((best.sum() - stray) / best.size)
    return Placing(layout, first, held, xs, score, stray / _STRAY)
