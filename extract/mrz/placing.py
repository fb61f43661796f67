"""Which cells of which lines are the zone's letters, and of what format it is."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

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


def placings(lines: Sequence[Cells | None]) -> list[Placing]:
    """Every format on every run of consecutive ``lines`` that it fits, the likeliest first."""
    found = [_placed(cells, layout, first) for layout, first, cells in _runs(lines)]
    return sorted(found, key=lambda placing: -placing.score)


def has_place(lines: Sequence[Cells | None]) -> bool:
    """Whether any format fits any run of consecutive ``lines``, by their numbers of letters."""
    return any(True for _ in _runs(lines))


def is_apt(line: Cells) -> bool:
    """Whether a line's letters are such as some format asks for in one of its lines.

    Or in a part of one, if the line is shorter. Rows of numbers in another type may be as clear
    to the network as a zone, but no format allows them.
    """
    likeliest = sorted(_MASKS.values(), key=lambda masks: abs(masks.shape[1] - len(line)))
    return any(
        score > (line.clarity - _MOST_AMISS) * min(len(line), len(mask))
        for masks in likeliest
        for mask in masks
        for part in _parts(mask, len(line))
        for score, _ in _ways(line, part)
    )


def _parts(mask: Odds, length: int) -> Iterator[Odds]:
    """The runs of a format's line that a line of ``length`` letters may be, if it was cut."""
    missing = max(0, len(mask) - length) if length < _LEAST_SEEN * len(mask) else 0
    for first in range(missing + 1):
        yield mask[first : first + len(mask) - missing]


def _runs(lines: Sequence[Cells | None]) -> Iterator[tuple[Layout, int, list[Cells]]]:
    for layout in LAYOUTS.values():
        for first in range(len(lines) - layout.count + 1):
            cells = [line for line in lines[first : first + layout.count] if line is not None]
            seen = [len(line) / layout.width for line in cells]
            if len(seen) == layout.count and all(_LEAST_SEEN <= n <= _MOST_SEEN for n in seen):
                yield layout, first, cells


def _placed(cells: Sequence[Cells], layout: Layout, first: int) -> Placing:
    masks = _MASKS[layout.format]
    ways = [
        sorted(_ways(line, mask), reverse=True) for line, mask in zip(cells, masks, strict=True)
    ]
    best = max(
        itertools.product(*(way[:_WAYS_KEPT] for way in ways)),
        key=lambda chosen: sum(score for score, _ in chosen) - _LEAN * _lean(cells, chosen),
    )
    return _laid(cells, layout, first, [shift for _, shift in best])


_Way = tuple[float, int]
"""How likely a line's letters are, and which of its cells is the first letter."""


def _ways(line: Cells, mask: Odds) -> Iterator[_Way]:
    """The ways to lay one line of the format over the cells. A way may begin before them."""
    width = len(mask)
    extra = len(line) - width
    for shift in range(min(0, extra) - _SLACK, max(0, extra) + _SLACK + 1):
        low, high = max(0, shift), min(len(line), shift + width)
        if high - low < _LEAST_SEEN * width:
            continue
        likely = (line.odds[low:high] * mask[low - shift : high - shift]).max(axis=1)
        missed = (width - (high - low)) * _MISSED
        yield (
            float(np.log(np.maximum(likely, _FLOOR)).sum()) - missed - _stray(line, low, high),
            shift,
        )


def _stray(line: Cells, low: int, high: int) -> float:
    """The fee for letters that stand beside the zone."""
    unused = np.concatenate((line.odds[:low], line.odds[high:]))
    return _STRAY * float(unused.max(axis=1).sum()) if len(unused) else 0.0


def _lean(cells: Sequence[Cells], chosen: Sequence[_Way]) -> float:
    """How far, in letters, the first letters are from standing on a straight line."""
    starts = [
        line.xs[0] + shift * line.pitch if shift < 0 else line.xs[shift]
        for line, (_, shift) in zip(cells, chosen, strict=True)
    ]
    steps = np.diff(starts) / cells[0].pitch
    bend = float(np.abs(np.diff(steps)).sum())
    return bend + float(np.maximum(np.abs(steps) - _FREE_LEAN, 0).sum())


def _laid(cells: Sequence[Cells], layout: Layout, first: int, shifts: Sequence[int]) -> Placing:
    width = layout.width
    odds = np.full((layout.count, width, BLANK), 1 / BLANK)
    xs = np.full((layout.count, width), np.nan)
    stray = 0.0
    for row, (line, shift) in enumerate(zip(cells, shifts, strict=True)):
        low, high = max(0, shift), min(len(line), shift + width)
        odds[row, low - shift : high - shift] = line.odds[low:high]
        xs[row, low - shift : high - shift] = line.xs[low:high]
        stray += _stray(line, low, high)
    held = np.maximum(odds * _MASKS[layout.format], _FLOOR * _FLOOR)
    best = np.log(np.maximum(held.max(axis=2), _FLOOR))
    score = float((best.sum() - stray) / best.size)
    return Placing(layout, first, held, xs, score, stray / _STRAY)
