"""Columns of probabilities → the letters' cells, evenly pitched as OCR-B is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.mrz.strips import STRIDE

BLANK: Final = 37
_CLOSE: Final = 0.58
_REACH: Final = 0.34
_MOST_MISSED: Final = 8
_CLEAR: Final = 0.5
_LEAST_LETTERS: Final = 20


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """The letters of one line in the order read.

    ``odds`` is float64 (count, 37), each row summing to 1: the probability of every letter.
    ``xs`` is each cell's middle, rising; ``pitch`` the usual distance of two: in pixels of the
    strip as ``cells_of`` gives them.
    """

    odds: NDArray[np.float64]
    xs: NDArray[np.float64]
    pitch: float

    def __len__(self) -> int:
        return len(self.xs)


def cells_of(columns: NDArray[np.float32]) -> Cells | None:
    """The cells of one strip's columns (count, 38); None where hardly a letter is seen.

    A letter that the network passed over gets its cell from the pitch of its neighbours; of two
    that stand closer than the pitch allows, the surer stays. Marks at either end that are hardly
    letters are left out.
    """
    xs, sure = _peaks(columns)
    if len(xs) < _LEAST_LETTERS:
        return None
    pitch = _pitch(xs)
    kept = _spaced(xs, sure, pitch)
    filled = _filled(xs[kept], pitch)
    odds = odds_at(columns, filled, pitch)
    clear = np.flatnonzero(odds.max(axis=1) > _CLEAR)
    if len(clear) < _LEAST_LETTERS:
        return None
    own = slice(int(clear[0]), int(clear[-1]) + 1)
    return Cells(odds[own], filled[own], pitch)


def odds_at(
    columns: NDArray[np.float32], xs: NDArray[np.float64], pitch: float
) -> NDArray[np.float64]:
    """What a strip's columns say of the letters around ``xs``: (count, 37), each row sums to 1."""
    return np.stack([_odds(columns, float(x), pitch) for x in xs])


def _peaks(columns: NDArray[np.float32]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The middle of each run of one letter, and how sure it is."""
    best = columns.argmax(axis=1)
    edges = np.flatnonzero(np.diff(best)) + 1
    starts, ends = np.concatenate(([0], edges)), np.concatenate((edges, [len(best)]))
    letters = best[starts] != BLANK
    starts, ends = starts[letters], ends[letters]
    top = columns.max(axis=1)
    xs = [
        float(np.average(np.arange(a, b), weights=top[a:b]))
        for a, b in zip(starts, ends, strict=True)
    ]
    sure = [float(top[a:b].max()) for a, b in zip(starts, ends, strict=True)]
    return np.array(xs) * STRIDE + (STRIDE - 1) / 2, np.array(sure)


def _pitch(xs: NDArray[np.float64]) -> float:
    gaps = np.diff(xs)
    usual = float(np.median(gaps))
    alike = gaps[np.abs(gaps - usual) < 0.25 * usual]
    return float(alike.mean()) if len(alike) else usual


def _spaced(xs: NDArray[np.float64], sure: NDArray[np.float64], pitch: float) -> list[int]:
    kept: list[int] = []
    for at in range(len(xs)):
        if kept and xs[at] - xs[kept[-1]] < _CLOSE * pitch:
            if sure[at] > sure[kept[-1]]:
                kept[-1] = at
            continue
        kept.append(at)
    return kept


def _filled(xs: NDArray[np.float64], pitch: float) -> NDArray[np.float64]:
    """The cells' middles with those added that the gaps have room for."""
    local = pitch
    out = [float(xs[0])]
    for x in xs[1:]:
        gap = float(x) - out[-1]
        count = max(1, round(gap / local))
        if count <= _MOST_MISSED:
            step = gap / count
            out.extend(out[-1] + step * n for n in range(1, count))
            local = 0.7 * local + 0.3 * float(np.clip(step, 0.75 * pitch, 1.3 * pitch))
        out.append(float(x))
    return np.array(out)


def _odds(columns: NDArray[np.float32], x: float, pitch: float) -> NDArray[np.float64]:
    """The letters' probabilities at ``x``; what the blank holds there is spread over all."""
    low = int(np.ceil((x - _REACH * pitch) / STRIDE - 0.4))
    high = int(np.floor((x + _REACH * pitch) / STRIDE - 0.4)) + 1
    window = columns[max(0, low) : max(low + 1, high)]
    if not len(window):
        return np.full(BLANK, 1 / BLANK)
    column = window[window[:, :BLANK].sum(axis=1).argmax()].astype(np.float64)
    odds = column[:BLANK] + column[BLANK] / BLANK
    return np.asarray(odds / odds.sum())
