"""A read page that lies on its side or head, as an officer sees it: turned until it stands."""

from __future__ import annotations

from dataclasses import replace

from extract.areas import Area
from extract.barcodes import Barcode
from extract.document import ReadPage
from extract.mrz.zones import Zone
from extract.place_seen import PlaceSeen
from extract.words import Word
from ingest.pages import Box
from ingest.quarter_turns import turned_box


def upright(page: ReadPage) -> ReadPage:
    """``page`` with its size and all boxes in pixels of the page turned by its ``rotation``.

    Where its letters do not tell that, a valid zone may. Blocks beside it are turned as the page
    is, not as they themselves lie: a page is shown once.
    """
    rotation = _as_zones_lie(page) if page.rotation is None else page.rotation
    return _Turned(rotation, (page.width, page.height)).page(page) if rotation else page


def _as_zones_lie(page: ReadPage) -> int:
    turns = {zone.rotation for zone in page.zones if zone.valid}
    return turns.pop() if len(turns) == 1 else 0


class _Turned:
    """Everything that has a box, on a page of ``size`` (width, height) turned by ``rotation``."""

    def __init__(self, rotation: int, size: tuple[int, int]) -> None:
        self._rotation, self._size = rotation, size

    def page(self, page: ReadPage) -> ReadPage:
        width, height = self._size if self._rotation == 180 else self._size[::-1]
        return replace(
            page,
            width=width,
            height=height,
            rotation=self._rotation,
            words=tuple(map(self._word, page.words)),
            zones=tuple(map(self._zone, page.zones)),
            barcodes=tuple(map(self._barcode, page.barcodes)),
            places=tuple(map(self._place, page.places)),
            beside=tuple(map(self.page, page.beside)),
            area=page.area and self._area(page.area),
        )

    def _box(self, box: Box) -> Box:
        return turned_box(box, self._rotation, self._size)

    def _area(self, area: Area) -> Area:
        points = ((round(x), round(y)) for x, y in area.corners)
        return Area(tuple(self._box((x, y, x, y))[:2] for x, y in points))

    def _word(self, word: Word) -> Word:
        return replace(word, box=self._box(word.box))

    def _barcode(self, code: Barcode) -> Barcode:
        return replace(code, box=self._box(code.box))

    def _place(self, place: PlaceSeen) -> PlaceSeen:
        words = (replace(word, box=self._box(word.box)) for word in place.words)
        return replace(place, words=tuple(words))

    def _zone(self, zone: Zone) -> Zone:
        return replace(
            zone,
            box=self._box(zone.box),
            rotation=(zone.rotation - self._rotation) % 360,
            line_boxes=tuple(map(self._box, zone.line_boxes)),
            field_boxes={name: self._box(box) for name, box in zone.field_boxes.items()},
            doubt_box=zone.doubt_box and self._box(zone.doubt_box),
        )
