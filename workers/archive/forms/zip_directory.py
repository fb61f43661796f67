"""The directory of a zip, read entry by entry (PKWARE APPNOTE 4.3.6 to 4.5.3).

``zipfile`` keeps every entry in memory, half a gigabyte for a million; an archive of cases may
hold more.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from workers.archive.errors import ArchiveError

_END = struct.Struct("<4s4H2LH")
_END64_LOCATOR = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_COMMENT = 65535
_ZIP64 = 0x0001
_UTF8 = 0x800
_ENCRYPTED = 0x1
STORED, DEFLATED = 0, 8


@dataclass(frozen=True, slots=True)
class ZipMember:
    """One entry: sizes in bytes, ``mode`` as Unix knows it (0 if it was not packed there)."""

    name: str
    method: int
    encrypted: bool
    crc: int
    packed: int
    size: int
    offset: int
    mode: int


def read_directory(file: BinaryIO) -> Iterator[ZipMember]:
    """The entries in the directory's order. Raises ArchiveError: it is no zip, or breaks off."""
    start, size, shift = _extent(file)
    position, end = start, start + size
    while position < end:
        file.seek(position)
        head = file.read(_ENTRY.size)
        if len(head) < _ENTRY.size or head[:4] != b"PK\x01\x02":
            raise ArchiveError("the zip's directory breaks off; pack it again")
        fields = _ENTRY.unpack(head)
        name, extra = file.read(fields[10]), file.read(fields[11])
        yield _member(fields, name, extra, shift)
        position += _ENTRY.size + fields[10] + fields[11] + fields[12]


def _extent(file: BinaryIO) -> tuple[int, int, int]:
    """Where the directory starts, its bytes, and by how much the offsets in it are shifted."""
    total = file.seek(0, 2)
    tail_start = max(0, total - _END.size - _COMMENT)
    file.seek(tail_start)
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise ArchiveError("the zip has no directory; it is cut off, or no zip")
    _, _, _, _, _, size, offset, _ = _END.unpack_from(tail, at)
    end = tail_start + at
    locator = tail[at - _END64_LOCATOR.size : at] if at >= _END64_LOCATOR.size else b""
    if locator[:4] == b"PK\x06\x07":
        end = _END64_LOCATOR.unpack(locator)[2]
        file.seek(end)
        record = file.read(_END64.size)
        if len(record) < _END64.size or record[:4] != b"PK\x06\x06":
            raise ArchiveError("the zip's directory can't be found; pack it again")
        size, offset = _END64.unpack(record)[8:10]
    start = end - size
    if start < 0 or size > total:
        raise ArchiveError("the zip's directory can't be found; pack it again")
    return start, size, start - offset


def _member(fields: tuple[int, ...], name: bytes, extra: bytes, shift: int) -> ZipMember:
    made_by, flags, method = fields[1], fields[3], fields[4]
    crc, packed, size, attributes, offset = fields[7], fields[8], fields[9], fields[15], fields[16]
    wide = _zip64(extra)
    if size == 0xFFFFFFFF:
        size = next(wide, size)
    if packed == 0xFFFFFFFF:
        packed = next(wide, packed)
    if offset == 0xFFFFFFFF:
        offset = next(wide, offset)
    unix = made_by >> 8 == 3
    return ZipMember(
        name=_text(name, flags),
        method=method,
        encrypted=bool(flags & _ENCRYPTED),
        crc=crc,
        packed=packed,
        size=size,
        offset=offset + shift,
        mode=attributes >> 16 if unix else 0,
    )


def _text(name: bytes, flags: int) -> str:
    if flags & _UTF8:
        return name.decode("utf-8", "surrogateescape")
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("cp437")


def _zip64(extra: bytes) -> Iterator[int]:
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<2H", extra)
        if kind == _ZIP64:
            body = extra[4 : 4 + length]
            yield from struct.unpack(f"<{len(body) // 8}Q", body[: len(body) // 8 * 8])
            return
        extra = extra[4 + length :]


class ZipDamageError(Exception):
    """The member's bytes are not those that were packed, or can't be unpacked here."""


class ZipBombError(Exception):
    """The member inflates to more than it says."""


def inflate(file: BinaryIO, member: ZipMember) -> Iterator[bytes]:
    """The member's bytes in pieces; never more than it declares.

    Raises ZipDamageError or ZipBombError, perhaps after the first pieces.
    """
    file.seek(member.offset)
    head = file.read(_LOCAL.size)
    if len(head) < _LOCAL.size or head[:4] != b"PK\x03\x04":
        raise ZipDamageError
    fields = _LOCAL.unpack(head)
    file.seek(fields[9] + fields[10], 1)
    given, crc = 0, 0
    for piece in _pieces(file, member):
        given += len(piece)
        if given > member.size:
            raise ZipBombError
        crc = zlib.crc32(piece, crc)
        yield piece
    if given != member.size or crc != member.crc:
        raise ZipDamageError


def _pieces(file: BinaryIO, member: ZipMember) -> Iterator[bytes]:
    left, step = member.packed, 256 * 1024
    machine = zlib.decompressobj(-zlib.MAX_WBITS)
    while left > 0:
        packed = file.read(min(step, left))
        if not packed:
            raise ZipDamageError
        left -= len(packed)
        if member.method == STORED:
            yield packed
            continue
        try:
            while packed:
                yield machine.decompress(packed, step)
                packed = machine.unconsumed_tail
        except zlib.error as error:
            raise ZipDamageError from error
