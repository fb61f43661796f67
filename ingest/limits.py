"""How much is accepted of one file: every limit in one place, applied before decoding."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. Beyond it a file gets a finding, and the run goes on.

    Attributes:
        file_bytes: length of the file.
        pages: pages of a PDF or TIFF. Two full passports and their copies stay well below.
        pixels: pixels of one picture as stored. A3 at 600 dpi has 70 million.
        render_pixels: pixels that a PDF page is rendered to; larger paper gets a lower dpi.
        shortest_side: pixels; a picture below it holds no writing.
        longest_aspect: longer side divided by shorter. Till receipts reach about 10.
        inflated_bytes: what one stream of a PDF may inflate to; room for ``pixels`` in RGB.
        pdf_objects: indirect objects of a PDF.
        page_seconds: wall and processor time for opening, and for each page.
        file_seconds: wall time for all work on one file.
        memory_bytes: address space of the decoder process while it works on the file.
    """

    file_bytes: int = 50 * MEBIBYTE
    pages: int = 300
    pixels: int = 100_000_000
    render_pixels: int = 40_000_000
    shortest_side: int = 16
    longest_aspect: int = 50
    inflated_bytes: int = 320 * MEBIBYTE
    pdf_objects: int = 200_000
    page_seconds: float = 30.0
    file_seconds: float = 600.0
    memory_bytes: int = 2560 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """What one case of an archive, and the walk to it, may cost; its files obey ``Limits``.

    Attributes:
        case_files: files of one case.
        case_bytes: bytes of one case's files together, inflated.
        depth: folders between the archive's root and a case.
        name_bytes: length of a file's name (the file systems' own limit).
        skipped_bytes: inflated bytes of one tar member that is passed over.
    """

    case_files: int = 1000
    case_bytes: int = 1024 * MEBIBYTE
    depth: int = 16
    name_bytes: int = 255
    skipped_bytes: int = 4096 * MEBIBYTE


DEFAULT_ARCHIVE_LIMITS = ArchiveLimits()
"""Used wherever the caller names none."""

DEFAULT_LIMITS = Limits()
"""Used wherever the caller names none."""
