"""A case worked on: taken, given back, corrected, decided."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.auth.roles import Principal
from api.http.problems import HttpProblemError, ProblemType
from api.officer.case_page import CORRECTABLE, case_context, case_path
from api.officer.case_routes import Officer, opened
from api.officer.deciding import (
    Act,
    DecisionRefusedError,
    Outcome,
    Words,
    confirm,
    decide_case,
    decide_requirement,
    not_met,
)
from api.officer.desk import CaseFile, Desk
from api.officer.frame import Notice, back_to, surroundings
from api.officer.reasons import reasons
from api.pages.languages import page_language
from api.pages.rendering import page
from api.pages.words import all_words, word
from extract.evidence import FACT_TYPES, FactType
from verify.application import ApplicationError, parse_date
from verify.bilingual import Bilingual
from workers.ledger import assignments, corrections
from workers.ledger.corrections import KIND, NewCorrection
from workers.ledger.errors import (
    AssignedToAnotherError,
    DecidedMeanwhileError,
    NoSuchCaseError,
    StaleReportError,
)
from workers.ledger.states import SECOND_DESK, SECOND_DESKS_LEASE

router = APIRouter(prefix="/officer")

CONFIRM = "confirm"


@router.post("/cases/{case}/take")
async def take(request: Request, case: str, who: Officer) -> Response:
    """The case becomes this officer's, unless it is another's."""
    desk, file = await opened(request, case, who)
    lease = dt.timedelta(hours=desk.office.lease_hours)

    def leased() -> str:
        if file.status.assigned_to == SECOND_DESK:
            assignments.release(desk.ledger, case, SECOND_DESK)
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
            assignments.assign(desk.ledger, case, SECOND_DESK, SECOND_DESKS_LEASE)

    await run_in_threadpool(given_back)
    return back_to("/officer")


class CorrectionForm(BaseModel):
    """A correction. ``document`` is the file's number, ``part`` counts what one file holds."""

    document: int = Field(ge=1)
    part: int = Field(ge=0)
    field: str = Field(max_length=100)
    value: str = Field(max_length=500)


@router.post("/cases/{case}/corrections")
async def correct(
    request: Request, case: str, who: Officer, form: Annotated[CorrectionForm, Form()]
) -> Response:
    """A kind or a fact is put beside the machine's, and the rules run again at once."""
    desk, file = await opened(request, case, who)
    _refuse_unless_mine(desk, file, who)
    if form.field != KIND and form.field not in CORRECTABLE:
        raise HttpProblemError(ProblemType.INVALID)

    def corrected() -> None:
        value = typed(form.field, form.value)
        new = NewCorrection(form.document, form.field, value, who.actor, form.part)
        corrections.correct(desk.ledger, case, new)
        desk.judge(case, who.actor)

    try:
        await run_in_threadpool(corrected)
    except NoSuchCaseError as error:
        raise HttpProblemError(ProblemType.NOT_FOUND) from error
    except ApplicationError as error:
        why = Notice(word("correct.refused", page_language(request), why=str(error)), "bad")
        context = await run_in_threadpool(case_context, request, desk, file, who, why)
        return page(request, "officer/case.html", context, status=422)
    shown = _shown(file, form.document, form.part)
    return back_to(case_path(case), "correct.done", f"d{shown}")


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


class DecisionForm(BaseModel):
    """A decision on a requirement, or (without one) on the case."""

    outcome: str = Field(max_length=20)
    report: int = Field(ge=0)
    requirement: str = Field(default="", max_length=100)
    reason: str = Field(default="", max_length=100)
    text_el: str = Field(default="", max_length=4000)
    text_en: str = Field(default="", max_length=4000)
    note: str = Field(default="", max_length=4000)
    knowing: bool = False
    """The officer was told that requirements are not met, and decides the case complete."""

    @property
    def words(self) -> Words:
        """What the officer wrote."""
        return Words(self.reason, Bilingual(en=self.text_en, el=self.text_el), self.note)


@router.post("/cases/{case}/decisions")
async def decide(
    request: Request, case: str, who: Officer, form: Annotated[DecisionForm, Form()]
) -> Response:
    """A decision; a newer report than the officer saw, or another's decision, refuses it."""
    desk, file = await opened(request, case, who)
    _refuse_unless_mine(desk, file, who)
    if form.outcome not in {*Outcome, CONFIRM} or (form.reason and form.reason not in reasons()):
        raise HttpProblemError(ProblemType.INVALID)
    lacking = not_met(file.report, file.decisions)
    if lacking and _completes(file, form) and not form.knowing:
        return _asked_whether(request, case, who, form, lacking)
    act = Act(desk.ledger, case, who, form.report, file.status.decisions)

    def decided() -> str:
        if form.requirement:
            return _on_requirement(act, file, form)
        return _on_case(act, file, form, desk.office.second_needed(file.status.procedure))

    try:
        said = await run_in_threadpool(decided)
    except StaleReportError:
        said = "decide.stale"
    except DecidedMeanwhileError as error:
        raise HttpProblemError(ProblemType.CONFLICT, all_words()["decide.meanwhile"]) from error
    except DecisionRefusedError as error:
        said = error.reason
    place = f"r-{form.requirement}" if form.requirement else "decision"
    return back_to(case_path(case), said, place)


def _completes(file: CaseFile, form: DecisionForm) -> bool:
    """Whether the form decides the whole case complete, or confirms that a colleague did."""
    if form.requirement:
        return False
    waiting = file.decisions.waiting
    outcome = waiting.outcome if form.outcome == CONFIRM and waiting else form.outcome
    return outcome == Outcome.ACCEPT


def _asked_whether(
    request: Request, case: str, who: Principal, form: DecisionForm, lacking: tuple[Bilingual, ...]
) -> Response:
    """The step before a case that lacks something is called complete; nothing is kept yet."""
    other = "en" if page_language(request) == "el" else "el"
    context = {
        **surroundings(who),
        "case_path": case_path(case),
        "form": form,
        "lacking": lacking,
        "other_language": (other, f"{case_path(case)}?lang={other}"),
    }
    return page(request, "officer/complete_anyway.html", context)


def _on_requirement(act: Act, file: CaseFile, form: DecisionForm) -> str:
    known = {r.id: r for r in file.report.requirements} if file.report else {}
    if form.requirement not in known or form.outcome == CONFIRM or file.report is None:
        raise HttpProblemError(ProblemType.INVALID)
    codes = [f.code for f in file.report.by_requirement.get(form.requirement, ())]
    asked = known[form.requirement]
    decide_requirement(act, Outcome(form.outcome), asked, codes, form.words)
    return "decide.done_requirement"


def _on_case(act: Act, file: CaseFile, form: DecisionForm, second_needed: bool) -> str:
    if form.outcome == CONFIRM:
        if file.decisions.waiting is None:
            raise HttpProblemError(ProblemType.INVALID)
        confirm(act, file.decisions.waiting, form.note)
        return "decide.done_case"
    closes = decide_case(act, Outcome(form.outcome), form.note, second_needed=second_needed)
    return "decide.done_case" if closes else "decide.done_first"


def _refuse_unless_mine(desk: Desk, file: CaseFile, who: Principal) -> None:
    if file.lease(who, desk.clock()) != "mine" or file.status.outcome:
        raise HttpProblemError(ProblemType.CONFLICT)
