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
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.pages import Box, CoveredWord, TextWord
from ingest.pdf_covers import Covers, Rect
from ingest.pdf_layout import pdfium_address

MOST_CHARACTERS = 100_000
"""Of one page; the rest is left aside. A page of small print has 10,000."""

_GAP_IN_HEIGHTS = 1.0
"""Letters further apart than this, in letter heights, belong to two words."""

_STAMP_IN_HEIGHTS = 2.5
"""A picture that is higher, in letter heights, was not made to lie on one word."""

_NOT_LETTERS = frozenset({0, 0xFFFE, 0xFFFF, 0xFEFF, 0x00AD})
_LINE_END_HYPHEN = 0x02  # pdfium's mark for a hyphen at which a word is broken

_QUARTER, _FULL_TURN = 90, 360
_FEWEST_LETTERS, _ENOUGH_LETTERS = 20, 400

_Place = Callable[[Sequence[Rect]], Box | None]
"""The smallest box in pixels that holds such rectangles; None where it is off the page."""


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    box: Rect
    source: int  # the text object's address; 0 where nobody asks for it
    index: int  # of the letter on the page


@dataclass(frozen=True, slots=True)
class Hiding:
    """What may keep words of a page from the eye.

    ``unseen`` holds the addresses of text objects that leave no ink. ``covers`` is what lies on
    texts, and ``fields`` are the places of form fields, whose ground may cover a hint: that hides
    nothing.
    """

    unseen: frozenset[int] = frozenset()
    covers: Covers | None = None
    fields: tuple[Rect, ...] = ()


def words_of(
    page: pypdfium2.PdfPage,
    textpage: pypdfium2.PdfTextPage,
    size: tuple[int, int],
    hiding: Hiding,
) -> tuple[tuple[TextWord, ...], tuple[CoveredWord, ...]]:
    """The visible words of a page, in pdfium's reading order, and those of which letters are gone.

    ``size`` is (width, height) of the page's raster in pixels; boxes are in it, upright, with the
    page's rotation and crop box applied.
    """
    place = _placer(page, size)
    seen: list[TextWord] = []
    fonts: dict[int, int] = {}
    patchy: list[tuple[str, Box, list[_Letter], list[Rect]]] = []
    asked = bool(hiding.unseen) or hiding.covers is not None
    for letters in _runs(_letters(textpage, hiding.unseen, among=False, asked=asked)):
        box = place([letter.box for letter in letters])
        if box is None:
            continue  # outside the crop box: not shown
        text = _text(letters)
        if gone := _gone(letters, box, place, hiding.covers):
            patchy.append((text, box, letters, gone))
        else:
            font = fonts.setdefault(_font_of(textpage, letters[0].index), len(fonts) + 1)
            seen.append(TextWord(text, box, font))
    covered: list[CoveredWord] = []
    for text, box, letters, gone in patchy:
        plain = _is_plain(letters, gone, place, hiding.covers) or _is_said(place(gone), seen)
        if not (plain and _meet(_around(gone), hiding.fields)):
            covered.append(CoveredWord(text, box, plain))
    return tuple(seen), tuple(covered)


def unseen_words_of(
    page: pypdfium2.PdfPage,
    textpage: pypdfium2.PdfTextPage,
    size: tuple[int, int],
    unseen: frozenset[int],
) -> tuple[TextWord, ...]:
    """The words of text objects that leave no ink, as a searchable scan has them."""
    if not unseen:
        return ()
    place = _placer(page, size)
    runs = (
        (run, place([each.box for each in run]))
        for run in _runs(_letters(textpage, unseen, among=True))
    )
    return tuple(TextWord(_text(run), box) for run, box in runs if box is not None)


def _gone(letters: list[_Letter], box: Box, place: _Place, covers: Covers | None) -> list[Rect]:
    """The boxes of the letters of a word that are not in the picture any more."""
    if covers is None:
        return []
    beneath = [letter.box for letter in letters if letter.source in covers.texts]
    if not beneath or not covers.touches(box):
        return []
    return [rect for rect in beneath if (b := place([rect])) and covers.hides(b)]


def _text(letters: Sequence[_Letter]) -> str:
    return unicodedata.normalize("NFC", "".join(letter.text for letter in letters))


def _is_plain(
    letters: list[_Letter], gone: list[Rect], place: _Place, covers: Covers | None
) -> bool:
    """Whether the letters are hidden; the margin of a stamp that took some of a word hides none."""
    box = place(gone)
    if covers is None or box is None or not covers.is_plain(box):
        return False
    place_of_gone = _around(gone)
    high = _STAMP_IN_HEIGHTS * (place_of_gone[3] - place_of_gone[1])
    stamps = [each for each in covers.pictures if each[3] - each[1] > high]
    return len(gone) == len(letters) or not _meet(place_of_gone, stamps)


def _is_said(box: Box | None, seen: Sequence[TextWord]) -> bool:
    """Whether the layer itself has what is seen in that place."""
    if box is None:
        return False
    across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    boxes = (word.box for word in seen)
    return any(x0 <= across <= x1 and y0 <= down <= y1 for x0, y0, x1, y1 in boxes)


def _meet(rect: Rect, others: Sequence[Rect]) -> bool:
    left, bottom, right, top = rect
    return any(x0 < right and left < x1 and y0 < top and bottom < y1 for x0, y0, x1, y1 in others)


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


def _around(rects: Sequence[Rect]) -> Rect:
    lefts, bottoms, rights, tops = zip(*rects, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _letters(
    textpage: pypdfium2.PdfTextPage, unseen: frozenset[int], *, among: bool, asked: bool = True
) -> Iterator[_Letter | None]:
    """Letters in order, those ``among`` the unseen texts or the others; None where words part.

    ``asked``: whether somebody wants to know of which text object a letter is.
    """
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(min(textpage.count_chars(), MOST_CHARACTERS)):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if code in _NOT_LETTERS:
            continue
        text = _text_of(code)
        if text.isspace() or unicodedata.category(text) in {"Cc", "Cs"}:
            yield None
            continue
        source = _object_of(textpage, index) if asked else 0
        if (source in unseen) is not among:
            yield None
            continue
        if pdfium.FPDFText_GetCharBox(textpage, index, left, right, bottom, top):
            rect = (left.value, bottom.value, right.value, top.value)
            yield _Letter(text, rect, source, index)


def _text_of(code: int) -> str:
    if code == _LINE_END_HYPHEN:
        return "-"
    return chr(code) if code <= sys.maxunicode else " "


def _object_of(textpage: pypdfium2.PdfTextPage, index: int) -> int:
    return pdfium_address(pdfium.FPDFText_GetTextObject(textpage, index))


def _font_of(textpage: pypdfium2.PdfTextPage, index: int) -> int:
    thing = pdfium.FPDFText_GetTextObject(textpage, index)
    return pdfium_address(pdfium.FPDFTextObj_GetFont(thing)) if thing else 0


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


def _placer(page: pypdfium2.PdfPage, size: tuple[int, int]) -> _Place:
    """From the page's own units to pixels, by pdfium's own transformation at a fine grid."""
    fine = 64
    x, y = ctypes.c_int(), ctypes.c_int()

    def point(across: float, up: float) -> tuple[float, float]:
        pdfium.FPDF_PageToDevice(page, 0, 0, size[0] * fine, size[1] * fine, 0, across, up, x, y)
        return x.value / fine, y.value / fine

    def place(rects: Sequence[Rect]) -> Box | None:
        left, bottom, right, top = _around(rects)
        (ax, ay), (bx, by) = point(left, bottom), point(right, top)
        x0, y0, x1, y1 = min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
        if x1 <= 0 or y1 <= 0 or x0 >= size[0] or y0 >= size[1]:
            return None
        return (
            max(0, int(x0)), max(0, int(y0)),
            min(size[0], int(x1) + 1), min(size[1], int(y1) + 1),
        )  # fmt: skip

    return place
