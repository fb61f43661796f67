"""Words of a text layer on which something was drawn: what does the page show in their place?

Nothing: the word is hidden, as white ones are. Another word: the layer says what the page does
not. A stamp, a photo, the same word again, or what can't be read: no lie is proved, and the word
is kept with a confidence that decides nothing.
"""

from __future__ import annotations

from enum import Enum

import cv2
import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from extract.folding import skeleton
from extract.ocr import OcrEngine, OcrReading
from extract.scripts import scripts_of
from extract.straighten import Turn
from ingest.pages import Box, CoveredWord, Page

_SURELY_READ, _ALIKE, _SAME_AGAIN = 0.8, 85.0, 90.0
_LETTERS = 2
_AROUND = 0.6  # heights of the word above and beneath it in which its line may stand
_INK = 48  # grey levels that a letter is darker than its paper
_LEAST_HIGH, _MOST_HIGH = (
    0.6,
    1.8,
)  # of the word's height: what is drawn in its stead is such a line

Grey = NDArray[np.uint8]


class Instead(Enum):
    """What is seen where a covered word should be."""

    NOTHING = "nothing"
    ANOTHER = "another"
    UNKNOWN = "unknown"


def seen_instead(page: Page, word: CoveredWord, engine: OcrEngine) -> Instead:
    """What the page shows in the place of ``word``."""
    if word.plain:
        return Instead.NOTHING
    line = _line_at(page, word.box)
    if line is None:
        return Instead.UNKNOWN
    said = skeleton(word.text)
    for language in _languages(word.text):
        first, again = (_read(line, engine, language, larger=large) for large in (False, True))
        if not first or fuzz.ratio(first, again) < _SAME_AGAIN:
            continue
        return (
            Instead.UNKNOWN if _is_same(said, first) or _is_same(said, again) else Instead.ANOTHER
        )
    return Instead.UNKNOWN


def _is_same(said: str, read: str) -> bool:
    """A figure that is another is another number; a letter may be misread."""
    if said == read:
        return True
    figures = [[char for char in text if char.isdigit()] for text in (said, read)]
    return figures[0] == figures[1] and fuzz.ratio(said, read) >= _ALIKE


def _languages(text: str) -> tuple[str, ...]:
    first = "ell" if scripts_of(text)[:1] == ("Grek",) else "eng"
    return first, "eng" if first == "ell" else "ell"


def _line_at(page: Page, box: Box) -> Grey | None:
    """The line of print that stands in the place of a word; None where there is no such line."""
    left, top, right, bottom = box
    height = bottom - top
    around = round(height * _AROUND)
    above, beneath = max(0, top - around), min(page.height, bottom + around)
    grey = cv2.cvtColor(page.pixels[above:beneath, left:right], cv2.COLOR_RGB2GRAY)
    inked = (grey < np.median(grey) - _INK).any(axis=1)
    rows = _band(inked, (top + bottom) // 2 - above)
    if rows is None or not _LEAST_HIGH * height <= rows[1] - rows[0] <= _MOST_HIGH * height:
        return None
    pad = round(height * (_AROUND / 2))
    line = np.asarray(grey[rows[0] : rows[1]], np.uint8)
    paper = int(np.median(grey))
    return np.asarray(
        cv2.copyMakeBorder(line, pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=(paper,)), np.uint8
    )


def _band(inked: NDArray[np.bool_], middle: int) -> tuple[int, int] | None:
    """The rows of ink around ``middle``, unless they run out of the window."""
    if not inked[middle]:
        return None
    blank = np.flatnonzero(~inked)
    over, under = blank[blank < middle], blank[blank > middle]
    if not len(over) or not len(under):
        return None
    return int(over[-1]) + 1, int(under[0])


def _read(line: Grey, engine: OcrEngine, language: str, *, larger: bool) -> str:
    """The letters that are surely read there, as a skeleton; empty for none."""
    height, width = line.shape
    reading = OcrReading((), Turn.none(width, height), 0.0, line)
    words = engine.read_line(reading, (0, 0, width, height), language, larger=larger)
    read = skeleton("".join(word.text for word in words))
    sure = all(word.confidence >= _SURELY_READ for word in words)
    return read if sure and len(read) >= _LETTERS else ""
