"""Words that a page's first reading left in doubt, read again by themselves.

Reading a page in two languages at once lets a recogniser take a name in one script for letters of
the other, and drop short words that stand alone. Lines are read again, in each language by
itself and larger, only where that may have happened: that costs a fraction of the first reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.folding import skeleton
from extract.labels import Label, ends_with_colon, find_labels
from extract.layout import Row, rows_of
from extract.ocr import OcrEngine, OcrReading
from extract.scripts import scripts_of
from extract.values import values_of
from extract.words import Word, certainty, union
from ingest.pages import Box

_DOUBTFUL = 0.8
_BELIEVABLE = 0.6
_CLEARLY_BETTER = 0.04
_LATIN, _GREEK = "eng", "ell"
_EACH_LETTER_COUNTS = (
    "surname",
    "given_names",
    "full_name",
    "birth_place",
    "document_number",
    "passport_number",
    "title_number",
    "birth_date",
    "issue_date",
    "expiry_date",
)
_GREEK_WORDS = ("address", "city", "prefecture")
_LONGEST_NAME = 5
_MOST_LOOKS = 60
_WIDEST_GAP = 25.0


def look_again(reading: OcrReading, engine: OcrEngine) -> tuple[Word, ...]:
    """The words of ``reading``, with those in doubt replaced by what a second look gave."""
    rows = rows_of(reading.words)
    labels = find_labels(rows, tolerant=True)
    matter = _values_that_matter(rows, labels)
    replaced: dict[int, tuple[Word, ...]] = {}
    added: list[Word] = []
    looks = 0
    for index, row in enumerate(rows):
        here = [label for label in labels if label.row == index]
        for stretch in _doubtful(row, here, matter):
            if looks < _MOST_LOOKS and (better := _read(reading, engine, stretch)):
                replaced |= dict.fromkeys(map(id, stretch), ())
                replaced[id(stretch[0])] = better
            looks += 1
    for label in labels:
        box = _empty_place(rows, label)
        if box and looks < _MOST_LOOKS:
            added += _best(reading, engine, box)
            looks += 1
    words = [part for word in reading.words for part in replaced.get(id(word), (word,))]
    return (*words, *added)


def _values_that_matter(rows: Sequence[Row], labels: Sequence[Label]) -> frozenset[int]:
    """Identities of words that may be a name, a place or a number, of which each letter counts."""
    return frozenset(
        id(word)
        for concepts, sure_script in ((_EACH_LETTER_COUNTS, "Latn"), (_GREEK_WORDS, "Grek"))
        for concept in concepts
        for _, words in values_of(rows, labels, concept)
        if len(words) <= _LONGEST_NAME
        for word in words
        if scripts_of(word.text) not in ((), (sure_script,)) or word.confidence < _DOUBTFUL
    )


def _doubtful(
    row: Row, labels: Sequence[Label], matter: frozenset[int]
) -> Iterator[tuple[Word, ...]]:
    """Neighbouring words of a cell that are no label and may be misread."""
    named = {place for label in labels for place in range(label.start, label.end)}
    stretch: list[Word] = []
    for place, word in enumerate(row.words):
        doubt = _in_doubt(word) or id(word) in matter
        if stretch and (place in row.cell_starts or place in named or not doubt):
            yield tuple(stretch)
            stretch = []
        if place not in named and doubt:
            stretch.append(word)
    if stretch:
        yield tuple(stretch)


def _in_doubt(word: Word) -> bool:
    """Unsure, of two scripts, or a word of Greek capitals that Latin ones would print alike."""
    letters = [char for char in word.text if char.isalpha()]
    if not letters:
        return word.confidence < _DOUBTFUL
    scripts = scripts_of(word.text)
    alike = scripts == ("Grek",) and word.text.isupper() and skeleton(word.text).isascii()
    return word.confidence < _DOUBTFUL or len(scripts) > 1 or (alike and len(letters) > 1)


def _read(
    reading: OcrReading, engine: OcrEngine, stretch: Sequence[Word]
) -> tuple[Word, ...] | None:
    """A better reading of ``stretch``, or None where the first is as good."""
    found = _best(reading, engine, union(word.straight for word in stretch))
    if not found or certainty(found) < certainty(stretch) - _CLEARLY_BETTER:
        return None
    return tuple(replace(word, line=stretch[0].line) for word in found)


def _best(reading: OcrReading, engine: OcrEngine, box: Box) -> tuple[Word, ...]:
    """What stands at ``box`` in the language that reads it more surely; nothing if neither does."""
    latin = engine.read_line(reading, box, _LATIN)
    greek = engine.read_line(reading, box, _GREEK)
    # A number reads the same in both; Latin letters are read better by the larger model.
    best = greek if certainty(greek) > certainty(latin) + _CLEARLY_BETTER else latin
    return best if certainty(best) >= _BELIEVABLE else ()


def _empty_place(rows: Sequence[Row], label: Label) -> Box | None:
    """Where the value of a label with a colon should stand, if nothing was read there."""
    row = rows[label.row]
    if not ends_with_colon(row, label.end - 1) or label.end < len(row.words):
        return None
    _, top, right, bottom = row.words[label.end - 1].straight
    height = bottom - top
    return (right + height // 2, top, right + round(_WIDEST_GAP * height), bottom)
