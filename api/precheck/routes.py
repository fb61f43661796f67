"""Addresses of the applicant's pages. They are open to all and keep nothing."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from api.http.access import open_to_all, refuse_foreign_origin
from api.http.problems import HttpProblemError, ProblemType
from api.http.service import Service
from api.http.upload_folders import received_folder
from api.pages.languages import page_language
from api.pages.rendering import page
from api.pages.words import word
from api.precheck.content import (
    application_of_visit,
    files_content,
    finding_picture,
    questions_content,
    visit_content,
)
from api.precheck.faults import faults_of
from api.precheck.papers import procedure_name
from api.precheck.questions import (
    answers_of,
    application_of,
    form_of,
)
from api.precheck.reading import Readings, today
from api.precheck.visits import State, TooManyVisitsError, Visit, Visits
from ingest.folder import APPLICATION_FILE
from verify.application import ApplicationError
from verify.catalogue.errors import UnknownProcedureError
from verify.catalogue.models import Procedure
from verify.reading_input import parse_case

router = APIRouter(prefix="/precheck")
Open = Annotated[None, open_to_all("an applicant has no account; nothing is kept")]
COOKIE = "elenchos-precheck"
_VISIT = "/precheck/visit"


@router.get("")
async def choose(request: Request, _: Open) -> Response:
    """What are you applying for?"""
    language = page_language(request)
    catalogue = _service(request).catalogue
    named = [(p.id, procedure_name(p)) for p in catalogue.procedures.values()]
    named.sort(key=lambda entry: entry[1].in_language(language))
    asked = request.query_params.get("said", "")
    said = word(f"pre.{asked}", language) if asked in {"ended", "expired"} else ""
    return page(request, "precheck/choose.html", {"procedures": named, "said": said})


@router.get("/visit")
async def visit_page(request: Request, _: Open) -> Response:
    """My documents, my files, the result."""
    visit = _visit(request)
    if visit is None:
        return _expired()
    return page(
        request,
        "precheck/visit.html",
        await run_in_threadpool(visit_content, _service(request), visit, page_language(request)),
    )


@router.get("/visit/progress")
async def progress(request: Request, _: Open) -> Response:
    """How far the reading is, as a fragment; when it is over, the page is loaded anew."""
    visit = _visit(request)
    if visit is None or visit.progress.state is not State.READING:
        return Response(headers={"HX-Refresh": "true"})
    return page(request, "precheck/progress.html", files_content(visit))


@router.post("/visit/files")
async def send_files(request: Request, _: Open) -> Response:
    """Takes files in and reads them, together with those that are there."""
    refuse_foreign_origin(request, _service(request).settings)
    visit = _visit(request)
    if visit is None:
        return _expired()
    async with received_folder(request, _service(request).settings.upload_files) as sent:
        _readings(request).stop(visit)
        files = [(file.name, sent.path / file.name) for file in sent.upload.files]
        await run_in_threadpool(visit.take, files)
    _readings(request).start(visit, _service(request))
    return _see(_VISIT)


@router.post("/visit/check")
async def check_again(request: Request, _: Open) -> Response:
    """Reads and judges what is there: after a break, or without any file."""
    refuse_foreign_origin(request, _service(request).settings)
    visit = _visit(request)
    if visit is None:
        return _expired()
    _readings(request).start(visit, _service(request))
    return _see(_VISIT)


@router.post("/visit/remove")
async def remove_file(request: Request, _: Open) -> Response:
    """Takes a file out, and judges what is left."""
    refuse_foreign_origin(request, _service(request).settings)
    visit = _visit(request)
    if visit is None:
        return _expired()
    number = (await request.form()).get("file", "")
    names = visit.files
    if isinstance(number, str) and number.isdecimal() and 0 < int(number) <= len(names):
        _readings(request).stop(visit)
        visit.remove(names[int(number) - 1])
        _readings(request).start(visit, _service(request))
    return _see(_VISIT)


@router.get("/visit/pictures/{number}.png")
async def picture(request: Request, number: int, _: Open) -> Response:
    """The picture of a finding."""
    visit = _visit(request)
    report = visit.report if visit else None
    if visit is None or report is None:
        raise HttpProblemError(ProblemType.NOT_FOUND)
    data = await run_in_threadpool(finding_picture, visit, report, number, page_language(request))
    if data is None:
        raise HttpProblemError(ProblemType.NOT_FOUND)
    return Response(data, media_type="image/png")


@router.post("/visit/end")
async def end(request: Request, _: Open) -> Response:
    """Deletes everything."""
    refuse_foreign_origin(request, _service(request).settings)
    visit = _visit(request)
    if visit is not None:
        _readings(request).stop(visit)
        await run_in_threadpool(_visits(request).end, request.cookies.get(COOKIE, ""))
    response = _see("/precheck?said=ended")
    response.delete_cookie(COOKIE, path="/precheck")
    return response


@router.get("/{procedure}")
async def ask(request: Request, procedure: str, _: Open) -> Response:
    """The few questions of a procedure."""
    wanted = _procedure(request, procedure)
    visit = _visit(request)
    answers: dict[str, str] = {}
    if visit is not None and application_of_visit(visit).procedure == procedure:
        answers = answers_of(visit.application)
    return page(request, "precheck/questions.html", questions_content(wanted, answers))


@router.post("/{procedure}")
async def answer(request: Request, procedure: str, _: Open) -> Response:
    """Takes the answers; files of an earlier step of this visit stay."""
    service = _service(request)
    refuse_foreign_origin(request, service.settings)
    wanted = _procedure(request, procedure)
    given = {n: v[:500] for n, v in (await request.form()).items() if isinstance(v, str)}
    faults = faults_of(form_of(wanted), given)
    if faults:
        asking = questions_content(wanted, given, faults=faults)
        return page(request, "precheck/questions.html", asking, status=422)
    application = application_of(wanted, given, today(service).isoformat())
    try:
        parse_case(application, APPLICATION_FILE)
    except ApplicationError:
        said = word("pre.bad_answers", page_language(request))
        return page(
            request, "precheck/questions.html", questions_content(wanted, given, said), status=422
        )
    response = _see(_VISIT)
    visit = _visit(request)
    if visit is not None:
        _readings(request).stop(visit)
        visit.answer(application)
        if visit.files:
            _readings(request).start(visit, service)
        return response
    try:
        token = await run_in_threadpool(_visits(request).begin, application)
    except TooManyVisitsError as error:
        raise HttpProblemError(ProblemType.BUSY, headers={"Retry-After": "120"}) from error
    response.set_cookie(
        COOKIE,
        token,
        path="/precheck",
        httponly=True,
        samesite="strict",
        secure=service.settings.secure,
    )
    return response


def _procedure(request: Request, procedure: str) -> Procedure:
    try:
        return _service(request).catalogue.edition(procedure, today(_service(request)))
    except UnknownProcedureError as error:
        raise HttpProblemError(ProblemType.NOT_FOUND) from error


def _visit(request: Request) -> Visit | None:
    return _visits(request).find(request.cookies.get(COOKIE, ""))


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


def _visits(request: Request) -> Visits:
    visits: Visits = request.app.state.visits
    return visits


def _readings(request: Request) -> Readings:
    readings: Readings = request.app.state.readings
    return readings


def _see(path: str) -> RedirectResponse:
    return RedirectResponse(path, status_code=303)


def _expired() -> Response:
    return _see("/precheck?said=expired")
