"""A photo as 256 bits that stay nearly the same when it is saved, scaled or brightened anew."""

from __future__ import annotations

import cv2
import numpy as np

from ingest.pages import Pixels

SIDE = 16
"""Coefficients on each side: 256 bits, for sixty-four tell too few of two passport photos apart."""

_SAMPLES = SIDE * 4


def portrait_hash(pixels: Pixels) -> bytes:
    """32 bytes: the signs of the lowest cosine frequencies about their median (pHash).

    ``pixels`` is RGB uint8 (height, width, 3). Two hashes are compared by the bits they differ in.
    """
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    small = cv2.resize(grey, (_SAMPLES, _SAMPLES), interpolation=cv2.INTER_AREA)
    low = cv2.dct(small.astype(np.float32))[:SIDE, :SIDE]
    return np.packbits((low > np.median(low)).ravel()).tobytes()


ALIKE_BITS = 32
"""Two hashes that differ in at most so many of the 256 bits are of one picture.

Measured by ``make bench-archive``: a picture saved, scaled or brightened anew stays below it, two
people stay above.
"""

_BANDS = 16
_ORDER = np.random.default_rng(20061102).permutation(SIDE * SIDE)


def bands(portrait: str) -> list[int]:
    """Sixteen numbers, of which two hashes that are alike share one (nearly always).

    The bits are shuffled first, for low frequencies are alike in all portraits: a band of them
    alone would bring everybody together.
    """
    bits = np.unpackbits(np.frombuffer(bytes.fromhex(portrait), dtype=np.uint8))[_ORDER]
    values = np.packbits(bits).view(">u2").tolist()
    return [number << 16 | int(value) for number, value in enumerate(values)]


def differing_bits(a: str, b: str) -> int:
    """In how many bits two hashes (hex) differ."""
    return (int(a, 16) ^ int(b, 16)).bit_count()
