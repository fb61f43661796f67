"""The questions of a procedure, and the application that the answers make."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from verify.application import FiledBy, Fingerprints, Relationship, ReplacementReason
from verify.catalogue.models import CaseFact, Holder, Procedure
from verify.describe import facts_asked
from verify.title_types import TITLE_TYPES

_CHOICES: dict[str, tuple[str, ...]] = {
    CaseFact.RELATIONSHIP: tuple(Relationship),
    CaseFact.REPLACEMENT_REASON: tuple(ReplacementReason),
    CaseFact.FINGERPRINTS: tuple(Fingerprints),
    CaseFact.FILED_BY: tuple(FiledBy),
}
ABSENCES = 6
"""How many absences the form has room for."""

_YES_NO = {"yes": True, "no": False}
_PERSON = ("surname", "given_names", "birth_date", "nationality", "birth_place",
           "passport_number", "afm", "amka")  # fmt: skip
_TITLE = ("title_number", "title_issued_on", "title_expires_on")
_REGISTRATION = ("surname", "given_names", "birth_date", "passport_number", "phone",
                 "title_type", "title_number", "title_expires_on")  # fmt: skip
DATES = frozenset({"birth_date", "title_issued_on", "title_expires_on"})
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:\s*[-./]\s*|\s+)(\d{1,2})(?:\s*[-./]\s*|\s+)(\d{4})", re.ASCII
)
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)


def day_of(text: str) -> str | None:
    """The day as ``dd/mm/yyyy``, from day-month-year with ``- . /`` or spaces; None: no such day.

    >>> day_of("30-4-2004"), day_of("30 04 2004"), day_of("2004-04-30"), day_of("31/04/2004")
    ('30/04/2004', '30/04/2004', '30/04/2004', None)
    """
    found = _DAY_FIRST.fullmatch(text.strip())
    parts = found.groups()[::-1] if found else ()
    if not parts and (found := _YEAR_FIRST.fullmatch(text.strip())):
        parts = found.groups()
    try:
        return dt.date(*(int(part) for part in parts)).strftime("%d/%m/%Y") if parts else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Question:
    """One question: ``kind`` is ``yes_no``, ``choice``, ``number`` or ``absences``."""

    name: str
    kind: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """What a procedure's form asks: facts, and particulars that documents are compared with."""

    questions: tuple[Question, ...]
    person: tuple[str, ...]
    sponsor: bool


def form_of(procedure: Procedure) -> Form:
    """The form of that procedure."""
    facts = facts_asked(procedure)
    registering = procedure.id == "registration"
    sponsored = "relationship" in facts or any(
        requirement.holder is Holder.SPONSOR for requirement in procedure.requirements
    )
    return Form(
        questions=tuple(_question(name) for name in facts),
        person=_REGISTRATION if registering else _PERSON + _TITLE,
        sponsor=sponsored and not registering,
    )


def _question(name: str) -> Question:
    if name in _CHOICES:
        return Question(name, "choice", _CHOICES[name])
    if name == CaseFact.ABSENCES:
        return Question(name, "absences")
    return Question(name, "number" if name == CaseFact.HOUSEHOLD_SIZE else "yes_no")


def title_types() -> tuple[str, ...]:
    """The types of residence title that the portal offers."""
    return TITLE_TYPES


def application_of(procedure: Procedure, answers: Mapping[str, str], today: str) -> bytes:
    """The application in the contract's form. Nothing is judged here: the reader of it does."""
    form = form_of(procedure)
    said = {
        name: (day_of(value) if name in DATES or name.startswith("away_") else None)
        or value.strip()
        for name, value in answers.items()
        if value.strip()
    }
    facts: dict[str, object] = {}
    for question in form.questions:
        value = _answer(question, said)
        if value is not None:
            facts[question.name] = value
    application: dict[str, object] = {
        "procedure": procedure.id,
        "submitted_on": today,
        "applicant": _person(form, said),
        "facts": facts,
    }
    sponsor = {
        n: said[f"sponsor_{n}"] for n in ("surname", "given_names") if f"sponsor_{n}" in said
    }
    if form.sponsor and sponsor:
        application["sponsor"] = sponsor
    return json.dumps(application, ensure_ascii=False).encode()


def _answer(question: Question, said: Mapping[str, str]) -> object:
    if question.kind == "absences":
        return _absences(said)
    value = said.get(question.name, "")
    if question.kind == "yes_no":
        return _YES_NO.get(value)
    if question.kind == "choice":
        return value if value in question.choices else None
    return int(value) if value.isascii() and value.isdigit() else value or None


def _absences(said: Mapping[str, str]) -> list[dict[str, str]] | None:
    given = [
        {"from": said.get(f"away_from_{n}", ""), "to": said.get(f"away_to_{n}", "")}
        for n in range(1, ABSENCES + 1)
    ]
    stated = [entry for entry in given if entry["from"] or entry["to"]]
    if not stated and said.get("never_away") != "yes":
        return None
    return stated


def _person(form: Form, said: Mapping[str, str]) -> dict[str, object]:
    person: dict[str, object] = {
        name: said[name] for name in form.person if name in said and not name.startswith("title_")
    }
    title = {
        name.removeprefix("title_"): said[name]
        for name in form.person
        if name in said and name.startswith("title_")
    }
    if title:
        person["residence_title"] = title
    return person


def answers_of(application: bytes) -> dict[str, str]:
    """The answers that made an application, to fill the form in again."""
    said = json.loads(application)
    answers = {k: v for k, v in said.get("applicant", {}).items() if isinstance(v, str)}
    title = said.get("applicant", {}).get("residence_title", {})
    answers |= {f"title_{name}": value for name, value in title.items()}
    answers |= {f"sponsor_{name}": value for name, value in said.get("sponsor", {}).items()}
    for name, value in said.get("facts", {}).items():
        if isinstance(value, bool):
            answers[name] = "yes" if value else "no"
        elif isinstance(value, list):
            answers["never_away"] = "" if value else "yes"
            for number, entry in enumerate(value, 1):
                answers[f"away_from_{number}"] = entry["from"]
                answers[f"away_to_{number}"] = entry["to"]
        else:
            answers[name] = str(value)
    return answers
