"""A part of a page that need not lie level: a rectangle askew, by its corners."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from extract.words import union
from ingest.pages import Box

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """A convex area of a page: its corners in the page's pixels, in order around it."""

    corners: tuple[Point, ...]

    @classmethod
    def of_box(cls, box: Box) -> Area:
        """The area that a level box covers."""
        left, top, right, bottom = box
        return cls(((left, top), (right, top), (right, bottom), (left, bottom)))

    @property
    def box(self) -> Box:
        """The smallest level box around the area."""
        return union((round(x), round(y), round(x), round(y)) for x, y in self.corners)

    @property
    def middle(self) -> Point:
        """The mean of the corners."""
        xs, ys = zip(*self.corners, strict=True)
        return sum(xs) / len(xs), sum(ys) / len(ys)

    def holds(self, box: Box) -> bool:
        """Whether the middle of ``box`` lies in the area."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        sides = [
            (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)
            for (x0, y0), (x1, y1) in pairwise((*self.corners, self.corners[0]))
        ]
        return all(side >= 0 for side in sides) or all(side <= 0 for side in sides)
