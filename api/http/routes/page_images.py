"""``…/documents/{n}/pages/{p}.png``: a page as it was read, never the original file."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.auth.roles import Principal
from api.http.openapi import may_refuse
from api.http.routes.submissions import CaseId, Reader, only_own
from api.http.service import Service
from api.pages.page_turns import rotation_shown
from workers.ledger import cases
from workers.ledger.events import Action, Detail, Event
from workers.page_images import page_png

router = APIRouter(prefix="/v1/submissions", tags=["submissions"])


@router.get(
    "/{case}/documents/{number}/pages/{page}.png",
    response_class=Response,
    responses={
        200: {"content": {"image/png": {"schema": {"type": "string", "format": "binary"}}}},
        **may_refuse(404, 422, 503),
    },
)
async def get_page(
    request: Request,
    who: Reader,
    case: CaseId,
    number: Annotated[int, Path(ge=1, le=1000, description="The document's, from 1.")],
    page: Annotated[int, Path(ge=1, le=1000, description="From 1.")],
) -> Response:
    """The page, upright, in the pixels that the report's boxes are in. The view is recorded."""
    service: Service = request.app.state.service
    png = await run_in_threadpool(_viewed, service, who, case, number, page)
    return Response(png, media_type="image/png")


def _viewed(service: Service, who: Principal, case: str, number: int, page: int) -> bytes:
    document = cases.document(service.ledger, case, number, client=only_own(who))
    rotation = rotation_shown(service.ledger, case, document.file, page)
    png = page_png(service.ledger, service.blobs, document.sha256, page, rotation)
    with service.ledger.writing() as work:
        seen: Detail = {"page": page}
        work.record(Event(who.actor, Action.DOCUMENT_VIEWED, case, document.id, seen))
    return png
