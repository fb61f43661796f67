"""Words in their places: rows across the page, cells within rows, text that knows its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extract.words import Word

_CELL_GAP = 1.6
"""Heights of a word: a wider gap within a row begins another cell (a column, a filled-in field)."""


@dataclass(frozen=True)
class Row:
    """Words that stand on one level, left to right, with the places where a cell begins."""

    words: tuple[Word, ...]
    cell_starts: frozenset[int]

    @cached_property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def top(self) -> int:
        """The highest pixel of the row on the straightened page."""
        return min(word.straight[1] for word in self.words)

    @cached_property
    def bottom(self) -> int:
        """The lowest pixel of the row on the straightened page."""
        return max(word.straight[3] for word in self.words)

    @cached_property
    def height(self) -> float:
        """The median height of its words, in pixels."""
        heights = sorted(word.height for word in self.words)
        return float(heights[len(heights) // 2])

    def cell_end(self, start: int) -> int:
        """The index after the last word of the cell in which word ``start`` stands."""
        return next(
            (index for index in range(start + 1, len(self.words)) if index in self.cell_starts),
            len(self.words),
        )


def rows_of(words: Sequence[Word]) -> tuple[Row, ...]:
    """The words of a page in rows, from the top down.

    Rows come from the words' places alone: recognisers and PDF writers part the columns of a
    form into blocks, and so a label from its value.
    """
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.straight[1] + w.straight[3], w.straight[0])):
        row = next((row for row in reversed(rows[-4:]) if _on_one_level(row[-1], word)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    ordered = [sorted(row, key=lambda w: w.straight[0]) for row in rows]
    return tuple(Row(tuple(row), frozenset(_cell_starts(row))) for row in ordered)


def _on_one_level(one: Word, other: Word) -> bool:
    top = max(one.straight[1], other.straight[1])
    bottom = min(one.straight[3], other.straight[3])
    return bottom - top > 0.5 * max(1, min(one.height, other.height))


def _cell_starts(row: Sequence[Word]) -> Iterator[int]:
    yield 0
    for index in range(1, len(row)):
        gap = row[index].straight[0] - row[index - 1].straight[2]
        # A dash is low and a capital high: the taller of two neighbours tells the size of type.
        if gap > _CELL_GAP * max(1, row[index].height, row[index - 1].height):
            yield index


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of text that a pattern matched, its groups, and the words that it covers."""

    match: re.Match[str]
    words: tuple[Word, ...]
    text: Text

    def group_words(self, group: int | str) -> tuple[Word, ...]:
        """The words under one group of the match."""
        return self.text.words_between(*self.match.span(group))


class Text:
    """Words as one running string, each character traceable to its word.

    Rows are parted by a newline, words by a space.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self._spans: list[tuple[int, int, Word]] = []
        parts: list[str] = []
        position = 0
        for row in rows:
            for index, word in enumerate(row.words):
                mark = "" if not parts else "\n" if index == 0 else " "
                parts += [mark, word.text]
                position += len(mark)
                self._spans.append((position, position + len(word.text), word))
                position += len(word.text)
        self.string = "".join(parts)

    def words_between(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that the half-open range of characters touches."""
        return tuple(word for left, right, word in self._spans if left < end and start < right)

    def find(self, pattern: re.Pattern[str]) -> Iterator[Found]:
        """Each match of ``pattern`` with its words."""
        for match in pattern.finditer(self.string):
            yield Found(match, self.words_between(*match.span()), self)
