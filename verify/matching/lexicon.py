"""Names with several known spellings, and the abbreviations and small words of names, as data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from verify.matching.letters import fold


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists, indexed.

    ``families``: for a spelling, the numbers of the names it can be. ``members``: the spellings
    of each name. ``translated``: the numbers of the names that other languages write otherwise.
    ``short_forms``: for an abbreviation, the full spellings it stands for.
    """

    families: dict[str, frozenset[int]]
    members: tuple[tuple[str, ...], ...]
    translated: dict[str, frozenset[int]]
    short_forms: dict[str, tuple[str, ...]]


def _rows(name: str) -> list[str]:
    text = (files("verify.matching") / "tables" / name).read_text("utf-8")
    return [fold(line) for line in text.splitlines() if line and not line.startswith("#")]


def _numbered(rows: tuple[tuple[str, ...], ...]) -> dict[str, frozenset[int]]:
    """For each spelling the numbers of the rows that have it."""
    found: dict[str, set[int]] = {}
    for number, row in enumerate(rows):
        for spelling in row:
            found.setdefault(spelling, set()).add(number)
    return {spelling: frozenset(numbers) for spelling, numbers in found.items()}


@cache
def lexicon() -> Lexicon:
    """The lists in ``tables/``: lexicon, translated_names and abbreviations."""
    members = tuple(tuple(row.split()) for row in _rows("lexicon.tsv"))
    translated = tuple(tuple(row.split()) for row in _rows("translated_names.tsv"))
    short: dict[str, tuple[str, ...]] = {}
    for row_text in _rows("abbreviations.tsv"):
        form, _, names = row_text.partition("\t")
        short[form.strip().rstrip(".")] = (*short.get(form.strip().rstrip("."), ()), *names.split())
    return Lexicon(_numbered(members), members, _numbered(translated), short)
