"""AMKA, AFM, passport, residence title: well formed, and the same wherever they stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from stdnum.gr import amka as stdnum_amka
from stdnum.gr import vat as stdnum_afm

from extract.evidence import EvidenceKind
from verify.application import Person
from verify.case import Asked, Case, Document
from verify.findings import Code, Effect, Outcome, Severity
from verify.holders import holder_of
from verify.matching.numbers import NumberKind, compare_numbers, normal_title_number
from verify.matching.verdict import Comparison, Verdict
from verify.outcomes import contradiction, not_read
from verify.roles import PASSPORTS, current_passport
from verify.rules.rule import CaseRule, EveryDocumentRule
from verify.title_types import TITLE_TYPES, normal_title_type

_TITLES = frozenset({EvidenceKind.RESIDENCE_PERMIT, EvidenceKind.ALIEN_IDENTITY_CARD})
_GREECE = "GRC"
_EARLIER_PERMITS_SERVE = frozenset({"legal_stay", "integration"})


def application_numbers(case: Case) -> Iterator[Outcome]:
    """Check digits of the numbers that the application states, and the AMKA's birth date."""
    for person in (case.applicant, case.sponsor):
        if person is not None:
            yield from _of_person(case, person)


def _of_person(case: Case, person: Person) -> Iterator[Outcome]:
    if person.amka and not stdnum_amka.is_valid(person.amka):
        yield _invalid(Code.AMKA_INVALID, "amka", person.amka)
    elif person.amka and person.birth_date and not amka_agrees(person.amka, person.birth_date):
        yield _invalid(Code.AMKA_INVALID, "amka", person.amka, "amka.other_birth_date")
    if person.afm and not stdnum_afm.is_valid(person.afm):
        yield _invalid(Code.AFM_INVALID, "afm", person.afm)
    title = person.residence_title
    registering = case.procedure.id == "registration"
    if title and title.number and not registering and not _is_title_number(title.number):
        yield _invalid(Code.TITLE_NUMBER_INVALID, "title_number", title.number)


def _is_title_number(text: str) -> bool:
    plain = normal_title_number(text)
    return plain.isdecimal() and plain.strip("0") != ""


def amka_agrees(amka: str, birth: dt.date) -> bool:
    """Whether the first six digits of an AMKA are the birth date (ddmmyy)."""
    return stdnum_amka.compact(amka)[:6] == birth.strftime("%d%m%y")


def _invalid(code: Code, field: str, found: str, message: str | None = None) -> Outcome:
    return Outcome(
        Effect.INCONSISTENT, message or code, {"found": found}, code=code, field=field, found=found
    )


def document_numbers(asked: Asked, document: Document) -> Iterator[Outcome]:
    """Every number on a paper is the application's, where the application states one."""
    persons = asked.persons()
    holding = holder_of(persons, document)
    if holding is None or document.kind is EvidenceKind.FEE_RECEIPT:
        return
    person = holding.person
    yield from _passport(asked, document, person)
    yield from _personal(document, person)
    if asked.requirement.id not in _EARLIER_PERMITS_SERVE:
        yield from _title(document, person)


def _passport(asked: Asked, document: Document, person: Person) -> Iterator[Outcome]:
    stated = person.passport_number
    if not stated:
        return
    if person.without_passport:
        yield from _passport_all_the_same(document, stated)
    elif document.kind in PASSPORTS:
        if document is current_passport(asked.case):
            yield from _compare(document, "document_number", stated, NumberKind.DOCUMENT)
    else:
        yield from _compare(document, "passport_number", stated, NumberKind.DOCUMENT)


def _passport_all_the_same(document: Document, stated: str) -> Iterator[Outcome]:
    """The application says that no passport can be held, and there is one: which is right?"""
    found = document.text("document_number")
    if document.kind in PASSPORTS and found:
        yield Outcome(
            Effect.OFFICER,
            "number.passport_all_the_same",
            {"file": document.file, "found": found},
            code=Code.NUMBER_MISMATCH,
            severity=Severity.WARNING,
            field="document_number",
            expected=stated,
            found=found,
            place=document.place("document_number"),
        )


def _personal(document: Document, person: Person) -> Iterator[Outcome]:
    for name, stated in (("amka", person.amka), ("afm", person.afm)):
        found = document.text(name)
        if found and stated and digits_of(found) != digits_of(stated):
            yield contradiction(
                document, name, Code.NUMBER_MISMATCH, expected=stated, found=found, explanation=""
            )
    yield from _alone(document, person)


def _alone(document: Document, person: Person) -> Iterator[Outcome]:
    """Numbers that only the paper gives: their check digits, and the AMKA's birth date."""
    printed, afm, birth = document.text("amka"), document.text("afm"), person.birth_date
    if afm and not person.afm and not stdnum_afm.is_valid(afm):
        yield _printed_invalid(document, "afm", Code.AFM_INVALID, afm)
    if printed and not person.amka and not stdnum_amka.is_valid(printed):
        yield _printed_invalid(document, "amka", Code.AMKA_INVALID, printed)
    elif printed and not person.amka and birth and not amka_agrees(printed, birth):
        yield contradiction(
            document,
            "amka",
            Code.AMKA_INVALID,
            expected=birth,
            found=printed,
            message="amka.other_birth_date",
            severity=Severity.WARNING,
        )


def _printed_invalid(document: Document, name: str, code: Code, found: str) -> Outcome:
    return contradiction(document, name, code, expected="", found=found, severity=Severity.WARNING)


def digits_of(text: str) -> str:
    """The digits of a number, without spaces and separators."""
    return "".join(char for char in text if char.isdigit())


def _title(document: Document, person: Person) -> Iterator[Outcome]:
    title = person.residence_title
    if document.kind not in _TITLES:
        return
    state = document.text("issuing_state")
    if state and state != _GREECE:
        yield contradiction(
            document,
            "issuing_state",
            Code.DOCUMENT_KIND_MISMATCH,
            expected=_GREECE,
            found=state,
            message="title.other_state",
        )
    if title is None:
        return
    if title.number:
        yield from _compare(document, "title_number", title.number, NumberKind.TITLE)
    if title.type:
        yield from _title_type(document, title.type)
    for name, stated in (("issue_date", title.issued_on), ("expiry_date", title.expires_on)):
        found = document.date(name)
        if stated and found and stated != found:
            yield contradiction(
                document,
                name,
                Code.NUMBER_MISMATCH,
                expected=stated,
                found=found,
                severity=Severity.WARNING,
                explanation="",
            )


def _title_type(document: Document, stated: str) -> Iterator[Outcome]:
    """The sort of title, where the paper shows one of the form's; a category of stay is none."""
    found = document.text("title_type") or ""
    if normal_title_type(found) not in TITLE_TYPES:
        return
    if normal_title_type(found) != normal_title_type(stated):
        yield contradiction(
            document,
            "title_type",
            Code.FORM_TITLE_TYPE,
            expected=stated,
            found=found,
            message="title_type.mismatch",
            severity=Severity.WARNING,
        )


def _compare(document: Document, name: str, stated: str, kind: NumberKind) -> Iterator[Outcome]:
    fact, found = document.fact(name), document.text(name)
    if fact is None or not found:
        if name in ("document_number", "title_number"):
            yield not_read(document, name)
        return
    comparison = compare_numbers(stated, found, kind=kind, confidence=fact.confidence)
    if comparison.verdict in (Verdict.SAME, Verdict.VARIANT):
        return
    yield _number_mismatch(document, name, stated, found, comparison)


def _number_mismatch(
    document: Document, name: str, stated: str, found: str, comparison: Comparison
) -> Outcome:
    outcome = contradiction(
        document,
        name,
        Code.NUMBER_MISMATCH,
        expected=stated,
        found=found,
        explanation=comparison.explanation,
    )
    if comparison.verdict is Verdict.DIFFERENT:
        return outcome
    return Outcome(
        Effect.OFFICER,
        outcome.message,
        outcome.params,
        code=outcome.code,
        severity=Severity.WARNING,
        field=outcome.field,
        expected=outcome.expected,
        found=outcome.found,
        place=outcome.place,
    )


RULES = (
    CaseRule((Code.AMKA_INVALID, Code.AFM_INVALID, Code.TITLE_NUMBER_INVALID), application_numbers),
    EveryDocumentRule(
        (
            Code.NUMBER_MISMATCH,
            Code.AMKA_INVALID,
            Code.AFM_INVALID,
            Code.FORM_TITLE_TYPE,
            Code.DOCUMENT_KIND_MISMATCH,
        ),
        document_numbers,
    ),
)
"""The rules of this area."""
