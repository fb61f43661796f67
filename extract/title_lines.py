"""Cells of a page that may be its title, as stems: whole ones, and what begins them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from statistics import median

from extract.document import ReadPage
from extract.folding import skeleton, stem
from extract.layout import Row
from extract.words import Word

_LONGEST_TITLE = 14
_LARGER = 1.2
_SHORT_HEADING = 3
SMALL_WORDS = frozenset(
    map(skeleton, "ο η το οι τα του της των τον την τη στο στη στην από για και ή με σε "
        "of the and for from in to de du la le et des an".split())
)  # fmt: skip
"""Articles, prepositions and the like, as skeletons: they tell nothing of a title."""

_SMALL_STEMS = frozenset(map(stem, SMALL_WORDS))


@dataclass(frozen=True)
class TitleLine:
    """A cell that may be a title: its stems in order, and whether it is set as a heading."""

    stems: tuple[str, ...]
    whole: str
    heading: bool

    @cached_property
    def telling(self) -> frozenset[str]:
        """The stems without small words."""
        return frozenset(self.stems) - _SMALL_STEMS


def title_lines(page: ReadPage) -> Iterator[TitleLine]:
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


def _line(words: Iterable[Word], heading: bool) -> Iterator[TitleLine]:
    keys = [key for word in words if (key := skeleton(word.text))]
    if keys:
        yield TitleLine(tuple(map(stem, keys)), " ".join(keys), heading)


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
