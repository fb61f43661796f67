"""Language, school, years of stay, income, declarations: what certificates must prove."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dateutil.relativedelta import relativedelta

from extract.evidence import EvidenceKind
from verify.case import Asked, Document
from verify.catalogue.checks import Check
from verify.findings import Code, Outcome
from verify.outcomes import contradiction, not_read, officer
from verify.rules.completeness import GREECE
from verify.rules.rule import DocumentRule, SetRule

_LOOKALIKE = str.maketrans("ΑΒΓ", "ABC")
_ENOUGH = frozenset({"A2+", "B1", "B2", "C1", "C2"})
_LEVEL = re.compile(r"[ABC][12]\+?")


def language_level(asked: Asked, document: Document) -> Iterator[Outcome]:
    """B1 or above, or the special certificate A2+ (004 4.1α(7))."""
    del asked
    if document.kind is not EvidenceKind.GREEK_LANGUAGE_CERTIFICATE:
        return
    text = document.text("level")
    found = _LEVEL.search(_plain(text).translate(_LOOKALIKE)) if text else None
    if found is None:
        yield not_read(document, "level")
    elif found.group() not in _ENOUGH:
        yield contradiction(
            document,
            "level",
            Code.DOCUMENT_KIND_MISMATCH,
            expected="B1, A2+",
            found=text,
            message="integration.level",
        )
    elif not document.sure("level"):
        yield not_read(document, "level")


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.upper())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def twelve_years_stay(asked: Asked, document: Document) -> Iterator[Outcome]:
    """«Αποδεικτικά νόμιμης δωδεκαετούς διαμονής» (004 4.1α(7))."""
    if document.kind is not EvidenceKind.LEGAL_STAY_CERTIFICATE:
        return
    years = document.number("years")
    first, last = document.date("from"), document.date("to")
    if years is None and first and last:
        years = float(relativedelta(min(last, asked.case.as_of), first).years)
    if years is None:
        yield not_read(document, "years")
    elif years < 12:
        yield contradiction(
            document,
            "years",
            Code.ELIGIBILITY_STAY,
            expected=12,
            found=f"{years:g}",
            message="integration.twelve_years",
        )


def income_shown(asked: Asked, document: Document) -> Iterator[Outcome]:
    """The income is read; whether it suffices is the officer's (004 4.1α(5)).

    The source asks for the yearly minimum wage and ten per cent for the family, and names no sum.
    """
    amount = document.fact("amount_eur")
    if amount is None:
        yield not_read(document, "amount_eur")
    size = asked.case.application.facts.household_size
    yield officer(
        "officer.income",
        document,
        file=document.file,
        found=str(amount.value) if amount else "?",
        household=str(size) if size else "?",
    )


def states_family_unchanged(asked: Asked, document: Document) -> Iterator[Outcome]:
    """«ότι δεν έχει μεταβληθεί η οικογενειακή … κατάσταση» (002(4), 003 §6(5))."""
    del asked
    text = document.text("subject")
    if text is None:
        yield not_read(document, "subject")
        return
    plain = _plain(text)
    says_greek = "ΟΙΚΟΓΕΝΕΙΑΚ" in plain and ("ΜΕΤΑΒΛ" in plain or "ΑΛΛΑΞ" in plain)
    says_english = "FAMILY" in plain and "CHANGE" in plain
    if not (says_greek or says_english):
        yield officer("officer.declaration_text", document, file=document.file, found=text)


def greek_birth_or_six_classes(asked: Asked, documents: tuple[Document, ...]) -> Iterator[Outcome]:
    """Born in Greece, or six classes of Greek schools before the age of 23 (004 4.2α(4))."""
    births = [d for d in documents if d.kind is EvidenceKind.BIRTH_CERTIFICATE]
    schools = [d for d in documents if d.kind is EvidenceKind.GREEK_SCHOOL_CERTIFICATE]
    by_birth = [outcome for d in births for outcome in _born_in_greece(d)]
    by_school = list(_six_classes(asked, schools)) if schools else []
    if (births and not by_birth) or (schools and not by_school):
        return
    yield from by_birth
    yield from by_school


def _born_in_greece(document: Document) -> Iterator[Outcome]:
    country = (document.text("issuing_country") or "").upper().strip()
    if not country:
        yield not_read(document, "issuing_country")
    elif country not in GREECE:
        yield contradiction(
            document,
            "issuing_country",
            Code.DOCUMENT_KIND_MISMATCH,
            expected="GRC",
            found=country,
            message="integration.born_abroad",
        )


def _six_classes(asked: Asked, schools: list[Document]) -> Iterator[Outcome]:
    counts = [d.number("classes_completed") for d in schools]
    if all(count is None for count in counts):
        yield not_read(schools[0], "classes_completed")
        return
    total = sum(count for count in counts if count is not None)
    if total < 6:
        yield contradiction(
            schools[0],
            "classes_completed",
            Code.DOCUMENT_KIND_MISMATCH,
            expected=6,
            found=f"{total:g}",
            message="integration.six_classes",
        )
        return
    birth = asked.case.applicant.birth_date
    if birth is None:
        yield officer("officer.birth_date_not_stated")
        return
    days = [d.date("completed_on") for d in schools]
    if any(day is None for day in days):
        yield not_read(schools[days.index(None)], "completed_on")
        return
    limit = birth + relativedelta(years=23)
    late = [d for d, day in zip(schools, days, strict=True) if day is not None and day >= limit]
    if late:
        yield contradiction(
            late[0],
            "completed_on",
            Code.ELIGIBILITY_AGE,
            expected=limit,
            found=late[0].date("completed_on"),
            message="integration.before_23",
        )


RULES = (
    DocumentRule(Check.LANGUAGE_LEVEL, (Code.DOCUMENT_KIND_MISMATCH,), language_level),
    DocumentRule(Check.TWELVE_YEARS_STAY, (Code.ELIGIBILITY_STAY,), twelve_years_stay),
    DocumentRule(Check.INCOME_SHOWN, (), income_shown),
    DocumentRule(Check.STATES_FAMILY_UNCHANGED, (), states_family_unchanged),
    SetRule(
        Check.GREEK_BIRTH_OR_SIX_CLASSES,
        (Code.DOCUMENT_KIND_MISMATCH, Code.ELIGIBILITY_AGE),
        greek_birth_or_six_classes,
    ),
)
"""The rules of this area."""
