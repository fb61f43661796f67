"""The portrait photograph: its size and format. Its looks are checked by ``extract.photo``."""

from __future__ import annotations

from extract.document import PHOTO, ReadDocument, ReadPage
from extract.facts import Fact
from extract.fields import Facts
from ingest.pages import DpiOrigin, FileFormat

_MM_PER_INCH = 25.4
_NARROWEST, _WIDEST = 0.55, 0.85
_SOME_LETTERS, _MAYBE_TEXT = 12, 0.3


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
    shape = _NARROWEST <= page.width / page.height <= _WIDEST
    return shape and not page.zones and _letters_seen(page) < _SOME_LETTERS


def _letters_seen(page: ReadPage) -> int:
    """Letters and digits of words that may well be text; hair and cloth give a few, too."""
    return sum(
        sum(char.isalnum() for char in word.text)
        for word in page.words
        if word.confidence >= _MAYBE_TEXT
    )
