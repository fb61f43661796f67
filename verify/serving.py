"""Which documents stand for a requirement, before they are judged."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from decimal import Decimal

from extract.evidence import EvidenceKind
from verify.application import Answer, Person
from verify.case import Asked, Case, Document
from verify.catalogue.checks import Check
from verify.catalogue.models import Holder, Requirement
from verify.holders import holder_of
from verify.matching.numbers import NumberKind, compare_numbers
from verify.matching.verdict import Verdict
from verify.roles import PASSPORTS, PERMITS, current_permit, own_passports
from verify.rules.coverage import proves_ten_years
from verify.rules.numbers import digits_of

_SAME = frozenset({Verdict.SAME, Verdict.VARIANT})
_MOST_RECEIPTS = 6
"""So many receipts are weighed against each other: those that agree best with some fee."""


def assign_receipts(case: Case, requirements: Sequence[Requirement]) -> Mapping[str, Document]:
    """Which receipt stands for which fee: the assignment that agrees best in code and amount.

    «A receipt with another code or amount is inconsistent, not missing» (contract): a receipt
    that agrees with nothing stands for the first fee that has none.
    """
    asked = [r for r in requirements if r.fee is not None]
    receipts = _weighed(asked, case.of_kind((EvidenceKind.FEE_RECEIPT,)))
    if not asked or not receipts:
        return {}
    slots: list[Document | None] = [*receipts, *([None] * len(asked))]
    best = max(
        itertools.permutations(range(len(slots)), len(asked)),
        key=lambda order: (
            sum(_agreement(r, slots[i]) for r, i in zip(asked, order, strict=True)),
            [-i for i in order],
        ),
    )
    return {
        r.id: receipt for r, i in zip(asked, best, strict=True) if (receipt := slots[i]) is not None
    }


def _weighed(asked: Sequence[Requirement], receipts: Sequence[Document]) -> list[Document]:
    """The receipts that agree best with some fee; the same file twice counts once."""
    distinct: dict[str, Document] = {}
    for number, receipt in enumerate(receipts):
        extraction = receipt.extraction
        same = f"{extraction.sha256}:{extraction.part}" if extraction.sha256 else str(number)
        distinct.setdefault(same, receipt)
    agreeing = sorted(
        distinct.values(),
        key=lambda d: max((_agreement(r, d) for r in asked), default=0.0),
        reverse=True,
    )
    return agreeing[:_MOST_RECEIPTS]


def _agreement(requirement: Requirement, receipt: Document | None) -> float:
    """How well a receipt suits a fee: its code counts most, then its amount, then being there."""
    fee = requirement.fee
    if receipt is None or fee is None:
        return 0.0
    if fee.code is None:
        return 0.5
    points = 0.1
    if digits_of(receipt.text("fee_code") or "").lstrip("0") == fee.code:
        points += 4.0
    if receipt.flag("paid") is Answer.YES:
        points += 0.05
    amount = receipt.fact("amount_eur")
    if amount and isinstance(amount.value, Decimal) and amount.value == fee.amount_eur:
        points += 2.0
    return points


def candidates(asked: Asked, receipts: Mapping[str, Document]) -> tuple[Document, ...]:
    """The documents that stand for a requirement: of its kinds, and not plainly another's."""
    requirement, case = asked.requirement, asked.case
    if requirement.fee is not None:
        receipt = receipts.get(requirement.id)
        return (receipt,) if receipt else ()
    found = case.of_kind(requirement.accepts)
    if set(requirement.accepts) <= set(PASSPORTS):
        return tuple(d for d in found if d in own_passports(case))
    found = _not_the_others(asked, found)
    if Check.TEN_OF_TWELVE_YEARS in requirement.checks:
        return _earlier_permits_too(case, found)
    return _current_permits(asked, found)


def _earlier_permits_too(case: Case, found: tuple[Document, ...]) -> tuple[Document, ...]:
    """«προηγούμενων αδειών» (004 4.3(5)): the current permit alone stands for nothing earlier."""
    current = current_permit(case)
    if found == (current,) and not proves_ten_years(found, case.as_of):
        return ()
    return found


def _not_the_others(asked: Asked, found: tuple[Document, ...]) -> tuple[Document, ...]:
    """Leaves out the sponsor's papers where the applicant's own are there, and the reverse."""
    if asked.requirement.holder not in (Holder.APPLICANT, Holder.SPONSOR):
        return found
    everybody = tuple(p for p in (asked.case.applicant, asked.case.sponsor) if p)
    right = [d for d in found if _belongs(asked.persons(), d)]
    if not right:
        return found
    return tuple(d for d in found if d in right or not _belongs(everybody, d))


def _belongs(persons: tuple[Person, ...], document: Document) -> bool:
    holding = holder_of(persons, document)
    return holding is not None and holding.comparison.verdict in _SAME


def _current_permits(asked: Asked, found: tuple[Document, ...]) -> tuple[Document, ...]:
    """Of several permits, the one with the application's number; else the longest lasting."""
    permits = [d for d in found if d.kind in PERMITS]
    if len(permits) < 2:
        return found
    numbers = [
        p.residence_title.number
        for p in asked.persons()
        if p.residence_title and p.residence_title.number
    ]
    current = [d for d in permits if _bears_one_of(d, numbers)]
    if not current:
        longest = current_permit(asked.case, asked.requirement.holder)
        current = [longest] if longest in permits else permits
    return tuple(d for d in found if d not in permits or d in current)


def _bears_one_of(document: Document, numbers: Sequence[str]) -> bool:
    found = document.text("title_number")
    return found is not None and any(
        compare_numbers(number, found, kind=NumberKind.TITLE).verdict in _SAME for number in numbers
    )
