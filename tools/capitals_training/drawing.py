"""Words of capitals drawn, printed, worn and scanned: a strip and where its letters stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from extract.capitals import ALPHABET, BROADER, CAP, capitals_strip
from extract.mrz.training.degrade import bled, photographed, worn
from tools.script_training.drawing import faces

Grey = NDArray[np.uint8]
Plane = NDArray[np.float32]

_LATIN_LOOKS = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX")


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """A strip for the network, its text, and each letter's centre and width in its pixels."""

    strip: Grey
    text: str
    centres: NDArray[np.float64]
    widths: NDArray[np.float64]


@cache
def _typefaces() -> tuple[Path, ...]:
    wanted = {ord(char) for char in ALPHABET}
    return tuple(path for path, has in faces().items() if wanted <= has)


@cache
def _font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(path), size)


def sample(rng: np.random.Generator, text: str) -> Sample:
    """``text`` in a typeface, at a size and in a state that ``rng`` chooses."""
    cap = float(np.exp(rng.uniform(np.log(11), np.log(44))))
    paths = _typefaces()
    cover, ink, spans = _printed(rng, paths[int(rng.integers(len(paths)))], cap, text)
    picture = _scanned(rng, cover)
    left, top, right, bottom = ink
    high = bottom - top
    jitter = rng.normal(0, 0.05, 4) * high
    box = (
        round(left + jitter[0]), round(top + jitter[1]),
        round(right + jitter[2]), round(bottom + jitter[3]),
    )  # fmt: skip
    strip = capitals_strip(picture, box)
    if strip is None:
        return sample(rng, text)
    across = CAP / (box[3] - box[1]) * BROADER
    start = box[0] - 0.35 * (box[3] - box[1])
    begins, ends = spans[:, 0], spans[:, 1]
    return Sample(strip, text, ((begins + ends) / 2 - start) * across, (ends - begins) * across)


def _printed(
    rng: np.random.Generator, path: Path, cap: float, text: str
) -> tuple[Plane, tuple[float, float, float, float], NDArray[np.float64]]:
    """The ink (0 to 1) of one line among bits of others, its box, and each letter's span."""
    font = _font(path, max(8, round(cap / 0.72 / 2) * 2))
    drawn = text.translate(_LATIN_LOOKS) if rng.random() < 0.4 else text
    spread = float(rng.uniform(-0.02, 0.16)) * cap if rng.random() < 0.3 else 0.0
    edge = round(1.6 * cap)
    at, spans = 0.0, []
    for place, char in enumerate(drawn):
        width = font.getlength(char)
        spans.append((at, at + width))
        following = drawn[place : place + 2]
        kern = font.getlength(following) - sum(map(font.getlength, following))
        at += width + spread + (kern if len(following) > 1 else 0.0)
    size = (round(at) + 2 * edge, round(4.4 * cap))
    base = size[1] * 0.5 + cap / 2
    image = Image.new("L", size, 0)
    pen = ImageDraw.Draw(image)
    for char, (begin, _) in zip(drawn, spans, strict=True):
        pen.text((edge + begin, base), char, font=font, fill=255, anchor="ls")
    box = image.getbbox() or (edge, round(base - cap), size[0] - edge, round(base))
    _neighbours(rng, pen, font, size, base, cap)
    _rules(rng, pen, size, base, cap, box)
    cover = np.asarray(image, np.float32) / 255
    return *_bent(rng, cover, box), np.array(spans) + edge


def _bent(
    rng: np.random.Generator, cover: Plane, box: tuple[float, ...]
) -> tuple[Plane, tuple[float, float, float, float]]:
    """The line a little askew and slanted, as print and straightening leave it."""
    height, width = cover.shape
    rise, slant = np.tan(np.radians(rng.normal(0, 0.5))), rng.normal(0, 0.05)
    x, y = width / 2, height / 2
    warp = np.array([[1, slant, -slant * y], [rise, 1, -rise * x]], np.float32)
    bent = np.asarray(cv2.warpAffine(cover, warp, (width, height)), np.float32)
    left, top, right, bottom = box
    lift = abs(rise) * (right - left) / 2
    return bent, (left, top - lift, right, bottom + lift)


def _neighbours(
    rng: np.random.Generator, pen: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont,
    size: tuple[int, int], base: float, cap: float,
) -> None:  # fmt: skip
    """What stands above, below and beside: never so near that it touches the line's box."""
    gap = rng.uniform(1.55, 2.4) * cap
    for at in (base - gap, base + gap):
        if rng.random() < 0.35:
            words = "".join(ALPHABET[int(n)] for n in rng.integers(0, 26, 12)).lower()
            pen.text((rng.uniform(-2, 3) * cap, at), words, font=font, fill=255, anchor="ls")
    if rng.random() < 0.12:
        pen.text((size[0] - 0.9 * cap, base), "αβ", font=font, fill=255, anchor="ls")
    if rng.random() < 0.12:
        pen.text((0.7 * cap, base), "ν:", font=font, fill=255, anchor="rs")


def _rules(
    rng: np.random.Generator, pen: ImageDraw.ImageDraw, size: tuple[int, int], base: float,
    cap: float, box: tuple[float, ...],
) -> None:  # fmt: skip
    """A form's rule or dots beneath, a table's lines around."""
    thick = max(1, round(cap * rng.uniform(0.03, 0.09)))
    if rng.random() < 0.15:
        level = base + cap * rng.uniform(0.16, 0.5)
        pen.line([(0, level), (size[0], level)], fill=255, width=thick)
    elif rng.random() < 0.1:
        level, step = base + cap * rng.uniform(0.08, 0.3), cap * rng.uniform(0.15, 0.4)
        for x in np.arange(0, size[0], step):
            pen.ellipse([x, level, x + thick, level + thick], fill=255)
    if rng.random() < 0.08:
        level = base - cap * rng.uniform(1.25, 1.6)
        pen.line([(0, level), (size[0], level)], fill=255, width=thick)
    if rng.random() < 0.08:
        x = box[0] - cap * rng.uniform(0.35, 0.8)
        pen.line([(x, 0), (x, size[1])], fill=255, width=thick)


def _scanned(rng: np.random.Generator, cover: Plane) -> Grey:
    """Mostly a plain sheet on a scanner; else anything that print and cameras do to a card."""
    if rng.random() < 0.15:
        cover = worn(rng, cover)
    if rng.random() < 0.15:
        cover = bled(rng, cover)
    if rng.random() < 0.35:
        return np.asarray(photographed(rng, cover), np.uint8)
    height, width = cover.shape
    paper, ink = rng.uniform(170, 255), rng.uniform(0, 110)
    seen = paper + (ink - paper) * cover
    if rng.random() < 0.2:
        rows, columns = np.mgrid[:height, :width]
        way = rng.uniform(-1, 1, 2) * rng.uniform(0.2, 1)
        wave = np.sin(rows * way[0] + columns * way[1]) > rng.uniform(0.2, 0.95)
        seen = np.minimum(seen, 255 - rng.uniform(5, 45) * wave)
    scale = rng.uniform(0.45, 1.0) if rng.random() < 0.5 else 1.0
    size = (max(8, round(width * scale)), max(8, round(height * scale)))
    small = cv2.resize(seen.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), rng.uniform(0.25, 1.1))
    small = small + rng.normal(0, rng.uniform(0, 16), small.shape)
    grey = np.clip(small, 0, 255).astype(np.uint8)
    if rng.random() < 0.7:
        how = [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(30, 92))]
        grey = np.asarray(
            cv2.imdecode(cv2.imencode(".jpg", grey, how)[1], cv2.IMREAD_GRAYSCALE), np.uint8
        )
    if rng.random() < 0.06:
        grey = np.where(grey < np.percentile(grey, 50) * 0.75, 0, 255).astype(np.uint8)
    if rng.random() < 0.15:
        grey = np.asarray(cv2.medianBlur(grey, 3), np.uint8)
    if scale < 1.0:
        grey = np.asarray(cv2.resize(grey, (width, height), interpolation=cv2.INTER_CUBIC))
    return grey
