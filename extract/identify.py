"""Which evidence kind a document is, from what it says: data in ``identify.yaml``, not code."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from weakref import WeakKeyDictionary

from pydantic import BaseModel, ConfigDict
from rapidfuzz import fuzz

from extract.barcodes import SORTS, Barcode
from extract.data import table
from extract.document import ReadDocument, ReadPage
from extract.evidence import EvidenceKind
from extract.headings import head
from extract.kind_words import usual_kind
from extract.mrz.zones import Zone
from extract.wording import Wording, phrase_key

THRESHOLD = 0.6
"""Below this confidence a document is left unidentified."""

_TITLE_ALONE, _TITLE_WITHIN, _PHRASE, _ZONE, _BARCODE = 6.0, 2.0, 1.0, 9.0, 2.0
_UNSURE_ZONE, _ZONE_READ = 4.0, 0.6
_IN_HEADING, _REST = 2.0, 3.5
_BY_HEAD, _REST_OF_HEAD = 3.0, 2.0
_NAMED = 4.0
_MOSTLY = 0.5
_UNNAMED = 0.4
_IN_DOUBT, _USUAL = 0.7, 2.5
_GREECE = "GRC"
_SPEAKS_OF_ANOTHER = 0.7
_MOST_PHRASES = 5
_CERTAIN_AT = 3.2
_LONG_TITLE, _NEARLY = 12, 90.0


class Signs(BaseModel):
    """What tells one kind (see the head of ``identify.yaml``)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    titles: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    mrz: tuple[str, ...] = ()
    barcodes: tuple[str, ...] = ()
    holds: tuple[EvidenceKind, ...] = ()
    every_page: bool = False
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Identification:
    """A kind and how surely; ``kind`` is None where no kind reaches the threshold.

    ``named``: by a title of its own or a machine-readable zone, not by usual phrases alone.
    """

    kind: EvidenceKind | None
    confidence: float
    named: bool = False


@cache
def signs() -> dict[EvidenceKind, Signs]:
    """The signs of each kind, checked on loading. Raises ``ValidationError`` for a misspelling."""
    return {
        EvidenceKind(kind): Signs.model_validate(entry) for kind, entry in table("identify").items()
    }


def identify(document: ReadDocument) -> Identification:
    """The kind of ``document``, or none where its signs are too few or point two ways."""
    return identify_pages(document.pages)


def identify_pages(read: Sequence[ReadPage]) -> Identification:
    """The kind of a document of these pages; see ``identify``."""
    if len(read) != 1:
        return _identified(read)
    page = read[0]
    if page not in _ALONE:
        _ALONE[page] = _identified(read)
    return _ALONE[page]


_ALONE: WeakKeyDictionary[ReadPage, Identification] = WeakKeyDictionary()
"""What single pages are: that is asked before barcodes are sought, on parting and at the end."""


def _identified(read: Sequence[ReadPage]) -> Identification:
    wording = Wording(read)
    pages = (wording,) if len(read) == 1 else tuple(Wording((page,)) for page in read)
    zones = tuple(zone for page in read for zone in page.zones)
    barcodes = tuple(code for page in read for code in page.barcodes)
    scored = [
        (_score(wording, zones, barcodes, entry), kind)
        for kind, entry in signs().items()
        if not entry.every_page or all(_title_score(page, entry) for page in pages)
    ]
    confidence, kind = _likeliest(scored)
    if confidence < _IN_DOUBT and (usual := usual_kind(r for p in read for r in p.rows)):
        told = [(score + _USUAL * (k is usual and score > 0), k) for score, k in scored]
        confidence, kind = _likeliest(told)
    if kind is None:
        return Identification(None, 0.0)
    entry = signs()[kind]
    named = any(_closest(zone, entry) for zone in zones) or _title_score(wording, entry) >= _NAMED
    return Identification(kind if confidence >= THRESHOLD else None, confidence, named=named)


def bears_title(page: ReadPage, kinds: Iterable[EvidenceKind]) -> bool:
    """Whether a page calls itself by the name of one of ``kinds``, whatever its zone says."""
    wording = Wording((page,))
    return any(_title_score(wording, signs()[kind]) >= _NAMED for kind in kinds)


def _likeliest(scored: Sequence[tuple[float, EvidenceKind]]) -> tuple[float, EvidenceKind | None]:
    """How surely the best of ``scored`` is the kind, and which it is; None where nothing tells."""
    (best, kind), (second, _) = sorted(scored, key=lambda pair: -pair[0])[:2]
    if best <= 0:
        return 0.0, None
    confidence = (1 - math.exp(-best / _CERTAIN_AT)) * best / (best + second / 3)
    return round(min(0.99, confidence), 3), kind


def _score(
    wording: Wording, zones: tuple[Zone, ...], barcodes: tuple[Barcode, ...], entry: Signs
) -> float:
    fitting = [zone for zone in zones if _closest(zone, entry)]
    trusted = any(zone.valid or zone.confidence > _ZONE_READ for zone in fitting)
    # Of a Greek zone that fits no known paper, what the paper calls itself tells more.
    greek = any(zone.fields.issuing_state == _GREECE for zone in fitting)
    surely = trusted and not (greek and entry is signs().get(EvidenceKind.OTHER))
    by_zone = _ZONE if surely else _UNSURE_ZONE if fitting else 0.0
    titled = _title_score(wording, entry)
    doubt = 1.0
    if not (trusted and any(_tells(zone, entry) for zone in fitting)) and any(
        _forbids(wording, phrase) for phrase in entry.forbidden
    ):
        # What calls itself by the kind's name may speak of the other thing: E1 of a home conceded.
        if titled < _TITLE_ALONE or any(map(wording.titled, map(_bare, entry.forbidden))):
            return 0.0
        doubt = _SPEAKS_OF_ANOTHER
    if entry.required and not any(wording.said(entry.required)):
        return 0.0
    phrases = min(sum(1 for _ in wording.said(entry.phrases)), _MOST_PHRASES) * _PHRASE
    by_barcode = _BARCODE if any(_fits(code, entry) for code in barcodes) else 0.0
    named = by_zone + by_barcode + titled
    # Usual phrases support a title; alone they fit papers of many kinds.
    return (named + phrases if named else phrases * _UNNAMED) * entry.weight * doubt


def _bare(phrase: str) -> str:
    return phrase.removeprefix("^")


def _forbids(wording: Wording, phrase: str) -> bool:
    """Whether the paper says ``phrase``; one behind a ^ only counts where it is a title."""
    if phrase.startswith("^"):
        return wording.titled(phrase[1:]) >= _MOSTLY
    return wording.says(phrase)


def _title_score(wording: Wording, entry: Signs) -> float:
    """A title that is a line by itself counts most; one within a heading by its share of it."""
    share = wording.best_titled(entry.titles)
    if share == 1.0:
        return _TITLE_ALONE
    within = _TITLE_WITHIN if any(wording.said(entry.titles)) else 0.0
    headed = max((wording.headed(head(text)) for text in entry.heads), default=0.0)
    by_head = _BY_HEAD + _REST_OF_HEAD * headed if headed else 0.0
    return max(_IN_HEADING + _REST * share if share else 0.0, within, by_head)


def _closest(zone: Zone, entry: Signs) -> bool:
    """Whether a sign of the kind fits the zone, and none of another kind says more of it."""
    fitting = {
        max((len(sign) for sign in other.mrz if _bears(zone, sign)), default=0)
        for other in signs().values()
    }
    own = max((len(sign) for sign in entry.mrz if _bears(zone, sign)), default=0)
    return own > 0 and own == max(fitting)


def _tells(zone: Zone, entry: Signs) -> bool:
    """Whether a zone that fits the kind fits no other as well: then it outweighs other words."""
    return not any(_closest(zone, other) for other in signs().values() if other is not entry)


def _fits(barcode: Barcode, entry: Signs) -> bool:
    """Whether ``Code128 [0-9]{20}`` (sort, pattern of the whole text) fits; ``*`` is any sort."""
    for sign in entry.barcodes:
        sort, pattern = sign.split(" ", maxsplit=1)
        if sort in ("*", barcode.sort) and re.fullmatch(pattern, barcode.text):
            return True
    return False


def barcodes_worth_seeking(page: ReadPage) -> tuple[str, ...]:
    """The sorts of barcode that the page's kind bears; all of them where no kind is known yet."""
    kind = identify_pages((page,)).kind
    if kind is None:
        return SORTS
    sorts = {sign.split(" ", maxsplit=1)[0] for sign in signs()[kind].barcodes}
    return SORTS if "*" in sorts else tuple(sort for sort in SORTS if sort in sorts)


def _bears(zone: Zone, sign: str) -> bool:
    """Whether ``TD1 IR GRC`` (format, document code, issuer) or its first two fit the zone."""
    format_name, code, *issuer = sign.split()
    return (
        zone.format.value == format_name
        and zone.fields.document_code.startswith(code)
        and (not issuer or zone.fields.issuing_state == issuer[0])
    )


def named_within(document: ReadDocument, kinds: Sequence[EvidenceKind]) -> list[EvidenceKind]:
    """Those of ``kinds`` whose title or the words of it stand in a heading, the likeliest only."""
    wording = Wording(document.pages)
    scores = {kind: _title_score(wording, signs()[kind]) for kind in kinds}
    best = max(scores.values(), default=0.0)
    return [kind for kind, score in scores.items() if score == best >= _BY_HEAD]


def kind_named(title: str, *, tolerant: bool = False) -> EvidenceKind | None:
    """The kind that calls itself ``title``; None if no kind does.

    ``tolerant``: a letter or two of a longer title may be misread.
    """
    key = phrase_key(title)
    exact = next((kind for known, kind in _titles() if known == key), None)
    if exact is not None or not tolerant or len(key) < _LONG_TITLE:
        return exact
    near = ((fuzz.ratio(key, known), kind) for known, kind in _titles())
    likeness, kind = max(near, key=lambda pair: pair[0])
    return kind if likeness >= _NEARLY else None


@cache
def _titles() -> tuple[tuple[str, EvidenceKind], ...]:
    return tuple(
        (phrase_key(title), kind) for kind, entry in signs().items() for title in entry.titles
    )
