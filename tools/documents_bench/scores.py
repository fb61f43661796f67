"""Counts of right, missing and wrong, and how far the stated confidence can be believed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extract.evidence import EvidenceKind
from extract.facts import Extraction
from extract.folding import skeleton
from tools.second_style.drawn import AnyOf, Drawn

SURE = 0.9
"""A wrong answer with this confidence or more is the worst fault."""


def right(found: object, wanted: object) -> bool:
    """Whether a fact's value is what the document says."""
    if isinstance(wanted, AnyOf):
        return any(right(found, value) for value in wanted.values)
    if isinstance(wanted, frozenset):
        return isinstance(found, tuple) and frozenset(found) == wanted
    if isinstance(wanted, str):
        return skeleton(str(found)) == skeleton(wanted)
    if isinstance(wanted, float | Decimal):
        return abs(float(str(found)) - float(wanted)) < 0.005
    return found == wanted


@dataclass
class Tally:
    """Counts of one style at one level."""

    kinds: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    facts: dict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    confidences: list[tuple[float, bool]] = field(default_factory=list)
    sure_and_wrong: list[str] = field(default_factory=list)
    sure_wrong_kinds: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(self, drawn: Drawn, who: str, found: Sequence[Extraction]) -> None:
        """Counts one document. More or fewer documents than the one drawn are a wrong kind."""
        said = _kind_verdict(drawn, found)
        kind = drawn.kind.value
        self.kinds[kind][said] += 1
        named = ", ".join(f"{e.kind} {e.kind_confidence}" for e in found)
        if said != "right":
            self.wrong.append(f"{who} {kind}: taken for {named}")
        if said == "wrong" and max(e.kind_confidence for e in found) >= SURE:
            self.sure_wrong_kinds.append(f"{who} {kind}: {named}")
        facts = found[0].facts
        for name, wanted in drawn.facts.items():
            fact = facts.get(name)
            ok = fact is not None and right(fact.value, wanted)
            verdict = "missing" if fact is None else "right" if ok else "wrong"
            self.facts[kind, name][verdict] += 1
            if fact is not None:
                self.confidences.append((fact.confidence, ok))
            if not ok:
                shown = f"{fact.value!r} ({fact.confidence}, {fact.read_by})" if fact else "-"
                line = f"{who} {kind}.{name}: {wanted!r} read as {shown}"
                self.wrong.append(line)
                if fact is not None and fact.confidence >= SURE:
                    self.sure_and_wrong.append(line)

    @property
    def all_kinds(self) -> Counter[str]:
        """Verdicts over all kinds."""
        return sum(self.kinds.values(), Counter())

    @property
    def all_facts(self) -> Counter[str]:
        """Verdicts over all facts."""
        return sum(self.facts.values(), Counter())


def _kind_verdict(drawn: Drawn, found: Sequence[Extraction]) -> str:
    if len(found) != 1:
        return "wrong"
    said = found[0].kind
    unknown_is_right = drawn.kind is EvidenceKind.OTHER or drawn.unidentified_is_right
    if said is drawn.kind or (unknown_is_right and said is None):
        return "right"
    return "none" if said is None else "wrong"


def share(counts: Counter[str]) -> float:
    """The share of right ones; 1 of none."""
    return counts["right"] / sum(counts.values()) if counts else 1.0


def reliability(pairs: Sequence[tuple[float, bool]]) -> Iterator[tuple[float, float, float, int]]:
    """For each tenth of confidence: its lower end, mean confidence, accuracy, how many."""
    for number in range(10):
        here = [p for p in pairs if number / 10 <= p[0] < (number + 1) / 10 + (number == 9)]
        if here:
            mean = sum(c for c, _ in here) / len(here)
            yield number / 10, mean, sum(ok for _, ok in here) / len(here), len(here)


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error: mean gap of confidence and accuracy over ten bins."""
    gaps = (count * abs(mean - accuracy) for _, mean, accuracy, count in reliability(pairs))
    return sum(gaps) / len(pairs) if pairs else 0.0
