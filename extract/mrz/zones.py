"""What reading a machine-readable zone gives (contract, *MRZ and photo output*)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ingest.pages import Box


class MrzFormat(StrEnum):
    """The zone formats of ICAO Doc 9303: parts 4 (TD3), 5 (TD1), 6 (TD2), 7 (MRV-A, MRV-B)."""

    TD1 = "TD1"
    TD2 = "TD2"
    TD3 = "TD3"
    MRV_A = "MRV-A"
    MRV_B = "MRV-B"


class CheckState(StrEnum):
    """A check digit: it holds, it fails, or the format or the issuer has none here."""

    HOLDS = "holds"
    FAILS = "fails"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class MrzFields:
    """The fields of a zone, fillers removed. A date is None where the zone gives no real date.

    ``birth_date`` is resolved to a century: never in the future of ``seen_on`` given to the
    decoder. ``sex`` is ``M``, ``F`` or ``X``. ``issuing_state`` and ``nationality`` are as
    printed without fillers (``D`` for Germany).
    """

    document_code: str
    issuing_state: str
    surname: str
    given_names: str
    document_number: str
    nationality: str
    birth_date: dt.date | None
    sex: str
    expiry_date: dt.date | None
    personal_number: str


class DoubtReason(StrEnum):
    """What speaks against a zone that is not valid."""

    CHECKS = "checks"
    """The format or a check digit does not hold."""
    CUT = "cut"
    """More of it may lie beyond what was seen."""
    UNCLEAR = "unclear"
    """Its letters as a whole are not clear, or more than one was put right."""
    UNSURE = "unsure"
    """Another letter may stand there: the least sure one is given."""
    ALTERED = "altered"
    """A letter is not drawn as the others are: something may cover it, or dirt have made it."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a zone is not valid, and the letters that it is about: (line, position) from 0."""

    reason: DoubtReason
    letters: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Zone:
    """One machine-readable zone on one page.

    ``box`` is in pixels of the upright page; ``rotation`` is the clockwise turn in degrees (0, 90,
    180, 270) that made it readable. ``valid`` is True only if the text obeys its format, every
    check digit holds and nothing speaks against any letter: a valid zone must be right.
    ``line_boxes`` and ``field_boxes`` give the place of each line and field where the reader knows
    it. ``repairs`` says what the decoder changed in the recognised letters, and why. ``doubt`` is
    what speaks against the zone, None if it is valid; ``doubt_box`` is the place of the letters
    that it is about, where it is about some.
    """

    page: int
    box: Box
    rotation: int
    format: MrzFormat
    lines: tuple[str, ...]
    valid: bool
    checks: Mapping[str, CheckState]
    fields: MrzFields
    confidence: float
    line_boxes: tuple[Box, ...] = ()
    field_boxes: Mapping[str, Box] = field(default_factory=dict)
    repairs: tuple[str, ...] = ()
    doubt: Doubt | None = None
    doubt_box: Box | None = None
