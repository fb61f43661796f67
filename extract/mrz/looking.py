"""One patch of the page → the zone on it, if there is one: strips, odds, placing, text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.mrz.cells import Cells, cells_of, odds_at
from extract.mrz.lines import Line, Strip, lines_of, strip_of
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
_FORMATS_TRIED: Final = 3


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """A zone found on a patch. ``lines`` are its own, in reading order; ``strips`` belong to them.

    ``upside_down`` says that the strips were turned by 180 degrees to be read.
    """

    found: Found
    placing: Placing
    patch: Patch
    lines: tuple[Line, ...]
    strips: tuple[Strip, ...]
    upside_down: bool


def look(patch: Patch, *, seen_on: dt.date) -> Sight | None:
    """The zone on ``patch``, read upright or upside down; None where there is none."""
    lines = lines_of(patch)
    if len(lines) < 2:
        return None
    upright = _best(patch, lines, upside_down=False, seen_on=seen_on)
    if upright is not None and upright.placing.score > _SURE_SCORE:
        return upright
    turned = _best(patch, lines, upside_down=True, seen_on=seen_on)
    sights = [sight for sight in (upright, turned) if sight is not None]
    return min(sights, key=worth, default=None)


def worth(sight: Sight) -> tuple[bool, float]:
    """Sorts sights, the most credible first: does its text hold, and how clear are its letters."""
    return not sight.found.zone.holds, -sight.placing.score


def _best(
    patch: Patch, lines: Sequence[Line], *, upside_down: bool, seen_on: dt.date
) -> Sight | None:
    ordered = tuple(reversed(lines)) if upside_down else tuple(lines)
    strips = tuple(_strip(patch, line, STRIP_CAP) for line in ordered)
    seen = _columns(strips, upside_down)
    # Cheap, and nothing is lost: where no line has letters, a second picture shows none either.
    cells = [cells_of(columns) for columns in seen]
    if sum(one is not None for one in cells) < 2:
        return None
    again = _columns([_strip(patch, line, _SECOND_CAP) for line in ordered], upside_down)
    cells = [
        None if one is None else _merged(one, columns)
        for one, columns in zip(cells, again, strict=True)
    ]
    sights = []
    for placing in placings(cells)[:_FORMATS_TRIED]:
        found = likeliest(placing, seen_on=seen_on) if placing.score > LEAST_SCORE else None
        if found is not None:
            own = slice(placing.first, placing.first + placing.layout.count)
            sights.append(Sight(found, placing, patch, ordered[own], strips[own], upside_down))
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


def _strip(patch: Patch, line: Line, cap: float) -> Strip:
    return strip_of(patch, line, height=STRIP_HEIGHT, cap=cap, margin_caps=_MARGIN_CAPS)
