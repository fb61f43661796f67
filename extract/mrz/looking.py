"""One patch of the page → the zone on it, if there is one: strips, odds, placing, text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.mrz.cells import cells_of
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
    return max(sights, key=_worth, default=None)


def _worth(sight: Sight) -> tuple[bool, float]:
    return sight.found.zone.holds, sight.placing.score


def _best(
    patch: Patch, lines: Sequence[Line], *, upside_down: bool, seen_on: dt.date
) -> Sight | None:
    ordered = tuple(reversed(lines)) if upside_down else tuple(lines)
    strips = tuple(_strip(patch, line, STRIP_CAP, upside_down) for line in ordered)
    placed = _placings(strips, upside_down)[:_FORMATS_TRIED]
    sights = [
        sight
        for placing in placed
        if placing.score > LEAST_SCORE
        and (sight := _sight(placing, patch, ordered, upside_down, seen_on)) is not None
    ]
    return max(sights, key=_worth, default=None)


def _placings(strips: Sequence[Strip], upside_down: bool) -> list[Placing]:
    pictures = [_turned(strip, upside_down) for strip in strips]
    return placings([cells_of(columns) for columns in columns_of(pictures)])


def _sight(
    placing: Placing, patch: Patch, lines: Sequence[Line], upside_down: bool, seen_on: dt.date
) -> Sight | None:
    """The zone of ``placing``, its odds averaged with those of a second picture of its lines."""
    own = tuple(lines[placing.first : placing.first + placing.layout.count])
    strips = tuple(_strip(patch, line, STRIP_CAP, upside_down) for line in own)
    again = tuple(_strip(patch, line, _SECOND_CAP, upside_down) for line in own)
    second = next((p for p in _placings(again, upside_down) if p.layout is placing.layout), None)
    odds = placing.odds if second is None else (placing.odds + second.odds) / 2
    merged = Placing(placing.layout, placing.first, odds, placing.xs, placing.score)
    found = likeliest(merged, seen_on=seen_on)
    if found is None:
        return None
    return Sight(found, merged, patch, own, strips, upside_down)


def _strip(patch: Patch, line: Line, cap: float, _upside_down: bool) -> Strip:
    return strip_of(patch, line, height=STRIP_HEIGHT, cap=cap, margin_caps=_MARGIN_CAPS)


def _turned(strip: Strip, upside_down: bool) -> NDArray[np.uint8]:
    return np.ascontiguousarray(strip.grey[::-1, ::-1]) if upside_down else strip.grey
