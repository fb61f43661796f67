"""The machine-readable zone against its own check digits and against the printed page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from extract.evidence import EvidenceKind
from extract.facts import GIVEN
from extract.mrz.decode import DecodedZone, decode_lines
from extract.mrz.zones import CheckState, MrzFields
from verify.application import Answer
from verify.case import Asked, Document
from verify.findings import Code, Effect, Outcome, Severity
from verify.matching.names import Name, NameSource, compare_names
from verify.matching.nationalities import same_nationality
from verify.matching.numbers import NumberKind, compare_numbers
from verify.matching.verdict import Verdict
from verify.outcomes import contradiction
from verify.rules.rule import EveryDocumentRule

_WITH_ZONE = frozenset({EvidenceKind.PASSPORT, EvidenceKind.TRAVEL_DOCUMENT})


def check_zone(asked: Asked, document: Document) -> Iterator[Outcome]:
    """A passport has a zone, its check digits hold, and it says what the page prints.

    ICAO Doc 9303-3, 4.9 (check digits) and 9303-4, 4.2 (the zone repeats the printed data).
    """
    lines = document.texts("mrz")
    if not lines:
        if document.kind in _WITH_ZONE and document.fact("document_number"):
            yield from _no_zone(asked, document)
        return
    decoded = decode_lines(lines, seen_on=asked.case.as_of)
    holds = decoded is not None and decoded.holds
    stated = _stated_invalid(document)
    doubted = not document.sure("mrz") or (
        holds and not stated and document.flag("mrz_valid") is Answer.NO
    )
    if doubted and not (decoded and holds and _confirmed_by_print(document, decoded.fields)):
        yield _read_unsurely(document)
        return
    if decoded is None or not decoded.holds or stated:
        failing = ", ".join(_failing(decoded)) if decoded else ""
        yield contradiction(
            document,
            "mrz",
            Code.MRZ_CHECK_DIGIT,
            expected="",
            found=failing,
            severity=Severity.WARNING,
        )
    if decoded is not None:
        yield from _against_print(document, decoded.fields)


def _stated_invalid(document: Document) -> bool:
    """Whether the input itself says that the zone is invalid, and no reader of ours doubts it."""
    fact = document.fact("mrz_valid")
    said = fact is not None and fact.read_by == GIVEN
    return said and document.flag("mrz_valid") is Answer.NO


def _confirmed_by_print(document: Document, zone: MrzFields) -> bool:
    """Whether the printed page, read apart from the zone, says the letters no check digit proves.

    Names carry no check digit (ICAO Doc 9303-3, 4.9): two readings that agree on them are proof.
    """
    facts = [document.fact(name) for name in ("surname", "given_names")]
    if not all(fact and fact.read_by != "mrz" for fact in facts):
        return False
    printed = Name(document.text("surname") or "", document.text("given_names") or "")
    machine = Name(zone.surname, zone.given_names, NameSource.MRZ)
    return compare_names(machine, printed).verdict is Verdict.SAME


def _read_unsurely(document: Document) -> Outcome:
    """A zone that could not be read surely proves nothing and contradicts nothing.

    A passport must prove itself, so an officer looks; of a card the printed side is enough. Where
    one letter is what is in doubt, the place is that letter's.
    """
    needed = document.kind in _WITH_ZONE
    zone, letter = document.place("mrz"), document.place("mrz_valid")
    narrowed = letter.box is not None and letter.box != zone.box
    return Outcome(
        Effect.OFFICER if needed else Effect.NONE,
        "mrz.letter_in_doubt" if narrowed else "mrz.read_unsurely",
        {"file": document.file},
        code=Code.MRZ_CHECK_DIGIT,
        severity=Severity.WARNING if needed else Severity.NOTICE,
        field="mrz",
        place=letter if narrowed else zone,
    )


def _no_zone(asked: Asked, document: Document) -> Iterator[Outcome]:
    ours = asked.case.applicant.passport_number or ""
    theirs = document.text("document_number") or ""
    if compare_numbers(ours, theirs, kind=NumberKind.DOCUMENT).verdict is not Verdict.DIFFERENT:
        yield Outcome(
            Effect.OFFICER,
            Code.MRZ_NOT_FOUND,
            {"file": document.file},
            code=Code.MRZ_NOT_FOUND,
            severity=Severity.WARNING,
            field="mrz",
            place=document.place("document_number"),
        )


def _failing(decoded: DecodedZone) -> list[str]:
    return [name.value for name, state in decoded.checks.items() if state is CheckState.FAILS]


def _against_print(document: Document, zone: MrzFields) -> Iterator[Outcome]:
    yield from _names(document, zone)
    printed = document.text("document_number") or document.text("title_number")
    number = document.fact("document_number")
    if printed and number and number.read_by != "mrz" and zone.document_number:
        compared = compare_numbers(zone.document_number, printed, kind=NumberKind.DOCUMENT)
        if compared.verdict is Verdict.DIFFERENT:
            yield _differs(document, "document_number", zone.document_number, printed)
    for name, value in (("birth_date", zone.birth_date), ("expiry_date", zone.expiry_date)):
        found = document.date(name)
        if value and found and not _same_day(value, found):
            yield _differs(document, name, value, found)
    nationality = document.text("nationality")
    if nationality and not same_nationality(zone.nationality, nationality):
        yield _differs(document, "nationality", zone.nationality, nationality)
    sex = (document.text("sex") or "").upper()[:1]
    if zone.sex in {"M", "F"} and sex in {"M", "F"} and sex != zone.sex:
        yield _differs(document, "sex", zone.sex, sex)


def _names(document: Document, zone: MrzFields) -> Iterator[Outcome]:
    fact = document.fact("surname")
    if fact is None or fact.read_by == "mrz":
        return
    printed = Name(document.text("surname") or "", document.text("given_names") or "")
    machine = Name(zone.surname, zone.given_names, NameSource.MRZ)
    if compare_names(machine, printed).verdict is Verdict.DIFFERENT:
        stated = f"{zone.surname} {zone.given_names}".strip()
        yield _differs(document, "surname", stated, document.holder_name)


def _same_day(zone: dt.date, printed: dt.date) -> bool:
    """A zone prints two digits of the year: the century proves nothing."""
    return (zone.year % 100, zone.month, zone.day) == (
        printed.year % 100,
        printed.month,
        printed.day,
    )


def _differs(document: Document, name: str, zone: object, printed: object) -> Outcome:
    outcome = contradiction(document, name, Code.MRZ_VISUAL_MISMATCH, expected=zone, found=printed)
    if document.sure("mrz"):
        return outcome
    return replace(outcome, effect=Effect.OFFICER, severity=Severity.WARNING)


RULES = (
    EveryDocumentRule(
        (Code.MRZ_NOT_FOUND, Code.MRZ_CHECK_DIGIT, Code.MRZ_VISUAL_MISMATCH), check_zone
    ),
)
"""The rules of this area."""
