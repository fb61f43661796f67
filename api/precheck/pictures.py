"""Pictures of a result: the place that a finding is about, the photo with its measures."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from extract.photo.check import check_photo
from extract.photo.picture import Wording, annotated, by_weight
from extract.photo.report import PhotoReport
from ingest.errors import FileProblemError
from ingest.files import open_file
from ingest.pages import Box, Page
from ingest.quarter_turns import turned_pixels
from verify.bilingual import DECIMAL_MARKS, Bilingual
from verify.catalogue.messages import photo_check_name, photo_check_names
from verify.photo_measures import in_words

_AROUND = 90
_WIDEST = 900
_RED = (163, 0, 0)


def snippet(path: Path, number: int, rotation: int, box: Box) -> bytes | None:
    """The part of the page around the box, with the box drawn, as PNG; None if there is no page.

    ``rotation`` is how far the page is turned first, clockwise in degrees.
    """
    page = _page(path, number)
    if page is None:
        return None
    picture = Image.fromarray(turned_pixels(page.pixels, rotation))
    left, top, right, bottom = box
    frame = (
        max(0, left - _AROUND * 2),
        max(0, top - _AROUND),
        min(picture.width, right + _AROUND * 2),
        min(picture.height, bottom + _AROUND),
    )
    if frame[0] >= frame[2] or frame[1] >= frame[3]:
        return None
    draw = ImageDraw.Draw(picture)
    draw.rectangle((left - 5, top - 5, right + 5, bottom + 5), outline=_RED, width=4)
    return _png(picture.crop(frame))


@dataclass(frozen=True, slots=True)
class PhotoLine:
    """A check of the list beside a photo. ``measure`` is in the reader's language, or empty."""

    name: Bilingual
    state: str
    measure: str


def photo_with_lines(path: Path, language: str) -> bytes | None:
    """The photo with its measured lines, as PNG; None if the file holds no picture.

    The list is not drawn: on a phone nobody could read it.
    """
    judged = _judged(path)
    if judged is None:
        return None
    wording = Wording(photo_check_names(language), DECIMAL_MARKS[language])
    return annotated(*judged, wording, listed=False)


def photo_lines(path: Path, language: str) -> tuple[PhotoLine, ...]:
    """Every check of a photo, what fails first; none if the file holds no picture."""
    judged = _judged(path)
    if judged is None:
        return ()
    return tuple(
        PhotoLine(
            photo_check_name(check.code),
            check.status.value,
            in_words(check, language),
        )
        for check in by_weight(judged[1])
    )


def _judged(path: Path) -> tuple[Page, PhotoReport] | None:
    try:
        with open_file(path) as opened:
            page = opened.page(1)
            return page, check_photo(page, file_format=opened.format)
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
