"""Trains the pattern of parted lips (``extract/photo/lips.npy``) on the part of the faces for it.

Shut: the faces in order. Open: those whose own teeth are seen, and the faces in order with their
jaws dropped. Each also reduced, in other light, mirrored and misplaced.
Usage: python -m tools.train_lips [FOLDER]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.photo.faces import find_faces
from extract.photo.landmarks import find_landmarks
from extract.photo.lips import mouth_pattern
from ingest.pages import Pixels
from samples.portraits.groups import GROUPS, REAL, SET_ON
from samples.portraits.morph import open_mouth
from samples.portraits.sheets import cutouts
from tools.train_eyelids import ridge

Floats = NDArray[np.float32]

_STRENGTH = 0.35
_DROPS = (0.10, 0.18, 0.26)
_SHUT, _TEETH, _DROPPED = 8, 12, 3
"""Misplaced patches of each picture."""

_OUT = Path(__file__).parents[1] / "extract" / "photo" / "lips.npy"


def main() -> None:
    """Writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/faces"))
    folder: Path = parser.parse_args().folder
    rng = np.random.default_rng(6)
    parted = {(sheet, row, c) for sheet, row, columns in REAL["photo.mouth"] for c in columns}
    in_order = {(sheet, row, c) for sheet, row, columns in GROUPS.values() for c in columns}
    shut: list[Floats] = []
    opened: list[Floats] = []
    for sheet in SET_ON:
        for row, column, cut in cutouts(folder / f"{sheet}.jpg"):
            face = sheet, row, column
            if face in parted:
                opened += _patterns(cut.pixels, rng, _TEETH)
            elif face in in_order:
                shut += _patterns(cut.pixels, rng, _SHUT)
                for drop in _DROPS:
                    opened += _patterns(open_mouth(cut, drop).pixels, rng, _DROPPED)
    np.save(_OUT, ridge(np.array(opened), np.array(shut), _STRENGTH))
    print(f"{len(opened)} open and {len(shut)} shut mouths; {_OUT.name} written")


def _patterns(pixels: Pixels, rng: np.random.Generator, times: int) -> Iterator[Floats]:
    """The patterns of the picture, its mirror image, and worse ones of it."""
    dull = np.clip(pixels * 0.6 + rng.normal(20, 4, pixels.shape), 0, 255).astype(np.uint8)
    small = cv2.resize(pixels, None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA)
    for seen in (pixels, np.ascontiguousarray(pixels[:, ::-1]), dull, np.asarray(small, np.uint8)):
        faces = find_faces(seen)
        points = find_landmarks(seen, faces[0]) if faces else None
        if points is None:
            continue
        for _ in range(times):
            x, y = rng.uniform(-2.5, 2.5, 2).tolist()
            yield mouth_pattern(seen, points, (x, y), float(rng.uniform(0.9, 1.1)))


if __name__ == "__main__":
    main()
