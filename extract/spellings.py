"""Names printed in two spellings: ``ΧΟΤΖΑ (HOXHA)``, ``ΦΕΣ - FES``, ``ШЕВЧУК / SHEVCHUK``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.letter_likeness import TO_LATIN, may_be_either
from extract.scripts import scripts_of
from extract.words import Word

_LEGIBLE = 0.5
_DASH = re.compile(r"\s[-–—|]\s")


def latin_of_two(text: str) -> str:
    """``FES`` of ``ΦΕΣ - FES``; empty where a dash parts no two scripts."""
    parts = _DASH.split(text)
    scripts = [scripts_of(part) for part in parts]
    if len(parts) != 2 or scripts[0] == scripts[1] or ("Latn",) not in scripts:
        return ""
    return parts[scripts.index(("Latn",))].strip()


def latin_part(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Of words in two spellings, parted by a slash, dash or brackets, the Latin ones; else all."""
    if latin := latin_of_two(" ".join(word.text for word in words)):
        kept = latin.split()
        return words[: len(kept)] if words[0].text == kept[0] else words[-len(kept) :]
    parts: list[list[Word]] = [[]]
    for word in words:
        if word.text[:1] in "(/" and parts[-1]:
            parts.append([])
        if any(char.isalnum() for char in word.text):
            parts[-1].append(word)
        if word.text[-1:] in ")/":
            parts.append([])
    # ``ΡΑΦΑΕΛ (RAFAEL``: a bracket that the next line closes has not the whole spelling.
    closed = [part for part in parts if part and not _is_left_open(part)]
    if closed and len(closed) < sum(map(bool, parts)):
        words = tuple(word for part in closed for word in part)
    parts = closed or [list(words)]
    # Letters that the recogniser doesn't know come out as unlikely Latin ones: not a spelling.
    read = [part for part in parts if _legible(part)] or parts
    if len(read) < len(parts) and scripts_of("".join(w.text for w in read[-1])) == ("Latn",):
        return tuple(read[-1])
    # The national spelling comes first, and a recogniser may take it for Latin: the last counts.
    for part in reversed(parts):
        if len(parts) > 1 and scripts_of("".join(word.text for word in part)) == ("Latn",):
            return tuple(part)
    return words


def second_in_latin(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """``ΧΙΜΠΑ / ΗΙΒΑ``: the second spelling is Latin where Latin prints all its letters."""
    slash = next((p for p, word in enumerate(words) if word.text.endswith("/")), len(words))
    second = words[slash + 1 :]
    told = scripts_of("".join(word.text for word in words[: slash + 1])) == ("Grek",)
    if not told or not all(may_be_either(word.text.strip(" .,;")) for word in second):
        return words
    return (*words[: slash + 1], *(replace(w, text=w.text.translate(TO_LATIN)) for w in second))


def _is_left_open(words: Sequence[Word]) -> bool:
    return words[0].text.startswith("(") and ")" not in words[-1].text


def _legible(words: Sequence[Word]) -> bool:
    surely = min(word.confidence for word in words) >= _LEGIBLE
    return surely and not any(char.isdigit() for word in words for char in word.text)
