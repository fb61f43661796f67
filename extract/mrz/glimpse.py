"""Which groups of rows are lettered in OCR-B, told from a small picture of the page.

A patch costs ten times as much to lay level and trace as its longest rows cost to show to the
network as they lie. On a page full of print that is what finding a zone costs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from extract.mrz.cells import cells_of
from extract.mrz.patches import Group
from extract.mrz.recognise import columns_of
from extract.mrz.sampling import warped
from extract.mrz.seeds import Row
from extract.mrz.strips import STRIP_CAP, STRIP_HEIGHT
from extract.mrz.textmap import Grey

_LETTERED: Final = -0.14
_CAP_OF_HEIGHT: Final = 0.8
_LONGEST_CAPS: Final = 30.0
_MARGIN_CAPS: Final = 0.5
_ROWS_SHOWN: Final = 2
_LETTERS: Final = slice(6, 26)
_PITCHES: Final = slice(12, 26)
_LEAST_RETURN: Final = 0.25


@dataclass(frozen=True, slots=True)
class Glimpse:
    """The row of ``group`` with the clearest letters of OCR-B, either way up.

    ``clarity`` is the mean log-probability of its likeliest letters; minus infinity for none.
    ``upside_down`` says which way up they were clearer, seen along the row.
    """

    group: Group
    row: Row
    clarity: float
    upside_down: bool

    @property
    def is_lettered(self) -> bool:
        """Whether these are lines of a zone, or of another print in OCR-B."""
        return self.clarity > _LETTERED


def glimpses(small: Grey, groups: Sequence[Group], shrink: float) -> list[Glimpse]:
    """How each group's longest rows look, in the order of ``groups``.

    ``small`` shows the page ``shrink`` times as large as the pixels in which the rows are given.
    """
    ordered = [sorted(group.rows, key=lambda row: -row.length) for group in groups]
    seen = _shown(small, [(g, rows[0]) for g, rows in zip(groups, ordered, strict=True)], shrink)
    # Mostly one row tells; others are shown only where it has not.
    for nth in range(1, _ROWS_SHOWN):
        dark = [n for n, one in enumerate(seen) if not one.is_lettered and nth < len(ordered[n])]
        again = _shown(small, [(groups[n], ordered[n][nth]) for n in dark], shrink)
        for n, one in zip(dark, again, strict=True):
            seen[n] = max(seen[n], one, key=lambda glimpse: glimpse.clarity)
    return seen


def _shown(small: Grey, rows: Sequence[tuple[Group, Row]], shrink: float) -> list[Glimpse]:
    strips = [_strip(small, row, shrink) for _, row in rows]
    pitched = [n for n, strip in enumerate(strips) if _is_pitched(strip)]
    clear = dict(zip(pitched, _clarities([strips[n] for n in pitched]), strict=True))
    return [
        Glimpse(group, row, *clear.get(n, (float("-inf"), False)))
        for n, (group, row) in enumerate(rows)
    ]


def _is_pitched(strip: Grey) -> bool:
    """Whether the ink returns at a distance that letters of OCR-B have: cheap, and often not so."""
    ink = strip[_LETTERS].mean(axis=0, dtype=np.float32)
    ink -= cv2.blur(ink[None], (2 * STRIP_CAP + 1, 1))[0]
    count = len(ink)
    waves = np.fft.rfft(ink, 2 * count)
    alike = np.fft.irfft(waves * np.conj(waves))[: _PITCHES.stop]
    if count < 2 * _PITCHES.stop or alike[0] <= 0:
        return False
    shares = alike * count / (count - np.arange(len(alike))) / alike[0]
    return float(shares[_PITCHES].max()) > _LEAST_RETURN


def _clarities(strips: Sequence[Grey]) -> list[tuple[float, bool]]:
    """How clear the letters of each strip are, and whether that is upside down.

    Minus infinity where there are none.
    """
    turned = [np.ascontiguousarray(strip[::-1, ::-1]) for strip in strips]
    seen = [cells_of(columns) for columns in columns_of([*strips, *turned])]
    clear = [float("-inf") if cells is None else cells.clarity for cells in seen]
    ways = zip(clear[: len(strips)], clear[len(strips) :], strict=True)
    return [(max(way), way[1] > way[0]) for way in ways]


def _strip(small: Grey, row: Row, shrink: float) -> Grey:
    """The beginning of a row, laid level as it is, its letters about ``STRIP_CAP`` high."""
    cap = row.height * shrink * _CAP_OF_HEIGHT
    scale = STRIP_CAP / cap
    length = min(row.length * shrink, _LONGEST_CAPS * cap) + 2 * _MARGIN_CAPS * cap
    along = row.direction
    across = np.array((-along[1], along[0]))
    start = np.array(row.start) * shrink - along * _MARGIN_CAPS * cap
    matrix = np.column_stack((along, across, start * scale - across * STRIP_HEIGHT / 2)) / scale
    size = (max(STRIP_HEIGHT, round(length * scale)), STRIP_HEIGHT)
    return warped(small, matrix, size, cv2.INTER_LINEAR)
