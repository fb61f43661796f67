"""Civil status, foreign or Greek: family, marriage, birth, place of birth."""

from __future__ import annotations

from extract.belonging import Sign
from extract.births import born_in_text
from extract.document import ReadDocument
from extract.fields import (
    Facts,
    anybody,
    date_parser,
    facts_for,
    first_of,
    present,
    seeing,
)
from extract.holders import holder_facts
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
