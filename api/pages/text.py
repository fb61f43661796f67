"""Text of strangers made fit for showing: nothing in it may act on the page or on the reader's eye.

Markup is escaped by the templates. Here: control characters and the marks that turn the direction
of writing are written as their numbers, and very long text loses its middle.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import Levenshtein

LONGEST = 400
_KEPT_CONTROLS = frozenset("\n\t")
_KEPT_FORMATS = frozenset("\u200c\u200d\u00ad")
_LONGEST_COMPARED = 300


def visible(text: str, longest: int = LONGEST) -> str:
    r"""The text with unseen characters made seen, at most ``longest`` letters and an ellipsis.

    >>> visible("ANNA\u202egpj.exe")
    'ANNA[U+202E]gpj.exe'
    """
    return "".join(_seen(character) for character in shortened(text, longest))


def shortened(text: str, longest: int = LONGEST) -> str:
    """The text, or its beginning and end with an ellipsis between.

    >>> shortened("abcdefghij", 6)
    'abc…hij'
    """
    if len(text) <= longest:
        return text
    half = longest // 2
    return f"{text[:half]}…{text[-half:]}"


def _seen(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cc" and character not in _KEPT_CONTROLS:
        return f"[U+{ord(character):04X}]"
    if category in {"Cf", "Co", "Cs", "Cn"} and character not in _KEPT_FORMATS:
        return f"[U+{ord(character):04X}]"
    return character


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a value: the same as in the other value, or not."""

    text: str
    differs: bool


def marked(value: str, places: Container[int]) -> tuple[Piece, ...]:
    """The value in pieces, the characters at those places marked; a long one without marks.

    >>> marked("HOTI", {2, 3})
    (Piece(text='HO', differs=False), Piece(text='TI', differs=True))
    """
    if not value:
        return ()
    if len(value) > _LONGEST_COMPARED:
        return (Piece(visible(value), False),)
    stretches = groupby(range(len(value)), key=lambda place: place in places)
    return tuple(
        Piece(visible("".join(value[place] for place in stretch)), differs)
        for differs, stretch in stretches
    )


def differing(value: str, other: str) -> tuple[Piece, ...]:
    """The value in pieces: those letters that the other one lacks are marked.

    Letters are compared without regard to case. Values too long for an eye are not compared.

    >>> differing("HOXHA", "HOTI")
    (Piece(text='HO', differs=False), Piece(text='XHA', differs=True))
    """
    value, other = visible(value), visible(other)
    if not value:
        return ()
    if len(value) > _LONGEST_COMPARED or len(other) > _LONGEST_COMPARED or not other:
        return (Piece(value, False),)
    # casefold may lengthen a text (ß), so that places would no longer agree.
    ours, theirs = (
        folded if len(folded) == len(text) else text
        for text, folded in ((value, value.casefold()), (other, other.casefold()))
    )
    pieces: list[Piece] = []
    for operation in Levenshtein.opcodes(ours, theirs):
        stretch = value[operation.src_start : operation.src_end]
        differs = operation.tag != "equal"
        if not stretch:
            continue
        if pieces and pieces[-1].differs is differs:
            pieces[-1] = Piece(pieces[-1].text + stretch, differs)
        else:
            pieces.append(Piece(stretch, differs))
    return tuple(pieces)
