"""Long thin rows of strokes anywhere on a page, at any angle: where a zone's lines may be."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.mrz.textmap import FINE, Grey, Sieve, scaled, strokes

LEVELS: Final = (450, 900, 1800)
"""The page is looked at with its longer side scaled to each of these, so that letters of any size
are 8 to 18 pixels high on one of them."""

_CLOSE: Final = 13
_LEAST_LONG: Final = 24
_LEAST_ASPECT: Final = 7.0
_MOST_ROWS: Final = 150
_USUAL_FILL: Final = 0.75
_MOST_OFFSET: Final = 0.55
_MOST_GAP: Final = 4.0
_MOST_UNLIKE: Final = 0.6


@dataclass(frozen=True, slots=True)
class Row:
    """A row of strokes: its two ends (x, y) and its thickness, in pixels of the page.

    ``start`` is left of ``end``, or above it where the row is steeper than 45 degrees.
    """

    start: tuple[float, float]
    end: tuple[float, float]
    height: float

    @property
    def length(self) -> float:
        """From end to end."""
        return math.hypot(self.end[0] - self.start[0], self.end[1] - self.start[1])

    @property
    def direction(self) -> NDArray[np.float64]:
        """Unit vector from ``start`` to ``end``."""
        return np.subtract(self.end, self.start) / max(self.length, 1e-9)


def rows_at(
    grey: Grey, longer_side: int, sieve: Sieve = FINE, *, side: int | None = None
) -> tuple[Row, ...]:
    """Rows of strokes on the page scaled so that its longer side is ``longer_side`` pixels.

    At most 150, longest first. Fragments of one line are joined. ``side`` is the longer side of
    the page that the rows' pixels count on, where ``grey`` shows it smaller.
    """
    mask = strokes(scaled(grey, longer_side / max(grey.shape)), sieve)
    scale = max(mask.shape) / (side or max(grey.shape))
    found = [
        *_fragments(_flat_blobs(mask)),
        *map(_transposed, _fragments(_flat_blobs(np.asarray(cv2.transpose(mask), np.uint8)))),
    ]
    found.sort(key=lambda row: -row.length)
    joined = _joined(found[:_MOST_ROWS])
    return tuple(_unscaled(row, scale) for row in joined)


def _flat_blobs(mask: Grey) -> Grey:
    """Letters side by side grow together, lines one above the other do not, at up to 30 degrees.

    A kernel of one row joins only what shares rows, so that the gap between lines stays open.
    """
    blobs = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((1, _CLOSE), np.uint8))
    return np.asarray(cv2.morphologyEx(blobs, cv2.MORPH_OPEN, np.ones((4, 5), np.uint8)), np.uint8)


def _transposed(row: Row) -> Row:
    return Row(row.start[::-1], row.end[::-1], row.height)


def _fragments(blobs: Grey) -> Iterator[Row]:
    contours, _ = cv2.findContours(blobs, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for contour in contours:
        if len(contour) < 4 or not _may_be_long(contour):
            continue
        (x, y), (w, h), angle = cv2.minAreaRect(contour)
        long, thin = max(w, h), min(w, h)
        if thin < 4 or thin > 48 or long < _LEAST_LONG or long / thin < 2.0:
            continue
        turn = np.deg2rad(angle if w >= h else angle + 90)
        dx, dy = np.cos(turn) * long / 2, np.sin(turn) * long / 2
        # A bowed line is thinner than its box; a straight one is not filled by its letters.
        thickness = min(thin, cv2.contourArea(contour) / long / _USUAL_FILL)
        yield _row((x - dx, y - dy), (x + dx, y + dy), thickness)


def _may_be_long(contour: cv2.typing.MatLike) -> bool:
    """Whether an upright box around it has room for a long one: most blobs are single letters."""
    _, _, width, height = cv2.boundingRect(contour)
    return width * width + height * height >= _LEAST_LONG * _LEAST_LONG


def _row(a: tuple[float, float], b: tuple[float, float], height: float) -> Row:
    flat = abs(a[0] - b[0]) >= abs(a[1] - b[1])
    first, last = sorted((a, b), key=lambda point: point[0] if flat else point[1])
    return Row(first, last, height)


def _joined(rows: Sequence[Row]) -> list[Row]:
    """Rows that continue each other become one; those that stay too short are dropped."""
    ends = np.array([(*row.start, *row.end) for row in rows], np.float64).reshape(-1, 2, 2)
    heights = np.array([row.height for row in rows], np.float64)
    continued = _continued(rows, ends, heights)
    free = np.ones(len(rows), bool)
    done: list[Row] = []
    for at, row in enumerate(rows):
        if not free[at]:
            continue
        free[at] = False
        grown, more = row, np.flatnonzero(free & continued[at])
        while len(more):
            # The longest first: they are sorted, and their direction is the surest.
            free[more[0]] = False
            grown = _union(grown, rows[more[0]])
            more = np.flatnonzero(free & _continued([grown], ends, heights)[0])
        done.append(grown)
    return [row for row in done if row.length / row.height >= _LEAST_ASPECT]


def _continued(
    rows: Sequence[Row], ends: NDArray[np.float64], heights: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Which others, given by ends (n, 2, 2) and heights (n), lie before or behind each of ``rows``.

    Shape (rows, n).
    """
    starts = np.array([row.start for row in rows], np.float64).reshape(-1, 1, 1, 2)
    along = np.array([row.direction for row in rows], np.float64).reshape(-1, 1, 1, 2)
    lengths, own = (
        np.array(values, np.float64)[:, None]
        for values in ([row.length for row in rows], [row.height for row in rows])
    )
    offsets = ends - starts
    ahead = (offsets * along).sum(axis=3)
    aside = offsets[..., 1] * along[..., 0] - offsets[..., 0] * along[..., 1]
    reach = np.maximum(own, heights)
    level = np.abs(aside).max(axis=2) < _MOST_OFFSET * reach
    near, far = ahead.min(axis=2), ahead.max(axis=2)
    close = np.maximum(near - lengths, -far) < _MOST_GAP * reach
    alike = np.abs(np.log(heights / own)) < _MOST_UNLIKE
    return np.asarray(level & close & alike)


def _union(row: Row, other: Row) -> Row:
    along = row.direction
    points = sorted((row.start, row.end, other.start, other.end), key=lambda p: np.dot(p, along))
    height = (row.height * row.length + other.height * other.length) / (row.length + other.length)
    return _row(points[0], points[-1], height)


def _unscaled(row: Row, scale: float) -> Row:
    return Row(
        (row.start[0] / scale, row.start[1] / scale),
        (row.end[0] / scale, row.end[1] / scale),
        row.height / scale,
    )
