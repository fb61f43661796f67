"""A page → its machine-readable zones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.mrz import tesseract
from extract.mrz.fitting import Fit, best_fit
from extract.mrz.formats import LAYOUTS
from extract.mrz.lines import Line, lines_of, strip_of
from extract.mrz.patches import Patch, groups_of, patch_of
from extract.mrz.seeds import LEVELS, rows_at
from extract.mrz.textmap import Grey
from extract.mrz.zones import CheckState, Zone
from ingest.pages import Box, Page

_MOST_GROUPS = 4
_SURE_SCORE = 8.0
_LEAST_SCORE = 2.0
_FINER = 2.2


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """A zone before it is judged: its fit, where it lies, and what a second look must confirm."""

    fit: Fit
    patch: Patch
    lines: tuple[Line, ...]
    upside_down: bool


def read_zones(page: Page, *, seen_on: dt.date) -> tuple[Zone, ...]:
    """Every machine-readable zone on ``page``, the surest first; empty where there is none.

    Zones are found at any size, at any angle and upside down. ``seen_on`` settles the centuries
    of dates. A zone whose ``valid`` is True was read alike from two pictures of its lines.
    """
    grey = np.asarray(cv2.cvtColor(page.pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    if min(grey.shape) < 16:
        return ()
    zones: list[Zone] = []
    for level in LEVELS:
        if level > _FINER * max(grey.shape) or any(zone.valid for zone in zones):
            break
        for group in groups_of(rows_at(grey, level))[:_MOST_GROUPS]:
            patch = patch_of(grey, group)
            zones.extend(_judged(found, page, seen_on) for found in _read_patch(patch, seen_on))
    return tuple(_distinct(zones))


def _read_patch(patch: Patch, seen_on: dt.date) -> Iterator[_Found]:
    lines = lines_of(patch)
    if len(lines) < 2:
        return
    best: _Found | None = None
    for upside_down in (False, True):
        fit = best_fit(_texts(patch, lines, upside_down), seen_on=seen_on)
        if fit and fit.score >= _LEAST_SCORE and (best is None or fit.score > best.fit.score):
            best = _Found(fit, patch, lines, upside_down)
        if best and best.fit.score >= _SURE_SCORE:
            break
    if best:
        yield best


def _texts(
    patch: Patch, lines: Sequence[Line], upside_down: bool, *, again: bool = False
) -> list[str]:
    """What stands in each line from top to bottom; ``again`` looks at another picture of them."""
    strips = [_strip(patch, line, again=again) for line in lines]
    if upside_down:
        strips = [np.ascontiguousarray(strip[::-1, ::-1]) for strip in reversed(strips)]
    return [tesseract.read_strip(strip) for strip in strips]


def _strip(patch: Patch, line: Line, *, again: bool) -> Grey:
    if not again:
        return strip_of(patch, line, height=tesseract.STRIP_HEIGHT, cap=28.0)
    grey = strip_of(patch, line, height=tesseract.STRIP_HEIGHT, cap=23.0, margin_caps=0.9)
    _, hard = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    return np.asarray(cv2.GaussianBlur(hard, (3, 3), 0), np.uint8)


def _judged(found: _Found, page: Page, seen_on: dt.date) -> Zone:
    zone = found.fit.zone
    second = None
    if zone.holds:
        second = best_fit(
            _texts(found.patch, found.lines, found.upside_down, again=True), seen_on=seen_on
        )
    agreed = second is not None and second.zone.lines == zone.lines and not found.fit.changed
    states = list(zone.checks.values())
    share = states.count(CheckState.HOLDS) / (len(states) - states.count(CheckState.ABSENT))
    return Zone(
        page=page.number,
        box=_box(found, page),
        rotation=_rotation(found),
        format=zone.format,
        lines=zone.lines,
        valid=zone.holds and agreed,
        checks={name.value: state for name, state in zone.checks.items()},
        fields=zone.fields,
        confidence=0.98 if zone.holds and agreed else 0.7 * share,
        repairs=tuple(f"{line + 1}:{at + 1}" for line, at in sorted(found.fit.changed)),
    )


def _corners(found: _Found) -> NDArray[np.float64]:
    points = []
    for line in found.lines[-LAYOUTS[found.fit.zone.format].count :]:
        for x in (line.left, line.right):
            y = float(line.y(x))
            points += [(x, y - line.cap / 2), (x, y + line.cap / 2)]
    corners = np.array(points)
    return np.asarray(corners @ found.patch.to_page[:, :2].T + found.patch.to_page[:, 2])


def _box(found: _Found, page: Page) -> Box:
    corners = _corners(found)
    left, top = np.floor(corners.min(axis=0)).astype(int)
    right, bottom = np.ceil(corners.max(axis=0)).astype(int)
    return (
        max(0, int(left)),
        max(0, int(top)),
        min(page.width, int(right)),
        min(page.height, int(bottom)),
    )


def _rotation(found: _Found) -> int:
    """The clockwise turn of the page, in quarters, that sets the lines level and upright."""
    along = found.patch.to_page[:, 0] * (-1 if found.upside_down else 1)
    angle = float(np.rad2deg(np.arctan2(along[1], along[0])))
    return round(-angle / 90) % 4 * 90


def _distinct(zones: Sequence[Zone]) -> Iterator[Zone]:
    kept: list[Zone] = []
    for zone in sorted(zones, key=lambda zone: (-zone.valid, -zone.confidence)):
        if all(zone.lines != other.lines and not _overlap(zone.box, other.box) for other in kept):
            kept.append(zone)
            yield zone


def _overlap(a: Box, b: Box) -> bool:
    return min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) > max(a[1], b[1])
