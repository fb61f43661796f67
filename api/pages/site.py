"""All pages added to the service: officers', the applicant's, their assets, refusals as pages."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, FastAPI
from starlette.responses import RedirectResponse, Response

from api.http.access import open_to_all
from api.http.app import serve_pages, while_serving
from api.http.service import Service
from api.officer import routes as officer
from api.officer.desk import Desk
from api.officer.images import Images
from api.officer.settings import OfficeSettings
from api.officer.warming import warmed
from api.pages.assets import ADDRESS, Assets
from api.pages.problem_pages import problem_page
from api.precheck import routes as precheck
from api.precheck.reading import Readings
from api.precheck.sweeping import swept
from api.precheck.visits import Visits
from workers.judging import judge_submission

router = APIRouter()


@router.get("/")
async def first_page(_: Annotated[None, open_to_all("it leads on and tells nothing")]) -> Response:
    """The applicant's first page: officers know their way."""
    return RedirectResponse("/precheck", status_code=303)


def add_pages(app: FastAPI, service: Service, office: OfficeSettings) -> None:
    """Adds all pages to the application of that service."""

    def judge(case: str, actor: str) -> None:
        judge_submission(service.ledger, service.catalogue, case, actor)

    app.state.desk = Desk(
        ledger=service.ledger,
        catalogue=service.catalogue,
        accounts=service.accounts,
        clock=service.clock,
        images=Images(service.ledger, service.blobs),
        judge=judge,
        office=office,
    )
    app.state.visits = Visits()
    app.state.readings = Readings()
    app.state.problem_page = problem_page
    for part in (router, *officer.ROUTERS, precheck.router):
        serve_pages(app, part)
    while_serving(app, lambda: swept(app.state.visits))
    while_serving(app, lambda: warmed(app.state.desk))
    app.mount(ADDRESS, Assets(), name="static")
