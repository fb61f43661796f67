"""What application, printed page and machine-readable zone say of one datum, side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from api.officer.name_marks import NAMES, Spelling, pieces_of
from api.pages.formats import fact_value
from api.pages.report import ReadDocument, ReadFact
from api.pages.text import Piece, differing, visible
from extract.evidence import AS_PRINTED, EvidenceKind, told_by_the_other
from extract.facts import MRZ
from extract.mrz.decode import decode_lines
from verify.application import Application, Person
from verify.bilingual import Bilingual
from verify.case import SURE
from verify.catalogue.messages import fact_name
from verify.matching.names import Name, compare_names
from verify.matching.verdict import Verdict
from verify.sources import stated

_CERTAIN = 0.95
_NEAREST = (Verdict.SAME, Verdict.VARIANT, Verdict.DOUBTFUL, Verdict.DIFFERENT)
_LONGEST_NAME = 200
_OF_PERSON = tuple(
    "surname given_names birth_date sex nationality birth_place passport_number amka afm "
    "payer_afm".split()
)
_IN_ZONE = frozenset(
    "surname given_names birth_date sex nationality document_number expiry_date".split()
)
_TOGETHER = {"surname": ("surname", "given_names"), "given_names": ("surname", "given_names")}


@dataclass(frozen=True, slots=True)
class Cell:
    """One source's value in pieces; ``sureness`` is a key of the words, empty where none is due."""

    pieces: tuple[Piece, ...]
    sureness: str = ""
    read_by: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One datum of one document. A source that says nothing of it has no cell."""

    field: str
    name: Bilingual
    application: Cell | None
    printed: Cell | None
    zone: Cell | None
    fact: ReadFact | None


def holder(application: Application, document: ReadDocument) -> Person:
    """The applicant, or the sponsor where the document bears the sponsor's name rather."""
    sponsor = application.sponsor
    printed = Name(_text(document, "surname"), _text(document, "given_names"))
    if sponsor is None or not (printed.surname or printed.given_names):
        return application.applicant
    ours, theirs = (
        _NEAREST.index(compare_names(Name(person.surname, person.given_names), printed).verdict)
        for person in (application.applicant, sponsor)
    )
    return sponsor if theirs < ours else application.applicant


def _text(document: ReadDocument, name: str) -> str:
    return _said(document.facts.get(name))


def _said(fact: ReadFact | None) -> str:
    return fact.value[:_LONGEST_NAME] if fact and isinstance(fact.value, str) else ""


@dataclass(frozen=True, slots=True)
class Sources:
    """The three sources for one document."""

    person: Person
    document: ReadDocument
    zone: Mapping[str, str]
    zone_fact: ReadFact | None

    @classmethod
    def of(cls, application: Application, document: ReadDocument, as_of: dt.date) -> Sources:
        """The sources, with the zone decoded if the document has one."""
        fact = document.facts.get("mrz")
        lines = fact.value if fact and isinstance(fact.value, tuple) else ()
        decoded = decode_lines(lines, seen_on=as_of) if lines else None
        zone: dict[str, str] = {}
        if decoded is not None:
            values = {name: getattr(decoded.fields, name) for name in sorted(_IN_ZONE)}
            zone = {name: _plain(value) for name, value in values.items() if value}
            if "title_number" in document.facts and "document_number" in zone:
                zone["title_number"] = zone["document_number"]
        return cls(holder(application, document), document, zone, fact)

    def stated(self, field: str) -> str:
        """What the application says of that fact; empty where it says nothing."""
        kind = EvidenceKind(self.document.kind) if self.document.kind else None
        return stated(self.person, kind, field)

    def printed(self, field: str) -> ReadFact | None:
        """What the page prints, also where the zone was believed; None if it was not read."""
        fact = self.document.facts.get(field)
        itself = fact if fact and fact.read_by != MRZ else None
        return itself or self.document.facts.get(f"{field}{AS_PRINTED}")

    def spelling(self, field: str, place: int, text: str) -> Spelling:
        """The whole name to which a field's text belongs; ``place``: the row's column."""
        if field not in _TOGETHER:
            return Spelling(text, "")
        surname, given = (
            (self.person.surname, self.person.given_names),
            tuple(_said(self.printed(name)) for name in _TOGETHER["surname"]),
            (self.zone.get("surname", ""), self.zone.get("given_names", "")),
        )[place]
        return Spelling(surname or "", given or "")


def _plain(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def rows_of(sources: Sources, marked: frozenset[str], language: str) -> tuple[Row, ...]:
    """Every datum of the document; letters that differ are marked in the fields ``marked``."""
    return tuple(
        row for field in _fields(sources) for row in _row(sources, field, marked, language)
    )


def rows_for(sources: Sources, field: str, language: str) -> tuple[Row, ...]:
    """The rows that a finding on that field is about, with the letters that differ marked."""
    fields = _TOGETHER.get(field, (field,))
    marked = frozenset(fields)
    return tuple(row for name in fields for row in _row(sources, name, marked, language))


def _fields(sources: Sources) -> tuple[str, ...]:
    first = [f for f in (*_OF_PERSON, "document_number") if f in sources.document.facts]
    rest = [f for f in sources.document.facts if f not in first]
    zone = [f for f in sources.zone if f not in first and f not in rest]
    return tuple(
        f
        for f in (*first, *zone, *rest)
        if f != "mrz_valid" and not f.startswith("photo.") and told_by_the_other(f) == f
    )


def _row(sources: Sources, field: str, marked: frozenset[str], language: str) -> Iterator[Row]:
    fact = sources.document.facts.get(field)
    ours, zoned = sources.stated(field), sources.zone.get(field, "")
    printed = sources.printed(field)
    if fact is None and not (ours and zoned):
        return
    application_text = fact_value(field, ours, language) if ours else ""
    printed_text = fact_value(field, printed.value, language) if printed else ""
    zone_text = fact_value(field, zoned, language) if zoned else ""
    if field == "mrz" and printed is None and fact:
        printed_text = ""
        zone_text = fact_value(field, fact.value, language)
    texts = (application_text, printed_text, zone_text)
    application_pieces, printed_pieces, zone_pieces = (
        _pieces(sources, field, texts, place, mark=field in marked) for place in range(3)
    )
    yield Row(
        field=field,
        name=label(field),
        application=_cell(application_pieces, None),
        printed=_cell(printed_pieces, printed),
        zone=_cell(zone_pieces, sources.zone_fact),
        fact=fact,
    )


_BESIDE = ((1, 2), (0, 2), (0, 1))
"""Of each source, those that it is compared with: the first that says something."""


def _pieces(
    sources: Sources, field: str, texts: tuple[str, str, str], place: int, *, mark: bool
) -> tuple[Piece, ...]:
    """One source's text, with what differs from the text beside it marked."""
    text = texts[place]
    other = next((n for n in _BESIDE[place] if texts[n]), None)
    if not mark or other is None or not text:
        return (Piece(visible(text), differs=False),) if text else ()
    if field not in NAMES:
        return differing(text, texts[other])
    ours, theirs = (sources.spelling(field, n, texts[n]) for n in (place, other))
    return pieces_of(text, field, ours, theirs)


def _cell(pieces: tuple[Piece, ...], fact: ReadFact | None) -> Cell | None:
    if not pieces:
        return None
    if fact is None:
        return Cell(pieces)
    return Cell(pieces, sureness(fact), fact.read_by)


def label(field: str) -> Bilingual:
    """What a fact is called at the head of a row: «Τόπος γέννησης»."""
    name = fact_name(field)
    article, _, rest = name.el.partition(" ")
    greek = rest if article in {"ο", "η", "το", "τα", "τι", "οι"} and rest else name.el
    return Bilingual(en=_capitalised(name.en), el=_capitalised(greek))


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def sureness(fact: ReadFact) -> str:
    """A reading's confidence as a key of the words."""
    if fact.read_by in {"officer", "given"}:
        return f"sureness.{fact.read_by}"
    if fact.confidence >= _CERTAIN:
        return "sureness.certain"
    return "sureness.likely" if fact.confidence >= SURE else "sureness.unsure"
