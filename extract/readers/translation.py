"""Certified translations: what was translated, by whose mark, and on which day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extract.belonging import Sign, Way
from extract.births import DAY_IN_TEXT, SHORT_DAY
from extract.document import ReadDocument
from extract.evidence import EvidenceKind
from extract.facts import Fact
from extract.fields import (
    Facts,
    anybody,
    by_way,
    date_parser,
    facts_for,
    first_of,
    parse_text,
    present,
    seeing,
    with_value,
)
from extract.identify import kind_named, named_within, signs
from extract.marks import translated, where_translated
from extract.readers import civil_status
from extract.readers.issue import issue_date, letterhead_dates
from extract.readers.reader import Reader, together

_DAY = re.compile(rf"(?<!\d){DAY_IN_TEXT}|(?<!\d){SHORT_DAY}", re.IGNORECASE)


def _translates(document: ReadDocument) -> Facts:
    """``translates``: the kind of the original where its title is known, else the title."""
    for named in facts_for(document, "translates", parse_text, accept=anybody):
        kind = kind_named(str(named.value))
        return {"translates": with_value(named, kind.value) if kind else named}
    found = next(_titles_of_originals(document), None)
    return present(translates=found or _original_by_heads(document))


def _titles_of_originals(document: ReadDocument) -> Iterator[Fact]:
    """The translated title: a row that is what some paper calls itself that may be translated."""
    translated_kinds = signs()[EvidenceKind.CERTIFIED_TRANSLATION].holds
    for page in document.pages:
        for row in page.rows:
            kind = kind_named(row.text, tolerant=not page.surely_read)
            if kind in translated_kinds:
                yield page.fact(kind.value, row.words, way=Way.NAMED)


def _original_by_heads(document: ReadDocument) -> Fact | None:
    """The kind whose titles the paper bears as well, if only one may be translated."""
    kinds = named_within(document, signs()[EvidenceKind.CERTIFIED_TRANSLATION].holds)
    if len(kinds) != 1:
        return None
    page = document.pages[0]
    return seeing(page.fact(kinds[0].value, page.rows[0].words, way=Way.NAMED), Sign.ODD)


def _certified_by_translator(document: ReadDocument) -> Facts:
    """A translator's mark is what certifies a translation (003 §1, note on foreign documents)."""
    mark = translated(document)
    return {"certified": mark} if mark.value else {}


def _day(document: ReadDocument) -> Facts:
    """``issue_date``: the day on which the translator signed, not that of what was translated.

    Labels and sentences of issue are the original's, translated like all else: if nothing tells
    the translator's day they are given, but never surely.
    """
    parse = date_parser(document)
    if named := first_of(facts_for(document, "translated_on", parse, accept=anybody)):
        return {"issue_date": named}
    days = list(_days_beneath(document, where_translated(document)))
    if days:
        rivals = {day.value for day in days} != {days[-1].value}
        return {"issue_date": seeing(days[-1], Sign.RIVAL) if rivals else days[-1]}
    if at_head := next(letterhead_dates(document, head=True), None):
        return {"issue_date": at_head}
    originals = issue_date(document).get("issue_date")
    return present(issue_date=seeing(originals, Sign.ODD, Sign.RIVAL) if originals else None)


def _days_beneath(document: ReadDocument, marks: Mapping[int, int]) -> Iterator[Fact]:
    """Days that stand where the translator certifies, or beneath."""
    parse = date_parser(document)
    born = first_of(facts_for(document, "birth_date", parse, accept=anybody))
    for page in document.pages:
        for found in page.text.find(_DAY) if page.number in marks else ():
            fact = parse(page, found.words) if found.words[0].box[1] >= marks[page.number] else None
            if fact is not None and (born is None or fact.value != born.value):
                yield by_way(fact, Way.PLACE)


translation: Reader = together(_certified_by_translator, _day, civil_status.read, _translates)
"""As ``civil_status.read``, and ``translates``; ``issue_date`` is the translator's day."""
