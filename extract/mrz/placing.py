"""Which cells of which lines are the zone's letters, and of what format it is."""

from __future__ import annotations

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
_LEAST_SEEN: Final = 0.8
_MOST_SEEN: Final = 1.6
_FLOOR: Final = 1e-5


@dataclass(frozen=True, slots=True, eq=False)
class Placing:
    """A format laid over lines.

    ``odds`` is float64 (lines, width, 37), letters that a field may not hold at (nearly) 0.
    ``first`` is the line that the zone begins with, ``score`` the mean log-probability of its
    likeliest letters less a fee for cells left over. ``xs`` are the cells' middles in pixels of
    the strips, NaN where none was seen. ``stray`` is how many letters, by their probability, stand
    beside the zone on its lines.
    """

    layout: Layout
    first: int
    odds: Odds
    xs: NDArray[np.float64]
    score: float
    stray: float


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
    found = [
        placing
        for layout in LAYOUTS.values()
        for first in range(len(lines) - layout.count + 1)
        for placing in _placed(lines[first : first + layout.count], layout, first)
    ]
    return sorted(found, key=lambda placing: -placing.score)


def _placed(lines: Sequence[Cells | None], layout: Layout, first: int) -> Iterator[Placing]:
    cells = [line for line in lines if line is not None]
    if len(cells) < layout.count:
        return
    if any(not _LEAST_SEEN <= len(line) / layout.width <= _MOST_SEEN for line in cells):
        return
    best: Placing | None = None
    for start in _starts(cells, layout.width):
        placing = _laid(cells, layout, first, start)
        if placing is not None and (best is None or placing.score > best.score):
            best = placing
    if best is not None:
        yield best


def _starts(cells: Sequence[Cells], width: int) -> list[float]:
    """Where the first letters may be: at any line's early cells, or a little before them."""
    found: list[float] = []
    for line in cells:
        room = max(0, len(line) - width) + 2
        options = [line.xs[0] - line.pitch, *line.xs[:room]]
        for x in options:
            if all(abs(x - other) > 0.3 * line.pitch for other in found):
                found.append(float(x))
    return found


def _laid(cells: Sequence[Cells], layout: Layout, first: int, start: float) -> Placing | None:
    width = layout.width
    odds = np.full((layout.count, width, BLANK), 1 / BLANK)
    xs = np.full((layout.count, width), np.nan)
    stray = 0.0
    for row, line in enumerate(cells):
        offset = int(np.abs(line.xs - start).argmin())
        shift = offset - round(float(line.xs[offset] - start) / line.pitch)
        low, high = max(0, shift), min(len(line), shift + width)
        if high - low < _LEAST_SEEN * width:
            return None
        odds[row, low - shift : high - shift] = line.odds[low:high]
        xs[row, low - shift : high - shift] = line.xs[low:high]
        unused = np.concatenate((line.odds[:low], line.odds[high:]))
        stray += float(unused.max(axis=1).sum()) if len(unused) else 0.0
    held = np.maximum(odds * _MASKS[layout.format], _FLOOR * _FLOOR)
    best = np.log(np.maximum(held.max(axis=2), _FLOOR))
    score = float((best.sum() - _STRAY * stray) / best.size)
    return Placing(layout, first, held, xs, score, stray)
