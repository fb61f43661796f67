"""The shapes of a rule. Each declares the codes that it may yield and is listed in a tuple."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from verify.case import Asked, Case, Document
from verify.catalogue.checks import Check
from verify.findings import Outcome


@dataclass(frozen=True, slots=True)
class DocumentRule:
    """A check of the catalogue that looks at one document at a time."""

    check: Check
    codes: tuple[str, ...]
    apply: Callable[[Asked, Document], Iterable[Outcome]]


@dataclass(frozen=True, slots=True)
class SetRule:
    """A check of the catalogue that looks at all the documents that serve a requirement."""

    check: Check
    codes: tuple[str, ...]
    apply: Callable[[Asked, tuple[Document, ...]], Iterable[Outcome]]


@dataclass(frozen=True, slots=True)
class ApplicationRule:
    """A check of the catalogue that looks at the application, and at documents only to agree."""

    check: Check
    codes: tuple[str, ...]
    apply: Callable[[Asked], Iterable[Outcome]]


@dataclass(frozen=True, slots=True)
class EveryDocumentRule:
    """Asked of every document that serves a requirement, whatever the catalogue adds."""

    codes: tuple[str, ...]
    apply: Callable[[Asked, Document], Iterable[Outcome]]


@dataclass(frozen=True, slots=True)
class CaseRule:
    """Asked of the case as a whole; belongs to no requirement."""

    codes: tuple[str, ...]
    apply: Callable[[Case], Iterable[Outcome]]


Rule = DocumentRule | SetRule | ApplicationRule | EveryDocumentRule | CaseRule
