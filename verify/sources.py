"""What application, printed page and machine-readable zone say of one datum, with their places."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from extract.evidence import AS_PRINTED, IN_PRINT_AND_ZONE, IN_ZONE, EvidenceKind
from extract.facts import MRZ, Fact
from extract.mrz.decode import decode_lines
from verify.application import Person
from verify.case import Case, Document
from verify.findings import Finding, Said, SaidBy
from verify.holders import holder_of
from verify.outcomes import shown
from verify.roles import PASSPORTS

_OF_PERSON = {
    "surname": "surname",
    "given_names": "given_names",
    "birth_date": "birth_date",
    "sex": "sex",
    "nationality": "nationality",
    "birth_place": "birth_place",
    "passport_number": "passport_number",
    "amka": "amka",
    "afm": "afm",
    "payer_afm": "afm",
}
_OF_TITLE = {
    "title_number": "number",
    "title_type": "type",
    "issue_date": "issued_on",
    "expiry_date": "expires_on",
}
_TITLES = frozenset(
    {
        EvidenceKind.RESIDENCE_PERMIT,
        EvidenceKind.ALIEN_IDENTITY_CARD,
        EvidenceKind.PERMANENT_RESIDENCE_CARD,
    }
)
_IN_ONE_NAME = {"surname": ("surname", "given_names"), "given_names": ("surname", "given_names")}


def stated(person: Person, kind: EvidenceKind | None, field: str) -> str:
    """What the application says of that fact of such a document; empty where it says nothing."""
    if field == "document_number":
        return (person.passport_number or "") if kind in PASSPORTS else ""
    if field in _OF_PERSON:
        return _plain(getattr(person, _OF_PERSON[field]))
    title = person.residence_title
    if title is None or kind not in _TITLES or field not in _OF_TITLE:
        return ""
    return _plain(getattr(title, _OF_TITLE[field]))


def beside(case: Case, finding: Finding) -> Finding:
    """The finding with what each source says of its datum, where a zone and a print say it.

    A name is shown whole, surname and given names, whichever of them differs.
    """
    fields = _IN_ONE_NAME.get(finding.field or "", (finding.field or "",))
    document = _of(case, finding)
    if document is None or not set(fields) <= set(IN_PRINT_AND_ZONE):
        return finding
    persons = tuple(p for p in (case.applicant, case.sponsor) if p is not None)
    holding = holder_of(persons, document)
    person = holding.person if holding else case.applicant
    said = [one for field in fields for one in _said(case, document, person, field)]
    told = {one.by for one in said}
    return (
        replace(finding, sources=tuple(said)) if SaidBy.ZONE in told and len(told) > 1 else finding
    )


def _of(case: Case, finding: Finding) -> Document | None:
    """The document that the finding speaks of; of those of one file the one with its place."""
    own = [d for d in case.documents if d.file == finding.document and d.texts("mrz")]
    there = (d for d in own if any(f.box == finding.box for f in d.extraction.facts.values()))
    return next(there, own[0] if own else None)


def _said(case: Case, document: Document, person: Person, field: str) -> Iterator[Said]:
    if ours := stated(person, document.kind, field):
        yield Said(SaidBy.APPLICATION, field, ours)
    fact = document.fact(field)
    itself = fact if fact and fact.read_by != MRZ else None
    printed = itself or document.fact(f"{field}{AS_PRINTED}")
    if printed:
        yield _at(SaidBy.PRINTED, field, shown(printed.value), printed)
    zone = document.fact(f"{field}{IN_ZONE}") or (fact if fact and fact.read_by == MRZ else None)
    lines = document.fact("mrz")
    decoded = decode_lines(document.texts("mrz"), seen_on=case.as_of)
    named = "document_number" if field == "title_number" else field
    value = _plain(getattr(decoded.fields, named)) if decoded else ""
    if value and lines:
        yield _at(SaidBy.ZONE, field, value, zone or lines)


def _at(by: SaidBy, field: str, value: str, fact: Fact) -> Said:
    return Said(by, field, value, fact.page, fact.box)


def _plain(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, dt.date) else str(value)
