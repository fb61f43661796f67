"""One patch of the page → the zone on it, if there is one: strips, odds, placing, text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.mrz.cells import Cells, cells_of, odds_at
from extract.mrz.formats import MRV_B
from extract.mrz.lines import Line, Strip, lines_of, stretched, strip_of
from extract.mrz.patches import Patch
from extract.mrz.placing import Placing, placings
from extract.mrz.recognise import columns_of
from extract.mrz.search import Found, likeliest
from extract.mrz.strips import STRIP_CAP, STRIP_HEIGHT

LEAST_SCORE: Final = -0.9
"""Below this mean log-probability of its letters, a row of marks is not taken for a line."""

_SURE_SCORE: Final = -0.15
_SECOND_CAP: Final = 0.88 * STRIP_CAP
_MARGIN_CAPS: Final = 1.4
_STRETCH_CAPS: Final = 7.0
_FORMATS_TRIED: Final = 3


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """A zone found on a patch. ``lines`` are its own, in reading order.

    ``upside_down`` says that they were turned by 180 degrees to be read; the cells' x in
    ``placing`` then count backwards, below zero.
    """

    found: Found
    placing: Placing
    patch: Patch
    lines: tuple[Line, ...]
    upside_down: bool


def look(patch: Patch, *, seen_on: dt.date) -> Sight | None:
    """The zone on ``patch``, read upright or upside down; None where there is none."""
    lines = lines_of(patch)
    if len(lines) < 2:
        return None
    sight = _either_way_up(patch, lines, seen_on)
    # A visa of the longer format with its end cut off looks like one of the shorter, and nothing
    # but its own end tells.
    if sight is None or (sight.placing.is_whole and sight.placing.layout is not MRV_B):
        return sight
    # An end may have been taken for ground: look for it beyond the ink that was found.
    longer = tuple(stretched(line, _STRETCH_CAPS, patch) for line in lines)
    again = _best(patch, longer, upside_down=sight.upside_down, seen_on=seen_on)
    return sight if again is None else min((again, sight), key=worth)


def _either_way_up(patch: Patch, lines: Sequence[Line], seen_on: dt.date) -> Sight | None:
    upright = _best(patch, lines, upside_down=False, seen_on=seen_on)
    if upright is not None and upright.placing.score > _SURE_SCORE:
        return upright
    turned = _best(patch, lines, upside_down=True, seen_on=seen_on)
    return min((sight for sight in (upright, turned) if sight), key=worth, default=None)


def worth(sight: Sight) -> tuple[bool, float]:
    """Sorts sights, the most credible first: does its text hold, and how clear are its letters."""
    return not sight.found.zone.holds, -sight.placing.score


def _best(
    patch: Patch, lines: Sequence[Line], *, upside_down: bool, seen_on: dt.date
) -> Sight | None:
    ordered = tuple(reversed(lines)) if upside_down else tuple(lines)
    strips = tuple(_strip(patch, line, STRIP_CAP) for line in ordered)
    seen = [cells_of(columns) for columns in _columns(strips, upside_down)]
    # Cheap, and nothing is lost: where no line has letters, a second picture shows none either.
    if sum(one is not None for one in seen) < 2:
        return None
    again = _columns([_strip(patch, line, _SECOND_CAP) for line in ordered], upside_down)
    cells = [
        None if one is None else _on_patch(_merged(one, columns), strip, upside_down)
        for one, columns, strip in zip(seen, again, strips, strict=True)
    ]
    sights = []
    for placing in placings(cells)[:_FORMATS_TRIED]:
        found = likeliest(placing, seen_on=seen_on) if placing.score > LEAST_SCORE else None
        if found is not None:
            own = slice(placing.first, placing.first + placing.layout.count)
            sights.append(Sight(found, placing, patch, ordered[own], upside_down))
    return min(sights, key=worth, default=None)


def _columns(strips: Sequence[Strip], upside_down: bool) -> NDArray[np.float32]:
    return columns_of(
        [np.ascontiguousarray(s.grey[::-1, ::-1]) if upside_down else s.grey for s in strips]
    )


def _merged(cells: Cells, again: NDArray[np.float32]) -> Cells:
    """``cells`` with their odds averaged with those of the second, smaller picture of the line."""
    shrink = _SECOND_CAP / STRIP_CAP
    second = odds_at(again, (cells.xs + 0.5) * shrink - 0.5, cells.pitch * shrink)
    return Cells((cells.odds + second) / 2, cells.xs, cells.pitch)


def _on_patch(cells: Cells, strip: Strip, upside_down: bool) -> Cells:
    """``cells`` in the patch's x, counted backwards (below zero) where it is upside down."""
    last = strip.grey.shape[1] - 1
    xs = -strip.patch_x(last - cells.xs) if upside_down else strip.patch_x(cells.xs)
    return Cells(cells.odds, xs, cells.pitch / strip.scale)


def _strip(patch: Patch, line: Line, cap: float) -> Strip:
    return strip_of(patch, line, height=STRIP_HEIGHT, cap=cap, margin_caps=_MARGIN_CAPS)
