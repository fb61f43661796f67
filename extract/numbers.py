"""Numbers as Greek documents print them: amounts of money and codes of fixed length."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from stdnum.exceptions import ValidationError
from stdnum.gr import amka, vat

_AMOUNT = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:[.\s]\d{3})+(?:,\d{1,2})?|\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:[.,]\d{1,2})?)(?![\d]|[.,]\d)"
)
_YEAR_BEFORE = re.compile(r"(?<![\d.,])(?:19|20)\d\d[\s:]+(?=\d[\d.]*,\d\d(?!\d))")
_UNMARKED = re.compile(r"(?<![\d.,])\d{4,}(?![\d.,]*[.,]\d)")
_EURO = re.compile(r"€|ευρώ|eur\b|euro", re.IGNORECASE)
# What a recogniser takes for a digit's look-alike, where only digits can stand.
_MISREAD = str.maketrans({
    **dict.fromkeys("OoΟοQD", "0"), **dict.fromkeys("IlΙι|", "1"),
    **dict.fromkeys("Ss", "5"), **dict.fromkeys("BΒ", "8"), **dict.fromkeys("ZΖ", "2"),
})  # fmt: skip


def parse_amount(text: str) -> Decimal | None:
    """The first amount in ``text``: ``12.345,67``, ``150,00 €``, ``16 ευρώ``; None without one.

    A bare year before an amount with cents is none: ``αποδοχές 2025 13.286,00``. A comma before
    one or two last digits is the decimal mark (Greek use); so is a point, unless three digits
    follow it, as in ``12.345``.
    """
    match = _AMOUNT.search(_YEAR_BEFORE.sub("", text))
    return _decimal(match[1]) if match else None


def may_lack_its_mark(text: str) -> bool:
    """Whether an amount is four figures or more without a mark: ``1600 €`` may have been 16,00."""
    return bool(_UNMARKED.search(text))


def has_euro_sign(text: str) -> bool:
    """Whether ``text`` names the currency."""
    return bool(_EURO.search(text))


def _decimal(digits: str) -> Decimal:
    digits = re.sub(r"\s", "", digits)
    whole, mark, cents = max(
        digits.rpartition(","), digits.rpartition("."), key=lambda p: len(p[0])
    )
    if not mark or len(cents) > 2:
        return Decimal(re.sub(r"[.,]", "", digits))
    return Decimal(re.sub(r"[.,]", "", whole) + "." + cents)


def digits_of(text: str, *, misread: bool) -> str:
    """The digits of ``text``; with ``misread`` letters that print like digits count as them."""
    return re.sub(r"\D", "", text.translate(_MISREAD) if misread else text)


def is_afm(digits: str) -> bool:
    """Whether this is a tax number: nine digits whose last one checks (``stdnum.gr.vat``)."""
    return len(digits) == 9 and _valid(vat.validate, digits)


def is_of_company(afm: str) -> bool:
    """Whether a tax number is one that the tax office gives to companies and offices."""
    return afm.startswith(("09", "8", "9"))


def may_be_a_persons(afm: str) -> bool:
    """Whether a number of those (``is_of_company``) may be a person's all the same: ``09…``."""
    return afm.startswith("09")


def is_amka(digits: str) -> bool:
    """Whether this is a social-security number: a date and a Luhn digit (``stdnum.gr.amka``)."""
    return len(digits) == 11 and _valid(amka.validate, digits)


def _valid(validate: Callable[[str], str], digits: str) -> bool:
    try:
        validate(digits)
    except ValidationError:
        return False
    return True
