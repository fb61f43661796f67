"""Who may call a route: every route says so, and the guard proves it.

A request proves who it is by ``Authorization: Bearer elk_…`` (a portal's key) or by the cookie of a
session. With a cookie an unsafe request must also come from our own pages: by its ``Origin`` and by
the session's CSRF token.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from fastapi import Depends, FastAPI, Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts
from starlette.concurrency import run_in_threadpool

from api.auth.roles import Authentication, Principal, Role, Scope
from api.http.problems import HttpProblemError, ProblemType
from api.http.service import Service
from api.http.settings import HttpSettings
from ingest.errors import ElenchosError
from verify.bilingual import Bilingual

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
CSRF_FIELD = "csrf_token"
CSRF_HEADER = "X-CSRF-Token"
_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets those roles through. A portal's key needs the scope too."""

    roles: frozenset[Role]
    scope: Scope | None

    async def __call__(self, request: Request) -> Principal:
        """Who is asking. Raises ``HttpProblemError``: 401 for nobody, 403 for a wrong role."""
        service: Service = request.app.state.service
        who = await authenticated(request, service)
        if who is None:
            raise _unauthenticated()
        if not who.has(*self.roles):
            raise HttpProblemError(ProblemType.FORBIDDEN)
        if who.authentication is Authentication.KEY:
            if self.scope is None or self.scope not in who.scopes:
                raise HttpProblemError(ProblemType.FORBIDDEN, _LACKS_SCOPE)
        elif request.method not in SAFE_METHODS:
            await refuse_forged(request, who, service.settings)
        return who


@dataclass(frozen=True, slots=True)
class LocalGuard(Guard):
    """Lets this machine's own requests through, and from elsewhere those roles.

    A proxy on this machine that forwards must say for whom (``X-Forwarded-For``).
    """

    async def __call__(self, request: Request) -> Principal:
        """Who is asking. Raises as ``Guard``."""
        client = request.client
        if client is not None and client.host in _THIS_MACHINE:
            return _MACHINE
        return await Guard.__call__(self, request)


@dataclass(frozen=True, slots=True)
class OpenToAll:
    """A route without any role, on purpose; ``why`` says why that is right."""

    why: str

    async def __call__(self) -> None:
        """Lets everybody through."""


def allow(*roles: Role, scope: Scope | None = None) -> Any:  # noqa: ANN401 - as fastapi.Depends
    """The dependency of a route for these roles; ``scope`` is what a key needs beside its role."""
    if not roles:
        raise ValueError("name a role, or say open_to_all")
    return Depends(Guard(frozenset(roles), scope))


def allow_local(*roles: Role, scope: Scope | None = None) -> Any:  # noqa: ANN401 - as Depends
    """The dependency of a route for these roles and for whatever runs on this machine."""
    return Depends(LocalGuard(frozenset(roles), scope))


def open_to_all(why: str) -> Any:  # noqa: ANN401 - as fastapi.Depends
    """The dependency of a route that needs no role, with the reason."""
    return Depends(OpenToAll(why))


class UnguardedRouteError(ElenchosError):
    """A route says neither who may call it nor that everybody may. A defect of the program."""


def refuse_unguarded(app: FastAPI) -> None:
    """Raises ``UnguardedRouteError`` unless every route states its access."""
    for path, guard in stated_access(app):
        if guard is None:
            raise UnguardedRouteError(f"{path}: the route does not say who may call it")


def stated_access(app: FastAPI) -> Iterator[tuple[str, Guard | OpenToAll | None]]:
    """``METHOD /path`` of every route with dependencies, and what it states."""
    for context in iter_route_contexts(app.routes):
        dependant = getattr(context, "dependant", None)
        if isinstance(dependant, Dependant):
            for method in sorted(context.methods or ()):
                yield f"{method} {context.path_format}", _guard_in(dependant)


async def authenticated(request: Request, service: Service) -> Principal | None:
    """Who is asking; None for nobody. A wrong key is nobody, even beside a good cookie."""
    now = service.clock()
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    if scheme:
        if scheme.lower() != "bearer":
            return None
        return await run_in_threadpool(service.keys.principal, key.strip(), now)
    token = request.cookies.get(cookie_name(service.settings), "")
    if not token:
        return None
    return await run_in_threadpool(service.sessions.principal, token, now)


def cookie_name(settings: HttpSettings) -> str:
    """The session's cookie. The prefix makes browsers refuse one that another host set."""
    return "__Host-elenchos" if settings.secure else "elenchos"


async def refuse_forged(request: Request, who: Principal, settings: HttpSettings) -> None:
    """Raises ``HttpProblemError`` for an unsafe request that our own pages did not send."""
    refuse_foreign_origin(request, settings)
    given = request.headers.get(CSRF_HEADER, "")
    if not given and request.headers.get("content-type", "").startswith(_FORM):
        field = (await request.form()).get(CSRF_FIELD, "")
        given = field if isinstance(field, str) else ""
    if not hmac.compare_digest(given.encode(), who.csrf_token.encode()):
        raise HttpProblemError(ProblemType.FORGED, _RELOAD)


def refuse_foreign_origin(request: Request, settings: HttpSettings) -> None:
    """Raises ``HttpProblemError`` if a browser says that another site sent the request."""
    site = request.headers.get("sec-fetch-site", "")
    if site and site not in {"same-origin", "none"}:
        raise HttpProblemError(ProblemType.FORGED, _RELOAD)
    origin = request.headers.get("origin", "")
    if origin and origin not in {
        _origin_of(settings.public_url),
        f"{request.url.scheme}://{request.headers.get('host', '')}",
    }:
        raise HttpProblemError(ProblemType.FORGED, _RELOAD)


_THIS_MACHINE = frozenset({"127.0.0.1", "::1"})
_MACHINE = Principal("machine", "machine", frozenset(), Authentication.KEY)
_LACKS_SCOPE = Bilingual(
    en="The key lacks the scope for this. Ask the administrator for one that has it.",
    el="Το κλειδί δεν έχει το δικαίωμα. Ζητήστε από τον διαχειριστή κλειδί που το έχει.",
)
_RELOAD = Bilingual(
    en="Load the page again and repeat what you did.",
    el="Φορτώστε ξανά τη σελίδα και επαναλάβετε.",
)
_HOW = Bilingual(
    en="Send a key that works (Authorization: Bearer elk_…), or log in.",
    el="Στείλτε κλειδί που ισχύει (Authorization: Bearer elk_…) ή συνδεθείτε.",
)


def _unauthenticated() -> HttpProblemError:
    return HttpProblemError(
        ProblemType.UNAUTHENTICATED, _HOW, headers={"WWW-Authenticate": 'Bearer realm="elenchos"'}
    )


def _origin_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _guard_in(dependant: Dependant) -> Guard | OpenToAll | None:
    for dependency in dependant.dependencies:
        if isinstance(dependency.call, Guard | OpenToAll):
            return dependency.call
    return None
