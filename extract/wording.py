"""What a document says, ready to be searched for titles and phrases whatever their endings.

Greek words change their endings, offices the order of their words: ``Δήλωση μίσθωσης``,
``Υποβολή δήλωσης μισθώσεων``. So words are compared by their stems, and titles as sets of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import zip_longest
from statistics import median

from rapidfuzz import fuzz, process

from extract.document import ReadPage
from extract.folding import coarse, skeleton, stem
from extract.headings import Head, as_known
from extract.layout import Row
from extract.words import Word

_LIKENESS = 86.0
_WORD_LIKENESS, _JOINED_LIKENESS = 78.0, 92.0
_SHORT, _SHORT_LIKENESS = 4, 50.0
_TOLERANT_FROM = 8
_LONGEST_TITLE = 14
_LARGER = 1.2
_SHORT_HEADING = 3
_SMALL_WORDS = frozenset(
    map(skeleton, "ο η το οι τα του της των τον την τη στο στη στην από για και ή με σε "
        "of the and for from in to de du la le et des an".split())
)  # fmt: skip


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
        self._where: dict[str, frozenset[int]] = {}

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
        if self._tolerant and self._reads_nearly(_whole_key(title)):
            return 1.0
        if not self._tolerant and not words <= self._heading_stems:
            return 0.0
        key = phrase_key(title)
        shares = (self._share(words, key, line) for line in self._headings_with(words))
        return max(shares, default=0.0)

    def _reads_nearly(self, key: str) -> bool:
        long_enough = len(key) >= _TOLERANT_FROM
        return long_enough and (
            _is_nearly(key, self._wholes) or _is_nearly(coarse(key), self._rough)
        )

    def _headings_with(self, words: frozenset[str]) -> Iterator[_Line]:
        """The headings that have each of ``words``, or one that it may be misread as."""
        places = [self._places_of(word) for word in words]
        both = frozenset.intersection(*places) if places else frozenset[int]()
        return (self._headings[place] for place in sorted(both))

    def _places_of(self, word: str) -> frozenset[int]:
        if word not in self._where:
            self._where[word] = frozenset(
                place for other, places in self._stems_of_headings.items()
                if self._alike(word, other) for place in places
            )  # fmt: skip
        return self._where[word]

    @cached_property
    def _stems_of_headings(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, list[int]] = {}
        for place, line in enumerate(self._headings):
            for key in line.stems:
                found.setdefault(key, []).append(place)
        return {key: tuple(places) for key, places in found.items()}

    def headed(self, head: Head) -> float:
        """What share of a heading the words of ``head`` are, 0 where no heading has them all."""
        # Most heads lack a word on the whole page, which one look at all its headings tells.
        if not all(word.search(self._all_headings) for word in head.wanted):
            return 0.0
        shares = (
            min(1.0, len(head.wanted) / max(1, len(line.telling)))
            for line, whole in self._whole_headings
            if head.fits(whole)
        )
        return max(shares, default=0.0)

    @cached_property
    def _whole_headings(self) -> tuple[tuple[_Line, str], ...]:
        read = as_known if self._tolerant else str
        return tuple((line, read(line.whole)) for line in self._headings)

    @cached_property
    def _all_headings(self) -> str:
        return "\n".join(whole for _, whole in self._whole_headings)

    @cached_property
    def _wholes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(line.whole for line in self._lines))

    @cached_property
    def _rough(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(coarse(line.whole) for line in self._headings))

    @cached_property
    def _headings(self) -> tuple[_Line, ...]:
        return tuple(line for line in self._lines if line.heading)

    @cached_property
    def _heading_stems(self) -> frozenset[str]:
        return frozenset(stem for line in self._headings for stem in line.stems)

    def _share(self, words: frozenset[str], key: str, line: _Line) -> float:
        """What part of a heading a title in it is; one word must begin it."""
        if len(words) == 1 and not self._alike(key.split(" ", maxsplit=1)[0], line.stems[0]):
            return 0.0
        return len(words) / max(1, len(line.telling))

    def _alike(self, word: str, other: str) -> bool:
        if word == other:
            return True
        if not self._tolerant or len(word) <= 4 or abs(len(word) - len(other)) > 3:
            return False
        return fuzz.ratio(word, other, score_cutoff=_WORD_LIKENESS) > 0


def _is_nearly(title: str, lines: Sequence[str]) -> bool:
    """Whether one of ``lines`` is a title with letters misread, word for word.

    ``CERTIDAO DE NASCIMENTO`` is as a whole nearly ``CERTIDAO DE CASAMENTO``.
    """
    near = process.extract(
        title, lines, scorer=fuzz.ratio, score_cutoff=_LIKENESS, limit=None
    )  # fmt: skip
    return any(_word_for_word(title.split(), line.split(), share) for line, share, _ in near)


def _word_for_word(title: Sequence[str], line: Sequence[str], likeness: float) -> bool:
    if len(title) != len(line):
        return likeness >= _JOINED_LIKENESS
    return all(
        fuzz.ratio(word, other) >= (_WORD_LIKENESS if len(word) > _SHORT else _SHORT_LIKENESS)
        for word, other in zip(title, line, strict=True)
    )


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
            if end := _leading_capitals(words):
                yield from _line(words[:end], heading=True)
        if following is not None and len(row.words) + len(following.words) <= _LONGEST_TITLE:
            both = (*row.words, *following.words)
            heading = _is_heading(both, usual) or _goes_on(row, following, usual)
            yield from _line(both, heading)


def _goes_on(row: Row, following: Row, usual: float) -> bool:
    """``ΒΕΒΑΙΩΣΗ`` over ``υποβολής αιτήματος``: one heading, the second part in small letters."""
    alone = len(row.words) <= _SHORT_HEADING and len(row.cell_starts) == 1
    alone = alone and len(following.cell_starts) == 1
    return alone and following.words[0].text[:1].islower() and _is_heading(row.words, usual)


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


def _leading_capitals(words: tuple[Word, ...]) -> int:
    """Where ``ΔΕΛΤΙΟ ΜΟΝΙΜΗΣ ΔΙΑΜΟΝΗΣ μέλους οικογένειας`` goes on in small letters; else 0."""
    small = next((place for place, word in enumerate(words) if not word.text.isupper()), 0)
    goes_on = small > 1 and words[small].text.islower()
    return small if goes_on and len(words) <= _LONGEST_TITLE else 0


def _title_ends(texts: list[str]) -> list[int]:
    marks = [i for i, text in enumerate(texts) if text[:1] in "(–—-/|" and i > 0]
    return [len(texts), *marks[:1]]
