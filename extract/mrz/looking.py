"""One patch of the page → the zone on it, if there is one: strips, odds, placing, text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.mrz.cells import Cells, cells_of, odds_of_two
from extract.mrz.formats import MRV_B
from extract.mrz.lines import Line, Strip, shifted, stretched, strip_of
from extract.mrz.patches import Patch
from extract.mrz.placing import has_place, is_apt, placings
from extract.mrz.recognise import Network, columns_of
from extract.mrz.search import likeliest
from extract.mrz.sights import Glance, Sight, any_cut, better, worth
from extract.mrz.strips import STRIP_CAP, STRIP_HEIGHT

LEAST_SCORE: Final = -0.45
"""Below this mean log-probability of its letters, a row of marks is not taken for a line."""

_SURE_SCORE: Final = -0.15
_SECOND_SIZE: Final = 0.88
_MARGIN_CAPS: Final = 1.4
_STRETCH_CAPS: Final = 7.0
_CLEARLY_LETTERS: Final = -0.15
_SPACINGS_CAPS: Final = (2.3, 2.55, 2.05, 2.8, 1.8)
_FORMATS_TRIED: Final = 3
_PITCH_CAPS: Final = 1.07
_OFF_SIZE: Final = 0.09
_PROBED: Final = 3
_LONG_CAPS: Final = 35.0
_PROBE_CAPS: Final = 34.0


def look(
    patch: Patch, lines: Sequence[Line], *, likely: Sequence[bool] = (), seen_on: dt.date
) -> Glance:
    """The zone on ``patch``, read upright or upside down; ``lines`` are the patch's.

    ``likely`` are the ways up that an earlier look has shown, upside down being True.
    """
    first = _clearest_way_up(patch, lines, likely, seen_on)
    if first.sight is None and first.apt and not _is_pair(first.lettered):
        first = _beside(patch, first, seen_on)
    sight = first.sight
    # A visa of the longer format with its end cut off looks like one of the shorter, and nothing
    # but its own end tells.
    if sight is None or (sight.placing.is_whole and sight.placing.layout is not MRV_B):
        return first
    # An end may have been taken for ground: look for it beyond the ink that was found.
    longer = tuple(stretched(line, _STRETCH_CAPS, patch) for line in lines)
    again = read_lines(patch, longer, upside_down=sight.upside_down, seen_on=seen_on)
    return better(again, first)


def _is_pair(lettered: Sequence[Line]) -> bool:
    """Whether these are two lines too long for a zone of three: it lacks none."""
    long = [line for line in lettered if line.right - line.left > _LONG_CAPS * line.cap]
    return len(long) > 1


def _beside(patch: Patch, lone: Glance, seen_on: dt.date) -> Glance:
    """The zone around a lone line: its neighbours, lost to the ground, are where zones have one."""
    line, upside_down = lone.apt[0], lone.upside_down
    best = lone
    for spacing in _lettered_spacings(patch, line, upside_down):
        rows = [shifted(line, step * spacing * line.cap) for step in (-2, -1, 0, 1, 2)]
        inside = [row for row in rows if 0 < float(row.y(row.left)) < patch.grey.shape[0]]
        found = read_lines(patch, inside, upside_down=upside_down, seen_on=seen_on)
        best = better(found, best)
        if best.sight is not None and best.sight.found.zone.holds:
            break
    return best


def _lettered_spacings(patch: Patch, line: Line, upside_down: bool) -> list[float]:
    """The usual spacings at which letters of OCR-B are seen above or below ``line``."""
    pairs = [(spacing, side) for spacing in _SPACINGS_CAPS for side in (-1, 1)]
    rows = [_beginning(shifted(line, side * spacing * line.cap)) for spacing, side in pairs]
    columns = _columns([_strip(patch, row, STRIP_CAP) for row in rows], upside_down)
    seen = {
        spacing
        for (spacing, _), one in zip(pairs, map(cells_of, columns), strict=True)
        if one is not None and one.clarity > LEAST_SCORE
    }
    return [spacing for spacing in _SPACINGS_CAPS if spacing in seen]


def _beginning(line: Line) -> Line:
    return replace(line, right=min(line.right, line.left + _PROBE_CAPS * line.cap))


def _ways_up(patch: Patch, lines: Sequence[Line]) -> list[bool]:
    """The ways up in which one of the longest lines has letters of OCR-B, the clearer first.

    Upside down is True. Rows of other print are many on a page, and reading all of them is what
    costs.
    """
    longest = [
        _beginning(line)
        for line in sorted(lines, key=lambda line: line.left - line.right)[:_PROBED]
    ]
    strips = tuple(_strip(patch, line, STRIP_CAP) for line in longest)
    clarity = {
        upside_down: _clearest(_columns(strips, upside_down)) for upside_down in (False, True)
    }
    shown = [upside_down for upside_down in (False, True) if clarity[upside_down] > LEAST_SCORE]
    return sorted(shown, key=lambda upside_down: -clarity[upside_down])


def _clearest(columns: NDArray[np.float32]) -> float:
    seen = [one.clarity for one in map(cells_of, columns) if one is not None]
    return max(seen, default=float("-inf"))


def _clearest_way_up(
    patch: Patch, lines: Sequence[Line], likely: Sequence[bool], seen_on: dt.date
) -> Glance:
    best = Glance(None)
    for upside_down in likely or _ways_up(patch, lines):
        seen = read_lines(patch, lines, upside_down=upside_down, seen_on=seen_on)
        best = better(seen, best)
        if seen.lettered or (seen.sight is not None and seen.sight.placing.score > _SURE_SCORE):
            break
    return best


def read_lines(
    patch: Patch,
    lines: Sequence[Line],
    *,
    upside_down: bool,
    seen_on: dt.date,
    by: Network = Network.SLIM,
) -> Glance:
    """The zone on these lines of ``patch``, read one way up by one network."""
    ordered = tuple(reversed(lines)) if upside_down else tuple(lines)
    ordered, cells = _cells(patch, ordered, by, upside_down=upside_down)
    sights: list[Sight] = []
    for placing in placings(cells)[:_FORMATS_TRIED]:
        found = likeliest(placing, seen_on=seen_on) if placing.score > LEAST_SCORE else None
        if found is not None:
            own = slice(placing.first, placing.first + placing.layout.count)
            sights.append(Sight(found, placing, patch, ordered[own], upside_down))
            # They come by their score: after a whole one that holds, none is worth more.
            if found.zone.holds and not sights[-1].is_cut:
                break
    clear = [
        (line, one)
        for line, one in zip(ordered, cells, strict=True)
        if one is not None and one.clarity > _CLEARLY_LETTERS
    ]
    lettered = tuple(line for line, _ in clear)
    best = min(sights, key=worth, default=None)
    apt = tuple(line for line, one in clear if best is None and is_apt(one))
    return Glance(best, lettered, apt, upside_down, any_cut(apt, patch))


def _cells(
    patch: Patch, lines: Sequence[Line], by: Network, *, upside_down: bool
) -> tuple[tuple[Line, ...], list[Cells | None]]:
    """The letters of each line, their odds averaged over two pictures of it.

    The lines are given back with the height of letters that their pitch tells: a printed ground
    makes them look higher than they are.
    """
    read = partial(_columns, upside_down=upside_down, by=by)
    lines = tuple(lines)
    strips = tuple(_strip(patch, line, STRIP_CAP) for line in lines)
    columns = read(strips)
    seen = [cells_of(one) for one in columns]
    # Cheap, and nothing is lost: where no line has letters, another size shows none either.
    if all(one is None for one in seen):
        return lines, seen
    # Nor letters that a zone may have there.
    if not any(is_apt(one) for one in seen if one is not None):
        return lines, _all_on_patch(seen, strips, upside_down)
    sized = _sized(lines, strips, seen)
    if all(one is None or one.is_plain for one in seen):
        return sized, _all_on_patch(seen, strips, upside_down)
    if sized != lines:
        lines, strips = sized, tuple(_strip(patch, line, STRIP_CAP) for line in sized)
        columns = read(strips)
        seen = [cells_of(one) for one in columns]
    if has_place(seen) and not all(one is None or one.is_plain for one in seen):
        seen = _seen_twice(patch, lines, columns, seen, read)
    return lines, _all_on_patch(seen, strips, upside_down)


def _seen_twice(
    patch: Patch,
    lines: tuple[Line, ...],
    columns: NDArray[np.float32],
    seen: Sequence[Cells | None],
    read: Callable[[Sequence[Strip]], NDArray[np.float32]],
) -> list[Cells | None]:
    """``seen`` with the odds of a second, smaller picture of each line beside the first's."""
    known = [n for n, one in enumerate(seen) if one is not None]
    smaller = [_strip(patch, lines[n], _SECOND_SIZE * STRIP_CAP) for n in known]
    again = dict(zip(known, read(smaller), strict=True))
    return [
        None
        if one is None
        else replace(one, odds=odds_of_two(columns[n], one.xs, one.pitch, again[n], _SECOND_SIZE))
        for n, one in enumerate(seen)
    ]


def _sized(
    lines: tuple[Line, ...], strips: Sequence[Strip], seen: Sequence[Cells | None]
) -> tuple[Line, ...]:
    """``lines`` with the height that letters of their pitch have, where it differs much."""
    read = zip(strips, seen, strict=True)
    pitches = [one.pitch / strip.scale for strip, one in read if one is not None]
    cap = float(np.median(pitches)) / _PITCH_CAPS
    if all(abs(float(np.log(line.cap / cap))) < _OFF_SIZE for line in lines):
        return lines
    return tuple(replace(line, cap=cap) for line in lines)


def _columns(
    strips: Sequence[Strip], upside_down: bool, by: Network = Network.SLIM
) -> NDArray[np.float32]:
    greys = [np.ascontiguousarray(s.grey[::-1, ::-1]) if upside_down else s.grey for s in strips]
    return columns_of(greys, by)


def _all_on_patch(
    seen: Sequence[Cells | None], strips: Sequence[Strip], upside_down: bool
) -> list[Cells | None]:
    return [
        None if one is None else _on_patch(one, strip, upside_down)
        for one, strip in zip(seen, strips, strict=True)
    ]


def _on_patch(cells: Cells, strip: Strip, upside_down: bool) -> Cells:
    """``cells`` in the patch's x, counted backwards (below zero) where it is upside down."""
    last = strip.grey.shape[1] - 1
    xs = -strip.patch_x(last - cells.xs) if upside_down else strip.patch_x(cells.xs)
    return Cells(cells.odds, xs, cells.pitch / strip.scale)


def _strip(patch: Patch, line: Line, cap: float) -> Strip:
    return strip_of(patch, line, height=STRIP_HEIGHT, cap=cap, margin_caps=_MARGIN_CAPS)
