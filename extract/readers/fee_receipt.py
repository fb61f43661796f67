"""e-παράβολο: the receipt of an electronic administrative fee (codes: 001, 003, 004)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.belonging import How, Sign, Way
from extract.document import BARCODE, TEXT_LAYER, ReadDocument, ReadPage
from extract.facts import Fact
from extract.fields import (
    Facts,
    anybody,
    by_way,
    date_parser,
    digits_parser,
    facts_for,
    first_of,
    parse_money,
    parse_name,
    parse_text,
    present,
    seeing,
)
from extract.holders import full_name_fact
from extract.numbers import digits_of, has_euro_sign, is_afm
from extract.payments import Payment, said_of_payment
from extract.readers.reader import Reader, dated, labelled, together
from extract.words import Word

_FEE_CODE = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_NAMED_CODE = re.compile(
    r"(?:κωδ[^\s]*\s*(?:παρ[^\s]*)?\s*[:.]?\s*)(?P<code>\d{4})(?!\s?\d)", re.IGNORECASE
)
_CODE_IN_BRACKETS = re.compile(r"παρ[άα]βολ[^\d\n(]{0,30}\((?P<code>\d{4})\)", re.IGNORECASE)
_PAYMENT_DIGITS = 20
_TWENTY = re.compile(r"(?<!\d)\d{20}(?!\d)")
_SHORT_LINE, _FEW = 5, 2
_BY_CHECK_CODES, _DISPUTED = 0.99, 0.6


def _parse_fee_code(page: ReadPage, words: tuple[Word, ...]) -> Fact | None:
    if len(digits_of(" ".join(word.text for word in words), misread=False)) >= _PAYMENT_DIGITS:
        return None  # the payment code in groups of four
    for word in words:
        match = _FEE_CODE.search(word.text)
        if match:
            return page.fact(match[1], (word,))
    return None


def _fee_code(document: ReadDocument) -> Facts:
    payment = _payment_code(document).get("payment_code")
    for labelled_code in facts_for(document, "fee_code", _parse_fee_code, accept=anybody):
        # ``6424 0868 4202 …``: not the first four digits of a payment code in groups.
        if payment is None or not str(payment.value).startswith(str(labelled_code.value)):
            return {"fee_code": labelled_code}
    for page in document.pages:
        for pattern in (_NAMED_CODE, _CODE_IN_BRACKETS):
            for found in page.text.find(pattern):
                return {"fee_code": page.fact(found.match["code"], found.group_words("code"))}
    return {}


def _payment_code(document: ReadDocument) -> Facts:
    parse = digits_parser(_PAYMENT_DIGITS)
    fact = first_of(facts_for(document, "payment_code", parse, accept=anybody))
    return _with_barcode(document, fact or _any_payment_code(document))


def _with_barcode(document: ReadDocument, printed: Fact | None) -> Facts:
    """The printed code beside the barcode's: both are given, and neither is chosen in silence.

    Equal ones vouch for each other. Where they differ and the printed one was recognised, it
    decides nothing any more; the rules tell the officer both.
    """
    found = next(_payment_barcodes(document), None)
    if found is None or printed is None:
        return present(payment_code=printed or found, payment_code_barcode=found)
    if printed.value == found.value:
        sure = replace(printed, confidence=max(printed.confidence, found.confidence), how=found.how)
        return {"payment_code": sure, "payment_code_barcode": found}
    if printed.read_by != TEXT_LAYER:
        printed = replace(printed, confidence=min(printed.confidence, _DISPUTED))
    return {"payment_code": printed, "payment_code_barcode": found}


def _payment_barcodes(document: ReadDocument) -> Iterator[Fact]:
    for page in document.pages:
        for code in page.barcodes:
            if len(code.text) == _PAYMENT_DIGITS and code.text.isdecimal():
                how = How(Way.CHECKED)
                yield Fact(code.text, _BY_CHECK_CODES, page.number, code.box, BARCODE, how)


def _any_payment_code(document: ReadDocument) -> Fact | None:
    """A run of twenty digits that stands alone in its cell, wherever it is."""
    for page in document.pages:
        for row in page.rows:
            for start in row.cell_starts:
                words = row.words[start : row.cell_end(start)]
                text = "".join(word.text for word in words)
                digits = digits_of(text, misread=False)
                if digits == text and len(digits) == _PAYMENT_DIGITS:
                    return page.fact(digits, words, way=Way.PLACE)
    runs = [(page, hit) for page in document.pages for hit in page.text.find(_TWENTY)]
    if len({hit.match[0] for _, hit in runs}) != 1:
        return None
    page, hit = runs[0]  # behind whatever it is called there
    return page.fact(hit.match[0], hit.words, way=Way.PLACE)


def _parse_state(page: ReadPage, words: tuple[Word, ...]) -> Fact | None:
    paid = said_of_payment([word.text for word in words])
    return None if paid is Payment.UNSAID else page.fact(paid is Payment.PAID, words)


def _paid_in_text(document: ReadDocument) -> Facts:
    """``paid`` of a receipt that says it in a line of its own: «ΤΟ ΠΑΡΑΒΟΛΟ ΕΞΟΦΛΗΘΗΚΕ»."""
    found = [
        fact
        for page in document.pages
        for row in page.rows
        if len(row.words) <= _SHORT_LINE and (fact := _parse_state(page, row.words))
    ]
    return present(paid=found[0]) if len({fact.value for fact in found}) == 1 else {}


def _amount_alone(document: ReadDocument) -> Facts:
    """``amount_eur`` of a page of a bank that shows it by itself, in a row with nothing else."""
    found = [
        fact
        for page in document.pages
        for row in page.rows
        if len(row.cell_starts) == 1 and len(row.words) <= _FEW and has_euro_sign(row.text)
        if (fact := parse_money(page, row.words)) is not None
    ]
    return {"amount_eur": by_way(found[0], Way.PLACE)} if len(found) == 1 else {}


def _payer(document: ReadDocument) -> Facts:
    owed = first_of(facts_for(document, "debtor", parse_name))
    if owed is not None and " " in str(owed.value):
        return {"payer_name": owed}  # whose fee it is, whoever took the money to the bank
    payer = first_of(facts_for(document, "payer", parse_text))
    name = full_name_fact(document)
    if name is None and payer is not None and not any(c.isdigit() for c in str(payer.value)):
        name = payer
    return present(payer_name=name)


def _payer_afm(document: ReadDocument) -> Facts:
    found = first_of(facts_for(document, "afm", digits_parser(9, is_afm)))
    return present(payer_afm=found)


def _paid_that_day(document: ReadDocument) -> Facts:
    """``paid_on`` of a receipt of payment that bears one day alone."""
    parse = date_parser(document)
    days = [
        fact
        for page in document.pages
        for row in page.rows
        for start in row.cell_starts
        if (fact := parse(page, row.words[start : row.cell_end(start)])) is not None
    ]
    if len({day.value for day in days}) != 1:
        return {}
    return {"paid_on": seeing(by_way(days[0], Way.PLACE), Sign.ODD)}


def _paid_on(document: ReadDocument) -> Facts:
    named = dated("paid_on", "paid_on")(document)
    paid = labelled("paid", "status", parse=_parse_state, accept=anybody)(document)
    paid = paid or _paid_in_text(document)
    said = paid.get("paid")
    return named or (_paid_that_day(document) if said and said.value is True else {})


read: Reader = together(
    _fee_code,
    _payment_code,
    labelled("amount_eur", "amount", parse=parse_money, accept=anybody),
    _amount_alone,
    _payer,
    _payer_afm,
    labelled("paid", "status", parse=_parse_state, accept=anybody),
    _paid_in_text,
    _paid_on,
)
"""``fee_code`` ``payment_code`` ``amount_eur`` ``payer_name`` ``payer_afm`` ``paid`` …"""
