"""Pages as pictures: upright, turned as they were read, rendered once and kept among the blobs.

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
from ingest.pages import Pixels
from ingest.quarter_turns import turned_pixels
from workers.ledger.connection import Ledger
from workers.ledger.tables import PageImage

RENDERER = "png/1"
"""Changes when the same bytes would give another picture: kept ones are then made anew."""
_FAST_COMPRESSION = 3


class NoSuchPageError(UsageError):
    """The document has no such page, or can't be opened: its finding says why."""

    def __init__(self) -> None:
        super().__init__("There is no picture of that page; the report says what is with the file.")


def kept_page(
    ledger: Ledger, blobs: Blobs, sha256: str, page: int, rotation: int = 0
) -> bytes | None:
    """The page as PNG, turned so far, if it was rendered before; None if not."""
    with ledger.reading() as session:
        blob = session.scalar(
            select(PageImage.blob).where(
                PageImage.sha256 == sha256,
                PageImage.page == page,
                PageImage.renderer == _renderer(rotation),
            )
        )
    if blob is None:
        return None
    try:
        return blobs.read(blob)
    except BlobMissingError:
        return None  # it can be made again


def page_png(ledger: Ledger, blobs: Blobs, sha256: str, page: int, rotation: int = 0) -> bytes:
    """The page as PNG, rendered if need be; ``page`` counts from 1. Call it off the event loop.

    ``rotation`` is what its report says of the page: how far it is turned, clockwise in degrees.

    Raises:
        NoSuchPageError: the file has no such page or does not open.
        BlobMissingError, BlobDamagedError, StorageError: the file can't be had.
    """
    kept = kept_page(ledger, blobs, sha256, page, rotation)
    if kept is not None:
        return kept
    try:
        with open_bytes(blobs.read(sha256), sha256) as opened:
            if not 1 <= page <= opened.page_count:
                raise NoSuchPageError
            png = _png_of(turned_pixels(opened.page(page).pixels, rotation))
    except FileProblemError as error:
        raise NoSuchPageError from error
    kept_at, renderer = blobs.put(png).sha256, _renderer(rotation)
    _keep(ledger, PageImage(sha256=sha256, page=page, renderer=renderer, blob=kept_at))
    return png


def _renderer(rotation: int) -> str:
    return f"{RENDERER}/{rotation}" if rotation else RENDERER


def _png_of(pixels: Pixels) -> bytes:
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG", compress_level=_FAST_COMPRESSION)
    return out.getvalue()


def _keep(ledger: Ledger, image: PageImage) -> None:
    try:
        with ledger.writing() as work:
            work.session.merge(image)
    except IntegrityError:
        return  # somebody rendered it at the same time; the picture is the same
