"""Single certificates: stay, lawful stay, medical, descent, and what has no reader of its own."""

from __future__ import annotations

import re

from extract.births import born_in_text
from extract.document import ReadDocument, ReadPage
from extract.facts import Fact
from extract.fields import Facts, facts_for, first_of, present
from extract.periods import span
from extract.readers.declaration import subject_by
from extract.readers.issue import issue_date
from extract.readers.particulars import (
    amka,
    birth_place,
    holder,
    issuing_country,
    marks_of_certificate,
    marks_of_copy,
)
from extract.readers.reader import Reader, dated, together
from extract.sentences import years_in_text
from extract.words import Word

_YEARS = re.compile(r"(?<!\d)(\d{1,2})\s*(?:[\(έε]|ετ|χρόν|year|$)", re.IGNORECASE)
_ATTESTED = re.compile(
    r"(?P<text>(?:Πιστοποιείται|Βεβαιώνεται|Βεβαιώνω|Πιστοποιώ|Γνωματεύω)\b.+?)"
    r"(?=\n[^\n]*(?:\b[ΟΗ]/?Η?\s|\(υπογραφή|ΥΠΟΔΕΙΓΜΑ)|\Z)",
    re.DOTALL,
)


def _parse_years(page: ReadPage, words: tuple[Word, ...]) -> Fact | None:
    match = _YEARS.search(" ".join(word.text for word in words))
    return page.fact(float(match[1]), words) if match else None


def _years(document: ReadDocument) -> Facts:
    return present(years=first_of(facts_for(document, "years", _parse_years)))


_stay: Reader = together(
    holder,
    dated("birth_date", "birth_date"),
    born_in_text,
    span,
    issue_date,
    marks_of_copy,
)

stay: Reader = together(_stay, amka)
"""``surname`` ``given_names`` ``from`` ``to`` ``issue_date``."""

legal_stay: Reader = together(_stay, _years, years_in_text)
"""As ``stay``, and ``years``."""

medical: Reader = together(
    holder,
    dated("birth_date", "birth_date"),
    born_in_text,
    issue_date,
    subject_by(_ATTESTED),
    marks_of_copy,
)
"""``surname`` ``given_names`` ``birth_date`` ``issue_date``; ``subject``: what is attested."""

foreign: Reader = together(
    holder,
    dated("birth_date", "birth_date"),
    born_in_text,
    birth_place,
    issue_date,
    issuing_country,
    marks_of_certificate,
)
"""Foreign certificates: also ``issuing_country`` ``translated`` ``certified``."""

plain_paper: Reader = together(holder, issue_date)
"""A paper of no known kind: its holder and date, if it has any."""
