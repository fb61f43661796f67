"""Who may apply at all: nationality, age, relationship, absences, an old permit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from dateutil.relativedelta import relativedelta

from extract.evidence import EvidenceKind
from verify.application import Absence, Answer, FiledBy, Relationship
from verify.case import Asked, Case, Document
from verify.catalogue.checks import Check
from verify.catalogue.messages import fact_name
from verify.days import earlier, later
from verify.findings import Code, Effect, Outcome
from verify.matching.nationalities import FORMER_SOVIET_UNION, MEMBER_STATES, nationality_code
from verify.outcomes import officer, worded
from verify.roles import current_passport
from verify.rules.periods import Period, joined, within
from verify.rules.rule import ApplicationRule


def not_stated(fact: str) -> Outcome:
    """A fact that the source turns on is not stated in the application: the officer asks."""
    return officer("officer.fact_not_stated", fact=fact_name(fact))


def barred(
    code: Code, field: str, expected: str, found: str, message: str | None = None
) -> Outcome:
    """The application itself says that a condition of the source does not hold."""
    return Outcome(
        Effect.INCONSISTENT,
        message or code,
        {"expected": expected, "found": found},
        code=code,
        field=field,
        expected=expected,
        found=found,
    )


_NO_NATIONALITY = frozenset({"XXA", "XXB", "XXC", "XXX"})
"""Stateless, refugees, unspecified (ICAO Doc 9303-3, section 5, part D): no country of origin."""


def _nationality(case: Case) -> str | None:
    passport = current_passport(case)
    read = passport.text("nationality") if passport and passport.sure("nationality") else None
    text = case.applicant.nationality or read
    code = nationality_code(text) if text else None
    return None if code in _NO_NATIONALITY else code


def excluded_ethnic_greeks(asked: Asked) -> Iterator[Outcome]:
    """«ΕΚΤΟΣ ΑΠΟ τους ομογενείς … από Αλβανία, Τουρκία ή χώρες της πρώην ΕΣΣΔ» (003 §1-4)."""
    code = _nationality(asked.case)
    if code is None:
        yield not_stated("nationality")
    elif code in FORMER_SOVIET_UNION | {"ALB", "TUR"}:
        yield barred(Code.ELIGIBILITY_NATIONALITY, "nationality", "", code, "eligibility.excluded")


def united_kingdom_or_member_state(asked: Asked) -> Iterator[Outcome]:
    """A United Kingdom national, or of a member state as a family member (001, Προϋποθέσεις 1)."""
    case = asked.case
    stated = (case.applicant.nationality or "").upper()
    code = _nationality(case)
    if code is None:
        yield not_stated("nationality")
    elif code == "GBR":
        if stated.startswith("GB") and stated not in {"GB", "GBR"}:
            yield officer("officer.british_status", found=stated)
    elif code in MEMBER_STATES:
        if case.application.facts.relationship is None:
            yield not_stated("relationship")
    else:
        yield barred(
            Code.ELIGIBILITY_NATIONALITY, "nationality", "GBR", code, "eligibility.withdrawal"
        )


def filed_for_minor_by_parent(asked: Asked) -> Iterator[Outcome]:
    """For minors the parent with custody files, or a lawyer (001, Αίτηση: Σημειώσεις)."""
    case, filed_by = asked.case, asked.case.application.facts.filed_by
    if case.minor is Answer.YES and filed_by not in (FiledBy.PARENT, FiledBy.LAWYER, None):
        yield officer("officer.minor_filed_by", found=worded(filed_by.value))
    elif case.minor is Answer.YES and filed_by is FiledBy.PARENT:
        yield Outcome(Effect.NONE, "note.other_parent_consents")


def family_relationship(asked: Asked) -> Iterator[Outcome]:
    """A spouse of 18 or over, or an unmarried child under 18 (002, Περιγραφή)."""
    case, facts = asked.case, asked.case.application.facts
    age = case.age(case.filed_on)
    if facts.relationship is None:
        yield not_stated("relationship")
        return
    if age is None and case.minor is Answer.NOT_STATED:
        yield not_stated("birth_date")
        return
    minor = age < 18 if age is not None else case.minor is Answer.YES
    shown = str(age) if age is not None else ("<18" if minor else "≥18")
    if facts.relationship is Relationship.SPOUSE:
        if minor:
            yield barred(Code.ELIGIBILITY_AGE, "birth_date", "≥18", shown, "eligibility.spouse_age")
        return
    if not minor:
        yield barred(Code.ELIGIBILITY_AGE, "birth_date", "<18", shown, "eligibility.child_age")
    if facts.married is Answer.NOT_STATED:
        yield not_stated("married")
    elif facts.married is Answer.YES:
        yield barred(
            Code.ELIGIBILITY_RELATIONSHIP, "married", "false", "true", "eligibility.child_married"
        )


def filed_before_visa_ends(asked: Asked) -> Iterator[Outcome]:
    """«πριν από τη λήξη της θεώρησης εισόδου» (002, Τρόπος διεκπεραίωσης)."""
    case = asked.case
    days = _last_days(case.of_kind((EvidenceKind.ENTRY_VISA,)), "expiry_date")
    passport = current_passport(case)
    if not days and passport:
        days = _last_days((passport,), "entry_visa_expiry")
    if not days:
        yield officer("officer.visa_end_unknown")
    elif max(days) < case.filed_on:
        yield barred(
            Code.ELIGIBILITY_TITLE_EXPIRED,
            "entry_visa_expiry",
            case.filed_on.isoformat(),
            max(days).isoformat(),
            "eligibility.visa_ended",
        )


def _last_days(documents: Iterable[Document], name: str) -> list[dt.date]:
    return [day for d in documents if (day := d.date(name)) is not None and d.sure(name)]


def absences_within_limits(asked: Asked) -> Iterator[Outcome]:
    """At most six months at a stretch and ten in all within five years (004 4.1α, ΠΡΟΣΟΧΗ).

    A period in months ends on the day of the same number, and the day of departure does not
    count (Civil Code, articles 241 and 243): 1 January to 1 July is six months, not more.
    """
    absences = asked.case.application.facts.absences
    if absences is None:
        yield not_stated("absences")
        return
    day = asked.case.filed_on
    window = Period(earlier(day, years=5), day)
    away = joined(_days_away(absences, window))
    for period in away:
        if period.last > later(period.first, months=6):
            yield barred(
                Code.ELIGIBILITY_ABSENCE, "absences", "", str(period), "eligibility.absence_long"
            )
    total = sum((period.last - period.first).days for period in away)
    allowed = (day - earlier(day, months=10)).days
    if total > allowed and _calendar_months(away) > 10:
        yield barred(
            Code.ELIGIBILITY_ABSENCE,
            "absences",
            str(allowed),
            str(total),
            "eligibility.absence_total",
        )


def _calendar_months(away: Sequence[Period]) -> float:
    """Whole months of the calendar, and the days beyond them as thirtieths of one."""
    spans = [relativedelta(period.last, period.first) for period in away]
    return sum(12 * s.years + s.months for s in spans) + sum(s.days for s in spans) / 30


def _days_away(absences: tuple[Absence, ...], window: Period) -> Iterator[Period]:
    for absence in absences:
        part = within(Period(absence.start, absence.end), window)
        if part:
            yield part


def held_permit_on_2006_01_01(asked: Asked) -> Iterator[Outcome]:
    """«μόνο όσοι κατείχαν άδεια διαμονής σε ισχύ την 01/01/2006» (004 4.3, ΠΡΟΣΟΧΗ)."""
    match asked.case.application.facts.held_permit_on_2006_01_01:
        case Answer.NOT_STATED:
            yield not_stated("held_permit_on_2006_01_01")
        case Answer.NO:
            yield barred(
                Code.ELIGIBILITY_STAY,
                "held_permit_on_2006_01_01",
                "true",
                "false",
                "eligibility.no_permit_2006",
            )
        case Answer.YES:
            pass


RULES = (
    ApplicationRule(
        Check.EXCLUDED_ETHNIC_GREEKS, (Code.ELIGIBILITY_NATIONALITY,), excluded_ethnic_greeks
    ),
    ApplicationRule(
        Check.UNITED_KINGDOM_OR_MEMBER_STATE,
        (Code.ELIGIBILITY_NATIONALITY,),
        united_kingdom_or_member_state,
    ),
    ApplicationRule(Check.FILED_FOR_MINOR_BY_PARENT, (), filed_for_minor_by_parent),
    ApplicationRule(
        Check.FAMILY_RELATIONSHIP,
        (Code.ELIGIBILITY_AGE, Code.ELIGIBILITY_RELATIONSHIP),
        family_relationship,
    ),
    ApplicationRule(
        Check.FILED_BEFORE_VISA_ENDS, (Code.ELIGIBILITY_TITLE_EXPIRED,), filed_before_visa_ends
    ),
    ApplicationRule(
        Check.ABSENCES_WITHIN_LIMITS, (Code.ELIGIBILITY_ABSENCE,), absences_within_limits
    ),
    ApplicationRule(
        Check.HELD_PERMIT_ON_2006_01_01, (Code.ELIGIBILITY_STAY,), held_permit_on_2006_01_01
    ),
)
"""The rules of this area."""
