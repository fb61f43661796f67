"""Prints on a scan: each found by its face, straightened by its edges, measured in millimetres.

A white ground on white paper has faint edges, so an edge is not looked for pixel by pixel: the
differences along a whole line are added up, for every angle that a print may lie at, and two such
lines must stand as far apart as a print is wide or high.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.photo.faces import Face, find_faces
from extract.photo.limits import HEIGHT_MM, WIDTH_MM
from ingest.pages import Pixels

Floats = NDArray[np.float32]

_SEARCH, _REFINE = 3.0, 8.0
"""Pixels a millimetre of the two looks at an edge."""

_NEAR_MM, _OTHER = 1.6, 0.72
_WINDOW_MM, _STRIDE_MM = 110.0, 55.0
_PATCH_MM = (96.0, 116.0)
_WIDTHS_MM, _HEIGHTS_MM = (29.0, 47.0), (42.0, 68.0)
_CLIP, _LEAST, _FAINT = 14.0, 0.9, 0.6
_SMALLEST_PAGE_MM = (62.0, 82.0)
_FACE_MM = (8.0, 45.0)
_OF_A_PAGE, _OF_A_PRINT = 0.25, 0.95
_EYES_DOWN_MM = 25.5


@dataclass(frozen=True, slots=True, eq=False)
class Print:
    """One print: ``corners`` in pixels of the page (top left, clockwise), and its size.

    Without ``edges_seen`` they are those of a print as it should be, placed around the face.
    """

    corners: Floats
    width_mm: float
    height_mm: float
    edges_seen: bool = True


@dataclass(frozen=True, slots=True)
class _Edges:
    """A rectangle in millimetres of a turned patch, and how clearly its edges are seen.

    ``usual``: it is about 40 × 60 mm and its edges are seen.
    """

    left: float
    right: float
    top: float
    bottom: float
    strength: float
    usual: bool

    @property
    def weight(self) -> tuple[bool, float]:
        """A rectangle of the size asked for, faint as it may be, before any other."""
        return self.usual, self.strength


def may_hold_prints(size: tuple[int, int], px_per_mm: float) -> bool:
    """Whether a page of so many pixels is larger than any single photo is printed."""
    sides = sorted(side / px_per_mm for side in size)
    return all(side >= least for side, least in zip(sides, _SMALLEST_PAGE_MM, strict=True))


def find_prints(pixels: Pixels, px_per_mm: float) -> tuple[Print, ...]:
    """The prints on an RGB page, from the top left.

    A face that lies in none of them, and is far too small for the page to be its photo, is a print
    whose edges are not seen.
    """
    found: list[Print] = []
    faces = tuple(_faces(pixels, px_per_mm))
    for face in faces:
        outline = _outline(pixels, px_per_mm, face)
        if outline is not None and not any(_same(outline, other) for other in found):
            found.append(outline)
    small = _OF_A_PAGE * min(pixels.shape[:2])
    lone = [f for f in faces if f.size < small and not any(_holds(p, f) for p in found)]
    found += [_placed(pixels, px_per_mm, face) for face in lone]
    row = 20 * px_per_mm
    return tuple(sorted(found, key=lambda p: (round(p.corners[0][1] / row), p.corners[0][0])))


def straightened(pixels: Pixels, found: Print, px_per_mm: float, inset_mm: float = 0.35) -> Pixels:
    """The print alone, upright, at the page's own scale, a hair inside its edges."""
    size = round(found.width_mm * px_per_mm), round(found.height_mm * px_per_mm)
    to = np.array([(0, 0), (size[0], 0), size, (0, size[1])], np.float32)
    matrix = cv2.getPerspectiveTransform(found.corners.astype(np.float32), to)
    flat = cv2.warpPerspective(pixels, matrix, size, flags=cv2.INTER_LINEAR)
    inset = max(1, round(inset_mm * px_per_mm))
    return np.ascontiguousarray(flat[inset:-inset, inset:-inset])


def _faces(pixels: Pixels, px_per_mm: float) -> Iterator[Face]:
    """Faces as large as on a print, in pixels of the page, looked for window by window."""
    shrink = min(1.0, 4.0 / px_per_mm)
    page = cv2.resize(pixels, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    mm = px_per_mm * shrink
    window, stride = round(_WINDOW_MM * mm), round(_STRIDE_MM * mm)
    kept: list[Face] = []
    for top in _starts(page.shape[0], window, stride):
        for left in _starts(page.shape[1], window, stride):
            part = page[top : top + window, left : left + window]
            for face in find_faces(np.asarray(part, np.uint8)):
                moved = _moved(face, left, top, 1 / shrink)
                low, high = (side * px_per_mm for side in _FACE_MM)
                if low <= moved.size <= high and not any(_near(moved, other) for other in kept):
                    kept.append(moved)
                    yield moved


def _starts(length: int, window: int, stride: int) -> list[int]:
    if length <= window:
        return [0]
    return [*range(0, length - window, stride), length - window]


def _moved(face: Face, left: int, top: int, scale: float) -> Face:
    x0, y0, x1, y1 = face.box
    (ax, ay), (bx, by) = face.eyes
    return Face(
        ((x0 + left) * scale, (y0 + top) * scale, (x1 + left) * scale, (y1 + top) * scale),
        (((ax + left) * scale, (ay + top) * scale), ((bx + left) * scale, (by + top) * scale)),
        face.score,
    )


def _centre(face: Face) -> tuple[float, float]:
    return (face.box[0] + face.box[2]) / 2, (face.box[1] + face.box[3]) / 2


def _near(one: Face, other: Face) -> bool:
    (ax, ay), (bx, by) = _centre(one), _centre(other)
    return bool(np.hypot(ax - bx, ay - by) < 0.5 * other.size)


def _outline(pixels: Pixels, px_per_mm: float, face: Face) -> Print | None:
    """The print around a face; None where no rectangle of about its size is seen."""
    best, angle = _searched(pixels, px_per_mm, face, _SEARCH, np.arange(-9.0, 9.01, 0.5))
    if best is None:
        return None
    fine = np.arange(angle - 0.4, angle + 0.41, 0.1)
    best, angle = _searched(pixels, px_per_mm, face, _REFINE, fine)
    if best is None or best.strength < _LEAST:
        return None
    # A face that fills the rectangle is a larger photo's, whose hair has edges too.
    if face.size > _OF_A_PRINT * (best.right - best.left) * px_per_mm:
        return None
    matrix = _patch_matrix(px_per_mm, face, 1.0, angle)
    corners = np.array(
        [(best.left, best.top), (best.right, best.top),
         (best.right, best.bottom), (best.left, best.bottom)], np.float32,
    )  # fmt: skip
    placed = corners @ matrix[:, :2].T + matrix[:, 2]
    width, height = best.right - best.left, best.bottom - best.top
    return Print(np.asarray(placed, np.float32), width, height)


def _placed(pixels: Pixels, px_per_mm: float, face: Face) -> Print:
    """Where a print of 40 × 60 mm would lie if the face were in its place, within the page."""
    x, _y = _centre(face)
    eyes = (face.eyes[0][1] + face.eyes[1][1]) / 2
    width, height = WIDTH_MM * px_per_mm, HEIGHT_MM * px_per_mm
    left = float(np.clip(x - width / 2, 0, pixels.shape[1] - width))
    top = float(np.clip(eyes - _EYES_DOWN_MM * px_per_mm, 0, pixels.shape[0] - height))
    corners = [(left, top), (left + width, top), (left + width, top + height), (left, top + height)]
    return Print(np.array(corners, np.float32), WIDTH_MM, HEIGHT_MM, edges_seen=False)


def _patch_matrix(px_per_mm: float, face: Face, scale: float, angle: float) -> Floats:
    """From pixels of the patch (``scale`` a millimetre) to pixels of the page."""
    x, y = _centre(face)
    factor = px_per_mm / scale
    cos, sin = np.cos(np.radians(angle)) * factor, np.sin(np.radians(angle)) * factor
    middle = np.array(_PATCH_MM) * scale / 2
    turn = np.array([[cos, -sin], [sin, cos]])
    return np.asarray(np.hstack([turn, (np.array([x, y]) - turn @ middle)[:, None]]), np.float32)


def _searched(
    pixels: Pixels, px_per_mm: float, face: Face, scale: float, angles: NDArray[np.float64]
) -> tuple[_Edges | None, float]:
    """The clearest rectangle of all angles, and its angle."""
    found: tuple[_Edges | None, float] = (None, 0.0)
    size = round(_PATCH_MM[0] * scale), round(_PATCH_MM[1] * scale)
    reach = max(size) * px_per_mm / scale
    x, y = (round(v) for v in _centre(face))
    left, top = max(0, round(x - reach)), max(0, round(y - reach))
    part = pixels[top : round(y + reach), left : round(x + reach)]
    shrink = min(1.0, 1.5 * scale / px_per_mm)
    grey = cv2.cvtColor(part, cv2.COLOR_RGB2GRAY)
    grey = cv2.resize(grey, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    for angle in angles.tolist():
        matrix = _patch_matrix(px_per_mm, face, scale, angle)
        matrix[:, 2] -= (left, top)
        patch = cv2.warpAffine(
            grey, matrix * shrink, size, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        )  # fmt: skip
        edges = _rectangle(patch.astype(np.float32), scale)
        if edges is not None and (found[0] is None or edges.weight > found[0].weight):
            found = edges, angle
    return found


def _rectangle(patch: Floats, scale: float) -> _Edges | None:
    """The clearest upright rectangle of about a print's size around the patch's middle."""
    x, y = patch.shape[1] / 2, patch.shape[0] / 2
    rows = slice(int(y - 22 * scale), int(y + 24 * scale))
    columns = slice(int(x - 15 * scale), int(x + 15 * scale))
    across = _pair(patch[rows].T, scale, (WIDTH_MM, *_WIDTHS_MM), x)
    down = _pair(patch[:, columns], scale, (HEIGHT_MM, *_HEIGHTS_MM), y)
    if across is None or down is None:
        return None
    strength = min(across[2], down[2]) + 0.2 * (across[2] + down[2])
    usual = across[3] and down[3]
    return _Edges(across[0], across[1], down[0], down[1], strength / 1.4, usual)


def _pair(
    lines: Floats, scale: float, sizes_mm: tuple[float, float, float], middle: float
) -> tuple[float, float, float, bool] | None:
    """Two lines on both sides of ``middle``: places in mm, strength, whether as far apart as asked.

    ``sizes_mm``: how far apart they should be, the least and the most. Lines that are not as far
    apart as they should be must be clear all along to be believed: clothes and hair have edges
    too, but not from one end to the other.
    """
    steps = np.clip(lines[2:] - lines[:-2], -_CLIP, _CLIP)
    strength = np.abs(steps.mean(axis=1))
    whole = np.min([np.abs(part.mean(axis=1)) for part in np.array_split(steps, 4, axis=1)], axis=0)
    best: tuple[float, float, float, bool] | None = None
    asked, low, high = (round(size * scale) for size in sizes_mm)
    for apart in range(low, high + 1):
        first = np.arange(max(0, int(middle - apart)), min(int(middle), len(strength) - apart))
        if not first.size:
            continue
        usual = abs(apart - asked) <= _NEAR_MM * scale
        seen = strength if usual else _OTHER * whole
        both = np.minimum(seen[first], seen[first + apart])
        at = int(both.argmax())
        start = int(first[at])
        clear = bool(usual and min(whole[start], whole[start + apart]) >= _FAINT)
        if best is None or (clear, both[at]) > (best[3], best[2]):
            best = ((start + 1.5) / scale, (start + apart + 1.5) / scale, float(both[at]), clear)
    return best


def _holds(found: Print, face: Face) -> bool:
    return cv2.pointPolygonTest(found.corners, _centre(face), measureDist=False) >= 0


def _same(one: Print, other: Print) -> bool:
    apart = one.corners.mean(axis=0) - other.corners.mean(axis=0)
    return bool(np.hypot(*apart) < 0.4 * np.hypot(*(one.corners[1] - one.corners[0])))
