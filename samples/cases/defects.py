"""Planted defects that are the same everywhere: each takes a complete case, gives another."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from extract.evidence import EvidenceKind
from samples.cases.specification import CaseSpec, Item, finding, swapped, variant, without
from samples.documents.damage import encrypted, truncated
from verify.findings import Code, Severity
from verify.report import Status


def spelled_otherwise(spec: CaseSpec, name: str, requirement: str, file: str) -> CaseSpec:
    """A paper gives the holder's name in Greek letters: a notice; the caller has planted it."""
    return finding(variant(spec, name), Code.NAME_VARIANT, requirement, file, Severity.NOTICE)


def lacking(spec: CaseSpec, name: str, requirement: str, *files: str) -> CaseSpec:
    """The files that serve a requirement are not there."""
    case = variant(without(spec, *files), name, **{requirement: Status.MISSING})
    return finding(case, Code.DOCUMENT_MISSING, requirement)


def contradicted(
    spec: CaseSpec,
    name: str,
    code: str,
    requirement: str,
    item: Item,
    severity: Severity = Severity.BLOCKING,
) -> CaseSpec:
    """A file is replaced by one that contradicts the application, another paper or the rule."""
    case = variant(swapped(spec, item), name, **{requirement: Status.INCONSISTENT})
    return finding(case, code, requirement, item.file, severity)


def unstamped(spec: CaseSpec, name: str, requirement: str, item: Item) -> CaseSpec:
    """A scanned copy on which no certification is to be seen.

    A faint seal may escape any reader, so that its absence on a scan is the officer's to settle.
    """
    return variant(swapped(spec, item), name, **{requirement: Status.OFFICER})


def barred(spec: CaseSpec, name: str, code: str, requirement: str = "eligibility") -> CaseSpec:
    """The application itself contradicts a requirement; the caller has planted why."""
    case = variant(spec, name, **{requirement: Status.INCONSISTENT})
    return finding(case, code, requirement)


def invalid_number(spec: CaseSpec, name: str, code: str) -> CaseSpec:
    """A number of the application is malformed; the caller has planted it. No requirement's."""
    return finding(variant(spec, name), code, None)


def locked(spec: CaseSpec, name: str, requirement: str, file: str) -> CaseSpec:
    """A PDF that opens only with a password, declared as what it is."""
    return _damaged(spec, name, requirement, file, Code.DOCUMENT_ENCRYPTED)


def cut_off(spec: CaseSpec, name: str, requirement: str, file: str) -> CaseSpec:
    """A PDF of which the end is missing, declared as what it is."""
    return _damaged(spec, name, requirement, file, Code.DOCUMENT_UNREADABLE)


def _damaged(spec: CaseSpec, name: str, requirement: str, file: str, code: Code) -> CaseSpec:
    item = next(item for item in spec.items if item.file == file)
    damage = encrypted if code is Code.DOCUMENT_ENCRYPTED else truncated
    case = swapped(spec, replace(item, draw=partial(damage, item.draw)))
    case = variant(case, name, **{requirement: Status.UNREADABLE})
    return replace(finding(case, code, requirement, file), declared={file: item.kind})


def sent_twice(spec: CaseSpec, name: str, requirement: str, file: str, again: str) -> CaseSpec:
    """The same bytes under a second name: a notice, and nothing else changes."""
    item = next(item for item in spec.items if item.file == file)
    case = variant(swapped(spec, replace(item, file=again)), name)
    return finding(case, Code.DOCUMENT_DUPLICATE, requirement, again, Severity.NOTICE)


def misdeclared(
    spec: CaseSpec, name: str, requirement: str, item: Item, as_kind: EvidenceKind
) -> CaseSpec:
    """A file is declared as what serves the requirement, and is another thing."""
    case = variant(swapped(spec, item), name, **{requirement: Status.MISSING})
    case = finding(case, Code.DOCUMENT_KIND_MISMATCH, None, item.file, Severity.WARNING)
    case = finding(case, Code.DOCUMENT_MISSING, requirement)
    return replace(case, declared={item.file: as_kind})
