"""Civil status, foreign or Greek: family, marriage, birth, place of birth; and translations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.belonging import Sign, Way
from extract.births import born_in_text
from extract.document import ReadDocument
from extract.evidence import EvidenceKind
from extract.facts import Fact
from extract.fields import (
    Facts,
    anybody,
    date_parser,
    facts_for,
    first_of,
    parse_text,
    present,
    seeing,
)
from extract.holders import holder_facts
from extract.identify import kind_named, named_within, signs
from extract.marks import translated
from extract.readers.issue import issue_date
from extract.readers.particulars import (
    birth_place,
    holder,
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


def _first_spouse(document: ReadDocument) -> Facts:
    """Of a marriage that calls nobody its holder: the spouse who is named first."""
    named = holder_facts(document, accept=anybody)
    parse = date_parser(document)
    born = first_of(facts_for(document, "birth_date", parse, accept=anybody))
    found = named | present(birth_date=born)
    return {name: seeing(fact, Sign.RIVAL, Sign.ODD) for name, fact in found.items()}


marriage: Reader = together(read, _first_spouse)
"""As ``read``; where both spouses are named and neither is the holder, the first, never surely."""


def _translates(document: ReadDocument) -> Facts:
    """``translates``: the kind of the original where its title is known, else the title."""
    for named in facts_for(document, "translates", parse_text, accept=anybody):
        kind = kind_named(str(named.value))
        return {"translates": replace(named, value=kind.value) if kind else named}
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


translation: Reader = together(_certified_by_translator, read, _translates)
"""As ``read``, and ``translates``."""
