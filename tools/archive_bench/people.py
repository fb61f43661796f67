"""Applicants who don't exist, with duplicates planted among them: the traits of their cases.

Names come from the labelled pairs of ``tests/data/names/made``; a duplicate under another spelling
is such a pair. Near misses are planted too: twins, namesakes, and pairs labelled as two people.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from verify.matching.names import parse_name
from workers.archive.across.traits import PersonTraits, PhotoTrait, Traits

PAIRS = Path(__file__).resolve().parents[2] / "tests" / "data" / "names" / "made"
_FIRST, _DAYS = dt.date(1950, 1, 1), 21_900
_PLACES = [f"PLACE {n}" for n in range(400)]
_BIT_FLIPS = 12
"""Bits of 256 in which a photo saved or scaled anew differs at most (median 2, measured)."""


@dataclass
class Population:
    """People in the order of their cases; ``pairs`` are planted duplicates, with their kind."""

    traits: list[Traits] = field(default_factory=list)
    pairs: dict[tuple[int, int], str] = field(default_factory=dict)
    misses: dict[tuple[int, int], str] = field(default_factory=dict)
    photos: set[tuple[int, int]] = field(default_factory=set)


@dataclass
class _Names:
    """The words of one origin, and its labelled pairs."""

    surnames: list[str]
    given: list[str]
    one: list[tuple[str, str]]
    two: list[tuple[str, str]]


def people(count: int, planted: int, seed: int = 1) -> Population:
    """``count`` people, of whom twice ``planted`` are duplicates and as many near misses."""
    rng = random.Random(seed)  # noqa: S311 - specimens, not secrets
    maker = _Maker(rng, [_origin(path) for path in sorted(PAIRS.glob("*.tsv"))])
    made = Population()
    for number in range(planted):
        kind = _DUPLICATES[number % len(_DUPLICATES)]
        a, b = getattr(maker, f"as_{kind}")()
        made.pairs[_add(made, a, b)] = kind
    for number in range(planted):
        kind = _MISSES[number % len(_MISSES)]
        a, b = getattr(maker, f"as_{kind}")()
        made.misses[_add(made, a, b)] = kind
    while len(made.traits) < count:
        made.traits.append(maker.case(maker.person()))
    for a, b in maker.shared_photos(made, planted // 2):
        made.photos.add((a, b))
    return made


def _add(made: Population, a: Traits, b: Traits) -> tuple[int, int]:
    made.traits += [a, b]
    return len(made.traits) - 2, len(made.traits) - 1


_DUPLICATES = ("other_spelling", "date_mistyped", "other_surname", "other_numbers", "shared_number")
_MISSES = ("twins", "namesakes", "two_labelled")


def _origin(path: Path) -> _Names:
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    latin = [parse_name(row[2]) for row in rows if row[2].isascii() and ", " in row[2]]
    return _Names(
        surnames=sorted({name.surname.upper() for name in latin if name.surname}),
        given=sorted({name.given_names.upper() for name in latin if name.given_names}),
        one=[(row[1], row[2]) for row in rows if row[0] == "one" and "," in row[1] + row[2]],
        two=[(row[1], row[2]) for row in rows if row[0] == "two"],
    )


class _Maker:
    """Draws people and what two cases of one person, or of two, would say."""

    def __init__(self, rng: random.Random, origins: list[_Names]) -> None:
        self._rng = rng
        self._origins = [o for o in origins if o.surnames and o.given]
        self._bits = np.random.default_rng(rng.randrange(2**32))

    def _digits(self, count: int) -> str:
        return f"{self._rng.randrange(10**count):0{count}d}"

    def person(self, origin: int | None = None) -> PersonTraits:
        number = self._rng.randrange(len(self._origins)) if origin is None else origin
        names = self._origins[number]
        return PersonTraits(
            surname=self._rng.choice(names.surnames),
            given_names=self._rng.choice(names.given),
            birth_date=_FIRST + dt.timedelta(days=self._rng.randrange(_DAYS)),
            sex=self._rng.choice("MF"),
            nationality=f"X{number:02d}",
            birth_place=self._rng.choice(_PLACES),
            **self._numbers(),
        )

    def _numbers(self) -> dict[str, str]:
        return {
            "passport": self._digits(9), "amka": self._digits(11), "afm": self._digits(9),
            "title": self._digits(8),
        }  # fmt: skip

    def case(self, person: PersonTraits, portrait: bytes | None = None) -> Traits:
        drawn = portrait or self._bits.bytes(32)
        return Traits(person=person, photos=(PhotoTrait(portrait=drawn.hex(), file="photo.jp2"),))

    def _again(self, person: PersonTraits, **changed: object) -> tuple[Traits, Traits]:
        other = PersonTraits.model_validate(person.model_dump() | changed)
        return self.case(person), self.case(other)

    def as_other_spelling(self) -> tuple[Traits, Traits]:
        """One person whose name two offices spelled otherwise; both numbers are new."""
        number = self._rng.randrange(len(self._origins))
        first, second = map(parse_name, self._rng.choice(self._origins[number].one))
        person = self.person(number).model_copy(
            update={"surname": first.surname, "given_names": first.given_names}
        )
        changed = self._numbers() | {"surname": second.surname, "given_names": second.given_names}
        return self._again(person, **changed)

    def as_date_mistyped(self) -> tuple[Traits, Traits]:
        """Day and month exchanged, or one digit of the year wrong; another passport."""
        person = self.person()
        birth = person.birth_date or _FIRST
        if birth.day <= 12 and birth.day != birth.month:
            wrong = birth.replace(day=birth.month, month=birth.day)
        else:
            decade = 10 if birth.year < 1960 or birth.year >= 2000 else -10
            wrong = birth.replace(year=birth.year + decade, day=min(birth.day, 28))
            person = person.model_copy(update={"birth_date": birth.replace(day=wrong.day)})
        return self._again(person, **self._numbers(), birth_date=wrong)

    def as_other_surname(self) -> tuple[Traits, Traits]:
        """A new surname and passport; the AMKA stays, for it is for life."""
        person = self.person()
        changed = self._numbers() | {"amka": person.amka, "surname": self.person().surname}
        return self._again(person, **changed)

    def as_other_numbers(self) -> tuple[Traits, Traits]:
        """The same name and birth date under other numbers."""
        return self._again(self.person(), **self._numbers())

    def as_shared_number(self) -> tuple[Traits, Traits]:
        """One passport number with two names and two birth dates."""
        person = self.person()
        other = self.person().model_dump()
        other |= {"passport": person.passport, "nationality": person.nationality}
        return self._again(person, **other)

    def as_twins(self) -> tuple[Traits, Traits]:
        """Born on one day in one place with one surname, and two people."""
        person = self.person()
        given = next(
            name for o in self._origins for name in o.given if name[0] != person.given_names[0]
        )
        return self._again(person, **self._numbers(), given_names=given)

    def as_namesakes(self) -> tuple[Traits, Traits]:
        """One name, born in one place, on two days."""
        person = self.person()
        other = self.person().birth_date
        return self._again(person, **self._numbers(), birth_date=other)

    def as_two_labelled(self) -> tuple[Traits, Traits]:
        """Two people by the labels, however near their names; born on one day in two places."""
        number = self._rng.randrange(len(self._origins))
        first, second = map(parse_name, self._rng.choice(self._origins[number].two))
        person = self.person(number).model_copy(
            update={"surname": first.surname, "given_names": first.given_names}
        )
        changed = self._numbers() | {"surname": second.surname, "given_names": second.given_names}
        return self._again(person, **changed, birth_place=self.person().birth_place)

    def shared_photos(self, made: Population, count: int) -> Iterator[tuple[int, int]]:
        """Gives one person's photo, saved anew, to another."""
        last = len(made.traits) - 1
        for number in range(count):
            a, b = last - 2 * number, last - 2 * number - 1
            bits = np.frombuffer(bytes.fromhex(made.traits[a].photos[0].portrait), dtype=np.uint8)
            flipped = np.unpackbits(bits)
            places = self._bits.choice(256, self._rng.randrange(_BIT_FLIPS + 1), replace=False)
            flipped[places] ^= 1
            made.traits[b] = self.case(made.traits[b].person, np.packbits(flipped).tobytes())
            yield b, a
