"""All documents of the third style, by part, kind and number."""

from __future__ import annotations

from extract.evidence import EvidenceKind
from tools.second_style.drawn import Drawn
from tools.third_style import (
    booklets,
    cards,
    papers,
    people_afar,
    people_apart,
    people_beyond,
    people_distant,
    people_fresh,
    people_held,
    people_remote,
    people_seen,
    people_wider,
    people_yonder,
)
from tools.third_style.persons import Person

PARTS = (
    "seen", "held", "wider", "fresh", "apart", "beyond", "yonder", "afar", "distant", "remote",
)  # fmt: skip
PEOPLE: dict[str, tuple[Person, ...]] = {
    "seen": people_seen.PEOPLE,
    "held": people_held.PEOPLE,
    "wider": people_wider.PEOPLE,
    "fresh": people_fresh.PEOPLE,
    "apart": people_apart.PEOPLE,
    "beyond": people_beyond.PEOPLE,
    "yonder": people_yonder.PEOPLE,
    "afar": people_afar.PEOPLE,
    "distant": people_distant.PEOPLE,
    "remote": people_remote.PEOPLE,
}
CARDS: tuple[EvidenceKind, ...] = (
    EvidenceKind.RESIDENCE_PERMIT, EvidenceKind.PERMANENT_RESIDENCE_CARD,
    EvidenceKind.ALIEN_IDENTITY_CARD, EvidenceKind.ENTRY_VISA,
    EvidenceKind.PASSPORT, EvidenceKind.TRAVEL_DOCUMENT,
)  # fmt: skip
"""Pictures only: never born-digital."""
KINDS: tuple[EvidenceKind, ...] = (
    *CARDS,
    *(kind for kind in EvidenceKind if kind not in {*CARDS, EvidenceKind.PHOTO}),
)
"""Every kind but the photo, which has a bench of its own."""


def variants(part: str, kind: EvidenceKind) -> int:
    """How many wordings the part has of a kind; of passports, one for each person."""
    if kind is EvidenceKind.PASSPORT:
        return len(PEOPLE[part])
    if kind is EvidenceKind.TRAVEL_DOCUMENT:
        return 1
    return len(cards.specs(part)[kind] if kind in CARDS else papers.wordings(part)[kind])


def drawn(part: str, kind: EvidenceKind, number: int) -> tuple[Person, Drawn]:
    """A document of that kind and its person; ``number`` chooses both, and the wording."""
    everybody = PEOPLE[part]
    who = everybody[number % len(everybody)]
    if kind is EvidenceKind.PASSPORT:
        return who, booklets.passport(part, who, number)
    if kind is EvidenceKind.TRAVEL_DOCUMENT:
        return who, booklets.passport(part, who, number, travel=True)
    if kind in CARDS:
        specs = cards.specs(part)[kind]
        return who, cards.card(kind, specs[number % len(specs)], who, number)
    wordings = papers.wordings(part)[kind]
    paper = wordings[number % len(wordings)]
    if paper.states:
        able = [person for person in everybody if person.code in paper.states]
        who = able[number % len(able)]
    return who, papers.draw(paper, who)
