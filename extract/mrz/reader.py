"""A page → its machine-readable zones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

import cv2
import numpy as np

from extract.mrz.boxes import field_boxes, rotation_of, zone_box
from extract.mrz.looking import Sight, look, worth
from extract.mrz.patches import Group, Patch, groups_of, patch_of
from extract.mrz.seeds import LEVELS, rows_at
from extract.mrz.textmap import Grey
from extract.mrz.trust import confidence, is_valid
from extract.mrz.zones import Zone
from ingest.pages import Box, Page

_MOST_GROUPS: Final = 6
_FINER: Final = 2.2
_WIDE_CAPS: Final = 26.0
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
    for level in LEVELS:
        if level > _FINER * max(grey.shape) or any(sight.found.zone.holds for sight in sights):
            break
        for group in groups_of(rows_at(grey, level))[:_MOST_GROUPS]:
            if any(patch.holds(group) for patch in looked):
                continue
            looked.append(patch_of(grey, group))
            sight = _looked(grey, group, looked[-1], seen_on)
            if sight is not None:
                sights.append(sight)
    sights.sort(key=lambda sight: (not is_valid(sight), *worth(sight)))
    return tuple(_distinct(_zone(sight, page) for sight in sights))


def _looked(grey: Grey, group: Group, patch: Patch, seen_on: dt.date) -> Sight | None:
    glance = look(patch, seen_on=seen_on)
    if not glance.promises_more:
        return glance.sight
    # The page scan saw too little of the lines: look beyond their ends.
    wide = look(patch_of(grey, group, side_caps=_WIDE_CAPS), seen_on=seen_on)
    sights = [one.sight for one in (wide, glance) if one.sight is not None]
    return min(sights, key=worth, default=None)


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
