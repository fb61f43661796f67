"""Whether a picture is a photograph of a screen: the grid of the screen's own pixels shows.

All over its light parts stands one raster of two directions at a right angle, of one pitch, as fine
as a few pixels of the picture. Nothing on paper is so: letters and guilloches have no single pitch,
and a printed raster leaves the white of the paper out.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.pages import Page

_SIDE = 256
_ACROSS, _DOWN = 5, 7
_LIGHT, _LEAST_PATCHES, _MOSTLY = 110, 6, 0.6
_COARSEST, _RIGHT_ANGLE, _SAME_PITCH = 0.16, np.radians(80), (0.85, 1.18)
_FIRST, _SECOND, _ALONE = 60.0, 25.0, 4.0
"""How far the two peaks are above the spectrum's median, and above all that is near them."""
_NEAR, _OF_THE_PEAK = 14, 5
_SCANNER = 100.0
"""From so many dots an inch on a picture is a scanner's; telephones state 72 or nothing."""

_Spectrum = NDArray[np.float32]
_DY, _DX = np.meshgrid(np.fft.fftfreq(_SIDE), np.fft.rfftfreq(_SIDE), indexing="ij")
_FREQUENCY, _ANGLE = np.hypot(_DY, _DX), np.arctan2(_DY, _DX)
_FINE = _FREQUENCY > _COARSEST
_WINDOW = np.outer(np.hanning(_SIDE), np.hanning(_SIDE)).astype(np.float32)
_GRAIN = float(np.sqrt(np.square(_WINDOW).sum()))
"""The spectrum of noise of one grey level: below it nothing is told."""


def shows_a_screen(page: Page) -> bool:
    """Whether ``page`` is a photograph of a screen, as far as that can be seen for sure.

    A scan that states its resolution is none. Where the camera resolves no pixels of the screen,
    nothing tells it from a photograph of paper.
    """
    if (page.dpi or 0.0) >= _SCANNER or min(page.pixels.shape[:2]) < 2 * _SIDE:
        return False
    grey = np.asarray(cv2.cvtColor(page.pixels, cv2.COLOR_RGB2GRAY), np.float32)
    seen = [_has_grid(patch) for patch in _light_patches(grey)]
    return len(seen) >= _LEAST_PATCHES and sum(seen) >= _MOSTLY * len(seen)


def _light_patches(grey: NDArray[np.float32]) -> Iterator[NDArray[np.float32]]:
    height, width = grey.shape
    for top in np.linspace(0, height - _SIDE, _DOWN).astype(int):
        for left in np.linspace(0, width - _SIDE, _ACROSS).astype(int):
            patch = grey[top : top + _SIDE, left : left + _SIDE]
            if patch.mean() >= _LIGHT:
                yield patch


def _has_grid(patch: NDArray[np.float32]) -> bool:
    spectrum = np.abs(np.fft.rfft2((patch - patch.mean()) * _WINDOW)).astype(np.float32)
    usual = max(float(np.median(spectrum[_FINE])), _GRAIN)
    first = _highest(spectrum, _FINE)
    if spectrum[first] <= _FIRST * usual:
        return False
    pitch = _FREQUENCY / _FREQUENCY[first]
    aside = np.abs((_ANGLE - _ANGLE[first] + np.pi / 2) % np.pi - np.pi / 2)
    crossing = (aside > _RIGHT_ANGLE) & (pitch > _SAME_PITCH[0]) & (pitch < _SAME_PITCH[1])
    second = _highest(spectrum, _FINE & crossing)
    crossed = bool(spectrum[second] > _SECOND * usual)
    return crossed and all(_stands_alone(spectrum, peak) for peak in (first, second))


def _highest(spectrum: _Spectrum, where: NDArray[np.bool_]) -> tuple[int, int]:
    row, column = np.unravel_index(int(np.argmax(np.where(where, spectrum, 0))), spectrum.shape)
    return int(row), int(column)


def _stands_alone(spectrum: _Spectrum, peak: tuple[int, int]) -> bool:
    """Whether a peak is far above what is around it: strokes of letters make ridges, no peaks."""
    row, column = peak
    rows = np.arange(row - _NEAR, row + _NEAR + 1) % _SIDE
    start = max(0, column - _NEAR)
    around = spectrum[np.ix_(rows, np.arange(start, min(spectrum.shape[1], column + _NEAR + 1)))]
    own = column - start
    around[_NEAR - _OF_THE_PEAK : _NEAR + _OF_THE_PEAK + 1,
           max(0, own - _OF_THE_PEAK) : own + _OF_THE_PEAK + 1] = 0  # fmt: skip
    return bool(spectrum[peak] > _ALONE * around.max())
