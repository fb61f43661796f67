"""Whose document is it? The likeliest of the persons of a case, by the name on it."""

from __future__ import annotations

from dataclasses import dataclass

from verify.application import Person
from verify.case import Document
from verify.matching.names import Name, NameSource, compare_names
from verify.matching.verdict import Comparison, Verdict

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
    return min(holdings, key=lambda h: _BEST_FIRST.index(h.comparison.verdict), default=None)


def _compare(person: Person, document: Document) -> Comparison:
    stated = Name(person.surname, person.given_names, NameSource.APPLICATION)
    return compare_names(stated, _printed_name(document))


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
