"""The label that begins at a word: by a phrase, its words, their beginnings, a role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.folding import greek_reading, skeleton
from extract.label_patterns import LIKENESS, named_by
from extract.label_words import is_of_a_label, named_by_words, says_nothing
from extract.layout import Row
from extract.lexicon import lexicon
from extract.roles import Role
from extract.sections import label_by_role
from extract.words import Word

_LONGEST_LABEL = 9
# ``γέννησης(2):``, ``(προαιρετικό)``: what forms put behind a label, no part of it.
_NOTE = re.compile(r"[(\[][\d*]{1,2}[)\]]|[*¹²³⁴⁵]+")
_ENDS_LABEL = (":", "：")
_LEAST_VALUE, _PAIR = 4, 2
_OTHER = "other"  # labels that no reader asks for
_BY_MORE_WORDS = 0.15  # ``Adı Soyad1`` is a whole name, with a letter misread, and no given name


@dataclass(frozen=True, slots=True)
class Label:
    """A label found on a page: what it may name, its row, and its half-open range of words.

    ``qualified``: further words, which say nobody's role, were taken into it.
    """

    concepts: frozenset[str]
    row: int
    start: int
    end: int
    likeness: float
    role: Role = Role.UNSAID
    qualified: bool = False


def ends_with_colon(row: Row, place: int) -> bool:
    """Whether the word at ``place`` ends with the mark that ends labels."""
    return row.words[place].text.endswith(_ENDS_LABEL)


def is_generic(label: Label) -> bool:
    """``Ημερομηνία``: alone it names something, with an unknown word another thing."""
    return _OTHER in label.concepts


def counts_fields(text: str) -> bool:
    """``2.``, ``(3)``, ``4β)``: the number of a field, not its value."""
    bare = text.strip("().:")
    return len(bare) <= 2 and bare[:1].isdigit() and len(text) > len(bare)


def longest_at(index: int, row: Row, start: int, tolerant: bool) -> Label | None:
    """The label that begins at word ``start`` of row ``index``, the longest of those that fit."""
    best: Label | None = None
    parts: list[str] = []
    greek: list[str] = []
    cell_end = row.cell_end(start)
    for end in range(start + 1, min(start + _LONGEST_LABEL, cell_end) + 1):
        text = _NOTE.sub("", row.words[end - 1].text)
        part = skeleton(text)
        if not part:
            continue
        parts.append(part)
        greek += [skeleton(greek_reading(text))] if tolerant else []
        match = _matched(parts, tolerant) or _matched(greek, tolerant)
        if match and (best is None or match[1] >= best.likeness - _BY_MORE_WORDS):
            best = Label(match[0], index, start, end, match[1])
        if row.words[end - 1].text.endswith(_ENDS_LABEL):
            break
    for longer in (
        _by_words(index, row, start, tolerant),
        _by_pattern(index, row, start, tolerant),
    ):
        best = longer if longer and (best is None or longer.end > best.end) else best
    return _by_role(index, row, start, best)


def _by_role(index: int, row: Row, start: int, best: Label | None) -> Label | None:
    """``Υδρολήπτης``: a label that says no more than whose name stands there."""
    named = label_by_role(row, start)
    if named is None or (best is not None and best.end > named[1]):
        return best
    if best is not None and best.end == named[1] and is_generic(best):
        return best  # ``Δικαιούχος λογαριασμού``: known to be something else
    concepts = best.concepts if best is not None and best.end == named[1] else frozenset()
    return Label(concepts | {named[0]}, index, start, named[1], best.likeness if best else LIKENESS)


def _matched(parts: Sequence[str], tolerant: bool) -> tuple[frozenset[str], float] | None:
    return lexicon().match("".join(parts), tolerant=tolerant, words=parts)


def _end_of_label(row: Row, start: int) -> int:
    """Where a label ends that begins at ``start``: with its colon, or where a value begins."""
    stop = row.cell_end(start)
    end = next((p + 1 for p in range(start, stop) if row.words[p].text.endswith(_ENDS_LABEL)), None)
    if end is not None:
        return end
    end = next((p for p in range(start, stop) if _opens_value(row.words[p])), stop)
    return _before_capitals(row, start, end)


def _by_words(index: int, row: Row, start: int, tolerant: bool) -> Label | None:
    """A label known by its telling words in any order; of several languages one is enough."""
    opens = start in row.cell_starts or counts_fields(row.words[start - 1].text)
    end = _end_of_label(row, start) if opens else start
    if not 1 <= end - start <= _LONGEST_LABEL:
        return None
    colon = ends_with_colon(row, end - 1)
    # The second of two cells is what the first one names; one word alone must be a label's own.
    fills = end == row.cell_end(start) and (start == 0 or len(row.cell_starts) > _PAIR)
    several = end - start > 1 or (end < len(row.words) and is_of_a_label(row.words[start].text))
    sure = colon or (fills and several)
    texts = [_NOTE.sub("", word.text) for word in row.words[start:end]]
    # A row without a value of its own may be a title: ``ΜΙΣΘΩΤΗΡΙΟ ΚΑΤΟΙΚΙΑΣ``.
    alone = not colon and end - start == len(row.words)
    concepts = (
        _named_in_full(texts, tolerant and not alone, whole=alone) if sure else frozenset[str]()
    )
    return Label(concepts, index, start, end, LIKENESS) if concepts else None


def _named_in_full(texts: Sequence[str], tolerant: bool, *, whole: bool) -> frozenset[str]:
    """What a label names: all its words, else those outside its brackets, else those within.

    ``whole``: no word of it may be left out for naming a person's part.
    """
    outside, within = _apart(texts)
    alone = within if all(map(says_nothing, outside)) else ()  # ``Υπόχρεος (ΑΦΜ)``
    for words in (texts, outside if within else (), alone):
        if found := named_by_words(words, tolerant=tolerant, whole=whole):
            return found
    return frozenset()


def _apart(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words outside brackets and those within."""
    outside: list[str] = []
    within: list[str] = []
    inside = False
    for text in texts:
        inside = inside or text.startswith("(")
        (within if inside else outside).append(text)
        inside = inside and not text.rstrip(":.,").endswith(")")
    return outside, within


def _by_pattern(index: int, row: Row, start: int, tolerant: bool) -> Label | None:
    """A label of many words, known by their beginnings; it must fill its cell or end in a colon."""
    end = _end_of_label(row, start)
    if not 2 <= end - start <= _LONGEST_LABEL:
        return None
    texts = (_NOTE.sub("", word.text) for word in row.words[start:end])
    keys = [key for text in texts if (key := skeleton(text))]
    concepts = named_by(keys, tolerant=tolerant)
    return Label(concepts, index, start, end, LIKENESS) if concepts else None


def _before_capitals(row: Row, start: int, stop: int) -> int:
    """Where a label in small letters ends and capitals begin: ``Τόπος γέννησης TIRANE``."""
    if row.words[start].text.isupper():
        return stop
    first = stop
    while first > start and row.words[first - 1].text.isupper():
        first -= 1
    letters = sum(map(str.isalpha, "".join(word.text for word in row.words[first:stop])))
    known = lexicon().phrases.get(skeleton(row.words[first].text)) if first < stop else None
    return stop if letters < _LEAST_VALUE or known else first


def _opens_value(word: Word) -> bool:
    """A leader of dots, a rule or a figure: no word of a label."""
    return not skeleton(word.text) or any(char.isdigit() for char in word.text)
