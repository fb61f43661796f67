"""Master keys: read from the environment or a file; the first seals, all of them open."""

from __future__ import annotations

import base64
import binascii
import io
import os
import re
import secrets
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ingest.blobs.errors import KeyTextError, SealError, UnknownKeyError
from ingest.blobs.sealing import KEY_BYTES, Sealer, key_of, unsealed

_LINE = re.compile(r"([A-Za-z0-9._-]{1,32}):([A-Za-z0-9+/_=-]+)")
_OTHERS_MAY = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True)
class Keyring:
    """Keys by id. Printing it shows the ids and no key."""

    current: str
    keys: Mapping[str, bytes] = field(repr=False)

    def master(self, key: str) -> bytes:
        """The key of that id. Raises UnknownKeyError."""
        try:
            return self.keys[key]
        except KeyError as error:
            raise UnknownKeyError(key) from error

    def seal(self, clear: bytes) -> bytes:
        """The bytes sealed with the current key (``ingest.blobs.sealing``)."""
        sealer = Sealer(self)
        return sealer.head + sealer.add(clear) + sealer.end()

    def open(self, sealed: bytes) -> bytes:
        """What ``seal`` was given. Raises SealError."""
        return b"".join(unsealed(self, io.BytesIO(sealed)))

    def is_current(self, sealed: bytes) -> bool:
        """Whether the current key sealed it; else ``elenchos keys rotate`` has something to do."""
        try:
            return key_of(io.BytesIO(sealed)) == self.current
        except SealError:
            return False


def read_keys(text: str) -> Keyring:
    """Keys as ``ID:KEY`` with commas or line ends between, the current one first.

    A key is 32 bytes in base64. Lines that begin with ``#`` are comments.

    Raises:
        KeyTextError: the line says how they are written; it never quotes a key.
    """
    lines = [line.strip() for line in re.split(r"[,\n]", text)]
    keys: dict[str, bytes] = {}
    for number, line in enumerate((x for x in lines if x and not x.startswith("#")), 1):
        found = _LINE.fullmatch(line)
        if found is None:
            raise KeyTextError(f"key {number} can't be read")
        name, written = found.groups()
        if name in keys:
            raise KeyTextError(f'the key id "{name}" stands twice')
        keys[name] = _key(written, name)
    if not keys:
        raise KeyTextError("there is no key")
    return Keyring(next(iter(keys)), keys)


def read_key_file(path: Path) -> Keyring:
    """The keys of a file that its owner alone may read. Raises KeyTextError."""
    try:
        if path.stat().st_mode & _OTHERS_MAY:
            raise KeyTextError(f"{path.name} may be read by others (chmod 600 it)")
        return read_keys(path.read_text("utf-8"))
    except (OSError, UnicodeError) as error:
        raise KeyTextError(f"{path.name} can't be read") from error


def new_key(name: str) -> str:
    """A fresh key, written as ``read_keys`` reads it."""
    return f"{name}:{base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()}"


def make_key_file(path: Path, name: str) -> Keyring:
    """Makes a key file with one key, unless there is one; gives what it holds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return read_key_file(path)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(f"{new_key(name)}\n")
        file.flush()
        os.fsync(file.fileno())
    return read_key_file(path)


def _key(written: str, name: str) -> bytes:
    try:
        key = base64.b64decode(written.replace("-", "+").replace("_", "/"), validate=True)
    except binascii.Error as error:
        raise KeyTextError(f'the key "{name}" is no base64') from error
    if len(key) != KEY_BYTES:
        raise KeyTextError(f'the key "{name}" is not {KEY_BYTES} bytes long')
    return key
