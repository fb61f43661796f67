"""``/healthz``, ``/readyz``, ``/metrics``: for the machines that look after this one."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Request
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from api.auth.roles import Role, Scope
from api.http.access import allow_local, open_to_all
from api.http.readiness import Part, readiness
from api.http.service import Service

router = APIRouter(tags=["operation"])
Open = Annotated[None, open_to_all("says that the process lives, and nothing else")]
OpenParts = Annotated[None, open_to_all("says which parts answer, and nothing of what they hold")]
Monitor = Annotated[None, allow_local(Role.AUDITOR, Role.ADMINISTRATOR, scope=Scope.METRICS)]


class AliveBody(BaseModel):
    """The process lives."""

    status: Literal["alive"] = "alive"


class ReadyBody(BaseModel):
    """Which parts answer."""

    status: Literal["ready", "not ready"]
    parts: dict[str, Part]


@router.get("/healthz")
async def healthz(_: Open) -> AliveBody:
    """The process answers. It asks nothing of the database or the broker."""
    return AliveBody()


@router.get(
    "/readyz",
    response_model=ReadyBody,
    responses={503: {"model": ReadyBody, "description": "A part does not answer."}},
)
async def readyz(request: Request, _: OpenParts) -> JSONResponse:
    """Database, broker, storage and Tesseract answer."""
    service: Service = request.app.state.service
    parts = await readiness(service.checks)
    ready = all(part is Part.READY for part in parts.values())
    body = ReadyBody(status="ready" if ready else "not ready", parts=parts)
    return JSONResponse(body.model_dump(mode="json"), 200 if ready else 503)


@router.get(
    "/metrics",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
)
async def metrics(request: Request, _: Monitor) -> Response:
    """Prometheus: the oldest queued document, stage times, outcomes of checks, parked documents.

    From this machine no key is needed; from elsewhere a key of an auditor with the scope.
    """
    service: Service = request.app.state.service
    service.metrics.prechecks.set(service.cases.at_work)
    text = await run_in_threadpool(service.metrics.text)
    return Response(text, media_type=CONTENT_TYPE_LATEST)
