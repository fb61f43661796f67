"""The page: what every floor above ingest looks at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Box = tuple[int, int, int, int]
"""``left, top, right, bottom`` in pixels of the upright page."""

Pixels = NDArray[np.uint8]
"""RGB, shape (height, width, 3), dtype uint8."""


class FileFormat(StrEnum):
    """What a file is by its bytes. Values are those of the contract's ``format`` fact."""

    JPEG = "JPEG"
    JPEG2000 = "JPEG2000"
    PNG = "PNG"
    TIFF = "TIFF"
    WEBP = "WebP"
    HEIC = "HEIC"
    PDF = "PDF"


class DpiOrigin(StrEnum):
    """Where a page's resolution comes from; ``unknown`` means that ``dpi`` is None."""

    EXIF = "exif"
    JFIF = "jfif"
    PNG_PHYS = "png_phys"
    TIFF_TAG = "tiff_tag"
    JP2_RESC = "jp2_resc"
    PDF_RENDER = "pdf_render"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TextWord:
    """A word of a PDF's text layer, with its box in pixels of the page's raster.

    ``font`` tells the fonts of one page apart that its words are set in; 0 where nobody said.
    """

    text: str
    box: Box
    font: int = 0


@dataclass(frozen=True, slots=True)
class CoveredWord:
    """A word of the text layer of which letters are gone from the picture: something lies on them.

    ``plain`` is True where nothing is drawn in their place but what the layer says besides.
    """

    text: str
    box: Box
    plain: bool


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One page, upright: EXIF orientation and PDF rotation are applied, once, here.

    A PDF page whose letters would lie on their side or head is turned until they stand.

    ``number`` counts from 1. ``pixels`` is RGB uint8 (height, width, 3). ``dpi`` is None when the
    file states none that is sane. ``words`` is the text layer; empty when there is none. Apart from
    it are ``covered``, words on which something was drawn, and ``unseen``, words that leave no ink,
    as those of a searchable scan. ``on_picture`` is True where a picture covers the page and more
    is drawn on it.
    ``paper_mm`` is the size that a PDF declares (width, height), None for images.
    ``pure_raster`` is True where a PDF page is nothing but one picture: a scan.
    """

    number: int
    pixels: Pixels
    dpi: float | None
    dpi_origin: DpiOrigin
    words: tuple[TextWord, ...] = ()
    paper_mm: tuple[float, float] | None = None
    pure_raster: bool = True
    covered: tuple[CoveredWord, ...] = ()
    unseen: tuple[TextWord, ...] = ()
    on_picture: bool = False

    @property
    def width(self) -> int:
        """Pixels across."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """Pixels down."""
        return int(self.pixels.shape[0])

    @property
    def has_text_layer(self) -> bool:
        """Whether the file itself says what is written here."""
        return bool(self.words or self.covered)
