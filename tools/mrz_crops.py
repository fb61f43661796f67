"""The network against in-process Tesseract with the MRZ model, on the same crops of lines."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import cv2
import numpy as np
from mrz_fresh import sheets, taking, texts
from mrz_fresh.printing import fonts
from numpy.typing import NDArray

from extract.mrz import tesseract
from extract.mrz.check_digits import ALPHABET
from extract.mrz.recognise import columns_of
from extract.mrz.strips import STRIP_CAP, STRIP_HEIGHT

Grey = NDArray[np.uint8]


def crops(count: int) -> Iterator[tuple[str, Grey, float]]:
    """Lines cut where they were drawn, with their text and height of a capital in pixels."""
    steps = (taking.defocus, taking.grain, taking.packed, taking.pale, taking.few_pixels)
    for number in range(count):
        rng = np.random.default_rng((41, number))
        one = sheets.strip(rng, texts.zone(rng), fonts())
        pixels = one.pixels
        for step in steps:
            if rng.random() < 0.35:
                pixels = step(rng, pixels, rng.uniform(0, 0.7))
        grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
        shrink = grey.shape[1] / one.pixels.shape[1]
        for text, row in zip(one.zones[0], one.boxes, strict=True):
            left, top, right, bottom = row[0][0], row[0][1], row[-1][2], row[0][3]
            cap, rim = 28 * shrink, 8
            rows = slice(max(0, int((top - rim) * shrink)), int((bottom + rim) * shrink) + 1)
            columns = slice(max(0, int((left - 11) * shrink)), int((right + 11) * shrink))
            yield text, np.ascontiguousarray(grey[rows, columns]), cap


def _sized(crop: Grey, cap: float, height: int, target: float) -> Grey:
    scale = target / cap
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    sized = cv2.resize(crop, None, fx=scale, fy=scale, interpolation=how)
    above = max(0, (sized.shape[0] - height) // 2)
    sized = sized[above : above + height]
    below = height - sized.shape[0]
    return cv2.copyMakeBorder(sized, below // 2, below - below // 2, 0, 0, cv2.BORDER_REPLICATE)


def network(crop: Grey, cap: float) -> str:
    """The likeliest letters, column by column; no grammar."""
    columns = columns_of([_sized(crop, cap, STRIP_HEIGHT, STRIP_CAP)])[0].argmax(axis=1)
    kept = columns[np.insert(np.diff(columns) != 0, 0, values=True)]
    return "".join(ALPHABET[n] for n in kept if n < len(ALPHABET))


def tesseract_mrz(crop: Grey, cap: float) -> str:
    """Tesseract's own text."""
    return tesseract.read_strip(_sized(crop, cap, tesseract.STRIP_HEIGHT, 28.0))


def show(count: int) -> None:
    """Exact lines and seconds of processor of both, on ``count`` zones; and a batch of three."""
    engines: dict[str, Callable[[Grey, float], str]] = {"network": network}
    if tesseract.is_available():
        engines["Tesseract, MRZ model"] = tesseract_mrz
    cut = list(crops(count))
    print(f"\nThe same {len(cut)} crops of single lines, no grammar, no check digit:")
    for name, read in engines.items():
        read(cut[0][1], cut[0][2])
        start = time.process_time()
        exact = sum(read(crop, cap) == text for text, crop, cap in cut)
        spent = (time.process_time() - start) / len(cut) * 1000
        print(f"  {name:22}{exact / len(cut):8.1%} exact{spent:9.2f} ms a line")
    three = [_sized(crop, cap, STRIP_HEIGHT, STRIP_CAP) for _, crop, cap in cut[:3]]
    spent_on = []
    for _ in range(50):
        start = time.process_time()
        columns_of(three)
        spent_on.append(time.process_time() - start)
    print(f"  three lines in one batch: {np.median(spent_on) * 1000:.2f} ms, median of 50")
