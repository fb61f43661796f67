"""The report: what each requirement's status is and why, as contract and as JSON."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from extract.facts import Fact, FactValue
from verify.bilingual import Bilingual
from verify.case import Document
from verify.catalogue.source import Source
from verify.findings import Finding, Severity

SCHEMA = "elenchos.report/1"


class Status(StrEnum):
    """A requirement's status (contract, *The report*)."""

    MET = "met"
    MISSING = "missing"
    INCONSISTENT = "inconsistent"
    UNREADABLE = "unreadable"
    OFFICER = "officer"
    DEFERRED = "deferred"
    NOT_APPLICABLE = "not_applicable"


class Triage(StrEnum):
    """What the officer does with the case next."""

    INCOMPLETE = "incomplete"
    ATTENTION = "attention"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class RequirementResult:
    """One requirement judged."""

    id: str
    name: Bilingual
    status: Status
    documents: tuple[str, ...]
    message: Bilingual
    source: Source


@dataclass(frozen=True, slots=True)
class Report:
    """What is said of a case. The same input and versions give the same report."""

    procedure: str
    as_of: dt.date
    requirements: tuple[RequirementResult, ...]
    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]
    catalogue_version: str

    @property
    def triage(self) -> Triage:
        """``incomplete``, ``attention`` or ``ready``, by the contract's order."""
        statuses = {result.status for result in self.requirements}
        if Status.MISSING in statuses:
            return Triage.INCOMPLETE
        attention = {Status.INCONSISTENT, Status.UNREADABLE, Status.OFFICER}
        if statuses & attention or any(f.severity is not Severity.NOTICE for f in self.findings):
            return Triage.ATTENTION
        return Triage.READY

    def as_json(self) -> dict[str, object]:
        """The report in the contract's form, ready for ``json.dumps``."""
        readers = {d.extraction.reader_version for d in self.documents} - {""}
        return {
            "schema": SCHEMA,
            "procedure": self.procedure,
            "as_of": self.as_of.isoformat(),
            "triage": self.triage.value,
            "versions": {"catalogue": self.catalogue_version, "readers": sorted(readers)},
            "requirements": [_requirement_json(result) for result in self.requirements],
            "documents": [document_json(document) for document in self.documents],
            "findings": [_finding_json(finding) for finding in self.findings],
        }


def _bilingual_json(text: Bilingual) -> dict[str, str]:
    return {"en": text.en, "el": text.el}


def _source_json(source: Source | None) -> dict[str, str] | None:
    if source is None:
        return None
    return {"file": source.file, "item": source.item, "quote": source.quote}


def _requirement_json(result: RequirementResult) -> dict[str, object]:
    return {
        "id": result.id,
        "status": result.status.value,
        "documents": list(result.documents),
        "name": _bilingual_json(result.name),
        "message": _bilingual_json(result.message),
        "source": _source_json(result.source),
    }


def document_json(document: Document) -> dict[str, object]:
    """A document with its facts, as the report and ``elenchos extract`` print it."""
    extraction = document.extraction
    result: dict[str, object] = {
        "file": extraction.file,
        "sha256": extraction.sha256 or None,
        "kind": extraction.kind.value if extraction.kind else None,
        "declared_kind": document.declared_kind.value if document.declared_kind else None,
        "kind_confidence": round(extraction.kind_confidence, 3),
        "pages": extraction.pages,
        "facts": {name: fact_json(fact) for name, fact in sorted(extraction.facts.items())},
    }
    if extraction.part:
        result |= {"part": extraction.part, "page_numbers": list(extraction.page_numbers)}
    if extraction.rotations:
        result["rotations"] = {str(n): turn for n, turn in sorted(extraction.rotations.items())}
    if extraction.problems:
        result["problems"] = [
            {"code": p.code.value, "reason": p.reason.value, "detail": dict(p.detail)}
            for p in extraction.problems
        ]
    return result


def fact_json(fact: Fact) -> dict[str, object]:
    """A fact in the contract's form."""
    return {
        "value": value_json(fact.value),
        "confidence": round(fact.confidence, 3),
        "page": fact.page,
        "box": list(fact.box) if fact.box else None,
        "read_by": fact.read_by,
    }


def value_json(value: FactValue) -> object:
    """A fact's value as JSON: dates in ISO 8601, whole euro amounts as integers."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, tuple) else value


def _finding_json(finding: Finding) -> dict[str, object]:
    result: dict[str, object] = {
        "code": finding.code,
        "severity": finding.severity.value,
        "requirement": finding.requirement,
        "document": finding.document,
        "field": finding.field,
        "expected": finding.expected,
        "found": finding.found,
        "page": finding.page,
        "box": list(finding.box) if finding.box else None,
        "message": _bilingual_json(finding.message),
        "source": _source_json(finding.source),
    }
    if finding.sources:
        result["sources"] = [
            {
                "by": said.by.value,
                "field": said.field,
                "value": said.value,
                "page": said.page,
                "box": list(said.box) if said.box else None,
            }
            for said in finding.sources
        ]
    return result
