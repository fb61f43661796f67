"""``elenchos procedures``: the catalogue, or one procedure with requirements and sources."""

from __future__ import annotations

import click
from rich.table import Table
from rich.text import Text

from api.cli.options import console, json_option, language_option, print_json
from ingest.errors import UsageError
from verify.bilingual import Bilingual
from verify.catalogue.load import default_catalogue
from verify.catalogue.messages import fact_name, kind_name
from verify.catalogue.models import Procedure, Requirement
from verify.catalogue.models import Text as TwoTexts
from verify.describe import facts_asked, procedure_json, summary_json
from verify.form_schema import form_schema


@click.command("procedures")
@click.argument("procedure_id", metavar="[ID]", required=False)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the procedure's form.")
@json_option
@language_option
def procedures_command(
    procedure_id: str | None, schema: bool, as_json: bool, language: str
) -> None:
    """List the procedures, or print one with its requirements and their sources."""
    catalogue = default_catalogue()
    if procedure_id is None:
        if schema:
            raise UsageError(
                "--schema: name a procedure, as in: elenchos procedures registration --schema"
            )
        if as_json:
            print_json([summary_json(p) for p in catalogue.procedures.values()])
            return
        _list(list(catalogue.procedures.values()), language)
        return
    procedure = catalogue.get(procedure_id)
    if schema:
        print_json(form_schema(procedure))
    elif as_json:
        print_json(procedure_json(procedure))
    else:
        _show(procedure, language)


def _said(text: TwoTexts, language: str) -> str:
    return Bilingual(en=text.en, el=text.el).in_language(language)


def _list(procedures: list[Procedure], language: str) -> None:
    table = Table(box=None, header_style="dim")
    for heading in ("id", "procedure", "requirements", "source"):
        table.add_column(heading)
    for procedure in procedures:
        table.add_row(
            procedure.id,
            _said(procedure.name, language),
            str(len(procedure.requirements)),
            f"{procedure.source_file[:3]} {procedure.source_section}",
        )
    console().print(table)


def _show(procedure: Procedure, language: str) -> None:
    out = console()
    out.rule(Text(procedure.id))
    out.print(Text(_said(procedure.name, language), style="bold"))
    out.print(Text(f"{procedure.source_file}, {procedure.source_section}", style="dim"))
    asked = [f"{name} ({fact_name(name).in_language(language)})" for name in facts_asked(procedure)]
    out.print(Text(f"facts: {', '.join(asked) or '–'}\n"))
    for number, requirement in enumerate(procedure.requirements, 1):
        out.print(_requirement(number, requirement, language))


def _requirement(number: int, requirement: Requirement, language: str) -> Text:
    text = Text(f"{number:>2}. {_said(requirement.name, language)}", style="bold")
    text.append(f"  [{requirement.id}]\n", style="dim")
    kinds = " | ".join(kind_name(kind.value).in_language(language) for kind in requirement.accepts)
    if kinds:
        text.append(f"    {kinds}\n", style="not bold")
    if requirement.when:
        values = ", ".join(requirement.when.any_of)
        text.append(f"    when {requirement.when.fact.value}: {values}\n", style="not bold cyan")
    if requirement.unless:
        text.append(f"    not for: {requirement.unless.value}\n", style="not bold cyan")
    if requirement.checks:
        text.append(
            f"    {', '.join(check.value for check in requirement.checks)}\n", style="not bold dim"
        )
    quote = " ".join(requirement.source.quote.replace("**", "").split())
    text.append(f"    {requirement.source.item}: «{quote}»\n", style="not bold italic")
    return text
