"""Rows of the results from one case's report: the case, its requirements, its findings."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass

import pyarrow as pa

from verify.report import Status
from workers.archive.results.reports import report_path

Row = dict[str, object]

_TEXT, _COUNT, _SHARE = pa.string(), pa.int32(), pa.float64()

CASES = pa.schema(
    [
        *((name, _TEXT) for name in (
            "case_id", "outcome", "problem", "procedure", "submitted_on", "as_of", "triage")),
        *((name, _COUNT) for name in ("documents", "pages", "facts")),
        ("lowest_confidence", _SHARE),
        *((status.value, _COUNT) for status in Status),
        *((name, _COUNT) for name in ("blocking", "warning", "notice")),
        *((name, _TEXT) for name in ("catalogue", "rules", "reader", "report")),
    ]
)  # fmt: skip
REQUIREMENTS = pa.schema(
    [
        *((name, _TEXT) for name in (
            "case_id", "procedure", "submitted_on", "requirement", "status", "documents",
            "message_en", "message_el", "source_file", "source_item")),
    ]
)  # fmt: skip
FINDINGS = pa.schema(
    [
        *((name, _TEXT) for name in (
            "case_id", "procedure", "submitted_on", "code", "severity", "requirement", "document",
            "field", "expected", "found")),
        ("page", _COUNT),
        *((name, _COUNT) for name in ("box_left", "box_top", "box_right", "box_bottom")),
        *((name, _TEXT) for name in ("message_en", "message_el", "source_file", "source_item")),
    ]
)  # fmt: skip
ACROSS = pa.schema(
    [
        *((name, _TEXT) for name in (
            "code", "severity", "case_id", "document", "other_case_id", "other_document", "field",
            "found", "other_found")),
        ("cases", _COUNT),
        *((name, _TEXT) for name in ("message_en", "message_el")),
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeptCase:
    """A case as the state keeps it; ``report`` is the text of its ``report.json``."""

    key: str
    outcome: str
    error: str
    procedure: str
    triage: str
    submitted_on: str
    as_of: str
    catalogue: str
    rules: str
    reader: str
    seconds: float
    report: bytes


@dataclass(frozen=True, slots=True)
class CaseRows:
    """One case's rows, and the confidences of its facts, for the summary."""

    case: Row
    requirements: list[Row]
    findings: list[Row]
    confidences: list[float]


def rows_of(kept: KeptCase) -> CaseRows:
    """The rows of a case; of a broken one its own row alone."""
    report = json.loads(kept.report)
    documents = report.get("documents", ())
    confidences = [fact["confidence"] for d in documents for fact in d["facts"].values()]
    statuses = Counter(r["status"] for r in report.get("requirements", ()))
    severities = Counter(f["severity"] for f in report.get("findings", ()))
    case: Row = {
        "case_id": kept.key,
        "outcome": kept.outcome,
        "problem": kept.error,
        "procedure": kept.procedure,
        "submitted_on": kept.submitted_on,
        "as_of": kept.as_of,
        "triage": kept.triage,
        "documents": len(documents),
        "pages": sum(d["pages"] for d in documents),
        "facts": len(confidences),
        "lowest_confidence": min(confidences, default=None),
        "catalogue": kept.catalogue,
        "rules": kept.rules,
        "reader": kept.reader,
        "report": str(report_path(kept.key)),
    }
    case |= {status.value: statuses[status.value] for status in Status}
    case |= {name: severities[name] for name in ("blocking", "warning", "notice")}
    about: Row = {
        "case_id": kept.key,
        "procedure": kept.procedure,
        "submitted_on": kept.submitted_on,
    }
    return CaseRows(
        case,
        [about | _requirement(r) for r in report.get("requirements", ())],
        [about | _finding(f) for f in report.get("findings", ())],
        confidences,
    )


def _requirement(result: Row) -> Row:
    documents = result["documents"]
    return {
        "requirement": result["id"],
        "status": result["status"],
        "documents": "; ".join(map(str, documents)) if isinstance(documents, list) else "",
        **_words(result),
    }


_BOX = ("box_left", "box_top", "box_right", "box_bottom")


def _finding(finding: Row) -> Row:
    box = finding["box"] if isinstance(finding["box"], list) else [None] * 4
    names = (
        "code", "severity", "requirement", "document", "field", "expected", "found", "page",
    )  # fmt: skip
    return {
        **{name: finding[name] for name in names},
        **dict(zip(_BOX, box, strict=True)),
        **_words(finding),
    }


def _words(said: Row) -> Row:
    message, source = said["message"], said["source"]
    if not isinstance(message, dict):
        raise TypeError("a report's message has two languages")
    named = source if isinstance(source, dict) else {}
    return {
        "message_en": message["en"],
        "message_el": message["el"],
        "source_file": named.get("file"),
        "source_item": named.get("item"),
    }
