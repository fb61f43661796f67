"""One value from two sources: what is printed and what the machine-readable zone says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from rapidfuzz import fuzz

from extract.belonging import How, Way, belongs
from extract.document import TEXT_LAYER
from extract.evidence import AS_PRINTED, IN_ZONE
from extract.facts import MRZ, Fact, FactValue
from extract.fields import Facts
from extract.folding import skeleton
from extract.mrz.zones import Zone

_SURELY_PRINTED = 0.8
_SURELY_ITS_OWN = 0.85
_MISREADING = 70.0
_ZONE_UNSURE = 0.6
_IN_DOUBT = 0.8
_A_READING = 0.5
_NAMES = frozenset({"surname", "given_names"})

_FIELDS = ("surname", "given_names", "document_number", "issuing_state", "nationality",
           "birth_date", "sex", "expiry_date", "personal_number")  # fmt: skip


def best_zone(zones: Iterable[Zone], formats: Iterable[str]) -> Zone | None:
    """Of ``zones`` in one of ``formats`` the one that is valid, else the one most surely read."""
    wanted = set(formats)
    fitting = [zone for zone in zones if zone.format.value in wanted]
    return max(fitting, key=lambda zone: (zone.valid, zone.confidence), default=None)


def zone_facts(zone: Zone) -> Facts:
    """The zone's fields as facts, with ``mrz`` (its lines) and ``mrz_valid``.

    Of a zone that is not valid that fact's place is the letter in doubt, if it is one.
    """
    confidence = round(zone.confidence if zone.valid else min(zone.confidence, _ZONE_UNSURE), 3)

    def fact(value: FactValue, field: str | None = None) -> Fact:
        box = zone.field_boxes.get(field, zone.box) if field else zone.box
        return Fact(value, confidence, zone.page, box, MRZ, How(Way.CHECKED))

    facts = {
        name: fact(value, name)
        for name in _FIELDS
        if (value := getattr(zone.fields, name)) not in ("", None)
    }
    return facts | {
        "mrz": replace(fact(zone.lines), confidence=round(zone.confidence, 3)),
        "mrz_valid": replace(
            fact(zone.valid),
            confidence=round(zone.confidence, 3),
            box=zone.doubt_box or zone.box,
        ),
    }


def agreed(printed: Facts, zone: Facts) -> Facts:
    """The facts of both; where both give one, what is printed, if it was surely read.

    Where the two agree each vouches for the other. Where they differ by what looks like a few
    misread letters, a valid zone, whose letters are checked, is believed; a real difference is
    left standing in the printed value, for the rules to compare with the lines of the zone. Of
    names no check digit holds (ICAO Doc 9303-3, 4.9): where the print has other letters, the
    zone's name is left in doubt, so that what it contradicts goes to the officer. What the other
    source says is kept as a companion (``extract.evidence``), so that both can be shown.
    """
    strange = {name for name in printed if name in zone and _is_another_field(name, printed, zone)}
    both = {
        name: zone[name] if name in strange else _settled(printed[name], zone[name])
        for name in printed
        if name in zone
    }
    doubtful = {
        name: replace(fact, confidence=min(fact.confidence, _IN_DOUBT))
        for name, fact in both.items()
        if name in _NAMES and fact is zone[name] and _may_be(printed[name], fact)
    }
    unlike = {
        name: _companion(name, both[name], printed[name], zone[name])
        for name in both
        if name not in strange and not _same(printed[name].value, zone[name].value)
    }
    companions = {name: fact for pair in unlike.values() for name, fact in pair.items()}
    return {**zone, **printed, **both, **doubtful, **companions}


def _companion(name: str, stands: Fact, printed: Fact, zone: Fact) -> Facts:
    """What the source says whose value does not stand, if it was read at all."""
    if stands is not zone:
        return {f"{name}{IN_ZONE}": zone} if zone.read_by == MRZ else {}
    if printed.confidence < _A_READING or _holds_more(printed.value, zone.value):
        return {}
    return {f"{name}{AS_PRINTED}": printed}


def _may_be(printed: Fact, zone: Fact) -> bool:
    """Whether the printed words are nearly the zone's, and not a name that holds more of them."""
    if _same(printed.value, zone.value) or _holds_more(printed.value, zone.value):
        return False
    return _near(printed.value, zone.value)


def _is_another_field(name: str, printed: Facts, zone: Facts) -> bool:
    """Whether a recognised value is what the zone has in another field: its label was not known.

    So is one that hardly belongs to its label, however well it was read: it is no other source.
    """
    fact = printed[name]
    if fact.read_by == TEXT_LAYER or zone[name].confidence <= _ZONE_UNSURE:
        return False
    if _same(fact.value, zone[name].value):
        return False
    if fact.how is not None and belongs(fact.how) < _SURELY_ITS_OWN:
        return True
    others = (other for field, other in zone.items() if field in _FIELDS and field != name)
    return any(_same(fact.value, other.value) for other in others)


def _settled(printed: Fact, zone: Fact) -> Fact:
    if _same(printed.value, zone.value):
        sure = 1 - (1 - printed.confidence) * (1 - zone.confidence)
        return replace(printed, confidence=round(min(0.99, sure), 3), how=zone.how)
    if printed.read_by == TEXT_LAYER:
        return printed
    believable = zone.confidence > _ZONE_UNSURE
    misread = _near(printed.value, zone.value) or _holds_more(printed.value, zone.value)
    return zone if (believable and misread) or printed.confidence < _SURELY_PRINTED else printed


def _key(value: FactValue) -> str:
    return value.isoformat() if isinstance(value, dt.date) else skeleton(str(value))


def _same(printed: FactValue, zone: FactValue) -> bool:
    return _key(printed) == _key(zone)


def _holds_more(printed: FactValue, zone: FactValue) -> bool:
    """Whether the printed words are the zone's and others: a whole name in one field."""
    words, fewer = set(str(printed).upper().split()), set(str(zone).upper().split())
    return fewer < words


def _near(printed: FactValue, zone: FactValue) -> bool:
    return fuzz.ratio(_key(printed), _key(zone)) >= _MISREADING
