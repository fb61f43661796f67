"""Rows that lie like the lines of a zone → the patch of the page that they cover, laid level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.mrz.sampling import warped
from extract.mrz.seeds import Row
from extract.mrz.textmap import Grey

CAP: Final = 16
"""Height of a capital letter in a patch, in pixels."""

_LEAST_CAPS: Final = 14.0
_MOST_CAPS: Final = 80.0
_PARALLEL: Final = float(np.cos(np.deg2rad(5)))
_LEAST_TALLER: Final = 0.55
_MOST_TALLER: Final = 1.8
_MOST_ASIDE: Final = 7.0
_LEAST_OVERLAP: Final = 0.7
_MARGIN_CAPS: Final = 6.0

SIDE_CAPS: Final = 8.0
"""The usual margin of a patch at either end of its rows, in heights of a letter."""
_MOST_ROWS: Final = 40
_SAME_SIZE: Final = 0.3


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that may be the lines of one zone, and how much they look like it (more is better)."""

    rows: tuple[Row, ...]
    score: float

    @property
    def longest(self) -> Row:
        """Its longest row."""
        return max(self.rows, key=lambda row: row.length)


@dataclass(frozen=True, slots=True, eq=False)
class Patch:
    """A level piece of the page with letters of about ``CAP`` pixels.

    ``to_page`` is the affine map, shape (2, 3), from patch (x, y) to page (x, y).
    """

    grey: Grey
    to_page: NDArray[np.float64]

    @property
    def step(self) -> float:
        """Pixels of the page to one of the patch."""
        return float(np.hypot(*self.to_page[:, 0]))

    def holds(self, group: Group) -> bool:
        """Whether all rows of ``group`` lie in this patch, their letters of the same size."""
        from_page = cv2.invertAffineTransform(self.to_page)
        points = np.array([point for row in group.rows for point in (row.start, row.end)])
        at = points @ from_page[:, :2].T + from_page[:, 2]
        size = np.array((self.grey.shape[1], self.grey.shape[0]))
        alike = abs(float(np.log(_cap(group) / (CAP * self.step)))) < _SAME_SIZE
        return alike and bool(((at >= 0) & (at <= size)).all())


def groups_of(rows: Sequence[Row]) -> list[Group]:
    """The rows gathered by how zones lie: parallel, one above the other, alike in length."""
    able = [row for row in rows if _LEAST_CAPS <= row.length / row.height <= _MOST_CAPS]
    able = sorted(able, key=lambda row: -row.length)[:_MOST_ROWS]
    belongs = _belongings(able)
    taken: set[int] = set()
    groups = []
    for at in range(len(able)):
        if at in taken:
            continue
        near = [int(n) for n in np.flatnonzero(belongs[at]) if n not in taken]
        taken.update(near)
        groups.append(_group([able[n] for n in near]))
    return sorted(groups, key=lambda group: -group.score)


def _belongings(rows: Sequence[Row]) -> NDArray[np.bool_]:
    """Whether the second row may be a line of the zone that the first is a line of, (n, n)."""
    ends = np.array([(row.start, row.end) for row in rows], np.float64).reshape(-1, 2, 2)
    heights, lengths = (
        np.array(values, np.float64)
        for values in ([row.height for row in rows], [row.length for row in rows])
    )
    along = np.array([row.direction for row in rows], np.float64).reshape(-1, 2)
    offsets = ends - ends[:, None, :1]
    ahead = (offsets * along[:, None, None]).sum(axis=3)
    aside = offsets[..., 1] * along[:, None, None, 0] - offsets[..., 0] * along[:, None, None, 1]
    overlap = np.minimum(ahead[..., 1], lengths[:, None]) - np.maximum(ahead[..., 0], 0.0)
    taller = heights / heights[:, None]
    belong = (
        (along @ along.T >= _PARALLEL)
        & (taller > _LEAST_TALLER)
        & (taller < _MOST_TALLER)
        & (np.abs(aside.sum(axis=2)) / 2 < _MOST_ASIDE * heights[:, None])
        & (overlap > _LEAST_OVERLAP * np.minimum(lengths, lengths[:, None]))
    )
    return np.asarray(belong | np.eye(len(rows), dtype=bool))


def _group(rows: list[Row]) -> Group:
    longest = max(row.length for row in rows)
    alike = sum(row.length > 0.8 * longest for row in rows)
    caps = longest / median(row.height for row in rows)
    fit = 1.0 if 22 <= caps <= 60 else 0.5
    return Group(tuple(rows), fit * (1.0 if alike in {2, 3} else 0.6) * longest)


def patch_of(
    page: Grey, group: Group, *, side_caps: float = SIDE_CAPS, cap: float | None = None
) -> Patch:
    """The patch that ``group`` covers, with a margin for lines and letters that were missed.

    ``side_caps`` times the letters' height is left at either end. ``cap`` is that height in
    pixels of the page, where it is known better than from the rows.
    """
    lead = group.longest
    along = lead.direction
    across = np.array((-along[1], along[0]))
    points = np.array([p for row in group.rows for p in (row.start, row.end)])
    cap = _cap(group) if cap is None else cap
    xs, ys = points @ along, points @ across
    left, right = xs.min() - side_caps * cap, xs.max() + side_caps * cap
    top, bottom = ys.min() - _MARGIN_CAPS * cap, ys.max() + _MARGIN_CAPS * cap
    step = cap / CAP
    origin = left * along + top * across
    to_page = np.column_stack((along * step, across * step, origin))
    size = (int(np.ceil((right - left) / step)), int(np.ceil((bottom - top) / step)))
    return Patch(_sampled(page, to_page, size, step), to_page)


def _cap(group: Group) -> float:
    """The height of letters that the rows suggest, in pixels of the page."""
    return float(np.percentile([row.height for row in group.rows], 30))


def _sampled(page: Grey, to_page: NDArray[np.float64], size: tuple[int, int], step: float) -> Grey:
    """The pixels of a patch; where it shrinks the page, the page is blurred against aliasing."""
    how = cv2.INTER_LINEAR if step > 1 else cv2.INTER_CUBIC
    matrix = to_page
    if step > 1.5:
        corners = np.array([(0, 0), (size[0], 0), (0, size[1]), size]) @ to_page[:, :2].T
        corners = corners + to_page[:, 2]
        low = np.maximum(np.floor(corners.min(axis=0)).astype(int), 0)
        high = np.ceil(corners.max(axis=0)).astype(int) + 1
        part = page[low[1] : high[1], low[0] : high[0]]
        if part.size == 0:
            return np.full(size[::-1], 255, np.uint8)
        scale = 1 / step
        shape = (max(1, round(part.shape[1] * scale)), max(1, round(part.shape[0] * scale)))
        page = np.asarray(cv2.resize(part, shape, interpolation=cv2.INTER_AREA), np.uint8)
        ratio = np.array((shape[0] / part.shape[1], shape[1] / part.shape[0]))
        matrix = to_page.copy()
        matrix[:, 2] -= low
        matrix = matrix * ratio[:, None]
    return warped(page, matrix, size, how)
