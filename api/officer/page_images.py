"""Page images: the normalised page as PNG, rendered once, never the original file."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as PNG."""

    png: bytes

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels, from the PNG's header."""
        width, height = struct.unpack(">II", self.png[16:24])
        return int(width), int(height)


class PageImages(Protocol):
    """Where pages come from. Methods may take long, so they are called off the event loop."""

    def kept(self, case: str, document: int, page: int) -> PageImage | None:
        """The page if it was rendered before; None if not."""
        ...

    def page(self, case: str, document: int, page: int) -> PageImage | None:
        """The page, rendered if need be; None if there is none or it can't be opened."""
        ...

    def photo(self, case: str, document: int) -> bytes | None:
        """The annotated photo as PNG; None if the document has no page."""
        ...
