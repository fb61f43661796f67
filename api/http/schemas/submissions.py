"""Submissions: what is answered to sending one, its progress, the queue, decisions."""

from __future__ import annotations

import datetime as dt
from typing import Self

from pydantic import BaseModel, ConfigDict, Field

from api.officer.deciding import Outcome
from verify.report import Triage
from workers.ledger.cases import CaseStatus, DocumentStatus
from workers.ledger.queue import QueueEntry
from workers.ledger.states import DocumentState, ParkedReason, SubmissionState

_ID = "019ac2f0b3c47d1e8f5a6b7c8d9e0f10"


class AcceptedBody(BaseModel):
    """A submission was taken in. ``Location`` is where its progress is."""

    id: str = Field(examples=[_ID])
    documents: int = Field(description="How many files will be read.", examples=[4])
    repeated: bool = Field(description="The Idempotency-Key was known: nothing new was made.")


class ProgressBody(BaseModel):
    """One document's progress."""

    number: int = Field(description="Counts from 1, in the order of the file names.")
    file: str
    sha256: str
    size: int
    state: DocumentState
    parked: ParkedReason | None = Field(description="Why nobody tries any more.")

    @classmethod
    def of(cls, document: DocumentStatus) -> Self:
        """Of the ledger's document."""
        return cls(
            number=document.number,
            file=document.file,
            sha256=document.sha256,
            size=document.size,
            state=document.state,
            parked=document.parked,
        )


class StatusBody(BaseModel):
    """A submission as it stands."""

    id: str = Field(examples=[_ID])
    procedure: str
    state: SubmissionState
    received_at: dt.datetime
    deadline: dt.date
    judged_at: dt.datetime | None
    triage: Triage | None
    report: int = Field(description="The newest report's number; 0 before the first.")
    decisions: int
    outcome: str | None
    decided_at: dt.datetime | None
    assigned: bool
    awaits_confirmation: bool = Field(
        description="It was decided, and waits for a second pair of eyes: `POST …/confirmation`.",
        examples=[False],
    )
    finished: int = Field(description="Documents that are read or parked.")
    documents: list[ProgressBody]

    @classmethod
    def of(cls, case: CaseStatus) -> Self:
        """Of the ledger's case. Whom it is assigned to is the office's own business."""
        return cls(
            id=case.id,
            procedure=case.procedure,
            state=case.state,
            received_at=case.received_at,
            deadline=case.deadline,
            judged_at=case.judged_at,
            triage=case.triage,
            report=case.report,
            decisions=case.decisions,
            outcome=case.outcome,
            decided_at=case.decided_at,
            assigned=case.assigned_to is not None,
            awaits_confirmation=case.awaits_confirmation,
            finished=case.finished,
            documents=[ProgressBody.of(document) for document in case.documents],
        )


class EntryBody(BaseModel):
    """A row of the queue."""

    id: str = Field(examples=[_ID])
    procedure: str
    state: SubmissionState
    received_at: dt.datetime
    deadline: dt.date
    triage: Triage | None
    blocking: int
    warnings: int
    notices: int
    documents: int
    unfinished: int
    outcome: str | None
    awaits_confirmation: bool = Field(
        description="It was decided, and waits for a second pair of eyes: `POST …/confirmation`.",
        examples=[True],
    )

    @classmethod
    def of(cls, entry: QueueEntry) -> Self:
        """Of the ledger's entry."""
        return cls(
            id=entry.id,
            procedure=entry.procedure,
            state=entry.state,
            received_at=entry.received_at,
            deadline=entry.deadline,
            triage=entry.triage,
            blocking=entry.blocking,
            warnings=entry.warnings,
            notices=entry.notices,
            documents=entry.documents,
            unfinished=entry.unfinished,
            outcome=entry.outcome,
            awaits_confirmation=entry.awaits_confirmation,
        )


class QueueBody(BaseModel):
    """A page of the queue. ``next`` is what ``after`` of the next request is; null on the last."""

    items: list[EntryBody]
    next: str | None
    total: int


class MessageBody(BaseModel):
    """What the applicant is told, in both languages."""

    model_config = ConfigDict(extra="forbid")

    en: str = Field(max_length=4000)
    el: str = Field(max_length=4000)


class NewDecisionBody(BaseModel):
    """A decision: on a requirement, or without one on the case, which closes it.

    ``refer`` hands a refusal to the supervisor: a supervisor's own closes the case. On a
    requirement, anything but ``accept`` needs the text that the applicant gets.
    """

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{
                "outcome": "ask_again", "report": 1, "requirement": "fee_card",
                "reason": "document.missing",
                "text": {"en": "Please add the card fee.", "el": "Προσθέστε το τέλος κάρτας."},
            }]
        },
    )  # fmt: skip

    outcome: Outcome
    report: int = Field(ge=1, le=1_000_000, description="The number of the report that was read.")
    requirement: str | None = Field(default=None, max_length=64)
    reason: str = Field(default="", max_length=64)
    text: MessageBody | None = None
    note: str = Field(default="", max_length=4000, description="Of a decision on the case.")


class DecisionBody(BaseModel):
    """A decision was kept."""

    decisions: int = Field(description="How many the case has now.")
    closes: bool = Field(
        description="The case is closed. False: it was on a requirement, or a second pair of eyes "
        "must confirm it."
    )


class ConfirmationBody(BaseModel):
    """A second pair of eyes: closes the case with the outcome that waits to be confirmed."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"outcome": "refer", "report": 1, "note": "Seen, and agreed."}]
        },
    )

    outcome: Outcome = Field(description="The one that is confirmed; 409 if another waits.")
    report: int = Field(ge=1, le=1_000_000, description="The number of the report that was read.")
    note: str = Field(default="", max_length=4000)
