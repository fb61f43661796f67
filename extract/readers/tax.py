"""Tax and income: the office's assessment (εκκαθαριστικό), the return (Ε1), proofs of income."""

from __future__ import annotations

import re

from extract.document import ReadDocument
from extract.fields import Facts, facts_for, first_of, parse_money, parse_year, present
from extract.readers.particulars import afm, holder, issue_date, marks_of_copy, passport_number
from extract.readers.reader import Reader, labelled, together
from extract.readers.residence import address, prefecture

_YEAR_IN_TEXT = re.compile(
    r"(?:φορολογικ\w+|οικονομικ\w+)\s+[έε]το\w*\s*:?\s*(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE
)


def _tax_year(document: ReadDocument) -> Facts:
    named = first_of(facts_for(document, "tax_year", parse_year))
    if named:
        return {"tax_year": named}
    for page in document.pages:
        for found in page.text.find(_YEAR_IN_TEXT):
            year = page.fact(int(found.match["year"]), found.group_words("year"))
            return present(tax_year=year)
    return {}


read: Reader = together(
    holder,
    afm,
    _tax_year,
    labelled("amount_eur", "income", parse=parse_money),
    passport_number,
    address,
    prefecture,
    issue_date,
    marks_of_copy,
)
"""``surname`` ``given_names`` ``afm`` ``tax_year`` ``amount_eur`` ``passport_number`` ``address``
``prefecture`` ``issue_date`` ``certified``."""
