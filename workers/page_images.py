"""Pages as pictures: upright, as they were read, rendered once and kept among the blobs.

Officers and portals see these and never the original file: what a hostile file holds beside its
picture stays where it is. The boxes of a report are in the pixels of these pictures.
"""

from __future__ import annotations

import io

from PIL import Image
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from ingest.blobs.blobs import Blobs
from ingest.blobs.errors import BlobMissingError
from ingest.errors import FileProblemError, UsageError
from ingest.files import open_bytes
from ingest.pages import Page
from workers.ledger.connection import Ledger
from workers.ledger.tables import PageImage

RENDERER = "png/1"
"""Changes when the same bytes would give another picture: kept ones are then made anew."""
_FAST_COMPRESSION = 3


class NoSuchPageError(UsageError):
    """The document has no such page, or can't be opened: its finding says why."""

    def __init__(self) -> None:
        super().__init__("There is no picture of that page; the report says what is with the file.")


def kept_page(ledger: Ledger, blobs: Blobs, sha256: str, page: int) -> bytes | None:
    """The page as PNG if it was rendered before; None if not."""
    with ledger.reading() as session:
        blob = session.scalar(
            select(PageImage.blob).where(
                PageImage.sha256 == sha256,
                PageImage.page == page,
                PageImage.renderer == RENDERER,
            )
        )
    if blob is None:
        return None
    try:
        return blobs.read(blob)
    except BlobMissingError:
        return None  # it can be made again


def page_png(ledger: Ledger, blobs: Blobs, sha256: str, page: int) -> bytes:
    """The page as PNG, rendered if need be; ``page`` counts from 1. Call it off the event loop.

    Raises:
        NoSuchPageError: the file has no such page or does not open.
        BlobMissingError, BlobDamagedError, StorageError: the file can't be had.
    """
    kept = kept_page(ledger, blobs, sha256, page)
    if kept is not None:
        return kept
    try:
        with open_bytes(blobs.read(sha256), sha256) as opened:
            if not 1 <= page <= opened.page_count:
                raise NoSuchPageError
            png = png_of(opened.page(page))
    except FileProblemError as error:
        raise NoSuchPageError from error
    _keep(ledger, sha256, page, blobs.put(png).sha256)
    return png


def png_of(page: Page) -> bytes:
    """The page's pixels as PNG."""
    out = io.BytesIO()
    Image.fromarray(page.pixels).save(out, "PNG", compress_level=_FAST_COMPRESSION)
    return out.getvalue()


def _keep(ledger: Ledger, sha256: str, page: int, blob: str) -> None:
    try:
        with ledger.writing() as work:
            work.session.merge(PageImage(sha256=sha256, page=page, renderer=RENDERER, blob=blob))
    except IntegrityError:
        return  # somebody rendered it at the same time; the picture is the same
