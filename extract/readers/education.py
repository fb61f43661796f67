"""Schooling and language: Greek school certificates, certificates of Greek, committee opinions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from extract.belonging import Sign, Way
from extract.births import DAY_IN_TEXT, born_in_text
from extract.document import ReadDocument, ReadPage
from extract.facts import Fact
from extract.fields import (
    Facts,
    by_way,
    date_parser,
    facts_for,
    first_of,
    holders,
    present,
    says,
    seeing,
)
from extract.folding import plain
from extract.label_at import Label
from extract.readers.issue import issue_date
from extract.readers.particulars import birth_place, holder, marks_of_copy
from extract.readers.reader import Reader, dated, together
from extract.sentences import classes_in_text
from extract.values import column_beneath, heads_a_column
from extract.words import Word

_LEVEL = re.compile(r"(?<![A-ZΑ-Ω0-9])([ABCΑΒΓ])\s?([12])\s?(\+)?(?![A-ZΑ-Ω0-9])")
_LEVEL_NAMED = re.compile(r"επ[ιί]π[εέ]δου?\s+(?P<level>[ABCΑΒΓ]\s?[12]\+?)(?!\w)", re.IGNORECASE)
_LEVEL_ALONE = re.compile(r"[«\"(]?[ABCΑΒΓ]\s?[12]\+?[»\")]?(?:\s*[-–—:(/,]\s*[^\d]*)?")
_SEVERAL = 2
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
    alone = list(_levels_alone(document))
    return {"level": alone[0]} if len({fact.value for fact in alone}) == 1 else {}


def _levels_alone(document: ReadDocument) -> Iterator[Fact]:
    """``Β2 (Καλή γνώση)``: levels that begin a cell and have it to themselves."""
    for page in document.pages:
        for row in page.rows:
            for start in row.cell_starts:
                words = row.words[start : row.cell_end(start)]
                if _LEVEL_ALONE.fullmatch(" ".join(word.text for word in words)):
                    found = _parse_level(page, words)
                    yield from [by_way(found, Way.PLACE)] if found else []


def _parse_count(page: ReadPage, words: tuple[Word, ...]) -> Fact | None:
    text = " ".join(word.text for word in words)
    match = _COUNT.search(text)
    if match:
        return page.fact(int(match[1]), words)
    numeral = next((n for w in text.split() if (n := _NUMERALS.get(plain(w).strip("().,")))), None)
    return page.fact(numeral, words) if numeral else None


def _labelled_classes(document: ReadDocument) -> Facts:
    def is_one(label: Label) -> bool:
        return holders(label) and not any(
            len(counts) >= _SEVERAL for _, counts in _counts_beneath(document, label)
        )

    named = facts_for(document, "classes_completed", _parse_count, accept=is_one)
    return present(classes_completed=first_of(named))


def _classes_of_schools(document: ReadDocument) -> Facts:
    """The sum of a column that has the classes of one school a row."""
    for label in (label for page in document.pages for label in page.labels):
        for page, counts in _counts_beneath(document, label):
            if "classes_completed" in label.concepts and len(counts) >= _SEVERAL:
                total = sum(int(str(fact.value)) for fact in counts)
                return present(classes_completed=replace(counts[-1], value=total, page=page.number))
    return {}


def _counts_beneath(
    document: ReadDocument, label: Label
) -> Iterator[tuple[ReadPage, Sequence[Fact]]]:
    """The numbers of the rows beneath a label at the head of a column, up to the first without."""
    for page in document.pages:
        if label not in page.labels or not heads_a_column(page, label):
            continue
        cells = (cell for cell in column_beneath(page, label))
        counts = (_parse_count(page, cell) if cell else None for cell in cells)
        yield page, [fact for fact in takewhile(bool, counts) if fact is not None]


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
    _classes_of_schools,
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
