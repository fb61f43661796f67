"""What is concluded of one requirement: its status, the documents, and the outcomes behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from verify.case import Document
from verify.findings import Code, Effect, Outcome, Severity
from verify.report import Status

_IDENTITY = frozenset(
    {Code.NAME_MISMATCH, Code.BIRTH_DATE_MISMATCH, Code.NUMBER_MISMATCH, Code.SEX_MISMATCH}
)
_STATUS = {
    Effect.NONE: Status.MET,
    Effect.OFFICER: Status.OFFICER,
    Effect.UNREADABLE: Status.UNREADABLE,
    Effect.INCONSISTENT: Status.INCONSISTENT,
    Effect.MISSING: Status.MISSING,
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """One requirement's status before it is worded."""

    status: Status
    documents: tuple[Document, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


def effect_of(outcomes: Iterable[Outcome]) -> Effect:
    """The greatest effect; NONE without outcomes."""
    return max((outcome.effect for outcome in outcomes), default=Effect.NONE)


def concluded(
    documents: tuple[Document, ...], outcomes: Iterable[Outcome], *others: Outcome
) -> Judgement:
    """The status that the outcomes lead to; ``others`` are said and change nothing."""
    weighed = tuple(outcomes)
    return Judgement(_STATUS[effect_of(weighed)], documents, weighed + others)


def worsened(judgement: Judgement, outcome: Outcome) -> Judgement:
    """The same judgement with an outcome of the whole case added to it."""
    status = judgement.status
    if outcome.effect is not Effect.NONE and status in (Status.MET, Status.OFFICER):
        status = _STATUS[max(outcome.effect, effect_of(judgement.outcomes))]
    return Judgement(status, judgement.documents, (*judgement.outcomes, outcome))


def set_aside(outcome: Outcome) -> Outcome:
    """The outcome of a document that is not needed: said, and of no effect on the requirement.

    A paper of another person stays a warning: it may not belong into the case at all.
    """
    graver = outcome.code in _IDENTITY and outcome.severity is not Severity.NOTICE
    severity = Severity.WARNING if graver else Severity.NOTICE
    return replace(outcome, effect=Effect.NONE, severity=severity)
