"""Whether a receipt says that it is paid: the words of ``payments.yaml``."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import cache

from extract.data import table
from extract.folding import coarse, skeleton

_NEAR = 2


class Payment(Enum):
    """What words say of a payment."""

    PAID = "paid"
    UNPAID = "unpaid"
    UNSAID = "unsaid"


def said_of_payment(words: Sequence[str]) -> Payment:
    """Whether ``words`` say paid or unpaid.

    What says unpaid outweighs what says paid: ``Δεσμευμένο (μη πληρωμένο)``.
    """
    keys = [coarse(skeleton(word)) for word in words]
    run = "".join(keys)
    if any(phrase in run for phrase in _phrases("unpaid")):
        return Payment.UNPAID
    told = [place for place, key in enumerate(keys) if any(p in key for p in _phrases("paid"))]
    if not told:
        return Payment.UNSAID
    turns = frozenset(_phrases("turns"))
    turned = any(turns & set(keys[max(0, place - _NEAR) : place]) for place in told)
    return Payment.UNPAID if turned else Payment.PAID


@cache
def _phrases(name: str) -> tuple[str, ...]:
    return tuple(coarse(skeleton(phrase)) for phrase in table("payments")[name])
