"""A case looked at: its page, the pane, page images, the letter."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.auth.roles import Principal
from api.http.access import allow
from api.http.problems import HttpProblemError, ProblemType
from api.officer.case_content import case_view
from api.officer.case_page import case_context, case_path, heading, localise, pane_of, prepared
from api.officer.case_view import RequirementView
from api.officer.desk import DECIDING, READING, CaseFile, Desk, desk_of, open_case
from api.officer.images import Picture
from api.officer.letter import Letter, day_in_athens, demands, letter_pdf, settled
from api.officer.reasons import AS_REPORTED, reasons
from api.officer.viewing import note_case, note_document
from api.pages.languages import LANGUAGES, page_language
from api.pages.page_turns import rotation_shown
from api.pages.rendering import page
from workers.ledger import cases
from workers.ledger.errors import NoSuchCaseError

router = APIRouter(prefix="/officer")

Reader = Annotated[Principal, allow(*READING)]
Officer = Annotated[Principal, allow(*DECIDING)]


async def opened(request: Request, case: str, who: Principal) -> tuple[Desk, CaseFile]:
    """The case, read off the event loop. Raises ``HttpProblemError``: 404."""
    desk = desk_of(request)
    try:
        return desk, await run_in_threadpool(open_case, desk, case, who, page_language(request))
    except NoSuchCaseError as error:
        raise HttpProblemError(ProblemType.NOT_FOUND) from error


@router.get("/cases/{case}")
async def case_page(request: Request, case: str, who: Reader) -> Response:
    """The case page."""
    desk, file = await opened(request, case, who)
    context = await run_in_threadpool(case_context, request, desk, file, who)
    await run_in_threadpool(note_case, desk.ledger, case, who)
    return page(request, "officer/case.html", context)


@router.get("/cases/{case}/pane")
async def pane(request: Request, case: str, who: Reader) -> Response:
    """The page image with its boxes, as a fragment; rendered if it was not yet."""
    desk, file = await opened(request, case, who)
    if file.report is None:
        raise HttpProblemError(ProblemType.NOT_READY)
    language = page_language(request)
    view = case_view(file.application, file.report, file.files, language)
    shown = await run_in_threadpool(lambda: pane_of(request, desk, file, view, render=True))
    context = {
        "case_path": case_path(case), "view": view, "pane": shown,
        "localise": lambda text: localise(text, language),
    }  # fmt: skip
    return page(request, "officer/pane.html", context)


@router.get("/cases/{case}/documents/{document}/pages/{number}.png")
async def page_image(
    request: Request, case: str, document: int, number: int, who: Reader
) -> Response:
    """A page as PNG: the normalised one, never the original file."""
    return await _picture(request, case, document, who, number)


@router.get("/cases/{case}/documents/{document}/photo.png")
async def photo_image(request: Request, case: str, document: int, who: Reader) -> Response:
    """The photo with its measures drawn on it."""
    return await _picture(request, case, document, who, None)


async def _picture(
    request: Request, case: str, document: int, who: Principal, number: int | None
) -> Response:
    """The page of that number, or the photo; that it was looked at is recorded."""
    desk = desk_of(request)

    def seen() -> Picture | None:
        found = cases.document(desk.ledger, case, document)
        image = (
            desk.images.photo(found.sha256, page_language(request))
            if number is None
            else desk.images.page(
                found.sha256, number, rotation_shown(desk.ledger, case, found.file, number)
            )
        )
        if image is not None:
            note_document(desk.ledger, case, found.id, number or 1, who)
        return image

    try:
        image = await run_in_threadpool(seen)
    except NoSuchCaseError as error:
        raise HttpProblemError(ProblemType.NOT_FOUND) from error
    if image is None:
        raise HttpProblemError(ProblemType.NOT_FOUND)
    # Kept by the officer's browser for as long as they may look at the case, never by a proxy.
    headers = {"Cache-Control": "private, max-age=900"}
    return Response(image.png, media_type="image/png", headers=headers)


@router.get("/cases/{case}/texts")
async def texts(
    request: Request, case: str, who: Officer, requirement: str, reason: str = AS_REPORTED
) -> Response:
    """The prepared texts of a reason, as a fragment of the decision's form."""
    _, file = await opened(request, case, who)
    if file.report is None:
        raise HttpProblemError(ProblemType.NOT_READY)
    asked = await run_in_threadpool(_requirement, file, requirement, page_language(request))
    code = reason if reason in reasons() else AS_REPORTED
    context = {
        "case_path": case_path(case), "id": asked.read.id, "reason": code,
        "reasons": tuple(reasons().values()),
        "texts": prepared(file.report, asked, code),
    }  # fmt: skip
    return page(request, "officer/texts.html", context)


def _requirement(file: CaseFile, requirement: str, language: str) -> RequirementView:
    if file.report is None:
        raise HttpProblemError(ProblemType.NOT_READY)
    view = case_view(file.application, file.report, file.files, language)
    for group in view.groups:
        for each in group.requirements:
            if each.read.id == requirement:
                return each
    raise HttpProblemError(ProblemType.NOT_FOUND)


@router.get("/cases/{case}/letter.pdf")
async def letter(request: Request, case: str, who: Reader) -> Response:
    """The letter to the applicant, in the language of the parameter ``in``."""
    desk, file = await opened(request, case, who)
    if file.report is None:
        raise HttpProblemError(ProblemType.NOT_READY)
    asked = request.query_params.get("in", "")
    language = asked if asked in LANGUAGES else page_language(request)
    pdf = await run_in_threadpool(letter_pdf, letter_of(desk, file), language)
    name = f"elenchos-{file.status.id[:16]}-{language}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return Response(pdf, media_type="application/pdf", headers=headers)


def letter_of(desk: Desk, file: CaseFile) -> Letter:
    """The letter of a case: dated by the last decision on it, else today."""
    last = file.decisions.last(None)
    written = day_in_athens(last.made_at if last else desk.clock())
    received = day_in_athens(file.status.received_at)
    assert file.report is not None  # noqa: S101 - the caller looked
    return Letter(
        case=file.status.id[:16],
        applicant=file.applicant,
        procedure=heading(desk, file, "free").procedure,
        submitted_on=file.application.submitted_on or received,
        written_on=written,
        answer_by=desk.office.answer_by(written),
        demands=demands(file.report, file.decisions),
        settled=settled(file.report, file.decisions),
        sender=desk.office.sender(),
    )
