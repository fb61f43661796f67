"""How a page is taken: lens, sensor, scanner, copier, file; mild or not, and several at once."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from mrz_fresh.grounds import Colour
from mrz_fresh.printing import grains

_RIM = (120, 118, 112)
Step = Callable[[np.random.Generator, Colour, float], Colour]
"""(generator, picture, strength from 0 to 1) → picture."""


def _u8(light: np.ndarray) -> Colour:
    return np.clip(light, 0, 255).astype(np.uint8)


def defocus(_rng: np.random.Generator, page: Colour, s: float) -> Colour:
    """A disc, as lenses blur, not a bell."""
    reach = max(1, round(0.8 + s * 4.2))
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1,) * 2).astype(np.float32)
    return cv2.filter2D(page, -1, disc / disc.sum())


def shake(rng: np.random.Generator, page: Colour, s: float) -> Colour:
    """A hand's path: a bent stroke."""
    reach = round(4 + s * 9)
    kernel = np.zeros((2 * reach + 1,) * 2, np.float32)
    turn = rng.uniform(0, np.pi)
    for t in np.linspace(-0.5, 0.5, 40):
        x = reach + t * reach * np.cos(turn) + rng.normal(0, 0.3)
        y = reach + t * reach * np.sin(turn) + 0.5 * reach * t * t
        kernel[int(np.clip(y, 0, 2 * reach)), int(np.clip(x, 0, 2 * reach))] += 1
    return cv2.filter2D(page, -1, kernel / kernel.sum())


def grain(rng: np.random.Generator, page: Colour, s: float) -> Colour:
    """Sensor noise that grows with darkness' gain, coloured and coarse."""
    size = page.shape[:2]
    planes = [grains(rng, size, rng.uniform(1, 2.2)) for _ in range(3)]
    return _u8(page + np.stack(planes, -1) * (6 + 26 * s))


def few_pixels(rng: np.random.Generator, page: Colour, s: float) -> Colour:
    """Fewer dots: 300 dpi to 220 … 100."""
    keep = 0.72 - 0.36 * s
    how = int(rng.choice((cv2.INTER_AREA, cv2.INTER_LINEAR, cv2.INTER_CUBIC)))
    return cv2.resize(page, None, fx=keep, fy=keep, interpolation=how)


def packed(rng: np.random.Generator, page: Colour, s: float) -> Colour:
    """JPEG or WebP, once or twice."""
    for _ in range(int(rng.integers(1, 3))):
        kind = ".webp" if rng.random() < 0.3 else ".jpg"
        flag = cv2.IMWRITE_WEBP_QUALITY if kind == ".webp" else cv2.IMWRITE_JPEG_QUALITY
        _, data = cv2.imencode(kind, page, [flag, int(70 - 52 * s)])
        page = cv2.imdecode(data, cv2.IMREAD_COLOR)
    return page


def pale(rng: np.random.Generator, page: Colour, s: float) -> Colour:
    """Over-exposed or washed out, with another gamma."""
    keep = 0.75 - 0.52 * s
    tone = rng.uniform(150, 245)
    light = 255 * (page / 255.0) ** rng.uniform(0.6, 1.5)
    return _u8(light * keep + tone * (1 - keep))


def gloomy(rng: np.random.Generator, page: Colour, s: float) -> Colour:
    """Too little light, from one side."""
    height, width = page.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    turn = rng.uniform(0, 2 * np.pi)
    slope = (x / width - 0.5) * np.cos(turn) + (y / height - 0.5) * np.sin(turn)
    return _u8(page * np.clip(0.85 - 0.45 * s + slope * (0.3 + 0.6 * s), 0.06, 1.1)[..., None])


def band_of_glare(rng: np.random.Generator, page: Colour, s: float) -> Colour:
    """A lamp in the laminate: a bright band, soft at its rims."""
    height, width = page.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    turn = rng.uniform(0, np.pi)
    away = (x - rng.uniform(0, width)) * np.cos(turn) + (y - rng.uniform(0, height)) * np.sin(turn)
    wide = height * rng.uniform(0.05, 0.25)
    spot = np.exp(-((away / wide) ** 2)) * (0.35 + 0.6 * s)
    return _u8(page + (255 - page) * spot[..., None])


def hologram(rng: np.random.Generator, page: Colour, s: float) -> Colour:
    """A coloured, half-clear seal across the letters."""
    height, width = page.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    at = rng.uniform(0, width), rng.uniform(0, height)
    ring = np.hypot(x - at[0], y - at[1])
    mask = (ring < rng.uniform(0.15, 0.4) * width) * (np.sin(ring / rng.uniform(2, 9)) > -0.2)
    tone = rng.uniform(90, 255, 3)
    share = (mask * (0.12 + 0.38 * s))[..., None]
    return _u8(page * (1 - share) + tone * share)


def folds(rng: np.random.Generator, page: Colour, s: float) -> Colour:
    """Creases: a dark line beside a light one, and the picture a little off beyond."""
    out = page.astype(np.float32)
    for _ in range(1 + round(2 * s)):
        x = int(rng.uniform(0.05, 0.95) * page.shape[1])
        out[:, x : x + 2] *= 1 - 0.4 * s
        out[:, max(0, x - 2) : x] += 40 * s + 10
    return _u8(out)


def copier(rng: np.random.Generator, page: Colour, s: float) -> Colour:
    """A copier's drum: hard tones, toner dust, a streak."""
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY).astype(np.float32)
    grey = cv2.GaussianBlur(grey, (0, 0), 0.6 + s)
    low, high = np.percentile(grey[::4, ::4], (2, 60))
    hard = (grey - (low + (high - low) * rng.uniform(0.35, 0.65))) * (2 + 7 * s) + 128
    hard -= (grains(rng, grey.shape, 1.4) > 3.3 - 0.6 * s) * 160
    if rng.random() < 0.5:
        x = int(rng.uniform(0, page.shape[1] - 3))
        hard[:, x : x + 2] -= 90 * s
    return np.repeat(_u8(hard)[..., None], 3, axis=2)


def halo(rng: np.random.Generator, page: Colour, s: float) -> Colour:
    """A scanner's sharpening, too much of it."""
    soft = cv2.GaussianBlur(page, (0, 0), rng.uniform(1, 2.5)).astype(np.float32)
    return _u8(page + (page - soft) * (0.8 + 2.6 * s))


def tilt(rng: np.random.Generator, page: Colour, s: float) -> Colour:
    """The camera does not stand square to the page."""
    height, width = page.shape[:2]
    rim = round(0.12 * width)
    wide = cv2.copyMakeBorder(page, rim, rim, rim, rim, cv2.BORDER_CONSTANT, value=_RIM)
    corners = np.float32([[0, 0], [width, 0], [width, height], [0, height]]) + rim
    moved = corners + rng.uniform(-1, 1, (4, 2)) * (0.015 + 0.055 * s) * np.array((width, height))
    matrix = cv2.getPerspectiveTransform(corners, moved.astype(np.float32))
    size = (wide.shape[1], wide.shape[0])
    return cv2.warpPerspective(wide, matrix, size, flags=cv2.INTER_LINEAR, borderValue=_RIM)


def bowed(rng: np.random.Generator, page: Colour, s: float) -> Colour:
    """A page that rises to its spine: bent and narrowed at one end, or waved."""
    rim = round(0.04 * page.shape[1])
    page = cv2.copyMakeBorder(page, rim, rim, rim, rim, cv2.BORDER_CONSTANT, value=_RIM)
    height, width = page.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    t = x / width if rng.random() < 0.5 else 1 - x / width
    rise = (4 + 30 * s) * rng.choice((-1, 1))
    bend = t**2.2 if rng.random() < 0.6 else np.sin(t * rng.uniform(3, 6)) * 0.5
    narrow = (6 + 26 * s) * np.sin(np.pi * t) ** 2 * rng.choice((-1, 1))
    where = (x + np.float32(narrow)).astype(np.float32), (y + rise * bend).astype(np.float32)
    return cv2.remap(page, *where, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def askew(rng: np.random.Generator, page: Colour, s: float) -> Colour:
    """1 to 10 degrees."""
    return turned(page, rng.uniform(1, 3 + 7 * s) * rng.choice((-1, 1)), _RIM)


def quarters(rng: np.random.Generator, page: Colour, s: float) -> Colour:
    """On its side or upside down, and a little askew."""
    page = np.ascontiguousarray(np.rot90(page, int(rng.integers(1, 4))))
    return turned(page, rng.normal(0, 0.5 + 2 * s), (250, 250, 250))


def turned(page: Colour, degrees: float, tone: tuple[int, int, int]) -> Colour:
    """The page turned about its middle, on a larger sheet of that tone."""
    height, width = page.shape[:2]
    turn = np.deg2rad(abs(degrees))
    wide = int(height * np.sin(turn) + width * np.cos(turn)) + 2
    high = int(height * np.cos(turn) + width * np.sin(turn)) + 2
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    matrix[:, 2] += ((wide - width) / 2, (high - height) / 2)
    return cv2.warpAffine(page, matrix, (wide, high), flags=cv2.INTER_LINEAR, borderValue=tone)


SHAPES: dict[str, Step] = {
    "tilt": tilt, "bowed": bowed, "askew": askew, "quarters": quarters,
}  # fmt: skip
LIGHTS: dict[str, Step] = {
    "glare band": band_of_glare, "hologram": hologram, "gloomy": gloomy, "pale": pale,
    "folds": folds, "copier": copier,
}  # fmt: skip
FILES: dict[str, Step] = {
    "few pixels": few_pixels, "defocus": defocus, "shake": shake, "grain": grain,
    "packed": packed, "halo": halo,
}  # fmt: skip
STEPS: dict[str, Step] = {**SHAPES, **LIGHTS, **FILES}
"""Sixteen conditions by name."""


def mixed(rng: np.random.Generator, page: Colour, most: float) -> Colour:
    """Two to five conditions at once, each of a strength up to ``most``, in the order of nature."""
    for group, chance in ((SHAPES, 0.5), (LIGHTS, 0.45), (FILES, 0.5)):
        for step in group.values():
            if rng.random() < chance / 2.4:
                page = step(rng, page, rng.uniform(0, most))
    return page
