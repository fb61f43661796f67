"""Insurance in its forms: ΕΦΚΑ printouts, applications, private policies, the health booklet."""

from __future__ import annotations

import re

from extract.document import ReadPage
from extract.facts import Fact
from extract.periods import until
from extract.readers.issue import issue_date
from extract.readers.particulars import afm, amka, holder, marks_of_copy
from extract.readers.reader import Reader, dated, labelled, together
from extract.sentences import ama_in_text
from extract.words import Word

_AMA = re.compile(r"\d[\d./-]{4,14}")


def _parse_ama(page: ReadPage, words: tuple[Word, ...]) -> Fact | None:
    """An insured person's register number: no fixed length, none checks (e-ΕΦΚΑ and its funds)."""
    text = "".join(word.text for word in words)
    match = _AMA.fullmatch(text)
    return page.fact(match[0], words) if match else None


read: Reader = together(
    holder,
    amka,
    afm,
    labelled("ama", "ama", "register_number", parse=_parse_ama),
    ama_in_text,
    until,
    dated("birth_date", "birth_date"),
    issue_date,
    marks_of_copy,
)
"""``surname`` ``given_names`` ``amka`` ``afm`` ``ama`` ``valid_until`` ``issue_date``."""
