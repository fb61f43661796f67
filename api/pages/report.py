"""A report read back from its JSON (contract, *The report*), for showing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from ingest.pages import Box
from verify.bilingual import Bilingual
from verify.findings import SaidBy, Severity
from verify.report import Status, Triage


class _Read(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class SaidIn(_Read):
    """The item of a source, and its sentence."""

    file: str
    item: str
    quote: str = ""


class ReadFact(_Read):
    """A fact as the report gives it. ``value`` is JSON's: dates are ISO text."""

    value: str | bool | int | float | tuple[str, ...]
    confidence: float = 1.0
    page: int | None = None
    box: Box | None = None
    read_by: str = "given"


class ReadProblem(_Read):
    """What is wrong with a file."""

    code: str
    reason: str
    detail: Mapping[str, int | str] = {}


class ReadDocument(_Read):
    """A document of the report."""

    file: str
    sha256: str | None = None
    kind: str | None = None
    declared_kind: str | None = None
    kind_confidence: float = 1.0
    pages: int = 0
    rotations: Mapping[int, int] = {}
    facts: Mapping[str, ReadFact] = {}
    problems: tuple[ReadProblem, ...] = ()


class ReadRequirement(_Read):
    """A requirement of the report."""

    id: str
    status: Status
    documents: tuple[str, ...] = ()
    name: Bilingual
    message: Bilingual
    source: SaidIn


class ReadSaid(_Read):
    """What one of three sources says of a fact, and where."""

    by: SaidBy
    field: str
    value: str
    page: int | None = None
    box: Box | None = None


class ReadFinding(_Read):
    """A finding of the report."""

    code: str
    severity: Severity
    requirement: str | None = None
    document: str | None = None
    field: str | None = None
    expected: str | None = None
    found: str | None = None
    page: int | None = None
    box: Box | None = None
    message: Bilingual
    source: SaidIn | None = None
    sources: tuple[ReadSaid, ...] = ()


class ReadReport(_Read):
    """The report of a case."""

    procedure: str
    as_of: str
    triage: Triage
    requirements: tuple[ReadRequirement, ...]
    documents: tuple[ReadDocument, ...]
    findings: tuple[ReadFinding, ...]

    def rotation(self, file: str, page: int) -> int:
        """How far that page of a file is turned before it is shown: degrees, clockwise."""
        turns = (d.rotations.get(page, 0) for d in self.documents if d.file == file)
        return next(filter(None, turns), 0)

    @cached_property
    def by_requirement(self) -> Mapping[str | None, tuple[ReadFinding, ...]]:
        """The findings of each requirement; under None those that belong to no one."""
        found: dict[str | None, tuple[ReadFinding, ...]] = {}
        for finding in self.findings:
            found[finding.requirement] = (*found.get(finding.requirement, ()), finding)
        return found


def read_report(text: str | bytes) -> ReadReport:
    """The report in that JSON. Raises ``pydantic.ValidationError`` if it is none of ours."""
    return ReadReport.model_validate_json(text)
