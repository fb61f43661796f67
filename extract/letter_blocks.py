"""The block of an addressee on bills and letters: a name, a street with its number, a post code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.belonging import Sign, Way
from extract.document import ReadDocument, ReadPage
from extract.facts import Fact
from extract.fields import Facts, name_text, seeing
from extract.layout import Row
from extract.words import Word

_POSTCODE_AND_TOWN = re.compile(
    r"(?:[TΤ]\.?\s?[KΚ]\.?:?\s*)?\d{3}\s?\d{2},?\s+[^\W\d_][^\d:@]{2,40}|"
    r"[^\W\d_][^\d:@]{2,30},?\s+(?:[TΤ]\.?\s?[KΚ]\.?\s*)?\d{3}\s?\d{2}"
)
_STREET = re.compile(
    r"[^\W\d_](?:[^\d:@]|\d{1,2}(?:ης|η|ου)\s)*\s\d{1,4}\s?[Α-ΩA-Zα-ωa-z]?(?:-\d{1,4})?"
)
_NAME = re.compile(r"(?:[^\W\d_]+(?:[-'’][^\W\d_]+)*\s?){2,5}")
_ONE_LEFT = 1.2
_APART = 2.2
_IN_HEAD = 0.5


@dataclass(frozen=True, slots=True)
class _Block:
    page: ReadPage
    name: tuple[Word, ...]
    street: tuple[Word, ...]
    town: tuple[Word, ...]


def address_block(document: ReadDocument) -> Facts:
    """``address`` ``surname`` ``given_names`` of the one addressee on the upper half of a page.

    Whoever sends a letter has a name that is no person's: a block without one gives nothing.
    """
    blocks = [block for page in document.pages for block in _blocks(page)]
    if len(blocks) != 1:
        return {}
    block = blocks[0]
    street, town = name_text(block.street), name_text(block.town)
    surname, _, given = name_text(block.name).partition(" ")
    return {
        "address": _fact(block, f"{street}, {town}", (*block.street, *block.town)),
        "surname": seeing(_fact(block, surname, block.name), Sign.PARTED),
        "given_names": seeing(_fact(block, given, block.name), Sign.PARTED),
    }


def _fact(block: _Block, value: str, words: tuple[Word, ...]) -> Fact:
    return block.page.fact(value, words, way=Way.PLACE)


def _blocks(page: ReadPage) -> Iterator[_Block]:
    for first, second, third in zip(page.rows, page.rows[1:], page.rows[2:], strict=False):
        if third.bottom > _IN_HEAD * page.height:
            return
        if second.top - first.bottom > _APART * first.height:
            continue
        if third.top - second.bottom > _APART * second.height:
            continue
        for start in sorted(third.cell_starts):
            town = _cell(third, start)
            street = _over(second, town)
            name = _over(first, town)
            if not (street and name and _POSTCODE_AND_TOWN.fullmatch(_text(town))):
                continue
            if _STREET.fullmatch(_text(street)) and _is_a_person(name):
                yield _Block(page, name, street, town)


def _cell(row: Row, start: int) -> tuple[Word, ...]:
    return row.words[start : row.cell_end(start)]


def _over(row: Row, below: tuple[Word, ...]) -> tuple[Word, ...]:
    """The cell of ``row`` that begins where ``below`` begins."""
    left = below[0].straight[0]
    cells = (_cell(row, start) for start in row.cell_starts)
    near = _ONE_LEFT * max(row.height, 1)
    return next((cell for cell in cells if abs(cell[0].straight[0] - left) <= near), ())


def _is_a_person(words: tuple[Word, ...]) -> bool:
    text = _text(words)
    return text.isupper() and _NAME.fullmatch(text) is not None


def _text(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words)
