"""``elenchos query``: SQL over the results of a run."""

from __future__ import annotations

from pathlib import Path

import click
from rich.table import Table

from api.cli.options import EXIT_NOTHING, console, json_option, print_json

SCHEMA = "elenchos.query/1"


@click.command("query")
@click.argument("run", metavar="RUN")
@click.argument("question", metavar='"SELECT …"')
@json_option
def query_command(run: str, question: str, as_json: bool) -> int:
    """Ask the results of a run in SQL (DuckDB).

    RUN is the --out folder of a run. Its tables are cases, requirements, findings and across;
    nothing else can be read, and nothing written.
    """
    from workers.archive.query import ask

    answer = ask(Path(run), question)
    if as_json:
        rows = [list(row) for row in answer.rows]
        print_json({"schema": SCHEMA, "columns": list(answer.columns), "rows": rows})
        return EXIT_NOTHING
    table = Table(*answer.columns, show_edge=False, pad_edge=False)
    for row in answer.rows:
        table.add_row(*("" if value is None else str(value) for value in row))
    console().print(table)
    return EXIT_NOTHING
