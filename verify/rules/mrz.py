"""The machine-readable zone against its own check digits and against the printed page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from extract.evidence import AS_PRINTED, EvidenceKind, told_by_the_other
from extract.facts import GIVEN, MRZ
from extract.mrz.decode import DecodedZone, decode_lines
from extract.mrz.zones import CheckState, MrzFields
from verify.application import Answer
from verify.case import Asked, Document
from verify.findings import Code, Effect, Outcome, Severity
from verify.matching.names import Name, NameSource, compare_names
from verify.matching.nationalities import same_nationality
from verify.matching.numbers import NumberKind, compare_numbers
from verify.matching.reading_errors import read_alike
from verify.matching.verdict import Verdict
from verify.outcomes import contradiction, shown
from verify.rules.rule import EveryDocumentRule

_SURELY_PRINTED = 0.9
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
    if not all(fact and fact.read_by != MRZ for fact in facts):
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
    number = _printed(document, "document_number") or _printed(document, "title_number")
    if number and zone.document_number:
        said = document.text(number) or ""
        compared = compare_numbers(zone.document_number, said, kind=NumberKind.DOCUMENT)
        if compared.verdict is Verdict.DIFFERENT:
            yield _differs(document, number, zone.document_number, said)
    for name, value in (("birth_date", zone.birth_date), ("expiry_date", zone.expiry_date)):
        day = _printed(document, name)
        found = document.date(day) if day else None
        if day and value and found and not _same_day(value, found):
            yield _differs(document, day, value, found)
    state = _printed(document, "nationality")
    nationality = document.text(state) if state else None
    if state and nationality and not same_nationality(zone.nationality, nationality):
        yield _differs(document, state, zone.nationality, nationality)
    letter = _printed(document, "sex")
    sex = (document.text(letter) or "").upper()[:1] if letter else ""
    if letter and zone.sex in {"M", "F"} and sex in {"M", "F"} and sex != zone.sex:
        yield _differs(document, letter, zone.sex, sex)


def _printed(document: Document, name: str) -> str | None:
    """The fact that has what is printed: of that name, or its companion; None if none has."""
    fact = document.fact(name)
    if fact and fact.read_by != MRZ:
        return name
    companion = f"{name}{AS_PRINTED}"
    return companion if document.fact(companion) else None


def _names(document: Document, zone: MrzFields) -> Iterator[Outcome]:
    """Two names, as printed and in the zone; one that only the zone gives is no difference."""
    surname, given = _printed(document, "surname"), _printed(document, "given_names")
    differing = next((n for n in (surname, given) if n and n.endswith(AS_PRINTED)), surname)
    if differing is None:
        return
    printed = Name(
        document.text(surname or "surname") or "", document.text(given or "given_names") or ""
    )
    verdict = compare_names(Name(zone.surname, zone.given_names, NameSource.MRZ), printed).verdict
    by_a_letter = verdict is Verdict.DOUBTFUL and differing.endswith(AS_PRINTED)
    if verdict is Verdict.DIFFERENT or by_a_letter:
        stated = f"{zone.surname} {zone.given_names}".strip()
        yield _differs(document, differing, stated, f"{printed.surname} {printed.given_names}")


def _same_day(zone: dt.date, printed: dt.date) -> bool:
    """A zone prints two digits of the year: the century proves nothing."""
    return (zone.year % 100, zone.month, zone.day) == (
        printed.year % 100,
        printed.month,
        printed.day,
    )


def _differs(document: Document, name: str, zone: object, printed: object) -> Outcome:
    """``name`` is the fact that has what is printed.

    Where the reader believed the zone, the print differs by a few letters: an officer looks if
    they were read surely, or are none that are misread for each other; else it is said, no more.
    """
    outcome = contradiction(
        document, name, Code.MRZ_VISUAL_MISMATCH, expected=zone, found=str(printed).strip()
    )
    outcome = replace(outcome, field=told_by_the_other(name))
    believed = name.endswith(AS_PRINTED)
    if believed and not _is_another_value(document, name):
        return replace(outcome, effect=Effect.NONE, severity=Severity.NOTICE, unsure=False,
                       message="mrz.print_read_otherwise")  # fmt: skip
    if believed or not document.sure("mrz"):
        return replace(outcome, effect=Effect.OFFICER, severity=Severity.WARNING)
    return outcome


def _is_another_value(document: Document, name: str) -> bool:
    """Whether the print has other letters than the zone, and not only as they are misread."""
    fact, stands = document.fact(name), document.fact(told_by_the_other(name))
    if fact is None or stands is None or not document.sure(name):
        return False
    printed, zone = shown(fact.value), shown(stands.value)
    as_long = len(printed) == len(zone)
    return fact.confidence >= _SURELY_PRINTED or (as_long and not read_alike(printed, zone))


RULES = (
    EveryDocumentRule(
        (Code.MRZ_NOT_FOUND, Code.MRZ_CHECK_DIGIT, Code.MRZ_VISUAL_MISMATCH), check_zone
    ),
)
"""The rules of this area."""
