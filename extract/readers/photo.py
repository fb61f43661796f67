"""The portrait photograph: its size and format. Its looks are checked by ``extract.photo``."""

from __future__ import annotations

from extract.document import PHOTO, ReadDocument
from extract.facts import Fact
from extract.fields import Facts
from ingest.pages import DpiOrigin, FileFormat

_MM_PER_INCH = 25.4


def read(document: ReadDocument) -> Facts:
    """``format``; and ``dpi`` ``width_mm`` ``height_mm`` where the file states its resolution."""
    facts = {"format": Fact(document.format.value, read_by=PHOTO)}
    page = document.pages[0]
    if page.dpi is None or page.dpi_origin is DpiOrigin.PDF_RENDER:
        return facts
    sizes = {"dpi": page.dpi, "width_mm": page.width / page.dpi * _MM_PER_INCH,
             "height_mm": page.height / page.dpi * _MM_PER_INCH}  # fmt: skip
    return facts | {
        name: Fact(round(size, 2), page=page.number, read_by=PHOTO) for name, size in sizes.items()
    }


def looks_like_photo(document: ReadDocument) -> bool:
    """Whether this can only be a portrait: one upright picture, about 2:3, without any text."""
    if document.format is FileFormat.PDF or len(document.pages) != 1:
        return False
    page = document.pages[0]
    aspect = page.width / page.height
    return 0.55 <= aspect <= 0.85 and not _has_text(document)


def _has_text(document: ReadDocument) -> bool:
    sure = [
        word for word in document.pages[0].words
        if word.confidence >= 0.8 and sum(char.isalnum() for char in word.text) >= 3
    ]  # fmt: skip
    return len(sure) >= 2
