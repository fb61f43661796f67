"""What judging two names gives, before it is put in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verify.matching.pairing import Pair
from verify.matching.verdict import AlignedPart, Verdict
from verify.matching.words import Word


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict, the rules in the order applied, the pairs and what they left over."""

    verdict: Verdict
    rules: tuple[str, ...]
    pairs: tuple[Pair, ...] = ()
    left_over: tuple[Word, ...] = ()
    right_over: tuple[Word, ...] = ()

    def alignment(self) -> Iterator[AlignedPart]:
        """The letters of all pairs, then the words that stand alone."""
        for pair in self.pairs:
            yield from pair.match.parts
        for word in self.left_over:
            yield AlignedPart(word.text, "", "missing")
        for word in self.right_over:
            yield AlignedPart("", word.text, "missing")


def each_once(rules: Sequence[str]) -> tuple[str, ...]:
    """The rules in their order, repetitions left out."""
    return tuple(dict.fromkeys(rules))
