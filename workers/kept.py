"""Extractions kept: written as JSON without loss, found again by content, reader and year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from pydantic import BaseModel, TypeAdapter

from extract.evidence import EvidenceKind
from extract.facts import Extraction, Fact, FactValue, Legibility, Limitation
from extract.version import reader_fingerprint
from ingest.problems import FileProblem, ProblemCode, Reason
from verify.given_facts import parse_facts
from verify.report import value_json

_OF_THE_MOMENT = frozenset(
    {
        Reason.ABSENT,
        Reason.NOT_A_REGULAR_FILE,
        Reason.NO_PERMISSION,
        Reason.NOT_READ,
        Reason.DECODER_DIED,
        Reason.TOO_SLOW,
        Reason.TOO_MUCH_MEMORY,
    }
)


@dataclass(frozen=True, slots=True)
class KeptKey:
    """What makes two readings one: the bytes, what read them, and the year of reading.

    The year settles the centuries of short dates (``workers.reading.reading_day``).
    """

    sha256: str
    reader: str
    year: int

    @classmethod
    def of(cls, sha256: str, seen_on: dt.date) -> KeptKey:
        """The key of these bytes for this machine's readers on that day."""
        return cls(sha256, reader_fingerprint(), seen_on.year)


class ExtractionStore(Protocol):
    """Where extractions are kept. The ledger has one, an archive run another."""

    def get(self, key: KeptKey) -> bytes | None:
        """What ``encode`` gave for that key; None if it was never read."""
        ...

    def put(self, key: KeptKey, kept: bytes) -> None:
        """Keep it. Putting the same key again changes nothing."""
        ...


class MemoryStore:
    """Extractions kept as long as the process lives."""

    def __init__(self) -> None:
        self._kept: dict[KeptKey, bytes] = {}

    def get(self, key: KeptKey) -> bytes | None:
        """See ``ExtractionStore.get``."""
        return self._kept.get(key)

    def put(self, key: KeptKey, kept: bytes) -> None:
        """See ``ExtractionStore.put``."""
        self._kept.setdefault(key, kept)


def may_be_kept(extractions: Sequence[Extraction]) -> bool:
    """Whether the reading says something of the bytes, and not of the machine's moment.

    A decoder that died or ran out of time may succeed tomorrow; a permission may be given.
    """
    return all(
        problem.reason not in _OF_THE_MOMENT for e in extractions for problem in e.problems
    ) and all(e.sha256 for e in extractions)


def encode(extractions: Sequence[Extraction]) -> bytes:
    """Extractions as JSON, UTF-8, without loss. The file's name is left out: content has none."""
    return _ENTRIES.dump_json(tuple(_encoded(e) for e in extractions))


def decode(kept: bytes, file: str) -> tuple[Extraction, ...]:
    """What ``encode`` was given, under the name that the file has here."""
    return tuple(_decoded(entry, file) for entry in _ENTRIES.validate_json(kept))


class _KeptProblem(BaseModel):
    code: ProblemCode
    reason: Reason
    detail: dict[str, int | str]


class _KeptExtraction(BaseModel):
    """An extraction's form in JSON; facts keep the contract's form and its types."""

    sha256: str
    kind: EvidenceKind | None
    kind_confidence: float
    pages: int
    facts: dict[str, object]
    problems: tuple[_KeptProblem, ...]
    reader_version: str
    format: str
    limitations: tuple[Limitation, ...]
    part: int
    page_numbers: tuple[int, ...]
    legibility: Legibility = Legibility.READ
    unread_pages: tuple[int, ...] = ()
    rotations: dict[int, int] = {}


_ENTRIES = TypeAdapter(tuple[_KeptExtraction, ...])


def _encoded(extraction: Extraction) -> _KeptExtraction:
    return _KeptExtraction(
        sha256=extraction.sha256,
        kind=extraction.kind,
        kind_confidence=extraction.kind_confidence,
        pages=extraction.pages,
        facts={name: _encoded_fact(fact) for name, fact in extraction.facts.items()},
        problems=tuple(
            _KeptProblem(code=p.code, reason=p.reason, detail=p.detail) for p in extraction.problems
        ),
        reader_version=extraction.reader_version,
        format=extraction.format,
        limitations=extraction.limitations,
        part=extraction.part,
        page_numbers=extraction.page_numbers,
        legibility=extraction.legibility,
        unread_pages=extraction.unread_pages,
        rotations=dict(extraction.rotations),
    )


def _encoded_fact(fact: Fact) -> dict[str, object]:
    return {
        "value": _encoded_value(fact.value),
        "confidence": fact.confidence,
        "page": fact.page,
        "box": list(fact.box) if fact.box else None,
        "read_by": fact.read_by,
    }


def _encoded_value(value: FactValue) -> object:
    return str(value) if isinstance(value, Decimal) else value_json(value)


def _decoded(entry: _KeptExtraction, file: str) -> Extraction:
    return Extraction(
        file=file,
        sha256=entry.sha256,
        kind=entry.kind,
        kind_confidence=entry.kind_confidence,
        pages=entry.pages,
        facts=parse_facts(entry.facts, "kept"),
        problems=tuple(FileProblem(p.code, p.reason, p.detail) for p in entry.problems),
        reader_version=entry.reader_version,
        format=entry.format,
        limitations=entry.limitations,
        part=entry.part,
        page_numbers=entry.page_numbers,
        legibility=entry.legibility,
        unread_pages=entry.unread_pages,
        rotations=entry.rotations,
    )
