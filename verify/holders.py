"""Whose document is it? The likeliest of the persons of a case, by the name on it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from verify.application import Person
from verify.case import Document
from verify.matching.names import Name, NameSource, compare_names
from verify.matching.verdict import Comparison, Verdict

_ONE_NAME = frozenset({Verdict.SAME, Verdict.VARIANT})
_BEST_FIRST = (Verdict.SAME, Verdict.VARIANT, Verdict.DOUBTFUL, Verdict.DIFFERENT)


@dataclass(frozen=True, slots=True)
class Holding:
    """Which of the possible persons a document is likeliest of, and how its name compares."""

    person: Person
    comparison: Comparison


def holder_of(persons: tuple[Person, ...], document: Document) -> Holding | None:
    """The best match among the persons; None if the document names nobody, or nobody is given."""
    if not document.holder_name:
        return None
    holdings = [Holding(p, _compare(p, document)) for p in persons if p.surname or p.given_names]
    return min(holdings, key=_rank, default=None)


def _rank(holding: Holding) -> tuple[int, bool]:
    """The best verdict first; of equal ones the person whose name is stated in full."""
    person = holding.person
    stated_in_full = bool(person.surname and person.given_names)
    return _BEST_FIRST.index(holding.comparison.verdict), not stated_in_full


def _compare(person: Person, document: Document) -> Comparison:
    stated = Name(person.surname, person.given_names, NameSource.APPLICATION)
    return compare_stated(stated, _printed_name(document))


def compare_stated(stated: Name, found: Name) -> Comparison:
    """As ``compare_names``, but a part that the application does not state contradicts nothing.

    An empty part of ``found`` keeps its meaning: a paper or zone without given names says so.
    """
    whole = compare_names(stated, found)
    if bool(stated.surname) is bool(stated.given_names) or whole.verdict in _ONE_NAME:
        return whole
    said = stated.surname or stated.given_names
    alone = [compare_names(Name(said, "", stated.source), part) for part in _parts(stated, found)]
    return min((whole, *alone), key=lambda one: _BEST_FIRST.index(one.verdict))


def _parts(stated: Name, found: Name) -> tuple[Name, ...]:
    """What of the found name the stated part is compared with.

    An undivided name has as many words of it at its beginning, or at its end.
    """
    if found.surname and found.given_names:
        part = found.surname if stated.surname else found.given_names
        return (replace(found, surname=part, given_names="", mrz_width=None),)
    count = len((stated.surname or stated.given_names).split())
    words = (found.surname or found.given_names).split()
    if found.surname or len(words) <= count:
        return ()
    ends = (" ".join(words[:count]), " ".join(words[-count:]))
    return tuple(replace(found, surname=end, given_names="", mrz_width=None) for end in ends)


def _printed_name(document: Document) -> Name:
    fact = document.fact("surname") or document.fact("given_names")
    if fact is None:
        return Name("", document.holder_name, NameSource.UNKNOWN)
    parts = [document.fact(name) for name in ("surname", "given_names")]
    confidence = min(part.confidence for part in parts if part)
    source = NameSource.MRZ if fact.read_by == "mrz" else NameSource.PRINTED
    return Name(
        document.text("surname") or "", document.text("given_names") or "", source, confidence
    )
