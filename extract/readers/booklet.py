"""Whether a copy shows all pages of a booklet: page numbers against the count that it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extract.document import ReadDocument, ReadPage
from extract.facts import Fact
from extract.fields import Facts
from extract.folding import plain
from extract.layout import Row
from extract.words import Word

_COUNT = re.compile(
    r"(?:contains|περιέχει|περιλαμβάνει|contient|enthält|përmban|содержит|містить|has)\s+"
    r"(?P<count>\d{1,2})\s*(?:\(\d+\)\s*)?(?:pages|σελίδες|Seiten|faqe|страниц|сторінок)",
    re.IGNORECASE,
)
_PAGE_WORDS = frozenset({"PAGE", "ΣΕΛΙΔΑ", "ΣΕΛ", "FAQE", "SEITE", "СТРАНИЦА", "СТОР", "PG"})
_GLUED = re.compile(f"(?P<page>{'|'.join(sorted(_PAGE_WORDS))})(?P<figure>[0-9LI|]{{1,2}})")
_LIKE_ONE = str.maketrans("LI|", "111")
_ENOUGH_READ = 0.7
_SURELY_LACKING = 0.9
_HOLE = 1.6


def all_pages(document: ReadDocument) -> Facts:
    """``all_pages``: True if each number up to the printed count is there, False if some are not.

    Nothing is said without a printed count; nor where a number that seems to lack may be there
    all the same: a figure that stands alone, a page's word without a figure, a poorly read copy.
    Then an officer counts.
    """
    counted = _printed_count(document)
    if counted is None:
        return {}
    total, said = counted
    numbered = dict(_numbered(document))
    expected = set(range(1, total + 1))
    lacking = expected - set(numbered)
    if not lacking:
        least = min(numbered[number] for number in expected)
        confidence = round(min(said.confidence, least), 3)
        return {"all_pages": replace(said, value=True, confidence=confidence)}
    stray = {number for page in document.pages for number in _figures_alone(page)}
    enough = len(expected & set(numbered)) >= _ENOUGH_READ * total
    if lacking & stray or _unnumbered(document) or not enough or _may_be_unread(document, lacking):
        return {}
    confidence = round(min(said.confidence, _SURELY_LACKING), 3)
    return {"all_pages": replace(said, value=False, confidence=confidence)}


def _may_be_unread(document: ReadDocument, lacking: set[int]) -> bool:
    """Whether a number may stand on a scan and was not read: its place on the sheet is empty.

    Pages copied side by side close up where some are left out; a number that was not read leaves
    a hole in its row, or a row shorter than those beneath. The last numbers, and those beside a
    number that stands alone on its row, leave no trace: then nothing is known.
    """
    for page in document.pages:
        if page.surely_read:
            continue
        rows = [cells for row in page.rows if (cells := list(_cells_of_two(row)))]
        widest = max(map(len, rows), default=0)
        if any(len(cells) < widest for cells in rows[:-1]) or any(map(_has_hole, rows)):
            return True
        numbers = [int(figure.text) for cells in rows for _, figure in cells]
        beside = {n + step for n in numbers for step in (-1, 1)} if widest == 1 else set()
        if numbers and (
            beside & lacking or (max(lacking) > max(numbers) and page == document.pages[-1])
        ):
            return True
    return False


def _has_hole(cells: list[tuple[Word, Word]]) -> bool:
    lefts = [word.straight[0] for word, _ in cells]
    pitches = [right - left for left, right in pairwise(lefts)]
    return len(pitches) > 1 and max(pitches) > _HOLE * min(pitches)


def _printed_count(document: ReadDocument) -> tuple[int, Fact] | None:
    for page in document.pages:
        for found in page.text.find(_COUNT):
            return int(found.match["count"]), page.fact(True, found.words)
    return None


def _numbered(document: ReadDocument) -> Iterator[tuple[int, float]]:
    """Numbers that stand behind the word for a page, or beside such ones on a row."""
    for page in document.pages:
        for row in page.rows:
            cells = list(_cells_of_two(row))
            if any(_is_page_word(word) for word, _ in cells):
                yield from ((int(figure.text), figure.confidence) for _, figure in cells)


def _cells_of_two(row: Row) -> Iterator[tuple[Word, Word]]:
    """Cells of a word and a figure; the word may be misread where its neighbours are not."""
    for start in sorted(row.cell_starts):
        words = row.words[start : row.cell_end(start)]
        words = _parted(words[0]) if len(words) == 1 else words
        if len(words) == 2 and words[1].text.isdecimal() and len(words[1].text) <= 2:
            yield words[0], words[1]


def _parted(word: Word) -> tuple[Word, ...]:
    """``Pagel`` is ``Page 1``, its figure read as a last letter of the word before it."""
    glued = _GLUED.fullmatch(plain(word.text))
    if glued is None:
        return (word,)
    figure = glued["figure"].translate(_LIKE_ONE)
    return replace(word, text=glued["page"]), replace(word, text=figure)


def _is_page_word(word: Word) -> bool:
    return plain(word.text).strip(".:") in _PAGE_WORDS


def _figures_alone(page: ReadPage) -> Iterator[int]:
    for row in page.rows:
        for start in row.cell_starts:
            words = row.words[start : row.cell_end(start)]
            text = words[-1].text.strip(".,-–|")
            if len(words) <= 2 and text.isdecimal() and len(text) <= 2:
                yield int(text)


def _unnumbered(document: ReadDocument) -> bool:
    """Whether a word for a page stands without its figure, which was therefore not read."""
    for page in document.pages:
        for row in page.rows:
            for start in row.cell_starts:
                words = row.words[start : row.cell_end(start)]
                if _is_page_word(words[0]) and not any(w.text.isdecimal() for w in words[1:2]):
                    return True
    return False
