"""Facts that come with the input of ``elenchos verify``: JSON values become typed facts."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation

from extract.evidence import FACT_TYPES, FactType
from extract.facts import Fact, FactValue
from ingest.pages import Box
from verify.application import ApplicationError, parse_date

_MOST_EUR = 1_000_000_000
_FARTHEST_PIXEL = 1_000_000
_PHOTO_STATES = ("pass", "fail", "unsure", "skipped")


def parse_facts(entries: object, place: str) -> dict[str, Fact]:
    """Facts by name from JSON: plain values, or objects with confidence, page and box.

    Raises:
        ApplicationError: an unknown fact or a value of another type; ``place`` begins the line.
    """
    if not isinstance(entries, Mapping):
        raise ApplicationError(f"{place}: write an object: fact name to value")
    facts: dict[str, Fact] = {}
    for name, raw in entries.items():
        if name not in FACT_TYPES:
            raise ApplicationError(f'{place}: unknown fact "{name}"{nearest(name, FACT_TYPES)}')
        fact = _fact(name, raw, f"{place}.{name}")
        if fact is not None:
            facts[name] = fact
    return facts


def _fact(name: str, raw: object, place: str) -> Fact | None:
    if not isinstance(raw, Mapping):
        return None if raw is None else Fact(_value(name, raw, place))
    unknown = set(raw) - {"value", "confidence", "page", "box", "read_by"}
    if unknown or "value" not in raw:
        raise ApplicationError(f'{place}: write {{"value", "confidence", "page", "box"}}')
    if raw["value"] is None:
        return None
    page = raw.get("page")
    return Fact(
        value=_value(name, raw["value"], place),
        confidence=unit(raw.get("confidence", 1.0), f"{place}.confidence"),
        page=None if page is None else count(page, f"{place}.page"),
        box=_box(raw.get("box"), f"{place}.box"),
        read_by=str(raw.get("read_by") or "given"),
    )


def _box(value: object, place: str) -> Box | None:
    if value is None:
        return None
    if isinstance(value, list) and len(value) == 4:
        numbers = [n for n in value if isinstance(n, int | float) and not isinstance(n, bool)]
        if len(numbers) == 4 and all(abs(n) <= _FARTHEST_PIXEL for n in numbers):
            left, top, right, bottom = (round(n) for n in numbers)
            return left, top, right, bottom
    raise ApplicationError(f"{place}: write four numbers: [left, top, right, bottom]")


def _value(name: str, raw: object, place: str) -> FactValue:
    fact_type = FACT_TYPES[name]
    try:
        return _PARSERS[fact_type](raw)
    except (ValueError, TypeError, OverflowError, InvalidOperation) as error:
        detail = f": {error}" if fact_type is FactType.DATE else ""
        raise ApplicationError(f"{place}: is no {fact_type.value}{detail}") from error


def _as_text(raw: object) -> FactValue:
    if isinstance(raw, bool) or not isinstance(raw, str | int):
        raise TypeError
    return str(raw).strip()


def _as_date(raw: object) -> FactValue:
    return parse_date(raw)  # type: ignore[return-value]


def _as_integer(raw: object) -> FactValue:
    if isinstance(raw, bool) or not isinstance(raw, str | int):
        raise TypeError
    return int(raw)


def _as_number(raw: object) -> FactValue:
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not math.isfinite(raw):
        raise TypeError
    return float(raw)


def _as_money(raw: object) -> FactValue:
    if isinstance(raw, bool) or not isinstance(raw, int | float | str):
        raise TypeError
    amount = Decimal(str(raw))
    if not amount.is_finite() or abs(amount) > _MOST_EUR:
        raise ValueError
    return amount


def _as_flag(raw: object) -> FactValue:
    if not isinstance(raw, bool):
        raise TypeError
    return raw


def _as_texts(raw: object) -> FactValue:
    if isinstance(raw, str):
        return (raw,)
    if not isinstance(raw, list) or not all(isinstance(item, str) for item in raw):
        raise TypeError
    return tuple(raw)


def _as_check(raw: object) -> FactValue:
    if raw not in _PHOTO_STATES:
        raise ValueError
    return str(raw)


_PARSERS = {
    FactType.TEXT: _as_text,
    FactType.DATE: _as_date,
    FactType.INTEGER: _as_integer,
    FactType.NUMBER: _as_number,
    FactType.MONEY: _as_money,
    FactType.FLAG: _as_flag,
    FactType.TEXTS: _as_texts,
    FactType.CHECK: _as_check,
}


def nearest(name: str, known: Iterable[str]) -> str:
    """The end of an error line: the nearest known name, or where the names stand."""
    near = difflib.get_close_matches(name, list(known), n=1)
    return f'; did you mean "{near[0]}"?' if near else "; see docs/catalogue.md for the names"


def unit(value: object, place: str) -> float:
    """A number from 0 to 1. Raises ApplicationError."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ApplicationError(f"{place}: write a number from 0 to 1")
    return float(value)


def count(value: object, place: str) -> int:
    """A whole number, 0 or more. Raises ApplicationError."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ApplicationError(f"{place}: write a whole number, 0 or more")
    return value
