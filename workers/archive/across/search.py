"""The search: what is compared with what, so that it grows with the cases and not their square.

Of the cases that share a value, each is set beside the first: a value that ten thousand cases
share costs ten thousand comparisons. Of a block of persons or portraits all pairs are compared up
to ``_ALL_PAIRS``; in a larger one each with its ``_WINDOW`` neighbours in the order of names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

from verify.findings import Severity
from verify.matching.memory import forget
from verify.matching.verdict import Verdict
from workers.archive.across.index import Shared, TraitIndex
from workers.archive.across.links import AcrossCode, Link, Side
from workers.archive.across.portraits import ALIKE_BITS, differing_bits
from workers.archive.across.sameness import Dates, Likeness, likeness
from workers.archive.across.traits import PersonTraits

_ALL_PAIRS = 60
_WINDOW = 20
_REMEMBERED = 500
"""Pairs between which the matcher keeps what it knows of words: memory must not grow."""
_NATIONAL = frozenset({"amka", "afm"})
"""Numbers of which a person has one for life."""

_Item = TypeVar("_Item")


class AcrossSearch:
    """The links between the cases of an index, code by code; a pair of portraits perhaps twice."""

    def __init__(self, index: TraitIndex) -> None:
        self._index = index
        self._person = lru_cache(maxsize=512)(index.person)
        self._compared = 0

    def links(self) -> Iterator[Link]:
        """All links. The same cases give the same links in the same order."""
        yield from self._payments()
        yield from self._files()
        yield from self._numbers()
        yield from self._photos()
        yield from self._persons()

    def _payments(self) -> Iterator[Link]:
        for code, group in self._index.groups("payment"):
            for a, b, cases in _beside_the_first(group):
                sides = self._side(a, code), self._side(b, code)
                yield Link(
                    AcrossCode.FEE_REUSED, Severity.BLOCKING, *sides, "payment_code", code, cases
                )

    def _files(self) -> Iterator[Link]:
        for _, group in self._index.groups("file"):
            for a, b, cases in _beside_the_first(group):
                near = self._alike(a.id, b.id).one_person or self._family(a.id, b.id)
                severity = Severity.NOTICE if near else Severity.WARNING
                sides = self._side(a), self._side(b)
                yield Link(AcrossCode.SAME_FILE, severity, *sides, "sha256", "", cases)

    def _numbers(self) -> Iterator[Link]:
        for value, group in self._index.groups("number"):
            first = group[0]
            others = [each for each in group if each.found != first.found and each.id != first.id]
            number = value.partition(" ")[2]
            cases = len({each.id for each in others}) + 1
            for other in others:
                sides = self._side(first, first.found), self._side(other, other.found)
                yield Link(
                    AcrossCode.BIRTH_DATE, Severity.BLOCKING, *sides, "birth_date", number, cases
                )

    def _photos(self) -> Iterator[Link]:
        for _, group in self._index.groups("photo"):
            for a, b, cases in _beside_the_first(group):
                yield from self._photo(a, b, cases)
        for portraits in self._index.portrait_bands():
            for one, other in _pairs(portraits):
                if differing_bits(one, other) <= ALIKE_BITS:
                    found = self._index.first_with(one), self._index.first_with(other)
                    a, b = sorted(found, key=lambda shared: shared.id)
                    yield from self._photo(a, b, 2)

    def _photo(self, a: Shared, b: Shared, cases: int) -> Iterator[Link]:
        if a.id != b.id and not self._alike(a.id, b.id).one_person:
            sides = self._side(a), self._side(b)
            yield Link(AcrossCode.SAME_PHOTO, Severity.WARNING, *sides, "photo", "", cases)

    def _persons(self) -> Iterator[Link]:
        for ids in self._index.blocks():
            ordered = ids
            if len(ids) > _ALL_PAIRS:
                ordered = sorted(ids, key=lambda n: (self._person(n)[1].surname, n))
            for one, other in _pairs(ordered):
                a, b = sorted((one, other))
                if self._index.first_meeting(a, b):
                    yield from self._same_person(a, b)

    def _same_person(self, a: int, b: int) -> Iterator[Link]:
        (_, first), (_, second) = self._person(a), self._person(b)
        found = self._alike(a, b)
        if not found.one_person:
            return
        numbers = _first_differing(found)
        if numbers:
            yield self._of_numbers(a, b, numbers, _weight(numbers))
        if found.names is not Verdict.SAME:
            names = _full(first), _full(second)
            severity = Severity.NOTICE if found.names is Verdict.VARIANT else Severity.WARNING
            sides = self._of(a, names[0]), self._of(b, names[1])
            yield Link(AcrossCode.PERSON_NAMES, severity, *sides, "surname")
        if found.dates in {Dates.NEAR, Dates.DIFFERENT} and found.shared:
            number = str(getattr(first, found.shared[0]))
            days = str(first.birth_date), str(second.birth_date)
            sides = self._of(a, days[0]), self._of(b, days[1])
            yield Link(AcrossCode.BIRTH_DATE, Severity.BLOCKING, *sides, "birth_date", number)

    def _of_numbers(self, a: int, b: int, name: str, severity: Severity) -> Link:
        (_, first), (_, second) = self._person(a), self._person(b)
        sides = (
            self._of(a, str(getattr(first, name))),
            self._of(b, str(getattr(second, name))),
        )
        return Link(AcrossCode.PERSON_NUMBERS, severity, *sides, name, name.upper())

    def _side(self, shared: Shared, found: str = "") -> Side:
        return Side(self._person(shared.id)[0], shared.file, found)

    def _of(self, case_id: int, found: str) -> Side:
        return Side(self._person(case_id)[0], "", found)

    def _alike(self, a: int, b: int) -> Likeness:
        self._compared += 1
        if self._compared % _REMEMBERED == 0:
            forget()
        return likeness(self._person(a)[1], self._person(b)[1])

    def _family(self, a: int, b: int) -> bool:
        first, second = self._person(a)[1], self._person(b)[1]
        return bool(first.surname) and first.surname == second.surname


def _beside_the_first(group: list[Shared]) -> Iterator[tuple[Shared, Shared, int]]:
    """The first case that shares a value with each other case: one file of each is enough."""
    one_each: dict[int, Shared] = {}
    for shared in group:
        one_each.setdefault(shared.id, shared)
    (first, *others) = one_each.values()
    for other in others:
        yield first, other, len(one_each)


def _pairs(items: Sequence[_Item]) -> Iterator[tuple[_Item, _Item]]:
    reach = len(items) if len(items) <= _ALL_PAIRS else _WINDOW
    for place, one in enumerate(items):
        for other in items[place + 1 : place + 1 + reach]:
            yield one, other


def _first_differing(found: Likeness) -> str:
    """The number that weighs most among those that differ; a title's changes with every renewal."""
    weighty = [name for name in found.differing if name in _NATIONAL]
    plain = [name for name in found.differing if name == "passport"]
    return next(iter([*weighty, *plain]), "")


def _weight(name: str) -> Severity:
    return Severity.WARNING if name in _NATIONAL else Severity.NOTICE


def _full(person: PersonTraits) -> str:
    return f"{person.surname} {person.given_names}".strip()
