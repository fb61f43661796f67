"""Identifiers: in order of time, so that indexes grow at one end, and never to be guessed."""

from __future__ import annotations

import datetime as dt
import secrets


def new_id(now: dt.datetime) -> str:
    """Thirty-two hex digits: twelve of milliseconds since 1970, twenty of chance (80 bits)."""
    return f"{int(now.timestamp() * 1000):012x}{secrets.token_hex(10)}"
