"""Columns of probabilities → the letters' cells, evenly pitched as OCR-B is."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.mrz.strips import STRIDE

BLANK: Final = 37
_CLOSE: Final = 0.64
_REACH: Final = 0.3
_MOST_MISSED: Final = 8
_LEAST_LETTERS: Final = 20
_LEAST_CLARITY: Final = -0.8
_LEAST_ALIKE: Final = 0.8
_MOST_JITTER: Final = 0.23
_PLAIN: Final = 0.999


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

    @property
    def clarity(self) -> float:
        """The mean log-probability of each cell's likeliest letter."""
        return float(np.log(self.odds.max(axis=1)).mean())

    @property
    def is_plain(self) -> bool:
        """Whether no letter leaves any doubt."""
        return float(self.odds.max(axis=1).min()) > _PLAIN


def cells_of(columns: NDArray[np.float32]) -> Cells | None:
    """The cells of one strip's columns (count, 38); None where hardly a letter of OCR-B is seen.

    A letter that the network passed over gets its cell from the pitch of its neighbours; of two
    that stand closer than the pitch allows, the surer stays. What is
    hardly letters of OCR-B at either end, marks or words in another type, is left out; letters
    that stand at every distance are none.
    """
    xs, sure = _peaks(columns)
    if len(xs) < _LEAST_LETTERS:
        return None
    pitch = _pitch(xs)
    kept = _spaced(xs, sure, pitch)
    filled = _filled(xs[kept], pitch)
    odds = odds_at(columns, filled, pitch)
    own = _clear_run(np.log(odds.max(axis=1)))
    if own.stop - own.start < _LEAST_LETTERS or not _is_even(filled[own]):
        return None
    return Cells(odds[own], filled[own], pitch)


def _clear_run(clarity: NDArray[np.float64]) -> slice:
    """The run of cells that are most clearly letters: the largest sum above ``_LEAST_CLARITY``."""
    sums = np.concatenate(([0.0], np.cumsum(clarity - _LEAST_CLARITY)))
    lowest = np.minimum.accumulate(sums)
    end = int((sums - lowest).argmax())
    return slice(int(sums[: end + 1].argmin()), end)


def _is_even(xs: NDArray[np.float64]) -> bool:
    """Whether the letters stand at one pitch, as far as a lens and a bent page leave it one."""
    gaps = np.diff(xs)
    usual = median(gaps.tolist())
    alike = float((np.abs(gaps / usual - 1) < 0.25).mean())
    return alike >= _LEAST_ALIKE and float(np.diff(gaps).std()) < _MOST_JITTER * usual


def odds_at(
    columns: NDArray[np.float32], xs: NDArray[np.float64], pitch: float
) -> NDArray[np.float64]:
    """What a strip's columns say of the letters around ``xs``: (count, 37), each row sums to 1.

    Around each place the column that is surest of any letter counts; what the blank holds there
    is spread over all letters.
    """
    return _shares(*_letters_at(columns, xs, pitch))


def odds_of_two(
    columns: NDArray[np.float32],
    xs: NDArray[np.float64],
    pitch: float,
    again: NDArray[np.float32],
    shrink: float,
) -> NDArray[np.float64]:
    """As ``odds_at``, from two pictures of a line; the second is ``shrink`` times as large.

    A letter that one picture passed over is as the other says.
    """
    first, blank = _letters_at(columns, xs, pitch)
    second, other = _letters_at(again, (xs + 0.5) * shrink - 0.5, pitch * shrink)
    return _shares(first + second, np.minimum(blank, other))


def _shares(letters: NDArray[np.float64], blank: NDArray[np.float64]) -> NDArray[np.float64]:
    odds = letters + blank[:, None] / BLANK
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def _letters_at(
    columns: NDArray[np.float32], xs: NDArray[np.float64], pitch: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """What the surest column near each place gives to every letter, and to none."""
    reach = max(1, round(_REACH * pitch / STRIDE))
    middles = np.rint((xs - (STRIDE - 1) / 2) / STRIDE).astype(int)
    around = middles[:, None] + np.arange(-reach, reach + 1)[None, :]
    inside = np.asarray((around >= 0) & (around < len(columns)))
    around = np.clip(around, 0, len(columns) - 1)
    sure = np.where(inside, 1 - columns[:, BLANK][around], -1)
    chosen = around[np.arange(len(xs)), sure.argmax(axis=1)]
    here = np.asarray(inside.any(axis=1), np.bool_)
    letters = np.where(here[:, None], columns[chosen, :BLANK], 0.0).astype(np.float64)
    return letters, np.where(here, columns[chosen, BLANK], 1.0).astype(np.float64)


def _peaks(columns: NDArray[np.float32]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The middle of each run of one letter, and how sure it is."""
    best = columns.argmax(axis=1)
    starts = np.concatenate(([0], np.flatnonzero(np.diff(best)) + 1))
    top = columns.max(axis=1).astype(np.float64)
    weights = np.add.reduceat(top, starts)
    middles = np.add.reduceat(top * np.arange(len(top)), starts) / weights
    sure = np.maximum.reduceat(top, starts)
    letters = best[starts] != BLANK
    return middles[letters] * STRIDE + (STRIDE - 1) / 2, sure[letters]


def _pitch(xs: NDArray[np.float64]) -> float:
    gaps = np.diff(xs)
    usual = median(gaps.tolist())
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
    for x in xs[1:].tolist():
        last = out[-1]
        count = max(1, round((x - last) / local))
        if count <= _MOST_MISSED:
            step = (x - last) / count
            out.extend([last + step * n for n in range(1, count)])
            local = 0.7 * local + 0.3 * min(max(step, 0.75 * pitch), 1.3 * pitch)
        out.append(x)
    return np.array(out)
