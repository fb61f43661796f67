"""Words in their places: rows across the page, cells within rows, text that knows its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from extract.words import Word

_LEVEL = 0.6
"""Heights of a word: lines whose middles lie closer than this stand on one level."""

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
    levels: list[_Level] = []
    for line in sorted(map(_Level.of, _lines(words)), key=lambda line: line.middle):
        beside = (n for n in reversed(range(max(0, len(levels) - 6), len(levels)))
                  if levels[n].is_level_with(line))  # fmt: skip
        place = next(beside, None)
        if place is None:
            levels.append(line)
        else:
            levels[place] = _Level.of([*levels[place].words, *line.words])
    ordered = [
        sorted(level.words, key=lambda w: w.straight[0])
        for level in sorted(levels, key=lambda level: level.middle)
    ]
    return tuple(Row(tuple(row), frozenset(_cell_starts(row))) for row in ordered)


@dataclass(frozen=True, slots=True)
class _Level:
    """Words side by side, and what is asked of them again and again.

    ``middle`` is the height at which they stand, ``size`` the median height of those that have
    letters or figures (0 for marks alone), ``tallest`` the greatest height, ``span`` from where to
    where they reach.
    """

    words: Sequence[Word]
    middle: float
    size: float
    tallest: int
    span: tuple[int, int]

    @classmethod
    def of(cls, words: Sequence[Word]) -> _Level:
        lettered = [word.height for word in words if any(map(str.isalnum, word.text))]
        return cls(
            words,
            median([(word.straight[1] + word.straight[3]) / 2 for word in words]),
            median(lettered) if lettered else 0.0,
            max(word.height for word in words),
            (min(w.straight[0] for w in words), max(w.straight[2] for w in words)),
        )

    def is_level_with(self, line: _Level) -> bool:
        """Whether two stand side by side: at one height, and not one above the other."""
        lower = min(self.size, line.size) or max(self.tallest, line.tallest)
        if abs(self.middle - line.middle) > _LEVEL * max(1.0, lower):
            return False
        if self.span[1] <= line.span[0] or line.span[1] <= self.span[0]:
            return True
        return not any(_stacked(one, other) for one in self.words for other in line.words)


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words that the recogniser put on one line, together; others each by itself."""
    lines: dict[int, list[Word]] = {}
    for word in words:
        if word.line < 0:
            yield [word]
        else:
            lines.setdefault(word.line, []).append(word)
    yield from lines.values()


def _stacked(one: Word, other: Word) -> bool:
    shared = min(one.straight[2], other.straight[2]) - max(one.straight[0], other.straight[0])
    narrower = min(one.straight[2] - one.straight[0], other.straight[2] - other.straight[0])
    return shared > 0.3 * max(1, narrower)


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
