"""Bodies of logging in."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from api.auth.accounts import LONGEST_PASSWORD
from api.auth.roles import Role


class Credentials(BaseModel):
    """A local account's login and password."""

    model_config = ConfigDict(extra="forbid")

    login: str = Field(max_length=100, examples=["m.papadaki"])
    password: str = Field(max_length=LONGEST_PASSWORD, examples=["correct horse battery staple"])


class SessionBody(BaseModel):
    """Who is logged in. Unsafe requests send ``csrf_token`` as ``X-CSRF-Token``."""

    actor: str = Field(examples=["account:0f8d3c9a5b7e4d6f8a1b2c3d4e5f6071"])
    name: str
    roles: list[Role]
    csrf_token: str
