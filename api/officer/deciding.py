"""Decisions: who may make which, what is kept of them, and what is still undecided.

A decision is added, never changed. One on the case closes it, except where a second pair of eyes
must confirm it first: a supervisor's for a proposed refusal, another officer's where the office
asks for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from api.auth.roles import Principal, Role
from api.officer.reasons import is_flagged
from api.pages.report import ReadReport, ReadRequirement
from ingest.errors import UsageError
from verify.bilingual import Bilingual
from verify.report import Status
from workers.ledger import decisions
from workers.ledger.connection import Ledger
from workers.ledger.decisions import Decision, NewDecision


class Outcome(StrEnum):
    """What is decided of a requirement or of the case."""

    ACCEPT = "accept"
    ASK_AGAIN = "ask_again"
    REFER = "refer"


class DecisionRefusedError(UsageError):
    """The decision may not be made so; ``reason`` is a key of the pages' words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Made:
    """A decision as the pages show it."""

    number: int
    requirement: str | None
    outcome: str
    author: str
    actor: str
    made_at: dt.datetime
    confirms: int | None
    reason: str
    text: Bilingual | None
    note: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions of a case. ``waiting`` is the one that wants a second pair of eyes."""

    made: tuple[Made, ...]
    undecided: tuple[str, ...]
    waiting: Made | None
    may_confirm: bool

    def of(self, requirement: str | None) -> tuple[Made, ...]:
        """Those on that requirement, or on the case."""
        return tuple(made for made in self.made if made.requirement == requirement)

    def place(self, number: int) -> int:
        """Where the decision of that number stands among those on the case, from 1; 0: nowhere."""
        numbers = [made.number for made in self.of(None)]
        return numbers.index(number) + 1 if number in numbers else 0

    def last(self, requirement: str | None) -> Made | None:
        """The newest on that requirement: the one that counts."""
        return next(iter(reversed(self.of(requirement))), None)


def decisions_view(
    kept: Sequence[Decision],
    report: ReadReport | None,
    who: Principal,
    name_of: Callable[[str], str],
    language: str,
) -> Decisions:
    """The decisions, with what is left to decide and whether ``who`` may confirm."""
    made = tuple(_made(decision, name_of) for decision in kept)
    decided = {one.requirement for one in made}
    undecided = tuple(
        requirement.name.in_language(language)
        for requirement in (report.requirements if report else ())
        if is_flagged(requirement.status) and requirement.id not in decided
    )
    waiting = _waiting(made)
    return Decisions(made, undecided, waiting, waiting is not None and may_confirm(waiting, who))


def not_met(report: ReadReport | None, made: Decisions) -> tuple[Bilingual, ...]:
    """The names of the requirements that fail and that no officer accepted."""
    failing = {Status.MISSING, Status.INCONSISTENT, Status.UNREADABLE}
    accepted = {
        r.id
        for r in (report.requirements if report else ())
        if (last := made.last(r.id)) and last.outcome == Outcome.ACCEPT
    }
    return tuple(
        r.name
        for r in (report.requirements if report else ())
        if r.status in failing and r.id not in accepted
    )


def _made(decision: Decision, name_of: Callable[[str], str]) -> Made:
    content = decision.content
    text = content.get("text")
    return Made(
        number=decision.number,
        requirement=decision.requirement,
        outcome=decision.outcome,
        author=name_of(decision.author),
        actor=decision.author,
        made_at=decision.made_at,
        confirms=decision.confirms,
        reason=str(content.get("reason") or ""),
        text=Bilingual(en=str(text.get("en", "")), el=str(text.get("el", "")))
        if isinstance(text, dict)
        else None,
        note=str(content.get("note") or ""),
    )


def _waiting(made: Sequence[Made]) -> Made | None:
    """The newest decision on the case, if it is a first one that nothing has overtaken."""
    whole = [one for one in made if one.requirement is None]
    return whole[-1] if whole and whole[-1].confirms is None else None


def waiting_decision(kept: Sequence[Decision]) -> Made | None:
    """The decision on the case that waits for a second pair of eyes; its author is no name.

    Of an open case: a closed one waits for nothing, whatever its decisions.
    """
    return _waiting([_made(decision, str) for decision in kept])


def may_confirm(first: Made, who: Principal) -> bool:
    """Another than its author; for a proposed refusal, a supervisor."""
    if who.actor == first.actor:
        return False
    return first.outcome != Outcome.REFER or who.has(Role.SUPERVISOR)


@dataclass(frozen=True, slots=True)
class Words:
    """What the officer wrote: the reason's code, the text to the applicant, a note."""

    reason: str = ""
    text: Bilingual | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody decides a case, having seen the report ``seen`` and the decisions up to ``after``.

    Of two who decide the same at once, the ledger keeps the first one's.
    """

    ledger: Ledger
    case: str
    who: Principal
    seen: int
    after: int

    def keep(self, decision: NewDecision) -> None:
        """Keeps it.

        Raises:
            StaleReportError: there is a newer report.
            DecidedMeanwhileError: the case is closed, or the same was decided since.
            AssignedToAnotherError: another officer works on it.
            NoSuchCaseError: there is no such case.
        """
        decisions.decide(self.ledger, self.case, replace(decision, after=self.after))


def decide_requirement(
    act: Act, outcome: Outcome, requirement: ReadRequirement, codes: Sequence[str], words: Words
) -> None:
    """Keeps a decision on a requirement, with what the machine had said of it.

    Raises:
        DecisionRefusedError: a text to the applicant is lacking.
        StaleReportError, DecidedMeanwhileError …: as ``Act.keep``.
    """
    content: dict[str, object] = {
        "machine": {"status": requirement.status.value, "codes": list(codes)}
    }
    if outcome is not Outcome.ACCEPT:
        if not (words.text and words.text.en.strip() and words.text.el.strip()):
            raise DecisionRefusedError("decide.text_needed")
        content |= {"reason": words.reason, "text": {"en": words.text.en, "el": words.text.el}}
    act.keep(NewDecision(outcome, act.who.actor, act.seen, requirement.id, content))


def decide_case(act: Act, outcome: Outcome, note: str, *, second_needed: bool) -> bool:
    """Decides the case; True if that closes it, False if a second pair of eyes must confirm.

    Raises:
        StaleReportError, DecidedMeanwhileError …: as ``Act.keep``.
    """
    supervising = outcome is Outcome.REFER and not act.who.has(Role.SUPERVISOR)
    closes = not (second_needed or supervising)
    content = {"note": note} if note else {}
    act.keep(NewDecision(outcome, act.who.actor, act.seen, content=content, closes=closes))
    return closes


def confirm(act: Act, first: Made, note: str) -> None:
    """The second pair of eyes: closes the case with the first one's outcome.

    Raises:
        DecisionRefusedError: it is the same officer's, or a supervisor's is needed.
        StaleReportError, DecidedMeanwhileError …: as ``Act.keep``.
    """
    if not may_confirm(first, act.who):
        raise DecisionRefusedError("decide.same_officer")
    content = {"note": note} if note else {}
    replace(act, after=first.number).keep(
        NewDecision(first.outcome, act.who.actor, act.seen, content=content, confirms=first.number)
    )
