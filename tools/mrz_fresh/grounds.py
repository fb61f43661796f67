"""What zones are printed on: paper, rainbow guilloches, plastic, relief; and ink on it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from mrz_fresh.printing import Plane, grains

Colour = NDArray[np.uint8]


def ground(rng: np.random.Generator, height: int, width: int, busy: float) -> NDArray[np.float32]:
    """RGB light of paper or plastic, 300 dpi; ``busy`` from 0 (plain) to 1."""
    base = rng.uniform(165, 252) + rng.normal(0, 12, 3)
    out = np.empty((height, width, 3), np.float32)
    out[:] = np.clip(base, 120, 254).astype(np.float32)
    out += (grains(rng, (height, width), rng.uniform(1.5, 12)) * rng.uniform(0, 3))[..., None]
    if rng.random() < 0.3:
        return out
    for _ in range(int(rng.integers(1, 5))):
        out -= _lines(rng, height, width)[..., None] * _tint(rng, busy)
    if rng.random() < 0.4:
        out -= _rosette(rng, height, width)[..., None] * _tint(rng, busy)
    if rng.random() < 0.35:
        out -= _microtext(rng, height, width)[..., None] * _tint(rng, busy)
    if rng.random() < 0.3:
        out += (grains(rng, (height, width), 90) * rng.uniform(2, 14))[..., None]
    return out


def _tint(rng: np.random.Generator, busy: float) -> NDArray[np.float32]:
    return (rng.uniform(0.05, 1, 3) * rng.uniform(15, 85) * busy).astype(np.float32)


def _lines(rng: np.random.Generator, height: int, width: int) -> Plane:
    """Fine lines that swell and bend: moiré and rainbow prints."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    turn, period = rng.uniform(0, np.pi), rng.uniform(3.5, 26)
    across = x * np.cos(turn) + y * np.sin(turn)
    along = y * np.cos(turn) - x * np.sin(turn)
    bend = rng.uniform(0, 30) * np.sin(along / rng.uniform(25, 160) + rng.uniform(0, 6))
    width_ = 0.5 + 0.4 * np.sin(along / rng.uniform(40, 300))
    return (np.sin((across + bend) * 2 * np.pi / period) > width_).astype(np.float32)


def _rosette(rng: np.random.Generator, height: int, width: int) -> Plane:
    out = np.zeros((height, width), np.float32)
    for _ in range(int(rng.integers(1, 4))):
        x, y = rng.uniform(0, width), rng.uniform(0, height)
        a, b = rng.uniform(60, 220), rng.uniform(8, 40)
        lobes = int(rng.integers(5, 14))
        t = np.linspace(0, 2 * np.pi, 700)
        for ring in range(int(rng.integers(2, 7))):
            r = a * (0.4 + 0.12 * ring) + b * np.sin(lobes * t + ring)
            points = np.stack((x + r * np.cos(t), y + r * np.sin(t)), 1).astype(np.int32)
            cv2.polylines(out, [points], True, 1.0, 1, cv2.LINE_AA)
    return out


def _microtext(rng: np.random.Generator, height: int, width: int) -> Plane:
    out = np.zeros((height, width), np.uint8)
    word = ("UTOPIA" * 40, "SPECIMEN " * 40, "*EXEMPLAR*" * 40)[int(rng.integers(0, 3))]
    scale, step = rng.uniform(0.25, 0.9), int(rng.integers(12, 60))
    for y in range(0, height, step):
        cv2.putText(out, word, (-20, y), cv2.FONT_HERSHEY_SIMPLEX, scale, 255, 1, cv2.LINE_AA)
    return out.astype(np.float32) / 255


def printed(rng: np.random.Generator, light: NDArray[np.float32], ink: Plane) -> Colour:
    """``ink`` on ``light``: dark grey, brown, blue or black, now and then in relief."""
    tone = np.clip(rng.uniform(0, 75) + rng.normal(0, 12, 3), 0, 120).astype(np.float32)
    strength = np.float32(rng.uniform(0.75, 1.0))
    out = light * (1 - ink[..., None] * strength) + tone * ink[..., None] * strength
    if rng.random() < 0.12:
        soft = cv2.GaussianBlur(ink, (0, 0), rng.uniform(0.8, 1.6))
        relief = np.roll(soft, (2, 2), (0, 1)) - np.roll(soft, (-2, -2), (0, 1))
        out += (relief * rng.uniform(20, 70) * rng.choice((-1, 1)))[..., None]
    return np.clip(out, 0, 255).astype(np.uint8)
