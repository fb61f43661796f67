"""Pictures of a result: the place that a finding is about, the photo with its measures."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw

from extract.photo.check import check_photo
from extract.photo.picture import annotated
from ingest.errors import FileProblemError
from ingest.files import open_file
from ingest.pages import Box, Page
from verify.catalogue.messages import photo_check_names

_AROUND = 90
_WIDEST = 900
_RED = (163, 0, 0)


def snippet(path: Path, number: int, box: Box) -> bytes | None:
    """The part of the page around the box, with the box drawn, as PNG; None if there is no page."""
    page = _page(path, number)
    if page is None:
        return None
    left, top, right, bottom = box
    frame = (
        max(0, left - _AROUND * 2),
        max(0, top - _AROUND),
        min(page.width, right + _AROUND * 2),
        min(page.height, bottom + _AROUND),
    )
    if frame[0] >= frame[2] or frame[1] >= frame[3]:
        return None
    picture = Image.fromarray(page.pixels)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((left - 5, top - 5, right + 5, bottom + 5), outline=_RED, width=4)
    return _png(picture.crop(frame))


def photo_with_measures(path: Path, language: str) -> bytes | None:
    """The annotated photo as PNG, in that language; None if the file holds no picture."""
    try:
        with open_file(path) as opened:
            page = opened.page(1)
            judged = check_photo(page, file_format=opened.format)
            return annotated(page, judged, photo_check_names(language))
    except (FileProblemError, IndexError):
        return None


def _page(path: Path, number: int) -> Page | None:
    try:
        with open_file(path) as opened:
            return opened.page(number)
    except (FileProblemError, IndexError):
        return None


def _png(picture: Image.Image) -> bytes:
    if picture.width > _WIDEST:
        height = max(1, round(picture.height * _WIDEST / picture.width))
        picture = picture.resize((_WIDEST, height), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()
