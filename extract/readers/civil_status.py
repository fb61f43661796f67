"""Civil status, foreign or Greek: family, marriage, birth, place of birth; and translations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.belonging import Way
from extract.births import born_in_text
from extract.document import ReadDocument
from extract.evidence import EvidenceKind
from extract.facts import Fact
from extract.fields import Facts, anybody, facts_for, parse_text, present
from extract.identify import kind_named, signs
from extract.marks import translated
from extract.readers.particulars import (
    birth_place,
    holder,
    issue_date,
    issuing_country,
    marks_of_certificate,
    passport_number,
)
from extract.readers.reader import Reader, dated, together

read: Reader = together(
    holder,
    dated("birth_date", "birth_date"),
    birth_place,
    born_in_text,
    issue_date,
    issuing_country,
    passport_number,
    marks_of_certificate,
)
"""``surname`` ``given_names`` ``birth_date`` ``birth_place`` ``birth_place_scripts`` ``issue_date``
``issuing_country`` ``translated`` ``certified``."""


def _translates(document: ReadDocument) -> Facts:
    """``translates``: the kind of the original where its title is known, else the title."""
    for named in facts_for(document, "translates", parse_text, accept=anybody):
        kind = kind_named(str(named.value))
        return {"translates": replace(named, value=kind.value) if kind else named}
    return present(translates=next(_titles_of_originals(document), None))


def _titles_of_originals(document: ReadDocument) -> Iterator[Fact]:
    """The translated title: a row that is what some paper calls itself that may be translated."""
    translated_kinds = signs()[EvidenceKind.CERTIFIED_TRANSLATION].holds
    for page in document.pages:
        for row in page.rows:
            kind = kind_named(row.text, tolerant=not page.surely_read)
            if kind in translated_kinds:
                yield page.fact(kind.value, row.words, way=Way.NAMED)


def _certified_by_translator(document: ReadDocument) -> Facts:
    """A translator's mark is what certifies a translation (003 §1, note on foreign documents)."""
    mark = translated(document)
    return {"certified": mark} if mark.value else {}


translation: Reader = together(_certified_by_translator, read, _translates)
"""As ``read``, and ``translates``."""
