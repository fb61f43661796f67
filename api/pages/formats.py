"""Dates, times, amounts and shares in the form of the reader's language."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal, format_percent

from extract.evidence import FACT_TYPES, EvidenceKind, FactType
from verify.catalogue.messages import all_messages, kind_name

ATHENS = ZoneInfo("Europe/Athens")
_LOCALES = {"el": "el_GR", "en": "en_GB"}
_KINDS = frozenset(kind.value for kind in EvidenceKind)
_ISO_DATE = re.compile(r"(?<![\w./-])(\d{4})-(\d{2})-(\d{2})(?![\w/-])(?!\.\w)")


def locale_of(language: str) -> str:
    """Greek as written in Greece; English as written in Europe (day before month)."""
    return _LOCALES[language]


def date(value: dt.date, language: str) -> str:
    """A day.

    >>> date(dt.date(2026, 11, 2), "el"), date(dt.date(2026, 11, 2), "en")
    ('2 Νοε 2026', '2 Nov 2026')
    """
    return format_date(value, "d MMM y", locale=locale_of(language))


def long_date(value: dt.date, language: str) -> str:
    """A day in a letter: «2 Νοεμβρίου 2026»."""
    return format_date(value, "long", locale=locale_of(language))


def moment(value: dt.datetime, language: str) -> str:
    """A day and an hour, on the clocks of Athens."""
    local = value.astimezone(ATHENS)
    return format_datetime(local, "d MMM y, HH:mm", locale=locale_of(language))


def amount(value: Decimal | float, language: str) -> str:
    """Euro: «150,00 €», "€150.00"."""
    return format_currency(value, "EUR", locale=locale_of(language))


def number(value: float, language: str) -> str:
    """A number with at most two decimals."""
    return format_decimal(value, "#,##0.##", locale=locale_of(language))


def share(value: float, language: str) -> str:
    """A share of one, in whole per cent."""
    return format_percent(value, "#,##0 %", locale=locale_of(language))


def localised(text: str, language: str) -> str:
    """The dates within a sentence of the report in local form; a file's name keeps its own.

    >>> localised("until 2027-05-02, in scan-2026-01-02.pdf", "en")
    'until 2 May 2027, in scan-2026-01-02.pdf'
    """
    return _ISO_DATE.sub(lambda match: _iso_as_local(match, language), text)


def _iso_as_local(match: re.Match[str], language: str) -> str:
    try:
        return date(dt.date.fromisoformat(match.group()), language)
    except ValueError:
        return match.group()


def in_words(text: str, language: str) -> str:
    """A value of a report in words where it is a word of the program's own (``true``, a kind)."""
    named = all_messages().get(f"value.{text}")
    if named is None and text in _KINDS:
        named = kind_name(text)
    return named.in_language(language) if named else text


def fact_value(name: str, value: object, language: str) -> str:
    """A fact's value as JSON holds it, as a person reads it. Texts come back as they are."""
    fact_type = FACT_TYPES.get(name)
    if isinstance(value, list | tuple):
        return "\n".join(in_words(str(item), language) for item in value)
    if fact_type is FactType.DATE and isinstance(value, str | dt.date):
        return _day(value, language)
    if isinstance(value, bool):
        words = {"el": ("ναι", "όχι"), "en": ("yes", "no")}[language]
        return words[0] if value else words[1]
    if fact_type is FactType.MONEY and isinstance(value, int | float | Decimal):
        return amount(value, language)
    if fact_type is FactType.NUMBER and isinstance(value, int | float):
        return number(value, language)
    return str(value)


def _day(value: str | dt.date, language: str) -> str:
    if isinstance(value, str):
        try:
            value = dt.date.fromisoformat(value)
        except ValueError:
            return str(value)
    return date(value, language)
