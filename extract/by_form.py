"""Numbers known by their own form, where no label that is known names them.

A tax or insurance number has a check digit. If only one number of a paper passes it, that one is
given all the same, but never surely: nothing says whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from extract.belonging import Sign, Way
from extract.document import ReadDocument, ReadPage
from extract.facts import Fact
from extract.fields import seeing
from extract.roles import Role, role_in
from extract.words import Word

_LONGEST_PIECE = 4


def only_number(document: ReadDocument, length: int, valid: Callable[[str], bool]) -> Fact | None:
    """The one number of ``length`` digits on the paper that is ``valid``; None of none or several.

    Numbers in whose row somebody else is named before them are left out.
    """
    found: dict[str, Fact] = {}
    for page in document.pages:
        for number, row in enumerate(page.rows):
            for place, words in _runs(row.words, length):
                digits = "".join(word.text.strip(".,;") for word in words)
                if not valid(digits) or role_in(row.words[:place]) is Role.OTHER_PARTY:
                    continue
                doubt = {Sign.RIVAL} if _is_in_others_part(page, number) else set()
                fact = page.fact(digits, words, way=Way.PLACE)
                found[digits] = seeing(fact, Sign.PROVEN, Sign.ODD, Sign.AMONG, *doubt)
    return next(iter(found.values())) if len(found) == 1 else None


def _runs(words: tuple[Word, ...], length: int) -> list[tuple[int, tuple[Word, ...]]]:
    """Words side by side that together are so many digits, and where each run begins."""
    runs = []
    for start in range(len(words)):
        text = ""
        for end in range(start, min(len(words), start + _LONGEST_PIECE)):
            text += words[end].text.strip(".,;")
            if not text.isdecimal() or len(text) >= length:
                break
        if re.fullmatch(rf"\d{{{length}}}", text):
            runs.append((start, words[start : end + 1]))
    return runs


def _is_in_others_part(page: ReadPage, row: int) -> bool:
    """Whether a heading says that the labels of the row are somebody else's."""
    return any(label.row == row and label.role is Role.OTHER_PARTY for label in page.labels)
