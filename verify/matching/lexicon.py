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
    of each name. ``short_forms``: for an abbreviation, the full spellings it stands for.
    """

    families: dict[str, frozenset[int]]
    members: tuple[tuple[str, ...], ...]
    short_forms: dict[str, tuple[str, ...]]


def _rows(name: str) -> list[str]:
    text = (files("verify.matching") / "tables" / name).read_text("utf-8")
    return [fold(line) for line in text.splitlines() if line and not line.startswith("#")]


@cache
def lexicon() -> Lexicon:
    """The lists in ``tables/lexicon.tsv`` and ``tables/abbreviations.tsv``."""
    members = tuple(tuple(row.split()) for row in _rows("lexicon.tsv"))
    families: dict[str, set[int]] = {}
    for number, row in enumerate(members):
        for spelling in row:
            families.setdefault(spelling, set()).add(number)
    short: dict[str, tuple[str, ...]] = {}
    for row_text in _rows("abbreviations.tsv"):
        form, _, names = row_text.partition("\t")
        short[form.strip().rstrip(".")] = (*short.get(form.strip().rstrip("."), ()), *names.split())
    frozen = {spelling: frozenset(numbers) for spelling, numbers in families.items()}
    return Lexicon(frozen, members, short)
