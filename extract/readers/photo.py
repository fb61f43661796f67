"""The portrait photograph: its size, its format, and what each photo check says of it."""

from __future__ import annotations

from extract.document import PHOTO, ReadDocument, ReadPage
from extract.facts import Fact
from extract.fields import Facts
from extract.photo.report import PhotoReport, whole_box
from ingest.pages import FileFormat

_SURE = 0.95
_NARROWEST, _WIDEST = 0.55, 0.85
_SHEET = 0.69, 0.725
_SOME_LETTERS, _MAYBE_TEXT = 12, 0.3


def read(document: ReadDocument) -> Facts:
    """``format``, every photo code, and ``dpi`` ``width_mm`` ``height_mm`` where they are known.

    Of prints on a scan the sizes are the first print's, and ``copies`` is their number.
    """
    page = document.pages[0]
    facts: Facts = {"format": Fact(document.format.value, read_by=PHOTO)}
    if page.photo is not None:
        facts |= _sizes(page.photo, page.number) | _checks(page.photo, page.number)
    return facts


def _sizes(report: PhotoReport, page: int) -> Facts:
    sizes = {"dpi": report.dpi, "width_mm": report.width_mm, "height_mm": report.height_mm}
    facts = {
        name: Fact(round(size, 2), page=page, read_by=PHOTO)
        for name, size in sizes.items()
        if size is not None
    }
    if report.prints:
        facts["copies"] = Fact(report.prints, _SURE, page=page, read_by=PHOTO)
    return facts


def _checks(report: PhotoReport, page: int) -> Facts:
    box = whole_box(report.portraits[0]) if len(report.portraits) == 1 else None
    return {
        check.code: Fact(check.status.value, _SURE, page=page, box=box, read_by=PHOTO)
        for check in report.checks
    }


def may_be_photo(read: ReadPage, file_format: FileFormat, page_count: int) -> bool:
    """Whether a page is worth looking at as a photo: the only one of its file, without any text."""
    alone = page_count == 1 and not read.surely_read
    few_letters = _letters_seen(read) < _SOME_LETTERS
    return alone and few_letters and (file_format is not FileFormat.PDF or not read.words)


def looks_like_photo(document: ReadDocument) -> bool:
    """Whether this can only be a portrait, or a scan of portraits.

    A picture without text that shows one face, or is upright, about 2 : 3 and not of the shape of
    paper; or prints on a page.
    """
    page = document.pages[0]
    if page.photo is None or page.zones or len(document.pages) != 1:
        return False
    if page.photo.prints and any(portrait.edges_seen for portrait in page.photo.portraits):
        return True
    if document.format is FileFormat.PDF:
        return False
    one_face = page.photo.check("photo.face_count").measured == 1
    shaped = _NARROWEST <= page.width / page.height <= _WIDEST
    return one_face or (shaped and not _is_sheet(page))


def _is_sheet(page: ReadPage) -> bool:
    """A page of the shape of A4 paper: without a face it is one that nobody can read."""
    return _SHEET[0] <= page.width / page.height <= _SHEET[1]


def _letters_seen(page: ReadPage) -> int:
    """Letters and digits of words that may well be text; hair and cloth give a few, too."""
    return sum(
        sum(char.isalnum() for char in word.text)
        for word in page.words
        if word.confidence >= _MAYBE_TEXT
    )
