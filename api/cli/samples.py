"""``elenchos samples``: writes the specimen cases."""

from __future__ import annotations

from pathlib import Path

import click

from api.cli.options import json_option, print_json
from ingest.errors import UsageError
from ingest.names import shown


@click.command("samples")
@click.argument("out_dir", metavar="OUT_DIR", type=click.Path(path_type=Path))
@click.option("--seed", type=int, default=1, show_default=True, help="Other people for a number.")
@click.option("--only", "only", multiple=True, metavar="PROCEDURE", help="These procedures alone.")
@json_option
def samples_command(out_dir: Path, seed: int, only: tuple[str, ...], as_json: bool) -> None:
    """Write the specimen cases: fictional people, a complete case and planted defects."""
    from samples.write import write_samples

    try:
        written = write_samples(out_dir, seed=seed, only=only)
    except OSError as error:
        raise UsageError(f"{shown(str(out_dir))}: can't be written ({error.strerror})") from error
    if as_json:
        print_json(
            [
                {"procedure": case.procedure, "name": case.name, "folder": str(case.folder),
                 "expected": str(case.expected)}
                for case in written
            ]
        )  # fmt: skip
        return
    click.echo(f"{len(written)} cases in {shown(str(out_dir))}", err=True)
    if written:
        click.echo(
            f"try: elenchos check {shown(str(out_dir))}/long-term.initial/complete", err=True
        )
