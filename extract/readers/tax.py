"""Tax and income: the office's assessment (εκκαθαριστικό), the return (Ε1), proofs of income."""

from __future__ import annotations

from extract.incomes import income
from extract.letter_blocks import address_block
from extract.readers.issue import issue_date
from extract.readers.particulars import afm, holder, marks_of_copy, passport_number
from extract.readers.reader import Reader, together
from extract.readers.residence import address, prefecture, tax_year

read: Reader = together(
    holder,
    afm,
    tax_year,
    income,
    passport_number,
    address,
    address_block,
    prefecture,
    issue_date,
    marks_of_copy,
)
"""``surname`` ``given_names`` ``afm`` ``tax_year`` ``amount_eur`` ``passport_number`` ``address``
``prefecture`` ``issue_date`` ``certified``."""
