"""Prints on a scan: each found by its face, straightened by its edges, measured in millimetres."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.photo.faces import Face, find_faces
from extract.photo.limits import HEIGHT_MM, WIDTH_MM
from extract.photo.rectangle import Rectangle, clearest
from ingest.pages import Pixels

Floats = NDArray[np.float32]

_SEARCH, _REFINE = 3.0, 8.0
"""Pixels a millimetre of the two looks at an edge."""

_WINDOW_MM, _STRIDE_MM = 110.0, 55.0
_PATCH_MM = (110.0, 126.0)
_SMALLEST_PAGE_MM = (62.0, 82.0)
_SHEET_MM = (140.0, 200.0)
_FACE_MM = (8.0, 45.0)
_OF_A_PAGE, _OF_A_PRINT = 0.25, 0.95
_EYES_DOWN_MM = 25.5
_QUARTERS, _SURELY_UPRIGHT = 4, 0.9


@dataclass(frozen=True, slots=True, eq=False)
class Print:
    """One print: ``corners`` in pixels of the page (its own top left, clockwise), and its size.

    Without ``edges_seen`` they are those of a print as it should be, placed around the face.
    """

    corners: Floats
    width_mm: float
    height_mm: float
    edges_seen: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class _Spot:
    """A face on the page, in its pixels: the box's middle and width, and the middle of the eyes.

    ``turn`` is how many quarters of a circle it lies turned clockwise, ``score`` the detector's.
    """

    middle: Floats
    eyes: Floats
    size: float
    turn: int
    score: float


def may_hold_prints(size: tuple[int, int], px_per_mm: float) -> bool:
    """Whether a page of so many pixels is larger than any single photo is printed."""
    return _is_larger(size, px_per_mm, _SMALLEST_PAGE_MM)


def _is_larger(size: tuple[int, int], px_per_mm: float, least_mm: tuple[float, float]) -> bool:
    sides = sorted(side / px_per_mm for side in size)
    return all(side >= least for side, least in zip(sides, least_mm, strict=True))


def find_prints(pixels: Pixels, px_per_mm: float) -> tuple[Print, ...]:
    """The prints on an RGB page, upright, on a side or upside down, from the top left.

    A face that lies in none of them, and is far too small for the page to be its photo, is a print
    whose edges are not seen.
    """
    found: list[Print] = []
    spots = _spots(pixels, px_per_mm)
    for spot in spots:
        outline = _outline(pixels, px_per_mm, spot)
        if outline is not None and not any(_same(outline, other) for other in found):
            found.append(outline)
    small = _OF_A_PAGE * min(pixels.shape[:2])
    lone = [s for s in spots if s.size < small and not any(_holds(p, s) for p in found)]
    found += [_placed(pixels, px_per_mm, spot) for spot in lone]
    row = 20 * px_per_mm

    def place(one: Print) -> tuple[int, float]:
        left, top = one.corners.min(axis=0).tolist()
        return round(top / row), left

    return tuple(sorted(found, key=place))


def straightened(pixels: Pixels, found: Print, px_per_mm: float, inset_mm: float = 0.35) -> Pixels:
    """The print alone, upright, at the page's own scale, a hair inside its edges."""
    size = round(found.width_mm * px_per_mm), round(found.height_mm * px_per_mm)
    to = np.array([(0, 0), (size[0], 0), size, (0, size[1])], np.float32)
    matrix = cv2.getPerspectiveTransform(found.corners.astype(np.float32), to)
    flat = cv2.warpPerspective(pixels, matrix, size, flags=cv2.INTER_LINEAR)
    inset = max(1, round(inset_mm * px_per_mm))
    return np.ascontiguousarray(flat[inset:-inset, inset:-inset])


def _spots(pixels: Pixels, px_per_mm: float) -> tuple[_Spot, ...]:
    """Faces as large as on a print, whichever way they lie.

    The detectors see faces upside down too, less surely: of all turns the surest tells. A page no
    larger than a photo or two is looked at from its other sides only if no upright face is sure.
    """
    shrink = min(1.0, 4.0 / px_per_mm)
    page = cv2.resize(pixels, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    is_sheet = _is_larger((pixels.shape[1], pixels.shape[0]), px_per_mm, _SHEET_MM)
    low, high = (side * px_per_mm for side in _FACE_MM)
    found: list[_Spot] = []
    for turn in range(_QUARTERS):
        if turn and not is_sheet and any(spot.score >= _SURELY_UPRIGHT for spot in found):
            break
        seen = np.ascontiguousarray(np.rot90(page, turn))
        for spot in _seen(np.asarray(seen, np.uint8), px_per_mm * shrink, turn):
            moved = _led_back(spot, (page.shape[1], page.shape[0]), 1 / shrink)
            if low <= moved.size <= high:
                found.append(moved)
    kept: list[_Spot] = []
    for spot in sorted(found, key=lambda spot: -spot.score):
        if not any(_near(spot, other) for other in kept):
            kept.append(spot)
    return tuple(kept)


def _seen(page: Pixels, px_per_mm: float, turn: int) -> Iterator[_Spot]:
    """Faces in a page that was turned to be looked at, window by window, in its own pixels."""
    window, stride = round(_WINDOW_MM * px_per_mm), round(_STRIDE_MM * px_per_mm)
    for top in _starts(page.shape[0], window, stride):
        for left in _starts(page.shape[1], window, stride):
            part = page[top : top + window, left : left + window]
            for face in find_faces(np.asarray(part, np.uint8)):
                if not _is_upright(face):
                    continue
                x0, y0, x1, y1 = face.box
                middle = np.array([(x0 + x1) / 2 + left, (y0 + y1) / 2 + top], np.float32)
                eyes = np.mean(face.eyes, axis=0) + np.array((left, top))
                yield _Spot(middle, np.asarray(eyes, np.float32), face.size, turn, face.score)


def _is_upright(face: Face) -> bool:
    """Whether the eyes are about level: faces that lie on a side are often found as well."""
    (rx, ry), (lx, ly) = face.eyes
    return abs(ly - ry) < lx - rx


def _starts(length: int, window: int, stride: int) -> list[int]:
    if length <= window:
        return [0]
    return [*range(0, length - window, stride), length - window]


def _led_back(spot: _Spot, size: tuple[int, int], scale: float) -> _Spot:
    """The spot of the turned page on the page of ``size`` (width, height), made larger."""
    width, height = size

    def back(point: Floats) -> Floats:
        x, y = point.tolist()
        led = ((x, y), (width - y, x), (width - x, height - y), (y, height - x))[spot.turn]
        return np.array(led, np.float32) * np.float32(scale)

    return replace(spot, middle=back(spot.middle), eyes=back(spot.eyes), size=spot.size * scale)


def _near(one: _Spot, other: _Spot) -> bool:
    return bool(np.hypot(*(one.middle - other.middle)) < 0.5 * other.size)


def _outline(pixels: Pixels, px_per_mm: float, spot: _Spot) -> Print | None:
    """The print around a face; None where no rectangle of about its size is seen."""
    best, angle = _searched(pixels, px_per_mm, spot, _SEARCH, np.arange(-9.0, 9.01, 0.5))
    if best is None:
        return None
    fine = np.arange(angle - 0.4, angle + 0.41, 0.1)
    best, angle = _searched(pixels, px_per_mm, spot, _REFINE, fine)
    if best is None or not best.seen:
        return None
    # A face that fills the rectangle is a larger photo's, whose hair has edges too.
    if spot.size > _OF_A_PRINT * (best.right - best.left) * px_per_mm:
        return None
    matrix = _patch_matrix(px_per_mm, spot, 1.0, angle)
    corners = np.array(
        [(best.left, best.top), (best.right, best.top),
         (best.right, best.bottom), (best.left, best.bottom)], np.float32,
    )  # fmt: skip
    placed = corners @ matrix[:, :2].T + matrix[:, 2]
    width, height = best.right - best.left, best.bottom - best.top
    return Print(np.asarray(placed, np.float32), width, height)


def _placed(pixels: Pixels, px_per_mm: float, spot: _Spot) -> Print:
    """Where a print of 40 × 60 mm would lie if the face were in its place, within the page."""
    matrix = _patch_matrix(px_per_mm, spot, 1.0, 0.0)[:, :2]
    left, right = -WIDTH_MM / 2, WIDTH_MM / 2
    top, bottom = -_EYES_DOWN_MM, HEIGHT_MM - _EYES_DOWN_MM
    corners = np.array([(left, top), (right, top), (right, bottom), (left, bottom)], np.float32)
    placed = corners @ matrix.T + spot.eyes
    room = np.array(pixels.shape[1::-1], np.float32) - placed.max(axis=0)
    placed += np.maximum(0, -placed.min(axis=0)) + np.minimum(0, room)
    return Print(np.asarray(placed, np.float32), WIDTH_MM, HEIGHT_MM, edges_seen=False)


def _patch_matrix(px_per_mm: float, spot: _Spot, scale: float, angle: float) -> Floats:
    """From pixels of the patch (``scale`` a millimetre) to pixels of the page."""
    factor = px_per_mm / scale
    turned = np.radians(angle + 360 / _QUARTERS * spot.turn)
    cos, sin = np.cos(turned) * factor, np.sin(turned) * factor
    middle = np.array(_PATCH_MM) * scale / 2
    turn = np.array([[cos, -sin], [sin, cos]])
    return np.asarray(np.hstack([turn, (spot.middle - turn @ middle)[:, None]]), np.float32)


def _searched(
    pixels: Pixels, px_per_mm: float, spot: _Spot, scale: float, angles: NDArray[np.float64]
) -> tuple[Rectangle | None, float]:
    """The clearest rectangle of all angles, and its angle."""
    found: tuple[Rectangle | None, float] = (None, 0.0)
    size = round(_PATCH_MM[0] * scale), round(_PATCH_MM[1] * scale)
    reach = max(size) * px_per_mm / scale
    x, y = (round(v) for v in spot.middle.tolist())
    left, top = max(0, round(x - reach)), max(0, round(y - reach))
    part = pixels[top : round(y + reach), left : round(x + reach)]
    shrink = min(1.0, 1.5 * scale / px_per_mm)
    grey = cv2.cvtColor(part, cv2.COLOR_RGB2GRAY)
    grey = cv2.resize(grey, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    for angle in angles.tolist():
        matrix = _patch_matrix(px_per_mm, spot, scale, angle)
        matrix[:, 2] -= (left, top)
        patch = cv2.warpAffine(
            grey, matrix * shrink, size, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        )  # fmt: skip
        one = clearest(patch.astype(np.float32), scale, spot.size / px_per_mm)
        if one is not None and (found[0] is None or one.weight > found[0].weight):
            found = one, angle
    return found


def _holds(found: Print, spot: _Spot) -> bool:
    x, y = spot.middle.tolist()
    return cv2.pointPolygonTest(found.corners, (x, y), measureDist=False) >= 0


def _same(one: Print, other: Print) -> bool:
    apart = one.corners.mean(axis=0) - other.corners.mean(axis=0)
    return bool(np.hypot(*apart) < 0.4 * np.hypot(*(one.corners[1] - one.corners[0])))
