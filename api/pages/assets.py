"""What the pages load beside their HTML: our style and script, and the installed ones of others."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent / "static"
ADDRESS = "/static"


@cache
def asset(name: str) -> str:
    """The address of a file of ``static/``, with a hash: what has changed is loaded anew."""
    path = STATIC / name
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12] if path.is_file() else "absent"
    return f"{ADDRESS}/{name}?v={digest}"
