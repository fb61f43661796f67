"""Each request noted: a log line, as ``workers.logs`` writes them, and a count for ``/metrics``."""

from __future__ import annotations

import time

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.metrics import Metrics

log = structlog.get_logger("elenchos.http")

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"})


class AccessLog:
    """Notes the route's pattern, not the address, which may hold a search."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        status = 500  # unless an answer begins

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        finally:
            method = scope["method"] if scope["method"] in _METHODS else "other"
            route, seconds = _route_of(scope), time.perf_counter() - begun
            self._metrics.note_request(method, route, status, seconds)
            took = round(seconds * 1000, 1)
            log.info("request", method=method, route=route, status=status, ms=took)


def _route_of(scope: Scope) -> str:
    """The pattern of the route that answered, such as ``/v1/submissions/{case}``."""
    path = getattr(scope.get("route"), "path_format", None)
    return path if isinstance(path, str) else "none"
