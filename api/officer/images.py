"""Pictures for the pages: a document's page with its size, the photo with its measures."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from ingest.blobs.blobs import Blobs
from ingest.blobs.errors import BlobMissingError
from workers.ledger.connection import Ledger
from workers.page_images import NoSuchPageError, kept_page, page_png
from workers.photo_images import photo_png

_SIZE = struct.Struct(">II")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as PNG."""

    png: bytes

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels: they stand at byte 16 of a PNG (ISO/IEC 15948, 11.2.2)."""
        width, height = _SIZE.unpack_from(self.png, 16)
        return int(width), int(height)


@dataclass(frozen=True, slots=True)
class Images:
    """The pictures of a site. Rendering may take a second: call it off the event loop."""

    ledger: Ledger
    blobs: Blobs

    def kept(self, sha256: str, page: int, rotation: int) -> Picture | None:
        """The page, turned clockwise by so many degrees, if it was rendered before."""
        png = kept_page(self.ledger, self.blobs, sha256, page, rotation)
        return Picture(png) if png else None

    def page(self, sha256: str, page: int, rotation: int) -> Picture | None:
        """The page, turned and rendered if need be; None if there is none to be had."""
        try:
            return Picture(page_png(self.ledger, self.blobs, sha256, page, rotation))
        except (NoSuchPageError, BlobMissingError):
            return None

    def photo(self, sha256: str, language: str) -> Picture | None:
        """The photo with its measures, in that language; None if there is none to be had."""
        try:
            return Picture(photo_png(self.ledger, self.blobs, sha256, language))
        except (NoSuchPageError, BlobMissingError):
            return None
