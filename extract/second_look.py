"""Words that a page's first reading left in doubt, read again by themselves.

Reading a page in two languages at once lets a recogniser take a name in one script for letters of
the other, and drop short words that stand alone. Lines are read again, in each language by
itself and larger, only where that may have happened: that costs a fraction of the first reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
            likely = matter.get(id(stretch[0]), _LATIN)
            if looks < _MOST_LOOKS and (better := _read(reading, engine, stretch, likely)):
                replaced |= dict.fromkeys(map(id, stretch), ())
                replaced[id(stretch[0])] = better
            looks += 1
    for label in labels:
        box = _empty_place(rows, label)
        if box and looks < _MOST_LOOKS:
            added += _best(reading, engine, box, _LATIN)
            looks += 1
    words = [part for word in reading.words for part in replaced.get(id(word), (word,))]
    return (*words, *added)


def _values_that_matter(rows: Sequence[Row], labels: Sequence[Label]) -> dict[int, str]:
    """Words of which each letter counts, by identity, and the language they are likely in."""
    return {
        id(word): language
        for concepts, script, language in (
            (_EACH_LETTER_COUNTS, "Latn", _LATIN),
            (_GREEK_WORDS, "Grek", _GREEK),
        )
        for concept in concepts
        for _, words in values_of(rows, labels, concept)
        if len(words) <= _LONGEST_NAME
        for word in words
        if scripts_of(word.text) not in ((), (script,)) or word.confidence < _DOUBTFUL
    }


def _doubtful(
    row: Row, labels: Sequence[Label], matter: Mapping[int, str]
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
    reading: OcrReading, engine: OcrEngine, stretch: Sequence[Word], likely: str
) -> tuple[Word, ...] | None:
    """A better reading of ``stretch``, or None where the first is as good."""
    found = _best(reading, engine, union(word.straight for word in stretch), likely)
    if not found or certainty(found) < certainty(stretch) - _CLEARLY_BETTER:
        return None
    return tuple(replace(word, line=stretch[0].line) for word in found)


def _best(reading: OcrReading, engine: OcrEngine, box: Box, likely: str) -> tuple[Word, ...]:
    """What stands at ``box`` in the language that reads it more surely; nothing if none does.

    Words that both scripts print alike are read by both: the ``likely`` one then counts.
    """
    other = _GREEK if likely == _LATIN else _LATIN
    first = engine.read_line(reading, box, likely)
    second = engine.read_line(reading, box, other)
    best = second if certainty(second) > certainty(first) + _CLEARLY_BETTER else first
    return best if certainty(best) >= _BELIEVABLE else ()


def _empty_place(rows: Sequence[Row], label: Label) -> Box | None:
    """Where the value of a label with a colon should stand, if nothing was read there."""
    row = rows[label.row]
    if not ends_with_colon(row, label.end - 1) or label.end < len(row.words):
        return None
    _, top, right, bottom = row.words[label.end - 1].straight
    height = bottom - top
    return (right + height // 2, top, right + round(_WIDEST_GAP * height), bottom)
