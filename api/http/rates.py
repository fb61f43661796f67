"""How often somebody may ask: an address at all, a sender to upload, a login to log in."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass

import structlog
from limits import RateLimitItem, parse
from limits.aio.storage import Storage
from limits.aio.strategies import MovingWindowRateLimiter
from limits.errors import ConfigurationError
from limits.storage import storage_from_string
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api.http.bodies import UPLOADS
from api.http.languages import preferred
from api.http.problems import HttpProblemError, ProblemType
from api.http.settings import HttpSettings
from ingest.errors import UsageError
from verify.bilingual import Bilingual

log = structlog.get_logger("elenchos.http")
UNLIMITED = frozenset({"/healthz", "/readyz", "/metrics"})
"""What machines ask that look after this one."""


@dataclass(frozen=True, slots=True, eq=False)
class Rates:
    """The limits, and where the counts are kept: in this process, or in a Redis for several."""

    requests: RateLimitItem
    uploads: RateLimitItem
    logins: RateLimitItem
    limiter: MovingWindowRateLimiter

    async def refuse_request(self, address: str) -> None:
        """Counts a request of that address. Raises ``HttpProblemError``: 429."""
        await self._hit(self.requests, "request", address)

    async def refuse_upload(self, sender: str) -> None:
        """Counts an upload of that sender. Raises ``HttpProblemError``: 429."""
        await self._hit(self.uploads, "upload", sender)

    async def refuse_login(self, login: str) -> None:
        """Counts a try to log in under that login. Raises ``HttpProblemError``: 429."""
        await self._hit(self.logins, "login", login)

    async def _hit(self, limit: RateLimitItem, kind: str, who: str) -> None:
        # A digest: what is counted may be an address or a key, and Redis is no place for either.
        name = hashlib.sha256(who.encode()).hexdigest()[:32]
        try:
            allowed = await self.limiter.hit(limit, kind, name)
        except Exception as error:  # noqa: BLE001 - counts that are away must not stop the service
            log.warning("rates", problem=type(error).__name__)
            return
        if not allowed:
            window = await self.limiter.get_window_stats(limit, kind, name)
            seconds = max(1, int(window.reset_time - time.time()) + 1)
            raise HttpProblemError(
                ProblemType.TOO_MANY, _SLOWER, headers={"Retry-After": str(seconds)}
            )


def rates_of(settings: HttpSettings) -> Rates:
    """The limits that the settings name.

    Raises:
        UsageError: a limit or the storage's address can't be read.
    """
    try:
        storage = _storage(settings.rate_limit_storage)
        return Rates(
            requests=parse(settings.rate_requests),
            uploads=parse(settings.rate_uploads),
            logins=parse(settings.rate_logins),
            limiter=MovingWindowRateLimiter(storage),
        )
    except (ValueError, ConfigurationError) as error:
        raise UsageError(
            'ELENCHOS_RATE_…: write a limit as "600/minute", the storage as memory:// or redis://…'
        ) from error


class RateLimits:
    """The ASGI middleware: refuses before a body is read.

    ``at_once``: requests under way; more are told that the service is busy.
    """

    def __init__(self, app: ASGIApp, rates: Rates, at_once: int) -> None:
        self._app = app
        self._rates = rates
        self._at_once = at_once
        self._under_way = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http" or scope["path"] in UNLIMITED:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        self._under_way += 1
        try:
            refusal = await self._refusal(scope, headers)
            if refusal is None:
                await self._app(scope, receive, send)
                return
            language = preferred(headers.get("accept-language", ""))
            identifier = scope.get("state", {}).get("request_id", "")
            await refusal.response(language, identifier)(scope, receive, send)
        finally:
            self._under_way -= 1

    async def _refusal(self, scope: Scope, headers: Headers) -> HttpProblemError | None:
        if self._under_way > self._at_once:
            return HttpProblemError(ProblemType.BUSY, headers={"Retry-After": "5"})
        client = scope.get("client")
        address = str(client[0]) if client else "unknown"
        try:
            await self._rates.refuse_request(address)
            if scope["method"] == "POST" and UPLOADS.fullmatch(scope["path"]):
                await self._rates.refuse_upload(headers.get("authorization") or address)
        except HttpProblemError as problem:
            return problem
        return None


def _storage(address: str) -> Storage:
    options: dict[str, str] = {}
    if address.startswith("redis"):
        options["implementation"] = "redispy"
    storage = storage_from_string(f"async+{address}", **options)
    if not isinstance(storage, Storage):
        raise ConfigurationError("no storage for asynchronous code")
    return storage


_SLOWER = Bilingual(
    en="You ask too often. Wait for as long as Retry-After says.",
    el="Ρωτάτε πολύ συχνά. Περιμένετε όσο λέει το Retry-After.",
)
