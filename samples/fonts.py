"""The typefaces that specimens are set in, found where Debian and Ubuntu keep them."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path

from PIL import ImageFont

from ingest.errors import UsageError

_DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
_OCRB = Path("/usr/share/fonts/opentype/ocr-b")


class Face(StrEnum):
    """A typeface. DejaVu covers Latin, Greek, Cyrillic, Armenian, Georgian and Arabic."""

    SANS = "DejaVuSans"
    BOLD = "DejaVuSans-Bold"
    SERIF = "DejaVuSerif"
    SERIF_BOLD = "DejaVuSerif-Bold"
    MONO = "DejaVuSansMono"
    OCRB = "OCRB"


def font_path(face: Face) -> Path:
    """The file of a typeface. Raises UsageError, with the package to install, if it is absent."""
    if face is Face.OCRB:
        path, package = _OCRB / "OCRB.otf", "fonts-ocr-b"
    else:
        path, package = _DEJAVU / f"{face.value}.ttf", "fonts-dejavu-core"
    if not path.is_file():
        raise UsageError(f"{face.value}: the typeface is not installed; apt install {package}")
    return path


@cache
def raster_font(face: Face, pixels: int) -> ImageFont.FreeTypeFont:
    """A typeface for Pillow, ``pixels`` to the em, shaped by Raqm (Arabic needs it)."""
    return ImageFont.truetype(str(font_path(face)), pixels)
