"""What differs between two reports of one case."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

NONE = "none"
"""Stands for a requirement or a case that one of the two runs does not have."""


class Matter(StrEnum):
    """What has changed."""

    TRIAGE = "triage"
    REQUIREMENT = "requirement"
    FINDING = "finding"


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``subject`` is a requirement's id or a finding's code, empty for the triage.

    ``old`` and ``new`` are statuses, triages, or for findings ``absent`` and a severity.
    """

    matter: Matter
    subject: str
    old: str
    new: str
    document: str = ""

    @property
    def line(self) -> str:
        """``fee: met→missing``, ``ready→attention``, ``+name.mismatch``, ``-fee.payer``."""
        if self.matter is Matter.TRIAGE:
            return f"{self.old}→{self.new}"
        if self.matter is Matter.REQUIREMENT:
            return f"{self.subject}: {self.old}→{self.new}"
        if self.old == ABSENT:
            return f"+{self.subject}"
        if self.new == ABSENT:
            return f"-{self.subject}"
        return f"{self.subject}: {self.old}→{self.new}"


ABSENT = "absent"
Report = dict[str, object]
_Finding = tuple[str, str, str, str, str]


def changes_between(old: Report | None, new: Report | None) -> list[Change]:
    """Triage, then requirements, then findings. Words and places on a page are no matter here."""
    found: list[Change] = []
    before, after = _triage(old), _triage(new)
    if before != after:
        found.append(Change(Matter.TRIAGE, "", before, after))
    statuses_before, statuses_after = _statuses(old), _statuses(new)
    for key in {**statuses_before, **statuses_after}:
        pair = statuses_before.get(key, NONE), statuses_after.get(key, NONE)
        if pair[0] != pair[1]:
            found.append(Change(Matter.REQUIREMENT, key, *pair))
    return found + _findings_changed(_findings(old), _findings(new))


def _findings_changed(before: Counter[_Finding], after: Counter[_Finding]) -> list[Change]:
    gone = sorted((before - after).elements())
    come = sorted((after - before).elements())
    return [
        *(Change(Matter.FINDING, f[0], f[1], ABSENT, f[2]) for f in gone),
        *(Change(Matter.FINDING, f[0], ABSENT, f[1], f[2]) for f in come),
    ]


def _triage(report: Report | None) -> str:
    if report is None:
        return NONE
    return str(report.get("triage") or "broken")


def _entries(report: Report | None, name: str) -> list[Report]:
    held = report.get(name) if report else None
    return [each for each in held if isinstance(each, dict)] if isinstance(held, list) else []


def _statuses(report: Report | None) -> dict[str, str]:
    return {str(r["id"]): str(r["status"]) for r in _entries(report, "requirements")}


def _findings(report: Report | None) -> Counter[_Finding]:
    return Counter(
        (
            str(f["code"]), str(f["severity"]), str(f["document"] or ""),
            str(f["requirement"] or ""), f"{f['field']}|{f['expected']}|{f['found']}",
        )
        for f in _entries(report, "findings")
    )  # fmt: skip
