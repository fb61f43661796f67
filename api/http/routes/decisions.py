"""``POST …/decision``, ``…/confirmation``: what officers decide. Added, never changed."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool

from api.auth.roles import Principal, Role
from api.http.access import allow
from api.http.openapi import may_refuse
from api.http.problems import HttpProblemError, InvalidPart, ProblemType
from api.http.routes.submissions import CaseId
from api.http.schemas.submissions import ConfirmationBody, DecisionBody, NewDecisionBody
from api.http.service import Service
from api.officer.deciding import (
    Act,
    DecisionRefusedError,
    Words,
    confirm,
    decide_case,
    decide_requirement,
    waiting_decision,
)
from api.pages.report import read_report
from api.pages.words import all_words
from verify.bilingual import Bilingual
from workers.ledger import cases, decisions, reports
from workers.ledger.cases import CaseStatus
from workers.ledger.states import SECOND_DESK

router = APIRouter(prefix="/v1/submissions", tags=["submissions"])


@router.post("/{case}/decision", status_code=201, responses=may_refuse(404, 409, 422))
async def decide(
    request: Request,
    who: Annotated[Principal, allow(Role.OFFICER, Role.SUPERVISOR)],
    case: CaseId,
    decision: NewDecisionBody,
) -> DecisionBody:
    """Keeps a decision on a requirement, or on the case.

    409 if the case was judged again since (read the newer report, then decide), if it is closed,
    if another decides the same at this moment and was faster, or if another officer works on it.
    """
    service: Service = request.app.state.service
    return await run_in_threadpool(_decide, service, who, case, decision)


def _decide(service: Service, who: Principal, case: str, decision: NewDecisionBody) -> DecisionBody:
    status = cases.status(service.ledger, case)
    act = Act(service.ledger, case, who, decision.report, status.decisions)
    _refuse_if_anothers(status, who, service.clock())
    closes = False
    if decision.requirement is None:
        second = service.office.second_needed(status.procedure)
        closes = decide_case(act, decision.outcome, decision.note, second_needed=second)
    else:
        _decide_requirement(act, decision, decision.requirement)
    return DecisionBody(decisions=cases.status(service.ledger, case).decisions, closes=closes)


@router.post("/{case}/confirmation", status_code=201, responses=may_refuse(404, 409, 422))
async def confirm_decision(
    request: Request,
    who: Annotated[Principal, allow(Role.OFFICER, Role.SUPERVISOR)],
    case: CaseId,
    confirmation: ConfirmationBody,
) -> DecisionBody:
    """The second pair of eyes confirms the decision that waits for it, and closes the case.

    409 if it is the same officer's, if a supervisor's is needed (a proposed refusal), if nothing
    with that outcome waits (of two who confirm at once, the second's), if the case was judged
    again since, or if another officer works on it.
    """
    service: Service = request.app.state.service
    return await run_in_threadpool(_confirm, service, who, case, confirmation)


def _confirm(
    service: Service, who: Principal, case: str, confirmation: ConfirmationBody
) -> DecisionBody:
    status = cases.status(service.ledger, case)
    _refuse_if_anothers(status, who, service.clock())
    first = waiting_decision(decisions.of_case(service.ledger, case))
    if status.outcome or first is None or first.outcome != confirmation.outcome:
        raise HttpProblemError(ProblemType.CONFLICT, _NOTHING_WAITS)
    act = Act(service.ledger, case, who, confirmation.report, status.decisions)
    try:
        confirm(act, first, confirmation.note)
    except DecisionRefusedError as error:
        raise HttpProblemError(ProblemType.CONFLICT, all_words()[error.reason]) from error
    return DecisionBody(decisions=cases.status(service.ledger, case).decisions, closes=True)


def _refuse_if_anothers(status: CaseStatus, who: Principal, now: dt.datetime) -> None:
    """Raises ``HttpProblemError``: another officer has the case now."""
    leased = status.assigned_until is not None and status.assigned_until > now
    if leased and status.assigned_to not in {None, who.actor, SECOND_DESK}:
        raise HttpProblemError(ProblemType.CONFLICT, all_words()["case.anothers"])


def _decide_requirement(act: Act, decision: NewDecisionBody, name: str) -> None:
    """Raises ``HttpProblemError`` for a requirement that the report does not have, or no text."""
    report = read_report(reports.numbered(act.ledger, act.case, act.seen).body)
    asked = next((one for one in report.requirements if one.id == name), None)
    if asked is None:
        raise _wrong("body/requirement", _UNKNOWN)
    codes = [finding.code for finding in report.by_requirement.get(name, ())]
    text = Bilingual(en=decision.text.en, el=decision.text.el) if decision.text else None
    try:
        decide_requirement(act, decision.outcome, asked, codes, Words(decision.reason, text))
    except DecisionRefusedError as error:
        raise _wrong("body/text", _TEXT_NEEDED) from error


def _wrong(where: str, detail: Bilingual) -> HttpProblemError:
    parts = [InvalidPart(where=where, detail=detail.en)]
    return HttpProblemError(ProblemType.INVALID, detail, errors=parts)


_UNKNOWN = Bilingual(
    en="The report has no such requirement.", el="Η αναφορά δεν έχει τέτοια προϋπόθεση."
)
_NOTHING_WAITS = Bilingual(
    en="No decision with that outcome waits for a second pair of eyes.",
    el="Καμία απόφαση με αυτό το αποτέλεσμα δεν περιμένει δεύτερο έλεγχο.",
)
_TEXT_NEEDED = Bilingual(
    en="Write the text that the applicant gets, in both languages.",
    el="Γράψτε το κείμενο προς τον αιτούντα και στις δύο γλώσσες.",
)
