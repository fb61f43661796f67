"""What ``GET /v1/submissions`` may be asked: filters, sorting, page."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, ConfigDict, Field

from api.auth.roles import Principal
from verify.report import Triage
from workers.ledger.queue import Assigned, Decided, Filter, Sort
from workers.ledger.states import SubmissionState


class QueueQuery(BaseModel):
    """Filters; what is left out filters nothing. Lists: any of them."""

    model_config = ConfigDict(extra="forbid")

    triage: list[Triage] = Field(default=[], max_length=3)
    procedure: list[str] = Field(default=[], max_length=20, examples=[["long-term.renewal"]])
    code: list[str] = Field(
        default=[], max_length=20, description="Finding codes.", examples=[["name.mismatch"]]
    )
    state: list[SubmissionState] = Field(default=[], max_length=4)
    decided: Decided = Decided.ALL
    assigned: Assigned = Field(
        default=Assigned.ANYBODY,
        description="`one`: those assigned to whoever asks. `second`: those that wait for a second "
        "pair of eyes, and nobody took yet.",
        examples=["second"],
    )
    text: str = Field(
        default="", max_length=200, description="Words that begin a name, a number or the id."
    )
    before: dt.datetime | None = Field(default=None, description="Received before that moment.")
    deadline_by: dt.date | None = Field(default=None, description="To be decided by that day.")
    sort: Sort = Sort.SEVERITY
    limit: int = Field(default=50, ge=1, le=200)
    after: str | None = Field(
        default=None, max_length=500, description="`next` of the page before."
    )

    def filter(self, who: Principal) -> Filter:
        """For the ledger. A portal's filter is narrowed to what it sent."""
        before = self.before
        if before is not None and before.tzinfo is None:
            before = before.replace(tzinfo=dt.UTC)
        return Filter(
            triage=tuple(self.triage),
            procedures=tuple(self.procedure),
            codes=tuple(self.code),
            states=tuple(self.state),
            assigned=self.assigned,
            officer=who.actor,
            decided=self.decided,
            text=self.text,
            client=None if who.portal is None else who.actor,
            before=before,
            deadline_by=self.deadline_by,
        )
