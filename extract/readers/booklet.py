"""Whether a copy shows all pages of a booklet: page numbers against the count that it prints."""

from __future__ import annotations

import re

from extract.document import ReadDocument
from extract.facts import Fact
from extract.fields import Facts
from extract.layout import Found

_COUNT = re.compile(
    r"(?:contains|περιέχει|περιλαμβάνει|contient|enthält|ka|përmban|содержит|містить)\s+"
    r"(?P<count>\d{1,2})\s*(?:\(\d+\)\s*)?(?:pages|σελίδες|Seiten|faqe|страниц|сторінок)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\b(?:Page|Σελίδα|Σελ\.?|Faqe|Seite|Страница|Стор\.?)\s+(?P<number>\d{1,2})(?!\s?/|\d)",
    re.IGNORECASE,
)
_UNREAD = re.compile(r"\b(?:Page|Σελίδα|Faqe|Seite)\s+(?!\d)\S", re.IGNORECASE)
_CONTAINS_TRUST = 0.95


def all_pages(document: ReadDocument) -> Facts:
    """``all_pages``: True if each number up to the printed count is there, False if some are not.

    Nothing is said without a printed count, or where a number that is there could not be read:
    then an officer counts.
    """
    count: Found | None = None
    numbers: dict[int, float] = {}
    unread = 0
    for page in document.pages:
        for found in page.text.find(_COUNT):
            count = found
        for found in page.text.find(_NUMBER):
            confidence = min(word.confidence for word in found.group_words("number"))
            number = int(found.match["number"])
            numbers[number] = max(confidence, numbers.get(number, 0.0))
        unread += sum(1 for _ in page.text.find(_UNREAD))
    if count is None or not numbers:
        return {}
    total = int(count.match["count"])
    missing = set(range(1, total + 1)) - set(numbers)
    if missing and unread:
        return {}
    where = next(page for page in document.pages if any(w in page.words for w in count.words[:1]))
    said = where.fact(not missing, count.words, trust=_CONTAINS_TRUST)
    least = min(confidence for number, confidence in numbers.items() if number <= total)
    return {"all_pages": _as_sure_as(said, least)}


def _as_sure_as(fact: Fact, confidence: float) -> Fact:
    return Fact(
        fact.value, round(min(fact.confidence, confidence), 3), fact.page, fact.box, fact.read_by
    )
