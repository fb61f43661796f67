"""The page made ready for a recogniser: grey, even in light, at reading size, level, upright."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.leaders import without_leaders
from ingest.pages import Box, Pixels

Grey = NDArray[np.uint8]
"""One channel, shape (height, width), dtype uint8."""

READING_DPI = 300
_A4_WIDTH_INCHES = 8.27
_LARGEST_SIDE = 4200
_MAX_SKEW = 8.0
_LEVEL_ENOUGH = 0.15
_TOGETHER = 8  # columns that are moved as one while the skew is sought in whole degrees
_INK, _LARGEST_LETTER = 150, 120
_AS_IT_IS = (0.9, 1.15)
_DARK, _LIGHT, _HALF_TONES = 32, 224, 0.002
_LARGEST_DOT, _DOTS, _DOT_SMOOTHING = 2, 0.004, 1.0
"""Pixels of a dot of a dithered page, and such dots to a pixel: plain pages had 0.0006 at most."""
_NOISY, _SMOOTHING, _PAPER_REACHES = 7.0, 1.2, 2.5  # grey levels, pixels, deviations
_TO_DEVIATION = 1.4826  # from the median to the standard deviation of a normal spread


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page was turned for reading, and the way back to its own pixels.

    ``rotation`` is clockwise in degrees (0, 90, 180, 270), ``skew`` the small angle in degrees
    that was taken out after it, counter-clockwise positive. ``matrix`` is affine, 2 × 3, from
    straightened pixels to the page's pixels; ``size`` is the page's (width, height).
    """

    rotation: int
    skew: float
    matrix: tuple[tuple[float, float, float], tuple[float, float, float]]
    size: tuple[int, int]

    @classmethod
    def none(cls, width: int, height: int) -> Turn:
        """No turn at all: straightened pixels are the page's."""
        return cls(0, 0.0, ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0)), (width, height))

    def page_point(self, straight: tuple[float, float]) -> tuple[float, float]:
        """Where in the page's pixels a point of the straightened page is."""
        x, y = straight
        (a, b, c), (d, e, f) = self.matrix
        return a * x + b * y + c, d * x + e * y + f

    def page_box(self, straight: Box) -> Box:
        """The upright box in the page's pixels around what stands at ``straight``."""
        left, top, right, bottom = straight
        corners = ((left, top), (right, top), (left, bottom), (right, bottom))
        xs, ys = zip(*map(self.page_point, corners), strict=True)
        width, height = self.size
        return (
            max(0, round(min(xs))), max(0, round(min(ys))),
            min(width, round(max(xs))), min(height, round(max(ys))),
        )  # fmt: skip


def straighten(pixels: Pixels, *, dpi: float | None) -> Iterator[tuple[Grey, Turn]]:
    """The page ready to read, in each way round that it may be, the likeliest first.

    A caller stops at the first that reads well. Lines that run down the page put the quarter
    turns first; else upright comes before upside-down, and quarter turns are not tried at all.
    """
    grey = without_dither(np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8))
    grey = _even_light(grey)
    height, width = grey.shape
    letters = letters_of(grey)
    scale = _reading_scale(width, height, dpi)
    rotations = (0, 180) if letters.run_across else (90, 270, 0, 180)
    for rotation in rotations:
        yield _turned(grey, rotation, scale)


def without_dither(grey: Grey) -> Grey:
    """A black and white page whose greys are strewn dots, with greys again; any other as it is.

    Scanners write so for fax machines (TIFF, group 4). Each dot would be ink, and letters of less
    than black are rows of them. A page of plain black and white keeps its edges.
    """
    counts = np.bincount(grey.ravel(), minlength=256)
    if counts[_DARK:_LIGHT].sum() > _HALF_TONES * grey.size:
        return grey
    ink = (grey < _DARK).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=4)
    dots = np.count_nonzero(stats[1:, cv2.CC_STAT_AREA] <= _LARGEST_DOT)
    if dots < _DOTS * grey.size:
        return grey
    return np.asarray(cv2.GaussianBlur(grey, (0, 0), _DOT_SMOOTHING), np.uint8)


def _even_light(grey: Grey) -> Grey:
    """Shadows and security patterns flattened: each pixel against the paper around it."""
    small = cv2.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    side = max(9, (min(small.shape) // 24) | 1)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), min(side, 99))
    large = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    paper = np.asarray(large, np.uint8)
    np.maximum(paper, 1, out=paper)
    return np.asarray(cv2.divide(grey, paper, scale=255), np.uint8)


def calmed(grey: Grey) -> Grey:
    """A picture full of noise made smooth, its paper white; any other as it is, the same object.

    Noise on the paper is taken for ink when ink and paper are parted: then no word is found.
    """
    if _paper(grey)[1] < _NOISY:
        return grey
    smooth = cv2.GaussianBlur(grey, (0, 0), _SMOOTHING)
    paper, noise = _paper(np.asarray(smooth, np.uint8))
    white = max(paper - _PAPER_REACHES * noise, float(_INK))
    stretched = np.clip(smooth.astype(np.float32) * (255 / white), 0, 255)
    return np.asarray(stretched, np.uint8)


def _paper(grey: Grey) -> tuple[float, float]:
    """The grey of the paper, and how far it strays from it (robust standard deviation)."""
    counts = np.bincount(grey[::4, ::4].ravel(), minlength=256)
    usual = _median(np.arange(256.0), counts)
    return usual, _TO_DEVIATION * _median(np.abs(np.arange(256.0) - usual), counts)


def _median(values: NDArray[np.float64], counts: NDArray[np.int64]) -> float:
    """The median of values that occur so many times; counting greys costs less than sorting."""
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(counts[order])
    middles = ((reached[-1] - 1) // 2, reached[-1] // 2)
    low, high = (float(values[order[np.searchsorted(reached, m, side="right")]]) for m in middles)
    return (low + high) / 2


def _reading_scale(width: int, height: int, dpi: float | None) -> float:
    """Factor that brings the page to about 300 dpi; without a dpi, A4 or a card is assumed."""
    if dpi and 50 <= dpi <= 2400:
        scale = READING_DPI / dpi
    else:
        scale = READING_DPI * _A4_WIDTH_INCHES / min(width, height)
    if _AS_IT_IS[0] < scale < _AS_IT_IS[1]:
        scale = 1.0  # to draw each pixel anew would cost more sharpness than the size is worth
    scale = min(max(scale, 0.25), 3.0)
    return min(scale, _LARGEST_SIDE / max(width, height))


@dataclass(frozen=True, slots=True)
class Letters:
    """What the pieces of ink on a page tell.

    ``size`` is how large letters are, in pixels, 0 where there are none; ``run_across`` whether
    text runs from side to side.
    """

    size: float
    run_across: bool


def letters_of(grey: Grey) -> Letters:
    """The size and direction of writing.

    Letters stand closer along a line than across it, so bridging small gaps sideways leaves fewer
    pieces of ink than bridging them downwards.
    """
    side = min(1.0, 1600 / max(grey.shape))
    ink = (_small(grey, side) < _INK).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStatsWithAlgorithm(
        ink, 8, cv2.CV_32S, cv2.CCL_BBDT
    )
    sizes = stats[1:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1)
    letters = sizes[(sizes >= 4) & (sizes <= _LARGEST_LETTER)]
    if count < 3 or letters.size == 0:
        return Letters(0.0, run_across=True)
    usual = float(np.median(letters))
    reach = max(3, round(0.7 * usual))
    across = _pieces(ink, (reach, 1)) <= _pieces(ink, (1, reach))
    return Letters(usual / side, run_across=across)


def _small(grey: Grey, factor: float) -> Grey:
    """The picture at a factor of its size; of a large one by a whole step first, for speed."""
    step = max(1, int(1 / factor))
    if step > 1:
        size = (grey.shape[1] // step, grey.shape[0] // step)
        whole = grey[: size[1] * step, : size[0] * step]
        grey = np.asarray(cv2.resize(whole, size, interpolation=cv2.INTER_AREA), np.uint8)
    rest = factor * step
    small = cv2.resize(grey, None, fx=rest, fy=rest, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8)


def _pieces(ink: Grey, reach: tuple[int, int]) -> int:
    """Connected pieces once gaps of up to ``reach`` (across, down) pixels are bridged."""
    bridged = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones(reach[::-1], np.uint8))
    return int(cv2.connectedComponents(bridged)[0])


def _skew(grey: Grey) -> float:
    """Degrees by which text lines rise to the right: where their row profile is sharpest."""
    side = 900 / max(grey.shape)
    small = cv2.resize(grey, None, fx=side, fy=side, interpolation=cv2.INTER_AREA)
    ink = (255 - small).astype(np.float32)
    ink[ink < 60] = 0
    if float(ink.sum()) == 0.0:
        return 0.0
    best = _sharpest(ink, np.arange(-_MAX_SKEW, _MAX_SKEW + 0.1, 1.0), together=_TOGETHER)
    best = _sharpest(ink, np.arange(best - 0.75, best + 0.76, 0.25), together=1)
    return best if abs(best) >= _LEVEL_ENOUGH else 0.0


def _sharpest(ink: NDArray[np.float32], angles: NDArray[np.float64], *, together: int) -> float:
    """The angle of the sharpest row profile, where so many columns are moved together."""
    wide = max(1, ink.shape[1] // together)
    strips = cv2.resize(ink, (wide, ink.shape[0]), interpolation=cv2.INTER_AREA)
    step = ink.shape[1] / wide
    scores = []
    for angle in angles:
        # A shear moves rows as a small rotation does, at a fraction of the cost.
        rise = float(np.tan(np.radians(angle)))
        shear = np.array([[1, 0, 0], [rise * step, 1, rise * (step - 1) / 2]], np.float32)
        rows = cv2.warpAffine(strips, shear, (wide, ink.shape[0])).sum(axis=1)
        scores.append(float(np.square(np.diff(rows)).sum()))
    return float(angles[int(np.argmax(scores))])


def _turned(grey: Grey, rotation: int, scale: float) -> tuple[Grey, Turn]:
    height, width = grey.shape
    quarter = {0: None, 90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180,
               270: cv2.ROTATE_90_COUNTERCLOCKWISE}[rotation]  # fmt: skip
    upright = grey if quarter is None else np.asarray(cv2.rotate(grey, quarter), np.uint8)
    skew = _skew(upright)
    high, wide = upright.shape
    forward = np.asarray(cv2.getRotationMatrix2D((wide / 2, high / 2), -skew, scale), np.float64)
    forward[0, 2] += (scale - 1) * wide / 2
    forward[1, 2] += (scale - 1) * high / 2
    size = (max(1, round(wide * scale)), max(1, round(high * scale)))
    picture = _drawn(upright, forward, size, skew=skew, scale=scale)
    back = _unrotate(rotation, width, height) @ np.vstack(
        [cv2.invertAffineTransform(forward), [0, 0, 1]]
    )
    (a, b, c), (d, e, f) = back[:2].tolist()
    turn = Turn(rotation, skew, ((a, b, c), (d, e, f)), (width, height))
    return without_leaders(picture), turn


def _drawn(
    upright: Grey, forward: NDArray[np.float64], size: tuple[int, int], *, skew: float, scale: float
) -> Grey:
    """The picture turned by its skew and brought to its size."""
    if skew == 0.0 and scale == 1.0:
        return upright  # drawn anew it would be the same, pixel for pixel
    if skew == 0.0 and scale < 0.9:
        return np.asarray(cv2.resize(upright, size, interpolation=cv2.INTER_AREA), np.uint8)
    turned = cv2.warpAffine(
        upright,
        forward,
        size,
        flags=cv2.INTER_CUBIC if scale > 0.9 else cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=255,
    )
    return np.asarray(turned, np.uint8)


def _unrotate(rotation: int, width: int, height: int) -> NDArray[np.float64]:
    """From the pixels of the page turned clockwise by ``rotation`` back to the page's own."""
    rows = {
        0: [[1, 0, 0], [0, 1, 0]],
        90: [[0, 1, 0], [-1, 0, height]],
        180: [[-1, 0, width], [0, -1, height]],
        270: [[0, -1, width], [1, 0, 0]],
    }[rotation]
    return np.array([*rows, [0, 0, 1]], np.float64)
