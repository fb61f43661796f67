"""``elenchos batch``: an archive re-verified. What it does is in ``batch_run``."""

from __future__ import annotations

import datetime as dt

import click

from api.cli.options import as_of_option, json_option, language_option


@click.command("batch")
@click.argument("archive", metavar="ARCHIVE")
@click.option("--out", "out", required=True, metavar="DIR", help="The folder of the run.")
@click.option(
    "--workers", type=click.IntRange(1, 256), default=1, show_default=True,
    help="Processes of this machine.",
)  # fmt: skip
@click.option(
    "--broker", is_flag=True,
    help="Send the cases to the workers of ELENCHOS_BROKER, who see ARCHIVE and DIR too.",
)  # fmt: skip
@click.option("--reread", is_flag=True, help="Read every document anew.")
@click.option(
    "--only", "only", multiple=True, metavar="PROCEDURE|CODE",
    help="Only cases of this procedure, or with this finding in the last run (repeatable).",
)  # fmt: skip
@click.option(
    "--reuse", "reuse", multiple=True, metavar="RUN",
    help="Take what an earlier run read from its folder (repeatable).",
)  # fmt: skip
@as_of_option
@json_option
@language_option
def batch_command(  # noqa: PLR0913, PLR0917 - click passes each option by name
    archive: str,
    out: str,
    workers: int,
    broker: bool,
    reread: bool,
    only: tuple[str, ...],
    reuse: tuple[str, ...],
    as_of: dt.date | None,
    as_json: bool,
    language: str,
) -> int:
    """Re-verify an archive of cases.

    ARCHIVE is a folder of case folders, a tar, a zip, an s3:// prefix, or a manifest (CSV,
    Parquet). Killed and started again, the run goes on where it was.
    """
    # Arrow and all that reads documents: the other commands start without them.
    from api.cli.batch_run import BatchOptions, run_batch

    options = BatchOptions(
        archive, out, workers, broker, reread, only, reuse, as_of, as_json, language
    )
    return run_batch(options)
