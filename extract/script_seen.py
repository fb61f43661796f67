"""The script of a printed word by its picture, also where no recogniser knows its letters.

A small network of the project's own (``script_seen.npz``; ``tools/script_training`` trains it on
drawn words alone). It reads no letters: it says which script they are of, and how surely. Words
of capitals that two scripts print alike come out as unsure, because nothing could tell them apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
Floats = NDArray[np.float32]

NOTHING, OTHER = "none", "Zyyy"
CLASSES: Final = ("Latn", "Grek", "Cyrl", "Arab", "Geor", "Armn", "Deva", "Hani", OTHER, NOTHING)
"""ISO 15924 codes; ``Zyyy`` is any other script, ``none`` no writing at all."""

HEIGHT, _LETTERS, _WIDEST = 32, 24, 320
_LEAST_PIXELS, _LEAST_CONTRAST = 6, 40
_MODEL: Final = Path(__file__).with_name("script_seen.npz")
KERNELS: Final = ((5, 5, 2, 2), (3, 3, 2, 1), (8, 3, 1, 0), (1, 3, 1, 0), (1, 1, 1, 0))
"""Height, width, stride and padding (up and down; sideways half the width) of each layer."""


def script_seen(picture: Grey) -> Mapping[str, float]:
    """How likely the word in ``picture`` (dark on light, cut close) is of each of ``CLASSES``.

    Empty where there is too little ink to look at.
    """
    strip = word_strip(picture)
    if strip is None:
        return {}
    hidden = strip[None, None]
    layers = _layers()
    for number, (weights, bias) in enumerate(layers):
        hidden = convolved(hidden, weights, bias, number)
        if number < len(layers) - 1:
            hidden = np.maximum(hidden, 0)
    logits = pooled(hidden)[0] / _temperature()
    grown = np.exp(logits - logits.max())
    return dict(zip(CLASSES, (float(share) for share in grown / grown.sum()), strict=True))


def word_strip(picture: Grey) -> Floats | None:
    """A word at the network's height, ink 1 and paper 0, float32 (32, width); None without ink."""
    if min(picture.shape) < _LEAST_PIXELS:
        return None
    ink = 255.0 - picture.astype(np.float32)
    paper, dark = np.percentile(ink, 40), np.percentile(ink, 98)
    if dark - paper < _LEAST_CONTRAST:
        return None
    ink = np.clip((ink - paper) / (dark - paper), 0, 1)
    there = ink > 0.5
    rows, columns = np.flatnonzero(there.any(axis=1)), np.flatnonzero(there.any(axis=0))
    cut = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    width = round(cut.shape[1] * _LETTERS / cut.shape[0])
    if width < 2:
        return None
    resized = cv2.resize(cut, (min(width, 4 * _WIDEST), _LETTERS), interpolation=cv2.INTER_AREA)
    edge = (HEIGHT - _LETTERS) // 2
    framed = np.pad(resized[:, :_WIDEST], ((edge, edge), (edge, edge)))
    return framed.astype(np.float32)


def convolved(come: Floats, weights: Floats, bias: Floats, number: int) -> Floats:
    """Layer ``number`` on (batch, channels, height, width); ``weights`` (inputs, outputs)."""
    windows = windows_of(come, number)
    batch, high, wide = windows.shape[:3]
    flat = windows.reshape(batch * high * wide, -1) @ weights + bias
    return np.ascontiguousarray(flat.reshape(batch, high, wide, -1).transpose(0, 3, 1, 2))


def windows_of(come: Floats, number: int) -> Floats:
    """What each place of layer ``number`` sees: (batch, height, width, inputs)."""
    high, wide, stride, pad = KERNELS[number]
    side = wide // 2
    batch, channels, tall, broad = come.shape
    framed = np.zeros((batch, channels, tall + 2 * pad, broad + 2 * side), come.dtype)
    framed[:, :, pad : pad + tall, side : side + broad] = come
    down, across = (tall + 2 * pad - high) // stride + 1, (broad + 2 * side - wide) // stride + 1
    seen = np.empty((batch, down, across, channels, high, wide), come.dtype)
    # Place by place of the kernel: the windows as views cost twice the time of this.
    for y in range(high):
        rows = slice(y, y + stride * (down - 1) + 1, stride)
        for x in range(wide):
            columns = slice(x, x + stride * (across - 1) + 1, stride)
            seen[..., y, x] = framed[:, :, rows, columns].transpose(0, 2, 3, 1)
    return seen.reshape(batch, down, across, -1)


def pooled(columns: Floats) -> Floats:
    """The evidence of all columns together: (batch, classes, 1, width) → (batch, classes)."""
    return np.asarray(columns[:, :, 0, :].sum(axis=2) / 8.0, np.float32)


@cache
def _layers() -> tuple[tuple[Floats, Floats], ...]:
    with np.load(_MODEL) as stored:
        count = len(KERNELS)
        return tuple(
            (stored[f"weights{n}"].astype(np.float32), stored[f"bias{n}"].astype(np.float32))
            for n in range(count)
        )


@cache
def _temperature() -> float:
    with np.load(_MODEL) as stored:
        return float(stored["temperature"])
