"""Cards, passports and visas, and what people lay on a scanner: one, two sides, several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from mrz_fresh import texts
from mrz_fresh.grounds import Colour, ground, printed
from mrz_fresh.printing import Band, Plane, band, grains
from mrz_fresh.taking import turned

_MM = 300 / 25.4
_SIZES = {30: (85.6, 54.0), 36: (105.0, 74.0), 44: (125.0, 88.0)}
_LABELS = (
    "Επώνυμο/Surname Όνομα/Given Names Ιθαγένεια/Nationality Ημ. γέννησης/Date of birth Φύλο/Sex "
    "Tipi Numri i pasaportës Gültig bis Дата рождения Place of birth Authority Observations"
).split()


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A picture, the lines of each zone on it, and each zone's letters' boxes."""

    pixels: Colour
    zones: tuple[tuple[str, ...], ...]
    boxes: tuple[tuple[tuple[float, float, float, float], ...], ...] = ()


def strip(rng: np.random.Generator, lines: Sequence[str], faces: Sequence[str]) -> Sheet:
    """The zone alone with a little around it, at 300 dpi."""
    drawn = band(rng, lines, faces)
    light = ground(rng, *drawn.ink.shape, rng.uniform(0, 1))
    return Sheet(printed(rng, light, drawn.ink), (drawn.lines,), drawn.boxes)


def document(rng: np.random.Generator, lines: Sequence[str], faces: Sequence[str]) -> Sheet:
    """A whole card or page at 300 dpi, its zone along the lower edge."""
    drawn = band(rng, lines, faces)
    width, height = (round(side * _MM) for side in _SIZES[len(lines[0])])
    width = max(width, round(len(lines[0]) * 30 + 40))
    light = ground(rng, height, width, rng.uniform(0, 1))
    ink = np.zeros((height, width), np.float32)
    _print_words(rng, ink, height - drawn.ink.shape[0])
    left, top = (width - drawn.ink.shape[1]) // 2, height - drawn.ink.shape[0] + 14
    _lay(ink, drawn, left, top)
    _portrait(rng, light, top)
    boxes = tuple(
        tuple((a + left, b + top, c + left, d + top) for a, b, c, d in row) for row in drawn.boxes
    )
    return Sheet(printed(rng, light, ink), (drawn.lines,), boxes)


def _lay(ink: Plane, drawn: Band, left: int, top: int) -> None:
    high, wide = drawn.ink.shape
    low = max(0, -left)
    rows = min(high, ink.shape[0] - top)
    part = ink[top : top + rows, max(0, left) : max(0, left) + wide - low]
    np.maximum(part, drawn.ink[:rows, low : low + part.shape[1]], out=part)


def _print_words(rng: np.random.Generator, ink: Plane, bottom: int) -> None:
    picture = Image.fromarray((ink * 255).astype(np.uint8))
    draw = ImageDraw.Draw(picture)
    y, left = 30, ink.shape[1] * rng.uniform(0.33, 0.45)
    while y < bottom - 40:
        small, large = int(rng.integers(13, 22)), int(rng.integers(24, 40))
        label = " ".join(_LABELS[n] for n in rng.integers(0, len(_LABELS), 3))
        draw.text((left, y), label, font=_sans(small), fill=150)
        value = texts.zone(rng)[0].replace("<", " ")[5 : int(rng.integers(10, 28))]
        draw.text((left, y + small + 4), value, font=_sans(large), fill=240)
        y += small + large + int(rng.integers(8, 40))
    ink[:] = np.asarray(picture, np.float32) / 255


def _sans(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype("DejaVuSans.ttf", size)


def _portrait(rng: np.random.Generator, light: np.ndarray, bottom: int) -> None:
    high = max(60, int((bottom - 60) * rng.uniform(0.6, 0.9)))
    wide = int(high * 0.78)
    patch = 150 + 45 * grains(rng, (high, wide), high / rng.uniform(3, 7))
    light[40 : 40 + high, 30 : 30 + wide] = patch[..., None] + rng.normal(0, 10, 3)


def scan(rng: np.random.Generator, faces: Sequence[str], dpi: int, most: int = 3) -> Sheet:
    """An A4 scan at ``dpi``: one to ``most`` documents, each turned its own way, words or none."""
    sheet = np.full((3508, 2480, 3), rng.uniform(225, 255), np.float32)
    if rng.random() < 0.35:
        sheet -= _letter(rng)[..., None]
    found, y = [], int(rng.integers(40, 200))
    for _ in range(int(rng.integers(1, most + 1))):
        one = document(rng, texts.zone(rng), faces)
        pixels = one.pixels
        quarters = int(rng.choice(4, p=(0.55, 0.12, 0.21, 0.12)))
        pixels = np.ascontiguousarray(np.rot90(pixels, quarters))
        pixels = turned(pixels, rng.normal(0, 2.2), (245, 245, 245))
        high, wide = pixels.shape[:2]
        if y + high > 3500 or wide > 2470:
            break
        x = int(rng.integers(0, 2480 - wide))
        sheet[y : y + high, x : x + wide] = pixels
        y += high + int(rng.integers(20, 400))
        found.append(one.zones[0])
    pixels = np.clip(sheet, 0, 255).astype(np.uint8)
    if dpi != 300:
        how = cv2.INTER_AREA if dpi < 300 else cv2.INTER_LINEAR
        pixels = cv2.resize(pixels, None, fx=dpi / 300, fy=dpi / 300, interpolation=how)
    return Sheet(pixels, tuple(found))


def _letter(rng: np.random.Generator) -> Plane:
    """A printed page: words, a table, a barcode, rows of dots."""
    picture = Image.new("L", (2480, 3508), 0)
    draw = ImageDraw.Draw(picture)
    y = 150
    while y < 3300:
        kind = rng.random()
        size = int(rng.integers(26, 52))
        words = " ".join(_LABELS[n] for n in rng.integers(0, len(_LABELS), 12))
        if kind < 0.1:
            words = "." * 90
        elif kind < 0.2:
            words = texts.zone(rng)[1].replace("<", " ")
        elif kind < 0.24:
            x = 200
            while x < 1500:
                bar = int(rng.integers(2, 12))
                draw.rectangle((x, y, x + bar, y + 110), fill=225)
                x += bar + int(rng.integers(3, 14))
            y += 130
            continue
        elif kind < 0.3:
            for x in range(200, 2200, int(rng.integers(120, 400))):
                draw.rectangle((x, y, x + 90, y + 60), outline=180)
        draw.text((180, y), words[: int(3300 / size)], font=_sans(size), fill=225)
        y += int(size * rng.uniform(1.2, 2.4))
    return np.asarray(picture, np.float32)


def without_zone(rng: np.random.Generator, faces: Sequence[str]) -> Colour:
    """Letters, documents whose zone is off the picture, grounds, OCR-B that is no zone."""
    kind = rng.random()
    if kind < 0.4:
        pixels = np.clip(250 - _letter(rng), 0, 255).astype(np.uint8)
        pixels = np.repeat(pixels[..., None], 3, axis=2)
    elif kind < 0.75:
        one = document(rng, texts.zone(rng), faces)
        top = int(min(box[1] for row in one.boxes for box in row)) - 8
        pixels = np.ascontiguousarray(one.pixels[:top])
    elif kind < 0.85:
        pixels = np.clip(ground(rng, 1200, 900, 1.0), 0, 255).astype(np.uint8)
    else:
        lines = [_row(rng) for _ in range(int(rng.integers(1, 4)))]
        pixels = strip(rng, lines, faces).pixels
    scale = rng.uniform(0.4, 1.0)
    return cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)


def _row(rng: np.random.Generator) -> str:
    """OCR-B as on cheques, payment slips and book numbers."""
    size = int(rng.integers(20, 50))
    text = "".join("0123456789<"[n] for n in rng.integers(0, 11, size))
    return text[:size]
