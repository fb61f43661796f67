"""Which decoder opens which format. Imported in the decoder process only."""

from __future__ import annotations

from ingest.documents import Document
from ingest.images import ImageDocument
from ingest.limits import Limits
from ingest.pages import FileFormat
from ingest.pdfs import PdfDocument


def open_document(data: bytes, file_format: FileFormat, limits: Limits) -> Document:
    """The ``ingest.documents.Decoder`` for all formats. Raises ``FileProblemError``."""
    if file_format is FileFormat.PDF:
        return PdfDocument(data, limits)
    return ImageDocument(data, file_format, limits)
