"""A file parted into the documents that it holds: page by page, and cards on one page.

A page begins another document where it bears a name of its own (title or machine-readable zone)
that does not belong to what came before: another kind, or the same kind with another number.
Pages without a name go with the page before. What belongs together though it is of two kinds
(a certificate and its translation, a visa in a passport) is data: ``holds`` in ``identify.yaml``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.document import ReadPage
from extract.evidence import EvidenceKind
from extract.faces import CARDS, Face, card_of
from extract.folding import skeleton
from extract.identify import identify_pages, signs
from extract.mrz.zones import MrzFormat
from extract.regions import regions_of

_OWN_NAME = 0.75
"""A page identified less surely than this, or by no name of its own, begins nothing."""

_NUMBER = re.compile(r"\bE\d{6,9}\b")
_PAYMENT = re.compile(r"(?<!\d)(?:\d[ ]?){19}\d(?!\d)")
_ONLY_DIGITS = re.compile(r"\D|^0+")
_PASSPORTS = frozenset({EvidenceKind.PASSPORT, EvidenceKind.TRAVEL_DOCUMENT})
_INSIDE_PASSPORTS = frozenset({MrzFormat.MRV_A, MrzFormat.MRV_B})


@dataclass(frozen=True, slots=True)
class _Region:
    """A region with a document's words, and what it was cut from: a page, or a block beside it."""

    face: Face
    sheet: ReadPage

    @property
    def words(self) -> ReadPage:
        return self.face.words


@dataclass(slots=True)
class _Part:
    """Pages, or regions of pages, that make one document."""

    regions: list[_Region]
    kind: EvidenceKind | None
    keys: set[str] = field(default_factory=set)


def parts_of(pages: Sequence[ReadPage], *, seen_on: dt.date) -> tuple[tuple[ReadPage, ...], ...]:
    """The pages of each document, in order; regions of one page may belong to several.

    ``seen_on`` settles the centuries of short years, by which faces of cards are compared.
    """
    parts: list[_Part] = []
    for region in _regions(pages, seen_on):
        page = region.words
        kind, keys = _own_name(page), _keys_of(page)
        part = _part_for(parts, region.face, kind, keys)
        if part is None:
            parts.append(_Part([region], kind, keys))
            continue
        part.regions.append(region)
        part.kind = part.kind or kind
        part.keys |= keys
    return tuple(tuple(_whole(part.regions)) for part in parts)


def _regions(pages: Sequence[ReadPage], seen_on: dt.date) -> Iterator[_Region]:
    for page in pages:
        for sheet in (page, *page.beside):
            for words in regions_of(sheet):
                yield _Region(Face(words, seen_on), sheet)


def _whole(regions: Sequence[_Region]) -> Iterator[ReadPage]:
    """A page all of whose regions belong to one document is that page, uncut."""
    for sheet in dict.fromkeys(region.sheet for region in regions):
        here = [region.words for region in regions if region.sheet is sheet]
        complete = sum(len(part.words) for part in here) == len(sheet.words)
        if complete:
            yield sheet
        else:
            yield from here


def _part_for(
    parts: Sequence[_Part], face: Face, kind: EvidenceKind | None, keys: set[str]
) -> _Part | None:
    """The document that the page goes on with; None where it begins one."""
    if not parts:
        return None
    page = face.words
    beside = [part for part in parts if part.regions[-1].words.number == page.number]
    if cards := _cards_for(beside or parts[-1:], kind, keys):
        return _card_for(cards, face)
    if (kind is None and not keys) or _is_visa_page(parts[-1], page):
        return parts[-1]
    known = next((part for part in (*beside, parts[-1]) if keys & part.keys), None)
    if known is not None and (kind is None or _together(known.kind, kind)):
        return known
    last = parts[-1]
    if kind is None or last.kind is None:
        return last
    if last.kind is not kind:
        return last if _together(last.kind, kind) else None
    another = bool(keys and last.keys and not keys & last.keys)
    return None if another else last


def _cards_for(parts: Sequence[_Part], kind: EvidenceKind | None, keys: set[str]) -> list[_Part]:
    """The cards of which a face of that kind and number may be; without both, if there are several.

    The two sides of one card may be called otherwise where the number is the same.
    """
    cards = [part for part in parts if part.kind in CARDS]
    if kind is None:
        return cards if len(cards) > 1 or keys else []
    if kind not in CARDS:
        return []
    nameless = [part for part in parts if part.kind is None and part.keys]
    return nameless + [part for part in cards if kind is part.kind or keys & part.keys]


def _card_for(cards: Sequence[_Part], face: Face) -> _Part | None:
    index = card_of(face, [[region.face for region in part.regions] for part in cards])
    return None if index is None else cards[index]


def _is_visa_page(part: _Part, page: ReadPage) -> bool:
    """A page of a passport that bears a visa or the older permit sticker."""
    stickers = bool(page.zones) and all(z.format in _INSIDE_PASSPORTS for z in page.zones)
    return stickers and part.kind in _PASSPORTS


def _together(one: EvidenceKind | None, other: EvidenceKind) -> bool:
    if one is None or one is other:
        return True
    return other in signs()[one].holds or one in signs()[other].holds


def _own_name(page: ReadPage) -> EvidenceKind | None:
    found = identify_pages((page,))
    sure = found.named and found.confidence >= _OWN_NAME
    return found.kind if sure else None


def _keys_of(page: ReadPage) -> set[str]:
    """Numbers that tell two documents of one kind apart: of zones, titles, payments."""
    zones = (zone for zone in page.zones if zone.format not in _INSIDE_PASSPORTS)
    keys = {zone.fields.document_number for zone in zones if zone.confidence > 0.5}
    text = page.text.string
    keys |= {skeleton(word.text) for word in page.words if _NUMBER.fullmatch(skeleton(word.text))}
    keys |= {match[0] for match in _PAYMENT.finditer(text)}
    return {digits for key in keys if len(digits := _ONLY_DIGITS.sub("", key)) >= 4}
