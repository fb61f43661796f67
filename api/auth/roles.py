"""Roles, the scopes of keys, and the principal: who is asking."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is. A person may have several roles; a key has one."""

    PORTAL = "portal"
    """A ministry's portal, by key: sends applications, sees those that it sent itself."""
    OFFICER = "officer"
    """Looks at cases and decides them."""
    SUPERVISOR = "supervisor"
    """An officer who also gives the second pair of eyes and takes referred cases."""
    ADMINISTRATOR = "administrator"
    """Makes keys, accounts and webhooks. Sees no case."""
    AUDITOR = "auditor"
    """Sees everything that happened, changes nothing."""


class Scope(StrEnum):
    """What a key may do within its role. People have no scopes: their roles say all."""

    PRECHECK = "precheck"
    SUBMIT = "submit"
    READ = "read"
    METRICS = "metrics"


class Authentication(StrEnum):
    """How somebody proved who they are."""

    KEY = "key"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class Principal:
    """Who is asking, once proved.

    ``actor`` stands in the event log: ``portal:NAME`` or ``account:ID``, never a person's name.
    ``name`` is for showing. ``portal`` is set for portals alone: they own what they send.
    ``csrf_token`` is what forms and scripts of a session send back; empty for keys.
    """

    actor: str
    name: str
    roles: frozenset[Role]
    authentication: Authentication
    scopes: frozenset[Scope] = frozenset()
    portal: str | None = None
    csrf_token: str = ""

    def has(self, *roles: Role) -> bool:
        """Whether one of the roles is among this principal's."""
        return not self.roles.isdisjoint(roles)
