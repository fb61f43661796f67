"""``elenchos ledger …``: the ledger looked after; ``elenchos keys …``: its keys."""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict

import click

from api.cli.options import EXIT_FLAGGED, EXIT_NOTHING, json_option, print_json
from ingest.blobs.keys import new_key
from workers.ledger import copying, erasure, events, overdue
from workers.rotation import rotate
from workers.settings import WorkerSettings
from workers.site import Site, open_site
from workers.sweeping import sweep

ACTOR = "command"
"""The actor of what is done on the site's own machine."""


def _site() -> Site:
    return open_site(WorkerSettings())


@click.group("ledger")
def ledger_command() -> None:
    """Look after the ledger that ELENCHOS_DATABASE (else ELENCHOS_DATA) names."""


@ledger_command.command("migrate")
def migrate_command() -> int:
    """Bring the tables to the form that this version needs; makes a new site's."""
    open_site(WorkerSettings(), prepare=True).close()
    click.echo("The tables are up to date.", err=True)
    return EXIT_NOTHING


@ledger_command.command("verify")
@click.option("--head", metavar="NUMBER:DIGEST", help="A head noted down earlier must be there.")
@json_option
def verify_command(head: str | None, as_json: bool) -> int:
    """Check the event log: nothing changed, taken out or put in. Exit code 1: it does not hold."""
    with closing(_site()) as site, site.ledger.reading() as session:
        chain = events.verify(session)
        kept = head is None or events.holds(session, head)
    if as_json:
        print_json(asdict(chain) | {"whole": chain.whole and kept})
    elif not chain.whole:
        click.echo(f"The event log does not hold from event {chain.broken_at} on.")
    elif not kept:
        click.echo("The event log holds, but the head that was noted down is not in it.")
    else:
        click.echo(
            f"The event log holds: {chain.events} events; head {chain.events}:{chain.digest}"
        )
    return EXIT_NOTHING if chain.whole and kept else EXIT_FLAGGED


@ledger_command.command("sweep")
@json_option
def sweep_command(as_json: bool) -> int:
    """One round of what workers do by themselves: what is overdue is done, erased or sent again."""
    with closing(_site()) as site:
        swept = sweep(site, ACTOR)
    if as_json:
        print_json(asdict(swept))
    else:
        click.echo(
            f"{swept.lost} taken back from lost workers, {swept.sent} sent again, "
            f"{swept.judged} judged, {swept.erased} erased"
        )
    return EXIT_NOTHING


@ledger_command.command("status")
@json_option
def status_command(as_json: bool) -> int:
    """What waits, and since when."""
    with closing(_site()) as site:
        backlog = overdue.backlog(site.ledger)
    documents = {state.value: number for state, number in sorted(backlog.documents.items())}
    oldest = backlog.oldest.isoformat(timespec="seconds") if backlog.oldest else None
    if as_json:
        print_json({"documents": documents, "oldest": oldest, "due": backlog.due})
    else:
        said = ", ".join(f"{number} {state}" for state, number in documents.items())
        click.echo(f"Documents: {said or 'none waits'}. Oldest since: {oldest or 'none'}.")
        click.echo(f"Cases to judge: {backlog.due}.")
    return EXIT_NOTHING


@ledger_command.command("copy")
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def copy_command(source: str, target: str) -> int:
    """Copy a ledger into an empty database, its event log whole: sqlite:///FILE, postgresql://…

    Stop the service and the workers before, and start them with the new address after it.
    """
    chain = copying.copy(
        source, target, lambda table, rows: click.echo(f"{table}: {rows}", err=True)
    )
    if not chain.whole:
        click.echo(f"Copied; the event log does not hold from event {chain.broken_at} on.")
        return EXIT_FLAGGED
    click.echo(f"Copied. The event log holds: {chain.events} events; head {chain.digest}")
    return EXIT_NOTHING


@ledger_command.command("erase")
@click.argument("cases", metavar="CASE_ID", nargs=-1, required=True)
def erase_command(cases: tuple[str, ...]) -> int:
    """Erase cases: all that says who they were is gone, the event log stays whole."""
    with closing(_site()) as site:
        for case in cases:
            erasure.erase(site.ledger, site.blobs, case, ACTOR, erasure.Why.ASKED)
            click.echo(f"{case}: erased", err=True)
    return EXIT_NOTHING


@click.group("keys")
def keys_command() -> None:
    """The keys that what is kept is sealed with."""


@keys_command.command("new")
@click.argument("name", metavar="ID")
def new_command(name: str) -> int:
    """Print a fresh key: put it first in ELENCHOS_KEYS or in the key file, then rotate."""
    click.echo(new_key(name))
    return EXIT_NOTHING


@keys_command.command("rotate")
def rotate_command() -> int:
    """Seal everything anew with the first key; the older ones may be taken away afterwards."""
    with closing(_site()) as site:
        rotated = rotate(site, ACTOR)
    click.echo(f"Sealed anew: {rotated.rows} rows, {rotated.files} files.")
    return EXIT_NOTHING
