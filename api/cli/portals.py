"""``elenchos portals``: the keys by which a ministry's portal sends applications."""

from __future__ import annotations

import datetime as dt

import click
from rich.table import Table

from api.auth.keys import SCOPES_OF, Key, Keys, NewKey
from api.auth.roles import Role, Scope
from api.cli.options import console, json_option, print_json
from api.cli.sites import opened_site
from workers.ledger.connection import utc_now
from workers.webhooks import subscriptions
from workers.webhooks.settings import WebhookSettings
from workers.webhooks.subscriptions import Webhook


@click.group("portals")
def portals_command() -> None:
    """Keys of portals: make, list, rotate, revoke."""


@portals_command.command("add")
@click.argument("name")
@click.option(
    "--role", type=click.Choice([role.value for role in SCOPES_OF]), default=Role.PORTAL.value,
    show_default=True, help="auditor: for a monitor that reads and changes nothing.",
)  # fmt: skip
@click.option(
    "--scope", "scopes", multiple=True, type=click.Choice([scope.value for scope in Scope]),
    help="What the key may do (default: all of its role). May be repeated.",
)  # fmt: skip
@click.option("--days", type=click.IntRange(1, 3650), help="Days until it expires.")
@json_option
def add_command(
    name: str, role: str, scopes: tuple[str, ...], days: int | None, as_json: bool
) -> None:
    """Make a key for the portal NAME and print it. It is shown this once."""
    now = utc_now()
    given = frozenset(map(Scope, scopes)) or SCOPES_OF[Role(role)]
    expires = now + dt.timedelta(days=days) if days else None
    with opened_site() as site:
        new = Keys(site.ledger.engine).make(name, Role(role), given, now, expires)
    _show_new(new, as_json)


@portals_command.command("list")
@json_option
def list_command(as_json: bool) -> None:
    """List the keys, without their secrets."""
    with opened_site() as site:
        keys = Keys(site.ledger.engine).all()
    if as_json:
        print_json([_key_json(key) for key in keys])
        return
    table = Table(box=None, header_style="dim")
    for heading in ("id", "portal", "role", "scopes", "made", "expires", "state", "last used"):
        table.add_column(heading)
    for key in keys:
        table.add_row(
            key.id,
            key.owner,
            key.role.value,
            " ".join(sorted(key.scopes)),
            key.created_at.date().isoformat(),
            key.expires_at.date().isoformat() if key.expires_at else "–",
            "works" if key.works_at(utc_now()) else "ended",
            key.last_used_on.isoformat() if key.last_used_on else "never",
        )
    console().print(table)


@portals_command.command("rotate")
@click.argument("key_id")
@click.option(
    "--grace-hours", type=click.IntRange(0, 24 * 90), default=24, show_default=True,
    help="For so long the old key works too.",
)  # fmt: skip
@json_option
def rotate_command(key_id: str, grace_hours: int, as_json: bool) -> None:
    """Make a new key with the rights of KEY_ID, which ends after a while."""
    with opened_site() as site:
        keys = Keys(site.ledger.engine)
        new = keys.rotate(key_id, utc_now(), dt.timedelta(hours=grace_hours))
    _show_new(new, as_json)


@portals_command.command("revoke")
@click.argument("key_id")
def revoke_command(key_id: str) -> None:
    """End the key KEY_ID now."""
    with opened_site() as site:
        Keys(site.ledger.engine).revoke(key_id, utc_now())
    click.echo(f"elenchos: key {key_id} works no more", err=True)


@portals_command.group("webhooks")
def webhooks_group() -> None:
    """Where portals are told what became of their applications: add, list, end."""


@webhooks_group.command("add")
@click.argument("name")
@click.argument("url")
@json_option
def add_webhook_command(name: str, url: str, as_json: bool) -> None:
    """Tell the portal NAME at URL from now on. The secret is shown this once."""
    with opened_site() as site:
        permitted = WebhookSettings().permitted
        new = subscriptions.subscribe(site.ledger, f"portal:{name}", url, permitted)
    if as_json:
        print_json({**_webhook_json(new.webhook), "secret": new.secret})
        return
    click.echo(new.secret)
    click.echo("elenchos: the portal checks signatures with it; it is shown this once", err=True)


@webhooks_group.command("list")
def list_webhooks_command() -> None:
    """List the webhooks as JSON, without their secrets."""
    with opened_site() as site:
        print_json([_webhook_json(hook) for hook in subscriptions.subscriptions(site.ledger)])


@webhooks_group.command("end")
@click.argument("webhook_id")
def end_webhook_command(webhook_id: str) -> None:
    """Tell WEBHOOK_ID nothing more."""
    with opened_site() as site:
        subscriptions.end(site.ledger, webhook_id)


def _webhook_json(hook: Webhook) -> dict[str, object]:
    return {
        "id": hook.id,
        "portal": hook.client.removeprefix("portal:"),
        "url": hook.url,
        "created_at": hook.created_at.isoformat(),
        "ended_at": hook.ended_at.isoformat() if hook.ended_at else None,
    }


def _show_new(new: NewKey, as_json: bool) -> None:
    if as_json:
        print_json({**_key_json(new.key), "key": new.secret})
        return
    click.echo(new.secret)
    click.echo("elenchos: keep it well; it is shown this once", err=True)


def _key_json(key: Key) -> dict[str, object]:
    return {
        "id": key.id,
        "portal": key.owner,
        "role": key.role.value,
        "scopes": sorted(key.scopes),
        "created_at": key.created_at.isoformat(),
        "expires_at": key.expires_at.isoformat() if key.expires_at else None,
        "works": key.works_at(utc_now()),
        "last_used_on": key.last_used_on.isoformat() if key.last_used_on else None,
    }
