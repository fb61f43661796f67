"""Logging in and out: the cookie of a session, the provider's pending log-in, the way back.

Pages use ``log_in``, ``begin_session`` and ``end_session``; ``routes/sessions.py`` speaks JSON.
"""

from __future__ import annotations

import base64
import json
from dataclasses import asdict

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.auth.accounts import Account
from api.auth.oidc import PendingLogin, Provider
from api.http.access import cookie_name, refuse_foreign_origin
from api.http.problems import HttpProblemError, ProblemType
from api.http.service import Service
from api.http.settings import HttpSettings
from verify.bilingual import Bilingual

CALLBACK = "/v1/session/oidc/callback"
_PENDING_SECONDS = 600
_FIRST_PAGE = "/officer"


async def log_in(request: Request, login: str, password: str) -> Account:
    """The account of that login and password.

    Raises:
        HttpProblemError: 401 if they do not fit (it does not say which), 403 from another site,
            429 after too many tries.
    """
    service: Service = request.app.state.service
    refuse_foreign_origin(request, service.settings)
    await service.rates.refuse_login(login)
    account = await run_in_threadpool(service.accounts.check, login, password)
    if account is None:
        raise HttpProblemError(ProblemType.UNAUTHENTICATED, _NO_MATCH)
    return account


async def begin_session(request: Request, response: Response, account: Account) -> str:
    """Starts a session and sets its cookie; an earlier one of this browser ends.

    Returns the session's token, for ``api.auth.sessions.csrf_token``.
    """
    service: Service = request.app.state.service
    await _end(request, service)
    token = await run_in_threadpool(service.sessions.start, account.id, service.clock())
    _set_cookie(response, service.settings, cookie_name(service.settings), token, None)
    return token


async def end_session(request: Request, response: Response) -> None:
    """Ends the browser's session and takes its cookie away."""
    service: Service = request.app.state.service
    await _end(request, service)
    _set_cookie(response, service.settings, cookie_name(service.settings), "", 0)


def provider_of(settings: HttpSettings) -> Provider:
    """The provider that the settings name.

    Raises:
        HttpProblemError: 404 if they name none.
    """
    oidc = settings.oidc
    if not oidc.issuer:
        raise HttpProblemError(ProblemType.NOT_FOUND, _NO_PROVIDER)
    return Provider(
        issuer=oidc.issuer,
        client_id=oidc.client_id,
        client_secret=oidc.client_secret.get_secret_value(),
        scope=oidc.scope,
        role_claim=oidc.role_claim,
        role_prefix=oidc.role_prefix,
        redirect_uri=settings.public_url.rstrip("/") + CALLBACK,
    )


def remember(response: Response, settings: HttpSettings, pending: PendingLogin, back: str) -> None:
    """Keeps a pending log-in in the browser, for ten minutes."""
    kept = json.dumps([asdict(pending), local_path(back)]).encode()
    value = base64.urlsafe_b64encode(kept).decode()
    _set_cookie(response, settings, _pending_name(settings), value, _PENDING_SECONDS)


def remembered(request: Request, settings: HttpSettings) -> tuple[PendingLogin, str]:
    """The browser's pending log-in, and where to go after it.

    Raises:
        HttpProblemError: there is none, so the answer belongs to another browser.
    """
    value = request.cookies.get(_pending_name(settings), "")
    try:
        kept, back = json.loads(base64.urlsafe_b64decode(value))
        return PendingLogin(**kept), local_path(back)
    except (ValueError, TypeError) as error:
        raise HttpProblemError(ProblemType.FORGED, _AGAIN) from error


def forget(response: Response, settings: HttpSettings) -> None:
    """The pending log-in is done with."""
    _set_cookie(response, settings, _pending_name(settings), "", 0)


def local_path(path: object) -> str:
    """A path of ours to go on to; anything else becomes the first page.

    >>> local_path("/officer/cases/1?lang=en"), local_path("//evil.example")
    ('/officer/cases/1?lang=en', '/officer')
    """
    if not isinstance(path, str) or not path.startswith("/") or path.startswith("//"):
        return _FIRST_PAGE
    if "\\" in path or any(ord(character) < 0x21 for character in path):
        return _FIRST_PAGE
    return path


async def _end(request: Request, service: Service) -> None:
    if earlier := request.cookies.get(cookie_name(service.settings), ""):
        await run_in_threadpool(service.sessions.end, earlier)


def _pending_name(settings: HttpSettings) -> str:
    return f"{cookie_name(settings)}-login"


def _set_cookie(
    response: Response, settings: HttpSettings, name: str, value: str, seconds: int | None
) -> None:
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        path="/",
        secure=settings.secure,
        httponly=True,
        # Lax: the provider sends the browser back by a link from its own site.
        samesite="lax",
    )


_NO_MATCH = Bilingual(
    en="Login and password do not fit, or the account is disabled.",
    el="Το όνομα και ο κωδικός δεν ταιριάζουν ή ο λογαριασμός είναι ανενεργός.",
)
_NO_PROVIDER = Bilingual(
    en="No provider of OpenID Connect is set up here; log in with a local account.",
    el="Δεν έχει οριστεί πάροχος OpenID Connect· συνδεθείτε με τοπικό λογαριασμό.",
)
_AGAIN = Bilingual(
    en="This log-in was begun elsewhere or is too old. Begin again.",
    el="Η σύνδεση άρχισε αλλού ή έχει λήξει. Ξεκινήστε ξανά.",
)
