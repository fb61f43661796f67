"""Writes ``letter_shapes.npy``: every letter of OCR-B as signed distances, for ``intact.py``.

``python -m extract.mrz.training.shapes`` in the project's root.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from extract.mrz.strips import STRIP_HEIGHT
from extract.mrz.training.glyphs import TILE, faces

_OUT = Path(__file__).parents[1] / "letter_shapes.npy"
_STEPS = 8


def main() -> None:
    """The command. int8 (37, 32, 32): eighths of a pixel to the letter's edge, positive inside."""
    regular, size = faces()[0], (STRIP_HEIGHT, STRIP_HEIGHT)
    tiles = [cv2.resize(tile, size, interpolation=cv2.INTER_AREA) for tile in regular.tiles]
    distances = np.stack(tiles) * STRIP_HEIGHT / TILE * _STEPS
    np.save(_OUT, np.clip(np.rint(distances), -127, 127).astype(np.int8))


if __name__ == "__main__":
    main()
