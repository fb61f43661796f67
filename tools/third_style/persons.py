"""A fictional person of the third style, and how a row of a part's list becomes one."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from samples.people import afm_for, amka_for


@dataclass(frozen=True, slots=True)
class Person:
    """One fictional person. Names in capitals; ``*_gr`` is Greek, ``*_native`` the home script.

    ``code`` is the ICAO 9303 state; ``prefecture`` stands in the genitive, as papers print it;
    ``name_script`` is the ISO 15924 code of the home script, ``Latn`` where there is no other.
    """

    code: str
    state: str
    state_gr: str
    nat_gr: str
    surname: str
    surname_gr: str
    surname_native: str
    given: str
    given_gr: str
    given_native: str
    father: str
    father_gr: str
    father_native: str
    mother: str
    mother_gr: str
    mother_native: str
    sex: str
    born: dt.date
    place: str
    place_gr: str
    place_native: str
    name_script: str
    passport: str
    personal: str
    amka: str
    afm: str
    ama: str
    title: str
    phone: str
    street: str
    postcode: str
    town: str
    prefecture: str

    @property
    def sex_gr(self) -> str:
        """Α (male) or Θ (female), as Greek forms mark it."""
        return "Α" if self.sex == "M" else "Θ"


def _patterned(form: str, rng: random.Random) -> str:
    """``#`` is a digit, ``@`` a letter; the rest stays."""
    return "".join(
        str(rng.randrange(10)) if sign == "#" else rng.choice("ABCEHKLMP") if sign == "@" else sign
        for sign in form
    )


def people(
    part: str, rows: str, homes: tuple[tuple[str, str, str, str], ...]
) -> tuple[Person, ...]:
    """The people of a part.

    A row: ``code|state|state in Greek|nationality in Greek|surname|given|father|mother|sex|
    birth date|place|script|passport pattern|personal number pattern``; names and places are
    ``LATIN/GREEK[/NATIVE]``.
    """
    return tuple(
        _person(part, number, row, homes)
        for number, row in enumerate(line for line in rows.splitlines() if line.strip())
    )


def _spelled(text: str) -> tuple[str, str, str]:
    parts = [part.strip() for part in text.split("/")]
    return parts[0], parts[1], parts[2] if len(parts) > 2 else ""


def _person(
    part: str, number: int, row: str, homes: tuple[tuple[str, str, str, str], ...]
) -> Person:
    rng = random.Random(f"third:{part}:{number}")  # noqa: S311 - specimens, not secrets
    cells = [cell.strip() for cell in row.split("|")]
    surname, given, father, mother, place = (_spelled(cells[n]) for n in (4, 5, 6, 7, 10))
    sex, born = cells[8], dt.date.fromisoformat(cells[9])
    title = rng.randrange(10**5, 10**6)
    return Person(
        cells[0], cells[1], cells[2], cells[3], *surname, *given, *father, *mother, sex, born,
        *place, cells[11],
        _patterned(cells[12], rng), _patterned(cells[13], rng), amka_for(born, sex, rng),
        afm_for(rng), str(rng.randrange(10**6, 10**7)), f"E00{title}",
        f"69{rng.randrange(10**7, 10**8)}", *homes[number % len(homes)],
    )  # fmt: skip
