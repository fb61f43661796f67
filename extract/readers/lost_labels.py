"""Values of a recognised card whose labels were lost: told by where they stand, and by elimination.

Cards print few things, and always the same. None of what is found so is sure.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from extract.belonging import Sign, Way
from extract.countries import state_code
from extract.dates import find_dates
from extract.document import OCR, ReadDocument, ReadPage
from extract.facts import Fact
from extract.fields import Facts, by_way, parse_name, present, seeing, words_at
from extract.words import Word

_LEAST_YEARS = 10
"""So long before a card is issued lies no day on it but the birth."""


def lost_values(document: ReadDocument, facts: Facts) -> Facts:
    """``surname`` and ``birth_date`` that ``facts`` lack, on pages that were recognised."""
    if next(document.zones, None) is not None:
        return {}
    surname = None if "surname" in facts else _above_given_names(document, facts)
    birth = None if "birth_date" in facts else _only_early_day(document, facts)
    return present(surname=surname, birth_date=birth)


def _above_given_names(document: ReadDocument, facts: Facts) -> Fact | None:
    """The one name in capitals that stands right above the given names, where they begin."""
    given = facts.get("given_names")
    asked = (label for page in document.pages for label in page.labels)
    if given is None or given.read_by != OCR or any("surname" in label.concepts for label in asked):
        return None
    for page in document.pages:
        words = _above(page, given) if page.number == given.page else ()
        fact = parse_name(page, words) if words else None
        if fact and str(fact.value).isupper() and state_code(str(fact.value)) is None:
            return by_way(seeing(fact, Sign.PARTED, Sign.FAR), Way.PLACE)
    return None


def _above(page: ReadPage, value: Fact) -> tuple[Word, ...]:
    rows = page.rows
    for above, row in pairwise(rows):
        first = next((word for word in row.words if word.box[:2] == (value.box or ())[:2]), None)
        if first is None:
            continue
        near = (
            start for start in above.cell_starts
            if abs(above.words[start].straight[0] - first.straight[0]) <= row.height
        )  # fmt: skip
        start = next(near, None)
        return () if start is None else above.words[start : above.cell_end(start)]
    return ()


def _only_early_day(document: ReadDocument, facts: Facts) -> Fact | None:
    """The one day of the card that lies ten years and more before it was issued."""
    issued = facts.get("issue_date")
    if issued is None or not isinstance(issued.value, dt.date):
        return None
    latest = issued.value.replace(year=issued.value.year - _LEAST_YEARS, day=1)
    early = [fact for fact in _days(document) if isinstance(fact.value, dt.date)
             and fact.value <= latest]  # fmt: skip
    return early[0] if len({fact.value for fact in early}) == 1 else None


def _days(document: ReadDocument) -> Iterator[Fact]:
    for page in document.pages:
        if page.surely_read:
            continue
        for row in page.rows:
            for found in find_dates(row.text, latest=document.seen_on):
                fact = page.fact(found.value, words_at(row.words, found.start, found.end))
                yield by_way(seeing(fact, Sign.ODD, Sign.LIKE), Way.PLACE)
