"""What a reader gets: the pages of one document as words in rows, zones, and sizes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from extract.areas import Area
from extract.barcodes import Barcode
from extract.belonging import How, Way
from extract.customs import Custom, custom_of
from extract.facts import Fact, FactValue
from extract.folding import small_word
from extract.label_at import Label
from extract.labels import find_labels
from extract.layout import Row, Text, rows_of
from extract.mrz.zones import Zone
from extract.photo.report import PhotoReport
from extract.place_seen import PlaceSeen
from extract.words import Word, certainty, union
from ingest.pages import DpiOrigin, FileFormat

TEXT_LAYER = "text_layer"
OCR = "ocr"
PHOTO = "photo"
BARCODE = "barcode"
"""Values of ``Fact.read_by``; the zone's is ``extract.facts.MRZ``."""


class Layer(Enum):
    """What is true of a page's text layer."""

    SOUND = "sound"
    HIDES = "hides"  # words that the picture does not show
    LIES = "lies"  # words that the picture shows as others


@dataclass(frozen=True, eq=False)
class ReadPage:
    """One page, read: its words and zones, without its pixels.

    ``number`` counts from 1; ``width`` and ``height`` are pixels of the upright page. ``rotation``
    is the turn, clockwise in degrees, that sets it upright: None where its letters do not tell
    surely. Its boxes are in pixels of the turned page from ``extract.upright`` on.
    ``read_by`` is ``text_layer`` or ``ocr``. ``photo`` is what the photo checks say of a page
    that may be one; None for every other. ``layer``: whether its text layer can be believed.
    ``barcodes`` are those found, where they were looked for. ``places`` is how values of the place
    of birth look on a scanned page. ``off_screen``: it is a photograph of a screen. ``beside`` are
    blocks of the same page that lie another way round, each read as it lies: their words are not
    among ``words``, and their boxes are in pixels of the page as well. ``area`` is such a block's
    own place; None for a page.
    """

    number: int
    width: int
    height: int
    dpi: float | None
    dpi_origin: DpiOrigin
    read_by: str
    words: tuple[Word, ...]
    zones: tuple[Zone, ...] = ()
    photo: PhotoReport | None = None
    layer: Layer = Layer.SOUND
    barcodes: tuple[Barcode, ...] = ()
    places: tuple[PlaceSeen, ...] = ()
    off_screen: bool = False
    beside: tuple[ReadPage, ...] = ()
    rotation: int | None = None
    area: Area | None = None

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The words in rows, from the top down; small Greek words read as Latin ones mended."""
        if self.surely_read:
            return rows_of(self.words)
        mended = ((word, small_word(word.text)) for word in self.words)
        return rows_of([replace(w, text=text) if text != w.text else w for w, text in mended])

    @cached_property
    def text(self) -> Text:
        """The page as one string."""
        return Text(self.rows)

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """The printed labels on the page, in reading order."""
        return find_labels(self.rows, tolerant=not self.surely_read)

    @cached_property
    def custom(self) -> Custom:
        """On which side of their labels most values of the page stand."""
        return custom_of(self.rows, self.labels)

    @property
    def surely_read(self) -> bool:
        """Whether the letters are the file's own, not a recogniser's guess."""
        return self.read_by == TEXT_LAYER

    def fact(
        self,
        value: FactValue,
        words: tuple[Word, ...],
        *,
        trust: float = 1.0,
        way: Way = Way.SENTENCE,
    ) -> Fact:
        """A fact that ``words`` state; its confidence is theirs times ``trust``, at most 0.99."""
        return Fact(
            value=value,
            confidence=round(min(0.99, certainty(words) * trust), 3),
            page=self.number,
            box=union(word.box for word in words),
            read_by=self.read_by,
            how=How(way),
        )


@dataclass(frozen=True)
class ReadDocument:
    """One document of a file. ``seen_on`` is the day of reading: it settles short years."""

    pages: tuple[ReadPage, ...]
    format: FileFormat
    seen_on: dt.date

    @property
    def zones(self) -> Iterator[Zone]:
        """The machine-readable zones, page by page."""
        for page in self.pages:
            yield from page.zones

    @cached_property
    def string(self) -> str:
        """All text, pages parted by a form feed."""
        return "\f".join(page.text.string for page in self.pages)
