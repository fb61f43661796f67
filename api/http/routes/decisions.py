"""``POST …/decision``: what an officer decides. Added, never changed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool

from api.auth.roles import Principal, Role
from api.http.access import allow
from api.http.openapi import may_refuse
from api.http.problems import HttpProblemError, InvalidPart, ProblemType
from api.http.routes.submissions import CaseId
from api.http.schemas.submissions import DecisionBody, NewDecisionBody, Outcome
from api.http.service import Service
from verify.bilingual import Bilingual
from workers.ledger import decisions, reports

router = APIRouter(prefix="/v1/submissions", tags=["submissions"])


@router.post("/{case}/decision", status_code=201, responses=may_refuse(404, 409, 422))
async def decide(
    request: Request,
    who: Annotated[Principal, allow(Role.OFFICER, Role.SUPERVISOR)],
    case: CaseId,
    decision: NewDecisionBody,
) -> DecisionBody:
    """Keeps a decision on a requirement, or on the case.

    409 if the case was judged again since: read the newer report, then decide.
    """
    service: Service = request.app.state.service
    return await run_in_threadpool(_decide, service, who, case, decision)


def _decide(service: Service, who: Principal, case: str, decision: NewDecisionBody) -> DecisionBody:
    if decision.requirement is not None:
        _refuse_unknown(service, case, decision)
    whole = decision.requirement is None
    referred = decision.outcome is Outcome.REFER and not who.has(Role.SUPERVISOR)
    content: dict[str, object] = {"reason": decision.reason, "note": decision.note}
    if decision.text is not None:
        content["text"] = {"en": decision.text.en, "el": decision.text.el}
    new = decisions.NewDecision(
        outcome=decision.outcome.value,
        author=who.actor,
        report=decision.report,
        requirement=decision.requirement,
        content={key: value for key, value in content.items() if value},
        closes=not referred,
    )
    number = decisions.decide(service.ledger, case, new)
    return DecisionBody(number=number, closes=whole and not referred)


def _refuse_unknown(service: Service, case: str, decision: NewDecisionBody) -> None:
    """Raises ``HttpProblemError`` for a requirement that the report does not have."""
    report = reports.numbered(service.ledger, case, decision.report).as_json()
    requirements = report["requirements"]
    known = (
        {r["id"] for r in requirements if isinstance(r, dict)}
        if isinstance(requirements, list)
        else set()
    )
    if decision.requirement not in known:
        parts = [InvalidPart(where="body/requirement", detail=_UNKNOWN.en)]
        raise HttpProblemError(ProblemType.INVALID, _UNKNOWN, errors=parts)


_UNKNOWN = Bilingual(
    en="The report has no such requirement.", el="Η αναφορά δεν έχει τέτοια προϋπόθεση."
)
