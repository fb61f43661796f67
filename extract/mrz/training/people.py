"""Valid zones of people who do not exist, for rendered documents and tests."""

from __future__ import annotations

import datetime as dt
from typing import Final

import numpy as np

from extract.mrz.check_digits import DIGITS, FILLER, LETTERS, check_digit
from extract.mrz.formats import LAYOUTS, CheckName, FieldName, Layout
from extract.mrz.states import ISO_3166
from extract.mrz.zones import MrzFormat

_STATES: Final = sorted(ISO_3166 | {"D", "UTO"})
_SYLLABLES: Final = """
    KA LE MI NO PU RA SE TI VO XI ZA BEN DAR GJO HOX IKA JAN KOS LUL MUR NIK OLG PET QEN RUS
    STE TEF UMB VAS WOJ YAN ZEF BRA CRI DRI FLO GRE HRI OUS IS OS AS EN ER AL AN
"""
_FIRST: Final = {"TD1": ("I", "A", "C", "IR", "AR", "ID"), "TD2": ("I", "A", "IP")}


def zone(rng: np.random.Generator, kind: MrzFormat) -> tuple[str, ...]:
    """The lines of a zone that obeys ``kind`` and whose check digits hold."""
    layout = LAYOUTS[kind]
    sheet = [[FILLER] * layout.width for _ in range(layout.count)]
    for name, text in _values(rng, layout).items():
        span = layout.field(name).span
        padded = text[: span.end - span.start].ljust(span.end - span.start, FILLER)
        sheet[span.line][span.start : span.end] = padded
    for check in layout.checks:
        over = "".join("".join(sheet[s.line][s.start : s.end]) for s in check.over)
        empty = check.name is CheckName.PERSONAL_NUMBER and not over.strip(FILLER)
        blank = empty and rng.random() < 0.5
        sheet[check.digit.line][check.digit.start] = FILLER if blank else str(check_digit(over))
    return tuple("".join(row) for row in sheet)


def _values(rng: np.random.Generator, layout: Layout) -> dict[FieldName, str]:
    born = dt.date(1935, 1, 1) + dt.timedelta(days=int(rng.integers(0, 32000)))
    ends = dt.date(2015, 1, 1) + dt.timedelta(days=int(rng.integers(0, 7000)))
    names = f"{_name(rng)}<<{_name(rng)}" + (f"<{_name(rng)}" if rng.random() < 0.4 else "")
    values = {
        FieldName.DOCUMENT_CODE: _code(rng, layout),
        FieldName.ISSUING_STATE: _STATES[int(rng.integers(0, len(_STATES)))],
        FieldName.NAMES: names,
        FieldName.DOCUMENT_NUMBER: _number(rng, int(rng.integers(7, 10))),
        FieldName.NATIONALITY: _STATES[int(rng.integers(0, len(_STATES)))],
        FieldName.BIRTH_DATE: f"{born:%y%m%d}",
        FieldName.SEX: "MF<"[int(rng.choice(3, p=(0.48, 0.48, 0.04)))],
        FieldName.EXPIRY_DATE: f"{ends:%y%m%d}",
    }
    if rng.random() < 0.6:
        values[FieldName.PERSONAL_NUMBER] = _number(rng, int(rng.integers(5, 15)))
    if layout.format is MrzFormat.TD1 and rng.random() < 0.2:
        values[FieldName.OPTIONAL] = _number(rng, int(rng.integers(3, 11)))
    return values


def _code(rng: np.random.Generator, layout: Layout) -> str:
    codes = _FIRST.get(layout.format.value, (layout.first_letters[0],))
    return codes[int(rng.integers(0, len(codes)))]


def _name(rng: np.random.Generator) -> str:
    known = _SYLLABLES.split()
    parts = rng.integers(0, len(known), int(rng.integers(2, 5)))
    return "".join(known[n] for n in parts)


def _number(rng: np.random.Generator, length: int) -> str:
    head = int(rng.integers(0, 4))
    letters = "".join(LETTERS[n] for n in rng.integers(0, 26, head))
    digits = "".join(DIGITS[n] for n in rng.integers(0, 10, length))
    mixed = "".join((DIGITS + LETTERS)[n] for n in rng.integers(0, 36, length))
    return mixed if rng.random() < 0.2 else (letters + digits)[:length]
