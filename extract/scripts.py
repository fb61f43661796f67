"""Which scripts a text is written in: ISO 15924 codes of its letters (Unicode UAX #24)."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from fontTools import unicodedata as scripts_data  # type: ignore[import-untyped]

_NO_SCRIPT = frozenset({"Zyyy", "Zinh", "Zzzz"})


@lru_cache(maxsize=4096)
def _script_of(char: str) -> str:
    return str(scripts_data.script(char))


def scripts_of(text: str) -> tuple[str, ...]:
    """The scripts of the letters in ``text``, most letters first, e.g. ``("Cyrl", "Latn")``.

    Digits, spaces and punctuation belong to no script; a text without letters gives ``()``.
    Chinese characters are ``Hani``: whether simplified or traditional is not in the character.
    """
    counts = Counter(_script_of(char) for char in text if char.isalpha())
    for code in _NO_SCRIPT:
        counts.pop(code, None)
    return tuple(code for code, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))
