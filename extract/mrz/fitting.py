"""Texts as recognised, a letter too long or too short → the likeliest zone of some format."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from extract.mrz.check_digits import DIGITS, FILLER, LETTERS
from extract.mrz.decode import DecodedZone, decode_lines
from extract.mrz.formats import LAYOUTS, FieldName, Layout
from extract.mrz.zones import CheckState

_TO_DIGIT: Final = str.maketrans("OQDUILJZSGTBA", "0000111256784")
_TO_LETTER: Final = str.maketrans("012568", "OIZSGB")
_MOST_EXTRA: Final = 6
_MOST_LACKING: Final = 3
_MOST_WAYS: Final = 4


@dataclass(frozen=True, slots=True)
class Fit:
    """A zone that the texts may be, and how well it obeys its format (higher is better).

    ``changed`` holds (line, position) of each letter that is not as recognised; (line, 0) where
    letters were cut off an end.
    """

    zone: DecodedZone
    score: float
    changed: frozenset[tuple[int, int]]


def best_fit(texts: Sequence[str], *, seen_on: dt.date) -> Fit | None:
    """The best zone among consecutive ``texts`` (top to bottom), None where none is near one."""
    fits = (
        fit
        for layout in LAYOUTS.values()
        for at in range(len(texts) - layout.count + 1)
        for fit in _fits(texts[at : at + layout.count], layout, seen_on)
    )
    return max(fits, key=lambda fit: fit.score, default=None)


def _fits(texts: Sequence[str], layout: Layout, seen_on: dt.date) -> Iterator[Fit]:
    ways = [
        sorted(set(_cuts(text, layout.width)), key=lambda cut: -_sense(cut, line, layout))
        for line, text in enumerate(texts)
    ]
    for cuts in itertools.product(*(way[:_MOST_WAYS] for way in ways)):
        lines = tuple(_cast(cut, line, layout) for line, cut in enumerate(cuts))
        zone = decode_lines(lines, seen_on=seen_on)
        if zone is None or zone.format is not layout.format:
            continue
        changed = frozenset(
            (line, at)
            for line, (cut, new) in enumerate(zip(cuts, lines, strict=True))
            for at, (a, b) in enumerate(zip(cut, new, strict=True))
            if a != b
        ) | frozenset(
            (line, 0)
            for line, (text, cut) in enumerate(zip(texts, cuts, strict=True))
            if text.rstrip(FILLER) != cut.rstrip(FILLER)
        )
        trimmed = sum(abs(len(text) - layout.width) for text in texts)
        yield Fit(zone, _score(zone, changed) - 0.1 * trimmed, changed)


def _cuts(text: str, width: int) -> Iterator[str]:
    """Every way to make ``text`` as wide as the format's lines."""
    extra = len(text) - width
    if 0 <= extra <= _MOST_EXTRA:
        yield from (text[at : at + width] for at in range(extra + 1))
    if 0 < extra <= _MOST_EXTRA and FILLER * (extra + 2) in text:
        yield _filler_run(text, -extra)
    if 0 < -extra <= _MOST_LACKING and FILLER * 2 in text:
        yield _filler_run(text, -extra)


def _filler_run(text: str, more: int) -> str:
    """The longest run of fillers made longer or shorter: recognisers miscount these."""
    run = max(re.findall(r"<+", text), key=len)
    return text.replace(run, FILLER * (len(run) + more), 1)


def _sense(cut: str, line: int, layout: Layout) -> int:
    """How many letters of ``cut`` are such as their fields may hold."""
    return sum(
        char in spec.alphabet
        for spec in layout.fields
        if spec.span.line == line
        for char in cut[spec.span.start : spec.span.end]
    ) + sum(cut[c.digit.start] in DIGITS for c in layout.checks if c.digit.line == line)


def _cast(cut: str, line: int, layout: Layout) -> str:
    """Look-alikes turned into what their field may hold: O into 0 in a date, 0 into O in a name."""
    chars = list(cut)
    for spec in layout.fields:
        if spec.span.line != line:
            continue
        for at in range(spec.span.start, spec.span.end):
            if chars[at] in spec.alphabet:
                continue
            to_digit = spec.name in {FieldName.BIRTH_DATE, FieldName.EXPIRY_DATE}
            chars[at] = chars[at].translate(_TO_DIGIT if to_digit else _TO_LETTER)
    for check in layout.checks:
        if check.digit.line == line and chars[check.digit.start] in LETTERS:
            chars[check.digit.start] = chars[check.digit.start].translate(_TO_DIGIT)
    return "".join(chars)


def _score(zone: DecodedZone, changed: frozenset[tuple[int, int]]) -> float:
    states = list(zone.checks.values())
    return (
        4.0 * states.count(CheckState.HOLDS)
        - 4.0 * states.count(CheckState.FAILS)
        - 2.0 * len(zone.faults)
        - 0.3 * len(changed)
    )
