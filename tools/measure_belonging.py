"""Measures anew how surely values belong to their facts, and writes ``extract/belonging.yaml``.

Usage: python tools/measure_belonging.py [--styles second,seen] [--rounds 2] [--turns 8]
       [--hidden 0.35] [--sample OUT.tsv --level light] [--write]

Papers that the readers know are read with a share of labels, patterns and roles hidden, chosen
anew in each turn: so they are papers of strangers. What was found by which way and with which
signs, and whether it was right, gives the weight of each (logistic regression, drawn to nothing
where little was seen; what speaks against a value is never let speak for it). Hiding labels is
kinder than strangers are. So a constant is added at the end: the mean over facts of papers read
for the first time, before anybody mended anything for them, must be their share of right ones
(``tools/belonging_sample.tsv``: way, signs, right). ``--sample`` writes such a list of the styles
given, as they are read now and with nothing hidden.
``--level born,light`` takes scans too: only these tell what doubts about letters weigh.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("OMP_THREAD_LIMIT", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
from rapidfuzz import fuzz

from extract import label_at, label_patterns, label_words, lexicon, roles
from extract.belonging import How, Sign, Way, weights
from extract.document import ReadDocument, ReadPage
from extract.extraction import pages_of
from extract.folding import skeleton
from extract.readers import READERS
from extract.weighing import weighed
from ingest.files import open_file
from ingest.pages import FileFormat
from tools.documents_bench.scans import scan
from tools.documents_bench.scores import right
from tools.second_style import library as second
from tools.second_style.drawn import AnyOf, Drawn
from tools.third_style import library as third

SAMPLE = Path(__file__).with_name("belonging_sample.tsv")
WEIGHTS = Path(__file__).resolve().parent.parent / "extract" / "belonging.yaml"
_SEEN_ON = dt.date(2026, 11, 2)
_CARDS = frozenset(second.KINDS[:6])  # pictures: they have no text layer to be read by
_MISREAD = 75.0
_DRAWN_IN, _SURE = 1.0, 6.0
_FOR = frozenset({Sign.PROVEN, Sign.HOLDERS, Sign.USUAL})
_OF_LETTERS = frozenset({Sign.SCRIPT})  # what this speaks against is the letters themselves
_HEAD = """\
# Log-odds that a value belongs to its fact: of the way by which it was found, and what each sign
# adds (``extract.belonging``). Measured by ``tools/measure_belonging.py --write``, not set by hand.
"""


@dataclass(frozen=True)
class Found:
    """How one fact was found, and whether it is the right value, read well or not."""

    how: How
    belongs: bool
    weight: float = 1.0


@dataclass(frozen=True)
class _Paper:
    drawn: Drawn
    pages: tuple[ReadPage, ...]
    format: FileFormat


def _drawn(style: str, rounds: int) -> Iterator[tuple[int, Drawn]]:
    for turn in range(rounds):
        for place, kind in enumerate(third.KINDS):
            number = place * 3 + turn * 7
            if style == "second":
                yield number, second.drawn(kind, number)
            else:
                yield number, third.drawn(style, kind, number)[1]


def _papers(styles: Sequence[str], rounds: int, level: str) -> Iterator[_Paper]:
    for style in styles:
        for number, drawn in _drawn(style, rounds):
            if level == "born" and drawn.kind in _CARDS:
                continue
            data = drawn.data if level == "born" else scan(drawn.data, level, number)
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "document"
                path.write_bytes(data)
                with open_file(path) as opened:
                    pages = tuple(pages_of(opened, seen_on=_SEEN_ON))
                    yield _Paper(drawn, pages, opened.format)


def _found(papers: Sequence[_Paper], weight: float) -> Iterator[Found]:
    for paper in papers:
        fresh = tuple(replace(page) for page in paper.pages)  # without the labels found before
        document = ReadDocument(fresh, paper.format, _SEEN_ON)
        facts = weighed(document, READERS[paper.drawn.kind](document))
        for name, wanted in paper.drawn.facts.items():
            fact = facts.get(name)
            if fact is not None and fact.how is not None:
                told = right if fact.how.signs & _OF_LETTERS else _is_that
                yield Found(fact.how, told(fact.value, wanted), weight)


def _is_that(found: object, wanted: object) -> bool:
    """Whether the value is the one wanted, though some letters may be misread."""
    if right(found, wanted):
        return True
    if isinstance(wanted, AnyOf):
        return any(_is_that(found, value) for value in wanted.values)
    texts = isinstance(wanted, str) and isinstance(found, str)
    return texts and fuzz.ratio(skeleton(str(found)), skeleton(str(wanted))) >= _MISREAD


def _hide(turn: int, share: float) -> None:
    """Takes a share of what is known of labels and roles away, another in each turn."""

    def stays(what: object) -> bool:
        return zlib.crc32(f"{turn}:{what}".encode()) % 10_000 >= share * 10_000

    known = _KNOWN_LABELS
    kept = lexicon.Lexicon({k: v for k, v in known.phrases.items() if stays(k)}, known.words)
    patterns = tuple(pattern for pattern in _KNOWN_PATTERNS if stays(repr(pattern)))
    told = {
        name: [stem for stem in stems if name not in set(roles.Role) or stays(stem)]
        for name, stems in _KNOWN_ROLES.items()
    }
    for module in (lexicon, label_at, label_words):
        _put(module, "lexicon", lambda: kept)
    _put(label_patterns, "_patterns", lambda: patterns)
    _put(roles, "_roles", lambda: told)
    lexicon._merged.cache_clear()
    lexicon._phrases_of_length.cache_clear()
    label_patterns._by_opening.cache_clear()
    label_patterns._opened_by.cache_clear()
    label_words.forget()
    for cached in (roles._beginnings, roles.roles_of, roles.names_a_person, roles.is_a_part):
        cached.cache_clear()


def _put(module: object, name: str, value: Callable[[], object]) -> None:
    setattr(module, name, value)


_KNOWN_LABELS = lexicon.lexicon()
_KNOWN_PATTERNS = label_patterns._patterns()
_KNOWN_ROLES = roles._roles()


def _read_sample() -> Iterator[Found]:
    for line in SAMPLE.read_text("utf-8").splitlines():
        way, signs, verdict = line.split("\t")
        how = How(Way(way), frozenset(map(Sign, filter(None, signs.split(",")))))
        yield Found(how, verdict == "right")


def _write_sample(found: Sequence[Found], path: Path) -> None:
    rows = sorted(
        f"{one.how.way}\t{','.join(sorted(one.how.signs))}\t{'right' if one.belongs else 'wrong'}\n"
        for one in found
    )
    path.write_text("".join(rows), "utf-8")


def _odds(share: float) -> float:
    return float(np.log(share / (1 - share)))


def fitted(found: Sequence[Found], strangers: Sequence[Found]) -> tuple[dict[str, float], ...]:
    """Weights of ways and signs that explain ``found``, put level with ``strangers``."""
    names = [*Way, *Sign]
    matrix = np.array([_row(one.how) for one in found])
    truth = np.array([float(one.belongs) for one in found])
    weight = np.array([one.weight for one in found])
    usual = _odds(float((truth * weight).sum() / weight.sum()))
    centre = np.array([usual] * len(Way) + [0.0] * len(Sign))
    betas = centre.copy()
    for _ in range(60):
        share = 1 / (1 + np.exp(-matrix @ betas))
        slope = matrix.T @ (weight * (truth - share)) - _DRAWN_IN * (betas - centre)
        bend = (matrix.T * (weight * share * (1 - share))) @ matrix + _DRAWN_IN * np.eye(len(names))
        betas = _bounded(betas + np.linalg.solve(bend, slope))
    betas[: len(Way)] += _level(betas, strangers)
    values = [round(float(beta), 2) for beta in np.clip(betas, -_SURE, _SURE)]
    pairs = list(zip(names, values, strict=True))
    return dict(pairs[: len(Way)]), dict(pairs[len(Way) :])


def _row(how: How) -> list[float]:
    return [float(how.way is way) for way in Way] + [float(sign in how.signs) for sign in Sign]


def _bounded(betas: np.ndarray) -> np.ndarray:
    """What speaks against a value never speaks for it, nor the other way round."""
    for place, sign in enumerate(Sign, start=len(Way)):
        low, high = (0.0, np.inf) if sign in _FOR else (-np.inf, 0.0)
        betas[place] = np.clip(betas[place], low, high)
    return betas


def _level(betas: np.ndarray, strangers: Sequence[Found]) -> float:
    """What to add so that the mean over the strangers' facts is their share of right ones."""
    if not strangers:
        return 0.0
    scores = np.array([_row(one.how) for one in strangers]) @ betas
    wanted = float(np.mean([one.belongs for one in strangers]))
    low, high = -8.0, 8.0
    for _ in range(60):
        middle = (low + high) / 2
        mean = float(np.mean(1 / (1 + np.exp(-(scores + middle)))))
        low, high = (middle, high) if mean < wanted else (low, middle)
    return low


def _as_yaml(ways: dict[str, float], signs: dict[str, float]) -> str:
    parts = (("ways", ways), ("signs", signs))
    points = "".join(f"- [{low}, {share}]\n" for low, share in weights().legible)
    return f"{_HEAD}legible:\n{points}" + "".join(
        f"{title}:\n" + "".join(f"  {name}: {value}\n" for name, value in table.items())
        for title, table in parts
    )


def main() -> None:
    """Measures, and prints or writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--styles", default="second,seen")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--turns", type=int, default=8)
    parser.add_argument("--hidden", type=float, default=0.35)
    parser.add_argument("--level", default="born")
    parser.add_argument("--sample", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    styles = options.styles.split(",")
    papers = [
        paper
        for level in options.level.split(",")
        for paper in _papers(styles, options.rounds, level)
    ]
    if options.sample:
        _write_sample(list(_found(papers, 1.0)), options.sample)
        return
    found: list[Found] = []
    for turn in range(options.turns):
        _hide(turn, options.hidden)
        found += _found(papers, 1 / options.turns)
    strangers = list(_read_sample())
    text = _as_yaml(*fitted([*found, *strangers], strangers))
    wrong = sum(not one.belongs for one in found)
    print(f"{len(found)} facts with labels hidden, {wrong} wrong; {len(strangers)} of strangers")
    print(text, end="")
    if options.write:
        WEIGHTS.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
