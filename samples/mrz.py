"""Machine-readable zones for specimens (ICAO Doc 9303, parts 3 to 7): lines and check digits."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

_WEIGHTS = (7, 3, 1)


@dataclass(frozen=True, slots=True)
class ZoneData:
    """What a zone says. ``optional`` is the personal number or the issuer's optional data."""

    code: str
    issuer: str
    surname: str
    given: str
    number: str
    nationality: str
    birth_date: dt.date
    sex: str
    expiry_date: dt.date
    optional: str = ""


def check_digit(text: str) -> str:
    """The check digit of a field (Doc 9303-3, 4.9): weights 7, 3, 1; letters from A = 10; < = 0."""
    values = (0 if sign == "<" else int(sign, 36) for sign in text)
    return str(sum(value * _WEIGHTS[place % 3] for place, value in enumerate(values)) % 10)


def _filled(text: str, width: int) -> str:
    """The text in the zone's alphabet, cut or filled to a width."""
    letters = "".join(sign if sign.isalnum() else "<" for sign in text.upper() if sign != "'")
    return letters[:width].ljust(width, "<")


def _names(data: ZoneData, width: int) -> str:
    """Primary and secondary identifier (Doc 9303-3, 4.6)."""
    return f"{_filled(data.surname, len(data.surname))}<<{_filled(data.given, len(data.given))}"[
        :width
    ].ljust(width, "<")


def _checked(text: str) -> str:
    return text + check_digit(text)


def _person(data: ZoneData) -> tuple[str, str]:
    return _checked(f"{data.birth_date:%y%m%d}"), _checked(f"{data.expiry_date:%y%m%d}")


def td3(data: ZoneData) -> tuple[str, str]:
    """Two lines of 44: a passport (part 4). ``<`` checks an empty optional field."""
    number, (birth, expiry) = _checked(_filled(data.number, 9)), _person(data)
    optional = _filled(data.optional, 14)
    optional += check_digit(optional) if data.optional else "<"
    stem = f"{number}{_filled(data.nationality, 3)}{birth}{data.sex}{expiry}{optional}"
    first = f"{_filled(data.code, 2)}{_filled(data.issuer, 3)}{_names(data, 39)}"
    return first, stem + check_digit(number + birth + expiry + optional)


def td2(data: ZoneData) -> tuple[str, str]:
    """Two lines of 36 characters: the older stickers and cards (part 6)."""
    number, (birth, expiry) = _checked(_filled(data.number, 9)), _person(data)
    optional = _filled(data.optional, 7)
    stem = f"{number}{_filled(data.nationality, 3)}{birth}{data.sex}{expiry}{optional}"
    first = f"{_filled(data.code, 2)}{_filled(data.issuer, 3)}{_names(data, 31)}"
    return first, stem + check_digit(number + birth + expiry + optional)


def td1(data: ZoneData) -> tuple[str, str, str]:
    """Three lines of 30 characters: a plastic card (part 5)."""
    number, (birth, expiry) = _checked(_filled(data.number, 9)), _person(data)
    first = f"{_filled(data.code, 2)}{_filled(data.issuer, 3)}{number}{_filled(data.optional, 15)}"
    second = f"{birth}{data.sex}{expiry}{_filled(data.nationality, 3)}{'<' * 11}"
    digit = check_digit(first[5:] + birth + expiry + "<" * 11)
    return first, second + digit, _names(data, 30)


def mrv_a(data: ZoneData) -> tuple[str, str]:
    """Two lines of 44 characters: a visa sticker (part 7); no composite check digit."""
    birth, expiry = _person(data)
    first = f"{_filled(data.code, 2)}{_filled(data.issuer, 3)}{_names(data, 39)}"
    number = _checked(_filled(data.number, 9))
    second = f"{number}{_filled(data.nationality, 3)}{birth}{data.sex}{expiry}"
    return first, second + _filled(data.optional, 16)
