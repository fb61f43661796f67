"""The portal's registration step: the form's fields, and who may register (source 000)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from verify.application import Answer, ResidenceTitle
from verify.case import Asked, Case
from verify.catalogue.checks import Check
from verify.catalogue.messages import fact_name
from verify.days import earlier, later
from verify.findings import Code, Effect, Outcome
from verify.matching.numbers import normal_title_number
from verify.outcomes import officer
from verify.rules.eligibility import barred, not_stated
from verify.rules.rule import ApplicationRule, CaseRule
from verify.title_types import ELECTRONIC_APPLICATION, TITLE_TYPES, normal_title_type

NAME_PATTERN = "^[A-Z](?:[A-Z' -]*[A-Z])?$"
"""Latin capitals (000, Βήμα-1: Επώνυμο, Όνομα), with what separates the parts of a name."""

PASSPORT_PATTERN = "^(?:WITHOUT|(?=[A-Za-z0-9 -]*[0-9])[A-Za-z0-9](?:[ -]?[A-Za-z0-9]){3,19})$"
TITLE_NUMBER_PATTERN = "^(?:GR[ -]?)?[EΕ]?[ -]?0*[1-9][0-9]{0,11}$"
PHONE_PATTERN = r"^(?:\+30|0030)?\s*69[0-9]{2}[ ]?[0-9]{3}[ ]?[0-9]{3}$"
"""A Greek mobile: the one-time code goes there (000, Βήμα-1: Κινητό τηλέφωνο)."""

_OLDEST = 130


def _empty(field: str, code: Code) -> Outcome:
    """The form asks for it and it is not there; ``judge`` adds the ``document.missing``."""
    return Outcome(Effect.MISSING, "form.empty", {"fact": fact_name(field)}, code=code, field=field)


def _wrong(field: str, code: Code, found: str) -> Outcome:
    return Outcome(Effect.INCONSISTENT, code, {"found": found}, code=code, field=field, found=found)


def _title(case: Case) -> ResidenceTitle:
    return case.applicant.residence_title or ResidenceTitle()


def form_title_type(asked: Asked) -> Iterator[Outcome]:
    """One of the six types (000, Βήμα-1: Είδος τίτλου διαμονής)."""
    found = _title(asked.case).type
    if not found:
        yield _empty("title_type", Code.FORM_TITLE_TYPE)
    elif normal_title_type(found) not in TITLE_TYPES:
        yield _wrong("title_type", Code.FORM_TITLE_TYPE, found)


def form_title_number(asked: Asked) -> Iterator[Outcome]:
    """Digits, «παραλείποντας το GR ή το E που προηγείται, καθώς και τυχόν ψηφία "0"»."""
    found = _title(asked.case).number
    if not found:
        yield _empty("title_number", Code.FORM_TITLE_NUMBER)
    elif not normal_title_number(found).isdecimal() or not re.match(
        TITLE_NUMBER_PATTERN, found.upper().strip()
    ):
        yield _wrong("title_number", Code.FORM_TITLE_NUMBER, found)


def form_passport_number(asked: Asked) -> Iterator[Outcome]:
    """A passport number, or «WITHOUT» (000, Βήμα-1: Διαβατήριο)."""
    found = asked.case.applicant.passport_number
    if not found:
        yield _empty("passport_number", Code.FORM_PASSPORT_NUMBER)
    elif not re.match(PASSPORT_PATTERN, found):
        yield _wrong("passport_number", Code.FORM_PASSPORT_NUMBER, found)


def form_names(asked: Asked) -> Iterator[Outcome]:
    """«με κεφαλαίους λατινικούς χαρακτήρες» (000, Βήμα-1: Επώνυμο, Όνομα)."""
    person = asked.case.applicant
    if not person.surname and not person.given_names:
        yield _empty("names", Code.FORM_NAMES)
        return
    for field, value in (("surname", person.surname), ("given_names", person.given_names)):
        if not value:
            yield _empty(field, Code.FORM_NAMES)
        elif not re.match(NAME_PATTERN, value):
            yield _wrong(field, Code.FORM_NAMES, value)


def form_birth_date(asked: Asked) -> Iterator[Outcome]:
    """A date in the past, of somebody who can be alive (000, Βήμα-1: Γέννηση)."""
    birth, day = asked.case.applicant.birth_date, asked.case.as_of
    if birth is None:
        yield _empty("birth_date", Code.FORM_BIRTH_DATE)
    elif birth > day or birth < earlier(day, years=_OLDEST):
        yield _wrong("birth_date", Code.FORM_BIRTH_DATE, birth.isoformat())


def form_phone(case: Case) -> Iterator[Outcome]:
    """A mobile phone that takes the one-time code (000, Βήμα-1: Κινητό τηλέφωνο)."""
    if case.procedure.id != "registration":
        return
    found = case.applicant.phone
    if not found:
        yield Outcome(
            Effect.INCONSISTENT,
            "form.empty",
            {"fact": fact_name("phone")},
            code=Code.FORM_PHONE,
            field="phone",
        )
    elif not re.match(PHONE_PATTERN, found):
        yield _wrong("phone", Code.FORM_PHONE, found)


def may_register(asked: Asked) -> Iterator[Outcome]:
    """The three ways in (000, Σύντομη Περιγραφή).

    An adult whose title ended at most a year ago; a minor who comes of age before it ends; an
    adult whose electronic application has been protocolled.
    """
    case = asked.case
    birth, day, title = case.applicant.birth_date, case.as_of, _title(case)
    if birth is None and case.minor is Answer.NOT_STATED:
        yield not_stated("birth_date")
        return
    of_age = later(birth, years=18) if birth else None
    adult = of_age <= day if of_age else case.minor is Answer.NO
    if not adult:
        yield from _minor(title, of_age)
        return
    protocolled = case.application.facts.application_protocolled
    if normal_title_type(title.type or "") == ELECTRONIC_APPLICATION:
        yield from _electronic(protocolled)
    elif protocolled is Answer.YES:
        return
    elif title.expires_on is None:
        yield officer("officer.title_end_not_stated")
    elif later(title.expires_on, years=1) < day:
        yield barred(
            Code.ELIGIBILITY_TITLE_EXPIRED,
            "expires_on",
            earlier(day, years=1).isoformat(),
            title.expires_on.isoformat(),
        )


def _minor(title: ResidenceTitle, of_age: dt.date | None) -> Iterator[Outcome]:
    if normal_title_type(title.type or "") == ELECTRONIC_APPLICATION:
        yield barred(Code.ELIGIBILITY_AGE, "birth_date", "≥18", "<18", "eligibility.adults_only")
    elif title.expires_on is None:
        yield officer("officer.title_end_not_stated")
    elif of_age is None:
        yield not_stated("birth_date")
    elif title.expires_on < of_age:
        yield barred(
            Code.ELIGIBILITY_AGE,
            "birth_date",
            title.expires_on.isoformat(),
            of_age.isoformat(),
            "eligibility.not_of_age",
        )


def _electronic(protocolled: Answer) -> Iterator[Outcome]:
    if protocolled is Answer.NOT_STATED:
        yield not_stated("application_protocolled")
    elif protocolled is Answer.NO:
        yield barred(Code.ELIGIBILITY_NOT_PROTOCOLLED, "application_protocolled", "true", "false")


RULES = (
    ApplicationRule(Check.FORM_TITLE_TYPE, (Code.FORM_TITLE_TYPE,), form_title_type),
    ApplicationRule(Check.FORM_TITLE_NUMBER, (Code.FORM_TITLE_NUMBER,), form_title_number),
    ApplicationRule(Check.FORM_PASSPORT_NUMBER, (Code.FORM_PASSPORT_NUMBER,), form_passport_number),
    ApplicationRule(Check.FORM_NAMES, (Code.FORM_NAMES,), form_names),
    ApplicationRule(Check.FORM_BIRTH_DATE, (Code.FORM_BIRTH_DATE,), form_birth_date),
    CaseRule((Code.FORM_PHONE,), form_phone),
    ApplicationRule(
        Check.MAY_REGISTER,
        (
            Code.ELIGIBILITY_TITLE_EXPIRED,
            Code.ELIGIBILITY_AGE,
            Code.ELIGIBILITY_NOT_PROTOCOLLED,
        ),
        may_register,
    ),
)
"""The rules of this area."""
