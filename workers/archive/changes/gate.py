"""A gate for releases: which changes must not happen (``--fail-if``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

from ingest.errors import UsageError
from verify.findings import ALL_CODES
from verify.report import Status, Triage
from workers.archive.changes.differences import ABSENT, NONE, Change, Matter

ANY = "*"
_STATES = frozenset(chain((s.value for s in Status), (t.value for t in Triage)))
_FORM = re.compile(
    r"(?:(?P<subject>[a-z0-9_]+)\s*:)?\s*(?P<old>[a-z_*]+)\s*(?:→|->)\s*(?P<new>[a-z_*]+)"
)
_FINDING = re.compile(r"(?P<sign>[+-])(?P<code>[a-z0-9_.*]+)")


@dataclass(frozen=True, slots=True)
class Gate:
    """One condition as given. ``text`` is what was asked for."""

    text: str
    subject: str
    old: str
    new: str
    finding: bool = False

    def shuts(self, change: Change) -> bool:
        """Whether the change is one that must not happen."""
        if (change.matter is Matter.FINDING) is not self.finding:
            return False
        if self.subject not in {"", ANY, change.subject}:
            return False
        return self.old in {ANY, change.old} and self.new in {ANY, change.new}


def parse_gate(text: str) -> Gate:
    """A gate from ``met→missing``, ``ready->*``, ``fee: met→missing``, ``+name.mismatch``.

    Raises UsageError: the text is none, or names a status that does not exist.
    """
    stripped = text.strip()
    finding = _FINDING.fullmatch(stripped)
    if finding:
        code = finding["code"]
        if code != ANY and code not in ALL_CODES:
            raise UsageError(f"--fail-if {text}: there is no finding code {code}")
        come = finding["sign"] == "+"
        return Gate(text, code, ABSENT if come else ANY, ANY if come else ABSENT, finding=True)
    form = _FORM.fullmatch(stripped)
    if form is None:
        raise UsageError(
            f'--fail-if {text}: write "met→missing", "fee: met->*", "ready→*" or "+name.mismatch"'
        )
    for state in (form["old"], form["new"]):
        if state not in _STATES | {ANY, NONE, "broken"}:
            raise UsageError(
                f"--fail-if {text}: {state} is no status; there are: {', '.join(sorted(_STATES))}"
            )
    return Gate(text, form["subject"] or "", form["old"], form["new"])
