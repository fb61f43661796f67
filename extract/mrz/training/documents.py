"""Drawn documents with a zone: a ground, a face-like patch, printed words, the zone in OCR-B."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from extract.mrz.training.glyphs import FONT_FOLDER
from extract.mrz.training.people import zone
from extract.mrz.zones import MrzFormat

Colour = NDArray[np.uint8]
"""RGB, shape (height, width, 3)."""

DPI: Final = 300
PX_PER_MM: Final = DPI / 25.4

_SIZES_MM: Final = {
    MrzFormat.TD1: (85.6, 54.0),
    MrzFormat.TD2: (105.0, 74.0),
    MrzFormat.TD3: (125.0, 88.0),
    MrzFormat.MRV_A: (120.0, 80.0),
    MrzFormat.MRV_B: (105.0, 74.0),
}
_PITCH_MM: Final = 2.54
_TEXT: Final = """
    SURNAME GIVEN NAMES NATIONALITY DATE OF BIRTH PLACE SEX AUTHORITY DATE OF EXPIRY UTOPIA
    SPECIMEN HOLDER PERSONAL NO HEIGHT EYES Residence Permit Passport Passeport Visa
"""
_WORDS: Final = tuple(_TEXT.split())


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A drawn document at 300 dpi, and the lines of its zone."""

    pixels: Colour
    format: MrzFormat
    lines: tuple[str, ...]


def document(rng: np.random.Generator, kind: MrzFormat, *, guilloche: float = 0.3) -> Document:
    """A document of that format; ``guilloche`` (0 to 1) is how strong the ground behind it is."""
    lines = zone(rng, kind)
    width, height = (round(side * PX_PER_MM) for side in _SIZES_MM[kind])
    picture = Image.fromarray(_ground(rng, height, width, guilloche))
    draw = ImageDraw.Draw(picture)
    top = _zone_top(rng, kind, height)
    _words(rng, draw, width, top)
    _zone(rng, draw, lines, width, top)
    pixels = np.array(picture)
    _portrait(rng, pixels, top)
    return Document(pixels, kind, lines)


def words_only(rng: np.random.Generator, height: int, width: int) -> Colour:
    """A page of printed words, numbers and rows of leaders, without a zone."""
    picture = Image.new("RGB", (width, height), (252, 252, 250))
    draw = ImageDraw.Draw(picture)
    size = int(rng.integers(26, 52))
    y = size
    while y < height - 2 * size:
        words = [_WORDS[n] for n in rng.integers(0, len(_WORDS), 12)]
        if rng.random() < 0.2:
            words = ["." * 60, str(rng.integers(10**6, 10**9))]
        if rng.random() < 0.1:
            words = [f"{rng.integers(10**8, 10**9)}" for _ in range(5)]
        draw.text(
            (size * 2, y), " ".join(words)[: int(1.6 * width / size)], font=_sans(size), fill=25
        )
        y += int(size * rng.uniform(1.2, 2.2))
    return np.array(picture)


@cache
def _ocr_b(size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT_FOLDER / "OCRB.otf"), size)


@cache
def _sans(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype("DejaVuSans.ttf", size)


def _zone_top(rng: np.random.Generator, kind: MrzFormat, height: int) -> int:
    band = 19.0 if kind is MrzFormat.TD1 else 17.5
    return height - round((band + rng.uniform(0, 2)) * PX_PER_MM)


def _ground(rng: np.random.Generator, height: int, width: int, strength: float) -> Colour:
    y, x = np.mgrid[0:height, 0:width].astype(np.float32) / np.float32(PX_PER_MM)
    base = rng.uniform(205, 250, 3)
    waves = np.zeros((height, width), np.float32)
    for _ in range(4):
        turn, period = rng.uniform(0, np.pi), rng.uniform(0.5, 3.0)
        across = x * np.cos(turn) + y * np.sin(turn)
        along = y * np.cos(turn) - x * np.sin(turn)
        bend = np.sin(along * rng.uniform(0.1, 0.8)) * rng.uniform(0, 2)
        waves += np.clip(np.sin((across + bend) * 2 * np.pi / period) - 0.5, 0, 1)
    tint = rng.uniform(0.3, 1.0, 3) * 70 * strength
    return np.clip(base - waves[..., None] * tint, 0, 255).astype(np.uint8)


def _words(rng: np.random.Generator, draw: ImageDraw.ImageDraw, width: int, top: int) -> None:
    size = int(2.6 * PX_PER_MM)
    draw.text(
        (size, size // 2), "UTOPIA  PASSPORT / VISA / PERMIT", font=_sans(int(size * 1.3)), fill=40
    )
    y = int(3.2 * size)
    while y < top - 2.2 * size:
        at = width * rng.uniform(0.36, 0.45)
        label = " ".join(_WORDS[n] for n in rng.integers(0, len(_WORDS), 3))
        draw.text((at, y), label, font=_sans(int(size * 0.6)), fill=90)
        value = _WORDS[int(rng.integers(0, len(_WORDS)))] + f" {rng.integers(1, 10**6)}"
        draw.text((at, y + size * 0.8), value, font=_sans(size), fill=20)
        y += int(2.4 * size)


def _zone(
    rng: np.random.Generator,
    draw: ImageDraw.ImageDraw,
    lines: tuple[str, ...],
    width: int,
    top: int,
) -> None:
    pitch = _PITCH_MM * PX_PER_MM * (width / PX_PER_MM - 5) / max(80, len(lines[0]) * _PITCH_MM + 4)
    pitch = min(pitch, _PITCH_MM * PX_PER_MM)
    font = _ocr_b(pitch / 0.723)
    gap = (rng.uniform(4.7, 6.0) if len(lines) == 3 else rng.uniform(6.0, 6.9)) * PX_PER_MM
    left = (width - pitch * len(lines[0])) / 2
    ink = int(rng.integers(5, 60))
    for number, line in enumerate(lines):
        for at, char in enumerate(line):
            draw.text(
                (left + at * pitch, top + number * gap), char, font=font, fill=(ink, ink, ink)
            )


def _portrait(rng: np.random.Generator, pixels: Colour, top: int) -> None:
    """A face-like patch: dark hair, a lighter oval, soft noise. Nobody's."""
    size = int(2.6 * PX_PER_MM)
    high, left = max(40, top - int(4.6 * size)), size
    wide = int(high * 0.78)
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32) / np.float32(high)
    oval = ((x - 0.39) / 0.22) ** 2 + ((y - 0.5) / 0.3) ** 2 < 1
    hair = ((x - 0.39) / 0.3) ** 2 + ((y - 0.42) / 0.36) ** 2 < 1
    face = np.full((high, wide), 200, np.float32)
    face[hair] = rng.uniform(20, 140)
    face[oval] = rng.uniform(90, 210)
    noise = cv2.resize(rng.normal(0, 18, (12, 10)).astype(np.float32), (wide, high))
    patch = np.clip(face + noise, 0, 255).astype(np.uint8)
    end = min(pixels.shape[1], left + wide)
    pixels[3 * size : 3 * size + high, left:end] = patch[
        : pixels.shape[0] - 3 * size, : end - left, None
    ]
