"""People: local accounts with a password (argon2id), and those whom a provider vouches for."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError
from sqlalchemy import Engine, RowMapping, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from api.auth.errors import AccessError
from api.auth.roles import Role
from api.auth.tables import accounts, sessions, writing

_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{0,99}")
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 1000


@dataclass(frozen=True, slots=True)
class Account:
    """A person who may log in. ``login`` of a provider's person is ``oidc:ISSUER#SUBJECT``."""

    id: str
    login: str
    name: str
    roles: frozenset[Role]
    disabled: bool

    @property
    def actor(self) -> str:
        """How the event log names the person."""
        return f"account:{self.id}"


class Accounts:
    """The accounts of a database. ``hasher`` is argon2id with the library's costs."""

    def __init__(self, engine: Engine, hasher: PasswordHasher | None = None) -> None:
        self._engine = engine
        self._hasher = hasher or PasswordHasher()
        # Compared against when there is no such login, so that both answers take as long.
        self._nobody = self._hasher.hash(uuid.uuid4().hex)

    def make(
        self, login: str, name: str, roles: Iterable[Role], password: str, now: dt.datetime
    ) -> Account:
        """A local account.

        Raises:
            AccessError: the login is taken or malformed, the password too short, no fit role.
        """
        if not _LOGIN.fullmatch(login):
            raise AccessError("write the login in a-z, 0-9, dots and hyphens, as in m.papadaki")
        return self._insert(login, name, roles, now, self._hash(password))

    def of_provider(
        self, login: str, name: str, roles: Iterable[Role], now: dt.datetime
    ) -> Account:
        """The account of a provider's person, made or brought up to date. It has no password."""
        found = self._row(accounts.c.login == login)
        if found is None:
            return self._insert(login, name, roles, now, None)
        with writing(self._engine) as connection:
            connection.execute(
                update(accounts)
                .where(accounts.c.id == found["id"])
                .values(name=name[:200], roles=_roles_text(roles))
            )
        return self.get(found["id"])

    def check(self, login: str, password: str) -> Account | None:
        """The account if the password is its own and it is not disabled."""
        row = self._row(accounts.c.login == login)
        kept = row["password_argon2"] if row is not None else None
        right = self._verify(kept or self._nobody, password[:LONGEST_PASSWORD])
        if row is None or kept is None or not right or row["disabled_at"] is not None:
            return None
        if self._hasher.check_needs_rehash(kept):
            self._store(row["id"], password)
        return _account(row)

    def set_password(self, login: str, password: str) -> None:
        """A new password; all sessions of the account end.

        Raises:
            AccessError: no such local account, or the password is too short.
        """
        account = self.by_login(login)
        self._store(account.id, password)
        self._end_sessions(account.id)

    def set_roles(self, login: str, roles: Iterable[Role]) -> None:
        """Other roles, at once.

        Raises:
            AccessError: no such account, or no fit role.
        """
        account = self.by_login(login)
        with writing(self._engine) as connection:
            connection.execute(
                update(accounts).where(accounts.c.id == account.id).values(roles=_roles_text(roles))
            )

    def disable(self, login: str, now: dt.datetime) -> None:
        """The person can't log in any more, and all their sessions end.

        Raises:
            AccessError: no such account.
        """
        account = self.by_login(login)
        with writing(self._engine) as connection:
            connection.execute(
                update(accounts).where(accounts.c.id == account.id).values(disabled_at=now)
            )
        self._end_sessions(account.id)

    def get(self, identifier: str) -> Account:
        """The account of that id.

        Raises:
            AccessError: there is none.
        """
        row = self._row(accounts.c.id == identifier)
        if row is None:
            raise AccessError(f"account {identifier}: there is none")
        return _account(row)

    def by_login(self, login: str) -> Account:
        """The account of that login.

        Raises:
            AccessError: there is none.
        """
        row = self._row(accounts.c.login == login)
        if row is None:
            raise AccessError(f"{login}: no such account; `elenchos accounts list` shows all")
        return _account(row)

    def all(self) -> Sequence[Account]:
        """All accounts, by login."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(accounts).order_by(accounts.c.login)).mappings()
            return [_account(row) for row in rows]

    def _row(self, condition: object) -> RowMapping | None:
        with self._engine.connect() as connection:
            return connection.execute(select(accounts).where(condition)).mappings().first()  # type: ignore[arg-type]

    def _insert(
        self,
        login: str,
        name: str,
        roles: Iterable[Role],
        now: dt.datetime,
        password: str | None,
    ) -> Account:
        identifier = uuid.uuid4().hex
        values = {
            "id": identifier,
            "login": login,
            "name": name[:200],
            "roles": _roles_text(roles),
            "password_argon2": password,
            "created_at": now,
        }
        try:
            with writing(self._engine) as connection:
                connection.execute(insert(accounts).values(values))
        except IntegrityError as error:
            raise AccessError(f"{login}: there is such an account already") from error
        return self.get(identifier)

    def _hash(self, password: str) -> str:
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            raise AccessError(f"choose a password of at least {SHORTEST_PASSWORD} characters")
        return self._hasher.hash(password)

    def _verify(self, kept: str, password: str) -> bool:
        try:
            return self._hasher.verify(kept, password)
        except (VerifyMismatchError, VerificationError, InvalidHashError):
            return False

    def _store(self, identifier: str, password: str) -> None:
        with writing(self._engine) as connection:
            connection.execute(
                update(accounts)
                .where(accounts.c.id == identifier)
                .values(password_argon2=self._hash(password))
            )

    def _end_sessions(self, identifier: str) -> None:
        with writing(self._engine) as connection:
            connection.execute(delete(sessions).where(sessions.c.account == identifier))


def _roles_text(roles: Iterable[Role]) -> str:
    given = frozenset(roles)
    if not given or Role.PORTAL in given:
        people = ", ".join(role.value for role in Role if role is not Role.PORTAL)
        raise AccessError(f"an account has one or more of the roles {people}")
    return " ".join(sorted(given))


def _account(row: RowMapping) -> Account:
    return Account(
        id=row["id"],
        login=row["login"],
        name=row["name"],
        roles=frozenset(Role(role) for role in row["roles"].split()),
        disabled=row["disabled_at"] is not None,
    )
