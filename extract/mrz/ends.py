"""Whether a letter's strokes end where its line's letters end.

Something of the paper's own colour makes a shorter letter of a letter: an I whose foot it hides is
a T, and no ink too much or too little tells. But mostly it takes a little of the stroke that both
letters share, too, which then ends above the line that the others stand on.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.mrz.check_digits import ALPHABET
from extract.mrz.hands import REACH_Y, Hand, drawings
from extract.mrz.intact import Held

_CUT_BELOW: Final = frozenset("FTPVO")
"""What E and B, I, R and B, Y, Q are without their lower ends."""

_CUT_ABOVE: Final = frozenset("LU")
"""What E, C and G, and O are without their upper ends."""

_BAND: Final = 3
_BESIDE: Final = 2
_ASIDE: Final = np.arange(-3, 4)
_FARTHEST: Final = 8
_NEAR: Final = 6
_FULL: Final = 1.1
_OWN_GAIN: Final = (0.45, 1.4)
_LEAST_SHORT: Final = 0.9
_LEAST_SPREADS: Final = 4.5


@dataclass(frozen=True, slots=True, eq=False)
class _Ends:
    """The ends of strokes at one side of drawings, all with that side below.

    ``letters`` whose they are; the columns ``left`` to ``right`` that each stands in; a ``row``
    well inside the stroke; half the ink of that row, ``least``; and the row, in parts of a pixel,
    where less than that begins, ``at``.
    """

    letters: NDArray[np.int64]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    row: NDArray[np.int64]
    least: NDArray[np.float64]
    at: NDArray[np.float64]


def cut_letters(zone: Held, asked: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which of the ``asked`` letters end short of their line: both (lines, width).

    Only those that would be another letter if they went on. Short is 0.9 pixels of a strip, a
    twentieth of a capital, if that is 4.5 times what the ends of this zone usually differ by.
    """
    lines = np.flatnonzero((asked & _is_one_of(zone, _CUT_ABOVE | _CUT_BELOW)).any(axis=1))
    cut = np.zeros_like(asked)
    if len(lines):
        cut[lines] = asked[lines] & _cut(zone.only(lines))
    return cut


def _cut(zone: Held) -> NDArray[np.bool_]:
    """Which letters end short of their line and would be others if they went on."""
    ink = _summed_ink(zone)
    above = _shortness(zone, _ends_of(zone.hand, above=True), ink[:, ::-1], 2 * REACH_Y - zone.down)
    below = _shortness(zone, _ends_of(zone.hand, above=False), ink, zone.down)
    usual = float(np.median(np.abs(np.concatenate((above[1], below[1])))))
    limit = max(_LEAST_SHORT, _LEAST_SPREADS * usual)
    cut = np.zeros((len(ink) // zone.width, zone.width), np.bool_)
    for (whose, short), other, letters in ((above, below, _CUT_ABOVE), (below, above, _CUT_BELOW)):
        far = np.zeros_like(cut)
        far.ravel()[whose[short - _moved(zone, *other)[whose] > limit]] = True
        cut |= far & _is_one_of(zone, letters)
    return cut


def _moved(zone: Held, whose: NDArray[np.int64], short: NDArray[np.float64]) -> NDArray[np.float64]:
    """By how many pixels each letter goes beyond its line at a side: it stands out of its line."""
    beyond = np.zeros(len(zone.letters))
    np.maximum.at(beyond, whose, -short)
    return beyond


def _is_one_of(zone: Held, letters: frozenset[str]) -> NDArray[np.bool_]:
    """(lines, width)."""
    found = np.zeros(len(ALPHABET), np.bool_)
    found[[ALPHABET.index(letter) for letter in letters]] = True
    return np.asarray(found[zone.letters].reshape(-1, zone.width))


def _shortness(
    zone: Held, ends: _Ends, ink: NDArray[np.float32], down: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """For every end at one side: whose it is, and by how many pixels it is short of its line."""
    whose, which = np.nonzero(zone.letters[:, None] == ends.letters)
    reached = _reached(zone, ends, (whose, which), ink, down) - ends.at[which]
    line, at = np.divmod(whose, zone.width)
    near = (line[:, None] == line) & (np.abs(at[:, None] - at) <= _NEAR)
    return whose, _medians(reached, near) - reached


def _medians(values: NDArray[np.float64], near: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The median of the values that are near each."""
    ordered = np.sort(np.where(near, values, np.inf), axis=1)
    counts = near.sum(axis=1)
    rows = np.arange(len(values))
    return np.asarray((ordered[rows, (counts - 1) // 2] + ordered[rows, counts // 2]) / 2)


def _reached(
    zone: Held,
    ends: _Ends,
    which: tuple[NDArray[np.int64], NDArray[np.int64]],
    ink: NDArray[np.float32],
    down: NDArray[np.int64],
) -> NDArray[np.float64]:
    """The row, in parts of a pixel, that each end reaches in its picture.

    ``which`` are letters and their ends. Letters may slant, so a stroke is looked for up to three
    pixels to either side.
    """
    whose, end = which
    along = zone.along[whose, None] + _ASIDE
    left, right = (
        np.minimum(np.maximum(edge[end, None] + along, 0), ink.shape[2] - 1)
        for edge in (ends.left, ends.right)
    )
    profiles = ink[whose[:, None], :, right] - ink[whose[:, None], :, left]
    tries = len(_ASIDE)
    rows = _last(
        profiles.reshape(len(whose) * tries, -1),
        np.repeat(ends.row[end] + down[whose], tries),
        np.repeat(ends.least[end], tries),
    )
    return np.asarray(rows.reshape(-1, tries).max(axis=1), np.float64)


def _summed_ink(zone: Held) -> NDArray[np.float32]:
    """Ink from 0 to 1 of every picture, summed up along its rows: (letters, 38, 23)."""
    own = zone.usual * np.clip(zone.gain / zone.usual, *_OWN_GAIN)
    ink = (zone.pictures - zone.base[:, None, None]) / own[:, None, None]
    summed = np.zeros((*ink.shape[:2], ink.shape[2] + 1), np.float32)
    np.cumsum(np.clip(ink, 0, _FULL), axis=2, out=summed[:, :, 1:])
    return summed


def _last(
    profiles: NDArray[np.float32], start: NDArray[np.int64], least: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The row where each profile falls below ``least`` for good after ``start``.

    Where it has not so much ink at ``start``, the stroke ended before.
    """
    rows = np.arange(profiles.shape[1])
    inked = profiles >= least[:, None]
    tried = (rows <= start[:, None]) & (rows > start[:, None] - _FARTHEST) & inked
    first = np.where(tried.any(axis=1), tried.shape[1] - 1 - tried[:, ::-1].argmax(axis=1), -1)
    beyond = (rows > first[:, None]) & ~inked
    last = np.where(beyond.any(axis=1), beyond.argmax(axis=1), len(rows)) - 1
    each = np.arange(len(profiles))
    here, after = (profiles[each, np.clip(row, 0, len(rows) - 1)] for row in (last, last + 1))
    part = (here - least) / np.maximum(here - after, 1e-6)
    ended = np.where(last + 1 < len(rows), last + np.clip(part, 0, 1), last)
    return np.where(first < 0, start - float(_FARTHEST), ended)


@cache
def _ends_of(hand: Hand, *, above: bool) -> _Ends:
    """Where the strokes of every letter in one hand end at one side."""
    found = []
    for letter, drawn in enumerate(drawings(hand)):
        ink = drawn[::-1] if above else drawn
        last = int(np.flatnonzero((ink > 0.5 * ink.max()).any(axis=1))[-1])
        foot = (ink[last - _BAND + 1 : last + 1] > 0.6 * ink.max()).any(axis=0)
        for first, after in _runs(foot):
            left, right = max(first - _BESIDE, 0), min(after + _BESIDE, ink.shape[1])
            profile = ink[:, left:right].sum(axis=1)
            row = last - 2
            if profile[last - 4 : last - 1].min() < 0.6 * profile[row]:
                row = last - 1
            least = 0.5 * float(profile[row])
            at = _last(profile[None], np.array([row]), np.array([least]))
            found.append((letter, left, right, row, least, float(at[0])))
    letters, left, right, row = np.array([end[:4] for end in found]).T
    least, at = np.array([end[4:] for end in found]).T
    return _Ends(letters, left, right, row, least, at)


def _runs(mask: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The stretches that are True: from, up to."""
    steps = np.flatnonzero(np.diff(np.pad(mask.astype(np.int8), 1)))
    return [(int(a), int(b)) for a, b in steps.reshape(-1, 2)]
