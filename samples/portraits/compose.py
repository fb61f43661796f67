"""A cutout set on white as the specification asks: 40 × 60 mm, head of 33 mm, eyes at 34.5 mm."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.pages import Pixels
from samples.portraits.sheets import Cutout

WIDTH_PX, HEIGHT_PX = 945, 1417
"""40 × 60 mm at 600 dpi."""

PX_PER_MM = HEIGHT_PX / 60.0
_CROWN_BY_EYES = 2.0
_CLOTHES = ((62, 70, 96), (92, 60, 58), (58, 84, 72), (120, 118, 112), (236, 236, 234))


@dataclass(frozen=True, slots=True)
class Placing:
    """Where the head is to be: millimetres on the photo, ``turn`` in degrees clockwise."""

    head_mm: float = 33.0
    eyes_mm: float = 34.5
    across_mm: float = 20.0
    turn: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Layered:
    """A person on a transparent sheet of the photo's size: RGB and opacity 0 to 1."""

    pixels: Pixels
    opacity: NDArray[np.float32]

    def over(self, ground: NDArray[np.float32]) -> Pixels:
        """The person before a ground, RGB of shape (height, width, 3)."""
        share = self.opacity[..., None]
        return np.clip(self.pixels * share + ground * (1 - share), 0, 255).astype(np.uint8)


@lru_cache(maxsize=1)
def white() -> NDArray[np.float32]:
    """A white ground with the grain of a camera; not to be written to."""
    rng = np.random.default_rng(11)
    ground = np.asarray(
        rng.normal(248, 1.2, (HEIGHT_PX, WIDTH_PX, 1)).repeat(3, axis=2), np.float32
    )
    ground.flags.writeable = False
    return ground


@lru_cache(maxsize=2)
def layered(cut: Cutout, placing: Placing, clothes: int = 0) -> Layered:
    """The person placed, with a neck and clothes under the cutout's lower edge.

    The last ones are kept: a bench makes dozens of photos of each face.
    """
    right, left = cut.points.eye_middles
    eyes, chin = (right + left) / 2, cut.points.at(152)
    scale = placing.head_mm * PX_PER_MM / (_CROWN_BY_EYES * float(np.hypot(*(eyes - chin))))
    tilt = np.arctan2(*(left - right)[::-1]) - np.radians(placing.turn)
    cos, sin = scale * np.cos(tilt), scale * np.sin(tilt)
    turn = np.array([[cos, sin], [-sin, cos]])
    to = np.array([placing.across_mm * PX_PER_MM, HEIGHT_PX - placing.eyes_mm * PX_PER_MM])
    matrix = np.hstack([turn, (to - turn @ eyes)[:, None]]).astype(np.float32)
    size = (WIDTH_PX, HEIGHT_PX)
    pixels = cv2.warpAffine(
        cut.pixels, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    opacity = cv2.warpAffine(cut.opacity, matrix, size, flags=cv2.INTER_LINEAR)
    chin_at = turn @ (chin - eyes) + to
    return _dressed(
        np.asarray(pixels, np.uint8), np.asarray(opacity, np.float32), chin_at,
        placing.head_mm * PX_PER_MM, clothes,
    )  # fmt: skip


def _dressed(
    pixels: Pixels,
    opacity: NDArray[np.float32],
    chin: NDArray[np.float64],
    head: float,
    clothes: int,
) -> Layered:
    body = np.zeros(opacity.shape, np.float32)
    neck = np.zeros_like(body)
    x, y = chin
    reach, top, collar = 0.95 * head, y + 0.34 * head, y + 0.16 * head
    outline = [(x - 0.24 * head, collar), (x + 0.24 * head, collar), (x + 0.42 * head, top),
               (x + reach, top + 0.26 * head), (x + 1.2 * reach, 4000), (x - 1.2 * reach, 4000),
               (x - reach, top + 0.26 * head), (x - 0.42 * head, top)]  # fmt: skip
    cv2.fillPoly(body, [np.array(outline, np.int32)], 1.0)
    throat = [(x - 0.23 * head, y - 0.15 * head), (x + 0.23 * head, y - 0.15 * head),
              (x + 0.2 * head, collar + 0.1 * head), (x, top),
              (x - 0.2 * head, collar + 0.1 * head)]  # fmt: skip
    cv2.fillPoly(neck, [np.array(throat, np.int32)], 1.0)
    body, neck = (
        np.asarray(cv2.GaussianBlur(layer, (0, 0), 2.5), np.float32) for layer in (body, neck)
    )
    row, column = int(min(y - 0.08 * head, HEIGHT_PX - 9)), int(x)
    skin = np.median(pixels[row - 8 : row + 8, column - 20 : column + 20].reshape(-1, 3), axis=0)
    low = slice(int(np.clip(y - 0.3 * head, 0, HEIGHT_PX - 1)), HEIGHT_PX)
    rng = np.random.default_rng(5)
    grain = rng.normal(1.0, 0.03, (*body[low].shape, 1)).astype(np.float32)
    throat_share = neck[low, :, None]
    under = np.asarray(_CLOTHES[clothes % len(_CLOTHES)], np.float32) * grain * body[low, :, None]
    under = under * (1 - throat_share) + 0.85 * skin.astype(np.float32) * throat_share
    below = np.maximum(body, neck)[low, :, None]
    share = opacity[low, :, None]
    total = share + below * (1 - share)
    mixed = pixels[low] * share + under * (1 - share)
    rgb = np.where(total > 0.004, mixed / np.maximum(total, 0.004), 255)
    dressed, covered = pixels.copy(), opacity.copy()
    dressed[low] = np.clip(rgb, 0, 255).astype(np.uint8)
    covered[low] = total[..., 0]
    return Layered(dressed, covered)


def compliant(cut: Cutout, clothes: int = 0) -> Pixels:
    """The person as a photo in order, as far as the face itself is."""
    return layered(cut, Placing(), clothes).over(white())
