"""The spelling conventions: tables of sounds and the ways in which each script writes them.

A convention is a file in ``tables/``: a head of ``# key: value`` lines (id, names, rule, source)
and rows of spellings, one column a script (ISO 15924). Spellings that share a row stand for the
same sound. ``-`` is nothing, ``^`` and ``$`` are a word's start and end. A spelling that ends in
``?`` is weak evidence; ``*`` makes a match doubtful whatever stands beside it; one that ends in
``!`` holds between scripts only, since within a script it would join different names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from verify.bilingual import Bilingual
from verify.matching.letters import Script, fold

TABLES = (
    "greek",
    "russian",
    "ukrainian",
    "bulgarian",
    "georgian",
    "armenian",
    "arabic",
    "icao",
    "greek_within",
    "phonetic",
    "slavic_latin",
    "caucasian_latin",
    "albanian",
    "arabic_latin",
    "chinese_latin",
    "spanish_latin",
    "turkish_latin",
    "english_latin",
    "european_latin",
)
"""The conventions, those with a published standard first: ties are explained by the first."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a sound.

    ``weak``: needs certain letters beside it; ``rare``: never settles anything. ``across``: holds
    between scripts only.
    """

    text: str
    weak: bool = False
    across: bool = False
    rare: bool = False


@dataclass(frozen=True, slots=True)
class Sound:
    """One row of a table: the spellings of one sound by script, and the column it is named by."""

    key: str
    spellings: tuple[tuple[Script, tuple[Spelling, ...]], ...]

    def of(self, script: Script) -> tuple[Spelling, ...]:
        """The spellings in one script; empty if the table has none."""
        for own, spellings in self.spellings:
            if own is script:
                return spellings
        return ()


@dataclass(frozen=True, slots=True)
class Convention:
    """A named set of sounds. ``letters`` is the adjective for one of its letters.

    ``tight`` are scripts in which the spellings of a row are free alternatives, not merely attested
    ones. ``across``: the table says nothing about two words of one script. ``echo``: its Greek
    spellings come back in Latin letters. ``shape``: what a Latin word of that origin looks like,
    if it can be told. ``rule`` is what a comparison reports.
    """

    id: str
    title: Bilingual
    letters: Bilingual
    rule: str
    source: str
    tight: frozenset[Script]
    across: bool
    echo: bool
    shape: re.Pattern[str] | None
    sounds: tuple[Sound, ...]


def _spelling(cell: str) -> Spelling:
    text = cell.rstrip("?!*")
    flags = cell[len(text) :]
    return Spelling(
        "" if text == "-" else fold(text),
        weak="?" in flags or "*" in flags,
        across="!" in flags,
        rare="*" in flags,
    )


def _read(name: str) -> tuple[dict[str, str], list[Sound]]:
    head: dict[str, str] = {}
    sounds: list[Sound] = []
    columns: list[Script] = []
    text = (files("verify.matching") / "tables" / f"{name}.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("# "):
            key, _, value = line[2:].partition(":")
            head[key.strip()] = value.strip()
        elif not columns:
            columns = [Script(code) for code in line.split("\t")]
        elif line:
            cells = line.split("\t")
            row = [
                (script, tuple(map(_spelling, cell.split())))
                for script, cell in zip(columns, cells, strict=False)
            ]
            sounds.append(Sound(cells[0].split()[0].rstrip("?!*"), tuple(row)))
    return head, sounds


@cache
def load(name: str) -> Convention:
    """One convention by the name of its file. Its own rows replace inherited ones of that key."""
    head, own = _read(name)
    keys = {sound.key for sound in own}
    inherited = load(head["inherits"]).sounds if "inherits" in head else ()
    return Convention(
        id=head["id"],
        title=Bilingual(en=head["en"], el=head["el"]),
        letters=Bilingual(en=head["letters-en"], el=head["letters-el"]),
        rule=head["rule"],
        source=head["source"],
        across="across" in head,
        echo=head.get("echo") != "no",
        shape=re.compile(head["shape"]) if "shape" in head else None,
        tight=frozenset(Script(code) for code in head.get("tight", "").split()),
        sounds=(*own, *(sound for sound in inherited if sound.key not in keys)),
    )


@cache
def all_conventions() -> tuple[Convention, ...]:
    """Every convention, in the order of ``TABLES``: the bit numbers that masks use."""
    return tuple(load(name) for name in TABLES)


@lru_cache(maxsize=65536)
def unlike(word: str) -> int:
    """The mask of the conventions whose words a Latin word (folded) can't be one of."""
    mask = 0
    for number, convention in enumerate(all_conventions()):
        if convention.shape is not None and not convention.shape.fullmatch(word):
            mask |= 1 << number
    return mask
