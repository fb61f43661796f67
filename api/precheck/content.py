"""What the applicant's pages show."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from api.http.service import Service
from api.pages.report import read_report
from api.precheck.faults import Fault
from api.precheck.papers import papers, procedure_name
from api.precheck.pictures import PhotoLine, photo_lines, photo_with_lines, snippet
from api.precheck.questions import ABSENCES, DATES, form_of, title_types
from api.precheck.reading import today
from api.precheck.result import Measured, Result, result_of
from api.precheck.visits import State, Visit
from extract.evidence import PHOTO_CODES
from ingest.folder import APPLICATION_FILE
from ingest.names import shown
from verify.application import Application
from verify.catalogue.models import Procedure
from verify.reading_input import parse_case

_MOST_MEASURED = 3


def questions_content(
    procedure: Procedure,
    answers: dict[str, str],
    said: str = "",
    faults: Mapping[str, Fault] = MappingProxyType({}),
) -> dict[str, object]:
    """A procedure's questions with the answers so far and what is wrong with them."""
    return {
        "procedure": procedure.id, "name": procedure_name(procedure),
        "form": form_of(procedure), "answers": answers, "said": said, "dates": DATES,
        "faults": faults, "title_types": title_types(), "absences": range(1, ABSENCES + 1),
    }  # fmt: skip


def visit_content(service: Service, visit: Visit, language: str) -> dict[str, object]:
    """The papers that are asked for, the files that were sent, the result if there is one."""
    application = application_of_visit(visit)
    procedure = service.catalogue.edition(
        application.procedure, application.submitted_on or today(service)
    )
    result: Result | None = None
    report = visit.report
    if report is not None:
        result = result_of(application, report, language, _measured(visit, language))
    return {
        "procedure": procedure.id,
        "name": procedure_name(procedure),
        "papers": papers(application, service.catalogue, today(service)),
        "result": result,
        **files_content(visit),
    }


def files_content(visit: Visit) -> dict[str, object]:
    """The files by number and name, and how far each is."""
    progress = visit.progress
    reading = progress.state is State.READING

    def state(place: int) -> str:
        if not reading:
            return "read" if progress.state is State.DONE else "waiting"
        if place < progress.done:
            return "read"
        return "reading" if place == progress.done else "waiting"

    files = [
        {"name": shown(name), "number": n + 1, "state": state(n)}
        for n, name in enumerate(visit.files)
    ]
    return {"files": files, "progress": progress}


def finding_picture(visit: Visit, report: bytes, number: int, language: str) -> bytes | None:
    """The PNG of the report's finding of that number, from 1; None if it has no picture."""
    read = read_report(report)
    if not 0 < number <= len(read.findings):
        return None
    finding = read.findings[number - 1]
    path = _path(visit, finding.document)
    if path is None:
        return None
    if finding.code in PHOTO_CODES:
        return photo_with_lines(path, language)
    if finding.page is None or finding.box is None:
        return None
    rotation = read.rotation(finding.document or "", finding.page)
    return snippet(path, finding.page, rotation, finding.box)


def _path(visit: Visit, file: str | None) -> Path | None:
    """The file that a report calls so."""
    return next((visit.case / name for name in visit.files if shown(name) == file), None)


def _measured(visit: Visit, language: str) -> Measured:
    """Measures the first few photos that it is asked for: each takes a fifth of a second."""
    left = iter(range(_MOST_MEASURED))

    def lines(file: str) -> tuple[PhotoLine, ...]:
        path = _path(visit, file)
        measure = path is not None and next(left, None) is not None
        return photo_lines(path, language) if path and measure else ()

    return lines


def application_of_visit(visit: Visit) -> Application:
    """What the applicant has answered. Raises ApplicationError."""
    return parse_case(visit.application, APPLICATION_FILE).application
