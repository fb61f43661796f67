"""Every error as a problem: refusals of ours, of FastAPI, and what nobody foresaw."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.http.languages import language_of
from api.http.problems import HttpProblemError, InvalidPart, ProblemDetails, ProblemType
from ingest.blobs.errors import BlobDamagedError, BlobMissingError, StorageError
from ingest.errors import UsageError
from verify.application import ApplicationError
from verify.bilingual import Bilingual
from workers.ledger.errors import (
    AssignedToAnotherError,
    DecidedMeanwhileError,
    NoSuchCaseError,
    StaleReportError,
)
from workers.ledger.intake import IdempotencyConflictError
from workers.page_images import NoSuchPageError

ProblemPage = Callable[[Request, ProblemDetails], Response | None]
"""Shows a problem as a page; None where the client wants no page."""

log = structlog.get_logger("elenchos.http")

_OF_ERROR: dict[type[Exception], ProblemType] = {
    NoSuchCaseError: ProblemType.NOT_FOUND,
    NoSuchPageError: ProblemType.NOT_FOUND,
    StaleReportError: ProblemType.CONFLICT,
    DecidedMeanwhileError: ProblemType.CONFLICT,
    AssignedToAnotherError: ProblemType.CONFLICT,
    IdempotencyConflictError: ProblemType.IDEMPOTENCY,
    StorageError: ProblemType.UNAVAILABLE,
    BlobMissingError: ProblemType.UNAVAILABLE,
    BlobDamagedError: ProblemType.UNAVAILABLE,
    OperationalError: ProblemType.UNAVAILABLE,
}
"""The errors of the floors below that have a status of their own."""

_OF_STATUS = {kind.status: kind for kind in reversed(ProblemType)}


def handle_errors(app: FastAPI) -> None:
    """Registers the handlers. ``app.state.problem_page`` may hold a ``ProblemPage``."""
    app.state.problem_page = None

    async def problem(request: Request, error: Exception) -> Response:
        return _answer(request, _as_problem(error))

    async def unforeseen(request: Request, error: Exception) -> Response:
        # The type alone: an exception's text may quote what a person wrote.
        log.error("unforeseen", error=type(error).__name__, where=_place_of(error))
        return _answer(request, HttpProblemError(ProblemType.INTERNAL))

    for kind in (HttpProblemError, UsageError, RequestValidationError, HTTPException, *_OF_ERROR):
        app.add_exception_handler(kind, problem)
    app.add_exception_handler(Exception, unforeseen)


def _answer(request: Request, problem: HttpProblemError) -> Response:
    language = language_of(request)
    identifier = getattr(request.state, "request_id", "")
    show: ProblemPage | None = request.app.state.problem_page
    if show is not None:
        # A page speaks its reader's language, which a cookie may know better than the browser.
        request.state.refusal = problem
        page = show(request, problem.details(language, identifier))
        if page is not None:
            return page
    return problem.response(language, identifier)


def _as_problem(error: Exception) -> HttpProblemError:
    if isinstance(error, HttpProblemError):
        return error
    if isinstance(error, RequestValidationError):
        return HttpProblemError(
            ProblemType.INVALID, errors=[_part(part) for part in error.errors()]
        )
    for known, kind in _OF_ERROR.items():
        if isinstance(error, known):
            return HttpProblemError(kind, headers=_headers_of(kind))
    if isinstance(error, ApplicationError):
        return HttpProblemError(ProblemType.APPLICATION, Bilingual(en=str(error), el=str(error)))
    if isinstance(error, HTTPException):
        kind = _OF_STATUS.get(error.status_code, ProblemType.BAD_REQUEST)
        return HttpProblemError(kind, headers=error.headers)
    return HttpProblemError(ProblemType.INVALID, Bilingual(en=str(error), el=str(error)))


def _headers_of(kind: ProblemType) -> dict[str, str]:
    return {"Retry-After": "10"} if kind is ProblemType.UNAVAILABLE else {}


def _part(part: dict[str, object]) -> InvalidPart:
    """Where and what, without the value: it may be a person's."""
    places = part.get("loc")
    where = "/".join(str(p) for p in places) if isinstance(places, tuple | list) else ""
    return InvalidPart(where=where, detail=str(part.get("msg", HTTPStatus(422).phrase)))


def _place_of(error: BaseException) -> str:
    """File and line where it was raised, without values."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return ""
    return f"{trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}"
