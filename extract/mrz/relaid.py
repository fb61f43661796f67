"""An unsure zone read again by the wide network, its lines laid anew along their letters.

The first tracing follows ink, and a printed ground, a stamp or a picture's edge is ink, too.
Letters that were read tell better where their line runs. The slim network read it first; where
the wide one, which taught it, is sure of the same text, so is the zone.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.mrz.intact import settling_of
from extract.mrz.lines import Line
from extract.mrz.looking import read_lines
from extract.mrz.recognise import Network
from extract.mrz.sights import Sight
from extract.mrz.strips import STRIP_CAP

_LEAST_AGREEMENT: Final = 0.35
_LEAST_LETTERS: Final = 12
_OFF: Final = 1.5
_TURNS: Final = 2
_UNDECIDED: Final = 0.9


def read_again(sight: Sight, *, seen_on: dt.date) -> Sight:
    """The zone as its lines say when they are laid along its letters; doubtful if they differ."""
    again: Sight | None = None
    for _ in range(_TURNS):
        lines = _relaid(again or sight)
        found = read_lines(
            sight.patch,
            lines,
            upside_down=sight.upside_down,
            seen_on=seen_on,
            by=Network.WIDE,
        ).sight
        if found is None:
            break
        again = found
    return _settled(sight, again)


def _settled(first: Sight, again: Sight | None) -> Sight:
    """What two readings of one zone come to.

    The second, of lines laid better, counts unless only the first one holds. Where both hold and
    are alike, the surer says how sure; where they differ, check digits do not decide, and the
    zone is doubtful.
    """
    if again is None or (first.found.zone.holds and not again.found.zone.holds):
        return first
    if not first.found.zone.holds:
        return again
    alike = first.found.zone.lines == again.found.zone.lines
    certainty = (
        max(first.found.certainty, again.found.certainty)
        if alike
        else min(again.found.certainty, _UNDECIDED)
    )
    return replace(again, found=replace(again.found, certainty=certainty))


def _relaid(sight: Sight) -> tuple[Line, ...]:
    offsets, agreements = settling_of(sight)
    return tuple(
        _moved(line, xs, off, agree, upside_down=sight.upside_down)
        for line, xs, off, agree in zip(
            sight.lines, sight.placing.xs, offsets, agreements, strict=True
        )
    )


def _moved(
    line: Line,
    xs: NDArray[np.float64],
    offsets: NDArray[np.float64],
    agreements: NDArray[np.float64],
    *,
    upside_down: bool,
) -> Line:
    """``line`` with its middle where its letters have theirs, as a curve of the second degree."""
    sure = (agreements > _LEAST_AGREEMENT) & ~np.isnan(xs)
    if int(sure.sum()) < _LEAST_LETTERS:
        return line
    at = np.abs(xs[sure])
    down = offsets[sure] * line.cap / STRIP_CAP * (-1 if upside_down else 1)
    weights = agreements[sure]
    for _ in range(2):
        curve = np.polyfit(at, down, 2, w=weights)
        off = np.abs(np.polyval(curve, at) - down)
        weights = np.where(off > _OFF * line.cap / STRIP_CAP, 0.1 * weights, weights)
    middle = np.polyadd(line.middle, curve)
    return replace(line, middle=np.asarray(middle, np.float64))
