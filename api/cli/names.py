"""``elenchos names``: are two spellings one name?"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Group
from rich.table import Table
from rich.text import Text

from api.cli.options import (
    EXIT_FLAGGED,
    EXIT_NOTHING,
    console,
    json_option,
    language_option,
    print_json,
)
from ingest.errors import UsageError
from ingest.names import shown
from verify.bilingual import Bilingual
from verify.matching.names import compare_names, parse_name
from verify.matching.verdict import AlignedPart, Comparison, Verdict

_VERDICTS = {
    Verdict.SAME: ("bold green", Bilingual("same", "ίδιο")),
    Verdict.VARIANT: ("green", Bilingual("variant", "παραλλαγή")),
    Verdict.DOUBTFUL: ("bold yellow", Bilingual("doubtful", "αμφίβολο")),
    Verdict.DIFFERENT: ("bold red", Bilingual("different", "διαφορετικό")),
}
_HEADINGS = Bilingual("Names|Verdict|Why|Letters", "Ονόματα|Κρίση|Γιατί|Γράμματα")


@dataclass(frozen=True, slots=True)
class _Compared:
    """Two spellings as they were given, and what comparing them says."""

    a: str
    b: str
    comparison: Comparison

    def as_json(self) -> dict[str, object]:
        found = self.comparison
        return {
            "a": self.a,
            "b": self.b,
            "verdict": found.verdict.value,
            "rules": list(found.rules),
            "explanation": {"en": found.explanation.en, "el": found.explanation.el},
            "alignment": [
                {"a": part.left, "b": part.right, "rule": part.rule} for part in found.alignment
            ],
        }


@click.command("names")
@click.argument("names", metavar="[A B]", nargs=-1)
@click.option(
    "--pairs", metavar="FILE.tsv", help="Compare the pairs of a file: a line each, tab between."
)
@json_option
@language_option
def names_command(names: tuple[str, ...], pairs: str | None, as_json: bool, language: str) -> int:
    """Say whether two spellings A and B are one name, and by which rule.

    A name is "SURNAME, GIVEN", an MRZ's "SURNAME<<GIVEN", or the words in any order.
    """
    compared = [_compare(a, b) for a, b in _given(names, pairs)]
    if as_json:
        print_json([each.as_json() for each in compared])
    else:
        _show(compared, language)
    settled = {Verdict.SAME, Verdict.VARIANT}
    flagged = any(each.comparison.verdict not in settled for each in compared)
    return EXIT_FLAGGED if flagged else EXIT_NOTHING


def _compare(a: str, b: str) -> _Compared:
    return _Compared(a, b, compare_names(parse_name(a), parse_name(b)))


def _given(names: tuple[str, ...], pairs: str | None) -> list[tuple[str, str]]:
    if pairs is None:
        if len(names) != 2:
            raise UsageError(
                f"two names are needed, {len(names)} given; "
                'quote each: elenchos names "HOXHA, ARTAN" "ΧΟΤΖΑ ΑΡΤΑΝ", or use --pairs FILE.tsv'
            )
        return [(names[0], names[1])]
    if names:
        raise UsageError("give either two names or --pairs FILE.tsv, not both")
    return read_pairs(pairs)


def read_pairs(file: str) -> list[tuple[str, str]]:
    """The pairs of a UTF-8 file without header or quoting; ``-`` is standard input.

    Raises:
        UsageError: the file can't be read, or a line (named by its number) is not two names with
            one tab between. Empty lines at the end are none.
    """
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not a file name"
        raise UsageError(f"{shown(file)}: {reason}; give a file of pairs, tab between") from error
    lines = (
        content.removeprefix(b"\xef\xbb\xbf").rstrip(b"\r\n").split(b"\n")
        if content.strip(b"\r\n")
        else []
    )
    return [_pair(line.removesuffix(b"\r"), number, file) for number, line in enumerate(lines, 1)]


def _pair(line: bytes, number: int, file: str) -> tuple[str, str]:
    try:
        fields = line.decode("utf-8").split("\t")
    except UnicodeDecodeError as error:
        raise UsageError(f"{shown(file)}, line {number}: not UTF-8; save it as UTF-8") from error
    if len(fields) != 2:
        raise UsageError(
            f"{shown(file)}, line {number}: {len(fields)} fields; "
            "a line is two names, one tab between"
        )
    return fields[0], fields[1]


def _escaped(name: str) -> str:
    """The name as given, with what a terminal would obey made visible; a slash is no path here."""
    return "/".join(map(shown, name.split("/")))


def _letters(parts: tuple[AlignedPart, ...]) -> Text:
    """The letters of both names one over the other; those that a rule joins are coloured."""
    upper, lower = Text(), Text()
    for part in parts:
        width = max(len(part.left), len(part.right), 1)
        style = "cyan" if part.rule else ""
        upper.append((part.left or "·").ljust(width) + " ", style)
        lower.append((part.right or "·").ljust(width) + " ", style)
    return Text("\n").join([upper, lower])


def _show(compared: list[_Compared], language: str) -> None:
    table = Table(*_HEADINGS.in_language(language).split("|"), show_lines=True)
    for each in compared:
        style, words = _VERDICTS[each.comparison.verdict]
        explanation = Text(each.comparison.explanation.in_language(language))
        rules = Text(", ".join(each.comparison.rules), style="dim")
        table.add_row(
            Text(f"{_escaped(each.a)}\n{_escaped(each.b)}"),
            Text(words.in_language(language), style=style),
            Group(explanation, rules) if each.comparison.rules else explanation,
            _letters(each.comparison.alignment),
        )
    console().print(table)
