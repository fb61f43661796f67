"""Words of capitals by a network of the project's own: a second opinion on names in Greek letters.

Tesseract's Greek is at its weakest where it matters most here: foreign names in Greek capitals,
which no dictionary knows (``ΧΟΥΑΝΓΚ`` becomes ``ΧΟΥΑΝΓΕΚ``, ``ΤΣΑΝ`` ``TZAN``). The network
(``capitals.onnx``; ``tools/capitals_training`` trains it on drawn words alone) knows letters by
their shapes and no language. Letters that Latin and Greek print alike are one class to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import cv2
import numpy as np
import onnxruntime  # type: ignore[import-untyped]
from numpy.typing import NDArray

from extract.mrz.strips import STRIP_HEIGHT, stacked
from extract.straighten import Grey

Floats = NDArray[np.float32]

ALIKE: Final = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
"""Capitals that Latin ones look like, in Greek."""
ALPHABET: Final = ALIKE + "ΓΔΘΛΞΠΣΦΨΩ" + "ΪΫ" + "CDFGJLQRSUVW" + "0123456789" + "-.,/'():& "
"""What the network tells apart; the blank comes last. An Ο is given for a nought as well."""
BLANK: Final = len(ALPHABET)
_LETTER_O, _NOUGHT = ALPHABET.index("Ο"), ALPHABET.index("0")
CAP: Final = 20
"""Height of the ink of a word in the network's input, in pixels."""
BROADER: Final = 1.4
"""By which a word is drawn out along the line: narrow letters get columns of their own."""
_WIDEST, _MARGIN, _LEAST = 1600, 0.35, 6
_MODEL: Final = Path(__file__).with_name("capitals.onnx")


@dataclass(frozen=True, slots=True)
class CapitalsRead:
    """What the network reads. ``confidence`` is how likely it is the whole text, 0 to 1."""

    text: str
    confidence: float


def read_capitals(picture: Grey, box: tuple[int, int, int, int]) -> CapitalsRead:
    """The capitals whose ink stands in ``box`` of ``picture`` (dark on light, level)."""
    strip = capitals_strip(picture, box)
    if strip is None:
        return CapitalsRead("", 0.0)
    logits = _session().run(None, {"strips": stacked([strip])})[0]
    return decoded(np.asarray(logits, np.float32)[0, :, 0, :].T)


def capitals_strip(picture: Grey, box: tuple[int, int, int, int]) -> Grey | None:
    """The box at the network's size, with a margin; None where nothing could be read."""
    left, top, right, bottom = box
    high, wide = bottom - top, right - left
    if high < _LEAST or wide < _LEAST:
        return None
    factor = CAP / high
    across = factor * BROADER
    width = min(_WIDEST, round((wide + 2 * _MARGIN * high) * across))
    start = (left - _MARGIN * high, (top + bottom) / 2 - STRIP_HEIGHT / 2 / factor)
    # Pixel centres: the middle of the first output pixel lies half its size inside.
    warp = np.array(
        [
            [1 / across, 0, start[0] + 0.5 / across - 0.5],
            [0, 1 / factor, start[1] + 0.5 / factor - 0.5],
        ],
        np.float32,
    )
    soft = picture
    if factor < 1:
        pad = round(high)
        y, x = max(0, top - pad), max(0, left - pad)
        near = picture[y : bottom + pad, x : right + pad]
        soft = np.asarray(cv2.GaussianBlur(near, (0, 0), 0.35 / factor), np.uint8)
        warp[0, 2] -= x
        warp[1, 2] -= y
    return np.asarray(
        cv2.warpAffine(
            soft, warp, (width, STRIP_HEIGHT), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        ),
        np.uint8,
    )  # fmt: skip


def decoded(logits: Floats) -> CapitalsRead:
    """The text of logits (columns, classes), and how likely it is, over all its alignments.

    The likeliest class of each column, repeats and blanks dropped. What each letter of it is
    sure of would not tell of a narrow one that was passed over.
    """
    grown = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares = grown / grown.sum(axis=1, keepdims=True)
    shares[:, _LETTER_O] += shares[:, _NOUGHT]
    shares[:, _NOUGHT] = 0
    best = shares.argmax(axis=1)
    changes = np.concatenate(([True], best[1:] != best[:-1]))
    letters = [int(kind) for kind in best[changes] if kind != BLANK]
    text = "".join(ALPHABET[kind] for kind in letters).strip()
    return CapitalsRead(text, _likelihood(shares, letters) if text else 0.0)


def _likelihood(shares: Floats, letters: Sequence[int]) -> float:
    """The sum over all ways to align ``letters`` with the columns (Graves et al. 2006, 4.1)."""
    states = np.full(2 * len(letters) + 1, BLANK)
    states[1::2] = letters
    may_skip = np.zeros(len(states), np.float64)
    may_skip[3::2] = states[3::2] != states[1:-2:2]
    reached = np.zeros(len(states), np.float64)
    reached[0] = 1.0
    for number, column in enumerate(shares[:, states].astype(np.float64)):
        moved = reached.copy()
        moved[1:] += reached[:-1]
        if number:
            moved[2:] += may_skip[2:] * reached[:-2]
        reached = moved * column
    return min(1.0, float(reached[-2:].sum()))


@cache
def _session() -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(_MODEL), options, providers=["CPUExecutionProvider"])
