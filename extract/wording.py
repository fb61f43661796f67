"""What a document says, ready to be searched for titles and phrases whatever their endings.

Greek words change their endings, offices the order of their words: ``Δήλωση μίσθωσης``,
``Υποβολή δήλωσης μισθώσεων``. So words are compared by their stems, and titles as sets of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import zip_longest
from statistics import median

from rapidfuzz import fuzz

from extract.document import ReadPage
from extract.folding import coarse, skeleton
from extract.layout import Row
from extract.words import Word

_LIKENESS = 86.0
_WORD_LIKENESS = 80.0
_TOLERANT_FROM = 8
_LONGEST_TITLE = 14
_LARGER = 1.2
_SHORTEST_STEM, _LONGEST_ENDING = 4, 3
_ENDING = frozenset(skeleton("αεηιουωςσν") + "S")
_SMALL_WORDS = frozenset(
    map(skeleton, "ο η το οι τα του της των τον την τη στο στη στην από για και ή με σε "
        "of the and for from in to de du la le et des an".split())
)  # fmt: skip


@lru_cache(maxsize=65536)
def stem(key: str) -> str:
    """A skeleton without the ending that Greek declines: at most three letters, vowels, ς, ν."""
    end = len(key)
    while end > _SHORTEST_STEM and len(key) - end < _LONGEST_ENDING and key[end - 1] in _ENDING:
        end -= 1
    return key[:end]


@cache
def phrase_key(phrase: str) -> str:
    """The stems of a phrase, parted by spaces."""
    words = map(skeleton, phrase.replace("/", "/ ").replace("-", "- ").split())
    return " ".join(stem(word) for word in words if word)


@cache
def _whole_key(phrase: str) -> str:
    words = map(skeleton, phrase.replace("/", "/ ").split())
    return " ".join(filter(None, words))


@cache
def _title_words(title: str) -> frozenset[str]:
    keys = (skeleton(word) for word in title.replace("/", "/ ").split())
    return frozenset(stem(key) for key in keys if key and key not in _SMALL_WORDS)


@dataclass(frozen=True)
class _Line:
    """A cell that may be a title: its stems in order, and whether it is set as a heading."""

    stems: tuple[str, ...]
    whole: str
    heading: bool

    @cached_property
    def telling(self) -> frozenset[str]:
        """The stems without small words."""
        return frozenset(self.stems) - _SMALL_STEMS


class Wording:
    """The words of some pages, for questions about titles and phrases."""

    def __init__(self, pages: Iterable[ReadPage]) -> None:
        self._pages = tuple(pages)
        self._tolerant = any(not page.surely_read for page in self._pages)
        self._said: dict[str, bool] = {}
        self._shares: dict[str, float] = {}

    @cached_property
    def text(self) -> str:
        """All words as stems, a space before and behind each."""
        rows = (row for page in self._pages for row in page.rows)
        return " " + " ".join(filter(None, map(_row_key, rows))) + " "

    @cached_property
    def _whole(self) -> str:
        """All words with their endings: a misread letter weighs less in a whole word."""
        rows = (row for page in self._pages for row in page.rows)
        return " ".join(key for row in rows for word in row.words if (key := skeleton(word.text)))

    @cached_property
    def _lines(self) -> tuple[_Line, ...]:
        return tuple(dict.fromkeys(line for page in self._pages for line in _lines_of(page)))

    @cached_property
    def _sets(self) -> frozenset[frozenset[str]]:
        return frozenset(line.telling for line in self._lines)

    def says(self, phrase: str) -> bool:
        """Whether the words of ``phrase`` stand somewhere, side by side; a star: any ending."""
        if phrase not in self._said:
            self._said[phrase] = self._stands(phrase)
        return self._said[phrase]

    def _stands(self, phrase: str) -> bool:
        if phrase.endswith("*"):
            return self._begins_a_word(skeleton(phrase))
        key = phrase_key(phrase)
        if f" {key} " in self.text:
            return True
        if not self._tolerant or len(key) < _TOLERANT_FROM:
            return False
        return fuzz.partial_ratio(_whole_key(phrase), self._whole, score_cutoff=_LIKENESS) > 0

    def _begins_a_word(self, key: str) -> bool:
        if f" {key}" in self.text:
            return True
        if not self._tolerant or len(key) < _TOLERANT_FROM:
            return False
        words = self._whole.split()
        return any(fuzz.ratio(key, word[: len(key)]) >= _LIKENESS for word in words)

    def titled(self, title: str) -> float:
        """How far ``title`` is the whole of some line, or of a heading: its share, 0 to 1."""
        if title not in self._shares:
            self._shares[title] = self._title_share(title)
        return self._shares[title]

    def _title_share(self, title: str) -> float:
        words = _title_words(title)
        if words in self._sets:
            return 1.0
        if self._tolerant and len(key := _whole_key(title)) >= _TOLERANT_FROM:
            lines = self._lines
            if any(fuzz.ratio(key, line.whole, score_cutoff=_LIKENESS) > 0 for line in lines):
                return 1.0
            rough = coarse(key)
            if any(fuzz.ratio(rough, other, score_cutoff=_LIKENESS) > 0 for other in self._rough):
                return 1.0
        if not self._tolerant and not words <= self._heading_stems:
            return 0.0
        shares = (self._share(words, phrase_key(title), line) for line in self._headings)
        return max(shares, default=0.0)

    @cached_property
    def _rough(self) -> frozenset[str]:
        return frozenset(coarse(line.whole) for line in self._headings)

    @cached_property
    def _headings(self) -> tuple[_Line, ...]:
        return tuple(line for line in self._lines if line.heading)

    @cached_property
    def _heading_stems(self) -> frozenset[str]:
        return frozenset(stem for line in self._headings for stem in line.stems)

    def _share(self, words: frozenset[str], key: str, line: _Line) -> float:
        """What part of a heading a title is; one word must begin it."""
        if len(words) == 1 and not self._alike(key.split(" ", maxsplit=1)[0], line.stems[0]):
            return 0.0
        lacking = words.difference(line.stems)
        if lacking and not (self._tolerant and all(self._has_alike(w, line) for w in lacking)):
            return 0.0
        return len(words) / max(1, len(line.telling))

    def _has_alike(self, word: str, line: _Line) -> bool:
        return any(self._alike(word, other) for other in line.stems)

    def _alike(self, word: str, other: str) -> bool:
        if word == other:
            return True
        if not self._tolerant or len(word) <= 4 or abs(len(word) - len(other)) > 3:
            return False
        return fuzz.ratio(word, other, score_cutoff=_WORD_LIKENESS) > 0


_SMALL_STEMS = frozenset(map(stem, _SMALL_WORDS))


def _row_key(row: Row) -> str:
    return " ".join(stem(key) for word in row.words if (key := skeleton(word.text)))


def _lines_of(page: ReadPage) -> Iterator[_Line]:
    """Cells that stand alone, also two rows together, also what stands before a dash or bracket."""
    usual = median([row.height for row in page.rows]) if page.rows else 0.0
    for row, following in zip_longest(page.rows, page.rows[1:]):
        for start in row.cell_starts:
            words = row.words[start : row.cell_end(start)]
            if words[-1].text.endswith(":"):
                continue
            heading = _is_heading(words, usual)
            for end in _title_ends([word.text for word in words]):
                yield from _line(words[:end], heading)
        if following is not None and len(row.words) + len(following.words) <= _LONGEST_TITLE:
            both = (*row.words, *following.words)
            yield from _line(both, _is_heading(both, usual))


def _line(words: Iterable[Word], heading: bool) -> Iterator[_Line]:
    keys = [key for word in words if (key := skeleton(word.text))]
    if keys:
        yield _Line(tuple(map(stem, keys)), " ".join(keys), heading)


def _is_heading(words: tuple[Word, ...], usual: float) -> bool:
    """Whether a cell is in capitals, or larger than most of the page, and short."""
    if len(words) > _LONGEST_TITLE:
        return False
    letters = [char for word in words for char in word.text if char.isalpha()]
    capitals = sum(char.isupper() for char in letters) >= 0.85 * max(1, len(letters))
    larger = min(word.height for word in words) > _LARGER * usual
    return bool(letters) and (capitals or larger)


def _title_ends(texts: list[str]) -> list[int]:
    marks = [i for i, text in enumerate(texts) if text[:1] in "(–—-/|" and i > 0]
    return [len(texts), *marks[:1]]
