"""Officers log in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel, Field
from starlette.responses import RedirectResponse, Response

from api.auth.roles import Principal, Role
from api.http.access import allow, open_to_all
from api.http.login import begin_session, end_session, local_path, log_in
from api.http.problems import HttpProblemError, ProblemType
from api.http.service import Service
from api.officer.frame import surroundings
from api.pages.rendering import page

router = APIRouter(prefix="/officer")
Open = Annotated[None, open_to_all("this is where a person says who they are")]
Anybody = Annotated[
    Principal, allow(Role.OFFICER, Role.SUPERVISOR, Role.ADMINISTRATOR, Role.AUDITOR)
]


class LoginForm(BaseModel):
    """User name and password, and where to go on to."""

    login: str = Field(max_length=200)
    password: str = Field(max_length=1000)
    back: str = Field(default="/officer", max_length=500)


@router.get("/login")
async def login_page(request: Request, _: Open) -> Response:
    """The form."""
    return _form(request, request.query_params.get("back", "/officer"))


@router.post("/login")
async def login(request: Request, _: Open, form: Annotated[LoginForm, Form()]) -> Response:
    """Begins a session; a wrong password shows the form again."""
    try:
        account = await log_in(request, form.login.strip(), form.password)
    except HttpProblemError as error:
        if error.kind is ProblemType.UNAUTHENTICATED:
            return _form(request, form.back, "login.wrong", 401, form.login)
        if error.kind is ProblemType.TOO_MANY:
            return _form(request, form.back, "login.too_many", 429, form.login)
        raise
    response = RedirectResponse(local_path(form.back), status_code=303)
    await begin_session(request, response, account)
    return response


@router.post("/logout")
async def logout(request: Request, _: Anybody) -> Response:
    """Ends the session."""
    response = RedirectResponse("/officer/login", status_code=303)
    await end_session(request, response)
    return response


def _form(
    request: Request, back: str, said: str = "", status: int = 200, login: str = ""
) -> Response:
    service: Service = request.app.state.service
    context = {
        **surroundings(None),
        "back": local_path(back),
        "said": said,
        "login": login,
        "provider": bool(service.settings.oidc.issuer),
    }
    return page(request, "officer/login.html", context, status=status)
