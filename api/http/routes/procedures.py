"""``/v1/procedures``: the catalogue, a procedure with its sources, the schema of its form."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse

from api.http.access import open_to_all
from api.http.openapi import may_refuse
from api.http.problems import not_found
from api.http.schemas.procedures import ProcedureBody, SummaryBody
from api.http.service import Service
from verify.catalogue.models import Procedure
from verify.describe import procedure_json, summary_json
from verify.form_schema import form_schema

router = APIRouter(prefix="/v1/procedures", tags=["procedures"])
Open = Annotated[None, open_to_all("the catalogue is the law, which is public")]


@router.get("", response_model=list[SummaryBody])
async def list_procedures(request: Request, _: Open) -> JSONResponse:
    """The catalogue: every procedure with the ids of its requirements."""
    service: Service = request.app.state.service
    return JSONResponse([summary_json(p) for p in service.catalogue.procedures.values()])


@router.get("/{procedure}", response_model=ProcedureBody, responses=may_refuse(404))
async def get_procedure(request: Request, procedure: str, _: Open) -> JSONResponse:
    """One procedure: requirements, accepted documents, checks, fees, the source's sentences."""
    return JSONResponse(procedure_json(_find(request, procedure)))


@router.get(
    "/{procedure}/form.schema.json",
    responses={
        200: {"content": {"application/schema+json": {"schema": {"type": "object"}}}},
        **may_refuse(404),
    },
    response_class=JSONResponse,
)
async def get_form_schema(request: Request, procedure: str, _: Open) -> JSONResponse:
    """The form of the application as JSON Schema 2020-12."""
    return JSONResponse(
        form_schema(_find(request, procedure)), media_type="application/schema+json"
    )


def _find(request: Request, identifier: str) -> Procedure:
    service: Service = request.app.state.service
    if identifier not in service.catalogue.procedures:
        raise not_found(
            "There is no such procedure; /v1/procedures lists them.",
            "Δεν υπάρχει τέτοια διαδικασία· δείτε το /v1/procedures.",
        )
    return service.catalogue.get(identifier)
