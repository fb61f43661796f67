"""Schooling and language: Greek school certificates, certificates of Greek, committee opinions."""

from __future__ import annotations

import re

from extract.belonging import Sign
from extract.births import DAY_IN_TEXT, born_in_text
from extract.document import ReadDocument, ReadPage
from extract.facts import Fact
from extract.fields import Facts, date_parser, facts_for, first_of, present, says, seeing
from extract.folding import plain
from extract.readers.particulars import birth_place, holder, issue_date, marks_of_copy
from extract.readers.reader import Reader, dated, together
from extract.sentences import classes_in_text
from extract.words import Word

_LEVEL = re.compile(r"(?<![A-ZΑ-Ω0-9])([ABCΑΒΓ])\s?([12])\s?(\+)?(?![A-ZΑ-Ω0-9])")
_LEVEL_NAMED = re.compile(r"επ[ιί]π[εέ]δου?\s+(?P<level>[ABCΑΒΓ]\s?[12]\+?)(?!\w)", re.IGNORECASE)
_COUNT = re.compile(r"(?<![\d./-])(\d{1,2})(?![\d./-])")
_LEAVING = ("απολυτήριο", "αποφοιτήριο", "άξιος απόλυσης", "άξια απόλυσης")
_LATIN_LEVEL = {"Α": "A", "Β": "B", "Γ": "C"}
_NUMERALS = {"ΜΙΑ": 1, "ΔΥΟ": 2, "ΤΡΕΙΣ": 3, "ΤΕΣΣΕΡΙΣ": 4, "ΠΕΝΤΕ": 5, "ΕΞΙ": 6, "ΕΠΤΑ": 7,
             "ΟΚΤΩ": 8, "ΕΝΝΕΑ": 9, "ΔΕΚΑ": 10, "ΕΝΤΕΚΑ": 11, "ΔΩΔΕΚΑ": 12}  # fmt: skip
_CLASS_ROW = re.compile(
    r"^\s*(?P<name>(?:[ΑΒΓΔΕ]|ΣΤ|Στ)['΄’ʹ´]?\s+(?:Δημοτικού|Γυμνασίου|Λυκείου|ΕΠΑΛ|ΕΠΑ\.Λ\.))",
    re.IGNORECASE | re.MULTILINE,
)


def _parse_level(page: ReadPage, words: tuple[Word, ...]) -> Fact | None:
    """A level of the Common European Framework, in Latin letters: ``B1``, ``A2+``."""
    match = _LEVEL.search(" ".join(word.text.upper() for word in words))
    if match is None:
        return None
    level = f"{_LATIN_LEVEL.get(match[1], match[1])}{match[2]}{match[3] or ''}"
    return page.fact(level, words)


def _level(document: ReadDocument) -> Facts:
    labelled_level = first_of(facts_for(document, "level", _parse_level))
    if labelled_level:
        return {"level": labelled_level}
    for page in document.pages:
        for hit in page.text.find(_LEVEL_NAMED):
            return present(level=_parse_level(page, hit.group_words("level")))
        for row in page.rows:
            found = _parse_level(page, row.words)
            if found and ("ΕΠΙΠΕΔ" in plain(row.text) or "LEVEL" in plain(row.text)):
                return {"level": found}
    return {}


def _parse_count(page: ReadPage, words: tuple[Word, ...]) -> Fact | None:
    text = " ".join(word.text for word in words)
    match = _COUNT.search(text)
    if match:
        return page.fact(int(match[1]), words)
    numeral = next((n for w in text.split() if (n := _NUMERALS.get(plain(w).strip("().,")))), None)
    return page.fact(numeral, words) if numeral else None


def _labelled_classes(document: ReadDocument) -> Facts:
    named = facts_for(document, "classes_completed", _parse_count)
    return present(classes_completed=first_of(named))


def _listed_classes(document: ReadDocument) -> Facts:
    """The number of different classes that a table lists."""
    for page in document.pages:
        rows = list(page.text.find(_CLASS_ROW))
        if rows:
            names = {plain(found.match["name"]) for found in rows}
            words = tuple(word for found in rows for word in found.words)
            return present(classes_completed=page.fact(len(names), words, trust=0.9))
    return {}


_COMPLETED = re.compile(
    r"(?:ολοκλ|αποφοίτ|απολύθ|έλαβε|περάτω)\w*(?:[^.;\d]|\(\d{1,2}\)){0,160}?(?:στις|την|on)\s+"
    rf"(?P<date>{DAY_IN_TEXT})",
    re.IGNORECASE,
)


def _completed_in_text(document: ReadDocument) -> Facts:
    """``completed_on``: «ολοκλήρωσε … στις 15/06/2012»."""
    parse = date_parser(document)
    for page in document.pages:
        for found in page.text.find(_COMPLETED):
            return present(completed_on=parse(page, found.group_words("date")))
    return {}


def _completed_when_issued(document: ReadDocument) -> Facts:
    """``completed_on`` of a leaving certificate that names no other day: the day of its issue."""
    if not says(document, *_LEAVING):
        return {}
    issued = issue_date(document).get("issue_date")
    return present(completed_on=seeing(issued, Sign.ODD) if issued else None)


school: Reader = together(
    holder,
    dated("birth_date", "birth_date"),
    born_in_text,
    _labelled_classes,
    classes_in_text,
    _listed_classes,
    dated("completed_on", "completed_on"),
    _completed_in_text,
    _completed_when_issued,
    issue_date,
    marks_of_copy,
)
"""``surname`` ``given_names`` ``birth_date`` ``classes_completed`` ``completed_on``."""

language: Reader = together(
    holder, dated("birth_date", "birth_date"), born_in_text, _level, issue_date, marks_of_copy
)
"""``surname`` ``given_names`` ``birth_date`` ``level`` ``issue_date``."""

opinion: Reader = together(
    holder, dated("birth_date", "birth_date"), born_in_text, birth_place, issue_date, marks_of_copy
)
"""``surname`` ``given_names`` ``birth_date`` ``issue_date``."""
