"""One synthetic line: drawn, bent, printed, captured; with the place of every letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.mrz.check_digits import ALPHABET
from extract.mrz.strips import STRIP_HEIGHT
from extract.mrz.training import degrade, texts
from extract.mrz.training.glyphs import CAP, TILE, Face
from extract.mrz.training.grounds import cloud


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """``strip`` is uint8 (32, width); ``centres`` holds the x of each letter of ``text`` in it."""

    strip: NDArray[np.uint8]
    text: str
    centres: NDArray[np.float64]


def sample(rng: np.random.Generator, faces: Sequence[Face], width: int) -> Sample:
    """A line of ``width`` letters. The same state of ``rng`` gives the same pixels."""
    text = texts.line(rng, width)
    face = faces[rng.choice(len(faces), p=(0.55, 0.3, 0.15))]
    distances, centres = _drawn(rng, face, text)
    cover = _inked(rng, distances)
    captured, at = _captured(rng, cover, centres)
    grey = degrade.photographed(rng, captured)
    scale = STRIP_HEIGHT / grey.shape[0]
    size = (max(8, round(grey.shape[1] * scale)), STRIP_HEIGHT)
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    strip = np.asarray(cv2.resize(grey, size, interpolation=how), np.uint8)
    return Sample(strip, text, at * size[0] / grey.shape[1])


def _drawn(
    rng: np.random.Generator, face: Face, text: str
) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
    """Signed distances of the whole line and each letter's centre, at ``CAP`` pixels a capital."""
    pitch = CAP * 1.06 * rng.uniform(0.86, 1.2)
    left = rng.uniform(-0.1, 0.9 if rng.random() < 0.6 else 2.6) * CAP
    right = rng.uniform(-0.1, 0.9 if rng.random() < 0.6 else 2.6) * CAP
    shake = rng.uniform(0, 1.4)
    xs = left + pitch * (np.arange(len(text)) + 0.5) + rng.normal(0, shake, len(text))
    ys = rng.normal(0, 0.5 * shake, len(text))
    whole = np.full(
        (TILE + 32, int(left + pitch * len(text) + right) + 2 * TILE), -TILE, np.float32
    )
    for char, x, y in zip(text, xs, ys, strict=True):
        tile = face.tiles[ALPHABET.index(char)]
        column, row = round(x - TILE / 2) + TILE, round(y) + 16
        part = whole[row : row + TILE, column : column + TILE]
        np.maximum(part, tile, out=part)
    return whole[16:-16, TILE:-TILE], xs


def _inked(rng: np.random.Generator, distances: NDArray[np.float32]) -> NDArray[np.float32]:
    """How much ink covers each pixel, 0 to 1: weight of print, rough edges, lost or extra ink."""
    weight = rng.normal(0.2, 0.8)
    if rng.random() < 0.12:
        weight += rng.uniform(0.5, 2.2)
    rough = rng.uniform(0, 1.3) if rng.random() < 0.4 else 0.0
    edge = distances + np.float32(np.clip(weight, -1.5, 2.6))
    if rough:
        edge = edge + cloud(rng, edge.shape, rng.uniform(2, 6)) * np.float32(rough)
    if rng.random() < 0.25:
        edge = edge + _along(rng, edge.shape[1]) * np.float32(rng.uniform(0, 1.2))
    cover = np.clip(edge / np.float32(rng.uniform(0.8, 2.5)) + 0.5, 0, 1)
    if rng.random() < 0.15:
        cover = cover * (1 - rng.uniform(0, 0.7) * np.clip(_along(rng, cover.shape[1]), 0, 1))
    if rng.random() < 0.15:
        cover = degrade.worn(rng, cover)
    if rng.random() < 0.12:
        cover = degrade.bled(rng, cover)
    return np.asarray(cover, np.float32)


def _along(rng: np.random.Generator, width: int) -> NDArray[np.float32]:
    """A change along the line, of unit spread: ribbons and print heads do not press evenly."""
    return cloud(rng, (2, width), rng.uniform(1, 8) * CAP)[:1]


def _captured(
    rng: np.random.Generator, cover: NDArray[np.float32], centres: NDArray[np.float64]
) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
    """The line as the lens sees it: smaller, tilted, bowed, of uneven pitch; and the letters' x."""
    cap = _capture_size(rng)
    scale = cap / CAP
    height, width = max(8, round(2 * cap)), max(16, round(cover.shape[1] * scale))
    if scale < 1:
        cover = np.asarray(cv2.GaussianBlur(cover, (0, 0), 0.42 / scale), np.float32)
    along = (np.arange(width) + 0.5) / width
    warp = rng.normal(0, 0.05) * (along - along**2) + sum(
        rng.normal(0, 0.004) * np.sin(2 * np.pi * k * along + rng.uniform(0, 6.3))
        for k in (1, 2, 3)
    )
    xs = np.maximum.accumulate((along + np.clip(warp, -0.05, 0.05)) * cover.shape[1])
    sizes = rng.uniform(0.82, 1.22) * (1 + rng.normal(0, 0.04) * (along - 0.5) * 2)
    middle = (
        CAP
        / 16
        * (
            rng.normal(0, 1.1)
            + rng.normal(0, 0.8) * (along - 0.5) * 2
            + rng.normal(0, 0.6) * along**2
            + (rng.normal(0, 2.5) * _at_one_end(rng, along) if rng.random() < 0.15 else 0)
        )
    )
    lean = np.tan(np.deg2rad(rng.normal(0, 2.5 if rng.random() < 0.85 else 8)))
    rows = (np.arange(height) + 0.5 - height / 2)[:, None] / scale * sizes[None, :]
    map_x = (xs[None, :] + lean * rows).astype(np.float32)
    map_y = (TILE / 2 + middle[None, :] + rows).astype(np.float32)
    seen = cv2.remap(cover, map_x, map_y, cv2.INTER_LINEAR, borderValue=0)
    return np.asarray(seen, np.float32), np.interp(centres, xs, along * width)


def _at_one_end(rng: np.random.Generator, along: NDArray[np.float64]) -> NDArray[np.float64]:
    """0 along most of the line, up to 1 at one end: where a line's curve was guessed wrongly."""
    x = along if rng.random() < 0.5 else 1 - along
    return np.asarray(np.clip(1 - x / rng.uniform(0.05, 0.4), 0, 1) ** 2)


def _capture_size(rng: np.random.Generator) -> float:
    """Pixels of a capital where the picture was taken."""
    low, high = ((5.5, 8.0), (8.0, 14.0), (14.0, 26.0))[rng.choice(3, p=(0.28, 0.42, 0.3))]
    return float(rng.uniform(low, high))
