"""What a zone's text must obey beside its check digits (ICAO Doc 9303-3, section 4)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from extract.mrz import dates
from extract.mrz.check_digits import DIGITS, FILLER
from extract.mrz.formats import CheckName, CheckSpec, FieldName, FieldSpec, Layout
from extract.mrz.states import STATE_CODES
from extract.mrz.zones import MrzFormat

_NAMES: Final = re.compile(r"[A-Z]+(<[A-Z]+)*(<<[A-Z]+(<[A-Z]+)*)?<*")


class FaultKind(StrEnum):
    """What a field may do wrong."""

    ALPHABET = "alphabet"
    CODE = "code"
    STATE = "state"
    NAMES = "names"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Fault:
    """One breach of the grammar, and the field that holds it."""

    field: FieldName
    kind: FaultKind


def faults(lines: Sequence[str], layout: Layout, *, seen_on: dt.date) -> tuple[Fault, ...]:
    """Every breach of the grammar of ``layout`` in ``lines``; empty where it is obeyed.

    The lines have the layout's number and width. Check digits are not judged here, only that a
    digit (or, where the format allows it, a filler) stands in their places.
    """
    found = [
        fault for spec in layout.fields for fault in _field_faults(lines, spec, layout, seen_on)
    ]
    found += [
        Fault(_CHECKED[spec.name], FaultKind.ALPHABET)
        for spec in layout.checks
        if spec.digit.of(lines) not in _digit_alphabet(spec, layout)
    ]
    return tuple(found)


_CHECKED: Final = {
    CheckName.DOCUMENT_NUMBER: FieldName.DOCUMENT_NUMBER,
    CheckName.BIRTH_DATE: FieldName.BIRTH_DATE,
    CheckName.EXPIRY_DATE: FieldName.EXPIRY_DATE,
    CheckName.PERSONAL_NUMBER: FieldName.PERSONAL_NUMBER,
    CheckName.COMPOSITE: FieldName.OPTIONAL,
}


def _digit_alphabet(spec: CheckSpec, layout: Layout) -> str:
    optional = spec.name is CheckName.PERSONAL_NUMBER
    runs_on = spec.name is CheckName.DOCUMENT_NUMBER and layout.number_overflow is not None
    return DIGITS + FILLER if optional or runs_on else DIGITS


def _field_faults(
    lines: Sequence[str], spec: FieldSpec, layout: Layout, seen_on: dt.date
) -> Iterator[Fault]:
    text = spec.span.of(lines)
    if any(char not in spec.alphabet for char in text):
        yield Fault(spec.name, FaultKind.ALPHABET)
        return
    kind = _content_fault(text, spec.name, layout, seen_on)
    if kind is not None:
        yield Fault(spec.name, kind)


def _content_fault(
    text: str, name: FieldName, layout: Layout, seen_on: dt.date
) -> FaultKind | None:
    match name:
        case FieldName.DOCUMENT_CODE if not _is_code(text, layout):
            return FaultKind.CODE
        case FieldName.ISSUING_STATE | FieldName.NATIONALITY if not _is_state(text):
            return FaultKind.STATE
        case FieldName.NAMES if not _NAMES.fullmatch(text):
            return FaultKind.NAMES
        case FieldName.DOCUMENT_NUMBER if text.startswith(FILLER):
            return FaultKind.NUMBER
        case FieldName.BIRTH_DATE if not (
            dates.birth_date(text, latest=seen_on) or dates.is_unknown(text)
        ):
            return FaultKind.DATE
        case FieldName.EXPIRY_DATE if not (
            dates.expiry_date(text, seen_on=seen_on) or text == FILLER * 6
        ):
            return FaultKind.DATE
    return None


def _is_code(text: str, layout: Layout) -> bool:
    """Doc 9303-5, 4.2.2.1, note a, and its like: on cards, ``V`` never follows."""
    if text[0] not in layout.first_letters:
        return False
    return not (layout.format in {MrzFormat.TD1, MrzFormat.TD2} and text[1] == "V")


def _is_state(text: str) -> bool:
    code = text.rstrip(FILLER)
    return code in STATE_CODES
