"""The pages of documents as officers see them: upright PNGs, rendered once and kept."""

from __future__ import annotations

import io

from PIL import Image
from sqlalchemy.orm import Session

from ingest.errors import FileProblemError
from ingest.files import open_bytes
from ingest.sandbox import Sandbox
from workers.ledger.cases import DocumentStatus
from workers.ledger.errors import NoSuchCaseError
from workers.ledger.tables import PageImage
from workers.site import Site

RENDERER = "png/1"
"""Changes whenever a page would look otherwise."""

_QUICK = 1
"""The PNG compression level: an officer waits, and the picture is sealed and kept once."""


def page_png(site: Site, document: DocumentStatus, page: int, sandbox: Sandbox) -> bytes:
    """The page, counted from 1, in the pixels that boxes of facts are given in.

    Never the file itself: what is shown was decoded in the sandbox and drawn anew. ``sandbox``
    may be shared by threads.

    Raises:
        NoSuchCaseError: there is no such page, or its file can't be opened.
        BlobMissingError, BlobDamagedError, StorageError
    """
    with site.ledger.reading() as session:
        kept = _kept(session, document, page)
    if kept is not None:
        return site.blobs.read(kept)
    png = _drawn(site.blobs.read(document.sha256), document.file, page, sandbox)
    blob = site.blobs.put(png)
    with site.ledger.writing() as work:
        if _kept(work.session, document, page) is None:
            work.session.merge(
                PageImage(sha256=document.sha256, page=page, renderer=RENDERER, blob=blob.sha256)
            )
    return png


def _kept(session: Session, document: DocumentStatus, page: int) -> str | None:
    row = session.get(PageImage, (document.sha256, page, RENDERER))
    return None if row is None else row.blob


def _drawn(data: bytes, name: str, page: int, sandbox: Sandbox) -> bytes:
    try:
        with open_bytes(data, name, sandbox=sandbox) as opened:
            pixels = opened.page(page).pixels
    except (FileProblemError, IndexError) as error:
        raise NoSuchCaseError from error
    drawn = io.BytesIO()
    Image.fromarray(pixels).save(drawn, "PNG", compress_level=_QUICK)
    return drawn.getvalue()
