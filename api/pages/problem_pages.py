"""Refusals as pages, for those who came with a browser; programs get problem details."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.http.problems import HttpProblemError, ProblemDetails
from api.pages.rendering import page

_PAGES = ("/officer", "/precheck")


def problem_page(request: Request, problem: ProblemDetails) -> Response | None:
    """The refusal as a page; None for whoever wants no page.

    Nobody being logged in leads to the form, and back again from there.
    """
    path = request.url.path
    if not path.startswith(_PAGES) or "text/html" not in request.headers.get("accept", ""):
        return None
    officer = path.startswith("/officer")
    if problem.status == 401 and officer:
        back = path if request.method == "GET" else "/officer"
        query = f"?{request.url.query}" if request.url.query and back == path else ""
        response: Response = RedirectResponse(
            f"/officer/login?back={quote(back + query, safe='')}", status_code=303
        )
        if request.headers.get("hx-request"):
            response = Response(status_code=401, headers={"HX-Redirect": "/officer/login"})
        return response
    refusal: HttpProblemError = request.state.refusal
    context = {
        "problem": problem,
        "title": refusal.kind.title,
        "detail": refusal.detail,
        "home": "/officer" if officer else "/precheck",
    }
    return page(request, "pages/problem.html", context, status=problem.status)
