"""The digital photo: a face modelled as a relief, lit from the front, 40 × 60 mm at 600 dpi.

The face is nobody's: it is a handful of ellipsoids and bumps, shaded by the angle of its surface.
Geometry follows the passport photo's: jaw to crown 33 mm, eyes 34.5 mm above the lower edge.
"""

from __future__ import annotations

import io
import random
import struct
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import ArrayLike, NDArray
from PIL import Image

from samples.people import Person

_Field = NDArray[np.float32]
WIDTH_PX, HEIGHT_PX = 945, 1417
"""40 × 60 mm at 600 dpi."""

CROWN_MM, CHIN_MM = 9.0, 42.0
"""Skull and chin below the upper edge. Hair stands above the skull."""

_EYE_Y, _CENTRE_X = 25.5, 20.0
_SKINS = ((236, 200, 178), (224, 182, 150), (198, 150, 116), (150, 104, 76), (112, 76, 56))
_HAIRS = ((38, 30, 26), (70, 48, 34), (110, 82, 54), (60, 58, 58))


@dataclass(frozen=True, slots=True)
class _Look:
    """What distinguishes one face from another."""

    skin: tuple[int, int, int]
    hair: tuple[int, int, int]
    width: float
    long_hair: bool


def _f32(values: ArrayLike) -> _Field:
    """The values as single-precision numbers."""
    return np.asarray(values, np.float32)


def _look(person: Person) -> _Look:
    dice = random.Random(f"face:{person.key}:{person.passport_number}")  # noqa: S311
    skin = dice.choice(_SKINS)
    return _Look(
        skin=skin,
        hair=dice.choice(_HAIRS if sum(skin) > 400 else _HAIRS[:1]),
        width=dice.uniform(10.9, 11.9),
        long_hair=person.sex == "F",
    )


def skin_of(person: Person) -> tuple[int, int, int]:
    """The colour (RGB) that a person's skin is drawn with: one of five."""
    return _look(person).skin


def _grid() -> tuple[_Field, _Field]:
    """Millimetres right and down of every pixel."""
    y, x = np.mgrid[0:HEIGHT_PX, 0:WIDTH_PX].astype(np.float32)
    return _f32(x * (40.0 / WIDTH_PX)), _f32(y * (60.0 / HEIGHT_PX))


def _inside(distance: _Field, soft: float = 0.12) -> _Field:
    """1 where a distance (mm) is negative, 0 where positive, soft between."""
    return _f32(np.clip(0.5 - distance / (2 * soft), 0, 1))


def _ellipse(
    x: _Field, y: _Field, centre: tuple[float, float], radii: tuple[float, float]
) -> _Field:
    """An approximate signed distance to an ellipse, in millimetres."""
    u, v = (x - centre[0]) / radii[0], (y - centre[1]) / radii[1]
    return _f32((np.sqrt(u * u + v * v) - 1.0) * min(radii))


def _bump(
    x: _Field, y: _Field, centre: tuple[float, float], spread: tuple[float, float], height: float
) -> _Field:
    u, v = (x - centre[0]) / spread[0], (y - centre[1]) / spread[1]
    return _f32(height * np.exp(-(u * u + v * v)))


def _outline(x: _Field, y: _Field, look: _Look) -> _Field:
    """Signed distance to the face's outline: an ellipse that narrows towards the chin."""
    down = np.clip((y - 27.0) / 15.0, 0, 1)
    half = look.width * (1.0 - 0.22 * down**2)
    u, v = (x - _CENTRE_X) / half, (y - 25.5) / np.where(y < 25.5, 16.5, 16.5)
    return _f32((np.sqrt(u * u + v * v) - 1.0) * 11.0)


def _relief(x: _Field, y: _Field, outline: _Field) -> _Field:
    """How far the surface stands out of the picture's plane, in millimetres."""
    depth = 14.0 * np.sqrt(np.clip(1.0 - (outline / 11.0 + 1.0) ** 2, 0.0, 1.0))
    nose_line = np.clip((y - 24.0) / 8.0, 0, 1)
    nose = np.exp(-(((x - _CENTRE_X) / 1.7) ** 2)) * 3.0 * nose_line * _inside(y - 33.2, 0.8)
    relief = depth + nose + _bump(x, y, (_CENTRE_X, 32.2), (1.9, 1.4), 1.6)
    for side in (-1, 1):
        relief += _bump(x, y, (_CENTRE_X + side * 4.6, _EYE_Y), (2.6, 1.7), -1.3)
        relief += _bump(x, y, (_CENTRE_X + side * 4.6, _EYE_Y), (1.7, 1.0), 0.9)
        relief += _bump(x, y, (_CENTRE_X + side * 4.6, 22.6), (3.4, 1.0), 0.6)
        relief += _bump(x, y, (_CENTRE_X + side * 5.8, 31.0), (3.0, 2.8), 0.7)
    relief += _bump(x, y, (_CENTRE_X, 36.3), (3.2, 1.1), 0.8)
    relief += _bump(x, y, (_CENTRE_X, 40.0), (2.6, 1.6), 0.9)
    return _f32(relief)


def _shade(relief: _Field) -> _Field:
    """Brightness by the surface's angle to a broad light from the front and slightly above."""
    scale = WIDTH_PX / 40.0
    down, right = np.gradient(cv2.GaussianBlur(relief, (0, 0), 3.0), 1.0 / scale)
    normal = 1.0 / np.sqrt(1.0 + right * right + down * down)
    lit = 0.50 + 0.50 * np.clip(normal * (0.97 - 0.24 * down), 0, 1)
    return _f32(np.clip(lit, 0.0, 1.08))


class _Canvas:
    """An RGB picture that masks are painted on, one over the other."""

    def __init__(self) -> None:
        self.rgb = np.full((HEIGHT_PX, WIDTH_PX, 3), 255.0, np.float32)

    def paint(self, mask: _Field, ink: tuple[int, int, int], shade: _Field | float = 1.0) -> None:
        """Lays a colour, darkened by a shade, wherever the mask is."""
        rows = np.flatnonzero(mask.any(axis=1))
        if not rows.size:
            return
        part = slice(int(rows[0]), int(rows[-1]) + 1)
        shading = shade[part, :, None] if isinstance(shade, np.ndarray) else shade
        layer = np.asarray(ink, np.float32) * shading
        self.rgb[part] += mask[part, :, None] * (layer - self.rgb[part])


def _paint_body(canvas: _Canvas, x: _Field, y: _Field, look: _Look) -> None:
    """Neck, shoulders and what hangs behind them."""
    across = np.abs(x - _CENTRE_X)
    if look.long_hair:
        behind = _ellipse(x, y, (_CENTRE_X, 30.0), (13.2, 21.5)) + np.where(y > 47, 9.0, 0.0)
        canvas.paint(_inside(behind.astype(np.float32), 0.3), look.hair)
    round_neck = np.sqrt(np.clip(1.0 - (across / 6.8) ** 2, 0.05, 1.0))
    neck = np.maximum(across - 6.2 - np.clip((y - 46) * 0.35, 0, 3), 36.0 - y)
    canvas.paint(
        _inside(neck.astype(np.float32)), look.skin, (0.62 + 0.3 * round_neck).astype(np.float32)
    )
    shoulders = (47.5 + 0.020 * across**2 + 3.0 * np.exp(-((across / 5.5) ** 2))) - y
    canvas.paint(
        _inside(shoulders.astype(np.float32)), (52, 68, 104), (1.0 - across / 90).astype(np.float32)
    )


def _paint_features(canvas: _Canvas, x: _Field, y: _Field, look: _Look) -> None:
    """Brows, eyes, nostrils and mouth, on a face that is already shaded."""
    for side in (-1, 1):
        eye_x = _CENTRE_X + side * 4.6
        along = (x - eye_x) / 3.0
        brow = np.abs(y - (22.3 + 0.7 * along**2)) - 0.62 * np.clip(1 - along**2, 0, 1)
        canvas.paint(
            _inside(brow.astype(np.float32), 0.3) * _inside(np.abs(along) - 1.05, 0.1), look.hair
        )
        almond = np.abs(y - _EYE_Y) - 1.0 * np.clip(1 - ((x - eye_x) / 2.2) ** 2, -1, 1)
        white = _inside(almond.astype(np.float32), 0.1)
        canvas.paint(white, (240, 238, 234))
        canvas.paint(white * _inside(_ellipse(x, y, (eye_x, _EYE_Y), (1.05, 1.05))), (86, 58, 38))
        canvas.paint(white * _inside(_ellipse(x, y, (eye_x, _EYE_Y), (0.5, 0.5))), (14, 12, 12))
        canvas.paint(_inside(_ellipse(x, y, (eye_x + 0.35, 25.1), (0.2, 0.2))), (255, 255, 255))
        lid = np.abs(y - (_EYE_Y - 1.0 * np.clip(1 - ((x - eye_x) / 2.2) ** 2, 0, 1))) - 0.16
        canvas.paint(
            _inside(lid.astype(np.float32), 0.1) * _inside(np.abs(x - eye_x) - 2.3), (48, 32, 28)
        )
        nostril = _ellipse(x, y, (_CENTRE_X + side * 1.3, 33.3), (0.75, 0.34))
        canvas.paint(_inside(nostril, 0.25) * 0.8, (84, 50, 42))
    dull = tuple(
        round(0.6 * skin + 0.4 * lip) for skin, lip in zip(look.skin, (168, 70, 74), strict=True)
    )
    across = (x - _CENTRE_X) / 4.0
    lips = np.abs(y - 36.4) - (1.15 - 0.18 * np.cos(across * 9.0)) * np.clip(1 - across**2, -1, 1)
    canvas.paint(_inside(lips.astype(np.float32), 0.25) * 0.9, (dull[0], dull[1], dull[2]))
    parting = np.abs(y - 36.3) - 0.13
    canvas.paint(
        _inside(parting.astype(np.float32), 0.12) * _inside(np.abs(across) - 0.95, 0.1),
        (96, 44, 44),
    )


def _paint_hair(
    canvas: _Canvas, x: _Field, y: _Field, look: _Look, rng: np.random.Generator
) -> None:
    """Hair over the crown, with strands."""
    cap = _ellipse(x, y, (_CENTRE_X, 24.0), (look.width + 1.0, 16.6))
    line = 15.2 + 0.055 * (x - _CENTRE_X) ** 2
    mask = _inside(cap, 0.25) * _inside((y - line).astype(np.float32), 0.6)
    coarse = _f32(rng.normal(0, 1, (HEIGHT_PX // 24, WIDTH_PX)))
    fine = cv2.resize(coarse, (WIDTH_PX, HEIGHT_PX), interpolation=cv2.INTER_CUBIC)
    strands = _f32(cv2.GaussianBlur(fine, (3, 3), 0))
    canvas.paint(mask, look.hair, (1.0 + 0.16 * strands).astype(np.float32))


@cache
def portrait(person: Person) -> Image.Image:
    """The face on white, RGB, 945 × 1417 pixels."""
    look, (x, y) = _look(person), _grid()
    rng = np.random.default_rng(random.Random(person.key).randrange(2**32))  # noqa: S311
    canvas = _Canvas()
    _paint_body(canvas, x, y, look)
    for side in (-1, 1):
        ear = _ellipse(x, y, (_CENTRE_X + side * look.width, 27.5), (1.5, 3.3))
        canvas.paint(_inside(ear), look.skin, 0.82)
    outline = _outline(x, y, look)
    canvas.paint(_inside(outline), look.skin, _shade(_relief(x, y, outline)))
    _paint_features(canvas, x, y, look)
    _paint_hair(canvas, x, y, look, rng)
    grain = rng.normal(0, 2.2, (HEIGHT_PX, WIDTH_PX, 1)).astype(np.float32)
    on_person = (canvas.rgb.min(axis=2, keepdims=True) < 250).astype(np.float32)
    pixels = np.clip(canvas.rgb + grain * on_person, 0, 255).astype(np.uint8)
    return Image.fromarray(pixels)


def _with_resolution(jp2: bytes, dpi: int) -> bytes:
    """The file with a capture resolution box in its header (ISO/IEC 15444-1, I.5.3.7)."""
    start = jp2.index(b"jp2h") - 4
    (length,) = struct.unpack(">I", jp2[start : start + 4])
    # Points a metre as a fraction and a power of ten: dpi × 10 ⁄ 254 × 10³, exact for any dpi.
    rational = struct.pack(">HHHHBB", dpi * 10, 254, dpi * 10, 254, 3, 3)
    resc = struct.pack(">I", 8 + len(rational)) + b"resc" + rational
    res = struct.pack(">I", 8 + len(resc)) + b"res " + resc
    header = struct.pack(">I", length + len(res)) + jp2[start + 4 : start + length] + res
    return jp2[:start] + header + jp2[start + length :]


@cache
def draw_photo(person: Person) -> bytes:
    """The portrait as JPEG 2000, about 100 kB, 600 dpi in its ``resc`` box; SPECIMEN in a comment.

    A photo can't carry the mark in its pixels and still be a photo in order.
    """
    buffer = io.BytesIO()
    portrait(person).save(
        buffer, "JPEG2000", quality_mode="rates", quality_layers=[60], irreversible=True,
        comment="SPECIMEN - ΥΠΟΔΕΙΓΜΑ",
    )  # fmt: skip
    return _with_resolution(buffer.getvalue(), 600)
