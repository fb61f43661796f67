"""What a PDF page is made of: pictures and visible text, and which of them an eye would see.

Only what the page shows counts. Text that is invisible (rendering mode 3, as OCR layers are) or
lies under a picture that covers the page says nothing: an officer would not see it, and somebody
may have written there what the picture does not say.
"""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

COVERING = 0.85
"""Share of the page from which a picture counts as all of it (scanners leave margins)."""

DETAILED = 0.10
"""Share of the page from which a picture may hold writing of its own: a scan set in a page."""

_INVISIBLE_MODES = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_CLEAR = 8  # of 255: no eye sees letters of so little colour
_POINTS_PER_INCH = 72.0


@dataclass(frozen=True, slots=True)
class PageLayout:
    """What a page is made of.

    ``pure_raster``: nothing but one picture is seen. ``covered``: a picture covers all of the page,
    whatever else is drawn on it. ``detailed``: a picture is large enough to
    hold writing. ``native_dpi`` is the finest resolution of such pictures, 0 if there is none, and
    ``native_pixels`` the pixels of that picture.
    ``hidden_text`` holds the addresses of the text objects that can't be seen.
    """

    pure_raster: bool
    covered: bool
    detailed: bool
    native_dpi: float
    native_pixels: int
    hidden_text: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Picture:
    position: int
    share: float
    dpi: float
    pixels: int
    opaque: bool


def layout_of(page: pypdfium2.PdfPage) -> PageLayout:
    """The layout of a page. Decodes no picture."""
    area = max(1e-6, page.get_width() * page.get_height())
    pictures: list[_Picture] = []
    texts: list[tuple[int, int, bool]] = []
    others: list[int] = []
    for position, thing in enumerate(page.get_objects()):
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(_picture(position, thing, area))
        elif thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            texts.append((position, address_of(thing), _is_unseen(thing)))
        elif thing.type != pdfium.FPDF_PAGEOBJ_FORM:
            others.append(position)
    cover = max((p.position for p in pictures if p.opaque and p.share >= COVERING), default=-1)
    hidden = frozenset(where for position, where, unseen in texts if unseen or position < cover)
    seen = [p for p in pictures if p.position >= cover]
    alone = len(seen) == 1 and cover >= 0 and all(position < cover for position in others)
    large = [p for p in seen if p.share >= DETAILED]
    finest = max(large, key=lambda p: p.dpi, default=None)
    return PageLayout(
        pure_raster=alone and len(hidden) == len(texts),
        covered=any(p.share >= COVERING for p in seen),
        detailed=bool(large),
        native_dpi=finest.dpi if finest else 0.0,
        native_pixels=finest.pixels if finest else 0,
        hidden_text=hidden,
    )


def _is_unseen(text: pypdfium2.PdfObject) -> bool:
    """Whether the text leaves no ink: drawn in no way, or filled with nothing.

    Source: ISO 32000-1 §9.3.6 (rendering modes), §11.6.4.4 (constant opacity).
    """
    mode = pdfium.FPDFTextObj_GetTextRenderMode(text)
    if mode in _INVISIBLE_MODES:
        return True
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    filled = mode == pdfium.FPDF_TEXTRENDERMODE_FILL
    known = filled and pdfium.FPDFPageObj_GetFillColor(text, red, green, blue, alpha)
    return bool(known) and alpha.value <= _CLEAR


def address_of(thing: pypdfium2.PdfObject) -> int:
    """The address of a page's object: it names the object."""
    return pdfium_address(thing.raw)


def pdfium_address(pointer: object) -> int:
    """The address that a ctypes pointer of pdfium holds, 0 for NULL: it names an object."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def _picture(position: int, image: pypdfium2.PdfImage, area: float) -> _Picture:
    matrix = image.get_matrix()
    container = image.container
    while container is not None:
        matrix = matrix.multiply(container.get_matrix())
        container = container.container
    across = math.hypot(matrix.a, matrix.b)
    down = math.hypot(matrix.c, matrix.d)
    width, height = image.get_px_size()
    dpi = min(width / max(across, 1e-6), height / max(down, 1e-6)) * _POINTS_PER_INCH
    return _Picture(
        position=position,
        share=min(1.0, abs(matrix.a * matrix.d - matrix.b * matrix.c) / area),
        dpi=dpi,
        pixels=width * height,
        opaque=not pdfium.FPDFPageObj_HasTransparency(image),
    )
