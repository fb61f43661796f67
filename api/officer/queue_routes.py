"""The queue, and the next case."""

from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qsl, urlsplit

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.officer.case_page import case_path
from api.officer.case_routes import Officer, Reader
from api.officer.desk import Desk, desk_of
from api.officer.frame import back_to, notices, surroundings
from api.officer.queue_view import SORTS, WHOSE, Wanted, queue_view
from api.pages.codes import named_codes
from api.pages.languages import page_language
from api.pages.rendering import page
from verify.bilingual import Bilingual
from workers.ledger import assignments
from workers.ledger.queue import Sort

router = APIRouter(prefix="/officer")


@router.get("")
async def queue(request: Request, who: Reader) -> Response:
    """Cases by severity, deadline and age, filtered; the filter is in the address."""
    desk = desk_of(request)
    wanted = Wanted.of(request.query_params)
    view = await run_in_threadpool(queue_view, desk, wanted, who.actor)
    context = {
        **surroundings(who, "queue"), "view": view, "wanted": wanted,
        "notices": notices(request),
        "procedures": _procedures(desk, page_language(request)),
        "codes": named_codes(page_language(request)), "whose": WHOSE, "sorts": SORTS,
    }  # fmt: skip
    return page(request, "officer/queue.html", context)


def _procedures(desk: Desk, language: str) -> list[tuple[str, Bilingual]]:
    named = [
        (p.id, Bilingual(en=p.name.en, el=p.name.el)) for p in desk.catalogue.procedures.values()
    ]
    return sorted(named, key=lambda entry: entry[1].in_language(language))


@router.post("/next")
async def next_case(request: Request, who: Officer) -> Response:
    """Leases the next case of the queue that the officer was looking at, and opens it."""
    desk = desk_of(request)
    came_from = urlsplit(request.headers.get("referer", ""))
    query = dict(parse_qsl(came_from.query)) if came_from.path == "/officer" else {}
    wanted = Wanted.of(query)
    lease = dt.timedelta(hours=desk.office.lease_hours)
    case = await run_in_threadpool(
        assignments.next_case,
        desk.ledger,
        who.actor,
        wanted.filter(who.actor),
        Sort(wanted.sort),
        lease,
    )
    return back_to(case_path(case)) if case else back_to("/officer", "queue.nothing_next")
