"""Labels on a page: which words name a value, what they name, and whose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.folding import greek_reading, skeleton
from extract.layout import Row
from extract.lexicon import lexicon
from extract.roles import Role, heading_words, role_in

_LONGEST_LABEL = 8
_ENDS_LABEL = (":", "：")
_SHORT_WORD = 2
_READABLE = 0.6


@dataclass(frozen=True, slots=True)
class Label:
    """A label found on a page: what it may name, its row, and its half-open range of words."""

    concepts: frozenset[str]
    row: int
    start: int
    end: int
    likeness: float
    role: Role = Role.UNSAID


def find_labels(rows: Sequence[Row], *, tolerant: bool) -> tuple[Label, ...]:
    """The labels of a page, in reading order; ``tolerant`` allows for misread letters.

    A label begins a cell, follows another label or a number that counts fields (``2.``), or ends
    with a colon. Words of running text that happen to be on the list are none.
    """
    labels: list[Label] = []
    section = Role.UNSAID
    for index, row in enumerate(rows):
        here = list(_in_row(index, row, tolerant))
        section = _section_role(row, here, section)
        labels += [replace(label, role=_own_role(row, label) or section) for label in here]
    return tuple(labels)


def _section_role(row: Row, labels: Sequence[Label], before: Role) -> Role:
    """The role that a heading sets for what follows; a heading without a role ends the last."""
    if labels or len(row.words) > _LONGEST_LABEL or len(row.cell_starts) > 2:
        return before
    if skeleton(row.words[0].text) in heading_words():
        return role_in(row.words)
    return role_in(row.words[:1]) if len(row.words) == 1 else before


def _own_role(row: Row, label: Label) -> Role | None:
    """The role that the label's own cell names: ``Αγοραστής – Επώνυμο``, ``Όνομα ιδιοκτήτη``.

    Words of some length before a label make it the label of something else: ``Related person –
    surname``, ``Εξόφληση έως``.
    """
    start = max((place for place in row.cell_starts if place <= label.start), default=0)
    said = role_in(row.words[start : label.end])
    if said is not Role.UNSAID:
        return said
    surely = (word for word in row.words[start : label.start] if word.confidence >= _READABLE)
    before = (skeleton(word.text) for word in surely)
    qualified = any(len(key) > _SHORT_WORD and key.isalpha() for key in before)
    return Role.OTHER_PARTY if qualified and not after_slash(row, label.start) else None


def _in_row(index: int, row: Row, tolerant: bool) -> Iterator[Label]:
    position, after_label = 0, False
    while position < len(row.words):
        word = row.words[position]
        if not skeleton(word.text):
            position += 1
            continue
        opens = position in row.cell_starts or after_label or after_slash(row, position)
        label = _longest_at(index, row, position, tolerant)
        if label and (opens or ends_with_colon(row, label.end - 1)):
            label = _with_qualifier(row, label)
            yield label
            position, after_label = label.end, True
            continue
        after_label = opens and (_counts_fields(word.text) or role_in((word,)) is not Role.UNSAID)
        position += 1


def after_slash(row: Row, position: int) -> bool:
    """After a slash stands the same label in another language, also if the first is unreadable."""
    return position > 0 and row.words[position - 1].text.endswith("/")


def ends_with_colon(row: Row, place: int) -> bool:
    """Whether the word at ``place`` ends with the mark that ends labels."""
    return row.words[place].text.endswith(_ENDS_LABEL)


def _with_qualifier(row: Row, label: Label) -> Label:
    """``Επώνυμο`` of ``Επώνυμο υπόχρεου (ιδιοκτήτη):`` reaches to the colon, if that is near."""
    if ends_with_colon(row, label.end - 1):
        return label
    for place in range(label.end, min(label.end + 4, row.cell_end(label.start))):
        if not skeleton(row.words[place].text):
            break
        if ends_with_colon(row, place):
            return replace(label, end=place + 1)
    return label


def _counts_fields(text: str) -> bool:
    """``2.``, ``(3)``, ``4β)``: the number of a field, not its value."""
    bare = text.strip("().:")
    return len(bare) <= 2 and bare[:1].isdigit() and len(text) > len(bare)


def _longest_at(index: int, row: Row, start: int, tolerant: bool) -> Label | None:
    best: Label | None = None
    key, greek = "", ""
    cell_end = row.cell_end(start)
    for end in range(start + 1, min(start + _LONGEST_LABEL, cell_end) + 1):
        part = skeleton(row.words[end - 1].text)
        if not part:
            continue
        key += part
        greek += skeleton(greek_reading(row.words[end - 1].text)) if tolerant else ""
        match = lexicon().match(key, tolerant=tolerant) or lexicon().match(greek, tolerant=tolerant)
        if match and (best is None or match[1] >= best.likeness - 0.05):
            best = Label(match[0], index, start, end, match[1])
        if row.words[end - 1].text.endswith(_ENDS_LABEL):
            break
    return best
