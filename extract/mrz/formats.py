"""The five formats as tables: which field stands where, which letters it may hold, what checks it.

ICAO Doc 9303: part 4 (TD3, section 4.2.2), part 5 (TD1, 4.2.2), part 6 (TD2, 4.2.2), part 7
(MRV-A, 4.2; MRV-B, 5.2). Positions here count from 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from extract.mrz.check_digits import DIGITS, FILLER, LETTERS
from extract.mrz.zones import MrzFormat


class FieldName(StrEnum):
    """The fields of a zone; values are those of the contract, and ``sex`` and others fit them."""

    DOCUMENT_CODE = "document_code"
    ISSUING_STATE = "issuing_state"
    NAMES = "names"
    DOCUMENT_NUMBER = "document_number"
    NATIONALITY = "nationality"
    BIRTH_DATE = "birth_date"
    SEX = "sex"
    EXPIRY_DATE = "expiry_date"
    PERSONAL_NUMBER = "personal_number"
    OPTIONAL = "optional"


class CheckName(StrEnum):
    """The check digits, in the contract's order."""

    DOCUMENT_NUMBER = "document_number"
    BIRTH_DATE = "birth_date"
    EXPIRY_DATE = "expiry_date"
    PERSONAL_NUMBER = "personal_number"
    COMPOSITE = "composite"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line: ``start`` up to, not including, ``end``."""

    line: int
    start: int
    end: int

    def of(self, lines: Sequence[str]) -> str:
        """What stands there."""
        return lines[self.line][self.start : self.end]


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field: where it is and which characters it may hold."""

    name: FieldName
    span: Span
    alphabet: str


@dataclass(frozen=True, slots=True)
class CheckSpec:
    """One check digit: where it stands and what it is computed over."""

    name: CheckName
    digit: Span
    over: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """One format: ``count`` lines of ``width`` characters, its fields and its check digits.

    ``first_letters`` are those that a document code of this format begins with.
    ``number_overflow`` is the field that a document number of more than nine characters runs on
    into (Doc 9303-5, 4.2.2.1 note j; Doc 9303-6 likewise), None where it can't.
    """

    format: MrzFormat
    count: int
    width: int
    first_letters: str
    fields: tuple[FieldSpec, ...]
    checks: tuple[CheckSpec, ...]
    number_overflow: Span | None = None

    def field(self, name: FieldName) -> FieldSpec:
        """The field of that name; every format has all but ``optional``. Raises KeyError."""
        for spec in self.fields:
            if spec.name is name:
                return spec
        raise KeyError(name)


CODE: Final = LETTERS + FILLER
MIXED: Final = DIGITS + LETTERS + FILLER
DATE: Final = DIGITS + FILLER
SEX: Final = "MFX" + FILLER

_F = FieldName
_C = CheckName


def _passport_like(width: int, names_end: int) -> tuple[FieldSpec, ...]:
    """The fields that TD3, TD2 and both visas share, all but the last."""
    return (
        FieldSpec(_F.DOCUMENT_CODE, Span(0, 0, 2), MIXED),
        FieldSpec(_F.ISSUING_STATE, Span(0, 2, 5), CODE),
        FieldSpec(_F.NAMES, Span(0, 5, names_end), CODE),
        FieldSpec(_F.DOCUMENT_NUMBER, Span(1, 0, 9), MIXED),
        FieldSpec(_F.NATIONALITY, Span(1, 10, 13), CODE),
        FieldSpec(_F.BIRTH_DATE, Span(1, 13, 19), DATE),
        FieldSpec(_F.SEX, Span(1, 20, 21), SEX),
        FieldSpec(_F.EXPIRY_DATE, Span(1, 21, 27), DATE),
        FieldSpec(_F.PERSONAL_NUMBER, Span(1, 28, width), MIXED),
    )


_PASSPORT_CHECKS: Final = (
    CheckSpec(_C.DOCUMENT_NUMBER, Span(1, 9, 10), (Span(1, 0, 9),)),
    CheckSpec(_C.BIRTH_DATE, Span(1, 19, 20), (Span(1, 13, 19),)),
    CheckSpec(_C.EXPIRY_DATE, Span(1, 27, 28), (Span(1, 21, 27),)),
)

TD1: Final = Layout(
    MrzFormat.TD1,
    count=3,
    width=30,
    first_letters="ACI",
    fields=(
        FieldSpec(_F.DOCUMENT_CODE, Span(0, 0, 2), MIXED),
        FieldSpec(_F.ISSUING_STATE, Span(0, 2, 5), CODE),
        FieldSpec(_F.DOCUMENT_NUMBER, Span(0, 5, 14), MIXED),
        FieldSpec(_F.PERSONAL_NUMBER, Span(0, 15, 30), MIXED),
        FieldSpec(_F.BIRTH_DATE, Span(1, 0, 6), DATE),
        FieldSpec(_F.SEX, Span(1, 7, 8), SEX),
        FieldSpec(_F.EXPIRY_DATE, Span(1, 8, 14), DATE),
        FieldSpec(_F.NATIONALITY, Span(1, 15, 18), CODE),
        FieldSpec(_F.OPTIONAL, Span(1, 18, 29), MIXED),
        FieldSpec(_F.NAMES, Span(2, 0, 30), CODE),
    ),
    checks=(
        CheckSpec(_C.DOCUMENT_NUMBER, Span(0, 14, 15), (Span(0, 5, 14),)),
        CheckSpec(_C.BIRTH_DATE, Span(1, 6, 7), (Span(1, 0, 6),)),
        CheckSpec(_C.EXPIRY_DATE, Span(1, 14, 15), (Span(1, 8, 14),)),
        CheckSpec(
            _C.COMPOSITE,
            Span(1, 29, 30),
            (Span(0, 5, 30), Span(1, 0, 7), Span(1, 8, 15), Span(1, 18, 29)),
        ),
    ),
    number_overflow=Span(0, 15, 30),
)

TD2: Final = Layout(
    MrzFormat.TD2,
    count=2,
    width=36,
    first_letters="ACIP",
    fields=_passport_like(width=35, names_end=36),
    checks=(
        *_PASSPORT_CHECKS,
        CheckSpec(
            _C.COMPOSITE, Span(1, 35, 36), (Span(1, 0, 10), Span(1, 13, 20), Span(1, 21, 35))
        ),
    ),
    number_overflow=Span(1, 28, 35),
)

TD3: Final = Layout(
    MrzFormat.TD3,
    count=2,
    width=44,
    first_letters="P",
    fields=_passport_like(width=42, names_end=44),
    checks=(
        *_PASSPORT_CHECKS,
        CheckSpec(_C.PERSONAL_NUMBER, Span(1, 42, 43), (Span(1, 28, 42),)),
        CheckSpec(
            _C.COMPOSITE, Span(1, 43, 44), (Span(1, 0, 10), Span(1, 13, 20), Span(1, 21, 43))
        ),
    ),
)

MRV_A: Final = Layout(
    MrzFormat.MRV_A,
    count=2,
    width=44,
    first_letters="V",
    fields=_passport_like(width=44, names_end=44),
    checks=_PASSPORT_CHECKS,
)

MRV_B: Final = Layout(
    MrzFormat.MRV_B,
    count=2,
    width=36,
    first_letters="V",
    fields=_passport_like(width=36, names_end=36),
    checks=_PASSPORT_CHECKS,
)

LAYOUTS: Final[Mapping[MrzFormat, Layout]] = MappingProxyType(
    {layout.format: layout for layout in (TD1, TD2, TD3, MRV_A, MRV_B)}
)


def layout_of(lines: Sequence[str]) -> Layout | None:
    """The format that these lines have by their number, lengths and first letter.

    None where no format has such lines. A first letter that fits no format of that size (a
    misread one) leaves the passport or the card, never a visa.
    """
    sized = [
        layout
        for layout in (TD1, TD3, TD2, MRV_A, MRV_B)
        if layout.count == len(lines) and all(len(line) == layout.width for line in lines)
    ]
    for layout in sized:
        if lines[0][0] in layout.first_letters:
            return layout
    return sized[0] if sized else None
