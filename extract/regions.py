"""Cards that lie side by side on one scan: a page's words in the regions where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.barcodes import Barcode
from extract.document import ReadPage
from extract.words import union
from ingest.pages import Box

_MOST_WORDS = 220
_LEAST_WORDS = 4
_APART_INCHES = 0.35
_ABOVE = 4.0
_A4_WIDTH_INCHES = 8.27
_CARD_WIDTH, _CARD_HEIGHT = (1.6, 5.6), (0.7, 4.2)
"""Inches that the words of a card or a passport's page span: from, to."""


def regions_of(page: ReadPage) -> tuple[ReadPage, ...]:
    """The page cut into its cards, from the top down; the page itself where it holds none or one.

    Words nearer than 9 mm belong together. Only scanned pages of few words are looked at, and
    only blocks as large as a card count: a letter has blocks as well.
    """
    if page.surely_read or not 0 < len(page.words) <= _MOST_WORDS:
        return (page,)
    inch = page.dpi or page.width / _A4_WIDTH_INCHES
    boxes = [word.box for word in page.words] + [zone.box for zone in page.zones]
    blocks = [_Block(page, members) for members in _clusters(boxes, _APART_INCHES * inch)]
    cards = [block for block in blocks if block.is_card(inch)]
    if len(cards) < 2:
        return (page,)
    for block in blocks:
        if block not in cards:
            min(cards, key=lambda card: _distance(card.box, block.box)).take(block)
    for code in page.barcodes:
        min(cards, key=lambda card: _gap(card.box, code.box)).barcodes.append(code)
    cards.sort(key=lambda card: (card.box[1], card.box[0]))
    return tuple(card.as_page() for card in cards)


class _Block:
    """Words and zones that stand close together: indices of words, then of zones."""

    def __init__(self, page: ReadPage, members: Sequence[int]) -> None:
        self._page = page
        self._words = [i for i in members if i < len(page.words)]
        self.barcodes: list[Barcode] = []
        self._zones = [i - len(page.words) for i in members if i >= len(page.words)]
        boxes = [page.words[i].box for i in self._words]
        self.box = union([*boxes, *(page.zones[i].box for i in self._zones)])

    def is_card(self, inch: float) -> bool:
        left, top, right, bottom = self.box
        width, height = (right - left) / inch, (bottom - top) / inch
        sized = _CARD_WIDTH[0] <= width <= _CARD_WIDTH[1]
        sized = sized and _CARD_HEIGHT[0] <= height <= _CARD_HEIGHT[1]
        return sized and len(self._words) >= _LEAST_WORDS

    def take(self, other: _Block) -> None:
        self._words += other._words
        self._zones += other._zones

    def as_page(self) -> ReadPage:
        page = self._page
        return replace(
            page,
            words=tuple(page.words[i] for i in sorted(self._words)),
            zones=tuple(page.zones[i] for i in sorted(self._zones)),
            barcodes=tuple(self.barcodes),
        )


def _clusters(boxes: Sequence[Box], reach: float) -> Iterator[list[int]]:
    """Indices of boxes that stand closer than ``reach`` to another of the cluster."""
    waiting = set(range(len(boxes)))
    while waiting:
        cluster, edge = [], [min(waiting)]
        waiting.discard(edge[0])
        while edge:
            here = edge.pop()
            cluster.append(here)
            near = {i for i in waiting if _gap(boxes[here], boxes[i]) < reach}
            waiting -= near
            edge += sorted(near)
        yield cluster


def _distance(card: Box, block: Box) -> float:
    """How far a block is from a card; a zone stands at the foot of its own."""
    return _gap(card, block) * (1.0 if card[1] <= block[1] else _ABOVE)


def _gap(one: Box, other: Box) -> float:
    """Pixels between two boxes, the larger of across and down; 0 where they touch."""
    across = max(one[0] - other[2], other[0] - one[2], 0)
    down = max(one[1] - other[3], other[1] - one[3], 0)
    return float(max(across, down))
