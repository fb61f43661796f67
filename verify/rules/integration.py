"""Language, school, years of stay, income, declarations: what certificates must prove."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from dateutil.relativedelta import relativedelta

from extract.evidence import EvidenceKind
from extract.folding import plain
from verify.case import Asked, Document
from verify.catalogue.checks import Check
from verify.days import later
from verify.findings import Code, Outcome
from verify.outcomes import contradiction, not_read, officer
from verify.rules.completeness import is_greece
from verify.rules.rule import DocumentRule, SetRule

_LOOKALIKE = str.maketrans("ΑΒΓ", "ABC")
_SPECIAL = "A2+"
_LEVEL = re.compile(r"[ABC][12]\+?")
_NO = ("ΔΕΝ ", "ΟΥΔΕΜΙΑ", "ΚΑΜΙΑ", "ΚΑΜΜΙΑ", "ΧΩΡΙΣ", "ΟΥΤΕ")


def language_level(asked: Asked, document: Document) -> Iterator[Outcome]:
    """B1 or above, or the special certificate A2+ (004 4.1α(7))."""
    del asked
    if document.kind is not EvidenceKind.GREEK_LANGUAGE_CERTIFICATE:
        return
    text = document.text("level")
    found = _LEVEL.search(plain(text).translate(_LOOKALIKE)) if text else None
    if found is None:
        yield not_read(document, "level")
    elif found.group() != _SPECIAL and found.group()[:2] < "B1":
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
    elif not all(document.sure(n) for n in ("years", "from", "to") if document.fact(n)):
        yield not_read(document, "years" if document.fact("years") else "from")


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
    if not says_family_unchanged(text):
        yield officer("officer.declaration_text", document, file=document.file, found=text)
    elif not document.sure("subject"):
        yield not_read(document, "subject")


def says_family_unchanged(text: str) -> bool:
    """Whether a declaration plainly says so, in Greek or English; «has changed» does not."""
    said = f"{plain(text)} "
    greek = any(stem in said for stem in ("ΜΕΤΑΒ", "ΑΛΛΑ", "ΑΛΛΟΙ"))
    unchanged = "ΑΜΕΤΑΒΛΗΤ" in said or (greek and any(word in said for word in _NO))
    if "ΟΙΚΟΓΕΝΕΙΑΚ" in said:
        return unchanged
    english = "UNCHANGED" in said or ("CHANG" in said and re.search(r"\bNOT?\b|N'T", said))
    return "FAMILY" in said and bool(english)


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
    country = document.text("issuing_country")
    if not country or (is_greece(country) and not document.sure("issuing_country")):
        yield not_read(document, "issuing_country")
    elif not is_greece(country):
        yield contradiction(
            document,
            "issuing_country",
            Code.DOCUMENT_KIND_MISMATCH,
            expected="GRC",
            found=country,
            message="integration.born_abroad",
        )


def _six_classes(asked: Asked, schools: list[Document]) -> Iterator[Outcome]:
    total = _classes(schools)
    unread = [n for n in ("classes_completed", "completed_on") for d in schools if not d.sure(n)]
    birth = asked.case.applicant.birth_date
    limit = later(birth, years=23) if birth else dt.date.max
    in_time = [d for d in schools if d.sure("completed_on") and _completed_before(d, limit)]
    if birth and _classes(in_time) >= 6:
        return
    if total < 6 and "classes_completed" not in unread:
        yield contradiction(
            schools[0],
            "classes_completed",
            Code.DOCUMENT_KIND_MISMATCH,
            expected=6,
            found=f"{total:g}",
            message="integration.six_classes",
        )
    elif unread:
        yield not_read(next(d for d in schools if not d.sure(unread[0])), unread[0])
    elif birth is None:
        yield officer("officer.birth_date_not_stated")
    else:
        late = next(d for d in schools if not _completed_before(d, limit))
        yield contradiction(
            late,
            "completed_on",
            Code.ELIGIBILITY_AGE,
            expected=limit,
            found=late.date("completed_on"),
            message="integration.before_23",
        )


def _classes(schools: list[Document]) -> float:
    sure = [d for d in schools if d.sure("classes_completed")]
    return sum(d.number("classes_completed") or 0 for d in sure)


def _completed_before(document: Document, limit: dt.date) -> bool:
    day = document.date("completed_on")
    return day is not None and day < limit


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
