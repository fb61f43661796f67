"""``/healthz`` and ``/readyz``: whether the process lives, and whether it can work."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from starlette.responses import JSONResponse

from api.http.access import open_to_all

router = APIRouter(tags=["operation"])
Open = Annotated[None, open_to_all("says that the process lives, and nothing else")]


@router.get("/healthz")
async def healthz(_: Open) -> JSONResponse:
    """The process answers. It asks nothing of the database or the broker."""
    return JSONResponse({"status": "alive"})
