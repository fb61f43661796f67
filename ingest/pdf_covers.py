"""What was drawn over the words of a PDF page: is a letter of the text layer still in the picture?

A patch, a picture or an annotation that was set on a word takes it from the eye and leaves it in
the layer. A letter is in the picture if the picture would be another without it: so the page is
drawn once more without the texts on which something lies. Whatever lets them through (a highlight,
a watermark, a rule through a letter) changes nothing by that, and no page without such texts is
drawn twice.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from ingest.pages import Box, Pixels
from ingest.pdf_layout import address_of

_LEAST_HIGH = 0.3
"""Share of a line's height from which what lies on it may hide letters: rules are thinner."""

_LEAST_WIDE = 2.0  # points
_FEW_SEGMENTS = 8  # of a rule or a frame; a scribble has more
_DIFFERENT = 24  # levels: less is hardly anything to an eye
_ENOUGH_SCALE = 150 / 72  # as a page of letters is drawn
_STRONG = 0.5  # of the strongest ink of a letter
_THROUGH, _FAINTEST = 0.1, 4  # what shows of a letter through something: share of it, levels
_LOST = 0.35  # of a letter's ink: less is a rule through it
_LEAST_INK = 0.04  # of a letter's box
_STRAY = 0.03

Rect = tuple[float, float, float, float]
"""``left, bottom, right, top`` in the page's own units."""


@dataclass(frozen=True, slots=True)
class _Thing:
    drawn: pypdfium2.PdfObject
    bounds: Rect

    @property
    def is_text(self) -> bool:
        return bool(self.drawn.type == pdfium.FPDF_PAGEOBJ_TEXT)

    @property
    def is_picture(self) -> bool:
        return bool(self.drawn.type == pdfium.FPDF_PAGEOBJ_IMAGE)

    @property
    def address(self) -> int:
        return address_of(self.drawn)


@dataclass(frozen=True, slots=True, eq=False)
class Covers:
    """The texts on which something lies, by their addresses, and the page drawn in four ways.

    ``pixels`` is the page's picture, ``bare`` is without the texts, ``free`` without what lies on
    them and all other texts, ``ground`` without the texts and that. ``pictures`` are the bounds of
    the pictures that lie there; boxes are asked in pixels that are ``smaller`` here.
    """

    texts: frozenset[int]
    pixels: Pixels
    bare: Pixels
    free: Pixels
    ground: Pixels
    pictures: tuple[Rect, ...]
    smaller: float

    def hides(self, box: Box) -> bool:
        """Whether a good part of the letter in ``box`` is gone."""
        return self._is_gone(box, _LOST, _LEAST_INK)

    def touches(self, box: Box) -> bool:
        """Whether any ink in ``box`` is gone; where it is not, no letter need be asked."""
        return self._is_gone(box, 0.0, 0.0)

    def _is_gone(self, box: Box, share: float, least: float) -> bool:
        """Ink is where the texts would draw; it is left where they change the page."""
        strength = _apart(self._cut(self.free, box), self._cut(self.ground, box))
        # Another text's watermark is fainter than the letter, and no part of it.
        ink = strength > max(_DIFFERENT, strength.max(initial=0) * _STRONG)
        drawn = int(np.count_nonzero(ink))
        if drawn <= least * ink.size:
            return False
        shown = _apart(self._cut(self.pixels, box), self._cut(self.bare, box))
        left = int(np.count_nonzero(ink & (shown > np.maximum(_FAINTEST, strength * _THROUGH))))
        return drawn - left > share * drawn

    def is_plain(self, box: Box) -> bool:
        """Whether nothing is drawn in ``box`` but what is left of the texts themselves."""
        place = self._cut(self.pixels, box)
        place = place[_apart(place, self._cut(self.bare, box)) <= _DIFFERENT]
        if not len(place):
            return True
        off = np.abs(place.astype(np.int16) - np.median(place, axis=0)).max(axis=1) > _DIFFERENT
        return bool(off.mean() <= _STRAY)

    def _cut(self, drawn: Pixels, box: Box) -> Pixels:
        left, top = (int(side * self.smaller) for side in box[:2])
        right, bottom = (math.ceil(side * self.smaller) for side in box[2:])
        return drawn[top:bottom, left:right]


def covers_of(
    page: pypdfium2.PdfPage, pixels: Pixels, scale: float, unseen: frozenset[int]
) -> Covers | None:
    """What lies over texts of a page whose picture at ``scale`` is ``pixels``; None for nothing.

    ``unseen`` holds the addresses of texts that are known not to be in the picture. A page whose
    picture is larger than words need is looked at in a smaller one.
    """
    things = [each for each in _things(page) if each.address not in unseen]
    texts, lying = _overlaid(things)
    if not texts:
        return None
    addresses = frozenset(map(address_of, texts))
    smaller = min(1.0, _ENOUGH_SCALE / scale)
    scale *= smaller
    if smaller < 1:
        pixels = _drawn(page, scale)
    with _without(texts):
        bare = _drawn(page, scale)
    # Other texts may stand in the same place, and would share the ink.
    others = [each.drawn for each in things if each.is_text and each.address not in addresses]
    with _without([*others, *(each.drawn for each in lying)]):
        free = _drawn(page, scale)
        with _without(texts):
            ground = _drawn(page, scale)
    pictures = tuple(each.bounds for each in lying if each.is_picture)
    return Covers(addresses, pixels, bare, free, ground, pictures, smaller)


def _things(page: pypdfium2.PdfPage) -> Iterator[_Thing]:
    """What is drawn, in its order, forms taken apart."""
    for drawn in page.get_objects():
        if drawn.type == pdfium.FPDF_PAGEOBJ_FORM:
            continue
        with suppress(pypdfium2.PdfiumError):  # an empty path has no place
            bounds = drawn.get_bounds()
            container = drawn.container
            while container is not None:
                bounds = container.get_matrix().on_rect(*bounds)
                container = container.container
            yield _Thing(drawn, bounds)


def _overlaid(things: Sequence[_Thing]) -> tuple[list[pypdfium2.PdfObject], list[_Thing]]:
    """Texts over which something is drawn later that is more than a rule; and what is drawn so."""
    later = [(n, each) for n, each in enumerate(things) if not each.is_text and _is_broad(each)]
    if not later:
        return [], []
    places = np.array([place for place, _ in later])
    left, bottom, right, top = np.array([each.bounds for _, each in later]).T
    texts, lying = [], np.zeros(len(later), np.bool_)
    for place, text in enumerate(things):
        if not text.is_text:
            continue
        x0, y0, x1, y1 = text.bounds
        wide = np.minimum(right, x1) - np.maximum(left, x0)
        high = np.minimum(top, y1) - np.maximum(bottom, y0)
        over = (wide > min(_LEAST_WIDE, (x1 - x0) / 2)) & (high > _LEAST_HIGH * (y1 - y0))
        over &= places > place
        if bool(over.any()):
            texts.append(text.drawn)
            lying |= over
    return texts, [each for (_, each), lies in zip(later, lying, strict=True) if lies]


def _is_broad(thing: _Thing) -> bool:
    """Whether it may hide letters; a frame is drawn around them."""
    if thing.drawn.type != pdfium.FPDF_PAGEOBJ_PATH:
        return True
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing.drawn, fill, stroke)
    if fill.value != pdfium.FPDF_FILLMODE_NONE:
        return True
    width = ctypes.c_float()
    pdfium.FPDFPageObj_GetStrokeWidth(thing.drawn, width)
    segments: int = pdfium.FPDFPath_CountSegments(thing.drawn)
    return width.value > _LEAST_WIDE or segments > _FEW_SEGMENTS


@contextmanager
def _without(things: Sequence[pypdfium2.PdfObject]) -> Iterator[None]:
    for thing in things:
        pdfium.FPDFPageObj_SetIsActive(thing, False)
    try:
        yield
    finally:
        for thing in things:
            pdfium.FPDFPageObj_SetIsActive(thing, True)


def _drawn(page: pypdfium2.PdfPage, scale: float) -> Pixels:
    bitmap = page.render(scale=scale, rev_byteorder=True)
    try:
        return np.array(bitmap.to_numpy(), np.uint8)
    finally:
        bitmap.close()


def _apart(one: Pixels, other: Pixels) -> NDArray[np.uint8]:
    """By how many levels the pixels differ, in the colour in which they do most."""
    return np.asarray((np.maximum(one, other) - np.minimum(one, other)).max(axis=2), np.uint8)
