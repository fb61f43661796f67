"""The portrait photograph: its size, its format, and what each photo check says of it."""

from __future__ import annotations

from extract.document import PHOTO, ReadDocument, ReadPage
from extract.facts import Fact
from extract.fields import Facts
from extract.photo.report import PhotoReport, PhotoStatus, whole_box
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

    A picture without text that shows one face; or one that is upright, about 2 : 3 and not of the
    shape of paper, where somebody may be on it; or prints on a page.
    """
    page = document.pages[0]
    if page.photo is None or page.zones or len(document.pages) != 1:
        return False
    if page.photo.prints and any(portrait.edges_seen for portrait in page.photo.portraits):
        return True
    if document.format is FileFormat.PDF:
        return False
    shaped = _NARROWEST <= page.width / page.height <= _WIDEST and not _is_sheet(page)
    one_face = page.photo.check("photo.face_count").measured == 1
    return one_face or (shaped and _may_show_somebody(page.photo))


def shows_somebody(document: ReadDocument) -> bool:
    """Whether a face was found on the photo, or prints were; where nothing can find faces, too."""
    report = document.pages[0].photo
    return report is not None and report.check("photo.face_count").measured != 0


def _may_show_somebody(report: PhotoReport) -> bool:
    """A picture without a face is a photo only where that tells nothing, or its form tells more.

    Nobody saves anything but the photo that is asked for as JPEG 2000; and where too much light
    took the face away, it was one.
    """
    faces, light = report.check("photo.face_count"), report.check("photo.exposure")
    burnt = light.status is PhotoStatus.FAIL
    return faces.measured != 0 or burnt or report.format is FileFormat.JPEG2000


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
