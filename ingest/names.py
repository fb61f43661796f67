"""How a file's name is shown: escaped, so that it can neither hide nor command anything."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

_ESCAPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Controls, format characters (bidi overrides, zero width), surrogates, unassigned, separators."""


def shown(name: str | bytes | Path) -> str:
    r"""The last part of ``name`` as printable text.

    Bytes that are not UTF-8 become ``\xNN``; control characters, bidi overrides, zero-width and
    unassigned characters become ``\xNN``, ``\uNNNN`` or ``\UNNNNNNNN``. A name without any of
    them comes back unchanged, so that it compares equal to the same name in ``application.json``.

    >>> shown("passport.pdf")
    'passport.pdf'
    >>> shown(b"\xff.pdf")
    '\\xff.pdf'
    """
    text = os.fsdecode(name) if isinstance(name, bytes | Path) else name
    return "".join(map(_shown_character, Path(text).name))


def _shown_character(character: str) -> str:
    if unicodedata.category(character) not in _ESCAPED_CATEGORIES:
        return character
    point = ord(character)
    # PEP 383: os.fsdecode maps the undecodable byte NN to the lone surrogate U+DCNN.
    if 0xDC80 <= point <= 0xDCFF:
        return f"\\x{point - 0xDC00:02x}"
    if point <= 0xFF:
        return f"\\x{point:02x}"
    return f"\\u{point:04x}" if point <= 0xFFFF else f"\\U{point:08x}"
