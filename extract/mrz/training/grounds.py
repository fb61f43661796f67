"""What a zone is printed on: paper, clouds, guilloches, nets, contours, tiny print, rims."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.float32]

_MOST_LINES: Final = 3


def cloud(rng: np.random.Generator, shape: tuple[int, ...], size: float) -> Plane:
    """Smooth noise of unit spread, its grains ``size`` pixels wide."""
    small = (max(2, int(shape[0] / size) + 1), max(2, int(shape[1] / size) + 1))
    grains = rng.standard_normal(small).astype(np.float32)
    return np.asarray(cv2.resize(grains, (shape[1], shape[0]), interpolation=cv2.INTER_LINEAR))


def ground(rng: np.random.Generator, shape: tuple[int, ...]) -> Plane:
    """The ground alone, grey levels of about 0 to 255."""
    paper = np.full(shape, rng.uniform(110, 255), np.float32)
    if rng.random() < 0.5:
        paper += cloud(rng, shape, rng.uniform(2, 20)) * np.float32(rng.uniform(0, 7))
    kind = rng.random()
    if kind < 0.45:
        for _ in range(rng.integers(0, _MOST_LINES + 1)):
            paper -= _guilloche(rng, shape)
    elif kind < 0.58:
        paper -= _net(rng, shape)
    elif kind < 0.66:
        paper -= _contours(rng, shape)
    elif kind < 0.74:
        paper -= _tiny_print(rng, shape)
    if rng.random() < 0.1:
        paper = _printed_edge(rng, paper)
    return paper


def _guilloche(rng: np.random.Generator, shape: tuple[int, ...], most: float = 60) -> Plane:
    """Fine waved lines, weaker than the ink."""
    turn, often = rng.uniform(0, np.pi), rng.uniform(5, 50)
    return _waves(rng, shape, turn, often, rng.uniform(5, most))


def _net(rng: np.random.Generator, shape: tuple[int, ...]) -> Plane:
    """Two or three families of lines that cross, as dark as thin ink: bold security print."""
    turn, often = rng.uniform(0, np.pi), rng.uniform(8, 40)
    depth = rng.uniform(20, 90)
    layers = [
        _waves(
            rng,
            shape,
            turn + number * rng.uniform(0.3, 1.6),
            often * rng.uniform(0.9, 1.1),
            depth * rng.uniform(0.6, 1.0),
        )
        for number in range(int(rng.integers(2, 4)))
    ]
    return np.asarray(np.maximum.reduce(layers), np.float32)


def _waves(
    rng: np.random.Generator, shape: tuple[int, ...], turn: float, often: float, depth: float
) -> Plane:
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32) / np.float32(shape[0])
    across = x * np.cos(turn) + y * np.sin(turn)
    along = -x * np.sin(turn) + y * np.cos(turn)
    wave = np.sin(along * rng.uniform(1, 8) + rng.uniform(0, 6.3)) * rng.uniform(0, 0.5)
    value = np.sin((across + wave) * often)
    sharp = rng.uniform(-0.2, 0.9)
    return np.asarray(np.clip(value - sharp, 0, 1) / (1 - sharp) * depth, np.float32)


def _contours(rng: np.random.Generator, shape: tuple[int, ...]) -> Plane:
    """Lines of equal height of a smooth relief: curls of no fixed direction."""
    height = cloud(rng, shape, rng.uniform(0.3, 1.5) * shape[0])
    value = np.sin(height * rng.uniform(6, 30))
    sharp = rng.uniform(0.0, 0.9)
    depth = rng.uniform(10, 80)
    return np.asarray(np.clip(value - sharp, 0, 1) / (1 - sharp) * depth, np.float32)


def _tiny_print(rng: np.random.Generator, shape: tuple[int, ...]) -> Plane:
    """Rows of strokes far smaller than the letters, as microprint looks to a scanner."""
    rows, columns = int(rng.integers(3, 10)), round(shape[1] / shape[0] * rng.uniform(8, 24))
    marks = (rng.random((rows * 4, columns * 3)) < 0.45).astype(np.float32)
    marks[3::4] = 0
    marks[:, 2::3] = 0
    size = (shape[1], shape[0])
    return np.asarray(
        cv2.resize(marks, size, interpolation=cv2.INTER_LINEAR) * rng.uniform(10, 80), np.float32
    )


def _printed_edge(rng: np.random.Generator, paper: Plane) -> Plane:
    """The rim of the card or of another colour field, at an end of the line."""
    width = paper.shape[1]
    at = int(rng.uniform(0, 0.03) * width) + 1
    tone = np.float32(rng.uniform(0, 255))
    if rng.random() < 0.5:
        paper[:, :at] = tone
    else:
        paper[:, -at:] = tone
    return paper
