"""Which days the passports and permits cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateutil.relativedelta import relativedelta

from extract.evidence import EvidenceKind
from verify.case import Asked, Document
from verify.catalogue.checks import Check
from verify.findings import Code, Effect, Outcome, Severity
from verify.outcomes import not_read, officer
from verify.roles import PERMITS, current_permit
from verify.rules.periods import Period, joined, uncovered, within
from verify.rules.rule import SetRule


def covers_last_five_years(asked: Asked, documents: tuple[Document, ...]) -> Iterator[Outcome]:
    """«διαβατηρίων … της τελευταίας 5ετίας» (004 4.1α(1), 4.1β(1), 4.2α(1)).

    A child under five is asked for its own years only.
    """
    first = asked.case.as_of - relativedelta(years=5)
    birth = asked.case.applicant.birth_date
    if birth and first < birth <= asked.case.as_of:
        first = birth
    yield from _coverage(Period(first, asked.case.as_of), documents)


def covers_last_permit(asked: Asked, documents: tuple[Document, ...]) -> Iterator[Outcome]:
    """«που καλύπτει το διάστημα ισχύος της τελευταίας άδειας διαμονής» (003 §2(1), 004 4.3(1))."""
    permit = current_permit(asked.case)
    title = asked.case.applicant.residence_title
    first = (permit and permit.date("issue_date")) or (title and title.issued_on)
    last = (permit and permit.date("expiry_date")) or (title and title.expires_on)
    if not first or not last or last < first:
        yield officer("officer.permit_period_unknown")
        return
    yield from _coverage(Period(first, last), documents)


def _coverage(window: Period, documents: Sequence[Document]) -> Iterator[Outcome]:
    periods: list[Period] = []
    for document in documents:
        period = _period_of(document)
        if period is None:
            missing = "expiry_date" if document.date("issue_date") else "issue_date"
            yield not_read(document, missing)
            return
        periods.append(period)
    gaps = uncovered(window, periods)
    if gaps:
        yield Outcome(
            Effect.INCONSISTENT,
            Code.PASSPORT_COVERAGE,
            {"expected": str(window), "found": ", ".join(map(str, gaps))},
            code=Code.PASSPORT_COVERAGE,
            field="covers_from",
            expected=str(window),
            found="; ".join(map(str, joined(periods))),
            place=documents[-1].place() if len(documents) == 1 else None,
        )


def _period_of(document: Document) -> Period | None:
    first = document.date("covers_from") or document.date("issue_date")
    last = document.date("covers_to") or document.date("expiry_date")
    return Period(first, last) if first and last else None


def ten_of_twelve_years(asked: Asked, documents: tuple[Document, ...]) -> Iterator[Outcome]:
    """«δεκαετής νόμιμη διαμονή του στην Ελλάδα κατά την τελευταία δωδεκαετία» (004 4.3(5)).

    By certificate (its years, or its days from and to) and by the permits together.
    """
    day = asked.case.as_of
    window = Period(day - relativedelta(years=12), day)
    needed = (day - (day - relativedelta(years=10))).days
    certificates = [d for d in documents if d.kind is EvidenceKind.LEGAL_STAY_CERTIFICATE]
    stated = [years for d in certificates if (years := d.number("years")) is not None]
    if any(years >= 10 for years in stated):
        yield from (not_read(d, "years") for d in certificates if not d.sure("years"))
        return
    periods = [p for d in documents if (p := _stay(d)) is not None]
    days = sum(p.days for p in joined(q for q in (within(p, window) for p in periods) if q))
    if days >= needed:
        return
    if not stated and not periods:
        yield not_read(documents[0], "years")
        return
    years_shown = max([*stated, days / 365.25])
    yield Outcome(
        Effect.INCONSISTENT,
        "stay.ten_of_twelve",
        {"found": f"{years_shown:.1f}", "expected": "10"},
        code=Code.ELIGIBILITY_STAY,
        field="years",
        expected="10",
        found=f"{years_shown:.1f}",
        place=documents[0].place(),
    )


def _stay(document: Document) -> Period | None:
    if document.kind in PERMITS:
        first, last = document.date("issue_date"), document.date("expiry_date")
    else:
        first, last = document.date("from"), document.date("to")
    return Period(first, last) if first and last and first <= last else None


def stay_since_school_or_five_years(
    asked: Asked, documents: tuple[Document, ...]
) -> Iterator[Outcome]:
    """«Αποδεικτικά διαμονής … μετά την ολοκλήρωση της φοίτησης ή για την τελευταία 5ετία».

    004 4.2α(5). Papers are issued before filing, so the last ``GRACE`` days need no proof.
    """
    case = asked.case
    finished = [
        day
        for d in case.of_kind((EvidenceKind.GREEK_SCHOOL_CERTIFICATE,))
        if (day := d.date("completed_on"))
    ]
    first = case.as_of - relativedelta(years=5)
    if finished:
        first = max(first, *finished)
    last = case.as_of - relativedelta(months=3)
    periods = [p for d in documents if (p := _stay(d)) is not None]
    if not periods:
        yield not_read(documents[0], "from")
        return
    if first > last:
        return
    gaps = uncovered(Period(first, last), periods)
    if gaps:
        window = f"{first.isoformat()} – {case.as_of.isoformat()}"
        shown = "; ".join(map(str, joined(periods)))
        yield Outcome(
            Effect.INCONSISTENT,
            "stay.not_covered",
            {"expected": window, "found": ", ".join(map(str, gaps))},
            code=Code.ELIGIBILITY_STAY,
            severity=Severity.BLOCKING,
            field="from",
            expected=window,
            found=shown,
            place=documents[0].place("from"),
        )


RULES = (
    SetRule(Check.COVERS_LAST_FIVE_YEARS, (Code.PASSPORT_COVERAGE,), covers_last_five_years),
    SetRule(Check.COVERS_LAST_PERMIT, (Code.PASSPORT_COVERAGE,), covers_last_permit),
    SetRule(Check.TEN_OF_TWELVE_YEARS, (Code.ELIGIBILITY_STAY,), ten_of_twelve_years),
    SetRule(
        Check.STAY_SINCE_SCHOOL_OR_FIVE_YEARS,
        (Code.ELIGIBILITY_STAY,),
        stay_since_school_or_five_years,
    ),
)
"""The rules of this area."""
