"""Where a zone and its fields are on the page, and which way up."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from extract.mrz.formats import FieldName
from extract.mrz.sights import Sight
from ingest.pages import Box, Page

_HALF_LETTER = 0.5


def zone_box(sight: Sight, page: Page) -> Box:
    """The upright box of all letters."""
    layout = sight.placing.layout
    points = [point for row in range(layout.count) for point in _span(sight, row, 0, layout.width)]
    return _box(points, sight, page)


def line_boxes(sight: Sight, page: Page) -> tuple[Box, ...]:
    """The upright box of each line, in reading order."""
    width = sight.placing.layout.width
    return tuple(_box(_span(sight, row, 0, width), sight, page) for row in range(len(sight.lines)))


def field_boxes(sight: Sight, page: Page) -> dict[str, Box]:
    """The upright box of each field. Names are the contract's; both names have one box."""
    boxes = {}
    for spec in sight.placing.layout.fields:
        points = _span(sight, spec.span.line, spec.span.start, spec.span.end)
        box = _box(points, sight, page)
        if spec.name is FieldName.NAMES:
            boxes["surname"] = boxes["given_names"] = box
        elif spec.name is not FieldName.OPTIONAL:
            boxes[spec.name.value] = box
    return boxes


def rotation_of(sight: Sight) -> int:
    """The clockwise turn of the page, in quarters, that sets the lines level and upright."""
    along = sight.patch.to_page[:, 0] * (-1 if sight.upside_down else 1)
    angle = float(np.rad2deg(np.arctan2(along[1], along[0])))
    return round(-angle / 90) % 4 * 90


def _span(sight: Sight, row: int, start: int, end: int) -> list[tuple[float, float]]:
    """The corners, in the patch, of letters ``start`` to ``end`` of a line."""
    line, cells = sight.lines[row], sight.placing.xs[row]
    known = np.flatnonzero(~np.isnan(cells))
    step, first = np.polyfit(known, cells[known], 1)
    corners = []
    for at, side in ((start, -_HALF_LETTER), (end - 1, _HALF_LETTER)):
        own = float(cells[at]) if not np.isnan(cells[at]) else float(first + step * at)
        x = abs(own + side * float(step))
        y = float(line.y(x))
        corners += [(x, y - 0.6 * line.cap), (x, y + 0.6 * line.cap)]
    return corners


def _box(points: Iterable[tuple[float, float]], sight: Sight, page: Page) -> Box:
    to_page: NDArray[np.float64] = sight.patch.to_page
    corners = np.array(list(points)) @ to_page[:, :2].T + to_page[:, 2]
    left, top = np.floor(corners.min(axis=0)).astype(int)
    right, bottom = np.ceil(corners.max(axis=0)).astype(int)
    return (
        int(np.clip(left, 0, page.width)),
        int(np.clip(top, 0, page.height)),
        int(np.clip(right, 0, page.width)),
        int(np.clip(bottom, 0, page.height)),
    )
