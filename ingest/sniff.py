"""What a file is: from its bytes, never from its name."""

from __future__ import annotations

import re
import struct

from ingest.errors import FileProblemError
from ingest.pages import FileFormat
from ingest.problems import Reason, problem

_MAGIC: tuple[tuple[bytes, FileFormat], ...] = (
    (b"\xff\xd8\xff", FileFormat.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileFormat.PNG),
    (b"II*\x00", FileFormat.TIFF),
    (b"MM\x00*", FileFormat.TIFF),
    (b"II+\x00", FileFormat.TIFF),  # BigTIFF
    (b"MM\x00+", FileFormat.TIFF),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", FileFormat.JPEG2000),  # ISO/IEC 15444-1 annex I.5.1
    (b"\xff\x4f\xff\x51", FileFormat.JPEG2000),  # bare codestream: SOC, SIZ (annex A.4)
)
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"hevm", b"hevs"})

_PDF_HEADER = b"%PDF-"
_PDF_HEADER_REACH = 1024
"""Readers accept the header anywhere in the first 1,024 bytes (ISO 32000-1, annex H.3)."""
_BLANK_BEFORE_HEADER = b"\xef\xbb\xbf \t\r\n\x00"
"""A byte order mark and blank space, which scanners and mail programs do put first."""

_NOT_DOCUMENTS: tuple[bytes, ...] = (
    b"PK\x03\x04",  # ZIP, and with it DOCX, XLSX, ODT, JAR, APK
    b"PK\x05\x06",
    b"PK\x07\x08",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",  # OLE: Office before 2007
    b"{\\rtf",
    b"Rar!\x1a\x07",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"\x7fELF",
    b"MZ",
    b"\xfe\xed\xfa\xce",  # Mach-O, both widths and orders, and universal
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"\x00asm",
    b"#!",
    b"%!PS",
)
_MARKUP = re.compile(
    rb"<(\?xml|!doctype|!--|\?php|html|head|body|script|svg|[a-z][\w:.-]{0,40}[\s>/])",
    re.IGNORECASE,
)

_ARCHIVES_INSIDE = (b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01", b"7z\xbc\xaf\x27\x1c")
_END_OF_CENTRAL_DIRECTORY = b"PK\x05\x06"
_EOCD_LENGTH = 22
_EOCD_REACH = _EOCD_LENGTH + 0xFFFF


def sniff(data: bytes) -> FileFormat:
    """The format of a whole file.

    Raises:
        FileProblemError: empty, of no format that is read, no document at all (archives, Office,
            markup, programs), or two formats in one (polyglot).
    """
    if not data:
        raise FileProblemError(problem(Reason.EMPTY))
    found = _format_at_start(data)
    if found is None:
        raise FileProblemError(problem(_why_not(data)))
    if _is_polyglot(data, found):
        raise FileProblemError(problem(Reason.POLYGLOT))
    return found


def _format_at_start(data: bytes) -> FileFormat | None:
    for magic, file_format in _MAGIC:
        if data.startswith(magic):
            return file_format
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return FileFormat.WEBP
    if data[4:8] == b"ftyp" and _is_heic(data):
        return FileFormat.HEIC
    if data[:64].lstrip(_BLANK_BEFORE_HEADER).startswith(_PDF_HEADER):
        return FileFormat.PDF
    return None


def _is_heic(data: bytes) -> bool:
    """Whether the file type box (ISO/IEC 14496-12 §4.3) names an HEVC still image brand."""
    length = min(int.from_bytes(data[:4], "big"), 256)
    brands = {data[8:12], *(data[at : at + 4] for at in range(16, length - 3, 4))}
    return bool(brands & _HEIC_BRANDS)


def _why_not(data: bytes) -> Reason:
    head = data[:_PDF_HEADER_REACH]
    if _PDF_HEADER in head:
        return Reason.POLYGLOT
    if data.startswith(_NOT_DOCUMENTS) or data[257:262] == b"ustar":
        return Reason.NOT_A_DOCUMENT
    text = head.lstrip(_BLANK_BEFORE_HEADER)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head[2:].replace(b"\x00", b"").lstrip()
    if _MARKUP.match(text):
        return Reason.NOT_A_DOCUMENT
    return Reason.UNKNOWN_FORMAT


def _is_polyglot(data: bytes, found: FileFormat) -> bool:
    """Whether other programs would take the same bytes for something else.

    Bytes after the end are no sign of it: phones append films and further pictures to a JPEG.
    """
    if found is not FileFormat.PDF and _holds_pdf(data):
        return True
    return _ends_as_zip(data) or any(magic in data for magic in _ARCHIVES_INSIDE)


def _holds_pdf(data: bytes) -> bool:
    if _PDF_HEADER in data[:_PDF_HEADER_REACH]:
        return True
    return b"%%EOF" in data[-_PDF_HEADER_REACH:] and _PDF_HEADER in data


def _ends_as_zip(data: bytes) -> bool:
    """Whether a ZIP reader finds its end-of-central-directory record (APPNOTE.TXT §4.3.16)."""
    start = max(0, len(data) - _EOCD_REACH)
    at = data.rfind(_END_OF_CENTRAL_DIRECTORY, start)
    while at >= 0:
        record = data[at : at + _EOCD_LENGTH]
        if len(record) == _EOCD_LENGTH:
            size, _offset, comment = struct.unpack("<IIH", record[12:])
            directory = at - size
            if directory >= 0 and data[directory : directory + 4] == b"PK\x01\x02":
                return True
            if at + _EOCD_LENGTH + comment == len(data):
                return True
        at = data.rfind(_END_OF_CENTRAL_DIRECTORY, start, at)
    return False
