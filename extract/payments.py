"""Whether a receipt says that it is paid: the words of ``payments.yaml``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extract.data import table
from extract.folding import coarse, skeleton

_NEAR = 2


def said_of_payment(words: Sequence[str]) -> bool | None:
    """Whether ``words`` say paid or unpaid; None if they say neither.

    What says unpaid outweighs what says paid: ``Δεσμευμένο (μη πληρωμένο)``.
    """
    keys = [coarse(skeleton(word)) for word in words]
    run = "".join(keys)
    if any(phrase in run for phrase in _phrases("unpaid")):
        return False
    told = [place for place, key in enumerate(keys) if any(p in key for p in _phrases("paid"))]
    if not told:
        return None
    turns = frozenset(_phrases("turns"))
    return not any(turns & set(keys[max(0, place - _NEAR) : place]) for place in told)


@cache
def _phrases(name: str) -> tuple[str, ...]:
    return tuple(coarse(skeleton(phrase)) for phrase in table("payments")[name])
