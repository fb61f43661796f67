"""The structured reasons of a decision, with the text prepared for the applicant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

import yaml
from pydantic import TypeAdapter

from verify.bilingual import Bilingual
from verify.findings import Severity
from verify.report import Status

AS_REPORTED, UNSETTLED = "as_reported", "unsettled"
"""The reasons that stand chosen at first: the report's own words, or that they settle nothing."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is asked for again. ``text`` has places for requirement and message."""

    code: str
    name: Bilingual
    text: Bilingual

    def prepared(self, requirement: Bilingual, message: Bilingual) -> Bilingual:
        """The text to the applicant, in both languages; the officer may change it."""
        return Bilingual(
            en=self.text.en.format(requirement=requirement.en, message=message.en),
            el=self.text.el.format(requirement=requirement.el, message=message.el),
        )


@cache
def reasons() -> Mapping[str, Reason]:
    """All reasons by code, in the order in which they are offered."""
    text = resources.files("api.officer").joinpath("reasons.yaml").read_text("utf-8")
    entries = TypeAdapter(dict[str, dict[str, dict[str, str]]]).validate_python(
        yaml.safe_load(text)
    )
    return MappingProxyType(
        {
            code: Reason(code, Bilingual(**entry["name"]), Bilingual(**entry["text"]))
            for code, entry in entries.items()
        }
    )


def is_flagged(status: Status) -> bool:
    """Whether a requirement of that status waits for an officer's word."""
    return status in {Status.MISSING, Status.INCONSISTENT, Status.UNREADABLE, Status.OFFICER}


def flags(severity: Severity) -> bool:
    """Whether a finding of that severity does."""
    return severity is not Severity.NOTICE
