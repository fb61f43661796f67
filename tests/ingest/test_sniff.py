"""What a file is comes from its bytes."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import FileProblemError
from ingest.pages import FileFormat
from ingest.problems import ProblemCode, Reason, code_of
from ingest.sniff import sniff

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(2000) + b"\xff\xd9"


def a_zip(name: str = "word/document.xml") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "x" * 100)
    return buffer.getvalue()


def reason_of(data: bytes) -> Reason:
    with pytest.raises(FileProblemError) as caught:
        sniff(data)
    return caught.value.problem.reason


@pytest.mark.parametrize(
    ("data", "file_format"),
    [
        (PDF, FileFormat.PDF),
        (b"\xef\xbb\xbf\r\n" + PDF, FileFormat.PDF),
        (JPEG, FileFormat.JPEG),
        (b"\x89PNG\r\n\x1a\n", FileFormat.PNG),
        (b"II*\x00", FileFormat.TIFF),
        (b"MM\x00*", FileFormat.TIFF),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", FileFormat.WEBP),
        (b"\x00\x00\x00\x0cjP  \r\n\x87\n", FileFormat.JPEG2000),
        (b"\xff\x4f\xff\x51", FileFormat.JPEG2000),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", FileFormat.HEIC),
        (b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic", FileFormat.HEIC),
    ],
)
def test_magic_bytes_decide(data, file_format):
    assert sniff(data) is file_format


@pytest.mark.parametrize(
    "data",
    [
        a_zip(),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
        b"<svg onload='x()'></svg>",
        b"\n <!DOCTYPE html><html></html>",
        b"<HTML><body>",
        b"\xef\xbb\xbf<html>",
        "<html>".encode("utf-16"),
        b"\x7fELF\x02\x01\x01",
        b"MZ\x90\x00",
        b"\xcf\xfa\xed\xfe",
        b"#!/bin/sh\n",
        b"%!PS-Adobe-3.0",
        b"{\\rtf1",
        b"Rar!\x1a\x07\x00",
        b"7z\xbc\xaf\x27\x1c",
        b"\x1f\x8b\x08",
        bytes(257) + b"ustar\x00",
    ],
)
def test_archives_office_markup_and_programs_are_no_documents(data):
    assert reason_of(data) is Reason.NOT_A_DOCUMENT


def test_nothing_at_all_is_empty():
    assert reason_of(b"") is Reason.EMPTY


@pytest.mark.parametrize("data", [b"hello", b"GIF89a", b"BM", b"\x00\x00\x00\x18ftypavif"])
def test_other_formats_are_unknown(data):
    assert reason_of(data) is Reason.UNKNOWN_FORMAT


@pytest.mark.parametrize(
    "data",
    [
        PDF + a_zip(),
        JPEG + a_zip(),
        JPEG + a_zip() + b"\n",
        b"GIF89a;" + PDF,
        b"MZ" + bytes(60) + PDF,
        b"<html><!--" + PDF,
        JPEG[:20] + b"%PDF-1.4" + JPEG[20:],
        JPEG + PDF,
        JPEG + b"Rar!\x1a\x07\x01\x00",
    ],
)
def test_two_formats_in_one_file_are_hostile(data):
    assert reason_of(data) is Reason.POLYGLOT
    assert code_of(Reason.POLYGLOT) is ProblemCode.HOSTILE


def test_bytes_after_the_end_alone_are_no_polyglot():
    """Phones append films and second pictures to a JPEG."""
    assert sniff(JPEG + JPEG + b"\x00\x00\x00\x18ftypmp42") is FileFormat.JPEG


def test_the_letters_of_a_zip_record_alone_are_no_zip():
    assert sniff(JPEG[:-2] + b"PK\x05\x06" + bytes(100) + b"\xff\xd9") is FileFormat.JPEG


@given(st.binary(max_size=300))
def test_any_bytes_have_a_format_or_a_reason(data):
    with contextlib.suppress(FileProblemError):
        assert sniff(data) in FileFormat
