"""Whether every letter of a reading stands there whole, and nothing else beside it.

A letter that is half hidden, or that dirt turned into another, can look like that other letter
beyond doubt. What betrays it is ink where the letter has none, or none where it has ink. So each
letter that was read is drawn as this zone's printer draws it, and held against the picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.mrz.check_digits import ALPHABET
from extract.mrz.hands import (
    HALF,
    REACH_X,
    REACH_Y,
    Hand,
    Plane,
    agreement_of,
    drawings,
    hand_of,
    moved,
)
from extract.mrz.lines import strip_of
from extract.mrz.sampling import remapped
from extract.mrz.sights import Sight
from extract.mrz.strips import STRIP_CAP, STRIP_HEIGHT

_WINDOW: Final = 5
_MOST_LIT: Final = 3.0
_PITCH: Final = 17.1


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """A zone's letters, cut out and held against their drawings, line after line.

    ``pictures`` are grey, (letters, 38, 22) pixels of a strip; each shows its letter's drawing,
    (32, 18) in ``hand``, ``down`` and ``along`` from its corner, with ``gain`` grey values for
    full ink (below 0), on paper of the tone ``base``; ``rest`` (letters, 576) is what is left
    without that ink. ``usual`` is the gain of the letters around. ``likeness`` is the correlation
    of each picture with its drawing, from -1 to 1.
    ``letters`` index ``ALPHABET``; ``width`` is the number of letters in a line.
    """

    pictures: Plane
    letters: NDArray[np.int64]
    hand: Hand
    down: NDArray[np.int64]
    along: NDArray[np.int64]
    gain: Plane
    usual: Plane
    base: Plane
    rest: Plane
    likeness: Plane
    width: int

    def only(self, lines: NDArray[np.int64]) -> Held:
        """The same of some lines alone."""
        of = (lines[:, None] * self.width + np.arange(self.width)).ravel()
        return Held(
            self.pictures[of], self.letters[of], self.hand, self.down[of], self.along[of],
            self.gain[of], self.usual[of], self.base[of], self.rest[of], self.likeness[of],
            self.width,
        )  # fmt: skip


def held(sight: Sight) -> Held:
    """The letters of a zone, each laid on its drawing as its neighbours are."""
    pictures, letters = _pictures(sight)
    hand, width = hand_of(pictures, letters), sight.placing.xs.shape[1]
    agreement = agreement_of(pictures, letters, hand)
    shifts, likeness = _settled(agreement, width), agreement.max(axis=1)
    flat, ink = moved(pictures, shifts), drawings(hand)[letters].reshape(len(letters), -1)
    own = ink - ink.mean(axis=1, keepdims=True)
    gain = (flat * own).sum(axis=1) / np.maximum((own * own).sum(axis=1), 1e-6)
    usual = _local_gain(flat, gain, width)
    rest = flat - np.clip(gain, 1.3 * usual, 0.7 * usual)[:, None] * ink
    down, along = np.divmod(shifts, 2 * REACH_X + 1)
    base = _middles(rest)
    return Held(
        pictures, letters, hand, down, along, gain, usual, base, rest, likeness, width
    )  # fmt: skip


def oddities_of(zone: Held) -> NDArray[np.float64]:
    """How far each letter differs from its drawing: (lines, width), 0 for not at all.

    The largest difference over a spot of a third of a letter, in shares of the zone's contrast.
    """
    across = np.arange(2 * HALF) - (2 * HALF - 1) / 2
    level = zone.base[:, None] + _slopes(zone.base, zone.width)[:, None] * across
    contrast = -np.minimum(zone.usual, np.median(zone.usual))
    rest = zone.rest.reshape(-1, STRIP_HEIGHT, 2 * HALF) - level[:, None]
    # Every letter is a channel of one picture: a call for each costs more than the blur.
    shares = np.ascontiguousarray((rest / contrast[:, None, None]).transpose(1, 2, 0))
    spots = np.abs(cv2.blur(shares, (_WINDOW, _WINDOW))).max(axis=(0, 1))
    return np.asarray(spots, np.float64).reshape(-1, zone.width)


def settling_of(sight: Sight) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How far below its line's middle each letter lies, and how well it agrees with its drawing.

    Pixels of a strip, at most three, and correlations from -1 to 1; both (lines, width).
    """
    pictures, letters = _pictures(sight)
    agreement = agreement_of(pictures, letters, hand_of(pictures, letters))
    shape = sight.placing.xs.shape
    down = agreement.argmax(axis=1) // (2 * REACH_X + 1) - float(REACH_Y)
    return down.reshape(shape), agreement.max(axis=1).astype(np.float64).reshape(shape)


def _pictures(sight: Sight) -> tuple[Plane, NDArray[np.int64]]:
    """Every letter cut out where its line's pitch puts it, and which letter it was read as."""
    cut, letters = [], []
    columns = np.arange(-HALF - REACH_X, HALF + REACH_X) + 0.5
    rows = np.arange(-REACH_Y, STRIP_HEIGHT + REACH_Y, dtype=np.float32)
    for line, xs, text in zip(sight.lines, sight.placing.xs, sight.found.zone.lines, strict=True):
        strip = strip_of(sight.patch, line, height=STRIP_HEIGHT, cap=STRIP_CAP, margin_caps=2.0)
        grey = strip.grey[::-1, ::-1] if sight.upside_down else strip.grey
        places = (np.abs(_evened(xs)) + 0.5 - strip.left) * strip.scale - 0.5
        if sight.upside_down:
            places = grey.shape[1] - 1 - places
        across = (places[:, None] + columns).astype(np.float32).ravel()
        xs_seen, ys_seen = np.meshgrid(across, rows)
        seen = remapped(np.ascontiguousarray(grey), xs_seen, ys_seen, cv2.INTER_LINEAR)
        cut.append(seen.reshape(len(rows), len(places), len(columns)).transpose(1, 0, 2))
        letters += [ALPHABET.index(char) for char in text]
    return np.concatenate(cut).astype(np.float32, order="C"), np.array(letters)


def _evened(xs: NDArray[np.float64]) -> NDArray[np.float64]:
    """The letters' middles on the smooth curve that a lens and a bent page make of a pitch."""
    at = np.linspace(-1, 1, len(xs))
    known = ~np.isnan(xs)
    for _ in range(2):
        curve = np.polyfit(at[known], xs[known], 3)
        off = np.abs(np.polyval(curve, at) - xs)
        far = off > 2.5 * max(float(np.nanmedian(off)), 0.3)
        if not (known & far).any():
            break
        known &= ~far
    return np.asarray(np.polyval(curve, at))


def _local_gain(flat: Plane, gain: Plane, width: int) -> Plane:
    """The usual darkness of ink around each letter: below 0, in grey values.

    A shadow's edge divides a zone into letters of more and of less contrast. Less than usual is
    only believed where the paper is darker, too: glare and dirt also take contrast, and hide.
    """
    usual = min(float(np.median(gain)), -1.0)
    paper = _running(_middles(flat).reshape(-1, width)).ravel()
    shaded = np.minimum(paper / max(float(np.median(paper)), 1.0), 1.0)
    near = _running(gain.reshape(-1, width)).ravel()
    return np.asarray(np.clip(near, _MOST_LIT * usual, usual * shaded), np.float32)


def _middles(flat: Plane) -> Plane:
    """The median of each row of (letters, pixels): sorting is a fifth of what np.median costs."""
    ordered, half = np.sort(flat, axis=1), flat.shape[1] // 2
    return np.asarray((ordered[:, half - 1] + ordered[:, half]) / 2)


def _slopes(base: Plane, width: int) -> Plane:
    """By how much the paper grows lighter from pixel to pixel along the line, at each letter."""
    paper = _running(base.reshape(-1, width))
    return np.asarray(np.gradient(paper, _PITCH, axis=1).ravel(), np.float32)


def _settled(agreement: NDArray[np.float32], width: int) -> NDArray[np.int64]:
    """Each letter's shift: its best within one pixel of what its neighbours have."""
    wide = 2 * REACH_X + 1
    ys, xs = np.divmod(np.arange(agreement.shape[1]), wide)
    free = agreement.argmax(axis=1).reshape(-1, width)
    usual = [np.rint(_running(values[free])) for values in (ys, xs)]
    off_y, off_x = (
        np.abs(steps - middle.reshape(-1, 1)) for steps, middle in zip((ys, xs), usual, strict=True)
    )
    off = np.maximum(off_y, off_x)
    return np.asarray(np.where(off <= 1, agreement, -2).argmax(axis=1), np.int64)


def _running(values: NDArray[np.int64] | Plane) -> NDArray[np.float64]:
    """The median of each letter and its four neighbours to either side, line by line."""
    wide = np.pad(values, ((0, 0), (4, 4)), mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(wide, 9, axis=1)
    return np.asarray(np.sort(windows, axis=2)[:, :, 4], np.float64)
