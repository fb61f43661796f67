"""Data pages of passports and travel documents; a state's labels are in ``passports.yaml``.

An entry without ``place`` is of a state whose passports bear no place of birth at all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache

import yaml

from extract.evidence import EvidenceKind
from samples.mrz import ZoneData, td3
from tools.second_style.drawn import AnyOf, Drawn
from tools.third_style.days import day
from tools.third_style.papers import FOLDER, holder, words
from tools.third_style.persons import Person
from tools.third_style.surface import Ink, Surface, sheet_of

_GREY: Ink = (96, 84, 104)
_SHORT_LIVED = frozenset(
    {
        "EGY",
        "SYR",
        "LBN",
        "ARM",
        "SEN",
        "COD",
        "ETH",
        "MAR",
        "NGA",
        "IRN",
        "TUN",
        "AFG",
        "ERI",
        "CMR",
        "JOR",
        "CIV",
        "MNG",
        "GIN",
        "SDN",
        "PSE",
        "MLI",
        "MRT",
        "GMB",
        "SLE",
        "TGO",
    }
)
_READABLE = frozenset({"Latn", "Grek"})
"""Scripts in which a place of birth must be read; of the others, only which script it is."""
Spec = Mapping[str, object]


@cache
def _specs(part: str) -> dict[str, dict[str, object]]:
    text = (FOLDER / part / "passports" / "states.yaml").read_text(encoding="utf-8")
    return {str(entry["code"]): entry for entry in yaml.safe_load(text)}


def _term(who: Person, number: int) -> tuple[dt.date, dt.date]:
    """The days of issue and expiry."""
    issued = dt.date(2022 + number % 3, 1 + (number * 5) % 12, 2 + (number * 11) % 26)
    years = 5 if who.code in _SHORT_LIVED else 10
    return issued, issued.replace(year=issued.year + years) - dt.timedelta(days=1)


def passport(
    part: str, who: Person, number: int, *, travel: bool = False, placeless: bool = False
) -> Drawn:
    """The data page of a person's passport, or of a travel document that Greece issues.

    ``placeless``: without the place of birth, which some states leave out when it is asked for.
    """
    spec = _specs(part)["GRC" if travel else who.code]
    issued, expires = _term(who, number)
    names = words(who, {"issued": issued, "expires": expires})
    code, issuer = ("PT", "GRC") if travel else (str(spec.get("type", "P")), who.code)
    document = f"TD{who.ama}" if travel else who.passport
    names |= {"document": document, "type": code, "issuer": issuer}
    surface = Surface(125, 88, str(spec["face"]), number)
    optional = str(who.personal).replace("-", "") if spec.get("personal_in_zone") else ""
    zone = td3(ZoneData(code, issuer, who.surname, who.given, document, who.code, who.born, who.sex,
                        expires, optional))  # fmt: skip
    shown = {key: value for key, value in spec.items() if key != "place_cell" or not placeless}
    _page(surface, shown, names)
    surface.zone(zone, 6.0, 77.5)
    facts = _facts(who, spec, names) | {
        "document_number": document, "issue_date": issued, "expiry_date": expires,
    }  # fmt: skip
    if placeless:
        facts = {name: fact for name, fact in facts.items() if "place" not in name}
    kind = EvidenceKind.TRAVEL_DOCUMENT if travel else EvidenceKind.PASSPORT
    return Drawn(
        kind, sheet_of(surface, left=34 - 6 * (number % 3), top=20 + 9 * (number % 4)), facts
    )


def _facts(who: Person, spec: Spec, names: Mapping[str, object]) -> dict[str, object]:
    facts = holder(who, str(spec.get("holder", "latin"))) | {
        "birth_date": who.born, "nationality": who.code, "sex": who.sex,
    }  # fmt: skip
    if spec.get("personal_in_zone"):
        facts["personal_number"] = who.personal
    if "place" not in spec:
        return facts
    scripts = str(spec.get("scripts", "Latn")).split()
    alike = [frozenset(scripts)]
    if {"Hans", "Hant"} & set(scripts):
        alike += [frozenset({"Hani" if s in {"Hans", "Hant"} else s for s in scripts})]
    facts["birth_place_scripts"] = AnyOf(tuple(alike))
    printed = worded(spec["place"], names)
    also = spec.get("place_also")
    values = {printed} | {worded(text, names) for text in (also if isinstance(also, list) else [])}
    if "Latn" in scripts:
        values.add(who.place)
    if _READABLE & set(scripts):
        facts["birth_place"] = AnyOf(tuple(sorted(values)))
    return facts


def worded(text: object, names: Mapping[str, object]) -> str:
    """A wording with what it names."""
    return str(text).format_map(names)


def _page(surface: Surface, spec: Spec, names: Mapping[str, object]) -> None:
    heading, cells = spec["heading"], spec["cells"]
    if not isinstance(heading, list) or not isinstance(cells, list):
        raise TypeError("heading and cells are lists")
    for row, line in enumerate(heading):
        surface.text((6, 6 + 4 * row), worded(line, names), 3.0 - 0.4 * row, bold=not row, room=72)
    surface.portrait(6, 19, 32, 41)
    surface.chip(7, 64)
    style, field_date = str(spec.get("style", "above")), str(spec.get("date", "%d.%m.%Y"))
    for cell in cells:
        x, y, label, value = cell[:4]
        room = float(cell[4]) if len(cell) > 4 else 120 - float(x)
        shown = dated(worded(value, names), names, field_date)
        CELLS[style](surface, (float(x), float(y)), worded(label, names), shown, room)
    place = spec.get("place_cell")
    if isinstance(place, list):
        at = (float(place[0]), float(place[1]))
        CELLS[style](surface, at, str(place[2]), worded(spec["place"], names), 120 - at[0])


def dated(value: str, names: Mapping[str, object], form: str) -> str:
    """``<issued>`` in a value is that day in the state's form."""
    for name, worth in names.items():
        if f"<{name}>" in value and isinstance(worth, dt.date):
            value = value.replace(f"<{name}>", f"{day(worth):{form}}")
    return value


def _above(
    surface: Surface, at: tuple[float, float], label: str, value: str, room: float
) -> None:  # fmt: skip
    surface.text(at, label, 1.7, _GREY, room=room)
    surface.text((at[0], at[1] + 3.5), value, 2.7, room=room)


def _beside(
    surface: Surface, at: tuple[float, float], label: str, value: str, room: float
) -> None:  # fmt: skip
    gone = surface.text(at, label, 1.8, _GREY, room=room * 0.6)
    column = gone + 2 if room < 45 else max(gone + 2, 30)
    surface.text((at[0] + column, at[1]), value, 2.6, room=room - column)


def _beneath(
    surface: Surface, at: tuple[float, float], label: str, value: str, room: float
) -> None:  # fmt: skip
    surface.text(at, value, 2.7, room=room)
    surface.text((at[0], at[1] + 2.4), label, 1.6, _GREY, room=room)


CELLS: dict[str, Callable[[Surface, tuple[float, float], str, str, float], None]] = {
    "above": _above,
    "beside": _beside,
    "beneath": _beneath,
}
"""How a label and its value stand on a card."""
