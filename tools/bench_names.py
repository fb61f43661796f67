"""Precision, recall and speed of name matching on the labelled corpus, beside baselines.

``python tools/bench_names.py [--part train|held|all] [--misses N]``. A pair counts as matched if
the verdict is same or variant. Pairs labelled ``unsure`` must be doubtful and count in neither.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein
from rich.console import Console
from rich.table import Table
from unidecode import unidecode

from verify.matching.names import compare_names, parse_name
from verify.matching.verdict import Verdict

CORPUS = Path(__file__).resolve().parent.parent / "tests" / "data" / "names"
SETTLED = frozenset({Verdict.SAME, Verdict.VARIANT})
Judge = Callable[[str, str], Verdict]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One row of the corpus."""

    origin: str
    part: str
    label: str
    a: str
    b: str
    reason: str


def read_corpus(folder: Path = CORPUS) -> list[Labelled]:
    """All rows of all origins, those made from lists and those written by hand."""
    return [
        Labelled(file.stem, part_of(*line.split("\t")[1:3]), *line.split("\t"))
        for file in sorted(folder.glob("*/*.tsv"))
        for line in file.read_text("utf-8").splitlines()
    ]


def part_of(a: str, b: str) -> str:
    """Two fifths of the pairs are held out, by a hash of the names: rows may come and go."""
    return "held" if hashlib.sha256(f"{a}\t{b}".encode()).digest()[0] % 5 < 2 else "train"


def elenchos(a: str, b: str) -> Verdict:
    """What is measured."""
    return compare_names(parse_name(a), parse_name(b)).verdict


def _plain(text: str) -> str:
    words = unidecode(text).upper().replace("<", " ").replace(",", " ").split()
    return " ".join(sorted(words))


def _verdict(matched: bool) -> Verdict:
    return Verdict.SAME if matched else Verdict.DIFFERENT


BASELINES: dict[str, Judge] = {
    "exact after unidecode": lambda a, b: _verdict(_plain(a) == _plain(b)),
    "rapidfuzz ratio ≥ 90": lambda a, b: _verdict(fuzz.ratio(_plain(a), _plain(b)) >= 90),
    "edit distance ≤ 2": lambda a, b: _verdict(Levenshtein.distance(_plain(a), _plain(b)) <= 2),
}


@dataclass(slots=True)
class Score:
    """Counts of one judge on one set of rows."""

    true: int = 0
    matched: int = 0
    wrong: int = 0
    doubtful: int = 0
    false: int = 0
    unsure: int = 0
    unsure_kept: int = 0

    def add(self, row: Labelled, verdict: Verdict) -> None:
        """Counts one row."""
        if row.label == "one":
            self.true += 1
            self.matched += verdict in SETTLED
            self.doubtful += verdict is Verdict.DOUBTFUL
        elif row.label == "two":
            self.false += 1
            self.wrong += verdict in SETTLED
        else:
            self.unsure += 1
            self.unsure_kept += verdict is Verdict.DOUBTFUL

    @property
    def precision(self) -> float:
        """Of the pairs matched, how many are one person."""
        found = self.matched + self.wrong
        return self.matched / found if found else 1.0

    @property
    def recall(self) -> float:
        """Of the pairs that are one person, how many are matched."""
        return self.matched / self.true if self.true else 1.0

    def row(self, name: str) -> tuple[str, ...]:
        """The table's cells."""
        share = self.doubtful / self.true if self.true else 0.0
        return (
            name,
            f"{self.true}+{self.false}",
            f"{self.precision:.2%}",
            f"{self.recall:.2%}",
            f"{share:.2%}",
            str(self.wrong),
            f"{self.unsure_kept}/{self.unsure}" if self.unsure else "",
        )


def _score(rows: list[Labelled], judge: Judge) -> Score:
    score = Score()
    for row in rows:
        score.add(row, judge(row.a, row.b))
    return score


def tables(rows: list[Labelled], title: str) -> Table:
    """Precision and recall by origin, then of all, then of the baselines."""
    table = Table(title=title)
    for heading in ("origin", "pairs", "precision", "recall", "doubtful", "wrong", "unsure kept"):
        table.add_column(heading, justify="left" if heading == "origin" else "right")
    for origin in sorted({row.origin for row in rows}):
        table.add_row(*_score([r for r in rows if r.origin == origin], elenchos).row(origin))
    table.add_section()
    table.add_row(*_score(rows, elenchos).row("all: Elenchos"), style="bold")
    for name, judge in BASELINES.items():
        table.add_row(*_score(rows, judge).row(name))
    return table


def speed(rows: list[Labelled]) -> tuple[float, float]:
    """Comparisons a second on one core: the corpus's own pairs, then a name against an archive.

    The pairs are near each other and have been compared before; in the archive nearly all pairs
    are new and unlike.
    """
    named = [(parse_name(row.a), parse_name(row.b)) for row in rows]
    for a, b in named:
        compare_names(a, b)
    start = time.process_time()
    for a, b in named:
        compare_names(a, b)
    near = len(named) / (time.process_time() - start)
    seekers = [a for a, _ in named[::60]]
    archive = [b for _, b in named]
    start = time.process_time()
    for a, b in product(seekers, archive):
        compare_names(a, b)
    return near, len(seekers) * len(archive) / (time.process_time() - start)


def show_misses(rows: list[Labelled], count: int, console: Console) -> None:
    """The first pairs of the training part that were judged against their label."""
    for row in [r for r in rows if r.part == "train"]:
        found = compare_names(parse_name(row.a), parse_name(row.b))
        right = {
            "one": found.verdict in SETTLED,
            "two": found.verdict not in SETTLED,
            "unsure": found.verdict is Verdict.DOUBTFUL,
        }[row.label]
        if not right and count:
            count -= 1
            console.print(
                f"{row.origin} {row.label} → {found.verdict}: {row.a} | {row.b} "
                f"({row.reason}; {', '.join(found.rules)})",
                markup=False,
                highlight=False,
                soft_wrap=True,
            )


def main(arguments: list[str]) -> int:
    """Prints the tables; returns 1 if all that was printed misses the aims together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("train", "held", "all"), default="all")
    parser.add_argument("--misses", type=int, default=0, help="show so many of the training part")
    options = parser.parse_args(arguments)
    console = Console(width=None if sys.stdout.isatty() else 110)
    rows = read_corpus()
    seen: list[Labelled] = []
    for part in ("train", "held") if options.part == "all" else (options.part,):
        chosen = [row for row in rows if row.part == part]
        console.print(tables(chosen, f"{part}: {len(chosen)} pairs"))
        seen += chosen
    total = _score(seen, elenchos)
    near, archive = speed(rows)
    console.print(
        f"{near:,.0f} comparisons a second on the corpus's pairs (near each other, seen before)"
    )
    console.print(
        f"{archive:,.0f} comparisons a second searching the corpus for one name after another"
    )
    show_misses(rows, options.misses, console)
    return int(total.precision < 0.999 or total.recall < 0.97)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
