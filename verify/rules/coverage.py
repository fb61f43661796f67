"""Which days the passports and permits cover."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from extract.evidence import EvidenceKind
from verify.case import Asked, Document
from verify.catalogue.checks import Check
from verify.days import earlier
from verify.findings import Code, Effect, Outcome
from verify.outcomes import not_read, officer
from verify.roles import PERMITS, current_permit
from verify.rules.periods import Period, joined, uncovered, within
from verify.rules.rule import SetRule

GRACE_MONTHS = 3
"""A proof of stay is issued before filing: the last months need none."""


def covers_last_five_years(asked: Asked, documents: tuple[Document, ...]) -> Iterator[Outcome]:
    """«διαβατηρίων … της τελευταίας 5ετίας» (004 4.1α(1), 4.1β(1), 4.2α(1)).

    A child under five is asked for its own years only.
    """
    first = earlier(asked.case.as_of, years=5)
    birth = asked.case.applicant.birth_date
    if birth and first < birth <= asked.case.as_of:
        first = birth
    yield from _coverage(Period(first, asked.case.as_of), documents)


def covers_last_permit(asked: Asked, documents: tuple[Document, ...]) -> Iterator[Outcome]:
    """«που καλύπτει το διάστημα ισχύος της τελευταίας άδειας διαμονής» (003 §2(1), 004 4.3(1))."""
    permit = current_permit(asked.case)
    title = asked.case.applicant.residence_title
    for name in ("issue_date", "expiry_date"):
        if permit and permit.date(name) and not permit.sure(name):
            yield not_read(permit, name)
            return
    first = (permit and permit.date("issue_date")) or (title and title.issued_on)
    last = (permit and permit.date("expiry_date")) or (title and title.expires_on)
    if not first or not last or last < first:
        yield officer("officer.permit_period_unknown")
        return
    yield from _coverage(Period(first, last), documents)


def _coverage(window: Period, documents: Sequence[Document]) -> Iterator[Outcome]:
    periods = [p for d in documents if (p := _period(d, *_ends(d))) is not None]
    gaps = uncovered(window, periods)
    unread = [not_read(d, name) for d in documents for name in _ends(d) if not d.sure(name)]
    if gaps and unread:
        yield unread[0]
    elif gaps:
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


def _ends(document: Document) -> tuple[str, str]:
    """The facts that bear the first and the last day which a passport covers.

    A file may hold earlier passports too, so it may cover days before the issue of the last one,
    but none after that one's expiry.
    """
    first = "covers_from" if document.date("covers_from") else "issue_date"
    lasts = [name for name in ("covers_to", "expiry_date") if document.date(name)]
    return first, min(lasts, key=lambda n: document.date(n) or dt.date.max, default="expiry_date")


def _period(document: Document, first: str, last: str) -> Period | None:
    """The days from one fact to the other; None unless both were read, and surely."""
    begin, end = document.date(first), document.date(last)
    if not begin or not end or not (document.sure(first) and document.sure(last)):
        return None
    return Period(begin, end)


def ten_of_twelve_years(asked: Asked, documents: tuple[Document, ...]) -> Iterator[Outcome]:
    """«δεκαετής νόμιμη διαμονή του στην Ελλάδα κατά την τελευταία δωδεκαετία» (004 4.3(5)).

    By certificate (its years, or its days from and to) or by the permits together.
    """
    if proves_ten_years(documents, asked.case.as_of):
        return
    for document in documents:
        for name in _stay_facts(document):
            if document.fact(name) is not None and not document.sure(name):
                yield not_read(document, name)
                return
    stated = [years for d in documents if (years := _years(d)) is not None]
    if not stated and not any(_stay(d) for d in documents):
        yield not_read(documents[0], _stay_facts(documents[0])[0])
        return
    shown = f"{max([*stated, _days_of_stay(documents, asked.case.as_of) / 365.25]):.1f}"
    yield Outcome(
        Effect.INCONSISTENT,
        "stay.ten_of_twelve",
        {"found": shown, "expected": "10"},
        code=Code.ELIGIBILITY_STAY,
        field="years",
        expected="10",
        found=shown,
        place=next((d for d in documents if _years(d) is not None), documents[0]).place("years"),
    )


def proves_ten_years(documents: Sequence[Document], day: dt.date) -> bool:
    """Whether a certificate states ten years, or the days of all together make them up."""
    if any((_years(d) or 0) >= 10 for d in documents):
        return True
    return _days_of_stay(documents, day) >= (day - earlier(day, years=10)).days


def _days_of_stay(documents: Sequence[Document], day: dt.date) -> int:
    window = Period(earlier(day, years=12), day)
    stays = [within(stay, window) for d in documents if (stay := _stay(d)) is not None]
    return sum(period.days for period in joined(p for p in stays if p))


def _years(document: Document) -> float | None:
    certificate = document.kind is EvidenceKind.LEGAL_STAY_CERTIFICATE
    return document.number("years") if certificate and document.sure("years") else None


def _stay_facts(document: Document) -> tuple[str, ...]:
    if document.kind is EvidenceKind.LEGAL_STAY_CERTIFICATE:
        return ("years", "from", "to")
    return ("issue_date", "expiry_date") if document.kind in PERMITS else ("from", "to")


def _stay(document: Document) -> Period | None:
    *_, first, last = _stay_facts(document)
    return _period(document, first, last)


def stay_since_school_or_five_years(
    asked: Asked, documents: tuple[Document, ...]
) -> Iterator[Outcome]:
    """«Αποδεικτικά διαμονής … μετά την ολοκλήρωση της φοίτησης ή για την τελευταία 5ετία».

    004 4.2α(5). Papers are issued before filing, so the last three months need no proof.
    """
    case = asked.case
    schools = case.of_kind((EvidenceKind.GREEK_SCHOOL_CERTIFICATE,))
    finished = [d for s in schools if s.sure("completed_on") and (d := s.date("completed_on"))]
    window = Period(
        max([earlier(case.as_of, years=5), *finished]), earlier(case.as_of, months=GRACE_MONTHS)
    )
    stays = [stay for d in documents if (stay := _stay(d)) is not None]
    gaps = uncovered(window, stays)
    unread = [not_read(d, name) for d in documents for name in ("from", "to") if not d.sure(name)]
    if unread and (gaps or not stays):
        yield unread[0]
    elif gaps:
        asked_for = f"{window.first.isoformat()} – {case.as_of.isoformat()}"
        yield Outcome(
            Effect.INCONSISTENT,
            "stay.not_covered",
            {"expected": asked_for, "found": ", ".join(map(str, gaps))},
            code=Code.ELIGIBILITY_STAY,
            field="from",
            expected=asked_for,
            found="; ".join(map(str, joined(stays))),
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
