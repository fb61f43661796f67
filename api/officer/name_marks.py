"""The letters of a name that the name matcher counts as different, marked for the eye."""

from __future__ import annotations

from dataclasses import dataclass

from api.pages.text import Piece, marked
from verify.matching.differences import differing_letters
from verify.matching.names import Name

NAMES = frozenset({"surname", "given_names", "birth_place"})
"""The facts that are compared as names: across scripts and spellings."""

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name (or the name of a place, as ``surname``) as one source writes it."""

    surname: str
    given_names: str

    @property
    def name(self) -> Name:
        """As the matcher takes it; what no eye compares is cut off."""
        return Name(self.surname[:_LONGEST], self.given_names[:_LONGEST])


def pieces_of(text: str, field: str, ours: Spelling, theirs: Spelling) -> tuple[Piece, ...]:
    """The text of that field of ``ours`` in pieces, against ``theirs``."""
    found, _ = differing_letters(ours.name, theirs.name)
    return marked(text, found.given_names if field == "given_names" else found.surname)
