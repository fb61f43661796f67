"""The likeliest text that its format's grammar and check digits allow, and how sure it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.mrz.check_digits import ALPHABET, WEIGHTS, value
from extract.mrz.decode import DecodedZone, decode_lines
from extract.mrz.formats import LAYOUTS, Layout
from extract.mrz.placing import Odds, Placing
from extract.mrz.zones import MrzFormat

_VALUES: Final = np.array([value(char) for char in ALPHABET])
_LEAST_ODDS: Final = 1e-7
_MOST_COST: Final = 9.0
_MOST_TRIES: Final = 60
_MOST_OPTIONS: Final = 120


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The zone that a placing says.

    ``certainty`` is the probability that no other text of the same check digits was printed, as
    far as the recogniser's odds tell. ``changed`` are the (line, position) that are not the
    likeliest letter; ``cost`` what that cost in log-probability.
    """

    zone: DecodedZone
    certainty: float
    changed: tuple[tuple[int, int], ...]
    cost: float
    odds: Odds


@dataclass(frozen=True, slots=True, eq=False)
class _Options:
    """Letters that may stand instead of the likeliest.

    Where, which, at what cost, and how each moves every check digit's sum (modulo 10).
    """

    cells: NDArray[np.int64]
    letters: NDArray[np.int64]
    costs: NDArray[np.float64]
    moves: NDArray[np.int64]


def likeliest(placing: Placing, *, seen_on: dt.date) -> Found | None:
    """The likeliest text that holds; else the likeliest letters as they are."""
    layout = placing.layout
    letters = placing.odds.reshape(-1, len(ALPHABET)).argmax(axis=1)
    as_read = _decoded(letters, layout, seen_on)
    if as_read is None:
        return None
    if as_read.holds:
        return Found(as_read, certainty(placing, letters), (), 0.0, placing.odds)
    options = _options(placing, letters)
    for chosen in _by_cost(options, _residues(letters, layout)):
        tried = letters.copy()
        tried[options.cells[list(chosen)]] = options.letters[list(chosen)]
        zone = _decoded(tried, layout, seen_on)
        if zone is not None and zone.holds:
            places = tuple(sorted(divmod(int(options.cells[n]), layout.width) for n in chosen))
            cost = float(options.costs[list(chosen)].sum())
            return Found(zone, certainty(placing, tried), places, cost, placing.odds)
    return Found(as_read, 0.0, (), 0.0, placing.odds)


def certainty(placing: Placing, letters: NDArray[np.int64]) -> float:
    """The share of ``letters`` among all texts of the same check digits, by the odds.

    Counts the texts that differ in one letter which no check digit sees, or in two whose changes
    cancel out; more than two are rarer than what the odds can tell.
    """
    return 1 / (1 + float(_rivals(placing, letters)[1].sum()))


def least_sure(placing: Placing, letters: NDArray[np.int64]) -> tuple[int, int]:
    """The (line, position) of the letter that has the likeliest rivals, which no check digit sees.

    A letter counts, too, if another one may be changed with it so that all check digits hold.
    """
    cells, likely = _rivals(placing, letters)
    doubts = np.bincount(cells, weights=likely, minlength=len(letters))
    line, position = divmod(int(doubts.argmax()), placing.layout.width)
    return line, position


def _rivals(
    placing: Placing, letters: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Of each letter that may stand instead: the cell, and how likely such texts are beside ours.

    Of two that must change together, each has half.
    """
    options = _options(placing, letters, cheap=False)
    ratios = np.exp(-options.costs)
    base = 10 ** np.arange(options.moves.shape[1])
    codes = (options.moves * base).sum(axis=1)
    mirror = ((-options.moves % 10) * base).sum(axis=1)
    sums = np.zeros(10 ** options.moves.shape[1])
    np.add.at(sums, codes, ratios)
    return options.cells, np.where(codes == 0, ratios, 0.5 * ratios * sums[mirror])


def _options(placing: Placing, letters: NDArray[np.int64], *, cheap: bool = True) -> _Options:
    odds = placing.odds.reshape(-1, len(ALPHABET))
    own = odds[np.arange(len(letters)), letters]
    ratios = odds / own[:, None]
    ratios[np.arange(len(letters)), letters] = 0
    least = np.exp(-_MOST_COST) if cheap else _LEAST_ODDS
    cells, chars = np.nonzero((ratios > least) & (odds > _LEAST_ODDS))
    costs = -np.log(ratios[cells, chars])
    if cheap:
        order = np.argsort(costs)[:_MOST_OPTIONS]
        cells, chars, costs = cells[order], chars[order], costs[order]
    moved = gains(placing.layout)[cells]
    change = (_VALUES[chars] - _VALUES[letters[cells]])[:, None]
    return _Options(cells, chars, costs, moved * change % 10)


def _gains(layout: Layout) -> NDArray[np.int64]:
    found = np.zeros((layout.count * layout.width, len(layout.checks)), np.int64)
    for column, check in enumerate(layout.checks):
        at = 0
        for span in check.over:
            for position in range(span.start, span.end):
                found[span.line * layout.width + position, column] += WEIGHTS[at % 3]
                at += 1
        found[check.digit.line * layout.width + check.digit.start, column] -= 1
    found.flags.writeable = False
    return found


_GAINS: Final[Mapping[MrzFormat, NDArray[np.int64]]] = MappingProxyType(
    {kind: _gains(layout) for kind, layout in LAYOUTS.items()}
)


def gains(layout: Layout) -> NDArray[np.int64]:
    """By how much a letter one value higher moves each check digit's sum; (letters, checks)."""
    return _GAINS[layout.format]


def _residues(letters: NDArray[np.int64], layout: Layout) -> NDArray[np.int64]:
    """What each check digit is off by, modulo 10."""
    return np.asarray((gains(layout) * _VALUES[letters][:, None]).sum(axis=0) % 10)


def _by_cost(options: _Options, residues: NDArray[np.int64]) -> Iterator[tuple[int, ...]]:
    """Sets of one or two options that set every check digit right, the cheapest first.

    A faulty text whose check digits hold already is mended by options that move none.
    """
    if not len(options.cells):
        return
    needed = -residues % 10
    singles = np.flatnonzero((options.moves == needed).all(axis=1))
    sums = (options.moves[:, None, :] + options.moves[None, :, :]) % 10
    first, second = np.nonzero(np.triu((sums == needed).all(axis=2), k=1))
    apart = options.cells[first] != options.cells[second]
    first, second = first[apart], second[apart]
    sets: list[tuple[int, ...]] = [(int(n),) for n in singles]
    sets += [(int(a), int(b)) for a, b in zip(first, second, strict=True)]
    costs = np.concatenate((options.costs[singles], options.costs[first] + options.costs[second]))
    for n in np.argsort(costs)[:_MOST_TRIES]:
        if costs[n] > _MOST_COST:
            return
        yield sets[n]


def _decoded(letters: NDArray[np.int64], layout: Layout, seen_on: dt.date) -> DecodedZone | None:
    text = "".join(ALPHABET[n] for n in letters)
    lines = [text[at : at + layout.width] for at in range(0, len(text), layout.width)]
    zone = decode_lines(lines, seen_on=seen_on)
    return zone if zone is not None and zone.format is layout.format else None
