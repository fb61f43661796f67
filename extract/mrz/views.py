"""The ways to look at a page for zones, from the cheapest to the dearest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.mrz.seeds import LEVELS
from extract.mrz.sights import Sight
from extract.mrz.textmap import BOLD, FINE, Grey, Sieve, busy_places, scaled
from extract.mrz.trust import is_settled
from ingest.pages import Pixels

_COLOURED: Final = 3.0
_DOCUMENT: Final = 1.1
_ROOM: Final = 1.6


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One way to look at a page: in which grey, ``small`` of the finest level, by which sieve."""

    grey: Grey
    small: Grey
    sieve: Sieve

    @property
    def side(self) -> int:
        """The longer side of the page in pixels."""
        return int(max(self.grey.shape))


def views(pixels: Pixels, sights: Sequence[Sight]) -> Iterator[View]:
    """The page as ever dearer ways of looking show it; the next is for what the last missed.

    On a printed ground the letters must be bolder than it. Of a coloured one, the brightest
    channel of each pixel shows the least, and of black ink as much as any. ``sights`` are the
    zones found so far, by the time that the next is asked for: the ground of a document whose
    zone was well read is no reason to look again.
    """
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    small = _finest(grey)
    yield View(grey, small, FINE)
    if not _is_busy_beside(small, max(grey.shape), sights):
        return
    yield View(grey, small, BOLD)
    brightest = _brightest(pixels)
    if float(cv2.absdiff(brightest, grey).mean()) > _COLOURED:
        yield View(brightest, _finest(brightest), BOLD)


def is_filled(grey: Grey, sights: Sequence[Sight]) -> bool:
    """Whether a zone was found and the page has hardly room for another document."""
    widths = [_width(sight) for sight in sights if sight.found.zone.holds]
    return bool(widths) and grey.size < _ROOM * sum(width * width for width in widths)


def _finest(grey: Grey) -> Grey:
    return scaled(grey, min(1.0, LEVELS[-1] / max(grey.shape)))


def _brightest(pixels: Pixels) -> Grey:
    brightest, other = cv2.extractChannel(pixels, 0), cv2.extractChannel(pixels, 1)
    cv2.max(brightest, other, dst=brightest)
    cv2.max(brightest, cv2.extractChannel(pixels, 2, dst=other), dst=brightest)
    return np.asarray(brightest, np.uint8)


def _is_busy_beside(small: Grey, side: int, sights: Sequence[Sight]) -> bool:
    """Whether the ground is printed anywhere but on the documents whose zones were read."""
    busy = busy_places(scaled(small, LEVELS[1] / max(small.shape)))
    if busy.any():
        _clear(busy, max(busy.shape) / side, sights)
    return bool(busy.any())


def _clear(busy: NDArray[np.bool_], scale: float, sights: Sequence[Sight]) -> None:
    """Takes out of ``busy`` what lies about as near to a zone well read as its document does."""
    for sight in filter(is_settled, sights):
        x, y = scale * _middle(sight)
        reach = round(scale * _DOCUMENT * _width(sight))
        cv2.circle(busy.view(np.uint8), (round(x), round(y)), reach, 0, cv2.FILLED)


def _width(sight: Sight) -> float:
    """From end to end of the zone, in pixels of the page."""
    return sight.patch.step * (max(line.right for line in sight.lines) - sight.lines[0].left)


def _middle(sight: Sight) -> NDArray[np.float64]:
    """The zone's middle (x, y), in pixels of the page."""
    line = sight.lines[len(sight.lines) // 2]
    x = (line.left + line.right) / 2
    return np.asarray(sight.patch.to_page @ (x, float(line.y(x)), 1.0), np.float64)
