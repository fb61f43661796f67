"""Fictional people whose numbers hold together: AMKA, AFM, passport, residence title."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, replace
from enum import StrEnum

from stdnum import luhn
from stdnum.gr import vat

from samples.names import ORIGINS, Origin, Spelled

SUBMITTED_ON = dt.date(2026, 11, 2)
"""The day on which every specimen case is filed and judged."""


class Spelling(StrEnum):
    """The spelling in which a document gives its holder's name."""

    LATIN = "latin"
    GREEK = "greek"
    NATIVE = "native"


@dataclass(frozen=True, slots=True)
class Address:
    """An address in Greece, in Greek capitals; ``prefecture`` in the genitive, as printed."""

    street: str
    postcode: str
    town: str
    prefecture: str

    def __str__(self) -> str:
        return f"{self.street}, Τ.Κ. {self.postcode}, {self.town}"


THESSALONIKI = Address("ΤΣΙΜΙΣΚΗ 41", "54623", "ΘΕΣΣΑΛΟΝΙΚΗ", "ΘΕΣΣΑΛΟΝΙΚΗΣ")
KALAMARIA = Address("ΑΙΓΑΙΟΥ 17", "55133", "ΚΑΛΑΜΑΡΙΑ", "ΘΕΣΣΑΛΟΝΙΚΗΣ")
EVOSMOS = Address("ΣΜΥΡΝΗΣ 8", "56224", "ΕΥΟΣΜΟΣ", "ΘΕΣΣΑΛΟΝΙΚΗΣ")
SERRES = Address("ΜΕΡΑΡΧΙΑΣ 22", "62122", "ΣΕΡΡΕΣ", "ΣΕΡΡΩΝ")


@dataclass(frozen=True, slots=True)
class Person:
    """One fictional person. Names in capitals; ``key`` and the seed decide every number."""

    key: str
    origin: Origin
    surname: Spelled
    given: Spelled
    father: Spelled
    mother: Spelled
    sex: str
    birth_date: dt.date
    birth_place: Spelled
    passport_number: str
    personal_number: str
    amka: str
    afm: str
    ama: str
    title_number: str
    phone: str
    address: Address = THESSALONIKI

    @property
    def nationality(self) -> str:
        """The ICAO 9303 code of the state."""
        return self.origin.code

    def surname_in(self, spelling: Spelling) -> str:
        """The surname in one spelling; Latin where the origin has no other script."""
        return _spelled(self.surname, spelling)

    def given_in(self, spelling: Spelling) -> str:
        """The given names in one spelling; Latin where the origin has no other script."""
        return _spelled(self.given, spelling)

    def full_name(self, spelling: Spelling = Spelling.LATIN) -> str:
        """Surname and given names, as Greek documents order them."""
        return f"{self.surname_in(spelling)} {self.given_in(spelling)}"


def _spelled(word: Spelled, spelling: Spelling) -> str:
    """One spelling of a word."""
    if spelling is Spelling.GREEK:
        return word.greek
    return (word.native or word.latin) if spelling is Spelling.NATIVE else word.latin


def _digits(rng: random.Random, count: int) -> str:
    """So many decimal digits, the first of them not zero."""
    return str(rng.randrange(10 ** (count - 1), 10**count))


def amka_for(birth_date: dt.date, sex: str, rng: random.Random) -> str:
    """An AMKA: ddmmyy, four digits (the last odd for men), a Luhn digit (stdnum.gr.amka)."""
    serial = rng.randrange(100, 1000) * 10 + rng.randrange(5) * 2 + (1 if sex == "M" else 0)
    stem = f"{birth_date:%d%m%y}{serial:04d}"
    return stem + luhn.calc_check_digit(stem)


def afm_for(rng: random.Random) -> str:
    """An AFM: eight digits and a check digit (stdnum.gr.vat)."""
    stem = "1" + f"{rng.randrange(10**7):07d}"
    return stem + vat.calc_check_digit(stem)


_PASSPORT_FORM = {
    "ALB": "BA{7}", "GEO": "{2}AB{5}", "UKR": "FE{6}", "RUS": "75{7}", "PAK": "BH{7}",
    "IND": "N{7}", "PHL": "P{7}A", "EGY": "A{8}", "LBN": "LR{7}", "GBR": "5{8}",
    "CHN": "E{8}", "ARM": "AP{7}",
}  # fmt: skip


def passport_number_for(code: str, rng: random.Random) -> str:
    """A passport number in the form that the state's own have."""
    form = _PASSPORT_FORM[code]
    for count in range(1, 10):
        while f"{{{count}}}" in form:
            form = form.replace(f"{{{count}}}", _digits(rng, count), 1)
    return form


def person(code: str, sex: str, birth_date: dt.date, key: str, seed: int = 1) -> Person:
    """The person of that origin, sex, birth date and key: the same for the same arguments."""
    rng = random.Random(f"{seed}:{code}:{key}")  # noqa: S311 - specimens, not secrets
    origin = ORIGINS[code]
    surname = rng.choice(origin.surnames)
    given = rng.choice(origin.male if sex == "M" else origin.female)
    return Person(
        key=key,
        origin=origin,
        surname=surname,
        given=given,
        father=rng.choice(tuple(name for name in origin.male if name != given)),
        mother=rng.choice(tuple(name for name in origin.female if name != given)),
        sex=sex,
        birth_date=birth_date,
        birth_place=rng.choice(origin.places),
        passport_number=passport_number_for(code, rng),
        personal_number=_digits(rng, 10),
        amka=amka_for(birth_date, sex, rng),
        afm=afm_for(rng),
        ama=_digits(rng, 7),
        title_number=f"E00{_digits(rng, 6)}",
        phone=f"69{_digits(rng, 8)}",
    )


def relative(of: Person, sex: str, birth_date: dt.date, key: str, seed: int = 1) -> Person:
    """Somebody of the same surname, origin and address, otherwise a person of their own."""
    other = person(of.origin.code, sex, birth_date, key, seed)
    pool = of.origin.male if sex == "M" else of.origin.female
    given = next(name for name in (other.given, *pool) if name != of.given)
    return replace(other, surname=of.surname, given=given, address=of.address)


def payment_code(key: str, seed: int = 1) -> str:
    """The twenty digits of an e-παράβολο, decided by the key and the seed."""
    rng = random.Random(f"{seed}:payment:{key}")  # noqa: S311 - specimens, not secrets
    return "642" + _digits(rng, 17)
