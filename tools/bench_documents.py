"""Measures identification and reading over drawn documents, at several qualities of scan.

Usage: python tools/bench_documents.py [--levels born,light,medium,heavy] [--rounds 1]
       [--style second|first|both|third]
       [--part seen|held|wider|fresh|apart|beyond|yonder|afar|distant|remote|both|all]
       [--kinds passport,lease] [--wrong] [--only facts,places,sheets,cost]

The second style (``tools/second_style``) has people, wording and layouts that the readers were not
written against; the first is the specimens' own; the third (``tools/third_style``) was drawn by
somebody who had not seen the readers, and of its parts ``seen``, ``wider``, ``fresh`` and, since
2026-11-27, all others but ``remote`` may be looked at while readers are mended (they had been kept
closed, and were opened to learn what they gave wrong). Of a part that is closed what was wrong is
shown only when ``--wrong`` asks (``both`` is ``seen`` and ``held``, ``all`` all ten).
For each style and level: kinds right, none and wrong; facts right, missing
and wrong; what was wrong with a confidence of 0.9 or more; the
reliability of the confidence (a line for each tenth) and its expected calibration error. Then the
decisions on the place of birth, CPU seconds beside pytesseract, and memory of long files. Sheets
with two cards are measured only where they are asked for.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("OMP_THREAD_LIMIT", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as a worker has it
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from extract.evidence import EvidenceKind
from samples.one import drawn_kinds
from tools.documents_bench import cost, first_style, places, sheets
from tools.documents_bench.reading import read
from tools.documents_bench.scans import scan
from tools.documents_bench.scores import Tally, calibration_error, reliability, share
from tools.second_style import faces, library, sheet
from tools.second_style.drawn import Drawn
from tools.second_style.people import PEOPLE
from tools.third_style import faces as third_faces
from tools.third_style import library as third

LEVELS = ("born", "light", "medium", "heavy")
_FIRST_ORIGINS = ("ALB", "UKR", "PAK")
_CLOSED = frozenset({"remote"})  # parts at which nobody who works on readers may look
_SCANS_ONLY = 6  # the first kinds of the library are cards and passports: never born-digital


def _second(rounds: int, wanted: set[str]) -> Iterator[tuple[str, int, Drawn]]:
    for turn in range(rounds):
        for place, kind in enumerate(library.KINDS):
            number = place * 3 + turn * 7
            if not wanted or kind.value in wanted:
                who = PEOPLE[number % len(PEOPLE)]
                yield f"{number}:{who.code}", number, library.drawn(kind, number)


def _first(rounds: int, wanted: set[str]) -> Iterator[tuple[str, int, Drawn]]:
    for number, code in enumerate(_FIRST_ORIGINS[:rounds]):
        for kind in drawn_kinds():
            if kind is not EvidenceKind.PHOTO and (not wanted or kind.value in wanted):
                yield code, number, first_style.drawn(kind, code, number)


def _third(part: str, rounds: int, wanted: set[str]) -> Iterator[tuple[str, int, Drawn]]:
    for turn in range(rounds):
        for place, kind in enumerate(third.KINDS):
            number = place * 3 + turn * 7
            if not wanted or kind.value in wanted:
                who, paper = third.drawn(part, kind, number)
                yield f"{number}:{who.code}", number, paper


def _papers(style: str, rounds: int, wanted: set[str]) -> Iterator[tuple[str, int, Drawn]]:
    name, _, part = style.partition(" ")
    if name == "third":
        return _third(part, rounds, wanted)
    return (_second if name == "second" else _first)(rounds, wanted)


def _run(style: str, level: str, rounds: int, wanted: set[str]) -> Tally:
    tally = Tally()
    cards = set(library.KINDS[:_SCANS_ONLY])
    for who, number, paper in _papers(style, rounds, wanted):
        if level == "born" and paper.kind in cards:
            continue
        data = paper.data if level == "born" else scan(paper.data, level, number)
        tally.add(paper, who, read(data)[0])
    return tally


def _report(style: str, level: str, tally: Tally, show_wrong: bool) -> Iterator[str]:
    kinds, facts = tally.all_kinds, tally.all_facts
    yield (
        f"{style} style, {level}: kinds {share(kinds):.1%} (none {kinds['none']}, wrong "
        f"{kinds['wrong']} of {kinds.total()}, confident and wrong {len(tally.sure_wrong_kinds)}); "
        f"facts {share(facts):.1%} (missing {facts['missing']}, wrong {facts['wrong']} of "
        f"{facts.total()}, confident and wrong {len(tally.sure_and_wrong)}); calibration error "
        f"{calibration_error(tally.confidences):.3f}"
    )
    for kind, counts in sorted(tally.kinds.items()):
        if counts["right"] < counts.total():
            yield f"    kind {kind}: {dict(counts)}"
    for (kind, name), counts in sorted(tally.facts.items()):
        if counts["right"] < counts.total():
            yield f"    {kind}.{name}: {dict(counts)}"
    for low, mean, accuracy, count in reliability(tally.confidences):
        yield f"    confidence {low:.1f}+: stated {mean:.2f}, right {accuracy:.2f} of {count}"
    closed = style.removeprefix("third ") in _CLOSED
    sure = [] if closed else [*tally.sure_and_wrong, *tally.sure_wrong_kinds]
    shown = tally.wrong if show_wrong else sure
    yield from (f"      {line}" for line in shown)


def _places(styles: tuple[str, ...], show_wrong: bool) -> Iterator[str]:
    for style in styles:
        name, _, part = style.partition(" ")
        if name == "third":
            decided = places.decide_third("light", part)
            told = list(places.lines(f"light, {style}", decided))
            hidden = len(decided.wrong) if part in _CLOSED and not show_wrong else 0
            yield from told[: len(told) - hidden]
    if not any(style.startswith("third") for style in styles):
        yield from places.lines("light", places.decide("light", range(len(PEOPLE))))


def _costs() -> Iterator[str]:
    here, born, plain = cost.beside_pytesseract()
    yield f"CPU seconds a page: scans {here:.2f}, pytesseract {plain:.2f}: {here / plain:.2f} of it"
    yield f"CPU seconds a page: born-digital {born:.3f}: {born / plain:.3f} of it"
    for scanned, few, many in ((False, 10, 100), (True, 2, 20)):
        small = cost.peak_megabytes(few, scanned=scanned)
        large = cost.peak_megabytes(many, scanned=scanned)
        sort = "scanned" if scanned else "born-digital"
        yield (
            f"memory: {sort}, {many} pages {large:.0f} MB, {few} pages {small:.0f} MB: "
            f"{large / small:.2f} times"
        )


def _say(lines: Iterator[str]) -> None:
    for line in lines:
        print(line, flush=True)


def _styles(style: str, part: str) -> tuple[str, ...]:
    if style == "third":
        several = {"both": ("seen", "held"), "all": third.PARTS}
        return tuple(f"third {name}" for name in several.get(part, (part,)))
    return ("second", "first") if style == "both" else (style,)


def main() -> None:
    """Runs what is asked for and prints it as it comes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--levels", default=",".join(LEVELS))
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--style", default="second", choices=("second", "first", "both", "third"))
    parser.add_argument("--part", default="both", choices=(*third.PARTS, "both", "all"))
    parser.add_argument("--kinds", default="")
    parser.add_argument("--only", default="facts,places,cost")
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args()
    only, levels = set(options.only.split(",")), options.levels.split(",")
    lacking = sorted({*sheet.missing_fonts(), *faces.absent(), *third_faces.absent()})
    if lacking:
        print(
            f"typefaces lack ({', '.join(lacking)}), DejaVu stands in: apt install {faces.PACKAGES}"
        )
    wanted = {name for name in options.kinds.split(",") if name}
    if "facts" in only:
        for style in _styles(options.style, options.part):
            for level in levels:
                tally = _run(style, level, options.rounds, wanted)
                _say(_report(style, level, tally, options.wrong))
    if "places" in only:
        _say(_places(_styles(options.style, options.part), options.wrong))
    if "sheets" in only:
        for level in (name for name in levels if name != "born"):
            _say(sheets.lines(level))
    if "cost" in only:
        _say(_costs())


if __name__ == "__main__":
    main()
