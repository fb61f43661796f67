"""Security headers on every response, and the hosts that are answered (an ASGI middleware)."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.languages import preferred
from api.http.problems import HttpProblemError, ProblemType
from api.http.settings import HttpSettings

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; "
    "script-src 'self'; "
    "style-src 'self'; "
    "img-src 'self'; "
    "font-src 'self'; "
    "connect-src 'self'; "
    "manifest-src 'self'; "
    "form-action 'self'; "
    "frame-ancestors 'none'; "
    "base-uri 'none'"
)
"""No inline script or style, nothing from elsewhere, no framing."""

_ALWAYS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


class SecurityHeaders:
    """Adds the headers; a response that sets one itself keeps its own.

    Nothing is stored by browsers or proxies unless the response says so.
    """

    def __init__(self, app: ASGIApp, settings: HttpSettings) -> None:
        self._app = app
        self._hosts = settings.hosts
        self._headers = dict(_ALWAYS)
        if settings.secure:
            self._headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        given = Headers(scope=scope)
        if host_name(given.get("host", "")) in self._hosts:
            await self._app(scope, receive, send_with_headers)
            return
        refusal = HttpProblemError(ProblemType.BAD_HOST)
        response = refusal.response(preferred(given.get("accept-language", "")), "")
        await response(scope, receive, send_with_headers)


def host_name(host: str) -> str:
    """The name in a Host header, without port, in lower case.

    >>> host_name("Example.org:8000"), host_name("[::1]:80")
    ('example.org', '[::1]')
    """
    host = host.strip().lower()
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]
