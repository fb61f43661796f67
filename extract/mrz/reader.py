"""A page → its machine-readable zones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

import cv2
import numpy as np

from extract.mrz.boxes import field_boxes, rotation_of, zone_box
from extract.mrz.lines import Line, lines_of
from extract.mrz.looking import Glance, Sight, better, look, worth
from extract.mrz.patches import CAP, Group, Patch, groups_of, patch_of
from extract.mrz.seeds import LEVELS, rows_at
from extract.mrz.textmap import Grey
from extract.mrz.trust import confidence, is_valid, is_zone
from extract.mrz.zones import Zone
from ingest.pages import Box, Page

_MOST_GROUPS: Final = 6
_FINER: Final = 2.2
_WIDE_CAPS: Final = 26.0
_OFF_SCALE: Final = 0.22
_SECOND_ZONE: Final = 0.4
_LEAST_SIDE: Final = 24


def read_zones(page: Page, *, seen_on: dt.date) -> tuple[Zone, ...]:
    """Every machine-readable zone on ``page``, the surest first; empty where there is none.

    Zones are found at any size, at any angle and upside down. ``seen_on`` settles the centuries
    of dates. ``extract.mrz.trust`` says when a zone is ``valid``.
    """
    if min(page.pixels.shape[:2]) < _LEAST_SIDE:
        return ()
    grey = np.asarray(cv2.cvtColor(page.pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    sights: list[Sight] = []
    looked: list[Patch] = []
    least = 0.0
    for level in LEVELS:
        if level > _FINER * max(grey.shape) or any(sight.found.zone.holds for sight in sights):
            break
        for group in groups_of(rows_at(grey, level))[:_MOST_GROUPS]:
            if group.score < least or any(patch.holds(group) for patch in looked):
                continue
            patch, lines = _scaled(grey, group)
            looked.append(patch)
            glance = look(patch, lines, seen_on=seen_on)
            if glance.promises_more:
                glance = better(_beyond(grey, group, patch, seen_on), glance)
            if glance.sight is not None and is_zone(glance.sight):
                sights.append(glance.sight)
            if glance.is_settled:
                least = max(least, _SECOND_ZONE * group.score)
    sights.sort(key=worth)
    return tuple(_distinct(_zone(sight, page) for sight in sights))


def _scaled(grey: Grey, group: Group) -> tuple[Patch, tuple[Line, ...]]:
    """The patch and its lines, cut out anew where the page scan mistook the letters' height."""
    patch = patch_of(grey, group)
    lines = lines_of(patch)
    if not lines:
        return patch, lines
    cap = max(lines, key=lambda line: line.right - line.left).cap
    if abs(float(np.log(cap / CAP))) < _OFF_SCALE:
        return patch, lines
    patch = patch_of(grey, group, cap=cap * patch.step)
    return patch, lines_of(patch)


def _beyond(grey: Grey, group: Group, patch: Patch, seen_on: dt.date) -> Glance:
    """What a patch shows that reaches beyond the ends which the page scan saw."""
    wide = patch_of(grey, group, side_caps=_WIDE_CAPS, cap=CAP * patch.step)
    return look(wide, lines_of(wide), seen_on=seen_on)


def _zone(sight: Sight, page: Page) -> Zone:
    zone = sight.found.zone
    return Zone(
        page=page.number,
        box=zone_box(sight, page),
        rotation=rotation_of(sight),
        format=zone.format,
        lines=zone.lines,
        valid=is_valid(sight),
        checks={name.value: state for name, state in zone.checks.items()},
        fields=zone.fields,
        confidence=confidence(sight),
        field_boxes=field_boxes(sight, page),
        repairs=tuple(
            f"line {line + 1}, letter {at + 1}: a check digit or the grammar asked for it"
            for line, at in sight.found.changed
        ),
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
