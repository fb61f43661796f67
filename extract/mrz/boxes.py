"""Where a zone and its fields are on the page, and which way up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.mrz.formats import FieldName
from extract.mrz.sights import Sight
from ingest.pages import Box, Page

_HALF_LETTER: Final = 0.5
_HALF_HEIGHT: Final = 0.6


@dataclass(frozen=True, slots=True)
class Boxes:
    """The upright boxes of a zone's letters, of each line in reading order, and of each field.

    Names of fields are the contract's; both names have one box.
    """

    zone: Box
    lines: tuple[Box, ...]
    fields: dict[str, Box]


def boxes_of(sight: Sight, page: Page) -> Boxes:
    """Where the zone, its lines and its fields are on ``page``."""
    layout, ends = sight.placing.layout, _ends(sight)
    lines = [ends[row, [0, -1], [0, 1]] for row in range(layout.count)]
    fields: dict[str, Box] = {}
    for spec in layout.fields:
        span = spec.span
        box = _box(ends[span.line, [span.start, span.end - 1], [0, 1]], page)
        if spec.name is FieldName.NAMES:
            fields["surname"] = fields["given_names"] = box
        elif spec.name is not FieldName.OPTIONAL:
            fields[spec.name.value] = box
    return Boxes(_box(np.array(lines), page), tuple(_box(line, page) for line in lines), fields)


def letters_box(sight: Sight, page: Page, letters: Sequence[tuple[int, int]]) -> Box | None:
    """The upright box around some letters, (line, position) from 0; None for none."""
    if not letters:
        return None
    ends = _ends(sight)
    return _box(np.array([ends[at] for at in letters]), page)


def rotation_of(sight: Sight) -> int:
    """The clockwise turn of the page, in quarters, that sets the lines level and upright."""
    along = sight.patch.to_page[:, 0] * (-1 if sight.upside_down else 1)
    angle = float(np.rad2deg(np.arctan2(along[1], along[0])))
    return round(-angle / 90) % 4 * 90


def _ends(sight: Sight) -> NDArray[np.float64]:
    """The corners of every letter on the page: (lines, letters, before or after, corner, x or y).

    Where a letter's cell was not seen, it is where the pitch of its line puts it.
    """
    ends = []
    for line, cells in zip(sight.lines, sight.placing.xs, strict=True):
        known, at = np.flatnonzero(~np.isnan(cells)), np.arange(len(cells))
        step, first = np.polyfit(known, cells[known], 1)
        middles = np.where(np.isnan(cells), first + step * at, cells)
        x = np.abs(middles[:, None] + step * np.array((-_HALF_LETTER, _HALF_LETTER)))
        y, half = line.y(x), _HALF_HEIGHT * line.cap
        ends.append(np.stack([np.stack((x, y + side), axis=-1) for side in (-half, half)], axis=2))
    to_page = sight.patch.to_page
    return np.asarray(np.array(ends) @ to_page[:, :2].T + to_page[:, 2], np.float64)


def _box(corners: NDArray[np.float64], page: Page) -> Box:
    """The upright box around points (…, 2), as much of it as lies on the page."""
    points = corners.reshape(-1, 2)
    left, top = np.floor(points.min(axis=0)).tolist()
    right, bottom = np.ceil(points.max(axis=0)).tolist()
    return (
        _within(left, page.width),
        _within(top, page.height),
        _within(right, page.width),
        _within(bottom, page.height),
    )


def _within(value: float, most: int) -> int:
    return min(max(int(value), 0), most)
