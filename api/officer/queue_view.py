"""The queue's content: the filter in the address, the rows, counts and ages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from api.officer.desk import Desk
from verify.bilingual import Bilingual
from verify.findings import ALL_CODES
from verify.report import Triage
from workers.ledger import cases, queue
from workers.ledger.errors import NoSuchCaseError
from workers.ledger.queue import Assigned, Decided, Filter, QueueEntry, Sort

ON_A_PAGE = 25
WHOSE = ("", "nobody", "mine", "second")
SORTS = (Sort.SEVERITY, Sort.DEADLINE, Sort.OLDEST, Sort.NEWEST)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filter as the address has it: every part is text, the empty one filters nothing."""

    q: str = ""
    procedure: str = ""
    triage: str = ""
    code: str = ""
    whose: str = ""
    state: str = "open"
    sort: str = Sort.SEVERITY
    after: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Wanted:
        """From the address; what it does not know it leaves out."""
        plain = cls()

        def one_of(name: str, known: tuple[str, ...]) -> str:
            value = asked.get(name, "")
            return value if value in known else str(getattr(plain, name))

        return cls(
            q=asked.get("q", "")[:200],
            procedure=asked.get("procedure", "")[:100],
            triage=one_of("triage", tuple(Triage)),
            code=one_of("code", tuple(ALL_CODES)),
            whose=one_of("whose", WHOSE),
            state=one_of("state", tuple(Decided)),
            sort=one_of("sort", tuple(Sort)),
            after=asked.get("after", "")[:1000],
        )

    def filter(self, officer: str) -> Filter:
        """As the ledger takes it."""
        assigned, whom = {
            "": (Assigned.ANYBODY, None),
            "nobody": (Assigned.NOBODY, None),
            "mine": (Assigned.ONE, officer),
            "second": (Assigned.SECOND, None),
        }[self.whose]
        return Filter(
            triage=(Triage(self.triage),) if self.triage else (),
            procedures=(self.procedure,) if self.procedure else (),
            codes=(self.code,) if self.code else (),
            assigned=assigned,
            officer=whom,
            decided=Decided(self.state),
            text=self.q,
        )

    def address(self, **changes: str) -> str:
        """The address of the queue with this filter, changed; a change starts at the first page."""
        plain = Wanted()
        names = ("q", "procedure", "triage", "code", "whose", "state", "sort")
        parts = {name: changes.get(name, getattr(self, name)) for name in names}
        kept = {name: v for name, v in parts.items() if v != getattr(plain, name)}
        if changes.get("after"):
            kept["after"] = changes["after"]
        return "/officer" + (f"?{urlencode(kept)}" if kept else "")


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A case of the queue, with the applicant's name, and who works on it."""

    entry: QueueEntry
    applicant: str
    procedure: Bilingual
    late: bool
    holder: str


@dataclass(frozen=True, slots=True)
class QueueView:
    """What the queue's page shows."""

    wanted: Wanted
    rows: tuple[QueueRow, ...]
    total: int
    following: str | None
    by_triage: Mapping[str, int]
    waiting: int
    mine: int
    oldest_days: int | None


def queue_view(desk: Desk, wanted: Wanted, officer: str) -> QueueView:
    """The queue. Raises ``UsageError`` for a page that never was."""
    ledger, now = desk.ledger, desk.clock()
    chosen = queue.page(
        ledger,
        wanted.filter(officer),
        Sort(wanted.sort),
        limit=ON_A_PAGE,
        after=wanted.after or None,
    )
    open_ = Filter(decided=Decided.OPEN)
    counts = queue.counts(ledger, open_)
    second = Filter(decided=Decided.OPEN, assigned=Assigned.SECOND)
    mine = Filter(decided=Decided.OPEN, assigned=Assigned.ONE, officer=officer)
    return QueueView(
        wanted=wanted,
        rows=tuple(_row(desk, entry, now) for entry in chosen.entries),
        total=chosen.total,
        following=chosen.after,
        by_triage=counts.by_triage,
        waiting=sum(queue.counts(ledger, second).by_triage.values()),
        mine=sum(queue.counts(ledger, mine).by_triage.values()),
        oldest_days=(now - counts.oldest).days if counts.oldest else None,
    )


def _row(desk: Desk, entry: QueueEntry, now: dt.datetime) -> QueueRow:
    try:
        person = cases.application(desk.ledger, entry.id).application.applicant
        name = f"{person.surname} {person.given_names}".strip()
    except NoSuchCaseError:
        name = ""
    procedure = desk.catalogue.edition(entry.procedure, entry.received_at.date()).name
    return QueueRow(
        entry=entry,
        applicant=name,
        procedure=Bilingual(en=procedure.en, el=procedure.el),
        late=entry.outcome is None and entry.deadline < now.date(),
        holder=desk.name_of(entry.assigned_to) if entry.assigned_to else "",
    )
