"""A case worked on: taken, given back, corrected, decided."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.auth.roles import Principal
from api.http.problems import HttpProblemError, ProblemType
from api.officer.case_page import CORRECTABLE, case_context, case_path
from api.officer.case_routes import Officer, opened
from api.officer.deciding import (
    WAITING,
    DecisionRefusedError,
    Outcome,
    Words,
    confirm,
    decide_case,
    decide_requirement,
)
from api.officer.desk import CaseFile, Desk
from api.officer.frame import Notice, back_to
from api.officer.reasons import reasons
from api.pages.languages import page_language
from api.pages.rendering import page
from api.pages.words import word
from extract.evidence import FACT_TYPES, FactType
from verify.application import ApplicationError, parse_date
from verify.bilingual import Bilingual
from workers.ledger import assignments, corrections
from workers.ledger.corrections import KIND
from workers.ledger.errors import AssignedToAnotherError, NoSuchCaseError, StaleReportError

router = APIRouter(prefix="/officer")

_Short = Annotated[str, Form(max_length=500)]
_Long = Annotated[str, Form(max_length=4000)]
CONFIRM = "confirm"


@router.post("/cases/{case}/take")
async def take(request: Request, case: str, who: Officer) -> Response:
    """The case becomes this officer's, unless it is another's."""
    desk, file = await opened(request, case, who)
    lease = dt.timedelta(hours=desk.office.lease_hours)

    def leased() -> str:
        if file.status.assigned_to == WAITING:
            assignments.release(desk.ledger, case, WAITING)
        try:
            assignments.assign(desk.ledger, case, who.actor, lease)
        except AssignedToAnotherError:
            return "queue.taken"
        return ""

    return back_to(case_path(case), await run_in_threadpool(leased))


@router.post("/cases/{case}/release")
async def release(request: Request, case: str, who: Officer) -> Response:
    """The officer gives the case back; one that waits for a second pair of eyes waits again."""
    desk, file = await opened(request, case, who)

    def given_back() -> None:
        if assignments.release(desk.ledger, case, who.actor) and file.decisions.waiting:
            assignments.assign(desk.ledger, case, WAITING, dt.timedelta(days=90))

    await run_in_threadpool(given_back)
    return back_to("/officer")


@router.post("/cases/{case}/corrections")
async def correct(
    request: Request,
    case: str,
    who: Officer,
    document: Annotated[int, Form(ge=1)],
    part: Annotated[int, Form(ge=0)],
    field: _Short,
    value: _Short,
) -> Response:
    """A kind or a fact is put beside the machine's, and the rules run again at once."""
    desk, file = await opened(request, case, who)
    _refuse_unless_mine(desk, file, who)
    if field != KIND and field not in CORRECTABLE:
        raise HttpProblemError(ProblemType.INVALID)

    def corrected() -> None:
        corrections.correct(
            desk.ledger, case, document, field, typed(field, value), who.actor, part=part
        )
        desk.judge(case, who.actor)

    try:
        await run_in_threadpool(corrected)
    except NoSuchCaseError as error:
        raise HttpProblemError(ProblemType.NOT_FOUND) from error
    except ApplicationError as error:
        why = Notice(word("correct.refused", page_language(request), why=str(error)), "bad")
        context = await run_in_threadpool(case_context, request, desk, file, who, why)
        return page(request, "officer/case.html", context, status=422)
    return back_to(case_path(case), "correct.done", f"d{_shown(file, document, part)}")


def _shown(file: CaseFile, document: int, part: int) -> int:
    """The number on the page of a file's document: files may hold several."""
    if file.report is None or document > len(file.files):
        return document
    name = file.files[document - 1]
    places = [n for n, d in enumerate(file.report.documents, 1) if d.file == name]
    return places[part] if part < len(places) else document


def typed(field: str, text: str) -> object:
    """What the officer wrote, as JSON holds that fact. What is no such value stays text."""
    text = text.strip()
    match FACT_TYPES.get(field):
        case FactType.DATE:
            try:
                value = parse_date(text)
            except ValueError:
                return text
            return value.isoformat() if isinstance(value, dt.date) else text
        case FactType.FLAG:
            return {"true": True, "ναι": True, "yes": True, "false": False, "όχι": False,
                    "no": False}.get(text.casefold(), text)  # fmt: skip
        case FactType.INTEGER:
            return int(text) if text.isascii() and text.isdigit() else text
        case FactType.NUMBER | FactType.MONEY:
            return _decimal(text)
        case _:
            return text


def _decimal(text: str) -> object:
    """A number with a comma or a point for its decimals; anything else stays text."""
    plain = text.replace("€", "").replace(" ", "")
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return text


@router.post("/cases/{case}/decisions")
async def decide(
    request: Request,
    case: str,
    who: Officer,
    outcome: _Short,
    report: Annotated[int, Form(ge=0)],
    requirement: _Short = "",
    reason: _Short = "",
    text_el: _Long = "",
    text_en: _Long = "",
    note: _Long = "",
) -> Response:
    """A decision on a requirement, or (without one) on the case."""
    desk, file = await opened(request, case, who)
    _refuse_unless_mine(desk, file, who)
    if outcome not in {*Outcome, CONFIRM} or (reason and reason not in reasons()):
        raise HttpProblemError(ProblemType.INVALID)
    words = Words(reason, Bilingual(en=text_en, el=text_el), note)

    def decided() -> str:
        if requirement:
            return _on_requirement(desk, file, who, outcome, requirement, report, words)
        return _on_case(desk, file, who, outcome, report, note)

    try:
        said = await run_in_threadpool(decided)
    except StaleReportError:
        said = "decide.stale"
    except DecisionRefusedError as error:
        said = error.reason
    return back_to(case_path(case), said, f"r-{requirement}" if requirement else "decision")


def _on_requirement(
    desk: Desk, file: CaseFile, who: Principal, outcome: str, requirement: str, seen: int,
    words: Words,
) -> str:  # fmt: skip
    known = {r.id: r for r in file.report.requirements} if file.report else {}
    if requirement not in known or outcome == CONFIRM or file.report is None:
        raise HttpProblemError(ProblemType.INVALID)
    codes = [f.code for f in file.report.by_requirement.get(requirement, ())]
    decide_requirement(
        desk.ledger, file.status.id, who, Outcome(outcome), known[requirement], codes, seen, words
    )
    return "decide.done_requirement"


def _on_case(
    desk: Desk, file: CaseFile, who: Principal, outcome: str, seen: int, note: str
) -> str:
    case, first = file.status.id, file.decisions.waiting
    if outcome == CONFIRM:
        if first is None:
            raise HttpProblemError(ProblemType.INVALID)
        confirm(desk.ledger, case, who, first, seen, note)
        return "decide.done_case"
    needed = desk.office.second_needed(file.status.procedure)
    closes = decide_case(desk.ledger, case, who, Outcome(outcome), seen, note, needed)
    return "decide.done_case" if closes else "decide.done_first"


def _refuse_unless_mine(desk: Desk, file: CaseFile, who: Principal) -> None:
    if file.lease(who, desk.clock()) != "mine" or file.status.outcome:
        raise HttpProblemError(ProblemType.CONFLICT)
