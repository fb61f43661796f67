"""The commands by name, each imported when it is asked for: most need a part of the program."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

import click


@dataclass(frozen=True, slots=True)
class Listed:
    """A command as ``elenchos --help`` lists it, and where it is."""

    module: str
    attribute: str
    summary: str

    def load(self) -> click.Command:
        """The command itself."""
        command = getattr(import_module(self.module), self.attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{self.module}.{self.attribute} is no command")
        return command


def _listed(module: str, name: str, summary: str) -> Listed:
    return Listed(f"api.cli.{module}", f"{name}_command", summary)


COMMANDS: dict[str, Listed] = {
    "check": _listed("check", "check", "Read a case folder, check it and report."),
    "extract": _listed("extract", "extract", "Print what can be read in files."),
    "verify": _listed("check", "verify", "Run the rules alone, on extractions already given."),
    "mrz": _listed("mrz", "mrz", "Read the machine-readable zones in pictures and PDFs."),
    "photo": _listed(
        "photo", "photo", "Check photos: size, head, background, expression, quality."
    ),
    "names": _listed(
        "names", "names", "Say whether two spellings are one name, and by which rules."
    ),
    "procedures": _listed(
        "procedures", "procedures", "Print the catalogue, or one procedure of it."
    ),
    "samples": _listed("samples", "samples", "Write the specimen cases."),
    "doctor": _listed("doctor", "doctor", "Say what this machine lacks, and how to mend it."),
    "batch": _listed("batch", "batch", "Re-verify an archive of cases."),
    "compare": _listed("compare", "compare", "Say what changed between two runs over an archive."),
    "query": _listed("query", "query", "Ask the results of a run in SQL (DuckDB)."),
    "serve": _listed("serve", "serve", "Serve HTTP and the officers' pages."),
    "worker": _listed("worker", "worker", "Read what a broker brings."),
    "portals": _listed("portals", "portals", "Keys of portals: make, list, rotate, revoke."),
    "accounts": _listed(
        "accounts", "accounts", "Local accounts: add, list, password, roles, disable."
    ),
    "ledger": _listed("ledger", "ledger", "Look after the ledger: sweep, verify, copy, erase."),
    "keys": _listed("ledger", "keys", "The keys that what is kept is sealed with."),
}
"""Every command, in the order in which a newcomer meets them."""


class CommandsOnDemand(click.Group):
    """A group whose commands are those of ``COMMANDS``."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Their names, in the table's order."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """The command of that name, imported now; None if there is none."""
        listed = COMMANDS.get(cmd_name)
        return listed.load() if listed else None

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        """Lists them without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, listed.summary) for name, listed in COMMANDS.items()])
