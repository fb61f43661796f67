"""Two cards of different people on one sheet, the second askew: are both found, and read?"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from extract.evidence import EvidenceKind
from extract.facts import Extraction
from tools.documents_bench.reading import read
from tools.documents_bench.scans import rendered, scan
from tools.documents_bench.scores import SURE, right
from tools.second_style import library as second
from tools.second_style.drawn import Drawn
from tools.third_style import library as third

ANGLES = (0.0, 3.0, -5.0, 7.0, -10.0, 15.0, -20.0)
"""Degrees by which the second card lies askew, counter-clockwise."""

_DPI = 300
_ON_FRONTS = frozenset({"surname", "given_names", "title_number", "issue_date", "expiry_date"})
_PAPER = (252, 252, 250)
_TINT = 6  # grey levels by which a card's ground differs from the paper
_BESIDE, _ABOVE = ((53, 70), (155, 80)), ((85, 70), (110, 195))  # middles, in millimetres
_PERMIT, _PERMANENT, _ALIEN = (
    EvidenceKind.RESIDENCE_PERMIT,
    EvidenceKind.PERMANENT_RESIDENCE_CARD,
    EvidenceKind.ALIEN_IDENTITY_CARD,
)


@dataclass(frozen=True, slots=True, eq=False)
class _Card:
    """The front of a drawn card, RGB at 300 dpi, and the facts that it states."""

    kind: EvidenceKind
    facts: Mapping[str, object]
    picture: Image.Image


def lines(level: str) -> Iterator[str]:
    """For each angle: sheets on which two documents are found, kinds and facts right."""
    pairs = list(_pairs())
    for angle in ANGLES:
        tally: Counter[str] = Counter()
        for number, (first, other, middles) in enumerate(pairs):
            pdf = _sheet((first, other), middles, angle)
            found, _ = read(scan(pdf, level, number))
            tally += _counted((first, other), found)
        yield (
            f"two cards, {level}, the second {angle:g}° askew: two found on {tally['two']} of "
            f"{len(pairs)}, kinds {tally['kinds']} of {2 * len(pairs)}, facts {tally['facts']} of "
            f"{tally['asked']}, surely wrong {tally['surely wrong']}"
        )


def _pairs() -> Iterator[tuple[_Card, _Card, Sequence[tuple[int, int]]]]:
    yield _second(_ALIEN, 0), _second(_ALIEN, 5), _ABOVE
    yield _second(_PERMIT, 2), _second(_PERMIT, 9), _BESIDE
    yield _second(_PERMANENT, 3), _seen(_ALIEN, 1), _ABOVE
    yield _seen(_PERMIT, 0), _seen(_PERMANENT, 2), _BESIDE
    yield _seen(_PERMIT, 1), _seen(_PERMIT, 3), _ABOVE


def _second(kind: EvidenceKind, number: int) -> _Card:
    return _front(second.drawn(kind, number))


def _seen(kind: EvidenceKind, number: int) -> _Card:
    return _front(third.drawn("seen", kind, number)[1])


def _front(drawn: Drawn) -> _Card:
    """The uppermost card of a drawn sheet; where a back lies beneath it, what fronts state."""
    sheet = rendered(drawn.data, _DPI)[0]
    boxes = _cards_on(sheet)
    left, top, wide, high = boxes[0]
    facts = drawn.facts
    if len(boxes) > 1:
        facts = {name: value for name, value in facts.items() if name in _ON_FRONTS}
    return _Card(drawn.kind, facts, Image.fromarray(sheet[top : top + high, left : left + wide]))


def _cards_on(sheet: NDArray[np.uint8]) -> list[tuple[int, int, int, int]]:
    """Left, top, width and height of what is as large as a card, from the top down."""
    paper = np.median(sheet[::8, ::8].reshape(-1, 3), axis=0)
    ink = (np.abs(sheet - paper).max(axis=2) > _TINT).astype(np.uint8)
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((25, 25), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    boxes = [(int(x), int(y), int(w), int(h)) for x, y, w, h, _ in stats[1:]]
    least = _pixels(40)
    return sorted((box for box in boxes if min(box[2:]) >= least), key=lambda box: box[1])


def _sheet(cards: Sequence[_Card], middles: Sequence[tuple[int, int]], angle: float) -> bytes:
    """A PDF of A4 with the cards at these middles, the last one askew."""
    paper = Image.new("RGB", (_pixels(210), _pixels(297)), _PAPER)
    for card, (x, y), askew in zip(cards, middles, (0.0, angle), strict=True):
        turned, mask = (
            picture.rotate(askew, expand=True, resample=Image.Resampling.BICUBIC)
            for picture in (card.picture, Image.new("L", card.picture.size, 255))
        )
        corner = (_pixels(x) - turned.width // 2, _pixels(y) - turned.height // 2)
        paper.paste(turned, corner, mask)
    out = io.BytesIO()
    paper.save(out, "PDF", resolution=_DPI, quality=95)
    return out.getvalue()


def _counted(cards: Sequence[_Card], found: Sequence[Extraction]) -> Counter[str]:
    """What is right of both cards, each held against another document: the best such pairing."""
    slots = [*found, *(None for _ in cards)]
    best = max(
        (_of_pairing(cards, chosen) for chosen in permutations(slots, len(cards))),
        key=lambda tally: (tally["facts"], tally["kinds"]),
    )
    best["two"] = int(len(found) == len(cards))
    best["asked"] = sum(len(card.facts) for card in cards)
    return best


def _of_pairing(cards: Sequence[_Card], chosen: Sequence[Extraction | None]) -> Counter[str]:
    tally: Counter[str] = Counter()
    for card, document in zip(cards, chosen, strict=True):
        if document is None:
            continue
        tally["kinds"] += document.kind is card.kind
        for name, wanted in card.facts.items():
            fact = document.facts.get(name)
            ok = fact is not None and right(fact.value, wanted)
            tally["facts"] += ok
            tally["surely wrong"] += fact is not None and not ok and fact.confidence >= SURE
    return tally


def _pixels(millimetres: float) -> int:
    return round(millimetres / 25.4 * _DPI)
