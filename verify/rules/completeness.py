"""Whole, certified and translated: what the source asks of a paper as a paper."""

from __future__ import annotations

from collections.abc import Iterator

from extract.evidence import EvidenceKind
from extract.folding import plain
from verify.application import Answer
from verify.case import Asked, Case, Document
from verify.catalogue.checks import Check
from verify.findings import Code, Outcome
from verify.matching.nationalities import nationality_code
from verify.outcomes import contradiction, not_read, officer
from verify.rules.rule import DocumentRule

_ALSO_GREECE = frozenset({"ΕΛΛΑΣ", "HELLAS", "ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "HELLENIC REPUBLIC"})
"""Names of the state that pycountry lacks, in capitals without accents."""


def is_greece(country: str) -> bool:
    """Whether the text names Greece, by code or name, in Greek or Latin letters."""
    if nationality_code(country) == "GRC":
        return True
    return plain(country).strip() in _ALSO_GREECE


def all_pages(asked: Asked, document: Document) -> Iterator[Outcome]:
    """«όλων των σελίδων»: judged by the page numbers and the count that passports print."""
    del asked
    answer = document.flag("all_pages")
    if answer is Answer.NOT_STATED:
        yield not_read(document, "all_pages")
    elif answer is Answer.NO:
        yield contradiction(
            document,
            "all_pages",
            Code.DOCUMENT_PAGES_MISSING,
            expected="true",
            found=document_pages(document),
        )


def document_pages(document: Document) -> str:
    """How many pages the file has, as text for the finding."""
    return str(document.extraction.pages)


def certified(asked: Asked, document: Document) -> Iterator[Outcome]:
    """«επικυρωμένο»: an apostille or consular mark on a foreign paper, a certified copy of one."""
    del asked
    answer = document.flag("certified")
    if answer is Answer.NOT_STATED:
        yield not_read(document, "certified")
    elif answer is Answer.NO:
        yield contradiction(
            document, "certified", Code.DOCUMENT_NOT_CERTIFIED, expected="true", found="false"
        )


def translated(asked: Asked, document: Document) -> Iterator[Outcome]:
    """«μεταφρασμένο»: within the file itself, or by a certified translation beside it."""
    answer = document.flag("translated")
    if answer is Answer.YES or translations_of(asked.case, document):
        return
    unlabelled = unlabelled_translations(asked.case)
    if unlabelled:
        yield officer("officer.translation_of_what", unlabelled[0], file=unlabelled[0].file)
    elif answer is Answer.NOT_STATED:
        yield not_read(document, "translated")
    else:
        yield contradiction(
            document, "translated", Code.DOCUMENT_NOT_TRANSLATED, expected="true", found="false"
        )


def translations_of(case: Case, document: Document) -> tuple[Document, ...]:
    """The certified translations that say they translate this file, or its kind."""
    kinds = {document.kind, document.extraction.kind, document.declared_kind}
    names = {document.file.casefold()} | {kind.value for kind in kinds if kind}
    return tuple(
        t
        for t in case.of_kind((EvidenceKind.CERTIFIED_TRANSLATION,))
        if (t.text("translates") or "").strip().casefold() in names
    )


def unlabelled_translations(case: Case) -> tuple[Document, ...]:
    """The certified translations that do not say what they translate."""
    return tuple(
        t for t in case.of_kind((EvidenceKind.CERTIFIED_TRANSLATION,)) if not t.text("translates")
    )


def foreign_certified_translated(asked: Asked, document: Document) -> Iterator[Outcome]:
    """«Εφόσον πρόκειται για αλλοδαπά έγγραφα …επικυρωμένα και μεταφρασμένα» (003 §3(2), §5(5))."""
    country = document.text("issuing_country") if document.sure("issuing_country") else None
    if country and is_greece(country):
        return
    done = document.flag("certified") is Answer.YES and (
        document.flag("translated") is Answer.YES or translations_of(asked.case, document)
    )
    if not country and not done:
        yield not_read(document, "issuing_country")
        return
    yield from certified(asked, document)
    yield from translated(asked, document)


RULES = (
    DocumentRule(Check.ALL_PAGES, (Code.DOCUMENT_PAGES_MISSING,), all_pages),
    DocumentRule(Check.CERTIFIED, (Code.DOCUMENT_NOT_CERTIFIED,), certified),
    DocumentRule(Check.TRANSLATED, (Code.DOCUMENT_NOT_TRANSLATED,), translated),
    DocumentRule(
        Check.FOREIGN_CERTIFIED_TRANSLATED,
        (Code.DOCUMENT_NOT_CERTIFIED, Code.DOCUMENT_NOT_TRANSLATED),
        foreign_certified_translated,
    ),
)
"""The rules of this area."""
