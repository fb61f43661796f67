"""The settings of the HTTP service: environment variables with the prefix ``ELENCHOS_``."""

from __future__ import annotations

import datetime as dt
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, PositiveInt, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

MEBIBYTE = 1024 * 1024
_LOCAL = ("localhost", "127.0.0.1", "[::1]", "::1")


def _listed(value: object) -> object:
    """Environment variables hold lists as text with commas."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return value


class OidcSettings(BaseSettings):
    """The provider of OpenID Connect. Without ``issuer`` people log in by local accounts alone.

    ``role_claim`` names the claim (a list, or text with spaces) whose values are the roles;
    ``role_prefix`` is what the provider puts before them, such as ``elenchos-``.
    """

    model_config = SettingsConfigDict(env_prefix="ELENCHOS_OIDC_", frozen=True, extra="ignore")

    issuer: str = ""
    client_id: str = ""
    client_secret: SecretStr = SecretStr("")
    scope: str = "openid profile"
    role_claim: str = "roles"
    role_prefix: str = ""


class HttpSettings(BaseSettings):
    """What the HTTP service needs to know beside what the ledger knows.

    Attributes:
        public_url: the address that people see; ``https`` makes cookies secure and sends HSTS.
        allowed_hosts: names that a request may be for, beside that of ``public_url`` and this
            machine's own; anything else is refused, which stops DNS rebinding.
        upload_bytes: of one request with all its files.
        upload_files: files of one request.
        upload_seconds: for the whole body; ``upload_stall_seconds``: for its next piece.
        precheck_processes: processes that read for pre-checks.
        precheck_waiting: pre-checks that may wait for one; more are told to come later.
        precheck_seconds: for one pre-check.
        trusted_proxies: whose word is taken for a client's address and scheme.
        requests_at_once: under way; more are told that the service is busy.
        rate_requests: of one address; ``rate_uploads``: of one key; ``rate_logins``: under one
            login. ``rate_limit_storage``: ``memory://``, or a Redis for several machines.
    """

    model_config = SettingsConfigDict(env_prefix="ELENCHOS_", frozen=True, extra="ignore")

    public_url: str = "http://localhost:8000"
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = ()
    upload_bytes: PositiveInt = 200 * MEBIBYTE
    upload_files: PositiveInt = 60
    upload_seconds: float = Field(default=600.0, gt=0)
    upload_stall_seconds: float = Field(default=20.0, gt=0)
    precheck_processes: int = Field(default=1, ge=1, le=64)
    precheck_waiting: int = Field(default=20, ge=0)
    precheck_seconds: float = Field(default=300.0, gt=0)
    session_idle: dt.timedelta = dt.timedelta(minutes=30)
    session_total: dt.timedelta = dt.timedelta(hours=12)
    trusted_proxies: Annotated[tuple[str, ...], NoDecode] = ("127.0.0.1", "::1")
    requests_at_once: PositiveInt = 500
    rate_limit_storage: str = "memory://"
    rate_requests: str = "3000/minute"
    rate_uploads: str = "300/minute"
    rate_logins: str = "10/5minute"
    oidc: OidcSettings = Field(default_factory=OidcSettings)

    @field_validator("allowed_hosts", "trusted_proxies", mode="before")
    @classmethod
    def _hosts(cls, value: object) -> object:
        return _listed(value)

    @property
    def secure(self) -> bool:
        """Whether people reach the service by https."""
        return urlsplit(self.public_url).scheme == "https"

    @property
    def hosts(self) -> frozenset[str]:
        """Every host name, in lower case and without port, that a request may be for."""
        public = urlsplit(self.public_url).hostname or "localhost"
        return frozenset(host.lower() for host in (*_LOCAL, public, *self.allowed_hosts))
