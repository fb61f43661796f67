"""Trains the pattern of open eyes (``extract/photo/eyelids.npy``) on the part of the faces for it.

Each face is taken as it is and with its lids folded down by three quarters and wholly; each of
these also reduced, and in other light. Usage: python tools/train_eyelids.py [FOLDER]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.photo.eyelids import eye_pattern
from extract.photo.faces import find_faces
from extract.photo.landmarks import find_landmarks
from ingest.pages import Pixels
from samples.portraits.groups import EYES_NOT_SEEN, SET_ON
from samples.portraits.morph import closed_eyes
from samples.portraits.sheets import cutouts

Floats = NDArray[np.float32]

_RIDGE = 1.0
_SHARES = (0.75, 1.0)
_OUT = Path(__file__).parents[1] / "extract" / "photo" / "eyelids.npy"


def main() -> None:
    """Writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/faces"))
    folder: Path = parser.parse_args().folder
    rng = np.random.default_rng(6)
    opened: list[Floats] = []
    shut: list[Floats] = []
    for sheet in SET_ON:
        for row, column, cut in cutouts(folder / f"{sheet}.jpg"):
            if (sheet, row, column) in EYES_NOT_SEEN:
                continue
            opened += _patterns(cut.pixels, rng)
            for share in _SHARES:
                shut += _patterns(closed_eyes(cut, share).pixels, rng)
    weights = ridge(np.array(opened), np.array(shut), _RIDGE)
    np.save(_OUT, weights)
    print(f"{len(opened)} open and {len(shut)} shut eyes; {_OUT.name} written")


def _patterns(pixels: Pixels, rng: np.random.Generator) -> Iterator[Floats]:
    """The patterns of both eyes, of the picture and of worse ones of it."""
    dull = np.clip(pixels * 0.6 + rng.normal(20, 4, pixels.shape), 0, 255).astype(np.uint8)
    small = cv2.resize(pixels, None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA)
    for seen in (pixels, dull, np.asarray(small, np.uint8)):
        faces = find_faces(seen)
        points = find_landmarks(seen, faces[0]) if faces else None
        if points is not None:
            yield eye_pattern(points.right)
            yield eye_pattern(points.left)


def ridge(opened: Floats, shut: Floats, strength: float) -> Floats:
    """Weights that give 1 for open and −1 for shut; both kinds weigh the same.

    ``strength`` is the ridge's, in mean squares of a number of the patterns.
    """
    patterns = np.concatenate([opened, shut])
    asked = np.r_[np.ones(len(opened)), -np.ones(len(shut))]
    share = np.r_[np.full(len(opened), 1 / len(opened)), np.full(len(shut), 1 / len(shut))]
    mean = patterns.mean(axis=0)
    rows = np.c_[patterns - mean, np.ones(len(patterns))].astype(np.float64)
    spread = rows.T @ (rows * share[:, None])
    spread += strength * np.trace(spread) / len(spread) * np.eye(len(spread))
    weights = np.linalg.solve(spread, rows.T @ (share * asked))
    weights[-1] -= mean @ weights[:-1]
    return np.asarray(weights, np.float32)


if __name__ == "__main__":
    main()
