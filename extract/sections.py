"""Headings of a form's parts that bear a number; labels that say no more than whose name it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.folding import skeleton
from extract.layout import Row
from extract.lexicon import lexicon
from extract.roles import Role, heading_role, heading_words, names_a_person, role_in, roles_of
from extract.words import Word

_COUNTER = re.compile(r"(?:\d{1,2}|[IVXΙΧ]{1,4}|[Α-ΩA-Z])['΄’]?[.)]")
_LONGEST_HEADING, _LONGEST_LABEL = 8, 6
_PARTY_CONCEPT, _HOLDER_CONCEPT = "landlord", "full_name"
_SMALLEST = 3
_NAMES = frozenset({"full_name", "given_first", "holder", "tenant", "landlord", "payer"})


def numbered_heading(row: Row) -> Role | None:
    """The role that ``2. ΜΙΣΘΩΤΗΣ`` or ``Β. ΣΤΟΙΧΕΙΑ ΕΡΓΟΔΟΤΗ`` sets; None of what is no heading.

    Such a heading is in capitals; one that names nobody ends the part before it.
    """
    first, rest = row.words[0].text, row.words[1:]
    if not rest or len(row.words) > _LONGEST_HEADING or not _COUNTER.fullmatch(first):
        return None
    if any(char.isdigit() for word in rest for char in word.text) or len(row.cell_starts) > 1:
        return None
    if not all(word.text.isupper() for word in rest if skeleton(word.text)):
        return None
    if rest[-1].text.endswith(":"):
        return None
    if skeleton(rest[0].text) in heading_words():
        return heading_role(rest)
    role = role_in(rest[:1])
    return None if role is Role.UNSAID and _names_a_field(rest) else role


def numbered_columns(row: Row) -> frozenset[int]:
    """Where cells begin with a number that counts them: ``2 ΔΙΕΥΘΥΝΣΗ | 3 Τ.Μ. | 4 ΧΡΗΣΗ``."""
    counted = frozenset(
        place for place in row.cell_starts
        if row.cell_end(place) > place + 1 and row.words[place].text.isdecimal()
        and len(row.words[place].text) < _SMALLEST and row.words[place + 1].text[:1].isupper()
    )  # fmt: skip
    return counted if len(counted) >= _SMALLEST else frozenset()


def _names_a_field(words: Sequence[Word]) -> bool:
    """``1. ΕΠΩΝΥΜΟ``: fields bear numbers too."""
    keys = [skeleton(word.text) for word in words]
    ends = range(1, len(keys) + 1)
    return any("".join(keys[:end]) in lexicon().phrases for end in ends)


def label_by_role(row: Row, start: int) -> tuple[str, int] | None:
    """What a label names that says only whose it is, and where it ends: ``Μισθωτής / Tenant:``.

    It ends with a colon or fills its cell; a name behind it in the same cell makes it no label.
    """
    stop = row.cell_end(start)
    colon = next((p + 1 for p in range(start, stop) if row.words[p].text.endswith(":")), None)
    words = row.words[start : colon or stop]
    if len(words) > _LONGEST_LABEL or not names_a_person(skeleton(words[0].text)):
        return None
    if words[0].text[-1:] in ".,;»" or not words[0].text[:1].isupper():
        return None
    if colon is None and start != 0 and len(row.cell_starts) < _SMALLEST - 1:
        return None
    capitals = words[0].text.isupper() and colon is not None
    if not all(_goes_on(word, capitals=capitals) for word in words[1:]):
        return None
    other = role_in(words) is Role.OTHER_PARTY
    return (_PARTY_CONCEPT if other else _HOLDER_CONCEPT), start + len(words)


def _goes_on(word: Word, *, capitals: bool) -> bool:
    """Whether a word may follow in such a label; one that names another field ends it."""
    if word.text[-1:] in ".,;»" or word.text[:1] == "«":
        return False  # a sentence
    key = skeleton(word.text)
    known = lexicon().phrases.get(key, frozenset())
    if known and not known & _NAMES:
        return False
    if len(key) < _SMALLEST or roles_of(key):
        return not any(map(str.isdigit, key))
    bare = word.text.strip("().,/:-")
    return bare.islower() or (capitals and bare.isupper() and bare.isalpha())


def says_whose(row: Row, start: int, place: int) -> bool:
    """``ΕΠΩΝΥΜΟ ΑΙΤΟΥΝΤΟΣ``: a part's name in capitals behind a label in capitals."""
    word, before = row.words[place], row.words[start:place]
    if not word.text.isupper() or not all(w.text.isupper() for w in before if skeleton(w.text)):
        return False
    return role_in((word,)) is not Role.UNSAID
