"""Permits, cards and stickers, drawn from ``papers/<part>/cards/cards.yaml``.

An entry: ``kind``, ``face``, ``size`` (millimetres), ``style`` (of ``booklets``), ``date``,
``days``, ``holder``, ``facts``, and ``sides``: each with ``text`` ([x, y, size, words]), ``cells``
([x, y, label, value, room]), ``portrait`` and ``zone`` ([format, x, y]).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache

import yaml

from extract.evidence import EvidenceKind
from samples.mrz import ZoneData, mrv_a, td1, td2
from tools.second_style.drawn import Drawn
from tools.third_style.booklets import CELLS, dated, worded
from tools.third_style.papers import FOLDER, holder, truth, words
from tools.third_style.persons import Person
from tools.third_style.surface import Surface, sheet_of

Spec = Mapping[str, object]
_ZONES = {"td1": td1, "td2": td2, "mrv_a": mrv_a}


@cache
def specs(part: str) -> dict[EvidenceKind, tuple[dict[str, object], ...]]:
    """All cards of a part by kind."""
    text = (FOLDER / part / "cards" / "cards.yaml").read_text(encoding="utf-8")
    found: dict[EvidenceKind, tuple[dict[str, object], ...]] = {}
    for entry in yaml.safe_load(text):
        kind = EvidenceKind(str(entry["kind"]))
        found[kind] = (*found.get(kind, ()), entry)
    return found


def card(kind: EvidenceKind, spec: Spec, who: Person, number: int) -> Drawn:
    """A card's sides one under the other on a sheet."""
    days, facts, sides = spec["days"], spec["facts"], spec["sides"]
    if not isinstance(days, dict) or not isinstance(facts, dict) or not isinstance(sides, list):
        raise TypeError("days and facts are mappings, sides a list")
    names = words(who, days)
    drawn = [_side(side, spec, names, who, number) for side in sides]
    stated = holder(who, str(spec["holder"])) | {
        name: truth(name, value, names, who) for name, value in facts.items()
    }
    left = 26 + 9 * (number % 3)
    return Drawn(kind, sheet_of(*drawn, left=left, top=18 + 7 * (number % 4)), stated)


def _side(
    side: Mapping[str, list[object]], spec: Spec, names: Mapping[str, object], who: Person,
    number: int,
) -> Surface:  # fmt: skip
    wide, high = (float(n) for n in str(spec["size"]).split("x"))
    surface = Surface(wide, high, str(spec["face"]), number)
    for x, y, size, text in _rows(side, "text"):
        at = (float(str(x)), float(str(y)))
        surface.text(at, worded(text, names), float(str(size)), bold=True, room=wide - at[0] - 2)
    if "portrait" in side:
        surface.portrait(*(float(str(n)) for n in side["portrait"]))
    cell, form = CELLS[str(spec.get("style", "above"))], str(spec.get("date", "%d/%m/%Y"))
    for x, y, label, value, *room in _rows(side, "cells"):
        at = (float(str(x)), float(str(y)))
        shown = dated(worded(value, names), names, form)
        cell(surface, at, worded(label, names), shown, float(room[0]) if room else wide - at[0] - 2)
    if "zone" in side:
        made, x, y = (str(n) for n in side["zone"])
        surface.zone(_lines(made, spec, names, who), float(x), float(y))
    return surface


def _rows(side: Mapping[str, list[object]], name: str) -> list[list[str]]:
    return [[str(n) for n in row] for row in side.get(name, []) if isinstance(row, list)]


def _lines(form: str, spec: Spec, names: Mapping[str, object], who: Person) -> tuple[str, ...]:
    expires = names["expires"]
    if not isinstance(expires, dt.date):
        raise TypeError("a card with a zone has a day `expires`")
    document = worded(spec.get("document", "{title}"), names)
    data = ZoneData(str(spec.get("code", "IR")), "GRC", who.surname, who.given, document, who.code,
                    who.born, who.sex, expires)  # fmt: skip
    return _ZONES[form](data)
