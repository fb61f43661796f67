"""The text layer of a PDF page as words, by pdfium: the program that draws the page.

pdfium and not pdfplumber, for two reasons. One program that finds objects, decodes fonts and draws
them can't disagree with itself about what the page says, and it tells which text object a
letter belongs to, so that hidden text can be left out. And it is far faster.
"""

from __future__ import annotations

import ctypes
import math
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.pages import Box, TextWord
from ingest.pdf_layout import pdfium_address

MOST_CHARACTERS = 100_000
"""Of one page; the rest is left aside. A page of small print has 10,000."""

_GAP_IN_HEIGHTS = 1.0
"""Letters further apart than this, in letter heights, belong to two words."""

_NOT_LETTERS = frozenset({0, 0xFFFE, 0xFFFF, 0xFEFF, 0x00AD})
_LINE_END_HYPHEN = 0x02  # pdfium's mark for a hyphen at which a word is broken

_QUARTER, _FULL_TURN = 90, 360
_FEWEST_LETTERS, _ENOUGH_LETTERS = 20, 400

_Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    box: _Rect  # left, bottom, right, top in the page's own units


def words_of(
    page: pypdfium2.PdfPage,
    textpage: pypdfium2.PdfTextPage,
    size: tuple[int, int],
    hidden: frozenset[int],
) -> tuple[TextWord, ...]:
    """The visible words of a page, in pdfium's reading order.

    ``size`` is (width, height) of the page's raster in pixels; boxes are in it, upright, with the
    page's rotation and crop box applied. ``hidden`` holds the addresses of text objects left out.
    """
    place = _placer(page, size)
    found = (_word(letters, place, size) for letters in _runs(_letters(textpage, hidden)))
    return tuple(word for word in found if word is not None)


def upright_rotation(textpage: pypdfium2.PdfTextPage, hidden: frozenset[int]) -> int | None:
    """The rotation (0, 90, 180 or 270 degrees, clockwise) in which most visible letters stand up.

    None where there are few letters, or no direction is that of most: what runs up a margin turns
    no page.
    """
    rotations: Counter[int] = Counter()
    for index in range(min(textpage.count_chars(), _ENOUGH_LETTERS)):
        if not _text_of(pdfium.FPDFText_GetUnicode(textpage, index)).isalnum():
            continue
        if hidden and _object_of(textpage, index) in hidden:
            continue
        # pdfium's angle is clockwise too, in the page's own units.
        angle = math.degrees(pdfium.FPDFText_GetCharAngle(textpage, index))
        rotations[-round(angle / _QUARTER) * _QUARTER % _FULL_TURN] += 1
    if rotations.total() < _FEWEST_LETTERS:
        return None
    rotation, count = rotations.most_common(1)[0]
    return rotation if 2 * count > rotations.total() else None


def _letters(textpage: pypdfium2.PdfTextPage, hidden: frozenset[int]) -> Iterator[_Letter | None]:
    """Letters in order; None where words part."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(min(textpage.count_chars(), MOST_CHARACTERS)):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if code in _NOT_LETTERS:
            continue
        text = _text_of(code)
        if text.isspace() or unicodedata.category(text) in {"Cc", "Cs"}:
            yield None
            continue
        if hidden and _object_of(textpage, index) in hidden:
            yield None
            continue
        if pdfium.FPDFText_GetCharBox(textpage, index, left, right, bottom, top):
            yield _Letter(text, (left.value, bottom.value, right.value, top.value))


def _text_of(code: int) -> str:
    if code == _LINE_END_HYPHEN:
        return "-"
    return chr(code) if code <= sys.maxunicode else " "


def _object_of(textpage: pypdfium2.PdfTextPage, index: int) -> int:
    return pdfium_address(pdfium.FPDFText_GetTextObject(textpage, index))


def _runs(letters: Iterator[_Letter | None]) -> Iterator[list[_Letter]]:
    run: list[_Letter] = []
    for letter in letters:
        if run and (letter is None or _apart(run[-1], letter)):
            yield run
            run = []
        if letter is not None:
            run.append(letter)
    if run:
        yield run


def _apart(before: _Letter, after: _Letter) -> bool:
    height = max(
        before.box[3] - before.box[1],
        after.box[3] - after.box[1],
        before.box[2] - before.box[0],
        after.box[2] - after.box[0],
    )
    across = max(after.box[0] - before.box[2], before.box[0] - after.box[2])
    along = max(after.box[1] - before.box[3], before.box[1] - after.box[3])
    return max(across, along) > _GAP_IN_HEIGHTS * height


def _word(
    letters: list[_Letter], place: Callable[[_Rect], _Rect], size: tuple[int, int]
) -> TextWord | None:
    text = unicodedata.normalize("NFC", "".join(letter.text for letter in letters))
    lefts, bottoms, rights, tops = zip(*(letter.box for letter in letters), strict=True)
    x0, y0, x1, y1 = place((min(lefts), min(bottoms), max(rights), max(tops)))
    if x1 <= 0 or y1 <= 0 or x0 >= size[0] or y0 >= size[1]:
        return None  # outside the crop box: not shown
    box: Box = (
        max(0, int(x0)),
        max(0, int(y0)),
        min(size[0], int(x1) + 1),
        min(size[1], int(y1) + 1),
    )
    return TextWord(text, box)


def _placer(page: pypdfium2.PdfPage, size: tuple[int, int]) -> Callable[[_Rect], _Rect]:
    """From the page's own units to pixels, by pdfium's own transformation at a fine grid."""
    fine = 64
    x, y = ctypes.c_int(), ctypes.c_int()

    def point(across: float, up: float) -> tuple[float, float]:
        pdfium.FPDF_PageToDevice(page, 0, 0, size[0] * fine, size[1] * fine, 0, across, up, x, y)
        return x.value / fine, y.value / fine

    def place(rect: _Rect) -> _Rect:
        (ax, ay), (bx, by) = point(rect[0], rect[1]), point(rect[2], rect[3])
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    return place
