"""Barcodes of a page: QR, PDF417, Data Matrix, Code 128 and Aztec, read by ``zxing-cpp``.

A barcode's text is protected by its own check codes: it is read rightly or not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import zxingcpp

from ingest.pages import Box, Page

_LARGEST_SIDE = 2400
"""Pixels at which a page is searched (A4 at some 200 dpi): a tenth of a second."""

_LONGEST_TEXT = 500
_MOST = 8
SORTS = ("QRCode", "PDF417", "Code128", "DataMatrix", "Aztec")
"""The sorts that papers bear."""


@dataclass(frozen=True, slots=True)
class Barcode:
    """One barcode: its sort (``QRCode``, ``PDF417``, ``Code128``, …), its text, and where it is.

    ``box`` is in pixels of the upright page.
    """

    sort: str
    text: str
    box: Box


def read_barcodes(page: Page, sorts: Sequence[str] = SORTS) -> tuple[Barcode, ...]:
    """The barcodes of ``page`` of these sorts, at most eight, those with text of a sane length."""
    grey = np.asarray(cv2.cvtColor(page.pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    scale = min(1.0, _LARGEST_SIDE / max(grey.shape))
    if scale < 1.0:
        size = (round(page.width * scale), round(page.height * scale))
        grey = np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)
    wanted = zxingcpp.barcode_formats_from_str(",".join(sorts))
    found = zxingcpp.read_barcodes(grey, formats=wanted, try_invert=False)
    return tuple(
        Barcode(code.format.name, code.text, _box(code.position, scale, page))
        for code in found[:_MOST]
        if code.text and len(code.text) <= _LONGEST_TEXT
    )


def _box(position: zxingcpp.Position, scale: float, page: Page) -> Box:
    corners = (position.top_left, position.top_right, position.bottom_left, position.bottom_right)
    xs, ys = [c.x / scale for c in corners], [c.y / scale for c in corners]
    return (
        max(0, round(min(xs))), max(0, round(min(ys))),
        min(page.width, round(max(xs))), min(page.height, round(max(ys))),
    )  # fmt: skip
