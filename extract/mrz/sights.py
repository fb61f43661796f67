"""What was seen on a patch, and which of two sights is the more credible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from extract.mrz.formats import MRV_B
from extract.mrz.lines import Line
from extract.mrz.patches import Group, Patch
from extract.mrz.placing import Placing
from extract.mrz.search import Found

_CLEAR_CAPS: Final = 3.0


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

    @property
    def is_cut(self) -> bool:
        """Whether it comes so near to an end of the patch that more of it may lie beyond.

        Of a zone whose letters were all seen they tell; a line may go on as ground or other print.
        If its text holds, too, only a visa can go on: its two formats differ by nothing but length.
        """
        if not self.placing.is_whole:
            return any_cut(self.lines, self.patch)
        if self.found.zone.holds and self.placing.layout is not MRV_B:
            return False
        xs, clear = np.abs(self.placing.xs), _CLEAR_CAPS * self.lines[0].cap
        return bool(min(xs.min(), self.patch.grey.shape[1] - xs.max()) < clear)

    def covers(self, group: Group) -> bool:
        """Whether the longest row of ``group`` lies on the zone's lines, however large it is."""
        row = group.longest
        from_page = cv2.invertAffineTransform(self.patch.to_page)
        x, y = from_page @ (*np.add(row.start, row.end) / 2, 1.0)
        first, last = self.lines[0], self.lines[-1]
        near = sorted((float(first.y(x)), float(last.y(x))))
        return bool(first.left < x < first.right and near[0] - first.cap < y < near[1] + first.cap)


@dataclass(frozen=True, slots=True, eq=False)
class Glance:
    """What a patch shows.

    ``sight`` is the zone, if there is one; ``lettered`` are the lines that are clearly OCR-B, seen
    upright or ``upside_down``, ``apt`` those of them that may be of a zone by their letters, and
    ``is_cut`` says whether one of them may go on beyond the patch.
    """

    sight: Sight | None
    lettered: tuple[Line, ...] = ()
    apt: tuple[Line, ...] = ()
    upside_down: bool = False
    is_cut: bool = False

    @property
    def is_settled(self) -> bool:
        """Whether the zone is whole and its text holds."""
        return self.sight is not None and self.sight.found.zone.holds and not self.sight.is_cut

    @property
    def promises_more(self) -> bool:
        """Whether a larger patch may show a zone, or more of this one."""
        return not self.is_settled and (self.sight is not None or self.is_cut)


def worth(sight: Sight) -> tuple[bool, bool, float]:
    """Sorts sights, the most credible first.

    Does its text hold, is all of it seen (a visa of the longer format that was cut looks like one
    of the shorter), and how clear are its letters.
    """
    return not sight.found.zone.holds, sight.is_cut, -sight.placing.score


def better(one: Glance, other: Glance) -> Glance:
    """The one with the more credible zone, or else more letters; the first, if both are alike."""
    return min((one, other), key=_promise)


def _promise(glance: Glance) -> tuple[bool, bool, bool, float]:
    if glance.sight is None:
        return True, True, True, -float(len(glance.lettered))
    return (False, *worth(glance.sight))


def any_cut(lines: Sequence[Line], patch: Patch) -> bool:
    """Whether one of ``lines`` ends so near to an end of the patch that it may go on beyond."""
    width = patch.grey.shape[1]
    return any(min(line.left, width - line.right) < _CLEAR_CAPS * line.cap for line in lines)
