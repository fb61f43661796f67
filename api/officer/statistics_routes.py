"""The statistics page."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.officer.case_routes import Reader
from api.officer.desk import desk_of
from api.officer.frame import surroundings
from api.officer.statistics import statistics
from api.pages.rendering import page

router = APIRouter(prefix="/officer")


@router.get("/statistics")
async def statistics_page(request: Request, who: Reader) -> Response:
    """What fails most, where the machine is overruled, times for a case."""
    found = await run_in_threadpool(statistics, desk_of(request).ledger)
    context = {**surroundings(who, "statistics"), "found": found}
    return page(request, "officer/statistics.html", context)
