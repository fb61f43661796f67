"""The case page put together: what its template needs, and the pane with the page image."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from starlette.requests import Request

from api.auth.roles import Principal
from api.officer.actionable import actionable
from api.officer.case_content import case_view
from api.officer.case_view import BoxView, CaseView, DocumentView, RequirementView
from api.officer.comparison import Row, label
from api.officer.deciding import Outcome
from api.officer.desk import DECIDING, CaseFile, Desk
from api.officer.frame import Notice, notices, surroundings
from api.officer.reasons import AS_REPORTED, UNSETTLED, is_flagged, reasons
from api.pages.formats import fact_value, in_words, localised
from api.pages.languages import page_language
from api.pages.report import ReadReport
from api.pages.text import shortened, visible
from extract.evidence import FACT_TYPES, EvidenceKind, FactType, told_by_the_other
from verify.bilingual import Bilingual
from verify.catalogue.messages import kind_name
from verify.report import Triage
from workers.judging import read_case
from workers.ledger.corrections import KIND, Correction, Instead
from workers.ledger.states import SubmissionState

CORRECTABLE = {
    name: fact_type.value
    for name, fact_type in FACT_TYPES.items()
    if fact_type not in {FactType.CHECK, FactType.TEXTS}
    and name != "mrz_valid"
    and told_by_the_other(name) == name
}
"""The facts that an officer may correct, with the type of their value."""


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A kind of document, for choosing."""

    value: str
    name: Bilingual


@dataclass(frozen=True, slots=True)
class Pane:
    """The page shown. ``size`` is None until the page was rendered; then boxes can be drawn."""

    document: DocumentView | None
    page: int
    image: str
    size: tuple[int, int] | None
    boxes: tuple[BoxView, ...]
    at: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction beside the machine's value (empty: it had read nothing)."""

    machine: str
    made_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a case."""

    short_id: str
    applicant: str
    procedure: Bilingual
    triage: Triage | None
    received_at: dt.datetime
    deadline: dt.date
    lease: str
    lease_until: dt.datetime | None
    reading: bool
    done: int
    all: int
    report: int
    outcome: str | None


def case_path(case: str) -> str:
    """The address of a case's page."""
    return f"/officer/cases/{case}"


def case_context(
    request: Request, desk: Desk, file: CaseFile, who: Principal, *more: Notice
) -> Mapping[str, object]:
    """Everything that ``case.html`` needs."""
    language = page_language(request)
    now = desk.clock()
    view = case_view(file.application, file.report, file.files, language) if file.report else None
    lease = file.lease(who, now)
    triage = file.status.triage
    return {
        **surroundings(who),
        "case": heading(desk, file, lease),
        "case_path": case_path(file.status.id),
        "notices": notices(request, *more),
        "said_at": "" if more else _said_at(request, view),
        "view": view,
        "pane": pane_of(request, desk, file, view) if view else None,
        "decisions": file.decisions,
        "may_correct": lease == "mine" and who.has(*DECIDING) and not file.status.outcome,
        "kinds": kinds(language),
        "correctable": CORRECTABLE,
        "correction_value": correction_value,
        "addable": partial(addable, language=language),
        "corrections": corrected(desk, file, view, language) if view else {},
        "reasons": tuple(reasons().values()),
        "suggested": suggested,
        "suggested_case": Outcome.ACCEPT if triage is Triage.READY else Outcome.ASK_AGAIN,
        **_texts(file.report),
        "needs_second": desk.office.second_needed(file.status.procedure),
        "localise": partial(localise, language=language),
        "quote": quote,
        "asked_again": request.query_params.get("requirement", ""),
        "group_open": request.query_params.get("said") == "decide.done_requirement",
        "open_document": _open_document(request),
    }


def _said_at(request: Request, view: CaseView | None) -> str:
    """The part of the page that the message is about, where it is shown; empty: above all."""
    place = request.query_params.get("place", "")
    if view is None:
        return ""
    parts = {"decision"} | {f"d{document.number}" for document in view.documents}
    parts |= {r.anchor for group in view.groups for r in group.requirements}
    return place if place in parts else ""


def _texts(report: ReadReport | None) -> Mapping[str, object]:
    """What the forms of decisions ask for; without a report there are none."""
    if report is None:
        return {}
    return {
        "first_reason": partial(first_reason, report),
        "prepared": partial(prepared, report),
    }


def heading(desk: Desk, file: CaseFile, lease: str) -> Heading:
    """What stands above the case."""
    status = file.status
    name = desk.catalogue.edition(
        status.procedure, file.application.submitted_on or status.received_at.date()
    ).name
    return Heading(
        short_id=status.id[:16],
        applicant=file.applicant,
        procedure=Bilingual(en=name.en, el=name.el),
        triage=status.triage,
        received_at=status.received_at,
        deadline=status.deadline,
        lease=lease,
        lease_until=status.assigned_until,
        reading=status.state in {SubmissionState.READING, SubmissionState.DUE},
        done=status.finished,
        all=len(status.documents),
        report=status.report,
        outcome=status.outcome,
    )


def pane_of(
    request: Request, desk: Desk, file: CaseFile, view: CaseView, *, render: bool = False
) -> Pane:
    """The page that the address asks for, else the one of the gravest finding.

    ``render``: the page is rendered if it was not yet; otherwise the pane says so and loads later.
    """
    at = request.query_params.get("at", "")
    finding = next((f for f in view.findings() if f.anchor == at), None)
    spot = finding.spot if finding and finding.spot else view.first_spot()
    asked = _number(request, "document")
    number = asked or (spot.document if spot else 0)
    page = _number(request, "page") or (spot.page if spot and spot.document == number else 1)
    document = view.document(number)
    if document is None:
        return Pane(None, 1, "", None, (), at)
    page = min(max(page, 1), max(document.read.pages, 1))
    size, turn = None, 0
    if document.read.pages and document.file_number:
        find = desk.images.page if render else desk.images.kept
        kept = file.status.documents[document.file_number - 1]
        turn = view.report.rotation(kept.file, page)
        image = find(kept.sha256, page, turn)
        size = image.size if image else None
    address = f"{case_path(file.status.id)}/documents/{document.file_number}/pages/{page}.png"
    if turn:
        address += f"?turn={turn}"  # no browser takes the picture that it kept for this one
    return Pane(document, page, address, size, view.boxes(number, page), at)


def _number(request: Request, name: str) -> int:
    value = request.query_params.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 0


def _open_document(request: Request) -> int:
    return _number(request, "corrected")


def kinds(language: str) -> tuple[KindChoice, ...]:
    """Every kind of document, by name."""
    named = [KindChoice(kind.value, kind_name(kind.value)) for kind in EvidenceKind]
    return tuple(sorted(named, key=lambda choice: choice.name.in_language(language)))


def addable(document: DocumentView, language: str) -> tuple[tuple[str, Bilingual], ...]:
    """The facts that the machine did not read there and that an officer may add, by name."""
    there = {row.field for row in document.rows}
    named = [(name, label(name)) for name in CORRECTABLE if name not in there]
    return tuple(sorted(named, key=lambda entry: entry[1].in_language(language)))


def corrected(
    desk: Desk, file: CaseFile, view: CaseView, language: str
) -> Mapping[tuple[int, str], Corrected]:
    """The corrections that count, by document and fact, beside the machine's values."""
    if not file.corrections:
        return {}
    machine = read_case(desk.ledger, file.status.id).machine
    numbers = {d.id: d.number for d in file.status.documents}
    found: dict[tuple[int, str], Corrected] = {}
    for correction in _counting(file.corrections):
        shown = next(
            (
                d
                for d in view.documents
                if d.file_number == numbers.get(correction.document) and d.part == correction.part
            ),
            None,
        )
        if shown is None or shown.number > len(machine):
            continue
        extraction = machine[shown.number - 1].extraction
        fact = extraction.facts.get(correction.field)
        text = fact_value(correction.field, fact.value, language) if fact else ""
        if correction.field == KIND:
            text = kind_name(extraction.kind).in_language(language) if extraction.kind else ""
        found[shown.number, correction.field] = Corrected(visible(text), correction.made_at)
    return found


def _counting(made: tuple[Correction, ...]) -> tuple[Correction, ...]:
    newest = {(c.document, c.part, c.field): c for c in made}
    return tuple(c for c in newest.values() if c.value is not Instead.MACHINES)


def correction_value(row: Row) -> str:
    """What stands in the field of a correction to begin with: dates as people write them."""
    if row.fact is None:
        return ""
    value = row.fact.value
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if FACT_TYPES.get(row.field) is FactType.DATE:
        try:
            return dt.date.fromisoformat(text).strftime("%d/%m/%Y")
        except ValueError:
            return text
    return shortened(text, 500)


def suggested(requirement: RequirementView) -> str:
    """The outcome that stands marked at first."""
    return Outcome.ASK_AGAIN if is_flagged(requirement.read.status) else Outcome.ACCEPT


def first_reason(report: ReadReport, requirement: RequirementView) -> str:
    """The reason that stands chosen at first: the report's words where the applicant can act."""
    return AS_REPORTED if actionable(report, requirement.read) else UNSETTLED


def prepared(report: ReadReport, requirement: RequirementView, reason: str) -> Bilingual:
    """The text to the applicant for that reason; dates in each language's own form."""
    chosen = reasons()[reason]
    message = actionable(report, requirement.read) or requirement.read.message
    text = chosen.prepared(requirement.read.name, message)
    return Bilingual(en=localised(text.en, "en"), el=localised(text.el, "el"))


def localise(text: str, language: str) -> str:
    """A value of a finding, safe and in local form."""
    return localised(visible(in_words(text, language)), language)


def quote(text: str) -> str:
    """A source's sentence without the marks of its markup."""
    return shortened(" ".join(text.replace("**", "").split()), 4000)
