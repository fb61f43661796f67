"""Registration on the portal (source 000): applications alone, no documents."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from samples.cases.defects import barred
from samples.cases.specification import CaseSpec, Json, Title, finding, statuses, variant
from samples.people import Person, person
from verify.findings import Code

_IDS = "title_type title_number passport_number names birth_date eligibility"


def _complete(applicant: Person) -> CaseSpec:
    """An adult with a title in force; the form asks for neither AMKA nor AFM."""
    return CaseSpec(
        procedure="registration",
        name="complete",
        applicant=applicant,
        statuses=statuses(_IDS),
        title=Title(number=applicant.title_number, expires_on=dt.date(2027, 3, 14)),
        typed={"amka": None, "afm": None},
    )


def _typed(spec: CaseSpec, **fields: Json) -> CaseSpec:
    return replace(spec, typed={**spec.typed, **fields})


def _form(spec: CaseSpec, name: str, code: Code, requirement: str, **fields: Json) -> CaseSpec:
    return barred(_typed(spec, **fields), name, code, requirement)


def _electronic(spec: CaseSpec, *, protocolled: bool) -> CaseSpec:
    title = Title(type="ΗΛΕΚΤΡΟΝΙΚΗ ΑΙΤΗΣΗ", number="4471209")
    return replace(spec, title=title, facts={"application_protocolled": protocolled})


def cases(seed: int) -> tuple[CaseSpec, ...]:
    """Three ways in that are open, each field wrong once, and three ways in that are closed."""
    spec = _complete(person("ALB", "M", dt.date(1988, 4, 12), "registration", seed))
    minor = _complete(person("ARM", "F", dt.date(2009, 3, 5), "registration-minor", seed))
    early = Title(number=minor.applicant.title_number, expires_on=dt.date(2027, 1, 31))
    late = replace(early, expires_on=dt.date(2028, 5, 31))
    ended = replace(
        spec, title=Title(number=spec.applicant.title_number, expires_on=dt.date(2025, 6, 1))
    )
    odd_type = replace(
        spec,
        title=Title(
            type="ΔΙΑΒΑΤΗΡΙΟ", number=spec.applicant.title_number, expires_on=dt.date(2027, 3, 14)
        ),
    )
    odd_number = replace(spec, title=Title(number="E00-ABC", expires_on=dt.date(2027, 3, 14)))
    return (
        spec,
        replace(minor, name="complete-minor-of-age-in-time", title=late),
        variant(_electronic(spec, protocolled=True), "complete-electronic-application"),
        barred(odd_type, "title-type-unknown", Code.FORM_TITLE_TYPE, "title_type"),
        barred(odd_number, "title-number-malformed", Code.FORM_TITLE_NUMBER, "title_number"),
        _form(
            spec,
            "passport-number-malformed",
            Code.FORM_PASSPORT_NUMBER,
            "passport_number",
            passport_number="AB?12",
        ),
        _form(
            spec, "names-in-greek", Code.FORM_NAMES, "names", surname=spec.applicant.surname.greek
        ),
        _form(
            spec,
            "birth-date-impossible",
            Code.FORM_BIRTH_DATE,
            "birth_date",
            birth_date="1850-01-01",
        ),
        finding(
            _typed(replace(spec, name="phone-not-mobile"), phone="2310555555"),
            Code.FORM_PHONE,
            None,
        ),
        barred(ended, "title-expired-long-ago", Code.ELIGIBILITY_TITLE_EXPIRED),
        barred(replace(minor, title=early), "minor-not-of-age-in-time", Code.ELIGIBILITY_AGE),
        barred(
            _electronic(spec, protocolled=False),
            "not-protocolled",
            Code.ELIGIBILITY_NOT_PROTOCOLLED,
        ),
    )
