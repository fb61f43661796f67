"""What print, light and camera do to a line: ink, strokes over it, shadow, blur, noise, JPEG."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.mrz.training.covers import covered
from extract.mrz.training.grounds import cloud, ground

Plane = NDArray[np.float32]


def worn(rng: np.random.Generator, cover: Plane) -> Plane:
    """Ink lost in spots (thermal and matrix print, rubbed pages)."""
    spots = cloud(rng, cover.shape, rng.uniform(2, 7)) > rng.uniform(0.8, 1.8)
    loss = np.where(spots, np.float32(rng.uniform(0.3, 1.0)), np.float32(0))
    if rng.random() < 0.3:
        period = rng.uniform(3, 9)
        lines = np.sin(np.arange(cover.shape[0]) * 2 * np.pi / period) > rng.uniform(0.6, 0.95)
        loss = np.maximum(loss, lines[:, None].astype(np.float32) * np.float32(0.7))
    return np.asarray(cover * (1 - loss), np.float32)


def bled(rng: np.random.Generator, cover: Plane) -> Plane:
    """Ink that ran: holes of letters close (ink-jet, photocopies)."""
    side = int(rng.integers(2, 6))
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
    spread = cv2.morphologyEx(cover, cv2.MORPH_CLOSE, kernel) if rng.random() < 0.5 else cover
    if rng.random() < 0.5:
        spread = cv2.dilate(spread, kernel[: max(2, side - 1), : max(2, side - 1)])
    return np.asarray(cv2.GaussianBlur(spread, (0, 0), rng.uniform(0.5, 2.0)), np.float32)


def photographed(rng: np.random.Generator, cover: Plane) -> NDArray[np.uint8]:
    """``cover`` (0 to 1) printed on a ground and captured: uint8 of the same shape."""
    paper = ground(rng, cover.shape)
    level = float(np.median(paper))
    ink = level * rng.uniform(0.0, 0.75 if rng.random() < 0.35 else 0.4)
    picture = paper * (1 - cover) + (ink + 0.15 * (paper - level)) * cover
    if rng.random() < 0.12:
        picture = _crossed(rng, picture)
    if rng.random() < 0.12:
        picture = covered(rng, picture)
    if rng.random() < 0.35:
        picture = picture * _light(rng, cover.shape)
    if rng.random() < 0.06:
        picture = _embossed(rng, picture, cover)
    picture = _blurred(rng, picture)
    picture = picture + _grain(rng, cover.shape)
    if rng.random() < 0.1:
        picture = _copied(rng, picture)
    grey = np.clip(picture, 0, 255).astype(np.uint8)
    return _compressed(rng, grey) if rng.random() < 0.5 else grey


def _crossed(rng: np.random.Generator, picture: Plane) -> Plane:
    """Strokes over the line: signatures, stamps, scratches, folds; and bits of other lines."""
    height, width = picture.shape
    out = np.ascontiguousarray(picture)
    tone = float(rng.uniform(40, 250))
    for _ in range(rng.integers(1, 4)):
        x, y = rng.uniform(0, width), rng.uniform(-height, 2 * height)
        dx, dy = rng.normal(0, 2 * height), rng.normal(0, height)
        ends = (int(x - dx), int(y - dy)), (int(x + dx), int(y + dy))
        layer = out.copy()
        cv2.line(layer, *ends, tone, max(1, round(height * rng.uniform(0.01, 0.06))), cv2.LINE_AA)
        share = np.float32(rng.uniform(0.15, 0.6))
        out = layer * share + out * (1 - share)
    if rng.random() < 0.4:
        rim = max(1, round(height * rng.uniform(0.03, 0.14)))
        rows = slice(0, rim) if rng.random() < 0.5 else slice(height - rim, height)
        marks = cloud(rng, (rim, width), height * 0.2) > 0
        out[rows] = np.where(marks, np.float32(rng.uniform(20, 120)), out[rows])
    return np.asarray(out, np.float32)


def _light(rng: np.random.Generator, shape: tuple[int, ...]) -> Plane:
    """Uneven light: a slope, the edge of a shadow, a bright spot."""
    along = np.linspace(-1, 1, shape[1], dtype=np.float32)[None, :]
    factor = np.ones(shape, np.float32) + along * np.float32(rng.uniform(-0.35, 0.35))
    if rng.random() < 0.4:
        y = np.arange(shape[0], dtype=np.float32)[:, None] / shape[0]
        edge = along + y * np.float32(rng.normal(0, 0.2)) - np.float32(rng.uniform(-1, 1))
        soft = 1 / (1 + np.exp(np.clip(-edge * rng.uniform(5, 120), -30, 30)))
        factor *= 1 - soft.astype(np.float32) * np.float32(rng.uniform(0.1, 0.6))
    if rng.random() < 0.3:
        spot = np.exp(-(((along - rng.uniform(-1, 1)) / rng.uniform(0.03, 0.3)) ** 2))
        factor += spot.astype(np.float32) * np.float32(rng.uniform(0.1, 0.6))
    return factor


def _embossed(rng: np.random.Generator, picture: Plane, cover: Plane) -> Plane:
    """Raised letters: a light and a dark edge, little ink."""
    step = max(1, round(cover.shape[0] * 0.04))
    relief = np.roll(cover, step, axis=(0, 1)) - np.roll(cover, -step, axis=(0, 1))
    return np.asarray(picture + relief * np.float32(rng.uniform(-60, 60)), np.float32)


def _blurred(rng: np.random.Generator, picture: Plane) -> Plane:
    height = picture.shape[0]
    kind = rng.random()
    if kind < 0.45:
        sigma = max(0.2, rng.uniform(0.0, 0.055) * height)
        return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma), np.float32)
    if kind < 0.6:
        reach = max(2, round(rng.uniform(0.03, 0.14) * height))
        kernel = np.zeros((reach, reach), np.float32)
        ends = ((0, int(rng.integers(0, reach))), (reach - 1, int(rng.integers(0, reach))))
        cv2.line(kernel, *ends, 1.0, 1)
        if rng.random() < 0.4:
            kernel = np.ascontiguousarray(kernel.T)
        return np.asarray(cv2.filter2D(picture, -1, kernel / kernel.sum()), np.float32)
    if kind < 0.75:
        soft = cv2.GaussianBlur(picture, (0, 0), max(0.5, 0.03 * height))
        return np.asarray(
            picture + (picture - soft) * np.float32(rng.uniform(0.3, 2.0)), np.float32
        )
    return picture


def _grain(rng: np.random.Generator, shape: tuple[int, ...]) -> Plane:
    noise = rng.standard_normal(shape).astype(np.float32)
    if rng.random() < 0.4:
        noise = np.asarray(cv2.GaussianBlur(noise, (0, 0), 0.8), np.float32) * 2
    strength = rng.uniform(0, 3) if rng.random() < 0.6 else rng.uniform(3, 18)
    return noise * np.float32(strength)


def _copied(rng: np.random.Generator, picture: Plane) -> Plane:
    """A photocopy or a fax: nearly black and white."""
    middle = np.float32(np.percentile(picture, 20) * 0.5 + np.median(picture) * 0.5)
    hard = np.clip((picture - middle) * np.float32(rng.uniform(3, 15)) + 128, 0, 255)
    return np.asarray(cv2.GaussianBlur(hard, (0, 0), 0.5), np.float32)


def _compressed(rng: np.random.Generator, grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
    quality = int(rng.integers(18, 95))
    _, data = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE), np.uint8)
