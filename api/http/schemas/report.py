"""The report, as the contract has it (``verify.report.Report.as_json``)."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from extract.evidence import EvidenceKind
from verify.findings import SaidBy, Severity
from verify.report import Status, Triage

FactValueBody = str | int | float | bool | list[str]
BoxBody = list[int]


class TextBody(BaseModel):
    """A sentence in both languages."""

    en: str
    el: str


class SourceBody(BaseModel):
    """The sentence of the source that asks for it."""

    file: str = Field(examples=["004_7c425971db464bbc.txt"])
    item: str = Field(examples=["4.1α(3)"])
    quote: str


class FactBody(BaseModel):
    """A fact that was read, and where: page from 1, box in pixels of the page's picture."""

    value: FactValueBody
    confidence: float = Field(ge=0, le=1)
    page: int | None
    box: BoxBody | None = Field(description="left, top, right, bottom")
    read_by: str


class ProblemBody(BaseModel):
    """Why a file could not be read, or not wholly."""

    code: str
    reason: str
    detail: dict[str, int | str]


class DocumentBody(BaseModel):
    """A document and what was read in it."""

    file: str
    sha256: str | None
    kind: EvidenceKind | None
    declared_kind: EvidenceKind | None
    kind_confidence: float
    pages: int
    facts: dict[str, FactBody]
    rotations: dict[str, Literal[90, 180, 270]] | None = Field(
        None,
        description="Pages that lie in the file on a side or their head, by number: how far each "
        "is turned clockwise, in degrees, before it is shown. Boxes are on the turned page.",
    )
    problems: list[ProblemBody] | None = None


class RequirementBody(BaseModel):
    """A requirement judged."""

    id: str = Field(examples=["fee"])
    status: Status
    documents: list[str]
    name: TextBody
    message: TextBody
    source: SourceBody


class SaidBody(BaseModel):
    """What application, printed page or machine-readable zone says of a fact, and where."""

    by: SaidBy
    field: str
    value: str
    page: int | None
    box: BoxBody | None


class FindingBody(BaseModel):
    """Something that an officer or the applicant should know."""

    code: str = Field(examples=["name.mismatch"])
    severity: Severity
    requirement: str | None
    document: str | None
    field: str | None
    expected: str | None
    found: str | None
    page: int | None
    box: BoxBody | None
    message: TextBody
    source: SourceBody | None
    sources: list[SaidBody] | None = Field(
        None, description="What the three sources say, where the document bears a zone."
    )


class VersionsBody(BaseModel):
    """What judged and what read: the same versions give the same report."""

    catalogue: str
    readers: list[str]


class ReportBody(BaseModel):
    """A report on a case."""

    model_config = ConfigDict(populate_by_name=True, json_schema_extra={"examples": [{
        "schema": "elenchos.report/1", "procedure": "long-term.renewal", "as_of": "2026-11-02",
        "triage": "incomplete", "versions": {"catalogue": "3f6c2a", "readers": ["9ab1"]},
        "requirements": [{
            "id": "fee_card", "status": "missing", "documents": [],
            "name": {"en": "Card fee of 16 € (code 2119)", "el": "Τέλος κάρτας 16 € (2119)"},
            "message": {"en": "Missing: card fee.", "el": "Λείπει: τέλος κάρτας."},
            "source": {"file": "004_7c425971db464bbc.txt", "item": "4.1β(3β)", "quote": "…"},
        }],
        "documents": [], "findings": [],
    }]})  # fmt: skip

    schema_: Literal["elenchos.report/1"] = Field(alias="schema")
    procedure: str
    as_of: dt.date
    triage: Triage
    versions: VersionsBody
    requirements: list[RequirementBody]
    documents: list[DocumentBody]
    findings: list[FindingBody]
