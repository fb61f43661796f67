"""Periods: labels whose value has a beginning and an end, sentences, and columns of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.belonging import Way
from extract.births import DAY_IN_TEXT
from extract.dates import find_dates
from extract.document import ReadDocument, ReadPage
from extract.facts import Fact
from extract.fields import Facts, Parse, date_parser, facts_for, present, words_at
from extract.layout import Found
from extract.tables import columns_of, picked
from extract.words import Word

DAY = rf"(?:{DAY_IN_TEXT}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2}}(?!\d))"
_LEAD = (
    r"(?:\s*/\s*(?:from|to|until))?\s+"
    r"(?:(?:τις?|την?|της|στις|the|και|ώρα|σήμερα,?|ημερομηνία|\d{1,2}[:.]\d{2}(?!\d))\s+){0,4}"
)
_UNTIL = r"(?:έως|εως|μέχρι|μεχρι|ως|until|till|through|to)"
_PERIOD = re.compile(
    rf"\b(?:απ[όο]|from|την|στις){_LEAD}(?P<start>{DAY})\s*[,–-]?\s*(?:και\s+)?"
    rf"\b(?:{_UNTIL}|λήγει){_LEAD}(?P<end>{DAY})",
    re.IGNORECASE,
)
# Within one sentence; a full stop inside an abbreviation ends none.
_SENTENCE = r"(?:[^.;]|\.(?=\S)|\.\s(?=[α-ωά-ώ\d]))"
_ENDS = re.compile(
    r"\b(?:λήγ\w+|λήξη\w*|ισχύ\w*|ικαν[όή]\w*|ικανότητ\w*|κάλυψ\w*|καλύπτ\w*|ασφαλισμέν\w*"
    r"|ασφάλισ\w*|δικαιού\w*|δικαίωμα|παροχ[έώ]\w*|ενήμερ\w*|διαρκεί|διάρκει\w*|μίσθωσ\w*|παραχ[ωώ]ρ\w*|expires?|valid|cover\w*)"
    rf"{_SENTENCE}{{0,150}}?\b(?:{_UNTIL}|λήγει){_LEAD}(?P<day>{DAY})",
    re.IGNORECASE,
)
_ENDS_ON = re.compile(
    rf"\b(?:λήγ\w+|λήξη|λήξει|expires?)(?:{_LEAD}|\s+on\s+)(?P<day>{DAY})", re.IGNORECASE
)
_RENEWED = re.compile(
    r"\b(?:ανανε[ώω]θηκ\w*|ανανέωση|θεωρ[ήη]θηκ\w*|θεώρηση|θεωρείται|παρατάθηκ\w*|παράταση|renewed|extended)"
    rf"{_SENTENCE}{{0,40}}?\b{_UNTIL}{_LEAD}(?P<day>{DAY})",
    re.IGNORECASE,
)
_NOT_THIS = re.compile(
    r"προηγούμεν|προγενέστερ|εξόφλ|εξοφλ|πληρωμ|πληρωτ|πληρωθ|καταβολ|προθεσμ|\bδεν\s+ισχύ|αίτησ",
    re.IGNORECASE,
)


_BEFORE = 24


def _hits(document: ReadDocument, pattern: re.Pattern[str]) -> Iterator[tuple[ReadPage, Found]]:
    for page in document.pages:
        for hit in page.text.find(pattern):
            yield page, hit


def latest(facts: Sequence[Fact]) -> Fact:
    """The one with the latest date."""
    return max(facts, key=lambda fact: str(fact.value))


def earliest(facts: Sequence[Fact]) -> Fact:
    """The one with the earliest date."""
    return min(facts, key=lambda fact: str(fact.value))


def _bound(document: ReadDocument, which: int) -> Parse:
    """A parser of the beginning (0) or end (1) of a value that has both, and no third date."""
    horizon = document.seen_on.replace(year=document.seen_on.year + 20, day=1)

    def parse(page: ReadPage, words: tuple[Word, ...]) -> Fact | None:
        days = tuple(find_dates(" ".join(word.text for word in words), latest=horizon))
        if len(days) != 2 or days[0].value >= days[1].value:
            return None
        day = days[which]
        return page.fact(day.value, words_at(words, day.start, day.end))

    return parse


def labelled_period(document: ReadDocument) -> Facts:
    """``from`` and ``to`` of ``Διάρκεια: 01/04/2026 - 31/03/2029``."""
    for start in facts_for(document, "period", _bound(document, 0)):
        for end in facts_for(document, "period", _bound(document, 1)):
            return {"from": start, "to": end}
    return {}


def period_in_text(document: ReadDocument) -> Facts:
    """``from`` and ``to`` of the one period that the text names."""
    found = []
    for page, hit in _hits(document, _PERIOD):
        start, end = (_day(document, page, hit, group) for group in ("start", "end"))
        if start and end:
            found.append({"from": start, "to": end})
    return found[0] if len({(f["from"].value, f["to"].value) for f in found}) == 1 else {}


def period_in_table(document: ReadDocument) -> Facts:
    """``from`` and ``to`` of a table of periods: where the first begins and the last ends."""
    parse = date_parser(document, future=True)
    starts = next(columns_of(document, "stay_from", parse), None)
    ends = next(columns_of(document, "stay_to", parse), None)
    return present(
        from_=picked(starts, earliest) if starts else None,
        to=picked(ends, latest) if ends else None,
    )


def ends_in_text(document: ReadDocument) -> Facts:
    """``valid_until`` that the one sentence tells which says till when: «λήγει την 30/11/2027».

    Of several renewals the last counts.
    """
    for patterns, pick in (((_ENDS, _ENDS_ON), None), ((_RENEWED,), latest)):
        found = [
            fact
            for pattern in patterns
            for page, hit in _hits(document, pattern)
            if not _is_of_something_else(hit) and (fact := _day(document, page, hit, "day"))
        ]
        if len({fact.value for fact in found}) == 1 or (found and pick):
            return {"valid_until": pick(found) if pick else found[0]}
    return {}


def _is_of_something_else(hit: Found) -> bool:
    """Whether it is said of an earlier period, or of a day by which to pay."""
    start, end = hit.match.span()
    return _NOT_THIS.search(hit.text.string[max(0, start - _BEFORE) : end]) is not None


def _day(document: ReadDocument, page: ReadPage, hit: Found, group: str) -> Fact | None:
    horizon = document.seen_on.replace(year=document.seen_on.year + 20, day=1)
    found = next(find_dates(hit.match[group], latest=horizon), None)
    return page.fact(found.value, hit.group_words(group), way=Way.SENTENCE) if found else None


def until(document: ReadDocument) -> Facts:
    """``valid_until`` of what runs for a period: by its label, in a sentence, last in a table."""
    return _until(document, also_periods=True)


def until_said(document: ReadDocument) -> Facts:
    """``valid_until`` of papers that may name other periods too: of consumption, of taxation."""
    return _until(document, also_periods=False)


def _until(document: ReadDocument, *, also_periods: bool) -> Facts:
    parse = date_parser(document, future=True)
    columns = list(columns_of(document, "valid_until", parse))
    listed = {fact.box for column in columns for _, fact in column}
    for fact in facts_for(document, "valid_until", parse):
        if fact.box not in listed:
            return {"valid_until": fact}
    named = labelled_period(document).get("to") if also_periods else None
    if said := present(valid_until=named) or ends_in_text(document):
        return said
    period = period_in_text(document).get("to") if also_periods else None
    listed_last = picked(columns[0], latest) if columns else None
    pair = _end_of_pair(document) if also_periods else None
    expiry = None if columns else next(facts_for(document, "expiry_date", parse), None)
    return present(valid_until=period or listed_last or pair or expiry)


def _end_of_pair(document: ReadDocument) -> Fact | None:
    """The end of ``From: 01/10/2026  To: 30/09/2027``: two labels, side by side."""
    parse = date_parser(document, future=True)
    start = next(facts_for(document, "stay_from", parse), None)
    end = next(facts_for(document, "stay_to", parse), None)
    if start is None or end is None or start.box is None or end.box is None:
        return None
    level = abs(start.box[1] - end.box[1]) < max(1, start.box[3] - start.box[1])
    return end if level and str(start.value) < str(end.value) else None


def span(document: ReadDocument) -> Facts:
    """``from`` and ``to`` of a stay: labels of their own, a labelled period, sentence, or table."""
    named = labelled_period(document)
    if named:
        return named
    parse = date_parser(document, future=True)
    listed = {
        fact.box
        for concept in ("stay_from", "stay_to")
        for column in columns_of(document, concept, parse)
        for _, fact in column
    }
    starts, ends = (
        next(
            (
                fact
                for concept in concepts
                for fact in facts_for(document, concept, parse)
                if fact.box not in listed
            ),
            None,
        )
        for concepts in (("stay_from", "valid_from"), ("stay_to", "valid_until"))
    )
    single = present(from_=starts, to=ends)
    return {**period_in_table(document), **period_in_text(document), **single}
