"""What the case page shows: three groups of requirements, findings traced, documents with boxes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from api.officer.comparison import Row, label
from api.pages.report import ReadDocument, ReadFinding, ReadReport, ReadRequirement
from extract.evidence import PHOTO_CODES, told_by_the_other
from ingest.pages import Box
from verify.bilingual import Bilingual
from verify.catalogue.messages import all_messages
from verify.findings import Severity


class Group(StrEnum):
    """Where a requirement stands on the page."""

    FAILS = "fails"
    UNCHECKED = "unchecked"
    PASSES = "passes"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something was read: document (its number on the page), page, box."""

    document: int
    page: int
    box: Box | None


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding. ``rows`` compares sources; without rows ``expected`` and ``found`` stand."""

    anchor: str
    read: ReadFinding
    rows: tuple[Row, ...]
    spot: Spot | None
    document: str | None

    @property
    def shows_values(self) -> bool:
        """Whether what was expected and found says more than the message.

        Not of a photo check, nor why a file did not open: those are the program's own words.
        """
        if self.read.code in PHOTO_CODES:
            return self.read.expected != "pass"
        return f"reason.{self.read.found}" not in all_messages()

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return self.read.severity


@dataclass(frozen=True, slots=True)
class RequirementView:
    """One requirement with its findings."""

    anchor: str
    read: ReadRequirement
    mark: str
    findings: tuple[FindingView, ...]
    documents: tuple[DocumentView, ...]

    @property
    def says_more(self) -> bool:
        """Whether its own message says anything that its findings do not."""
        rest = self.read.message.en
        for finding in self.findings:
            rest = rest.replace(finding.read.message.en, "")
        return bool(rest.strip())


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group of the page, its requirements and the findings that belong to none."""

    group: Group
    requirements: tuple[RequirementView, ...]
    loose: tuple[FindingView, ...]

    @property
    def count(self) -> int:
        """What its heading counts."""
        return len(self.requirements) + len(self.loose)


@dataclass(frozen=True, slots=True)
class PhotoCheckView:
    """One check of a photo: its name and state (``pass``, ``fail``, ``unsure``, ``skipped``)."""

    name: Bilingual
    state: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document of the case. ``file_number`` is its file's; a file may hold several documents."""

    number: int
    file_number: int
    part: int
    read: ReadDocument
    kind: Bilingual | None
    declared: Bilingual | None
    rows: tuple[Row, ...]
    photo_checks: tuple[PhotoCheckView, ...]
    findings: tuple[FindingView, ...]

    @property
    def is_photo(self) -> bool:
        """Whether an annotated picture can be had."""
        return self.read.kind == "photo" and bool(self.photo_checks)


@dataclass(frozen=True, slots=True)
class BoxView:
    """A box on the page image: what was read there, or what a finding is about."""

    left: int
    top: int
    width: int
    height: int
    label: Bilingual
    target: str
    state: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """All that the case page shows of a report."""

    report: ReadReport
    groups: tuple[GroupView, ...]
    documents: tuple[DocumentView, ...]

    def group(self, group: Group) -> GroupView:
        """The group of that name."""
        return next(view for view in self.groups if view.group is group)

    def findings(self) -> Iterable[FindingView]:
        """Every finding, in the page's order."""
        for group in self.groups:
            yield from (f for r in group.requirements for f in r.findings)
            yield from group.loose

    def first_spot(self) -> Spot | None:
        """What to show first: the gravest finding's place, else the first page there is."""
        spots = (finding.spot for finding in self.findings() if finding.spot)
        readable = (Spot(d.number, 1, None) for d in self.documents if d.read.pages)
        return next(spots, None) or next(readable, None)

    def document(self, number: int) -> DocumentView | None:
        """The document of that number; None if there is none."""
        return next((d for d in self.documents if d.number == number), None)

    def boxes(self, number: int, page: int) -> tuple[BoxView, ...]:
        """The boxes of a page: what was read in the background, findings upon it."""
        document = self.document(number)
        if document is None:
            return ()
        read = [
            _box(fact.box, label(name), f"fact-{number}-{told_by_the_other(name)}", "read")
            for name, fact in document.read.facts.items()
            if fact.box and fact.page == page
        ]
        found = [
            _box(f.spot.box, f.read.message, f.anchor, f.severity.value)
            for f in document.findings
            if f.spot and f.spot.box and f.spot.page == page and f.spot.document == number
        ]
        return (*read, *found, *self._other_sources(document, page))

    def _other_sources(self, document: DocumentView, page: int) -> Iterable[BoxView]:
        """Where the other source says it: the zone of what is printed, or what is printed."""
        for finding in document.findings:
            here = finding.spot is not None and finding.spot.document == document.number
            for said in finding.read.sources if here else ():
                if said.box and said.page == page and said.box != finding.read.box:
                    yield _box(said.box, label(said.field), finding.anchor, finding.severity.value)


def _box(box: Box, label: Bilingual, target: str, state: str) -> BoxView:
    left, top, right, bottom = box
    return BoxView(left, top, max(1, right - left), max(1, bottom - top), label, target, state)
