"""Facts and extractions: what was read in a file, how surely, and where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from extract.belonging import How
from extract.evidence import EvidenceKind
from ingest.pages import Box
from ingest.problems import FileProblem

FactValue = str | int | float | bool | Decimal | dt.date | tuple[str, ...]
"""The Python type follows from the fact's name: ``extract.evidence.FACT_TYPES``."""

GIVEN = "given"
"""``read_by`` of a fact that came with the input of ``elenchos verify``."""


MRZ = "mrz"
"""``read_by`` of a fact that the machine-readable zone gives."""


class Limitation(StrEnum):
    """Why less could be read than is there, or less surely.

    For a model that lacks ``elenchos doctor`` names the remedy.
    """

    NO_RECOGNISER = "no_recogniser"  # Tesseract has no model at all: scans stay unread
    NO_GREEK = "no_greek"  # only Latin letters are read on scans
    OFF_SCREEN = "off_screen"  # a page is a photograph of a screen, not of paper


class Legibility(StrEnum):
    """How much of a document could be read at all, whatever it is."""

    READ = "read"
    HARDLY = "hardly"  # handwriting, an alphabet without a model, a mirrored or unclear page
    NOTHING = "nothing"  # not a word: blank, black, or too faint


@dataclass(frozen=True, slots=True)
class Fact:
    """One value read in a document.

    ``confidence`` is the reader's own, 0 to 1. ``page`` counts from 1 and ``box`` is in pixels of
    the upright page; both are None where a value has no one place (or came with the input).
    ``read_by`` names the reader: ``mrz``, ``text_layer``, ``ocr``, ``barcode``, ``photo``,
    ``given``. ``how`` is by which way it was found, None where that decides nothing.
    """

    value: FactValue
    confidence: float = 1.0
    page: int | None = None
    box: Box | None = None
    read_by: str = GIVEN
    how: How | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read in one file, or in one document of a file that holds several.

    ``kind`` is None when the document could not be identified. ``pages`` is the number of pages,
    0 when the file did not open. ``reader_version`` names what read it, so that the same bytes
    and version give the same facts. ``limitations`` says why it may be less than is there.
    ``part`` counts the documents of a file that holds several, from 1, and ``page_numbers`` are
    the pages on which this one stands; 0 and empty where the file is one document. ``legibility``
    says how much of it could be read; ``unread_pages`` are those of several of which hardly a word
    could be. ``rotations`` are the pages that lie in the file on a side or their head, by number,
    and how far each is turned, clockwise in degrees, before it is shown: boxes are in pixels of the
    turned page.
    """

    file: str
    sha256: str
    kind: EvidenceKind | None
    kind_confidence: float
    pages: int
    facts: Mapping[str, Fact] = field(default_factory=dict)
    problems: tuple[FileProblem, ...] = ()
    reader_version: str = ""
    format: str = ""
    limitations: tuple[Limitation, ...] = ()
    part: int = 0
    page_numbers: tuple[int, ...] = ()
    legibility: Legibility = Legibility.READ
    unread_pages: tuple[int, ...] = ()
    rotations: Mapping[int, int] = field(default_factory=dict)
