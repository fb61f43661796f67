"""What a document says, ready to be searched for titles and phrases whatever their endings.

Greek words change their endings, offices the order of their words: ``Δήλωση μίσθωσης``,
``Υποβολή δήλωσης μισθώσεων``. So words are compared by their stems, and titles as sets of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property

from rapidfuzz import fuzz, process

from extract.document import ReadPage
from extract.folding import coarse, skeleton, stem
from extract.headings import Head, as_known
from extract.layout import Row
from extract.title_lines import SMALL_WORDS, TitleLine, title_lines

_LIKENESS = 86.0
_WORD_LIKENESS, _JOINED_LIKENESS = 78.0, 92.0
_SHORT, _SHORT_LIKENESS = 4, 50.0
_TOLERANT_FROM = 8


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
    return frozenset(stem(key) for key in keys if key and key not in SMALL_WORDS)


@cache
def _with_longest_stem(phrases: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (phrase, max(phrase_key(phrase).split(), key=len, default="")) for phrase in phrases
    )


@cache
def _with_longest_word(titles: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((title, max(sorted(_title_words(title)), key=len, default="")) for title in titles)


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
    def _stems(self) -> frozenset[str]:
        return frozenset(self.text.split())

    @cached_property
    def _whole(self) -> str:
        """All words with their endings: a misread letter weighs less in a whole word."""
        rows = (row for page in self._pages for row in page.rows)
        return " ".join(key for row in rows for word in row.words if (key := skeleton(word.text)))

    @cached_property
    def _lines(self) -> tuple[TitleLine, ...]:
        return tuple(dict.fromkeys(line for page in self._pages for line in title_lines(page)))

    @cached_property
    def _sets(self) -> frozenset[frozenset[str]]:
        return frozenset(line.telling for line in self._lines)

    def said(self, phrases: tuple[str, ...]) -> Iterator[str]:
        """Those of ``phrases`` that it ``says``, in their order."""
        # Nearly all lack a word of the page, which is soon told where none is misread.
        for phrase, longest in _with_longest_stem(phrases):
            able = self._tolerant or longest in self._stems or phrase.endswith("*")
            if able and self.says(phrase):
                yield phrase

    def best_titled(self, titles: tuple[str, ...]) -> float:
        """The largest share that one of ``titles`` has (``titled``), 0 for none."""
        return max(
            (
                self.titled(title)
                for title, longest in _with_longest_word(titles)
                if self._tolerant or longest in self._stems
            ),
            default=0.0,
        )

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

    def _headings_with(self, words: frozenset[str]) -> Iterator[TitleLine]:
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
    def _whole_headings(self) -> tuple[tuple[TitleLine, str], ...]:
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
    def _headings(self) -> tuple[TitleLine, ...]:
        return tuple(line for line in self._lines if line.heading)

    @cached_property
    def _heading_stems(self) -> frozenset[str]:
        return frozenset(stem for line in self._headings for stem in line.stems)

    def _share(self, words: frozenset[str], key: str, line: TitleLine) -> float:
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


def _row_key(row: Row) -> str:
    return " ".join(stem(key) for word in row.words if (key := skeleton(word.text)))
