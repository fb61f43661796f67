"""The shape of a decoder: what the sandbox's child calls, and each format implements."""

from __future__ import annotations

from typing import Protocol

from ingest.limits import Limits
from ingest.pages import FileFormat, Page
from ingest.problems import FileProblem


class Document(Protocol):
    """A file that is open in the decoder process."""

    @property
    def page_count(self) -> int:
        """Number of pages; at least 1."""

    @property
    def problems(self) -> tuple[FileProblem, ...]:
        """What is the matter although the pages can be read."""

    def page(self, number: int) -> Page:
        """Decodes one page, counted from 1. Raises ``FileProblemError``."""

    def close(self) -> None:
        """Gives back what the document holds."""


class Decoder(Protocol):
    """Opens a file of a known format; reads headers only, decodes nothing yet."""

    def __call__(self, data: bytes, file_format: FileFormat, limits: Limits) -> Document:
        """The open document. Raises ``FileProblemError``."""
