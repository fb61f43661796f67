"""Signatures of deliveries: HMAC-SHA-256 over id, moment and body (Standard Webhooks 1.0).

Headers: ``webhook-id``, ``webhook-timestamp`` (seconds since 1970), ``webhook-signature``
(``v1,BASE64``). A receiver computes the same and compares; it refuses what is older than five
minutes, and an id that it has seen.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

SECRET_PREFIX = "whsec_"  # noqa: S105 - what every secret begins with
TOLERANCE_SECONDS = 300


def new_secret() -> str:
    """A secret of 256 bits, as it is handed over."""
    return SECRET_PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def signed_headers(secret: str, identifier: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The headers of a delivery."""
    return {
        "webhook-id": identifier,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": f"v1,{_signature(secret, identifier, timestamp, body)}",
    }


def verifies(secret: str, headers: dict[str, str], body: bytes, now: int) -> bool:
    """Whether a delivery is ours and fresh: what a receiver does, beside knowing its ids."""
    identifier, stamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not stamp.isdecimal() or abs(now - int(stamp)) > TOLERANCE_SECONDS:
        return False
    expected = f"v1,{_signature(secret, identifier, int(stamp), body)}"
    given = headers.get("webhook-signature", "").split(" ")
    return any(hmac.compare_digest(expected.encode(), one.encode()) for one in given)


def _signature(secret: str, identifier: str, timestamp: int, body: bytes) -> str:
    key = base64.b64decode(secret.removeprefix(SECRET_PREFIX))
    content = f"{identifier}.{timestamp}.".encode() + body
    return base64.b64encode(hmac.digest(key, content, hashlib.sha256)).decode()
