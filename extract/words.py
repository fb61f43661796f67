"""The word: what a text layer and a recogniser alike give to the readers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.pages import Box


@dataclass(frozen=True, slots=True)
class Word:
    """One word as written.

    ``box`` is in pixels of the upright page. ``straight`` is the box on the page as it was turned
    and straightened for reading, where lines run level: layout works there. For a text layer the
    two are one. ``confidence`` is 0 to 1. ``line`` is the recogniser's line number; words of one
    line share it, and it is -1 where nobody said.
    """

    text: str
    box: Box
    straight: Box
    confidence: float
    line: int = -1

    @property
    def height(self) -> int:
        """Pixels from top to bottom on the straightened page."""
        return self.straight[3] - self.straight[1]


def cut(word: Word, places: Sequence[int]) -> tuple[Word, ...]:
    """``word`` in parts, cut before the characters at ``places``; boxes are shared by letters."""
    edges = [0, *places, len(word.text)]
    return tuple(
        replace(
            word,
            text=word.text[start:end],
            box=_share(word.box, start / len(word.text), end / len(word.text)),
            straight=_share(word.straight, start / len(word.text), end / len(word.text)),
        )
        for start, end in pairwise(edges)
    )


def _share(box: Box, start: float, end: float) -> Box:
    left, top, right, bottom = box
    width = right - left
    return round(left + start * width), top, round(left + end * width), bottom


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all ``boxes``, of which there is at least one."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def is_within(box: Box, area: Box) -> bool:
    """Whether the middle of ``box`` lies in ``area``."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return area[0] <= x <= area[2] and area[1] <= y <= area[3]


def certainty(words: Sequence[Word]) -> float:
    """How surely ``words`` were read together: that of the least sure; 0 for none."""
    return min((word.confidence for word in words), default=0.0)
