"""The resolution that a picture states, if it states one that can be true."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PIL import Image

from ingest.pages import DpiOrigin, FileFormat

LEAST_DPI, MOST_DPI = 20.0, 4800.0
"""Below: default values of screens and web tools. Above: no document scanner."""

SQUARE_WITHIN = 0.02
"""Relative difference up to which two axes have one resolution (rounding in cm and metres)."""

EXIF_UNKNOWN_DPI = 72.0
"""Exif 2.32 §4.6.4, XResolution: "when the image resolution is unknown, 72 [dpi] is designated"."""

CM_PER_INCH = 2.54

_X_RESOLUTION, _Y_RESOLUTION, _RESOLUTION_UNIT = 282, 283, 296
_UNIT_INCH, _UNIT_CM = 2, 3
_JFIF_INCH, _JFIF_CM = 1, 2

_CONTAINER_ORIGIN = {
    FileFormat.PNG: DpiOrigin.PNG_PHYS,
    FileFormat.TIFF: DpiOrigin.TIFF_TAG,
    FileFormat.JPEG2000: DpiOrigin.JP2_RESC,
}


def sane(x: float, y: float) -> float | None:
    """The one resolution of two axes in dpi; None if it can't be true or the axes differ."""
    if not (math.isfinite(x) and math.isfinite(y)):
        return None
    if not (LEAST_DPI <= x <= MOST_DPI and LEAST_DPI <= y <= MOST_DPI):
        return None
    # Metres and centimetres give 299.9994 for 300: a tenth is finer than any scanner is.
    return round((x + y) / 2, 1) if abs(x - y) <= SQUARE_WITHIN * max(x, y) else None


def stated_dpi(image: Image.Image, file_format: FileFormat) -> tuple[float | None, DpiOrigin]:
    """The first sane resolution of an image (the container's own, then EXIF), and its origin."""
    for x, y, origin in _statements(image, file_format):
        dpi = sane(x, y)
        if dpi is not None:
            return dpi, origin
    return None, DpiOrigin.UNKNOWN


def _statements(
    image: Image.Image, file_format: FileFormat
) -> Iterator[tuple[float, float, DpiOrigin]]:
    if file_format is FileFormat.JPEG:
        yield from _jfif(image)
    elif file_format in _CONTAINER_ORIGIN:
        if file_format is FileFormat.TIFF:
            yield from _tags(image.getexif(), _CONTAINER_ORIGIN[file_format])
            return
        x, y = image.info.get("dpi", (0, 0))
        yield _number(x), _number(y), _CONTAINER_ORIGIN[file_format]
    for x, y, origin in _tags(image.getexif(), DpiOrigin.EXIF):
        if (x, y) != (EXIF_UNKNOWN_DPI, EXIF_UNKNOWN_DPI):
            yield x, y, origin


def _jfif(image: Image.Image) -> Iterator[tuple[float, float, DpiOrigin]]:
    unit = image.info.get("jfif_unit")
    if unit in (_JFIF_INCH, _JFIF_CM):
        factor = 1.0 if unit == _JFIF_INCH else CM_PER_INCH
        x, y = image.info.get("jfif_density", (0, 0))
        yield _number(x) * factor, _number(y) * factor, DpiOrigin.JFIF


def _tags(exif: Image.Exif, origin: DpiOrigin) -> Iterator[tuple[float, float, DpiOrigin]]:
    """TIFF 6.0 tags, as EXIF uses them too; unit 1 is "no absolute unit", the default is inch."""
    unit = exif.get(_RESOLUTION_UNIT, _UNIT_INCH)
    if unit in (_UNIT_INCH, _UNIT_CM):
        factor = 1.0 if unit == _UNIT_INCH else CM_PER_INCH
        x, y = (_number(exif.get(tag)) for tag in (_X_RESOLUTION, _Y_RESOLUTION))
        yield x * factor, y * factor, origin


def _number(value: object) -> float:
    """A tag's value as a number; NaN for whatever is none (zero denominators, text, tuples)."""
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return math.nan
