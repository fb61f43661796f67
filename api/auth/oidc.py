"""Log-in by OpenID Connect (Core 1.0, authorization code flow with PKCE).

The provider says who a person is and, in one claim, which roles they have. Both are taken from the
ID token, whose signature, issuer, audience, nonce and times are checked; what the token leaves out
may come from the userinfo endpoint, for the same subject only.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jwt import JWTClaimsRegistry
from pydantic import BaseModel, ValidationError

from api.auth.roles import Role
from ingest.errors import ElenchosError

_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]
"""Signatures by a private key. Never ``none``, never a shared secret."""
_SECONDS = 10.0
_LEEWAY_SECONDS = 30


class ProviderError(ElenchosError):
    """The provider can't be reached, or what it says can't be trusted. Says nothing of a person."""


@dataclass(frozen=True, slots=True)
class Provider:
    """The provider and who we are to it."""

    issuer: str
    client_id: str
    client_secret: str
    scope: str
    role_claim: str
    role_prefix: str
    redirect_uri: str


@dataclass(frozen=True, slots=True)
class PendingLogin:
    """What must come back unchanged: kept in the browser's cookie between the two visits."""

    state: str
    nonce: str
    verifier: str

    @classmethod
    def new(cls) -> PendingLogin:
        """Fresh and unguessable."""
        return cls(*(secrets.token_urlsafe(32) for _ in range(3)))


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom the provider vouches for. ``subject`` is unique within the issuer."""

    issuer: str
    subject: str
    name: str
    roles: frozenset[Role]

    @property
    def login(self) -> str:
        """The login of this person's account."""
        return f"oidc:{self.issuer}#{self.subject}"


class _Metadata(BaseModel):
    """What is needed of OpenID Connect Discovery 1.0."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str = ""


async def authorization_url(provider: Provider, pending: PendingLogin) -> str:
    """Where to send the browser. Raises ``ProviderError``."""
    async with _client(provider) as client:
        metadata = await _discover(client, provider)
        address, _ = client.create_authorization_url(
            metadata.authorization_endpoint,
            state=pending.state,
            nonce=pending.nonce,
            code_verifier=pending.verifier,
        )
    return str(address)


async def identity(provider: Provider, pending: PendingLogin, answer: str) -> Identity:
    """Who came back. ``answer`` is the address that the provider sent the browser to.

    Raises:
        ProviderError: another log-in's answer, a refusal, or a token that does not hold.
    """
    async with _client(provider) as client:
        metadata = await _discover(client, provider)
        try:
            token = await client.fetch_token(
                metadata.token_endpoint,
                authorization_response=answer,
                state=pending.state,
                code_verifier=pending.verifier,
            )
            keys = await _json(client, metadata.jwks_uri)
            claims = dict(_claims(provider, metadata, pending, str(token["id_token"]), keys))
            if provider.role_claim not in claims and metadata.userinfo_endpoint:
                said = await _json(client, metadata.userinfo_endpoint, with_token=True)
                if said.get("sub") != claims["sub"]:
                    raise ProviderError("the provider spoke of two persons")
                claims = {**said, **claims}
        except (
            AuthlibBaseError,
            JoseError,
            httpx2.HTTPError,
            KeyError,
            TypeError,
            ValueError,
        ) as error:
            raise ProviderError(
                f"the provider's answer can't be trusted ({type(error).__name__})"
            ) from error
    return Identity(
        issuer=provider.issuer,
        subject=str(claims["sub"]),
        name=str(claims.get("name") or claims.get("preferred_username") or claims["sub"]),
        roles=_roles(claims.get(provider.role_claim), provider.role_prefix),
    )


def _client(provider: Provider) -> AsyncOAuth2Client:
    return AsyncOAuth2Client(
        provider.client_id,
        provider.client_secret,
        scope=provider.scope,
        redirect_uri=provider.redirect_uri,
        code_challenge_method="S256",
        timeout=_SECONDS,
        follow_redirects=False,
    )


async def _discover(client: AsyncOAuth2Client, provider: Provider) -> _Metadata:
    address = provider.issuer.rstrip("/") + "/.well-known/openid-configuration"
    try:
        metadata = _Metadata.model_validate(await _json(client, address))
    except (httpx2.HTTPError, ValidationError, ValueError) as error:
        raise ProviderError(
            f"the provider can't be asked ({type(error).__name__}): look at ELENCHOS_OIDC_ISSUER"
        ) from error
    if metadata.issuer.rstrip("/") != provider.issuer.rstrip("/"):
        raise ProviderError("the provider calls itself otherwise than ELENCHOS_OIDC_ISSUER")
    return metadata


async def _json(
    client: AsyncOAuth2Client, address: str, *, with_token: bool = False
) -> dict[str, object]:
    response = await client.request("GET", address, withhold_token=not with_token)
    response.raise_for_status()
    body = response.json()
    if not isinstance(body, dict):
        raise TypeError("no JSON object")
    return body


def _claims(
    provider: Provider,
    metadata: _Metadata,
    pending: PendingLogin,
    token: str,
    keys: Mapping[str, object],
) -> dict[str, object]:
    """The ID token's claims, once everything about it holds (OpenID Connect Core 3.1.3.7)."""
    decoded = jwt.decode(token, KeySet.import_key_set(keys), algorithms=_ALGORITHMS)  # type: ignore[arg-type]
    JWTClaimsRegistry(
        leeway=_LEEWAY_SECONDS,
        iss={"essential": True, "value": metadata.issuer},
        aud={"essential": True, "value": provider.client_id},
        sub={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
        nonce={"essential": True, "value": pending.nonce},
    ).validate(decoded.claims)
    party = decoded.claims.get("azp", provider.client_id)
    if party != provider.client_id:
        raise ProviderError("the token was made for somebody else")
    return decoded.claims


def _roles(claim: object, prefix: str) -> frozenset[Role]:
    values = claim.split() if isinstance(claim, str) else claim
    if not isinstance(values, list):
        return frozenset()
    named = {str(value).removeprefix(prefix) for value in values if str(value).startswith(prefix)}
    return frozenset(role for role in Role if role is not Role.PORTAL and role.value in named)
