"""Whose document is it? Holder, birth date, sex, nationality and place against the application."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extract.evidence import EvidenceKind
from extract.scripts import scripts_of
from verify.application import Answer, Person, Sex
from verify.case import SURE, Asked, Case, Document
from verify.catalogue.messages import all_messages
from verify.catalogue.models import Holder
from verify.findings import Code, Effect, Outcome, Severity
from verify.holders import Holding, holder_of
from verify.judgement import set_aside
from verify.matching.dates import compare_dates
from verify.matching.names import Name, compare_names
from verify.matching.nationalities import same_nationality
from verify.matching.places import compare_places
from verify.matching.verdict import Verdict
from verify.outcomes import contradiction, not_read, officer
from verify.rules.rule import CaseRule, EveryDocumentRule

_GREEK_SEX = {"Α": Sex.MALE, "Θ": Sex.FEMALE, "ΑΡΡΕΝ": Sex.MALE, "ΘΗΛΥ": Sex.FEMALE}

_MAY_NAME_THE_OWNER = frozenset({EvidenceKind.HOUSING_CONCESSION})
"""«Ε1 και Ε2 στην οποία ο ιδιοκτήτης δηλώνει ότι παραχωρεί» (004 4.1α(6)): the owner's papers."""


def check_holder(asked: Asked, document: Document) -> Iterator[Outcome]:
    """The holder is the person that the requirement is about, and so is every other datum."""
    if asked.requirement.holder is Holder.NOBODY or document.kind is EvidenceKind.FEE_RECEIPT:
        return
    persons = asked.persons()
    if not persons:
        yield officer("officer.sponsor_not_named", document, file=document.file)
        return
    if not document.holder_name:
        yield not_read(document, "holder")
        return
    holding = holder_of(persons, document)
    if holding is None:
        yield officer("officer.applicant_not_named", document, file=document.file)
        return
    yield from _name(holding, document)
    yield from _birth_date(holding.person, document)
    yield from _sex(holding.person, document)
    yield from _nationality(holding.person, document)
    yield from _birth_place(holding.person, document)


def _name(holding: Holding, document: Document) -> Iterator[Outcome]:
    verdict = holding.comparison.verdict
    if verdict is Verdict.SAME:
        return
    person, explanation = holding.person, holding.comparison.explanation
    stated = " ".join(part for part in (person.surname, person.given_names) if part)
    field = _differing_field(person, document)
    if verdict is Verdict.VARIANT:
        yield Outcome(
            Effect.NONE,
            Code.NAME_VARIANT,
            {"file": document.file, "expected": stated, "found": document.holder_name,
             "explanation": explanation},
            code=Code.NAME_VARIANT,
            severity=Severity.NOTICE,
            field=field,
            expected=stated,
            found=document.holder_name,
            place=document.place(field),
        )  # fmt: skip
        return
    surely = all(document.sure(n) for n in ("surname", "given_names") if document.fact(n))
    doubtful = verdict is Verdict.DOUBTFUL or not surely or document.kind in _MAY_NAME_THE_OWNER
    yield Outcome(
        Effect.OFFICER if doubtful else Effect.INCONSISTENT,
        "name.doubtful" if doubtful else Code.NAME_MISMATCH,
        {"file": document.file, "expected": stated, "found": document.holder_name,
         "explanation": explanation},
        code=Code.NAME_MISMATCH,
        severity=Severity.WARNING if doubtful else Severity.BLOCKING,
        field=field,
        expected=getattr(person, field) or stated,
        found=document.text(field) or document.holder_name,
        place=document.place(field),
    )  # fmt: skip


def _differing_field(person: Person, document: Document) -> str:
    """Surname or given names, whichever differs more plainly."""
    if not (person.surname and person.given_names):
        return "surname" if person.surname else "given_names"
    surname = document.text("surname") or ""
    ours, theirs = Name(person.surname, ""), Name(surname, "")
    if surname and compare_names(ours, theirs).verdict in (Verdict.SAME, Verdict.VARIANT):
        return "given_names"
    return "surname"


def _birth_date(person: Person, document: Document) -> Iterator[Outcome]:
    found, fact = document.date("birth_date"), document.fact("birth_date")
    if found is None or fact is None or person.birth_date is None or found == person.birth_date:
        return
    century = (found.month, found.day) == (person.birth_date.month, person.birth_date.day) and (
        abs(found.year - person.birth_date.year) == 100
    )
    if century and fact.read_by == "mrz":
        return  # a zone prints two digits of the year (ICAO Doc 9303-3, 4.8)
    comparison = compare_dates(person.birth_date, found)
    yield contradiction(
        document,
        "birth_date",
        Code.BIRTH_DATE_MISMATCH,
        expected=person.birth_date,
        found=found,
        explanation=comparison.explanation,
    )


def _sex(person: Person, document: Document) -> Iterator[Outcome]:
    printed = (document.text("sex") or "").upper().strip()
    found = _GREEK_SEX.get(printed, printed[:1])
    if not found or person.sex is None or Sex.UNSPECIFIED in (person.sex, found) or found == "<":
        return
    if found != person.sex:
        yield contradiction(
            document, "sex", Code.SEX_MISMATCH, expected=person.sex.value, found=str(found)
        )


def _nationality(person: Person, document: Document) -> Iterator[Outcome]:
    found = document.text("nationality")
    if not found or not person.nationality or same_nationality(person.nationality, found):
        return
    yield contradiction(
        document,
        "nationality",
        Code.NATIONALITY_MISMATCH,
        expected=person.nationality,
        found=found,
    )


def _birth_place(person: Person, document: Document) -> Iterator[Outcome]:
    found, fact = document.text("birth_place"), document.fact("birth_place")
    if not found or fact is None or not person.birth_place:
        return
    comparison = compare_places(person.birth_place, found)
    spellings = (comparison, *(compare_places(person.birth_place, s) for s in _by_script(found)))
    if any(one.verdict in (Verdict.SAME, Verdict.VARIANT) for one in spellings):
        return
    doubtful = comparison.verdict is Verdict.DOUBTFUL or fact.confidence < SURE
    yield Outcome(
        Effect.OFFICER if doubtful else Effect.INCONSISTENT,
        Code.BIRTHPLACE_MISMATCH,
        {"file": document.file, "expected": person.birth_place, "found": found,
         "explanation": comparison.explanation},
        code=Code.BIRTHPLACE_MISMATCH,
        severity=Severity.WARNING,
        field="birth_place",
        expected=person.birth_place,
        found=found,
        place=document.place("birth_place"),
        unsure=fact.confidence < SURE,
    )  # fmt: skip


def _by_script(place: str) -> tuple[str, ...]:
    """The spellings of a place that is given in two scripts side by side: ΣΑΜΑΡΑ SAMARA."""
    words = place.split()
    scripts = tuple(dict.fromkeys(scripts_of(word) for word in words))
    if len(scripts) < 2:
        return ()
    return tuple(" ".join(w for w in words if scripts_of(w) == script) for script in scripts)


def strangers(case: Case, unused: Iterable[Document]) -> Iterator[Outcome]:
    """Papers that serve nothing and bear another person's name: they may not belong here."""
    persons = tuple(p for p in (case.applicant, case.sponsor) if p)
    for document in unused:
        if not document.readable or document.kind is EvidenceKind.FEE_RECEIPT:
            continue
        holding = holder_of(persons, document)
        if holding and holding.comparison.verdict is Verdict.DIFFERENT:
            yield from (set_aside(outcome) for outcome in _name(holding, document))


def minor_as_stated(case: Case) -> Iterator[Outcome]:
    """«minor (else from the birth date)» (contract): the statement counts; both must agree."""
    stated, birth, age = case.application.facts.minor, case.applicant.birth_date, case.age()
    if stated is Answer.NOT_STATED or birth is None or age is None:
        return
    if (stated is Answer.YES) is not (age < 18):
        yield Outcome(
            Effect.NONE,
            "birth_date.minor",
            {"expected": all_messages()[f"answer.{stated.value}"], "found": birth.isoformat()},
            code=Code.BIRTH_DATE_MISMATCH,
            severity=Severity.WARNING,
            field="birth_date",
            expected="minor" if stated is Answer.YES else "adult",
            found=birth.isoformat(),
        )


RULES = (
    EveryDocumentRule(
        (
            Code.NAME_MISMATCH,
            Code.NAME_VARIANT,
            Code.BIRTH_DATE_MISMATCH,
            Code.SEX_MISMATCH,
            Code.NATIONALITY_MISMATCH,
            Code.BIRTHPLACE_MISMATCH,
        ),
        check_holder,
    ),
    CaseRule((Code.BIRTH_DATE_MISMATCH,), minor_as_stated),
)
"""The rules of this area."""
