"""The annotated photo of a case: drawn once a language, kept sealed among the blobs like a page."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from sqlalchemy import select

from extract.photo.check import check_photo
from extract.photo.picture import Wording, annotated
from extract.version import reader_fingerprint
from ingest.blobs.blobs import Blobs
from ingest.blobs.errors import BlobMissingError
from ingest.errors import FileProblemError
from ingest.files import open_bytes
from verify.bilingual import DECIMAL_MARKS
from verify.catalogue.messages import all_messages, photo_check_names
from verify.photo_measures import in_words
from workers.ledger.connection import Ledger
from workers.ledger.tables import PageImage
from workers.page_images import NoSuchPageError


def photo_png(ledger: Ledger, blobs: Blobs, sha256: str, language: str) -> bytes:
    """The file's first page as a photo with its measures, PNG. Call it off the event loop.

    The list beside it is in ``language`` (``el`` or ``en``).

    Raises:
        NoSuchPageError: the file does not open.
        BlobMissingError, BlobDamagedError, StorageError: the file can't be had.
    """
    names = photo_check_names(language)
    renderer = _renderer(language, names)
    with ledger.reading() as session:
        kept = session.scalar(
            select(PageImage.blob).where(
                PageImage.sha256 == sha256, PageImage.page == 1, PageImage.renderer == renderer
            )
        )
    if kept is not None:
        try:
            return blobs.read(kept)
        except BlobMissingError:
            pass  # it can be drawn again
    try:
        with open_bytes(blobs.read(sha256), sha256) as opened:
            page = opened.page(1)
            report = check_photo(page, file_format=opened.format)
            words = {check.code: in_words(check, language) for check in report.checks}
            png = annotated(page, report, Wording(names, DECIMAL_MARKS[language], words))
    except (FileProblemError, IndexError) as error:
        raise NoSuchPageError from error
    blob = blobs.put(png).sha256
    with ledger.writing() as work:
        work.session.merge(PageImage(sha256=sha256, page=1, renderer=renderer, blob=blob))
    return png


def _renderer(language: str, names: Mapping[str, str]) -> str:
    """What the picture was drawn by: the checks, and the words and marks that stand in it."""
    texts = (text for key, text in all_messages().items() if key.startswith("photo_"))
    said = [*names.values(), DECIMAL_MARKS[language], *(t.in_language(language) for t in texts)]
    words = hashlib.sha256("\n".join(said).encode()).hexdigest()[:8]
    return f"photo-{language}-{words}/{reader_fingerprint()}"[:64]
