"""What a comparison answers: a verdict, the rules behind it, and the letters they explain."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verify.bilingual import Bilingual


class Verdict(StrEnum):
    """How two spellings relate (contract, *MRZ and photo output*, last paragraph)."""

    SAME = "same"
    """Equal after case, accents, order and spacing."""
    VARIANT = "variant"
    """One name, number, date or place by known spellings."""
    DOUBTFUL = "doubtful"
    """Near: an officer looks."""
    DIFFERENT = "different"
    """Two names, numbers, dates or places."""


@dataclass(frozen=True, slots=True)
class AlignedPart:
    """Letters of one side and the letters of the other that stand for them.

    ``rule`` names why they may stand for each other; it is empty where the letters are equal.
    Either side may be empty: letters that the other side leaves out.
    """

    left: str
    right: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A verdict with its reasons.

    ``rules`` are identifiers (``elot-743``, ``convention.albanian``, ``mrz-truncation``…) in the
    order in which they were applied, each once; ``explanation`` words them for a person.
    """

    verdict: Verdict
    rules: tuple[str, ...]
    explanation: Bilingual
    alignment: tuple[AlignedPart, ...] = ()
