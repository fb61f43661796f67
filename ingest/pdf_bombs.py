"""Streams of a PDF that inflate beyond measure, found before any PDF parser sees the file.

A stream's ``Length`` does not cap what it inflates to, and object streams are inflated while the
file is being opened. So the raw bytes are searched for zlib streams (RFC 1950), whatever the
objects around them say. Streams of an encrypted file are looked at by ``ingest.pdf_hazards``, which
can decrypt them; for object streams in it, and for chained filters, the memory and time limits of
the decoder process hold.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_STREAM = re.compile(rb"stream\r?\n")
_END = b"endstream"

MOST_DEFLATE_RATIO = 1032
"""The most that deflate can gain (zlib, Technical Details): 258 bytes out of two bits."""

_CHUNK = 1024 * 1024


def inflates_beyond(data: bytes, most: int) -> bool:
    """Whether any zlib stream of the file inflates to more than ``most`` bytes."""
    return any(stream_inflates_beyond(stream, most) for stream in _zlib_streams(data))


def _zlib_streams(data: bytes) -> Iterator[memoryview]:
    whole = memoryview(data)
    for found in _STREAM.finditer(data):
        start = found.end()
        header = data[start : start + 2]
        # RFC 1950 §2.2: method 8 (deflate), and the two bytes are a multiple of 31.
        if len(header) == 2 and header[0] & 0x0F == 8 and int.from_bytes(header, "big") % 31 == 0:
            end = data.find(_END, start)
            yield whole[start : end if end >= 0 else len(data)]


def stream_inflates_beyond(stream: bytes | memoryview, most: int) -> bool:
    """Whether this one zlib stream does. Holds a mebibyte of it at a time."""
    if len(stream) * MOST_DEFLATE_RATIO <= most:
        return False
    inflater = zlib.decompressobj()
    inflated = 0
    left: bytes | memoryview = stream
    try:
        while left and not inflater.eof:
            inflated += len(inflater.decompress(left, _CHUNK))
            if inflated > most:
                return True
            left = inflater.unconsumed_tail
    except zlib.error:
        return False  # broken from here on: no reader gets more out of it
    return False
