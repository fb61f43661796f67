"""All documents of the second style, by kind and person."""

from __future__ import annotations

from extract.evidence import EvidenceKind
from tools.second_style import cards, civil_papers, home_papers, state_papers
from tools.second_style.booklets import PlaceShown
from tools.second_style.drawn import Drawn, Write
from tools.second_style.people import PEOPLE, Somebody
from tools.second_style.sheet import Sheet

_WRITERS: dict[EvidenceKind, Write] = (
    state_papers.WRITERS | home_papers.WRITERS | civil_papers.WRITERS
)
_CARDS = {
    EvidenceKind.RESIDENCE_PERMIT: cards.permit,
    EvidenceKind.PERMANENT_RESIDENCE_CARD: cards.permanent,
    EvidenceKind.ALIEN_IDENTITY_CARD: cards.alien,
    EvidenceKind.ENTRY_VISA: cards.visa,
    EvidenceKind.PASSPORT: lambda who, number: cards.passport(who, number, PlaceShown.LATIN),
    EvidenceKind.TRAVEL_DOCUMENT: lambda who, number: cards.passport(
        who, number, PlaceShown.LATIN, "PT"
    ),
}
KINDS: tuple[EvidenceKind, ...] = (*_CARDS, *_WRITERS)
"""Every kind but the photo, which has a bench of its own."""


def drawn(kind: EvidenceKind, number: int) -> Drawn:
    """The document of that kind of the ``number``-th person."""
    who: Somebody = PEOPLE[number % len(PEOPLE)]
    if kind in _CARDS:
        data, facts = _CARDS[kind](who, number)
        return Drawn(kind, data, facts)
    sheet = Sheet(number)
    facts = _WRITERS[kind](sheet, who)
    return Drawn(kind, sheet.pdf(), facts)
