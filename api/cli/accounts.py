"""``elenchos accounts``: the local accounts of officers and others, for one machine."""

from __future__ import annotations

import sys

import click
from rich.table import Table

from api.auth.accounts import Accounts
from api.auth.roles import Role
from api.cli.options import console, json_option, print_json
from api.cli.sites import opened_site
from workers.ledger.connection import utc_now

_ROLES = [role.value for role in Role if role is not Role.PORTAL]
_role_option = click.option(
    "--role",
    "roles",
    multiple=True,
    required=True,
    type=click.Choice(_ROLES),
    help="May be repeated.",
)
_stdin_option = click.option(
    "--password-stdin", is_flag=True, help="Read the password from the first line of stdin."
)


@click.group("accounts")
def accounts_command() -> None:
    """Local accounts: add, list, password, roles, disable."""


@accounts_command.command("add")
@click.argument("login")
@_role_option
@click.option("--name", default="", help="The person's name, for showing (default: the login).")
@_stdin_option
def add_command(login: str, roles: tuple[str, ...], name: str, password_stdin: bool) -> None:
    """Add an account; its password is asked for."""
    password = _password(password_stdin)
    with opened_site() as site:
        Accounts(site.ledger.engine).make(
            login, name or login, map(Role, roles), password, utc_now()
        )
    click.echo(f"elenchos: {login} may log in as {', '.join(roles)}", err=True)


@accounts_command.command("list")
@json_option
def list_command(as_json: bool) -> None:
    """List the accounts, those of a provider's persons too."""
    with opened_site() as site:
        found = Accounts(site.ledger.engine).all()
    if as_json:
        print_json(
            [
                {"id": a.id, "login": a.login, "name": a.name, "roles": sorted(a.roles),
                 "disabled": a.disabled}
                for a in found
            ]
        )  # fmt: skip
        return
    table = Table(box=None, header_style="dim")
    for heading in ("login", "name", "roles", "state"):
        table.add_column(heading)
    for account in found:
        state = "disabled" if account.disabled else "works"
        table.add_row(account.login, account.name, " ".join(sorted(account.roles)), state)
    console().print(table)


@accounts_command.command("password")
@click.argument("login")
@_stdin_option
def password_command(login: str, password_stdin: bool) -> None:
    """Set a new password; the account's sessions end."""
    password = _password(password_stdin)
    with opened_site() as site:
        Accounts(site.ledger.engine).set_password(login, password)


@accounts_command.command("roles")
@click.argument("login")
@_role_option
def roles_command(login: str, roles: tuple[str, ...]) -> None:
    """Give the account these roles instead of its own."""
    with opened_site() as site:
        Accounts(site.ledger.engine).set_roles(login, map(Role, roles))


@accounts_command.command("disable")
@click.argument("login")
def disable_command(login: str) -> None:
    """Shut the account out, at once. What it did stays in the log."""
    with opened_site() as site:
        Accounts(site.ledger.engine).disable(login, utc_now())


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
