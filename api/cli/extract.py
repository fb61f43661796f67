"""``elenchos extract``: what can be read in files, nothing verified."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from api.cli.options import (
    EXIT_FAILED,
    EXIT_FLAGGED,
    EXIT_NOTHING,
    console,
    json_option,
    language_option,
    print_json,
    today,
)
from extract.evidence import FACT_TYPES, FactType
from extract.facts import Extraction, FactValue
from ingest.errors import UsageError
from ingest.names import shown
from verify.bilingual import DECIMAL_MARKS, Bilingual
from verify.case import Document
from verify.catalogue.messages import fact_name, kind_name, say
from verify.outcomes import worded
from verify.report import document_json, value_json
from workers.reading import read_document

_SCRIPTS = "birth_place_scripts"
_HEADINGS = (
    Bilingual("fact", "στοιχείο"),
    Bilingual("value", "τιμή"),
    Bilingual("confidence", "βεβαιότητα"),
    Bilingual("page", "σελίδα"),
    Bilingual("box", "θέση"),
    Bilingual("read by", "ανάγνωση από"),
)


@click.command("extract")
@click.argument("files", metavar="FILE…", nargs=-1, required=True)
@json_option
@language_option
def extract_command(files: tuple[str, ...], as_json: bool, language: str) -> int:
    """Print what can be read in files: kind, facts, each with its confidence and place."""
    worst = EXIT_NOTHING
    results: list[dict[str, object]] = []
    for name in files:
        path = Path(name)
        if not path.exists() and not path.is_symlink():
            line = f"{shown(name)}: there is no such file"
            if len(files) == 1:
                raise UsageError(line)
            click.echo(f"elenchos: {line}", err=True)
            results.append({"file": shown(name), "error": line})
            worst = EXIT_FAILED
            continue
        extractions = read_document(path, today())
        if any(e.problems or e.kind is None for e in extractions):
            worst = max(worst, EXIT_FLAGGED)
        if as_json:
            results += [document_json(Document(extraction)) for extraction in extractions]
        else:
            for extraction in extractions:
                _show(extraction, language)
    if as_json:
        print_json(results[0] if len(results) == 1 and len(files) == 1 else results)
    return worst


def _show(extraction: Extraction, language: str) -> None:
    out = console()
    kind = kind_name(extraction.kind.value).in_language(language) if extraction.kind else "?"
    out.rule(Text(f"{extraction.file} · {kind} ({extraction.kind_confidence:.0%})"))
    for problem in extraction.problems:
        params = {"limit": "", "found": ""} | {k: str(v) for k, v in problem.detail.items()}
        sentence = say(f"reason.{problem.reason.value}", params).in_language(language)
        out.print(Text(f"{problem.code.value}: {sentence}", style="red"))
    table = Table(box=None, header_style="dim")
    for heading in _HEADINGS:
        table.add_column(heading.in_language(language))
    for name, fact in sorted(extraction.facts.items()):
        table.add_row(
            fact_name(name).in_language(language),
            Text(_value(name, fact.value, language)),
            f"{fact.confidence:.2f}".replace(".", DECIMAL_MARKS[language]),
            str(fact.page or ""),
            ", ".join(map(str, fact.box or ())),
            fact.read_by,
        )
    out.print(table)


def _value(name: str, value: FactValue, language: str) -> str:
    """A value as a person reads it: the program's own words in the reader's language."""
    if isinstance(value, tuple):
        return "\n".join(_value(name, one, language) for one in value)
    if isinstance(value, Decimal | float):
        return str(value).replace(".", DECIMAL_MARKS[language])
    coded = FACT_TYPES.get(name) in {FactType.FLAG, FactType.CHECK} or name == _SCRIPTS
    said = worded(value) if coded else str(value_json(value))
    return said.in_language(language) if isinstance(said, Bilingual) else said
