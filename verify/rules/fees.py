"""The e-παράβολο: code, amount, payment, payer, and that none is used twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from extract.evidence import EvidenceKind
from verify.application import Answer, Person
from verify.case import Asked, Case, Document
from verify.catalogue.checks import Check
from verify.findings import Code, Effect, Outcome, Severity
from verify.holders import compare_stated
from verify.matching.names import Name, NameSource, parse_name
from verify.matching.verdict import Verdict
from verify.outcomes import contradiction, not_read, officer
from verify.rules.numbers import digits_of
from verify.rules.rule import CaseRule, DocumentRule, EveryDocumentRule

_ONE_PAYER = frozenset({Verdict.SAME, Verdict.VARIANT})


def check_receipt(asked: Asked, document: Document) -> Iterator[Outcome]:
    """A receipt of the code and amount asked for, paid, by the applicant or the sponsor."""
    fee = asked.requirement.fee
    if fee is None or document.kind is not EvidenceKind.FEE_RECEIPT:
        return
    if fee.code is None:
        yield officer("officer.fee_not_named", document, file=document.file, found=_what(document))
    else:
        yield from _code(document, fee.code)
    if fee.amount_eur is not None:
        yield from _amount(document, fee.amount_eur)
    yield from _barcode(document)
    yield from _paid(document)
    yield from _payer(asked.case, document)


def _what(document: Document) -> str:
    amount = document.number("amount_eur")
    parts = [document.text("fee_code") or "?", f"{amount:.2f} €" if amount is not None else "? €"]
    return ", ".join(parts)


def _code(document: Document, expected: str) -> Iterator[Outcome]:
    found = document.text("fee_code")
    if found is None:
        yield not_read(document, "fee_code")
    elif digits_of(found).lstrip("0") != expected:
        yield contradiction(document, "fee_code", Code.FEE_CODE, expected=expected, found=found)
    elif not document.sure("fee_code"):
        yield not_read(document, "fee_code")


def _amount(document: Document, expected: Decimal) -> Iterator[Outcome]:
    fact = document.fact("amount_eur")
    if fact is None or not isinstance(fact.value, Decimal):
        yield not_read(document, "amount_eur")
    elif fact.value != expected:
        yield contradiction(
            document, "amount_eur", Code.FEE_AMOUNT, expected=expected, found=fact.value
        )
    elif not document.sure("amount_eur"):
        yield not_read(document, "amount_eur")


def _barcode(document: Document) -> Iterator[Outcome]:
    """The barcode says the payment code that is printed beside it."""
    printed, coded = document.text("payment_code"), document.text("payment_code_barcode")
    if printed and coded and digits_of(printed) != digits_of(coded):
        yield contradiction(
            document,
            "payment_code",
            Code.NUMBER_MISMATCH,
            expected=coded,
            found=printed,
            message="fee.barcode_differs",
        )


def _paid(document: Document) -> Iterator[Outcome]:
    answer = document.flag("paid")
    if answer is Answer.NOT_STATED:
        yield not_read(document, "paid")
    elif answer is Answer.NO:
        yield contradiction(document, "paid", Code.FEE_UNPAID, expected="true", found="false")


def _payer(case: Case, document: Document) -> Iterator[Outcome]:
    """The tax number proves the payer; without one on both sides, the name must."""
    persons: tuple[Person, ...] = (case.applicant,) + ((case.sponsor,) if case.sponsor else ())
    afm, name = document.text("payer_afm"), document.text("payer_name")
    known = [person for person in persons if person.afm]
    sure = document.sure("payer_afm")
    if afm and sure and any(digits_of(p.afm or "") == digits_of(afm) for p in known):
        return
    verdicts = [_payer_verdict(person, name) for person in persons if name and person.surname]
    same_name = any(verdict in _ONE_PAYER for verdict in verdicts)
    if same_name and not (afm and case.applicant.afm and len(persons) == 1):
        return
    if not afm and not name:
        yield not_read(document, "payer_name")
    elif not same_name and Verdict.DOUBTFUL in verdicts:
        yield officer("officer.payer_doubtful", document, file=document.file, found=name or "")
    elif same_name:
        yield contradiction(
            document,
            "payer_afm",
            Code.FEE_PAYER,
            expected=case.applicant.afm,
            found=afm,
            severity=Severity.WARNING,
        )
    else:
        field = "payer_name" if name else "payer_afm"
        stated = f"{case.applicant.surname} {case.applicant.given_names}".strip()
        yield contradiction(
            document,
            field,
            Code.FEE_PAYER,
            expected=stated if name else case.applicant.afm,
            found=name or afm,
            severity=Severity.WARNING,
        )


def _payer_verdict(person: Person, name: str | None) -> Verdict:
    stated = Name(person.surname, person.given_names, NameSource.APPLICATION)
    found = parse_name(name or "")
    if not found.given_names and not person.given_names:
        # Without a comma it does not say which words are the surname.
        found = Name("", found.surname, found.source)
    return compare_stated(stated, found).verdict


def paid_before_filing(asked: Asked, document: Document) -> Iterator[Outcome]:
    """«δεν μπορεί σε καμία περίπτωση να καταβληθεί σε στάδιο μεταγενέστερο της υποβολής» (002)."""
    paid_on = document.date("paid_on")
    if paid_on is None:
        yield not_read(document, "paid_on")
    elif paid_on > asked.case.filed_on:
        yield contradiction(
            document,
            "paid_on",
            Code.FEE_UNPAID,
            expected=asked.case.filed_on,
            found=paid_on,
            message="fee.paid_late",
        )


def _same_paper(one: Document, other: Document) -> bool:
    """The same document of the same bytes; a file may hold several."""
    first, second = one.extraction, other.extraction
    return bool(first.sha256) and (first.sha256, first.part) == (second.sha256, second.part)


def reused(case: Case) -> Iterator[Outcome]:
    """One payment code on two receipts of the case pays once."""
    by_code: dict[str, list[Document]] = defaultdict(list)
    for receipt in case.of_kind((EvidenceKind.FEE_RECEIPT,)):
        code = digits_of(receipt.text("payment_code") or "")
        if code:
            by_code[code].append(receipt)
    for code, receipts in by_code.items():
        for later in receipts[1:]:
            if _same_paper(later, receipts[0]):
                continue  # the same file twice: document.duplicate says so
            sure = later.sure("payment_code") and receipts[0].sure("payment_code")
            yield Outcome(
                Effect.INCONSISTENT if sure else Effect.OFFICER,
                Code.FEE_REUSED,
                {"file": later.file, "other": receipts[0].file, "found": code},
                code=Code.FEE_REUSED,
                severity=Severity.BLOCKING if sure else Severity.WARNING,
                field="payment_code",
                found=code,
                place=later.place("payment_code"),
            )


RULES = (
    EveryDocumentRule(
        (Code.FEE_CODE, Code.FEE_AMOUNT, Code.FEE_UNPAID, Code.FEE_PAYER, Code.NUMBER_MISMATCH),
        check_receipt,
    ),
    DocumentRule(Check.PAID_BEFORE_FILING, (Code.FEE_UNPAID,), paid_before_filing),
    CaseRule((Code.FEE_REUSED,), reused),
)
"""The rules of this area."""
