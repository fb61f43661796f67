"""How bytes are sealed: AES-256-GCM in pieces, under a key of their own.

A sealed stream is a head and pieces. The head: ``ELB1``, the length of the master key's id (one
byte), the id, and 32 random bytes from which, with the master key, HKDF-SHA-256 makes the key of
this stream alone. Each piece seals up to ``PIECE`` bytes; its nonce is its number and whether it is
the last, and the head is authenticated with each, so that no piece can be changed, left out, moved
or taken from another stream, and no stream cut short (the construction STREAM of Hoang,
Reyhanitabar, Rogaway and Vizár). No nonce comes twice, however many streams one master key seals.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import BinaryIO, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ingest.blobs.errors import SealError

PIECE = 256 * 1024
TAG = 16
KEY_BYTES = 32
_MAGIC = b"ELB1"
_SALT = 32


class Keys(Protocol):
    """Master keys by id."""

    @property
    def current(self) -> str:
        """The id of the key that seals."""
        ...

    def master(self, key: str) -> bytes:
        """The key of that id. Raises UnknownKeyError."""
        ...


class Sealer:
    """Seals one stream, piece by piece, as the bytes come."""

    def __init__(self, keys: Keys) -> None:
        name = keys.current.encode()
        self._head = _MAGIC + bytes([len(name)]) + name + os.urandom(_SALT)
        self._cipher = _cipher(keys.master(keys.current), self._head)
        self._pending = bytearray()
        self._number = 0

    @property
    def head(self) -> bytes:
        """What stands before the first piece."""
        return self._head

    def add(self, clear: bytes) -> bytes:
        """The pieces that are full by now; the last bytes are held back for the last piece."""
        self._pending += clear
        sealed = bytearray()
        while len(self._pending) > PIECE:
            sealed += self._piece(bytes(self._pending[:PIECE]), last=False)
            del self._pending[:PIECE]
        return bytes(sealed)

    def end(self) -> bytes:
        """The last piece; it may be empty."""
        return self._piece(bytes(self._pending), last=True)

    def _piece(self, clear: bytes, *, last: bool) -> bytes:
        nonce = _nonce(self._number, last=last)
        self._number += 1
        return self._cipher.encrypt(nonce, clear, self._head)


def unsealed(keys: Keys, sealed: BinaryIO) -> Iterator[bytes]:
    """The clear bytes in pieces; each is authentic when it comes.

    Raises:
        SealError: the stream was changed or cut.
        UnknownKeyError: its key is not among the keys.
    """
    head, name = _read_head(sealed)
    cipher = _cipher(keys.master(name), head)
    number = 0
    piece = _read_fully(sealed, PIECE + TAG)
    while True:
        following = _read_fully(sealed, PIECE + TAG)
        try:
            yield cipher.decrypt(_nonce(number, last=not following), piece, head)
        except InvalidTag as error:
            raise SealError("Sealed bytes were changed or cut: restore them.") from error
        if not following:
            return
        number, piece = number + 1, following


def key_of(sealed: BinaryIO) -> str:
    """The id of the key that sealed the stream. Raises SealError: it is no sealed stream."""
    return _read_head(sealed)[1]


def _read_head(sealed: BinaryIO) -> tuple[bytes, str]:
    start = _read_fully(sealed, len(_MAGIC) + 1)
    if start[:-1] != _MAGIC:
        raise SealError("These bytes were not sealed by Elenchos: restore them.")
    rest = _read_fully(sealed, start[-1] + _SALT)
    if len(rest) != start[-1] + _SALT:
        raise SealError("Sealed bytes were cut: restore them.")
    return start + rest, rest[: start[-1]].decode("utf-8", "replace")


def _read_fully(file: BinaryIO, length: int) -> bytes:
    """That many bytes; fewer only at the end. A socket gives them in parts."""
    parts = bytearray()
    while len(parts) < length:
        part = file.read(length - len(parts))
        if not part:
            break
        parts += part
    return bytes(parts)


def _cipher(master: bytes, head: bytes) -> AESGCM:
    derived = HKDF(SHA256(), KEY_BYTES, salt=head[-_SALT:], info=b"elenchos blob").derive(master)
    return AESGCM(derived)


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
