"""Whether every letter of a reading stands there whole, and nothing else beside it.

A letter that is half hidden, or that dirt turned into another, can look like that other letter
beyond doubt. What betrays it is ink where the letter has none, or none where it has ink. So each
letter that was read is drawn as this zone's printer draws it, and held against the picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.mrz.check_digits import ALPHABET
from extract.mrz.lines import strip_of
from extract.mrz.sampling import remapped
from extract.mrz.sights import Sight
from extract.mrz.strips import STRIP_CAP, STRIP_HEIGHT

Plane = NDArray[np.float32]

REACH_Y: Final = 3
"""By how many pixels a letter's picture reaches beyond its drawing, above and below."""

_SHAPES: Final = Path(__file__).with_name("letter_shapes.npy")
_STEPS: Final = 8
_HALF: Final = 9
_REACH_X: Final = 2
_SCALES: Final = (0.82, 0.9, 0.98, 1.06, 1.15)
_WEIGHTS: Final = (-0.6, 0.0, 0.6, 1.3)
_BLURS: Final = (0.5, 1.0, 1.7)
_WINDOW: Final = 5
_MOST_LIT: Final = 3.0
_PITCH: Final = 17.1


@dataclass(frozen=True, slots=True)
class Hand:
    """How a printer draws: size, weight of the strokes, softness of their edges."""

    scale: float
    weight: float
    blur: float


_USUAL_HAND: Final = Hand(0.98, 0.0, 1.0)
_HANDS: Final = tuple(Hand(*values) for values in product(_SCALES, _WEIGHTS, _BLURS))


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
    hand, width = _hand_of(pictures, letters), sight.placing.xs.shape[1]
    agreement = _agreement(pictures, letters, hand)
    shifts, likeness = _settled(agreement, width), agreement.max(axis=1)
    flat, ink = _moved(pictures, shifts), drawings(hand)[letters].reshape(len(letters), -1)
    own = ink - ink.mean(axis=1, keepdims=True)
    gain = (flat * own).sum(axis=1) / np.maximum((own * own).sum(axis=1), 1e-6)
    usual = _local_gain(flat, gain, width)
    rest = flat - np.clip(gain, 1.3 * usual, 0.7 * usual)[:, None] * ink
    down, along = np.divmod(shifts, 2 * _REACH_X + 1)
    base = _middles(rest)
    return Held(
        pictures, letters, hand, down, along, gain, usual, base, rest, likeness, width
    )  # fmt: skip


def oddities_of(zone: Held) -> NDArray[np.float64]:
    """How far each letter differs from its drawing: (lines, width), 0 for not at all.

    The largest difference over a spot of a third of a letter, in shares of the zone's contrast.
    """
    across = np.arange(2 * _HALF) - (2 * _HALF - 1) / 2
    level = zone.base[:, None] + _slopes(zone.base, zone.width)[:, None] * across
    contrast = -np.minimum(zone.usual, np.median(zone.usual))
    rest = zone.rest.reshape(-1, STRIP_HEIGHT, 2 * _HALF) - level[:, None]
    # Every letter is a channel of one picture: a call for each costs more than the blur.
    shares = np.ascontiguousarray((rest / contrast[:, None, None]).transpose(1, 2, 0))
    spots = np.abs(cv2.blur(shares, (_WINDOW, _WINDOW))).max(axis=(0, 1))
    return np.asarray(spots, np.float64).reshape(-1, zone.width)


def settling_of(sight: Sight) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How far below its line's middle each letter lies, and how well it agrees with its drawing.

    Pixels of a strip, at most three, and correlations from -1 to 1; both (lines, width).
    """
    pictures, letters = _pictures(sight)
    agreement = _agreement(pictures, letters, _hand_of(pictures, letters))
    shape = sight.placing.xs.shape
    down = agreement.argmax(axis=1) // (2 * _REACH_X + 1) - float(REACH_Y)
    return down.reshape(shape), agreement.max(axis=1).astype(np.float64).reshape(shape)


def _pictures(sight: Sight) -> tuple[Plane, NDArray[np.int64]]:
    """Every letter cut out where its line's pitch puts it, and which letter it was read as."""
    cut, letters = [], []
    columns = np.arange(-_HALF - _REACH_X, _HALF + _REACH_X) + 0.5
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


@cache
def drawings(hand: Hand) -> Plane:
    """All letters in one hand: (37, 32, 2 × half), ink from 0 to 1."""
    distances = np.load(_SHAPES).astype(np.float32) / _STEPS
    side = distances.shape[1]
    turn = np.array(
        [
            [hand.scale, 0, (1 - hand.scale) * (side / 2 - 0.5)],
            [0, hand.scale, (1 - hand.scale) * (side / 2 - 0.5)],
        ],
        np.float64,
    )
    out = []
    for tile in distances:
        sized = cv2.warpAffine(tile, turn, (side, side), borderValue=-9) * hand.scale
        ink = np.clip(sized + hand.weight + 0.5, 0, 1)
        ink = cv2.GaussianBlur(ink, (0, 0), hand.blur)
        out.append(ink[:, side // 2 - _HALF : side // 2 + _HALF])
    return np.stack(out).astype(np.float32)


def _agreement(pictures: Plane, letters: NDArray[np.int64], hand: Hand) -> Plane:
    """Correlation of every picture, at every small shift, with its drawing: (letters, shifts)."""
    # Numbers near 0, so that single precision does for sums of squares.
    seen = pictures - pictures.mean()
    windows = _windows(seen)
    sums, squares = (np.vecdot(found, _WHOLE) for found in (windows, _windows(seen * seen)))
    spread = squares - sums * sums / _WHOLE.sum()
    # Ink is dark in the pictures.
    crossed = -np.vecdot(windows, _laid_letters(hand)[letters][:, None, None])
    found = crossed / np.sqrt(np.maximum(spread, np.float32(1e-6)))
    return np.asarray(found.reshape(len(letters), -1), np.float32)


def _windows(pictures: Plane) -> Plane:
    """What a drawing lies on at every shift: (letters, shifts down, shifts along, pixels).

    A window is what is in a row from the drawing's first pixel to its last: as ``_laid`` says.
    """
    high, wide = pictures.shape[1:]
    shape = (
        len(pictures),
        2 * REACH_Y + 1,
        2 * _REACH_X + 1,
        (STRIP_HEIGHT - 1) * wide + 2 * _HALF,
    )
    step = pictures.itemsize
    # Views of the pictures: a copy of every window costs more than all that is done with them.
    return np.lib.stride_tricks.as_strided(
        pictures, shape, (high * wide * step, wide * step, step, step), writeable=False
    )


def _laid(drawn: Plane) -> Plane:
    """Drawings (letters, 32, 18) in a row, with nothing between their rows as wide as a picture."""
    rows = np.pad(drawn, ((0, 0), (0, 0), (0, 2 * _REACH_X)))
    return rows.reshape(len(drawn), -1)[:, : -2 * _REACH_X]


_WHOLE: Final = _laid(np.ones((1, STRIP_HEIGHT, 2 * _HALF), np.float32))


@cache
def _laid_letters(hand: Hand) -> Plane:
    """All letters in one hand, levelled, as ``_laid`` has them."""
    return _laid(_levels(hand).reshape(len(ALPHABET), STRIP_HEIGHT, 2 * _HALF))


@cache
def _levels(hand: Hand) -> Plane:
    """All letters in one hand, levelled: (37, pixels)."""
    return _levelled(drawings(hand).reshape(len(ALPHABET), -1))


def _moved(pictures: Plane, shifts: NDArray[np.int64]) -> Plane:
    """Every picture at its own shift, cut to a drawing's size: (letters, pixels)."""
    size = (STRIP_HEIGHT, 2 * _HALF)
    windows = np.lib.stride_tricks.sliding_window_view(pictures, size, axis=(1, 2))
    ys, xs = np.divmod(shifts, 2 * _REACH_X + 1)
    return windows[np.arange(len(pictures)), ys, xs].reshape(len(pictures), -1)


def _hand_of(pictures: Plane, letters: NDArray[np.int64]) -> Hand:
    """The hand that draws this zone best, judged by some of its letters."""
    some = np.flatnonzero(letters != ALPHABET.index("<"))[::3][:16]
    if not len(some):
        some = np.arange(min(16, len(letters)))
    own, shown = letters[some], pictures[some]
    best = _agreement(shown, own, _USUAL_HAND).argmax(axis=1)
    still = _levelled(_moved(shown, best))
    agreement = [-_all_hands()[letter] @ one for letter, one in zip(own, still, strict=True)]
    return _HANDS[int(np.median(agreement, axis=0).argmax())]


@cache
def _all_hands() -> Plane:
    """Every letter in every hand, levelled: (37, hands, pixels)."""
    return np.stack([_levels(hand) for hand in _HANDS], axis=1)


def _levelled(pictures: Plane) -> Plane:
    """Each picture of (letters, pixels) with its mean at 0 and its length 1."""
    centred = pictures - pictures.mean(axis=1, keepdims=True)
    length = np.sqrt((centred * centred).sum(axis=1, keepdims=True))
    return np.asarray(centred / np.maximum(length, 1e-6), np.float32)


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
    wide = 2 * _REACH_X + 1
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
