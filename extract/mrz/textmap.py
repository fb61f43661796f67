"""Where a grey picture looks like printed letters: dark strokes on a lighter ground."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
"""One channel, shape (height, width), dtype uint8; ink is dark."""

STROKE_REACH = 9
"""Dark marks narrower than this many pixels count as strokes."""

_NEIGHBOURHOOD = 41
_LEAST_CONTRAST = 10
_BUSY_SHARE = 0.1
_PIECE = 220
_NEARLY_WHOLE = 0.06


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is too weak to be a letter: less than ``share`` of the boldest stroke within ``reach``.

    ``reach`` is the side of the square that is looked at, in pixels.
    """

    reach: int
    share: float


FINE: Final = Sieve(reach=41, share=0.35)
"""Keeps letters that glare or wear made faint; keeps the lines of a ground as well."""

BOLD: Final = Sieve(reach=141, share=0.5)
"""Keeps letters alone on a busy ground, if the ground is fainter than they are."""


def ink(grey: Grey) -> Grey:
    """How much darker each pixel is than the ground around it (black-hat transform).

    For letters of 8 to 18 pixels. Shadows and broad shapes vanish; strokes stay.
    """
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (STROKE_REACH, STROKE_REACH))
    return np.asarray(cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, kernel), np.uint8)


def strokes(grey: Grey, sieve: Sieve = FINE) -> Grey:
    """A mask, 255 where ``ink`` stands out from its neighbourhood, else 0."""
    return _standing_out(ink(grey), sieve)


def _standing_out(dark: Grey, sieve: Sieve) -> Grey:
    limit = cv2.boxFilter(dark, -1, (_NEIGHBOURHOOD, _NEIGHBOURHOOD))
    peak = cv2.dilate(cv2.boxFilter(dark, -1, (3, 3)), np.ones((sieve.reach, sieve.reach)))
    # In place: fresh memory costs as much as what is done in it.
    cv2.max(limit, cv2.convertScaleAbs(peak, dst=peak, alpha=sieve.share), dst=limit)
    cv2.max(limit, _LEAST_CONTRAST, dst=limit)  # type: ignore[call-overload]
    return np.asarray(cv2.compare(dark, limit, cv2.CMP_GT, dst=limit), np.uint8)


def scaled(grey: Grey, scale: float) -> Grey:
    """The picture with about ``scale`` pixels for one.

    A whole number of pixels is made one, and those left over at the ends are cut off: thirty times
    as fast as parts of pixels, and fine strokes stay alike all over the picture. Where nearly one
    is one, the picture stays as it is.
    """
    times = round(1 / scale)
    if times > 1:
        size = max(1, grey.shape[1] // times), max(1, grey.shape[0] // times)
        whole = grey[: size[1] * times, : size[0] * times]
        return np.asarray(cv2.resize(whole, size, interpolation=cv2.INTER_AREA), np.uint8)
    size = max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale))
    if abs(scale - 1) < _NEARLY_WHOLE or size == grey.shape[::-1]:
        return grey
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(grey, size, interpolation=how), np.uint8)


def busy_places(grey: Grey) -> NDArray[np.bool_]:
    """Where the ground is printed, one value a pixel: much that ``FINE`` keeps ``BOLD`` drops.

    The longer side is best about 900 pixels. Pieces are looked at, since a card may lie on a large
    white page; each stands at its middle.
    """
    dark = ink(grey)
    dropped = cv2.subtract(_standing_out(dark, FINE), _standing_out(dark, BOLD))
    side = min(_PIECE, *grey.shape)
    shares = cv2.boxFilter(dropped, cv2.CV_32F, (side, side), borderType=cv2.BORDER_CONSTANT)
    return np.asarray(shares > 255 * _BUSY_SHARE)
