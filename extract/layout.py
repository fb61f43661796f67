"""Words in their places: rows across the page, cells within rows, text that knows its words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extract.words import Word, union

_LEVEL = 0.6
"""Heights of a word: lines whose middles lie closer than this stand on one level."""

_LEADERS, _LEAST_SPACED, _SPACED = ".…·_", 4, 1.2

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

    @property
    def middle(self) -> float:
        """The height at which it stands, in pixels from the top."""
        return (self.top + self.bottom) / 2

    @cached_property
    def height(self) -> float:
        """The median height of its words, in pixels; marks count only where nothing else stands."""
        lettered = [word.height for word in self.words if any(map(str.isalnum, word.text))]
        heights = sorted(lettered or (word.height for word in self.words))
        return float(heights[len(heights) // 2])

    def cell_end(self, start: int) -> int:
        """The index after the last word of the cell in which word ``start`` stands."""
        return self._ends[start] if start < len(self.words) else len(self.words)

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        starts = (*sorted(self.cell_starts), len(self.words))
        return tuple(starts[bisect_right(starts, place)] for place in range(len(self.words)))


def rows_of(words: Sequence[Word]) -> tuple[Row, ...]:
    """The words of a page in rows, from the top down.

    Rows come from the words' places alone: recognisers and PDF writers part the columns of a
    form into blocks, and so a label from its value.
    """
    levels: list[_Level] = []
    words = [word for word in words if not _is_leader(word)]
    for line in sorted(map(_Level, _lines(words)), key=lambda line: line.middle):
        beside = (n for n in reversed(range(max(0, len(levels) - 6), len(levels)))
                  if levels[n].is_level_with(line))  # fmt: skip
        place = next(beside, None)
        if place is None:
            levels.append(line)
        else:
            levels[place].join(line)
    ordered = [
        sorted(level.words, key=lambda w: w.straight[0])
        for level in sorted(levels, key=lambda level: level.middle)
    ]
    spelled = [list(_unspaced(row)) for row in ordered]
    return tuple(Row(tuple(row), frozenset(_cell_starts(row))) for row in spelled)


def _is_leader(word: Word) -> bool:
    """A dot of those that lead from a label to its value, or several."""
    return not word.text.strip(_LEADERS)


def _unspaced(row: Sequence[Word]) -> Iterator[Word]:
    """``Β Ε Β Α Ι Ω Σ Η`` as the one word that it is: four single capitals or more."""
    run: list[Word] = []
    for word in row:
        near = not run or word.straight[0] - run[-1].straight[2] <= _SPACED * word.height
        if len(word.text) == 1 and word.text.isupper() and near:
            run.append(word)
            continue
        yield from _joined(run)
        run = []
        yield word
    yield from _joined(run)


def _joined(run: Sequence[Word]) -> Iterator[Word]:
    if len(run) < _LEAST_SPACED:
        yield from run
        return
    yield Word(
        "".join(word.text for word in run),
        union(word.box for word in run),
        union(word.straight for word in run),
        min(word.confidence for word in run),
        run[0].line,
    )


class _Level:
    """Words side by side. A line of a text layer is joined word by word, so sums are kept."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = list(words)
        self._middles = sorted((w.straight[1] + w.straight[3]) / 2 for w in words)
        self._sizes = sorted(w.height for w in words if any(map(str.isalnum, w.text)))
        self._tallest = max(w.height for w in words)
        self._spans = [(w.straight[0], w.straight[2]) for w in words]
        self._left = min(left for left, _ in self._spans)
        self._right = max(right for _, right in self._spans)

    @property
    def middle(self) -> float:
        """The height at which the words stand."""
        return _median(self._middles)

    def join(self, other: _Level) -> None:
        """Takes in the words of another."""
        self.words += other.words
        self._middles = sorted((*self._middles, *other._middles))
        self._sizes = sorted((*self._sizes, *other._sizes))
        self._tallest = max(self._tallest, other._tallest)
        self._spans += other._spans
        self._left = min(self._left, other._left)
        self._right = max(self._right, other._right)

    def is_level_with(self, line: _Level) -> bool:
        """Whether two stand side by side: at one height, and not one above the other."""
        # The size of type is that of letters and figures; marks alone count where there is none.
        lower = min(_median(self._sizes), _median(line._sizes))
        lower = lower or max(self._tallest, line._tallest)
        if abs(self.middle - line.middle) > _LEVEL * max(1.0, lower):
            return False
        if self._right <= line._left or line._right <= self._left:
            return True
        return not any(_stacked(self._spans, other) for other in line._spans)


def _median(ordered: Sequence[float]) -> float:
    """The median of values in order; 0 of none."""
    half = len(ordered) // 2
    if not ordered:
        return 0.0
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words that the recogniser put on one line, together; others each by itself."""
    lines: dict[int, list[Word]] = {}
    for word in words:
        if word.line < 0:
            yield [word]
        else:
            lines.setdefault(word.line, []).append(word)
    yield from lines.values()


def _stacked(spans: Sequence[tuple[int, int]], other: tuple[int, int]) -> bool:
    """Whether ``other`` stands above or beneath one of ``spans``: where each begins and ends."""
    begin, end = other
    return any(
        left < end
        and begin < right
        and min(right, end) - max(left, begin) > 0.3 * max(1, min(right - left, end - begin))
        for left, right in spans
    )


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
