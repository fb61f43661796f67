"""One drawn document and what a reader must find in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from extract.evidence import EvidenceKind
from tools.second_style.people import Somebody
from tools.second_style.sheet import Sheet


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Any of these values is right: the paper prints them all."""

    values: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A document: its kind, its bytes, and the facts that it states.

    ``unidentified_is_right``: it is wholly in a language whose model this machine lacks, so that
    "not identified" is the honest answer; its own kind is right too.
    """

    kind: EvidenceKind
    data: bytes
    facts: Mapping[str, object] = field(default_factory=dict)
    unidentified_is_right: bool = False


Facts = dict[str, object]
Write = Callable[[Sheet, Somebody], Facts]


def latin(who: Somebody) -> Facts:
    """The holder in Latin letters."""
    return {"surname": who.surname, "given_names": who.given}


def greek(who: Somebody) -> Facts:
    """The holder in Greek letters."""
    return {"surname": who.surname_greek, "given_names": who.given_greek}


def either(who: Somebody) -> Facts:
    """The holder where the paper prints both spellings."""
    return {
        "surname": AnyOf((who.surname, who.surname_greek)),
        "given_names": AnyOf((who.given, who.given_greek)),
    }
