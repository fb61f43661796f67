"""Which evidence kind a document is, from what it says: data in ``identify.yaml``, not code."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import zip_longest

import yaml
from pydantic import BaseModel, ConfigDict
from rapidfuzz import fuzz

from extract.document import ReadDocument, ReadPage
from extract.evidence import EvidenceKind
from extract.folding import skeleton
from extract.layout import Row
from extract.mrz.zones import Zone

THRESHOLD = 0.6
"""Below this confidence a document is left unidentified."""

_TITLE_ALONE, _TITLE_WITHIN, _PHRASE, _ZONE = 6.0, 2.0, 1.0, 9.0
_UNNAMED = 0.4
_LIKENESS = 86.0
_TOLERANT_FROM = 8
_MOST_PHRASES = 5
_CERTAIN_AT = 3.2


class Signs(BaseModel):
    """What tells one kind (see the head of ``identify.yaml``)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    titles: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    mrz: tuple[str, ...] = ()
    every_page: bool = False
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Identification:
    """A kind and how surely; ``kind`` is None where no kind reaches the threshold."""

    kind: EvidenceKind | None
    confidence: float


@cache
def signs() -> dict[EvidenceKind, Signs]:
    """The signs of each kind, checked on loading. Raises ``ValidationError`` for a misspelling."""
    text = resources.files("extract").joinpath("identify.yaml").read_text("utf-8")
    return {
        EvidenceKind(kind): Signs.model_validate(entry)
        for kind, entry in yaml.safe_load(text).items()
    }


@cache
def _key(phrase: str) -> str:
    return " ".join(filter(None, map(skeleton, phrase.replace("/", "/ ").split())))


class _Wording:
    """A document's words as keys, and its short rows, which may be titles."""

    def __init__(self, pages: Iterable[ReadPage]) -> None:
        pages = tuple(pages)
        self._tolerant = any(not page.surely_read for page in pages)
        rows = [row for page in pages for row in page.rows]
        self.text = " " + " ".join(filter(None, map(_row_key, rows))) + " "
        self._lines = _title_lines(rows)

    def says(self, phrase: str) -> bool:
        key = _key(phrase.removesuffix("*"))
        if f" {key}{'' if phrase.endswith('*') else ' '}" in self.text:
            return True
        if not self._tolerant or len(key) < _TOLERANT_FROM:
            return False
        return fuzz.partial_ratio(key, self.text, score_cutoff=_LIKENESS) > 0

    def is_titled(self, phrase: str) -> bool:
        key = _key(phrase)
        if key in self._lines:
            return True
        if not self._tolerant or len(key) < _TOLERANT_FROM:
            return False
        return any(fuzz.ratio(key, line, score_cutoff=_LIKENESS) > 0 for line in self._lines)


def _row_key(row: Row) -> str:
    return " ".join(filter(None, (skeleton(word.text) for word in row.words)))


def _title_lines(rows: list[Row]) -> frozenset[str]:
    """Cells that stand alone, also two rows together, also what stands before a dash or bracket."""
    lines: set[str] = set()
    for row, following in zip_longest(rows, rows[1:]):
        for start in row.cell_starts:
            words = row.words[start : row.cell_end(start)]
            if words[-1].text.endswith(":"):
                continue
            for end in _title_ends([word.text for word in words]):
                lines.add(" ".join(filter(None, (skeleton(w.text) for w in words[:end]))))
        if following is not None and len(row.words) + len(following.words) <= 14:
            lines.add(f"{_row_key(row)} {_row_key(following)}")
    return frozenset(lines - {""})


def _title_ends(texts: list[str]) -> list[int]:
    marks = [i for i, text in enumerate(texts) if text[:1] in "(–—-/|" and i > 0]
    return [len(texts), *marks[:1]]


def identify(document: ReadDocument) -> Identification:
    """The kind of ``document``, or none where its signs are too few or point two ways."""
    wording = _Wording(document.pages)
    pages = tuple(_Wording((page,)) for page in document.pages)
    zones = tuple(document.zones)
    scores = sorted(
        (
            (_score(wording, zones, entry), kind)
            for kind, entry in signs().items()
            if not entry.every_page or all(_title_score(page, entry) for page in pages)
        ),
        key=lambda scored: -scored[0],
    )
    (best, kind), (second, _) = scores[:2]
    if best <= 0:
        return Identification(None, 0.0)
    confidence = round(
        min(0.99, (1 - math.exp(-best / _CERTAIN_AT)) * best / (best + second / 3)), 3
    )
    return Identification(kind if confidence >= THRESHOLD else None, confidence)


def _score(wording: _Wording, zones: tuple[Zone, ...], entry: Signs) -> float:
    by_zone = _ZONE if any(_bears(zone, sign) for zone in zones for sign in entry.mrz) else 0.0
    if not by_zone and any(map(wording.says, entry.forbidden)):
        return 0.0
    if entry.required and not any(map(wording.says, entry.required)):
        return 0.0
    phrases = min(sum(map(wording.says, entry.phrases)), _MOST_PHRASES) * _PHRASE
    named = by_zone + _title_score(wording, entry)
    # Usual phrases support a title; alone they fit papers of many kinds.
    return (named + phrases if named else phrases * _UNNAMED) * entry.weight


def _title_score(wording: _Wording, entry: Signs) -> float:
    if any(map(wording.is_titled, entry.titles)):
        return _TITLE_ALONE
    return _TITLE_WITHIN if any(map(wording.says, entry.titles)) else 0.0


def _bears(zone: Zone, sign: str) -> bool:
    """Whether ``TD1 IR GRC`` (format, document code, issuer) or its first two fit the zone."""
    format_name, code, *issuer = sign.split()
    return (
        zone.format.value == format_name
        and zone.fields.document_code.startswith(code)
        and (not issuer or zone.fields.issuing_state == issuer[0])
    )


def kind_named(title: str) -> EvidenceKind | None:
    """The kind that calls itself ``title``; None if no kind does."""
    key = _key(title)
    for kind, entry in signs().items():
        if any(key == _key(known) for known in entry.titles):
            return kind
    return None
