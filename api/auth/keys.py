"""Keys of portals: made, found, rotated, revoked.

A key reads ``elk_<id>_<secret>``. The secret has 256 random bits, so one SHA-256 of it is as good
as a slow hash of a password: there is nothing to guess. The key itself is shown once and kept
nowhere.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine, RowMapping, insert, select, update

from api.auth.errors import AccessError
from api.auth.roles import Authentication, Principal, Role, Scope
from api.auth.tables import api_keys, writing

_KEY = re.compile(r"elk_([0-9a-f]{16})_([A-Za-z0-9_-]{43})")
_OWNER = re.compile(r"[a-z0-9][a-z0-9.-]{0,39}")
SCOPES_OF = {
    Role.PORTAL: frozenset({Scope.PRECHECK, Scope.SUBMIT, Scope.READ}),
    Role.AUDITOR: frozenset({Scope.READ, Scope.METRICS}),
}
"""The roles that a key can have, and the scopes that each may be given."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it is known afterwards: everything but the secret."""

    id: str
    owner: str
    role: Role
    scopes: frozenset[Scope]
    created_at: dt.datetime
    expires_at: dt.datetime | None
    revoked_at: dt.datetime | None
    last_used_on: dt.date | None

    def works_at(self, now: dt.datetime) -> bool:
        """Whether it is neither revoked nor expired."""
        expired = self.expires_at is not None and self.expires_at <= now
        return not expired and (self.revoked_at is None or self.revoked_at > now)


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key just made. ``secret`` is the whole text to hand over; it can't be shown again."""

    key: Key
    secret: str


class Keys:
    """The keys of a database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def make(
        self,
        owner: str,
        role: Role,
        scopes: Iterable[Scope],
        now: dt.datetime,
        expires_at: dt.datetime | None = None,
    ) -> NewKey:
        """A new key.

        Raises:
            AccessError: no such owner's name, a role that works without keys, a scope too many.
        """
        given = frozenset(scopes)
        _refuse_wrong(owner, role, given)
        identifier, secret = secrets.token_hex(8), secrets.token_urlsafe(32)
        key = Key(identifier, owner, role, given, now, expires_at, None, None)
        with writing(self._engine) as connection:
            connection.execute(
                insert(api_keys).values(
                    id=identifier,
                    owner=owner,
                    role=role.value,
                    scopes=" ".join(sorted(given)),
                    secret_sha256=_digest(secret),
                    created_at=now,
                    expires_at=expires_at,
                )
            )
        return NewKey(key, f"elk_{identifier}_{secret}")

    def rotate(self, identifier: str, now: dt.datetime, grace: dt.timedelta) -> NewKey:
        """A new key with the old one's rights; the old one works for ``grace`` more.

        Raises:
            AccessError: there is no such key, or it works no more.
        """
        old = self.get(identifier)
        if not old.works_at(now):
            raise AccessError(f"key {identifier}: works no more; make a new one")
        new = self.make(old.owner, old.role, old.scopes, now, old.expires_at)
        self._stop(identifier, now + grace)
        return new

    def revoke(self, identifier: str, now: dt.datetime) -> None:
        """The key works no more.

        Raises:
            AccessError: there is no such key.
        """
        self.get(identifier)
        self._stop(identifier, now)

    def get(self, identifier: str) -> Key:
        """The key of that id.

        Raises:
            AccessError: there is none.
        """
        with self._engine.connect() as connection:
            row = (
                connection.execute(select(api_keys).where(api_keys.c.id == identifier))
                .mappings()
                .first()
            )
        if row is None:
            raise AccessError(f"key {identifier}: there is none; `elenchos portals list` shows all")
        return _key(row)

    def all(self) -> Sequence[Key]:
        """All keys, the oldest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(api_keys).order_by(api_keys.c.created_at)).mappings()
            return [_key(row) for row in rows]

    def principal(self, text: str, now: dt.datetime) -> Principal | None:
        """Whose key this is; None for one that is wrong, expired or revoked."""
        parts = _KEY.fullmatch(text)
        if parts is None:
            return None
        identifier, secret = parts.groups()
        with self._engine.connect() as connection:
            row = (
                connection.execute(select(api_keys).where(api_keys.c.id == identifier))
                .mappings()
                .first()
            )
        if row is None or not hmac.compare_digest(row["secret_sha256"], _digest(secret)):
            return None
        key = _key(row)
        if not key.works_at(now):
            return None
        self._note_use(key, now.date())
        return Principal(
            actor=f"{key.role.value}:{key.owner}",
            name=key.owner,
            roles=frozenset({key.role}),
            authentication=Authentication.KEY,
            scopes=key.scopes,
            portal=key.owner if key.role is Role.PORTAL else None,
        )

    def _note_use(self, key: Key, day: dt.date) -> None:
        """The day of last use, written once a day: enough to find keys that nobody needs."""
        if key.last_used_on == day:
            return
        with writing(self._engine) as connection:
            connection.execute(
                update(api_keys).where(api_keys.c.id == key.id).values(last_used_on=day.isoformat())
            )

    def _stop(self, identifier: str, at: dt.datetime) -> None:
        with writing(self._engine) as connection:
            connection.execute(
                update(api_keys).where(api_keys.c.id == identifier).values(revoked_at=at)
            )


def _refuse_wrong(owner: str, role: Role, scopes: frozenset[Scope]) -> None:
    if not _OWNER.fullmatch(owner):
        raise AccessError(
            f'"{owner}": name a portal by a-z, 0-9, dots and hyphens, as in mitos-gov'
        )
    if role not in SCOPES_OF:
        allowed = ", ".join(SCOPES_OF)
        raise AccessError(f"{role.value}: no role of a key; choose among {allowed}")
    if not scopes:
        raise AccessError(f"name what the key may do: {', '.join(sorted(SCOPES_OF[role]))}")
    if too_many := scopes - SCOPES_OF[role]:
        raise AccessError(f"{', '.join(sorted(too_many))}: no scope of the role {role.value}")


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _key(row: RowMapping) -> Key:
    used = row["last_used_on"]
    return Key(
        id=row["id"],
        owner=row["owner"],
        role=Role(row["role"]),
        scopes=frozenset(Scope(scope) for scope in row["scopes"].split()),
        created_at=row["created_at"],
        expires_at=row["expires_at"],
        revoked_at=row["revoked_at"],
        last_used_on=dt.date.fromisoformat(used) if used else None,
    )
