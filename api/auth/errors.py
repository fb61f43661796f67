"""What can go wrong with keys and accounts."""

from __future__ import annotations

from ingest.errors import UsageError


class AccessError(UsageError):
    """A key or an account can't be made or changed as asked; the line says how to mend it."""
