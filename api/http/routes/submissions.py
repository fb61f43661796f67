"""``/v1/submissions``: an application comes in, its progress, its report, the queue."""

from __future__ import annotations

import asyncio
import time
from typing import Annotated

from fastapi import APIRouter, Header, Path, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from api.auth.roles import Principal, Role, Scope
from api.http.access import allow
from api.http.openapi import UPLOAD_REFUSALS, may_refuse
from api.http.problems import HttpProblemError, ProblemType
from api.http.queue_query import QueueQuery
from api.http.schemas.report import ReportBody
from api.http.schemas.submissions import AcceptedBody, EntryBody, QueueBody, StatusBody
from api.http.schemas.uploads import upload_body
from api.http.service import Service
from api.http.uploads import read_upload
from ingest.blobs.blobs import Blobs
from verify.bilingual import Bilingual
from workers.judging import judge_submission
from workers.ledger import cases, corrections, intake, queue, reports
from workers.ledger.events import Action, Detail, Event
from workers.ledger.states import SubmissionState

router = APIRouter(prefix="/v1/submissions", tags=["submissions"])

Sender = Annotated[Principal, allow(Role.PORTAL, Role.OFFICER, Role.SUPERVISOR, scope=Scope.SUBMIT)]
Reader = Annotated[
    Principal,
    allow(Role.PORTAL, Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR, scope=Scope.READ),
]
CaseId = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$", description="The submission's id.")]
_LOOK_AGAIN_SECONDS = 0.4


@router.post(
    "",
    status_code=202,
    response_model=AcceptedBody,
    responses={
        202: {
            "headers": {"Location": {"description": "Its progress.", "schema": {"type": "string"}}}
        },
        **may_refuse(*UPLOAD_REFUSALS),
    },
    openapi_extra=upload_body(),
)
async def submit(
    request: Request,
    who: Sender,
    idempotency_key: Annotated[
        str | None,
        Header(
            min_length=1,
            max_length=200,
            pattern=r"^[\x21-\x7e]+$",
            description="The same key again gives the same submission, and makes nothing new.",
        ),
    ] = None,
) -> JSONResponse:
    """Takes an application in. When this answers, it is on disk; workers read it.

    Ask `/v1/submissions/{id}` for its progress, or have a webhook tell you.
    """
    service: Service = request.app.state.service
    upload = await read_upload(
        request, service.settings.upload_files, lambda _: _FileAmongBlobs(service.blobs)
    )
    new = intake.NewSubmission(
        application=upload.application,
        files=[intake.StoredFile(f.name, f.sha256, f.size) for f in upload.files],
        client=who.actor,
        deadline=service.clock().date() + service.deciding_time,
        idempotency_key=idempotency_key,
    )
    taken = await run_in_threadpool(take_in, service, new)
    accepted = AcceptedBody(id=taken.id, documents=len(taken.documents), repeated=taken.repeated)
    where = {"Location": f"/v1/submissions/{taken.id}"}
    return JSONResponse(accepted.model_dump(mode="json"), 202, headers=where)


@router.get("", responses=may_refuse(422))
async def list_submissions(
    request: Request,
    who: Reader,
    wanted: Annotated[QueueQuery, Query()],
) -> QueueBody:
    """The queue: filtered, sorted, a page at a time. A portal sees what it sent itself."""
    service: Service = request.app.state.service
    found = await run_in_threadpool(
        queue.page,
        service.ledger,
        wanted.filter(who),
        wanted.sort,
        limit=wanted.limit,
        after=wanted.after,
    )
    items = [EntryBody.of(entry) for entry in found.entries]
    return QueueBody(items=items, next=found.after, total=found.total)


@router.get("/{case}", responses=may_refuse(404, 422))
async def get_submission(
    request: Request,
    response: Response,
    who: Reader,
    case: CaseId,
    wait: Annotated[
        float, Query(ge=0, le=30, description="Seconds to wait for a report before answering.")
    ] = 0,
) -> StatusBody:
    """How far it is: each document's progress, and whether there is a report.

    Ask as often as you like, from anywhere: nothing is lost between two requests.
    """
    service: Service = request.app.state.service
    until = time.monotonic() + wait
    while True:
        status = await run_in_threadpool(cases.status, service.ledger, case, client=only_own(who))
        done = status.state in {SubmissionState.JUDGED, SubmissionState.ERASED}
        if done or time.monotonic() >= until or await request.is_disconnected():
            break
        await asyncio.sleep(_LOOK_AGAIN_SECONDS)
    if not done:
        response.headers["Retry-After"] = "2"
    return StatusBody.of(status)


@router.get("/{case}/report", response_model=ReportBody, responses=may_refuse(404, 409, 422))
async def get_report(
    request: Request,
    who: Reader,
    case: CaseId,
    number: Annotated[
        int | None, Query(ge=1, le=1_000_000, description="An earlier report; else the newest.")
    ] = None,
) -> Response:
    """The report. 409 as long as the files are being read."""
    service: Service = request.app.state.service
    report = await run_in_threadpool(_report, service, who, case, number)
    return Response(
        report.body, media_type="application/json", headers={"X-Report-Number": str(report.number)}
    )


@router.post("/{case}/recheck", responses=may_refuse(404, 422))
async def recheck(
    request: Request,
    who: Annotated[Principal, allow(Role.OFFICER, Role.SUPERVISOR)],
    case: CaseId,
) -> StatusBody:
    """Has the rules of today judge again what was read. No file is read again."""
    service: Service = request.app.state.service
    status = await run_in_threadpool(_recheck, service, case, who.actor)
    return StatusBody.of(status)


def take_in(service: Service, new: intake.NewSubmission) -> intake.Submitted:
    """Keeps the submission and tells the workers of it. Raises as ``intake.submit``."""
    taken = intake.submit(service.ledger, new, service.catalogue)
    if not taken.repeated:
        service.dispatch(taken, new.priority)
    return taken


def _report(service: Service, who: Principal, case: str, number: int | None) -> reports.KeptReport:
    ledger = service.ledger
    status = cases.status(ledger, case, client=only_own(who))
    if number is not None:
        report = reports.numbered(ledger, case, number)
    else:
        newest = reports.newest(ledger, case)
        if newest is None:
            raise HttpProblemError(ProblemType.NOT_READY, _READING, headers={"Retry-After": "2"})
        report = newest
    with ledger.writing() as work:
        seen: Detail = {"report": report.number}
        work.record(Event(who.actor, Action.VIEWED, status.id, detail=seen))
    return report


def _recheck(service: Service, case: str, actor: str) -> cases.CaseStatus:
    corrections.recheck(service.ledger, case, actor)
    if cases.status(service.ledger, case).state is SubmissionState.DUE:
        judge_submission(service.ledger, service.catalogue, case, actor)
    return cases.status(service.ledger, case)


def only_own(who: Principal) -> str | None:
    """Whose cases are looked among: a portal's own; None: everybody's.

    What is another's is to a portal as if it were not there.
    """
    return None if who.portal is None else who.actor


class _FileAmongBlobs:
    """A file on its way to the sealed blobs."""

    def __init__(self, blobs: Blobs) -> None:
        self._writer = blobs.writer()

    def write(self, clear: bytes) -> None:
        self._writer.write(clear)

    def finish(self) -> tuple[str, int]:
        kept = self._writer.commit()
        return kept.sha256, kept.size

    def close(self) -> None:
        self._writer.close()


_READING = Bilingual(
    en="The files are being read. Ask again shortly, or wait: ?wait=30 at the submission.",
    el="Τα αρχεία διαβάζονται. Ρωτήστε ξανά σε λίγο ή περιμένετε: ?wait=30 στην υποβολή.",
)
