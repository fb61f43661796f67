"""Words that a page's first reading left in doubt, read again by themselves.

Reading a page in two languages at once lets a recogniser take a name in one script for letters of
the other, and drop short words that stand alone. Lines are read again, in each language by
itself and larger, only where that may have happened: that costs a fraction of the first reading.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.folding import skeleton
from extract.labels import Label, ends_with_colon, find_labels
from extract.layout import Row, rows_of
from extract.ocr import OcrEngine, OcrReading
from extract.script_seen import script_seen
from extract.scripts import scripts_of
from extract.values import values_of
from extract.words import Word, certainty, union
from ingest.pages import Box

_DOUBTFUL = 0.8
_BELIEVABLE = 0.6
_CLEARLY_BETTER = 0.04
_ONE_SCRIPT, _UNDECIDED, _LEAST_NAMES = 0.15, 0.6, 2
_LATIN, _GREEK = "eng", "ell"
_CODES = {_LATIN: "Latn", _GREEK: "Grek"}
_LOOKS_CLEAR, _AGREED = math.log(8), 0.8
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
_NAMES = frozenset({"surname", "given_names", "full_name"})
# Latin capitals that Greek ones look like: to a recogniser of both Λ and Δ are an A, Π is an N.
_LIKE_GREEK = frozenset("ABEHIKMNOPTXYZ")
_GREEK_WORDS = ("address", "city", "prefecture")
_LONGEST_NAME = 5
_MOST_LOOKS = 60
_LEAST_LETTERS = 4
_WIDEST_GAP = 25.0


def look_again(reading: OcrReading, engine: OcrEngine) -> tuple[Word, ...]:
    """The words of ``reading``, with those in doubt replaced by what a second look gave."""
    rows = rows_of(reading.words)
    labels = find_labels(rows, tolerant=True)
    matter = _values_that_matter(rows, labels)
    looks: list[_Look] = []
    for index, row in enumerate(rows):
        here = [label for label in labels if label.row == index]
        for stretch in _doubtful(row, here, matter):
            if len(looks) < _MOST_LOOKS:
                likely, name = matter.get(id(stretch[0]), (_LATIN, False))
                box = union(word.straight for word in stretch)
                looks.append(_look(reading, engine, box, likely, tuple(stretch), name))
    replaced = _greek_again(reading, engine, {id(word) for look in looks for word in look.before})
    script = _script_of_names(looks)
    for look in looks:
        if better := _better(look, script):
            replaced |= dict.fromkeys(map(id, look.before), ())
            replaced[id(look.before[0])] = better
    added: list[Word] = []
    for label in labels:
        place = _empty_place(rows, label)
        if place and len(looks) + len(added) < _MOST_LOOKS:
            added += _look(reading, engine, place, _LATIN, (), False).best(None)
    words = [part for word in reading.words for part in replaced.get(id(word), (word,))]
    return (*words, *added)


def _greek_again(
    reading: OcrReading, engine: OcrEngine, taken: set[int]
) -> dict[int, tuple[Word, ...]]:
    """Better readings, by identity, of words outside ``taken`` whose Greek was read as Latin."""
    replaced: dict[int, tuple[Word, ...]] = {}
    for word in _misread_greek(reading, taken):
        better = engine.read_line(reading, word.straight, _GREEK)
        if certainty(better) >= _BELIEVABLE:
            replaced[id(word)] = tuple(replace(part, line=word.line) for part in better)
    return replaced


def _misread_greek(reading: OcrReading, taken: set[int]) -> Iterator[Word]:
    """Words of a mostly Greek page that were read as Latin ones, and look Greek."""
    scripts = [scripts_of(word.text) for word in reading.words]
    if scripts.count(("Grek",)) < scripts.count(("Latn",)):
        return
    latin = [
        word for word, script in zip(reading.words, scripts, strict=True)
        if "Latn" in script and len(word.text) >= _LEAST_LETTERS and id(word) not in taken
    ]  # fmt: skip
    for word in latin[:_MOST_LOOKS]:
        if _by_looks(reading, (word,)) == _GREEK:
            yield word


@dataclass(frozen=True, slots=True)
class _Look:
    """One stretch read by each language alone; ``likely`` is the one that counts of two alike."""

    before: tuple[Word, ...]
    latin: tuple[Word, ...]
    greek: tuple[Word, ...]
    likely: str
    name: bool
    looks: str | None = None

    def best(self, script: str | None) -> tuple[Word, ...]:
        """What was read more surely; nothing if nothing was read believably.

        Names of one paper are mostly in one ``script``: it decides between readings that are
        about as sure.
        """
        likely = (script if self.name else None) or self.likely
        first, second = (self.latin, self.greek) if likely == _LATIN else (self.greek, self.latin)
        margin = _ONE_SCRIPT if script and self.name else _CLEARLY_BETTER
        best = second if certainty(second) > certainty(first) + margin else first
        return best if certainty(best) >= _BELIEVABLE else ()

    def is_contradicted(self, best: Sequence[Word]) -> bool:
        """Whether the other script's reading is about as sure as ``best``, and another name."""
        other = self.greek if best is self.latin else self.latin
        text = "".join(word.text for word in other)
        if not text.isupper() or certainty(other) < certainty(best) - _ONE_SCRIPT:
            return False
        return skeleton(text) != skeleton("".join(word.text for word in best))


def _look(
    reading: OcrReading, engine: OcrEngine, box: Box, likely: str, before: tuple[Word, ...],
    name: bool,
) -> _Look:  # fmt: skip
    latin = engine.read_line(reading, box, _LATIN)
    greek = engine.read_line(reading, box, _GREEK)
    letters = _joined(before)
    worded = sum(map(str.isalpha, letters)) > 1 and not any(map(str.isdigit, letters))
    seen = _by_looks(reading, before) if name or worded else None
    return _Look(before, latin, greek, likely, name, seen)


def _by_looks(reading: OcrReading, words: Sequence[Word]) -> str | None:
    """The language whose letters the words look like, if they clearly look like one of the two."""
    odds = 0.0
    for word in words:
        left, top, right, bottom = word.straight
        shares = script_seen(reading.picture[top:bottom, left:right])
        if shares:
            odds += math.log((shares["Latn"] + 1e-4) / (shares["Grek"] + 1e-4))
    if abs(odds) < _LOOKS_CLEAR:
        return None
    return _LATIN if odds > 0 else _GREEK


def _script_of_names(looks: Sequence[_Look]) -> str | None:
    """The language that reads the names of the page more surely, all together; None if neither."""
    names = [look for look in looks if look.name and look.latin and look.greek]
    gap = sum(certainty(look.latin) - certainty(look.greek) for look in names)
    if len(names) < _LEAST_NAMES or abs(gap) < _CLEARLY_BETTER * len(names):
        return None
    return _LATIN if gap > 0 else _GREEK


def _better(look: _Look, script: str | None) -> tuple[Word, ...] | None:
    """A better reading of the stretch, or None where the first is as good."""
    if look.looks:
        return _as_it_looks(look, look.looks)
    found = look.best(script)
    if not found or certainty(found) < certainty(look.before) - _CLEARLY_BETTER:
        return None
    expected = look.latin if script == _LATIN else look.greek
    astray = look.is_contradicted(found) if script is None else found is not expected
    unsure = look.name and astray
    most = _UNDECIDED if unsure else 1.0
    line = look.before[0].line
    return tuple(replace(w, line=line, confidence=min(w.confidence, most)) for w in found)


def _as_it_looks(look: _Look, language: str) -> tuple[Word, ...] | None:
    """The stretch in letters of the script that it looks like: as first read, or read alone.

    Two readings that agree vouch for each other. Of two that differ neither is sure enough to
    decide; letters of another script than the name looks like are no reading of it.
    """
    first = scripts_of(_joined(look.before)) == (_CODES[language],)
    alone = look.latin if language == _LATIN else look.greek
    if certainty(alone) < _BELIEVABLE and not (first and _same(alone, look.before)):
        alone = ()
    if not first and not alone:
        return _capped(look.before, _UNDECIDED)
    if not first:
        return tuple(replace(word, line=look.before[0].line) for word in alone)
    if not alone:
        return None
    if _same(alone, look.before):
        sure = max(_AGREED, certainty(alone))
        return tuple(replace(w, confidence=max(w.confidence, sure)) for w in look.before)
    surer = certainty(alone) > certainty(look.before) + _CLEARLY_BETTER
    chosen = alone if surer else look.before
    return _capped(chosen, _UNDECIDED if look.name else 1.0, line=look.before[0].line)


def _capped(words: Sequence[Word], most: float, line: int | None = None) -> tuple[Word, ...]:
    return tuple(
        replace(w, confidence=min(w.confidence, most), line=w.line if line is None else line)
        for w in words
    )


def _joined(words: Sequence[Word]) -> str:
    return "".join(word.text for word in words)


def _same(one: Sequence[Word], other: Sequence[Word]) -> bool:
    return skeleton(_joined(one)) == skeleton(_joined(other))


def _values_that_matter(
    rows: Sequence[Row], labels: Sequence[Label]
) -> dict[int, tuple[str, bool]]:
    """Words of which each letter counts, by identity: their likely language, whether a name."""
    return {
        id(word): (language, concept in _NAMES)
        for concepts, script, language in (
            (_EACH_LETTER_COUNTS, "Latn", _LATIN),
            (_GREEK_WORDS, "Grek", _GREEK),
        )
        for concept in concepts
        for _, words in values_of(rows, labels, concept)
        if len(words) <= _LONGEST_NAME
        for word in words
        if scripts_of(word.text) not in ((), (script,))
        or word.confidence < _DOUBTFUL
        or (concept in _NAMES and _may_be_greek(word.text))
    }


def _may_be_greek(text: str) -> bool:
    letters = {char for char in text if char.isalpha()}
    return len(letters) > 1 and letters <= _LIKE_GREEK


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
