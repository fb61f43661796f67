"""Deliveries made: signed, to the address that was looked at, and tried again."""

from __future__ import annotations

import http.client
import logging
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from sqlalchemy.exc import SQLAlchemyError

from ingest.errors import ElenchosError
from workers.ledger.connection import Ledger
from workers.rounds import Rounds
from workers.webhooks import outbox, subscriptions
from workers.webhooks.outbox import Delivery
from workers.webhooks.signing import signed_headers
from workers.webhooks.targets import Permitted, Resolver, Target, TargetError, resolve, target_of

log = logging.getLogger("elenchos.webhooks")

_SECONDS = 10.0
_SECONDS_IN_ALL = 20.0
_BETWEEN_ROUNDS = 2.0
_GONE = 410
_PUBLIC_ONLY = Permitted()


@dataclass(frozen=True, slots=True)
class Sender:
    """How deliveries go out. ``resolver`` and ``tls`` are the system's but in tests."""

    permitted: Permitted = _PUBLIC_ONLY
    resolver: Resolver = resolve
    tls: Callable[[], ssl.SSLContext] = field(default=ssl.create_default_context)

    def send(self, delivery: Delivery, now: int) -> int:
        """Sends it; gives the status of the answer. Redirects are answers like others.

        Raises:
            TargetError: it may not go there.
            OSError, http.client.HTTPException: no answer.
        """
        target = target_of(delivery.url, self.permitted, self.resolver)
        connection = self._connection(urlsplit(delivery.url).scheme, target)
        # A target that trickles its answer must not hold the thread for ever.
        watchdog = threading.Timer(_SECONDS_IN_ALL, _cut, (connection,))
        watchdog.start()
        try:
            headers = {
                "Content-Type": "application/json",
                "User-Agent": "elenchos-webhooks/1",
                **signed_headers(delivery.secret, delivery.id, now, delivery.body),
            }
            connection.request("POST", target.path, delivery.body, headers)
            return connection.getresponse().status
        finally:
            watchdog.cancel()
            connection.close()

    def _connection(self, scheme: str, target: Target) -> http.client.HTTPConnection:
        if scheme == "http":
            plain = http.client.HTTPConnection(target.host, target.port, timeout=_SECONDS)
            plain.sock = _to(target)
            return plain
        context = self.tls()
        secure = http.client.HTTPSConnection(
            target.host, target.port, timeout=_SECONDS, context=context
        )
        # To the address that was looked at; the certificate must be the name's all the same.
        secure.sock = context.wrap_socket(_to(target), server_hostname=target.host)
        return secure


def deliver_due(ledger: Ledger, sender: Sender) -> int:
    """One round: what happened becomes deliveries, what is due is sent; gives how many arrived."""
    outbox.fan_out(ledger)
    return sum(_deliver(ledger, sender, delivery) for delivery in outbox.take_due(ledger))


def deliverer(ledger: Ledger, sender: Sender) -> Rounds:
    """Delivers from a thread of its own until the block ends. Any number may run at once."""

    def one() -> bool:
        try:
            deliver_due(ledger, sender)
        except (SQLAlchemyError, ElenchosError) as error:
            log.warning("a round of webhooks failed", extra={"problem": type(error).__name__})
        return True

    return Rounds("webhooks", _BETWEEN_ROUNDS, one, patience=_SECONDS_IN_ALL)


def _deliver(ledger: Ledger, sender: Sender, delivery: Delivery) -> bool:
    try:
        status = sender.send(delivery, int(ledger.clock().timestamp()))
    except TargetError:
        _failed(ledger, delivery, "target")
        return False
    except (OSError, http.client.HTTPException) as error:
        _failed(ledger, delivery, type(error).__name__)
        return False
    if 200 <= status < 300:
        outbox.note_delivered(ledger, delivery)
        log.info("delivery arrived", extra=_ids(delivery))
        return True
    if status == _GONE:
        subscriptions.end(ledger, delivery.webhook)
    _failed(ledger, delivery, f"status {status}")
    return False


def _failed(ledger: Ledger, delivery: Delivery, failure: str) -> None:
    again = outbox.note_failed(ledger, delivery, failure)
    then = "tried again later" if again else "given up"
    log.warning("delivery failed: %s", then, extra=_ids(delivery) | {"problem": failure})


def _ids(delivery: Delivery) -> dict[str, object]:
    return {"webhook": delivery.webhook, "delivery": delivery.id}


def _to(target: Target) -> socket.socket:
    return socket.create_connection((target.address, target.port), timeout=_SECONDS)


def _cut(connection: http.client.HTTPConnection) -> None:
    if connection.sock is not None:
        connection.sock.close()
