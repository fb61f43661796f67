"""The papers of a part: their wording from ``papers/<part>/*.yaml``, drawn for a person.

An entry: ``kind``; ``face`` (of ``faces.FAMILIES``), ``size``, ``layout``; ``for``, the states
whose people have such a paper (all, if absent); ``days``; ``holder`` (``latin``, ``greek``,
``native``, ``either``, ``both``: Latin and native, ``none``); ``facts``; ``body`` in the language
of ``markup``. In facts and body ``{surname}`` is a field of the person, ``{surname:t}`` the same
with small letters after the first, ``{issued:el}`` a day; a fact ``$born`` is the value itself, a
list any of several that the paper prints, ``address: any`` the person's address in any order.
``model`` names the Tesseract model without which nothing of the paper can be read: where it is
lacking, no fact is asked for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache
from pathlib import Path

import tesserocr
import yaml

from extract.evidence import EvidenceKind
from tools.second_style.drawn import AnyOf, Drawn
from tools.third_style.days import day
from tools.third_style.markup import Writer
from tools.third_style.persons import Person
from tools.third_style.sheet import Sheet

FOLDER = Path(__file__).parent / "papers"


class AnyAddress(AnyOf):
    """An address in any of many orders, told by the shortest."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{self.values[0]!r}, in any order"


class Words(str):
    """What a person's field says; ``t`` formats it with capitals at the heads of words only."""

    __slots__ = ()

    def __format__(self, form: str) -> str:
        return self.title() if form == "t" else super().__format__(form)


@dataclass(frozen=True, slots=True)
class Paper:
    """One wording of one kind."""

    kind: EvidenceKind
    face: str
    size: float
    layout: str
    states: tuple[str, ...]
    days: Mapping[str, dt.date]
    holder: str
    facts: Mapping[str, object]
    body: str
    model: str


@cache
def wordings(part: str) -> dict[EvidenceKind, tuple[Paper, ...]]:
    """All papers of a part by kind, in the order of their files."""
    found: dict[EvidenceKind, tuple[Paper, ...]] = {}
    for path in sorted((FOLDER / part).glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            paper = _paper(entry)
            found[paper.kind] = (*found.get(paper.kind, ()), paper)
    return found


def _paper(entry: Mapping[str, object]) -> Paper:
    days, facts = entry.get("days") or {}, entry.get("facts") or {}
    if not isinstance(days, dict) or not isinstance(facts, dict):
        raise TypeError(f"{entry['kind']}: days and facts are mappings")
    return Paper(
        EvidenceKind(str(entry["kind"])), str(entry["face"]), float(str(entry.get("size", 10))),
        str(entry.get("layout", "colon")), tuple(str(entry.get("for", "")).split()), days,
        str(entry.get("holder", "none")), facts, str(entry["body"]), str(entry.get("model", "")),
    )  # fmt: skip


def words(who: Person, days: Mapping[str, dt.date]) -> dict[str, object]:
    """What a wording can name: the person's fields and the paper's days."""
    names: dict[str, object] = {field.name: getattr(who, field.name) for field in fields(who)}
    names = {key: Words(value) if isinstance(value, str) else value for key, value in names.items()}
    names |= {"sex_gr": who.sex_gr, "bare_title": who.title[3:], "born": day(who.born)}
    return names | {name: day(value) for name, value in days.items()}


@cache
def _models() -> frozenset[str]:
    """The languages whose Tesseract model this machine has."""
    return frozenset(tesserocr.get_languages()[1])


def draw(paper: Paper, who: Person) -> Drawn:
    """The paper of that person, as PDF with its text."""
    names = words(who, paper.days)
    sheet = Sheet(paper.face, paper.size)
    unread = bool(paper.model) and paper.model not in _models()
    Writer(sheet, paper.layout).write(paper.body.format_map(names))
    if unread:
        return Drawn(paper.kind, sheet.pdf(), {}, unidentified_is_right=True)
    facts = holder(who, paper.holder) | {
        name: truth(name, value, names, who) for name, value in paper.facts.items()
    }
    return Drawn(paper.kind, sheet.pdf(), facts)


def holder(who: Person, spelling: str) -> dict[str, object]:
    """Surname and given names in the spelling that a paper prints."""
    latin, greek = (who.surname, who.given), (who.surname_gr, who.given_gr)
    native = (who.surname_native or who.surname, who.given_native or who.given)
    if spelling == "none":
        return {}
    if spelling in {"latin", "greek", "native"}:
        chosen = {"latin": latin, "greek": greek, "native": native}[spelling]
        return dict(zip(("surname", "given_names"), chosen, strict=True))
    pairs = (latin, greek) if spelling == "either" else (latin, native)
    return {"surname": AnyOf(tuple(p[0] for p in pairs)),
            "given_names": AnyOf(tuple(p[1] for p in pairs))}  # fmt: skip


def truth(name: str, value: object, names: Mapping[str, object], who: Person) -> object:
    """A fact as the paper states it."""
    if name == "address":
        return AnyAddress(_addresses(who))
    if name == "birth_place_scripts" and isinstance(value, list):
        return frozenset(map(str, value))
    if isinstance(value, list):
        return AnyOf(tuple(truth("", item, names, who) for item in value))
    if isinstance(value, str):
        named = names[value[1:]] if value.startswith("$") else value.format_map(names)
        return dt.date(named.year, named.month, named.day) if isinstance(named, dt.date) else named
    return Decimal(str(value)) if isinstance(value, float) else value


def _addresses(who: Person) -> tuple[str, ...]:
    """The address in every order and fullness in which a reader may rightly give it."""
    street, town, code = who.street, who.town, who.postcode
    areas = {f"ΝΟΜΟΣ {who.prefecture}", f"Ν. {who.prefecture}", f"ΝΟΜΟΥ {who.prefecture}"}
    short = [street, f"{street} {town}", f"{street} {code} {town}", f"{street} Τ.Κ. {code} {town}",
             f"{street} {town} {code}", f"{street} {town} Τ.Κ. {code}",
             f"{street} {town} ΤΚ {code}", f"{street} ΤΚ {code} {town}"]  # fmt: skip
    full = [f"{line} {area}" for line in short[1:] for area in sorted(areas)]
    return tuple(f"{lead}{line}" for lead in ("", "οδός ", "οδός: ") for line in [*short, *full])
