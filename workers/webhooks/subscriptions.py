"""Which portal is told where: made, listed, ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import RowMapping, insert, select, update

from ingest.errors import UsageError
from workers.ledger.connection import Ledger
from workers.ledger.ids import new_id
from workers.webhooks.signing import new_secret
from workers.webhooks.tables import webhooks
from workers.webhooks.targets import Permitted, checked_url


@dataclass(frozen=True, slots=True)
class Webhook:
    """A subscription. ``client`` is whose cases it is about, as the ledger names senders."""

    id: str
    client: str
    url: str
    created_at: dt.datetime
    ended_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class NewWebhook:
    """A subscription just made, and the secret to hand over: it is shown this once."""

    webhook: Webhook
    secret: str


def subscribe(ledger: Ledger, client: str, url: str, permitted: Permitted) -> NewWebhook:
    """Tells that client from now on.

    Raises:
        TargetError: the address is none that a webhook may go to.
    """
    checked_url(url, permitted)
    secret = new_secret()
    with ledger.writing() as work:
        made = Webhook(new_id(work.now), client, url, work.now, None)
        work.session.execute(
            insert(webhooks).values(
                id=made.id,
                client=client,
                url=url,
                secret_sealed=ledger.cipher.seal(secret.encode()),
                created_at=work.now,
            )
        )
    return NewWebhook(made, secret)


def end(ledger: Ledger, identifier: str) -> None:
    """Tells it nothing more.

    Raises:
        UsageError: there is no such webhook.
    """
    with ledger.writing() as work:
        ended = work.session.execute(
            update(webhooks)
            .where(webhooks.c.id == identifier)
            .values(ended_at=work.now)
            .returning(webhooks.c.id)
        ).one_or_none()
    if ended is None:
        raise UsageError(
            f"{identifier}: no such webhook; `elenchos portals webhooks list` lists them"
        )


def subscriptions(ledger: Ledger) -> Sequence[Webhook]:
    """All of them, the oldest first."""
    with ledger.reading() as session:
        rows = session.execute(select(webhooks).order_by(webhooks.c.created_at)).mappings()
        return [_webhook(row) for row in rows]


def _webhook(row: RowMapping) -> Webhook:
    return Webhook(row["id"], row["client"], row["url"], row["created_at"], row["ended_at"])
