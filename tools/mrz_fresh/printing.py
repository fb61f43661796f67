"""Zones as printers of every kind put them on paper and plastic: ink cover of a band of lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Plane = NDArray[np.float32]
FONTS = Path("/usr/share/fonts/opentype/ocr-b")
_CELL = 44
"""Pixels of a letter's pitch on the first drawing: 432 dpi."""


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """Lines drawn at 300 dpi: ink from 0 to 1, and each letter's box (left, top, right, bottom)."""

    ink: Plane
    boxes: tuple[tuple[tuple[float, float, float, float], ...], ...]
    lines: tuple[str, ...]


@cache
def _glyphs(path: str, size: int) -> dict[str, NDArray[np.uint8]]:
    font = ImageFont.truetype(path, size)
    side = 2 * _CELL
    base = ImageDraw.Draw(Image.new("L", (9, 9))).textbbox((0, 0), "H", font=font)
    advance = font.getlength("H")
    out = {}
    for char in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<":
        cell = Image.new("L", (side, side), 0)
        at = ((side - advance) / 2, side / 2 - (base[1] + base[3]) / 2)
        ImageDraw.Draw(cell).text(at, char, font=font, fill=255)
        out[char] = np.asarray(cell)
    return out


def fonts(more: Sequence[Path] = ()) -> list[str]:
    """Files of OCR-B: Debian's three cuts, and those that are given."""
    return [str(FONTS / name) for name in ("OCRB.otf", "OCRBS.otf", "OCRBL.otf")] + [
        str(path) for path in more
    ]


def _warped_face(rng: np.random.Generator, glyph: NDArray[np.uint8], force: float) -> Plane:
    """Another maker's drawing: every letter bent a little in its own way."""
    side = glyph.shape[0]
    y, x = np.mgrid[0:side, 0:side].astype(np.float32)
    coarse = rng.normal(0, force, (2, 4, 4)).astype(np.float32)
    off_x, off_y = (cv2.resize(one, (side, side), interpolation=cv2.INTER_CUBIC) for one in coarse)
    return cv2.remap(glyph.astype(np.float32) / 255, x + off_x, y + off_y, cv2.INTER_LINEAR)


def band(rng: np.random.Generator, lines: Sequence[str], faces: Sequence[str]) -> Band:
    """``lines`` in one printer's OCR-B, with 4 to 9 mm of nothing around them."""
    path = faces[int(rng.integers(0, len(faces)))]
    size = int(rng.uniform(1.22, 1.42) * _CELL)
    glyphs = _glyphs(path, size)
    force = rng.uniform(0, 1.3) if rng.random() < 0.6 else 0.0
    narrow, lean = rng.uniform(0.9, 1.08), np.tan(np.deg2rad(rng.normal(0, 1.5)))
    gap = rng.uniform(1.75, 2.6) * _CELL
    rim_x, rim_y = rng.uniform(1.6, 3.5) * _CELL, rng.uniform(1.6, 3.0) * _CELL
    width = int(2 * rim_x + len(lines[0]) * _CELL)
    height = int(2 * rim_y + (len(lines) - 1) * gap + _CELL)
    sheet = np.zeros((height + 2 * _CELL, width + 2 * _CELL), np.float32)
    shake = abs(rng.normal(0, 0.5))
    shapes = {char: _warped_face(rng, glyphs[char], force) for char in sorted(set("".join(lines)))}
    side = 2 * _CELL
    turn = np.float32([[narrow, lean, side / 2 * (1 - narrow - lean)], [0, 1, 0]])
    shapes = {c: cv2.warpAffine(g, turn, (side, side)) for c, g in shapes.items()}
    boxes = []
    for row, line in enumerate(lines):
        own = []
        y = rim_y + row * gap + _CELL / 2
        for at, char in enumerate(line):
            x = rim_x + (at + 0.5) * _CELL
            left = round(x + rng.normal(0, shake))
            top = round(y + rng.normal(0, shake * 0.7))
            part = sheet[top : top + side, left : left + side]
            np.maximum(part, shapes[char][: part.shape[0], : part.shape[1]], out=part)
            own.append((x - _CELL / 2, y - 0.62 * _CELL, x + _CELL / 2, y + 0.62 * _CELL))
        boxes.append(own)
    cover = sheet[_CELL:-_CELL, _CELL:-_CELL]
    scale = 30 / _CELL
    cover = _weighed(rng, cover)
    ink = cv2.resize(cover, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = _PRINTERS[int(rng.integers(0, len(_PRINTERS)))](rng, ink)
    scaled = tuple(tuple(tuple(v * scale for v in box) for box in own) for own in boxes)
    return Band(np.clip(ink, 0, 1).astype(np.float32), scaled, tuple(lines))


def _weighed(rng: np.random.Generator, cover: Plane) -> Plane:
    """Strokes thinner or fatter, by up to a third of their width."""
    weight = rng.normal(0, 1.0)
    side = 1 + 2 * min(2, round(abs(weight)))
    if side == 1:
        return cover
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
    return cv2.dilate(cover, kernel) if weight > 0 else cv2.erode(cover, kernel)


def grains(rng: np.random.Generator, shape: tuple[int, ...], size: float) -> Plane:
    """Smooth noise of about unit spread, its grains ``size`` pixels wide."""
    small = (int(shape[0] / size) + 2, int(shape[1] / size) + 2)
    noise = rng.standard_normal(small).astype(np.float32)
    return cv2.resize(noise, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)


def _laser(rng: np.random.Generator, ink: Plane) -> Plane:
    specks = grains(rng, ink.shape, 1.3) > rng.uniform(3.2, 4.5)
    return np.maximum(ink, specks * np.float32(rng.uniform(0.3, 0.9)))


def _inkjet(rng: np.random.Generator, ink: Plane) -> Plane:
    """Ink runs along the fibres, unevenly; droplets beside the strokes."""
    edge = cv2.GaussianBlur(ink, (0, 0), rng.uniform(0.7, 1.8))
    run = edge + grains(rng, ink.shape, rng.uniform(2, 4)) * np.float32(rng.uniform(0.05, 0.22))
    out = np.clip((run - rng.uniform(0.25, 0.5)) * rng.uniform(2, 6) + 0.5, 0, 1)
    near = cv2.dilate(ink, np.ones((7, 7))) - ink
    drops = (grains(rng, ink.shape, 1.5) > 2.6) & (near > 0.5)
    return np.maximum(out, drops * np.float32(0.6))


def _thermal(rng: np.random.Generator, ink: Plane) -> Plane:
    """A head of 203 or 300 dots to the inch: steps, and a dot or two that never burn."""
    step = float(rng.choice((300 / 203, 1.0)))
    size = (round(ink.shape[1] / step), round(ink.shape[0] / step))
    dots = cv2.resize(ink, size, interpolation=cv2.INTER_AREA)
    dots = (dots > rng.uniform(0.3, 0.6)).astype(np.float32)
    for _ in range(int(rng.integers(0, 3))):
        dots[int(rng.integers(0, size[1]))] = 0
    dots *= np.clip(1 + grains(rng, dots.shape, 8) * np.float32(0.12), 0.5, 1)
    return cv2.resize(dots, (ink.shape[1], ink.shape[0]), interpolation=cv2.INTER_LINEAR)


def _ribbon(rng: np.random.Generator, ink: Plane) -> Plane:
    """Dye and ribbon: even, a little faint at some letters, streaks along the feed."""
    fade = 1 - np.abs(grains(rng, (1, ink.shape[1]), 60)) * np.float32(rng.uniform(0.05, 0.3))
    streak = 1 - (grains(rng, (ink.shape[0], 1), 1.5) > 2.2) * np.float32(rng.uniform(0.3, 0.9))
    return ink * np.clip(fade, 0.3, 1) * streak


def _engraved(rng: np.random.Generator, ink: Plane) -> Plane:
    """Laser in plastic: grey, grained, soft at the rim."""
    soft = cv2.GaussianBlur(ink, (0, 0), rng.uniform(0.5, 1.3))
    return soft * np.clip(0.85 + grains(rng, ink.shape, 1.2) * np.float32(0.12), 0.3, 1)


def _needles(rng: np.random.Generator, ink: Plane) -> Plane:
    """Round dots on a grid, as old visas have."""
    step = rng.uniform(2.2, 3.2)
    y, x = np.mgrid[0 : ink.shape[0], 0 : ink.shape[1]].astype(np.float32)
    dots = np.cos(2 * np.pi * x / step) + np.cos(2 * np.pi * y / step) > rng.uniform(-1.0, 0.1)
    return cv2.GaussianBlur(ink * dots, (0, 0), rng.uniform(0.5, 0.9))


_PRINTERS = (_laser, _laser, _inkjet, _thermal, _ribbon, _engraved, _needles)
