"""Words of a picture: Tesseract in this process, on a page that was turned and straightened first.

Tesseract's own threads fight with worker processes, so whoever starts a process sets
``OMP_THREAD_LIMIT=1``; this module sets it too where nobody did, before the library is loaded.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from extract.straighten import Turn, straighten
from extract.words import Word
from ingest.pages import Pixels

os.environ.setdefault("OMP_THREAD_LIMIT", "1")

LANGUAGES = ("ell", "eng")
"""What Greek documents are read in, most frequent first; those not installed are left out."""

_TESSDATA_ROOTS = ("/usr/share/tesseract-ocr", "/usr/share/tessdata", "/usr/local/share/tessdata")
_SURE_PAGE = 0.72
_FEW_LETTERS = 12


@dataclass(frozen=True, slots=True)
class OcrReading:
    """What was read on one page: its words, and how it was turned for reading.

    ``certainty`` is the mean confidence of the letters, 0 where there are none.
    """

    words: tuple[Word, ...]
    turn: Turn
    certainty: float


class OcrEngine(Protocol):
    """Anything that reads words off pixels."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages that it reads; empty when it can't read at all."""
        ...

    def read(self, pixels: Pixels, *, dpi: float | None) -> OcrReading:
        """The words of one page, RGB uint8 (height, width, 3), boxes in its pixels."""
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
        self._languages = tuple(name for name in languages if name in present)

    @property
    def languages(self) -> tuple[str, ...]:
        """The wanted languages that are installed."""
        return self._languages

    def read(self, pixels: Pixels, *, dpi: float | None) -> OcrReading:
        """The words of one page; see ``OcrEngine.read``. Without a model there are none."""
        height, width = pixels.shape[:2]
        if not self._languages:
            return OcrReading((), Turn.none(width, height), 0.0)
        readings = []
        for picture, turn in straighten(pixels, dpi=dpi):
            reading = self._read_straight(picture, turn)
            readings.append(reading)
            if reading.certainty >= _SURE_PAGE or _letters(reading.words) < _FEW_LETTERS:
                break
        return max(readings, key=lambda r: r.certainty * min(_letters(r.words), 200))

    @cached_property
    def _api(self) -> _Tesseract:
        import tesserocr

        api: _Tesseract = tesserocr.PyTessBaseAPI(
            path=str(self._tessdata),
            lang="+".join(self._languages),
            psm=tesserocr.PSM.AUTO,
            oem=tesserocr.OEM.LSTM_ONLY,
        )
        # Words that the dictionary doubts are names here: its say must not bend them.
        api.SetVariable("tessedit_do_invert", "0")
        return api

    def _read_straight(self, picture: NDArray[np.uint8], turn: Turn) -> OcrReading:
        height, width = picture.shape
        self._api.SetImageBytes(picture.tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(300)
        table = self._api.GetTSVText(0)
        self._api.Clear()
        words = tuple(_words_of(table, turn))
        return OcrReading(words, turn, _mean_certainty(words))


class _Tesseract(Protocol):
    """The part of ``tesserocr.PyTessBaseAPI`` that is used here; the library has no types."""

    def SetVariable(self, name: str, value: str, /) -> bool: ...  # noqa: N802
    def SetImageBytes(  # noqa: N802
        self, data: bytes, width: int, height: int, per_pixel: int, per_line: int, /
    ) -> None: ...
    def SetSourceResolution(self, ppi: int, /) -> None: ...  # noqa: N802
    def GetTSVText(self, page: int, /) -> str: ...  # noqa: N802
    def Clear(self) -> None: ...  # noqa: N802


def _words_of(table: str, turn: Turn) -> list[Word]:
    """Rows of level 5 of Tesseract's TSV: level, page, block, paragraph, line, word, box, …"""
    words: list[Word] = []
    lines: dict[tuple[str, ...], int] = {}
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip():
            continue
        left, top, width, height = (int(cell) for cell in cells[6:10])
        straight = (left, top, left + width, top + height)
        line = lines.setdefault(tuple(cells[2:5]), len(lines))
        confidence = max(0.0, float(cells[10]) / 100)
        words.append(Word(cells[11].strip(), turn.page_box(straight), straight, confidence, line))
    return words


def _letters(words: tuple[Word, ...]) -> int:
    return sum(char.isalnum() for word in words for char in word.text)


def _mean_certainty(words: tuple[Word, ...]) -> float:
    weights = [sum(char.isalnum() for char in word.text) for word in words]
    if not sum(weights):
        return 0.0
    return sum(w.confidence * n for w, n in zip(words, weights, strict=True)) / sum(weights)
