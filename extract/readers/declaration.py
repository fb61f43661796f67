"""Declarations: solemn (law 1599/1986, article 8), of loss to the police, power of attorney."""

from __future__ import annotations

import re

from extract.births import born_in_text
from extract.document import ReadDocument
from extract.fields import Facts, facts_for, first_of, parse_text, present
from extract.marks import signature_certified
from extract.readers.issue import issue_date
from extract.readers.particulars import (
    birth_place,
    holder,
    marks_of_copy,
    passport_number,
)
from extract.readers.reader import Reader, dated, together

_DECLARED = re.compile(
    r"δηλ[ώω]ν\w*\s*(?:ότι|οτι|τα\s+εξής)\s*:?\s*(?P<text>.+?)"
    r"(?=\n[^\n]*(?:Ημερομηνία|\bΟ\s?[-–/]\s?Η\b|Δηλ[ώω]ν|\(υπογραφή|ΥΠΟΔΕΙΓΜΑ)|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_AUTHORISED = re.compile(
    r"(?P<text>\b(?:[Εε]ξουσιοδοτώ|[Δδ]ιορίζω|[Ππ]αρέχω)\b.+?)(?=\n[^\n]*(?:ΒΕΒΑΙΩΝΕΤΑΙ|ΥΠΟΔΕΙΓΜΑ|Ημερομηνία)|\Z)",
    re.DOTALL,
)
_LOST = re.compile(r"(?P<text>[^\n]*\b(?:απώλεια|κλοπή|απώλεσε|εκλάπη)\w*[^\n]*)", re.IGNORECASE)
_LONGEST = 1500


def subject_by(*patterns: re.Pattern[str]) -> Reader:
    """``subject``: what the first of ``patterns`` matches as its group ``text``, on one line."""

    def read_subject(document: ReadDocument) -> Facts:
        for pattern in patterns:
            for page in document.pages:
                for found in page.text.find(pattern):
                    text = " ".join(found.match["text"].split())[:_LONGEST]
                    return {"subject": page.fact(text, found.group_words("text"))}
        return {}

    return read_subject


def _subject_labelled(document: ReadDocument) -> Facts:
    return present(subject=first_of(facts_for(document, "object", parse_text)))


_who: Reader = together(
    holder,
    dated("birth_date", "birth_date"),
    birth_place,
    born_in_text,
    passport_number,
    issue_date,
    marks_of_copy,
)

solemn: Reader = together(_who, subject_by(_DECLARED))
"""``surname`` ``given_names`` ``birth_date`` ``birth_place`` ``issue_date`` ``subject``."""

loss: Reader = together(_who, dated("issue_date", "filed_on"), _subject_labelled, subject_by(_LOST))
"""As ``solemn``; the subject is what was lost or stolen."""


def _signature(document: ReadDocument) -> Facts:
    return {"certified": signature_certified(document)}


power_of_attorney: Reader = together(_signature, _who, subject_by(_AUTHORISED))
"""As ``solemn``; the subject is what the lawyer may do, certified is the signature."""
