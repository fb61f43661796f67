"""What somebody earns: by its label, as the sum of a table, or in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from extract.belonging import Sign
from extract.document import ReadDocument
from extract.facts import Fact
from extract.fields import Facts, facts_for, parse_money, present, seeing
from extract.numbers import parse_amount
from extract.tables import Column, columns_of, total_of

_SUM = (
    r"(?:€\s?)?(?P<sum>\d{1,3}(?:\.\d{3})*(?:,\d{2})|\d{3,6}(?:,\d{2})?|\d{1,3}(?:\.\d{3})+)"
    r"\s?(?:€|ευρώ|eur\b|euro)"
)
_WHAT = (
    r"(?:αποδοχ\w+|απολαβ\w+|μισθ[όούςο]\w*|εισ[όο]δημ\w+|εισοδήμ\w+|σύνταξ\w+|αμοιβ\w+"
    r"|salary|income|earnings|wages|pension)"
)
_EARNS = re.compile(
    rf"\b{_WHAT}(?:[^.;\d]|\.(?=\S)){{0,120}}?{_SUM}"
    r"(?:\W{0,3}(?:τον\s+μήνα|μηνιαί\w+|per\s+month|monthly))?",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    rf"{_SUM}\W{{0,3}}(?:ετησίως|τον\s+χρόνο|το\s+έτος|κατ['’]?\s?έτος|per\s+year|per\s+annum|annually)",
    re.IGNORECASE,
)
_LESS_TOLD = re.compile(r"φόρο|κρατήσ|εισφορ|tax|deduct", re.IGNORECASE)


def income(document: ReadDocument) -> Facts:
    """``amount_eur``: what the paper says to be earned; of a table's column the row of its sum."""
    columns = [
        column
        for concept in ("income", "pay")
        for column in columns_of(document, concept, parse_money)
    ]
    listed = {fact.box for column in columns for _, fact in column}
    for concept in ("income", "pay"):
        for fact in facts_for(document, concept, parse_money):
            if fact.box not in listed:
                return {"amount_eur": fact}
    sums = (total for column in columns if (total := total_of(column)))
    told = next(sums, None) or _in_text(document) or _paid_out(document, listed)
    return present(amount_eur=told or _listed(columns))


def _paid_out(document: ReadDocument, listed: Set[object]) -> Fact | None:
    """``Συνολικό ποσό που καταβλήθηκε``: the one sum of a paper that speaks of no earnings."""
    if _speaks_of_earnings(document):
        return None  # what was earned was not read: another sum of the paper is not it
    paid = [f for f in facts_for(document, "amount", parse_money) if f.box not in listed]
    several = len({fact.value for fact in paid}) > 1
    return seeing(paid[0], Sign.SHARED, *([Sign.RIVAL] if several else [])) if paid else None


def _speaks_of_earnings(document: ReadDocument) -> bool:
    """Whether a label of what is earned opens a row of its own."""
    return any(
        label.start == 0 and label.concepts & {"income", "pay"}
        for page in document.pages
        for label in page.labels
    )


def _listed(columns: Sequence[Column]) -> Fact | None:
    """The first of a column without a sum: one of several amounts."""
    return seeing(columns[0][0][1], Sign.RIVAL) if columns else None


def _in_text(document: ReadDocument) -> Fact | None:
    """The year's sum, else the one sum, that a sentence names beside words for earnings."""
    for pattern in (_YEARLY, _EARNS):
        found = []
        for page in document.pages:
            for hit in page.text.find(pattern):
                amount = parse_amount(hit.match["sum"])
                if amount is not None and not _LESS_TOLD.search(hit.match[0]):
                    found.append(page.fact(amount, hit.group_words("sum")))
        if len({fact.value for fact in found}) == 1:
            return found[0]
    return None
