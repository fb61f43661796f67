"""Words of a picture: Tesseract in this process, on a page that was turned and straightened first.

Tesseract's own threads fight with worker processes, so whoever starts a process sets
``OMP_THREAD_LIMIT=1``; this module sets it too where nobody did, before the library is loaded.
"""

from __future__ import annotations

import ctypes
import os
import re
import sys
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np

from extract.straighten import READING_DPI, Grey, Turn, calmed, straighten
from extract.words import Word
from ingest.pages import Box, Pixels

os.environ.setdefault("OMP_THREAD_LIMIT", "1")
cv2.setNumThreads(1)  # a page's pictures are small: threads that wait cost more than they do

LANGUAGES = ("ell", "eng")
"""What Greek documents are read in, most frequent first; those not installed are left out."""

_TESSDATA_ROOTS = ("/usr/share/tesseract-ocr", "/usr/share/tessdata", "/usr/local/share/tessdata")
_SURE_PAGE = 0.72
_SURE_WORDS, _SURE_WORD, _WORD = 4, 0.85, 4  # turned over, twenty drawn pages had one at most
_SURE_SHARE = 0.25  # a card in capitals, turned over, had five among forty
_FEW_LETTERS = 12
_MARKS = frozenset("/:-–€+,.()")  # what stands by itself between words and means something
_OLD_SPELLING = re.compile(r"[\u1f00-\u1fff]")
# Breathings and iota subscript go; grave and circumflex become the one accent of today.
_OLD_MARKS = {0x313: None, 0x314: None, 0x345: None, 0x300: 0x301, 0x342: 0x301}
# The micro sign is a μ; a Φ or Θ that ran together is read as a mark in a circle.
_MISREAD_MARKS = str.maketrans("\u00b5®©", "μΦΘ")
_STRIP_HEIGHT, _ANOTHER_HEIGHT = 40, 60
_OTSU, _SAUVOLA = "0", "2"  # values of Tesseract's ``thresholding_method``
_SAY_NOTHING = 6  # Leptonica's L_SEVERITY_NONE
_WHOLE_PAGE, _SINGLE_LINE = 3, 7  # tesserocr.PSM.AUTO, PSM.SINGLE_LINE


@dataclass(frozen=True, slots=True)
class OcrReading:
    """What was read on one page: its words, and how it was turned for reading.

    ``certainty`` is the mean confidence of the letters, 0 where there are none. ``picture`` is
    the straightened page, grey uint8, on which words may be looked at again.
    """

    words: tuple[Word, ...]
    turn: Turn
    certainty: float
    picture: Grey


class OcrEngine(Protocol):
    """Anything that reads words off pixels."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages that it reads; empty when it can't read at all."""
        ...

    def read(self, pixels: Pixels, *, dpi: float | None) -> OcrReading:
        """The words of one page, RGB uint8 (height, width, 3), boxes in its pixels."""
        ...

    def read_line(
        self, reading: OcrReading, straight: Box, language: str, *, larger: bool = False
    ) -> tuple[Word, ...]:
        """The words of one line of a page that was read, in one language alone, surer.

        ``larger`` is another size of the same line: a reading to settle two that differ.
        """
        ...


def find_tessdata() -> Path | None:
    """The folder with Tesseract's models: ``TESSDATA_PREFIX``, else where Debian keeps them."""
    prefix = os.environ.get("TESSDATA_PREFIX")
    roots = [Path(prefix)] if prefix else []
    for root in map(Path, _TESSDATA_ROOTS):
        roots += [root, *sorted(root.glob("*/tessdata"), reverse=True)]
    return next((root for root in roots if any(root.glob("*.traineddata"))), None)


def installed_languages(tessdata: Path | None = None) -> tuple[str, ...]:
    """Names of the language models in ``tessdata`` (default: the system's), sorted."""
    folder = tessdata or find_tessdata()
    return tuple(sorted(path.stem for path in folder.glob("*.traineddata"))) if folder else ()


class TesserocrEngine:
    """Tesseract 5 through ``tesserocr``. One object serves a whole process: loading models costs.

    Not for use by several threads at once.
    """

    def __init__(
        self, *, languages: tuple[str, ...] = LANGUAGES, tessdata: Path | None = None
    ) -> None:
        self._tessdata = tessdata or find_tessdata()
        present = installed_languages(self._tessdata)
        self._installed = frozenset(present)
        self._languages = tuple(name for name in languages if name in present)
        self._line_readers: dict[str, _Tesseract] = {}

    @property
    def languages(self) -> tuple[str, ...]:
        """The wanted languages that are installed."""
        return self._languages

    def read(self, pixels: Pixels, *, dpi: float | None) -> OcrReading:
        """The words of one page; see ``OcrEngine.read``. Without a model there are none."""
        height, width = pixels.shape[:2]
        if not self._languages:
            return OcrReading((), Turn.none(width, height), 0.0, np.zeros((1, 1), np.uint8))
        readings = []
        for picture, turn in straighten(pixels, dpi=dpi):
            calm = calmed(picture)
            readings.append(self._read_straight(calm, turn, locally=calm is not picture))
            if calm is not picture and readings[-1].certainty < _SURE_PAGE:
                # Smoothing costs small print some of its form: the page as it is may read better.
                readings.append(self._read_straight(picture, turn))
            if any(map(is_upright, readings)) or max(map(_letters_read, readings)) < _FEW_LETTERS:
                break
        return max(readings, key=lambda r: r.certainty * min(_letters(r.words), 200))

    def read_line(
        self, reading: OcrReading, straight: Box, language: str, *, larger: bool = False
    ) -> tuple[Word, ...]:
        """See ``OcrEngine.read_line``; nothing where the language is not installed."""
        if language not in self._installed:
            return ()
        left, top, right, bottom = _padded(straight, reading.picture)
        strip = reading.picture[top:bottom, left:right]
        height = _ANOTHER_HEIGHT if larger else _STRIP_HEIGHT
        factor = min(3.0, max(0.3, height / strip.shape[0]))
        how = cv2.INTER_CUBIC if factor > 1 else cv2.INTER_AREA
        sized = cv2.resize(strip, None, fx=factor, fy=factor, interpolation=how)
        table = self._recognise(self._for_lines(language), np.asarray(sized, np.uint8))
        return tuple(_words_of(table, reading.turn, origin=(left, top), scale=factor))

    def _for_lines(self, language: str) -> _Tesseract:
        if language not in self._line_readers:
            self._line_readers[language] = _new_reader(self._tessdata, language, _SINGLE_LINE)
        return self._line_readers[language]

    @cached_property
    def _page_reader(self) -> _Tesseract:
        return _new_reader(self._tessdata, "+".join(self._languages), _WHOLE_PAGE)

    def _read_straight(self, picture: Grey, turn: Turn, *, locally: bool = False) -> OcrReading:
        """``locally``: ink and paper are parted place by place, which noise does not upset."""
        self._page_reader.SetVariable("thresholding_method", _SAUVOLA if locally else _OTSU)
        table = self._recognise(self._page_reader, picture)
        words = tuple(_words_of(table, turn))
        return OcrReading(words, turn, _mean_certainty(words), picture)

    @staticmethod
    def _recognise(reader: _Tesseract, picture: Grey) -> str:
        height, width = picture.shape
        reader.SetImageBytes(picture.tobytes(), width, height, 1, width)
        reader.SetSourceResolution(READING_DPI)
        table = reader.GetTSVText(0)
        reader.Clear()
        return table


@cache
def _hush_leptonica() -> None:
    """Keeps Leptonica, which Tesseract looks at pictures with, from writing to stderr.

    It tells there of boxes beyond a picture's edge, which Tesseract then leaves out: nothing that
    anybody could mend. ``tesserocr`` has no call for it; where the library has none, it talks.
    """
    import tesserocr

    module = sys.modules.get(f"{tesserocr.__name__}.tesserocr", tesserocr)
    with suppress(OSError, AttributeError):
        ctypes.CDLL(module.__file__).setMsgSeverity(_SAY_NOTHING)


def _new_reader(tessdata: Path | None, languages: str, mode: int) -> _Tesseract:
    import tesserocr

    _hush_leptonica()
    reader: _Tesseract = tesserocr.PyTessBaseAPI(
        path=str(tessdata), lang=languages, psm=mode, oem=tesserocr.OEM.LSTM_ONLY
    )
    # Pages here are dark on light; looking for the reverse as well would double the work.
    reader.SetVariable("tessedit_do_invert", "0")
    return reader


def _padded(box: Box, picture: Grey) -> Box:
    left, top, right, bottom = box
    pad = max(4, (bottom - top) // 4)
    height, width = picture.shape
    return (
        max(0, left - pad),
        max(0, top - pad),
        min(width, right + pad),
        min(height, bottom + pad),
    )


class _Tesseract(Protocol):
    """The part of ``tesserocr.PyTessBaseAPI`` that is used here; the library has no types."""

    def SetVariable(self, name: str, value: str, /) -> bool: ...  # noqa: N802
    def SetImageBytes(  # noqa: N802
        self, data: bytes, width: int, height: int, per_pixel: int, per_line: int, /
    ) -> None: ...
    def SetSourceResolution(self, ppi: int, /) -> None: ...  # noqa: N802
    def GetTSVText(self, page: int, /) -> str: ...  # noqa: N802
    def Clear(self) -> None: ...  # noqa: N802


def _words_of(
    table: str, turn: Turn, *, origin: tuple[int, int] = (0, 0), scale: float = 1.0
) -> list[Word]:
    """Rows of level 5 of Tesseract's TSV: level, page, block, paragraph, line, word, box, …"""
    words: list[Word] = []
    lines: dict[tuple[str, ...], int] = {}
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != "5" or not (text := _cleaned(cells[11])):
            continue
        left, top, width, height = (round(int(cell) / scale) for cell in cells[6:10])
        left, top = left + origin[0], top + origin[1]
        straight = (left, top, left + width, top + height)
        line = lines.setdefault(tuple(cells[2:5]), len(lines))
        confidence = max(0.0, float(cells[10]) / 100)
        words.append(Word(text, turn.page_box(straight), straight, confidence, line))
    return words


def _cleaned(text: str) -> str:
    """``text`` with Greek letters in their usual code points; empty for rules and specks.

    Breathings and other marks of older spelling, which specks turn accents into, become accents.
    """
    text = text.strip().translate(_MISREAD_MARKS)
    if _OLD_SPELLING.search(text):
        parts = unicodedata.normalize("NFD", text).translate(_OLD_MARKS)
        text = unicodedata.normalize("NFC", parts)
    return text if any(char.isalnum() or char in _MARKS for char in text) else ""


def _letters_read(reading: OcrReading) -> int:
    return _letters(reading.words)


def is_upright(reading: OcrReading) -> bool:
    """Whether the page was surely the right way up: turned over, hardly a word is read surely."""
    if reading.certainty >= _SURE_PAGE:
        return True
    long = [word for word in reading.words if sum(map(str.isalpha, word.text)) >= _WORD]
    surely = sum(word.confidence >= _SURE_WORD for word in long)
    return surely >= max(_SURE_WORDS, _SURE_SHARE * len(long))


def surely_turned(reading: OcrReading) -> int | None:
    """The quarter turn that sets the page upright, clockwise in degrees; None where that is unsure.

    A few letters, as stripes of a shirt give them, tell nothing.
    """
    enough = _letters_read(reading) >= _FEW_LETTERS
    return reading.turn.rotation if enough and is_upright(reading) else None


def _letters(words: tuple[Word, ...]) -> int:
    return sum(char.isalnum() for word in words for char in word.text)


def _mean_certainty(words: tuple[Word, ...]) -> float:
    weights = [sum(char.isalnum() for char in word.text) for word in words]
    if not sum(weights):
        return 0.0
    return sum(w.confidence * n for w, n in zip(words, weights, strict=True)) / sum(weights)
