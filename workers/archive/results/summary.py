"""What the summary shows, counted case by case: its size does not grow with the archive."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from workers.archive.results.rows import CaseRows, KeptCase

CONFIDENCE_STEPS = 20
SECONDS_EDGES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 60.0)
_BROKEN_SHOWN = 50


@dataclass(slots=True)
class Summary:
    """Counts over all cases of a run.

    ``statuses[procedure, requirement]``, ``procedures[procedure]`` and ``months["2026-11"]`` count
    statuses, triages and triages; ``codes`` findings by code and severity; ``confidences`` facts
    in twentieths; ``seconds`` cases by the wall time of their last judging.
    """

    cases: int = 0
    broken: int = 0
    documents: int = 0
    triages: Counter[str] = field(default_factory=Counter)
    procedures: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    months: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    statuses: defaultdict[tuple[str, str], Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    codes: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    confidences: Counter[int] = field(default_factory=Counter)
    seconds: Counter[int] = field(default_factory=Counter)
    broken_cases: list[tuple[str, str]] = field(default_factory=list)
    versions: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    across: dict[str, int] = field(default_factory=dict)

    def add(self, kept: KeptCase, rows: CaseRows) -> None:
        """One case more."""
        self.cases += 1
        for name in ("catalogue", "rules", "reader"):
            self.versions[name].add(str(getattr(kept, name)))
        if kept.outcome == "broken":
            self.broken += 1
            if len(self.broken_cases) < _BROKEN_SHOWN:
                self.broken_cases.append((kept.key, kept.error))
            return
        self.documents += int(str(rows.case["documents"]))
        self.triages[kept.triage] += 1
        self.procedures[kept.procedure][kept.triage] += 1
        self.months[(kept.submitted_on or kept.as_of)[:7]][kept.triage] += 1
        for requirement in rows.requirements:
            place = kept.procedure, str(requirement["requirement"])
            self.statuses[place][str(requirement["status"])] += 1
        for finding in rows.findings:
            self.codes[str(finding["code"])][str(finding["severity"])] += 1
        for confidence in rows.confidences:
            step = min(CONFIDENCE_STEPS - 1, int(confidence * CONFIDENCE_STEPS))
            self.confidences[step] += 1
        self.seconds[sum(kept.seconds >= edge for edge in SECONDS_EDGES)] += 1
