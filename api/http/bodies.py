"""How much of a request's body is taken, and how slowly it may come (an ASGI middleware).

It stands before everything that could store a body: a declared length that is too large is refused
unread; one that lies, or is not declared, is cut off at the limit.
"""

from __future__ import annotations

import asyncio
import re
import time

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.languages import preferred
from api.http.problems import HttpProblemError, ProblemType
from api.http.settings import MEBIBYTE, HttpSettings
from verify.bilingual import Bilingual

UPLOADS = re.compile(r"/v1/precheck|/v1/submissions|/precheck(/.*)?")
"""The paths that take files. Every other takes forms and small JSON."""
SMALL_BYTES = MEBIBYTE


class BodyLimits:
    """Refuses bodies that are too large with 413, and those that come too slowly with 408."""

    def __init__(self, app: ASGIApp, settings: HttpSettings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        settings = self._settings
        upload = UPLOADS.fullmatch(scope["path"]) is not None
        limit = settings.upload_bytes if upload else SMALL_BYTES
        headers = Headers(scope=scope)
        declared = headers.get("content-length", "0")
        if declared.isdecimal() and int(declared) > limit:
            refusal = too_large(limit)
            language = preferred(headers.get("accept-language", ""))
            identifier = scope.get("state", {}).get("request_id", "")
            await refusal.response(language, identifier)(scope, receive, send)
            return
        await self._app(scope, _Body(receive, limit, settings), send)


class _Body:
    """The body's pieces, counted and timed."""

    def __init__(self, receive: Receive, limit: int, settings: HttpSettings) -> None:
        self._receive = receive
        self._limit = limit
        self._stall = settings.upload_stall_seconds
        self._until = time.monotonic() + settings.upload_seconds
        self._taken = 0
        self._complete = False

    async def __call__(self) -> Message:
        """The next message. Raises ``HttpProblemError``: too large, too slow."""
        if self._complete:
            # What comes now is the client going away, for which there is all the time.
            return await self._receive()
        message = await self._next()
        if message["type"] == "http.request":
            self._taken += len(message.get("body", b""))
            if self._taken > self._limit:
                raise too_large(self._limit)
            self._complete = not message.get("more_body", False)
        return message

    async def _next(self) -> Message:
        patience = min(self._stall, self._until - time.monotonic())
        try:
            return await asyncio.wait_for(self._receive(), max(patience, 0.01))
        except TimeoutError as error:
            raise HttpProblemError(
                ProblemType.TIMEOUT, _SLOW, headers={"Connection": "close"}
            ) from error


_SLOW = Bilingual(
    en="Send it again over a faster connection, or fewer files at once.",
    el="Στείλτε ξανά με ταχύτερη σύνδεση ή λιγότερα αρχεία μαζί.",
)


def too_large(limit: int) -> HttpProblemError:
    """413, with what is allowed."""
    allowed = f"{limit // MEBIBYTE} MiB" if limit >= MEBIBYTE else f"{limit} bytes"
    return HttpProblemError(
        ProblemType.TOO_LARGE,
        Bilingual(
            en=f"At most {allowed} in one request. Scan at 300 dpi, without what is not asked.",
            el=f"Έως {allowed} σε ένα αίτημα. Σαρώστε στα 300 dpi, χωρίς όσα δεν ζητούνται.",
        ),
        headers={"Connection": "close"},
    )
