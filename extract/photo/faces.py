"""Faces in a picture: BlazeFace on the whole, two ranges, one list.

Source: "BlazeFace: Sub-millisecond Neural Face Detection on Mobile GPUs" (2019); anchors and
decoding as in MediaPipe's ``ssd_anchors_calculator`` and ``tensors_to_detections_calculator``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.photo.models import Model, Tensor, network
from ingest.pages import Pixels

SURE = 0.5
"""Detections below this score are no faces."""

_OVERLAP = 0.3
_HALVED_FROM = 576
"""Pixels of the longer side from which a half is still 1.5 times as large as a detector sees it."""

# Pairs of a grid's stride and the anchors in each of its cells.
_GRIDS = {Model.DETECT_NEAR: ((8, 2), (16, 6)), Model.DETECT_FAR: ((4, 1),)}


@dataclass(frozen=True, slots=True)
class Face:
    """One face: ``box`` (left, top, right, bottom) and eye centres in pixels of the picture.

    ``score`` is the detector's, 0 to 1. ``eyes`` are the person's right and left, in this order.
    """

    box: tuple[float, float, float, float]
    eyes: tuple[tuple[float, float], tuple[float, float]]
    score: float

    @property
    def size(self) -> float:
        """Width of the box in pixels."""
        return self.box[2] - self.box[0]

    def scaled(self, times: float) -> Face:
        """The same face on the picture made so many times as large."""
        left, top, right, bottom = (side * times for side in self.box)
        (rx, ry), (lx, ly) = self.eyes
        eyes = (rx * times, ry * times), (lx * times, ly * times)
        return replace(self, box=(left, top, right, bottom), eyes=eyes)


def find_faces(pixels: Pixels) -> tuple[Face, ...]:
    """All faces in an RGB picture, the largest first."""
    times = 2 if max(pixels.shape[:2]) >= _HALVED_FROM and min(pixels.shape[:2]) > 1 else 1
    small = _halved(pixels) if times == 2 else pixels
    found = [face.scaled(times) for model in _GRIDS for face in _detect(model, small)]
    return tuple(sorted(_distinct(found), key=lambda face: -face.size))


def _halved(pixels: Pixels) -> Pixels:
    """Both detectors look at far fewer pixels: halves are had at once, and reduced in less time."""
    height, width = (side // 2 for side in pixels.shape[:2])
    half = cv2.resize(
        pixels[: 2 * height, : 2 * width], (width, height), interpolation=cv2.INTER_AREA
    )
    return np.asarray(half, np.uint8)


def _detect(model: Model, pixels: Pixels) -> Iterable[Face]:
    run = network(model)
    side = run.side
    height, width = pixels.shape[:2]
    scale = side / max(height, width)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    canvas = np.zeros((side, side, 3), np.float32)
    left, top = (side - size[0]) // 2, (side - size[1]) // 2
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    canvas[top : top + size[1], left : left + size[0]] = small / np.float32(127.5) - 1.0
    raw, logits = run(canvas)
    scores = 1.0 / (1.0 + np.exp(-np.clip(logits.reshape(-1), -80, 80)))
    for index in np.flatnonzero(scores > SURE):
        points = raw[index].reshape(-1, 2) / side
        points[0] += _anchors(model, side)[index]
        points[2:] += _anchors(model, side)[index]
        points = (points * side - (left, top) * (np.arange(8) != 1)[:, None]) / scale
        (x, y), (w, h) = points[0], points[1]
        eyes = tuple(points[2].tolist()), tuple(points[3].tolist())
        box = (float(x - w / 2), float(y - h / 2), float(x + w / 2), float(y + h / 2))
        yield Face(box, eyes, float(scores[index]))


@cache
def _anchors(model: Model, side: int) -> Tensor:
    """Centres of the anchors, shape (n, 2), in shares of the input's side."""
    parts: list[NDArray[np.float32]] = []
    for stride, per_cell in _GRIDS[model]:
        cells = side // stride
        line = (np.arange(cells, dtype=np.float32) + 0.5) / cells
        x, y = np.meshgrid(line, line)
        grid = np.stack([x, y], axis=-1).reshape(-1, 2)
        parts.append(np.repeat(grid, per_cell, axis=0))
    return np.concatenate(parts)


def _distinct(faces: list[Face]) -> list[Face]:
    """Of overlapping detections the surest."""
    kept: list[Face] = []
    for face in sorted(faces, key=lambda face: -face.score):
        if all(_shared(face, other) < _OVERLAP for other in kept):
            kept.append(face)
    return kept


def _shared(one: Face, other: Face) -> float:
    """Intersection over the smaller box."""
    a, b = one.box, other.box
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return 0.0
    areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (a, b)]
    return width * height / max(1e-6, min(areas))
