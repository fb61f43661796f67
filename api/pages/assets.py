"""What the pages load beside their HTML: our style and script, and the installed ones of others."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

STATIC = Path(__file__).parent / "static"
ADDRESS = "/static"
VENDOR = STATIC / "vendor"
"""What others wrote; ``tools/assets.sh`` puts it there."""

VENDORED = (
    "digigov.css",
    "htmx.min.js",
    *(
        f"roboto-{script}-{weight}-normal.woff2"
        for script in ("greek", "latin", "latin-ext", "cyrillic")
        for weight in (400, 700)
    ),
)
"""The files that the pages load from there."""


@cache
def asset(name: str) -> str:
    """The address of a file of ``static/``, with a hash: what has changed is loaded anew."""
    path = STATIC / name
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12] if path.is_file() else "absent"
    return f"{ADDRESS}/{name}?v={digest}"


class Assets(StaticFiles):
    """The files of ``static/``; a browser may keep what it asked for by its hash."""

    def __init__(self) -> None:
        super().__init__(directory=STATIC, follow_symlink=False)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, or what starlette says where there is none."""
        response = await super().get_response(path, scope)
        by_hash = scope.get("query_string", b"").startswith(b"v=")
        lasting = "public, max-age=31536000, immutable" if by_hash else "no-cache"
        response.headers["Cache-Control"] = lasting
        return response
