"""``POST /v1/precheck``: the report at once, nothing kept."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from api.auth.roles import Authentication, Principal, Role, Scope
from api.http.access import allow
from api.http.openapi import UPLOAD_REFUSALS, may_refuse
from api.http.problems import HttpProblemError, ProblemType
from api.http.routes.submissions import take_in
from api.http.schemas.report import ReportBody
from api.http.schemas.uploads import upload_body
from api.http.service import Service
from api.http.upload_folders import CaseFolder, received_folder
from verify.bilingual import Bilingual
from workers.case_processes import (
    Asked,
    ProcessLostError,
    Progress,
    TooBusyError,
    TooLongError,
)
from workers.ledger import intake

router = APIRouter(prefix="/v1", tags=["submissions"])


@router.post(
    "/precheck",
    response_model=ReportBody,
    responses=may_refuse(*UPLOAD_REFUSALS),
    openapi_extra=upload_body(may_keep=True),
)
async def precheck(
    request: Request,
    who: Annotated[
        Principal, allow(Role.PORTAL, Role.OFFICER, Role.SUPERVISOR, scope=Scope.PRECHECK)
    ],
    as_of: Annotated[dt.date | None, Query(description="Judge validity on this day.")] = None,
) -> JSONResponse:
    """Reads the files, checks them against the application, answers with the report.

    Nothing is kept, unless the part `keep` says `true`: then the same application is submitted
    too, and `Location` says where. For what takes longer than a person waits, send a submission.
    """
    service: Service = request.app.state.service
    async with (
        received_folder(request, service.settings.upload_files) as case,
        _while_connected(request),
    ):
        report = await judged(service, case.path, as_of)
        headers = {}
        if case.upload.fields.get("keep") == "true":
            taken = await run_in_threadpool(_kept, service, who, case)
            headers["Location"] = f"/v1/submissions/{taken.id}"
    return JSONResponse(report, headers=headers)


def _kept(service: Service, who: Principal, case: CaseFolder) -> intake.Submitted:
    """The pre-checked application as a submission of its own. Raises 403 without the scope."""
    if who.authentication is Authentication.KEY and Scope.SUBMIT not in who.scopes:
        raise HttpProblemError(ProblemType.FORBIDDEN)
    files = []
    for file in case.upload.files:
        kept = service.blobs.put((case.path / file.name).read_bytes())
        files.append(intake.StoredFile(file.name, kept.sha256, kept.size))
    new = intake.NewSubmission(
        application=case.upload.application,
        files=files,
        client=who.actor,
        deadline=service.clock().date() + service.deciding_time,
    )
    return take_in(service, new)


async def judged(
    service: Service, folder: Path, as_of: dt.date | None, progress: Progress | None = None
) -> dict[str, object]:
    """The report on a case folder; ``progress`` is told after each file. Pages use it too.

    Raises:
        HttpProblemError: 503, if it takes too long, too many wait, or reading killed its process.
        ApplicationError: the application can't be used.
    """
    asked = Asked(folder, as_of, service.clock().date())
    try:
        return await service.cases.judge(asked, service.settings.precheck_seconds, progress)
    except TooBusyError as error:
        raise HttpProblemError(ProblemType.BUSY, _BUSY, headers={"Retry-After": "20"}) from error
    except TooLongError as error:
        raise HttpProblemError(ProblemType.BUSY, _LONG, headers={"Retry-After": "60"}) from error
    except ProcessLostError as error:
        raise HttpProblemError(
            ProblemType.UNAVAILABLE, _LOST, headers={"Retry-After": "20"}
        ) from error


@asynccontextmanager
async def _while_connected(request: Request) -> AsyncIterator[None]:
    """Cancels the block when the client goes away: nobody would see the answer."""
    task = asyncio.current_task()
    gone = False

    async def watch() -> None:
        nonlocal gone
        while (await request.receive())["type"] != "http.disconnect":
            pass
        gone = True
        if task is not None:
            task.cancel()

    watching = asyncio.create_task(watch())
    try:
        yield
    except asyncio.CancelledError:
        if not gone:
            raise
        if task is not None:
            task.uncancel()
        raise HttpProblemError(ProblemType.BAD_REQUEST) from None
    finally:
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching


_BUSY = Bilingual(
    en="Many pre-checks are waiting. Try again shortly, or send a submission.",
    el="Περιμένουν πολλοί προέλεγχοι. Δοκιμάστε σε λίγο ή υποβάλετε την αίτηση.",
)
_LONG = Bilingual(
    en="Reading the files takes too long to wait for. Send fewer at once, or a submission.",
    el="Η ανάγνωση διαρκεί πολύ. Στείλτε λιγότερα αρχεία ή υποβάλετε την αίτηση.",
)
_LOST = Bilingual(
    en="Reading the files broke off. Try again; if it happens again, send a submission.",
    el="Η ανάγνωση διακόπηκε. Δοκιμάστε ξανά· αν επαναληφθεί, υποβάλετε την αίτηση.",
)
