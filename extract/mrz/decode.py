"""Lines of text → fields, check digits and breaches of grammar. Pure: no picture, no clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.mrz import dates
from extract.mrz.check_digits import ALPHABET, DIGITS, FILLER, check_digit
from extract.mrz.formats import CheckName, CheckSpec, FieldName, Layout, layout_of
from extract.mrz.grammar import Fault, faults
from extract.mrz.zones import CheckState, MrzFields, MrzFormat


@dataclass(frozen=True, slots=True)
class DecodedZone:
    """What the text of a zone says. ``checks`` has all five names, in the contract's order.

    A check is ``ABSENT`` where the format has none, and ``personal_number`` also where the issuer
    printed a filler as the check digit of an empty field (Doc 9303-4, section 4.2.2.2).
    """

    format: MrzFormat
    lines: tuple[str, ...]
    checks: Mapping[CheckName, CheckState]
    fields: MrzFields
    faults: tuple[Fault, ...]

    @property
    def holds(self) -> bool:
        """Whether the grammar is obeyed and no check digit fails."""
        return not self.faults and CheckState.FAILS not in self.checks.values()


def decode_lines(lines: Sequence[str], *, seen_on: dt.date) -> DecodedZone | None:
    """The zone that these lines are, or None where no format has lines of that number and length.

    Spaces are dropped and small letters raised first. ``seen_on`` settles centuries. A line with
    characters outside the zone's alphabet is decoded all the same; what they touch has a fault.
    """
    clean = tuple("".join(line.split()).upper() for line in lines)
    layout = layout_of(clean)
    if layout is None:
        return None
    return DecodedZone(
        format=layout.format,
        lines=clean,
        checks=check_states(clean, layout),
        fields=_fields(clean, layout, seen_on),
        faults=faults(clean, layout, seen_on=seen_on),
    )


def check_states(lines: Sequence[str], layout: Layout) -> dict[CheckName, CheckState]:
    """Each check digit of the contract, in its order: holds, fails, or has none here."""
    by_name = {spec.name: spec for spec in layout.checks}
    return {
        name: _state(lines, by_name[name], layout) if name in by_name else CheckState.ABSENT
        for name in CheckName
    }


def _state(lines: Sequence[str], spec: CheckSpec, layout: Layout) -> CheckState:
    over, digit = "".join(span.of(lines) for span in spec.over), spec.digit.of(lines)
    if spec.name is CheckName.DOCUMENT_NUMBER and digit == FILLER:
        over, digit = _long_number(lines, layout)
    if digit == FILLER and spec.name is CheckName.PERSONAL_NUMBER and not over.strip(FILLER):
        return CheckState.ABSENT
    if digit not in DIGITS or not digit or any(char not in ALPHABET for char in over):
        return CheckState.FAILS
    return CheckState.HOLDS if check_digit(over) == int(digit) else CheckState.FAILS


def _long_number(lines: Sequence[str], layout: Layout) -> tuple[str, str]:
    """A number of more than nine characters, and its check digit; empty where there is none.

    Both run on into the optional field (Doc 9303-5, section 4.2.2.1, note j).
    """
    head = layout.field(FieldName.DOCUMENT_NUMBER).span.of(lines)
    if layout.number_overflow is None:
        return head, ""
    tail = layout.number_overflow.of(lines).split(FILLER, 1)[0]
    return (head + tail[:-1], tail[-1]) if len(tail) > 1 else (head, "")


def _fields(lines: Sequence[str], layout: Layout, seen_on: dt.date) -> MrzFields:
    def text(name: FieldName) -> str:
        return layout.field(name).span.of(lines)

    number, personal = _numbers(lines, layout)
    surname, _, given = text(FieldName.NAMES).partition(FILLER * 2)
    expiry = dates.expiry_date(text(FieldName.EXPIRY_DATE), seen_on=seen_on)
    sex = text(FieldName.SEX)
    return MrzFields(
        document_code=text(FieldName.DOCUMENT_CODE).rstrip(FILLER),
        issuing_state=text(FieldName.ISSUING_STATE).rstrip(FILLER),
        surname=_spaced(surname),
        given_names=_spaced(given),
        document_number=number,
        nationality=text(FieldName.NATIONALITY).rstrip(FILLER),
        birth_date=dates.birth_date(
            text(FieldName.BIRTH_DATE), latest=min(seen_on, expiry or seen_on)
        ),
        sex=sex if sex in {"M", "F"} else "X",
        expiry_date=expiry,
        personal_number=personal,
    )


def _numbers(lines: Sequence[str], layout: Layout) -> tuple[str, str]:
    """The document number and the personal number, fillers at the end removed."""
    number = layout.field(FieldName.DOCUMENT_NUMBER).span.of(lines)
    personal = layout.field(FieldName.PERSONAL_NUMBER).span.of(lines)
    spec = next(spec for spec in layout.checks if spec.name is CheckName.DOCUMENT_NUMBER)
    if spec.digit.of(lines) == FILLER and layout.number_overflow is not None:
        long, digit = _long_number(lines, layout)
        if digit:
            return long, personal[len(long) - len(number) + 1 :].strip(FILLER)
    return number.rstrip(FILLER), personal.strip(FILLER)


def _spaced(names: str) -> str:
    return " ".join(part for part in names.split(FILLER) if part)
