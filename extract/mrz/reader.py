"""A page → its machine-readable zones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import cv2
import numpy as np

from extract.mrz.boxes import boxes_of, letters_box, rotation_of
from extract.mrz.check_digits import ALPHABET
from extract.mrz.glimpse import Glimpse, glimpses
from extract.mrz.lines import Line, lines_of
from extract.mrz.looking import look
from extract.mrz.patches import CAP, Group, Patch, groups_of, patch_of
from extract.mrz.relaid import read_again
from extract.mrz.seeds import LEVELS, rows_at
from extract.mrz.sights import Glance, Sight, better, worth
from extract.mrz.textmap import FINE, Grey, Sieve
from extract.mrz.trust import confidence, doubt_of, is_settled, is_sure, is_zone
from extract.mrz.views import View, is_filled, views
from extract.mrz.zones import Zone
from ingest.pages import Box, Page, Pixels

_MOST_GLIMPSED: Final = 24
_MOST_GROUPS: Final = 3
_MOST_LOOKS: Final = 6
_MOST_LATER_LOOKS: Final = 2
_MOST_VAIN: Final = 3
_NEARLY: Final = -0.3
_FINER: Final = 2.2
_WIDE_CAPS: Final = 26.0
_OFF_SCALE: Final = 0.22
_LEAST_SIDE: Final = 24
_LARGE: Final = 3400
_MORE_LEVELS: Final = LEVELS[1:2]


def read_zones(page: Page, *, seen_on: dt.date) -> tuple[Zone, ...]:
    """Every machine-readable zone on ``page``, the surest first; empty where there is none.

    Zones are found at any size, at any angle and upside down. ``seen_on`` settles the centuries
    of dates. ``extract.mrz.trust`` says when a zone is ``valid``.
    """
    if min(page.pixels.shape[:2]) < _LEAST_SIDE:
        return ()
    sights: list[Sight] = []
    vain = 0
    shrink = max(1, max(page.pixels.shape) // _LARGE)
    for view in views(_shrunk(page.pixels, shrink), sights):
        gaze = _Gaze(view, seen_on, _MOST_VAIN - vain, known=tuple(filter(is_settled, sights)))
        _see(gaze, only_clear=any(sight.found.zone.holds for sight in sights))
        sights += gaze.sights
        vain += gaze.vain
        if vain >= _MOST_VAIN or is_filled(view.grey, sights):
            break
    sights.sort(key=worth)
    return tuple(_distinct(_zone(sight, page, shrink) for sight in sights))


def _shrunk(pixels: Pixels, by: int) -> Pixels:
    """A huge page made smaller: its pixels are what it costs, and letters found on it are large."""
    if by == 1:
        return pixels
    size = (pixels.shape[1] // by, pixels.shape[0] // by)
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


def _see(gaze: _Gaze, *, only_clear: bool) -> None:
    """Looks for the zones of one view, from the largest letters to the smallest.

    Groups whose rows are plainly lettered are looked at first; others if that gave no zone, else
    those that are nearly so. With ``only_clear`` a zone was found in another view, and one scale
    must do.
    """
    view = gaze.view
    unclear: list[Glimpse] = []
    for level in _MORE_LEVELS if only_clear else LEVELS:
        if level > _FINER * view.side or gaze.is_done:
            break
        rows = rows_at(view.small, level, view.sieve, side=view.side)
        others = gaze.over(groups_of(rows)[:_MOST_GLIMPSED])
        unclear += others[:_MOST_GROUPS]
    if only_clear or any(sight.found.zone.holds for sight in gaze.sights):
        # Another document of the page may be faint, or its letters broken up.
        unclear = [seen for seen in unclear if seen.clarity > _NEARLY][:_MOST_LATER_LOOKS]
    for seen in unclear[: _MOST_LOOKS if view.sieve is FINE else _MOST_LATER_LOOKS]:
        gaze.at(seen.group)


@dataclass(slots=True, eq=False)
class _Gaze:
    """What was looked at in one view, and what it gave.

    ``known`` are zones of other views that another look could hardly tell more of. It ends after
    ``most_vain`` patches that had letters of OCR-B and no zone: another print.
    """

    view: View
    seen_on: dt.date
    most_vain: int
    known: tuple[Sight, ...]
    sights: list[Sight] = field(default_factory=list)
    vain: int = 0

    @property
    def is_done(self) -> bool:
        """Whether zones fill the page, or enough was seen in vain."""
        return self.vain >= self.most_vain or is_filled(self.view.grey, self.sights)

    def has(self, group: Group) -> bool:
        """Whether ``group`` lies in a zone's patch, or on a zone that holds."""
        return any(
            sight.patch.holds(group) or (sight.found.zone.holds and sight.covers(group))
            for sight in (*self.known, *self.sights)
        )

    def over(self, groups: Sequence[Group]) -> list[Glimpse]:
        """Looks at those of ``groups`` that are plainly lettered; gives the others."""
        # The first is mostly the zone, and then no other need be shown to the network.
        return [*self._over(groups[:1]), *self._over(groups[1:])]

    def _over(self, groups: Sequence[Group]) -> list[Glimpse]:
        fresh = [group for group in groups if not self.is_done and not self.has(group)]
        seen = glimpses(self.view.small, fresh, max(self.view.small.shape) / self.view.side)
        for one in seen:
            if one.is_lettered:
                self._closer(one)
        return [one for one in seen if not one.is_lettered]

    def _closer(self, seen: Glimpse) -> None:
        """Looks at a group that is plainly lettered; else at its clearest row by itself."""
        alone, vain = Group((seen.row,), seen.group.score), self.vain
        way_up = (seen.upside_down,)
        if self.has(alone) or self.at(seen.group, way_up) or len(seen.group.rows) == 1:
            return
        if self.vain == vain:
            self.at(alone, way_up)

    def at(self, group: Group, likely: Sequence[bool] = ()) -> bool:
        """Looks at ``group``, unless enough was seen; gives whether there is a zone.

        ``likely`` is the way up that it was seen to be, upside down being True.
        """
        if self.is_done or self.has(group):
            return False
        grey = self.view.grey
        patch, lines = _scaled(grey, group, self.view.sieve)
        glance = look(patch, lines, likely=likely, seen_on=self.seen_on)
        if glance.promises_more:
            glance = better(self._beyond(group, patch, glance), glance)
        sight = glance.sight
        if sight is not None and not is_sure(sight):
            sight = read_again(sight, seen_on=self.seen_on)
        if sight is not None and is_zone(sight):
            self.sights.append(sight)
            return True
        self.vain += bool(glance.lettered)
        return False

    def _beyond(self, group: Group, patch: Patch, seen: Glance) -> Glance:
        """What a patch shows that reaches beyond the ends which the page scan saw."""
        step = CAP * patch.step
        wide = patch_of(self.view.grey, group, side_caps=_WIDE_CAPS, cap=step)
        return look(wide, lines_of(wide), likely=(seen.upside_down,), seen_on=self.seen_on)


def _scaled(grey: Grey, group: Group, sieve: Sieve) -> tuple[Patch, tuple[Line, ...]]:
    """The patch and its lines, cut out anew where the page scan mistook the letters' height."""
    patch = patch_of(grey, group)
    lines = lines_of(patch, sieve)
    if not lines:
        return patch, lines
    cap = max(lines, key=lambda line: line.right - line.left).cap
    if abs(float(np.log(cap / CAP))) < _OFF_SCALE:
        return patch, lines
    patch = patch_of(grey, group, cap=cap * patch.step)
    return patch, lines_of(patch, sieve)


def _zone(sight: Sight, page: Page, shrink: int) -> Zone:
    zone = sight.found.zone
    patch = replace(sight.patch, to_page=sight.patch.to_page * shrink)
    sight = replace(sight, patch=patch)
    boxes, doubt = boxes_of(sight, page), doubt_of(sight)
    return Zone(
        page=page.number,
        box=boxes.zone,
        rotation=rotation_of(sight),
        format=zone.format,
        lines=zone.lines,
        valid=doubt is None,
        checks={name.value: state for name, state in zone.checks.items()},
        fields=zone.fields,
        confidence=confidence(sight),
        line_boxes=boxes.lines,
        field_boxes=boxes.fields,
        repairs=tuple(_repair(sight, line, at) for line, at in sight.found.changed),
        doubt=doubt,
        doubt_box=letters_box(sight, page, doubt.letters) if doubt else None,
    )


def _repair(sight: Sight, line: int, at: int) -> str:
    seen = ALPHABET[int(sight.found.odds[line, at].argmax())]
    given = sight.found.zone.lines[line][at]
    return (
        f"line {line + 1}, letter {at + 1}: {given} for {seen}, "
        "as a check digit or the grammar asks"
    )


def _distinct(zones: Iterable[Zone]) -> Iterator[Zone]:
    """Of zones that share a place or their text, the first."""
    kept: list[Zone] = []
    for zone in zones:
        if all(zone.lines != other.lines and not _overlap(zone.box, other.box) for other in kept):
            kept.append(zone)
            yield zone


def _overlap(a: Box, b: Box) -> bool:
    return min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) > max(a[1], b[1])
