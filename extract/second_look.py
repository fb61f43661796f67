"""Words that a page's first reading left in doubt, read again by themselves.

Reading a page in two languages at once lets a recogniser take a name in one script for letters of
the other, and drop short words that stand alone. Lines are read again, in each language by
itself, only where that may have happened: that costs a fraction of the first reading.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from extract.capitals_again import capitals_again
from extract.customs import custom_of
from extract.figures_again import figures_again
from extract.folding import coarse, skeleton
from extract.label_at import Label, ends_with_colon
from extract.labels import find_labels
from extract.layout import Row, rows_of
from extract.letter_likeness import LIKE_GREEK
from extract.marks_beneath import bears_marks, read_latin
from extract.ocr import OcrEngine, OcrReading
from extract.rival_readings import (
    BELIEVABLE,
    GREEK,
    LATIN,
    UNDECIDED,
    Look,
    PageOfNames,
    better,
    capped,
    joined,
    language_of,
)
from extract.script_seen import script_seen
from extract.scripts import scripts_of
from extract.values import values_of
from extract.words import Word, certainty, union
from ingest.pages import Box

_DOUBTFUL = 0.8
_EACH_LETTER_COUNTS = (
    "surname",
    "given_names",
    "full_name",
    "given_first",
    "birth_place",
    "document_number",
    "passport_number",
    "title_number",
    "birth_date",
    "issue_date",
    "expiry_date",
)
_NAMES = frozenset({"surname", "given_names", "full_name", "given_first"})
_GREEK_WORDS = ("address", "city", "prefecture")
_LONGEST_NAME = 5
_MOST_LOOKS = 60
_LEAST_MARKED, _MOST_MARKED = 3, 20
_LEAST_LETTERS = 4
_WIDEST_GAP = 25.0


def look_again(reading: OcrReading, engine: OcrEngine) -> tuple[Word, ...]:
    """The words of ``reading``, with those in doubt replaced by what a second look gave."""
    rows = rows_of(reading.words)
    labels = find_labels(rows, tolerant=True)
    matter = _values_that_matter(rows, labels)
    looks: list[Look] = []
    for index, row in enumerate(rows):
        here = [label for label in labels if label.row == index]
        for stretch in _doubtful(row, here, matter):
            if len(looks) < _MOST_LOOKS:
                likely, name = matter.get(id(stretch[0]), (LATIN, False))
                looks.append(_look(reading, engine, _box(stretch), likely, stretch, name))

    def again(look: Look, language: str) -> tuple[Word, ...]:
        if language == LATIN:
            return read_latin(engine, reading, _box(look.before), larger=True)
        return engine.read_line(reading, _box(look.before), language, larger=True)

    taken = {id(word) for look in looks for word in look.before}
    replaced = _greek_again(reading, engine, taken)
    replaced |= _marked_again(reading, engine, {*taken, *replaced})
    replaced |= figures_again(reading, engine, rows, labels, {*taken, *replaced})
    page = PageOfNames.of(looks)
    for look in looks:
        if found := better(look, page, again):
            replaced |= dict.fromkeys(map(id, look.before), ())
            replaced[id(look.before[0])] = found
    added: list[Word] = []
    for label in labels:
        place = _empty_place(rows, label)
        if place and len(looks) + len(added) < _MOST_LOOKS:
            line = rows[label.row].words[label.end - 1].line
            found = _look(reading, engine, place, LATIN, (), False).best(None)
            added += [replace(word, line=line) for word in found]  # not the page's first line
    words = [part for word in reading.words for part in replaced.get(id(word), (word,))]
    return capitals_again(reading, (*words, *added))


def _box(words: Sequence[Word]) -> Box:
    return union(word.straight for word in words)


def _greek_again(
    reading: OcrReading, engine: OcrEngine, taken: set[int]
) -> dict[int, tuple[Word, ...]]:
    """Better readings, by identity, of words outside ``taken`` whose Greek was read as Latin."""
    replaced: dict[int, tuple[Word, ...]] = {}
    for word, looks_greek in _misread_greek(reading, taken):
        greek = engine.read_line(reading, word.straight, GREEK)
        alike = coarse(_skeleton(greek)) == coarse(skeleton(word.text))
        if certainty(greek) >= BELIEVABLE:
            found = greek if looks_greek or alike else ()
        else:
            found = capped(greek, UNDECIDED) if alike else ()
        if found:
            replaced[id(word)] = tuple(replace(part, line=word.line) for part in found)
    return replaced


def _marked_again(
    reading: OcrReading, engine: OcrEngine, taken: set[int]
) -> dict[int, tuple[Word, ...]]:
    """Better readings, by identity, of words in capitals outside ``taken`` with marks beneath."""
    words = (
        word for word in reading.words
        if word.text.isupper() and word.text.isalpha() and len(word.text) >= _LEAST_MARKED
        and id(word) not in taken and bears_marks(reading, word)
    )  # fmt: skip
    replaced: dict[int, tuple[Word, ...]] = {}
    for word in islice(words, _MOST_MARKED):
        found = read_latin(engine, reading, word.straight)
        if certainty(found) < BELIEVABLE:
            replaced[id(word)] = capped((word,), UNDECIDED)
        elif skeleton(joined(found)) != skeleton(word.text):
            settled = read_latin(engine, reading, word.straight, larger=True)
            sure = 1.0 if skeleton(joined(settled)) == skeleton(joined(found)) else UNDECIDED
            replaced[id(word)] = capped(found, sure, line=word.line)
    return replaced


def _misread_greek(reading: OcrReading, taken: set[int]) -> Iterator[tuple[Word, bool]]:
    """Words of a mostly Greek page that were read as Latin ones and may be Greek; if they look so.

    Capitals that both scripts print are held to be Greek there as long as they do not look Latin.
    """
    scripts = [scripts_of(word.text) for word in reading.words]
    if scripts.count(("Grek",)) < scripts.count(("Latn",)):
        return
    latin = [
        word for word, script in zip(reading.words, scripts, strict=True)
        if "Latn" in script and len(word.text) >= _LEAST_LETTERS and id(word) not in taken
    ]  # fmt: skip
    for word in latin[:_MOST_LOOKS]:
        looks = language_of(_odds(reading, (word,)))
        if looks == GREEK or (looks is None and _may_be_greek(word.text)):
            yield word, looks == GREEK


def _look(
    reading: OcrReading, engine: OcrEngine, box: Box, likely: str, before: tuple[Word, ...],
    name: bool,
) -> Look:  # fmt: skip
    latin = read_latin(engine, reading, box)
    greek = engine.read_line(reading, box, GREEK)
    letters = joined(before)
    worded = sum(map(str.isalpha, letters)) > 1 and not any(map(str.isdigit, letters))
    alike = _skeleton(latin) == _skeleton(greek)  # the letters are those that both scripts print
    odds = _odds(reading, before) if (name or worded) and not (name and alike) else 0.0
    return Look(before, latin, greek, likely, name, odds)


def _skeleton(words: Sequence[Word]) -> str:
    return skeleton(joined(words))


def _odds(reading: OcrReading, words: Sequence[Word]) -> float:
    """How much likelier the words look Latin than Greek, as a logarithm; 0 if nothing is seen."""
    odds = 0.0
    for word in words:
        left, top, right, bottom = word.straight
        shares = script_seen(reading.picture[top:bottom, left:right])
        if shares:
            odds += math.log((shares["Latn"] + 1e-4) / (shares["Grek"] + 1e-4))
    return odds


def _values_that_matter(
    rows: Sequence[Row], labels: Sequence[Label]
) -> dict[int, tuple[str, bool]]:
    """Words of which each letter counts, by identity: their likely language, whether a name."""
    custom = custom_of(rows, labels)
    return {
        id(word): (language, concept in _NAMES)
        for concepts, script, language in (
            (_EACH_LETTER_COUNTS, "Latn", LATIN),
            (_GREEK_WORDS, "Grek", GREEK),
        )
        for concept in concepts
        for stretch in values_of(rows, labels, concept, custom)
        if len(words := stretch.words) <= _LONGEST_NAME
        for word in words
        if scripts_of(word.text) not in ((), (script,))
        or word.confidence < _DOUBTFUL
        or (concept in _NAMES and (_may_be_greek(word.text) or _is_of_two_scripts(words)))
    }


def _is_of_two_scripts(words: Sequence[Word]) -> bool:
    """``AA ΤΖΟΥΜΠΟΥΡΙ``: nobody writes so, other than with a mark between (``ΧΟΤΖΑ (HOXHA)``)."""
    text = joined(words)
    return {"Latn", "Grek"} <= set(scripts_of(text)) and not any(mark in text for mark in "/(,")


def _may_be_greek(text: str) -> bool:
    letters = {char for char in text if char.isalpha()}
    return len(letters) > 1 and letters <= LIKE_GREEK


def _doubtful(
    row: Row, labels: Sequence[Label], matter: Mapping[int, tuple[str, bool]]
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


def _empty_place(rows: Sequence[Row], label: Label) -> Box | None:
    """Where the value of a label with a colon should stand, if nothing was read there."""
    row = rows[label.row]
    if not ends_with_colon(row, label.end - 1) or label.end < len(row.words):
        return None
    _, top, right, bottom = row.words[label.end - 1].straight
    height = bottom - top
    return (right + height // 2, top, right + round(_WIDEST_GAP * height), bottom)
