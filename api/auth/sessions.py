"""Sessions of people: a random token in a cookie, its digest in the database.

The token that guards forms against other sites (CSRF) is an HMAC of the session's token: nothing
more is kept, and it ends with the session.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets
from dataclasses import dataclass

from sqlalchemy import Engine, delete, insert, or_, select, update

from api.auth.roles import Authentication, Principal, Role
from api.auth.tables import accounts, sessions, writing

_BETWEEN_NOTES = dt.timedelta(seconds=60)
"""How often a session's last use is written: not at every request."""


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """How long a session lasts: unused, and at most."""

    idle: dt.timedelta = dt.timedelta(minutes=30)
    total: dt.timedelta = dt.timedelta(hours=12)


class Sessions:
    """The sessions of a database."""

    def __init__(self, engine: Engine, lifetimes: Lifetimes) -> None:
        self._engine = engine
        self._lifetimes = lifetimes

    def start(self, account: str, now: dt.datetime) -> str:
        """A new session; returns the token for the cookie. What has expired is swept out."""
        token = secrets.token_urlsafe(32)
        with writing(self._engine) as connection:
            connection.execute(
                delete(sessions).where(
                    or_(
                        sessions.c.seen_at <= now - self._lifetimes.idle,
                        sessions.c.started_at <= now - self._lifetimes.total,
                    )
                )
            )
            connection.execute(
                insert(sessions).values(
                    token_sha256=_digest(token), account=account, started_at=now, seen_at=now
                )
            )
        return token

    def principal(self, token: str, now: dt.datetime) -> Principal | None:
        """Whose session this is; None if it is unknown, expired, or its account disabled."""
        joined = sessions.join(accounts, sessions.c.account == accounts.c.id)
        with self._engine.connect() as connection:
            row = (
                connection.execute(
                    select(sessions, accounts.c.name, accounts.c.roles, accounts.c.disabled_at)
                    .select_from(joined)
                    .where(sessions.c.token_sha256 == _digest(token))
                )
                .mappings()
                .first()
            )
        if row is None or row["disabled_at"] is not None:
            return None
        if (
            row["seen_at"] + self._lifetimes.idle <= now
            or row["started_at"] + self._lifetimes.total <= now
        ):
            return None
        if row["seen_at"] + _BETWEEN_NOTES <= now:
            self._note_use(token, now)
        return Principal(
            actor=f"account:{row['account']}",
            name=row["name"],
            roles=frozenset(Role(role) for role in row["roles"].split()),
            authentication=Authentication.SESSION,
            csrf_token=csrf_token(token),
        )

    def end(self, token: str) -> None:
        """The session is no more."""
        with writing(self._engine) as connection:
            connection.execute(delete(sessions).where(sessions.c.token_sha256 == _digest(token)))

    def _note_use(self, token: str, now: dt.datetime) -> None:
        with writing(self._engine) as connection:
            connection.execute(
                update(sessions)
                .where(sessions.c.token_sha256 == _digest(token))
                .values(seen_at=now)
            )


def csrf_token(token: str) -> str:
    """The token that forms of this session carry."""
    return hmac.new(token.encode(), b"elenchos csrf", hashlib.sha256).hexdigest()


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
