"""``/v1/session``: a person logs in, by a local account or a provider, and out."""

from __future__ import annotations

from typing import Annotated

import structlog
from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from api.auth.oidc import PendingLogin, ProviderError, authorization_url, identity
from api.auth.roles import Principal, Role
from api.auth.sessions import csrf_token
from api.http.access import allow, open_to_all
from api.http.login import (
    CALLBACK,
    begin_session,
    end_session,
    forget,
    local_path,
    log_in,
    provider_of,
    remember,
    remembered,
)
from api.http.openapi import may_refuse
from api.http.problems import HttpProblemError, ProblemType
from api.http.schemas.sessions import Credentials, SessionBody
from api.http.service import Service
from verify.bilingual import Bilingual

router = APIRouter(tags=["session"])
log = structlog.get_logger("elenchos.access")
Open = Annotated[None, open_to_all("this is where a person says who they are")]
Anybody = Annotated[
    Principal, allow(Role.OFFICER, Role.SUPERVISOR, Role.ADMINISTRATOR, Role.AUDITOR)
]


@router.post("/v1/session", responses=may_refuse(401, 403, 422))
async def begin(
    request: Request, response: Response, _: Open, credentials: Credentials
) -> SessionBody:
    """Logs in with a local account. The cookie is the session."""
    account = await log_in(request, credentials.login, credentials.password)
    body = SessionBody(
        actor=account.actor, name=account.name, roles=sorted(account.roles), csrf_token=""
    )
    token = await begin_session(request, response, account)
    log.info("logged in", actor=account.actor)
    return body.model_copy(update={"csrf_token": csrf_token(token)})


@router.get("/v1/session")
async def show(who: Anybody) -> SessionBody:
    """Who is logged in."""
    return SessionBody(
        actor=who.actor, name=who.name, roles=sorted(who.roles), csrf_token=who.csrf_token
    )


@router.delete("/v1/session", status_code=204)
async def end(request: Request, who: Anybody) -> Response:
    """Logs out."""
    response = Response(status_code=204)
    await end_session(request, response)
    log.info("logged out", actor=who.actor)
    return response


@router.get(
    "/v1/session/oidc",
    status_code=303,
    response_class=RedirectResponse,
    responses=may_refuse(404, 503),
)
async def begin_at_provider(
    request: Request,
    _: Open,
    back: Annotated[str, Query(max_length=500, description="Where to go afterwards.")] = "/officer",
) -> Response:
    """Sends the browser to the provider of OpenID Connect."""
    service: Service = request.app.state.service
    pending = PendingLogin.new()
    try:
        address = await authorization_url(provider_of(service.settings), pending)
    except ProviderError as error:
        log.warning("provider", problem=str(error))
        raise HttpProblemError(ProblemType.UNAVAILABLE, _PROVIDER_DOWN) from error
    response = RedirectResponse(address, 303)
    remember(response, service.settings, pending, local_path(back))
    return response


@router.get(
    CALLBACK,
    status_code=303,
    response_class=RedirectResponse,
    responses=may_refuse(403, 404),
)
async def come_back(request: Request, _: Open) -> Response:
    """Takes the browser's way back from the provider, and begins the session."""
    service: Service = request.app.state.service
    provider = provider_of(service.settings)
    pending, back = remembered(request, service.settings)
    answer = f"{provider.redirect_uri}?{request.url.query}"
    try:
        person = await identity(provider, pending, answer)
    except ProviderError as error:
        log.warning("provider", problem=str(error))
        raise HttpProblemError(ProblemType.FORGED, _NOT_VOUCHED) from error
    if not person.roles:
        raise HttpProblemError(ProblemType.FORBIDDEN, _NO_ROLE)
    account = await run_in_threadpool(
        service.accounts.of_provider, person.login, person.name, person.roles, service.clock()
    )
    if account.disabled:
        raise HttpProblemError(ProblemType.FORBIDDEN, _NO_ROLE)
    response = RedirectResponse(back, 303)
    await begin_session(request, response, account)
    forget(response, service.settings)
    log.info("logged in", actor=account.actor)
    return response


_PROVIDER_DOWN = Bilingual(
    en="The log-in service does not answer. Try again shortly.",
    el="Η υπηρεσία σύνδεσης δεν απαντά. Δοκιμάστε σε λίγο.",
)
_NOT_VOUCHED = Bilingual(
    en="The log-in did not come to an end. Begin again.",
    el="Η σύνδεση δεν ολοκληρώθηκε. Ξεκινήστε ξανά.",
)
_NO_ROLE = Bilingual(
    en="Your account has no role here. Ask the administrator for one.",
    el="Ο λογαριασμός σας δεν έχει ρόλο εδώ. Απευθυνθείτε στον διαχειριστή.",
)
