"""The tables.

What identifies a person stands in few of them, and ``erasure.py`` empties those: ``applications``,
``search_terms``, ``readings``, ``extractions``, ``reports``, ``corrections``, ``decisions`` and
the file names of ``documents``. The event log has none of it.

Columns named ``sealed`` hold JSON, UTF-8, sealed by the ledger's cipher.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import (
    BigInteger,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[dt.datetime]):
    """A moment in UTC. SQLite keeps no zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """To the database: in UTC."""
        if value is None:
            return None
        moment = value.astimezone(dt.UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(
        self,
        value: dt.datetime | None,
        dialect: Dialect,  # noqa: ARG002 - the caller's form
    ) -> dt.datetime | None:
        """From the database: in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


class Table(DeclarativeBase):
    """The base of the ledger's tables."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {  # noqa: RUF012 - read by SQLAlchemy at class creation
        dt.datetime: Moment(),
        bytes: LargeBinary(),
        str: String(255),
    }


def _id() -> String:
    return String(32)


class Submission(Table):
    """One application that came in. No name and no number of a person stands here."""

    __tablename__ = "submissions"

    id: Mapped[str] = mapped_column(_id(), primary_key=True)
    procedure: Mapped[str] = mapped_column(String(64))
    priority: Mapped[int]
    state: Mapped[str] = mapped_column(String(16))
    client: Mapped[str] = mapped_column(String(64))
    idempotency_key: Mapped[str | None]
    request_digest: Mapped[str] = mapped_column(String(64))
    received_at: Mapped[dt.datetime]
    deadline: Mapped[dt.date]
    expires_at: Mapped[dt.datetime | None]
    documents: Mapped[int]
    unfinished: Mapped[int]
    inputs: Mapped[int]
    """Rises with everything that the rules must look at again; fences reports."""
    due_since: Mapped[dt.datetime | None]
    sent_at: Mapped[dt.datetime | None]
    judged_at: Mapped[dt.datetime | None]
    triage: Mapped[str | None] = mapped_column(String(16))
    severe: Mapped[int]
    blocking: Mapped[int]
    warnings: Mapped[int]
    notices: Mapped[int]
    reports: Mapped[int]
    decisions: Mapped[int]
    assigned_to: Mapped[str | None] = mapped_column(String(64))
    assigned_until: Mapped[dt.datetime | None]
    outcome: Mapped[str | None] = mapped_column(String(32))
    decided_at: Mapped[dt.datetime | None]

    __table_args__ = (
        UniqueConstraint("client", "idempotency_key"),
        Index("ix_submissions_severe", "severe", "deadline", "received_at", "id"),
        Index("ix_submissions_deadline", "deadline", "received_at", "id"),
        Index("ix_submissions_received_at", "received_at", "id"),
        Index("ix_submissions_procedure", "procedure", "received_at", "id"),
        Index("ix_submissions_assigned_to", "assigned_to", "received_at", "id"),
        Index("ix_submissions_state", "state", "due_since"),
        Index("ix_submissions_expires_at", "expires_at"),
        Index("ix_submissions_decided_at", "decided_at"),
    )


class ApplicationText(Table):
    """The application as it came in. Personal."""

    __tablename__ = "applications"

    submission_id: Mapped[str] = mapped_column(
        _id(), ForeignKey("submissions.id"), primary_key=True
    )
    sealed: Mapped[bytes]


class SearchTerm(Table):
    """The words by which an officer finds a case: names and numbers, folded. Personal."""

    __tablename__ = "search_terms"

    term: Mapped[str] = mapped_column(
        String(64).with_variant(String(64, "C"), "postgresql"), primary_key=True
    )
    submission_id: Mapped[str] = mapped_column(
        _id(), ForeignKey("submissions.id"), primary_key=True
    )

    __table_args__ = (Index("ix_search_terms_submission_id", "submission_id"),)


class DocumentRow(Table):
    """One file of a submission, and where its reading stands. ``file`` may hold a name."""

    __tablename__ = "documents"

    id: Mapped[str] = mapped_column(_id(), primary_key=True)
    submission_id: Mapped[str] = mapped_column(_id(), ForeignKey("submissions.id"))
    number: Mapped[int]
    file: Mapped[str] = mapped_column(String(1024))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(BigInteger)
    priority: Mapped[int]
    state: Mapped[str] = mapped_column(String(16))
    seen_on: Mapped[dt.date]
    queued_at: Mapped[dt.datetime]
    not_before: Mapped[dt.datetime]
    sent_at: Mapped[dt.datetime | None]
    owner: Mapped[str | None] = mapped_column(String(128))
    lease_until: Mapped[dt.datetime | None]
    attempts: Mapped[int]
    crashes: Mapped[int]
    losses: Mapped[int]
    started_at: Mapped[dt.datetime | None]
    finished_at: Mapped[dt.datetime | None]
    parked: Mapped[str | None] = mapped_column(String(16))
    reader: Mapped[str | None] = mapped_column(String(64))
    year: Mapped[int | None]

    __table_args__ = (
        UniqueConstraint("submission_id", "number"),
        Index("ix_documents_state", "state", "priority", "queued_at", "id"),
        Index("ix_documents_sha256", "sha256"),
    )


class ExtractionRow(Table):
    """What was read in some bytes, by which reader, in which year (``workers.kept``). Personal."""

    __tablename__ = "extractions"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    reader: Mapped[str] = mapped_column(String(64), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    sealed: Mapped[bytes]


class ReadingRow(Table):
    """A reading that holds for one document alone, because tomorrow it may differ. Personal."""

    __tablename__ = "readings"

    document_id: Mapped[str] = mapped_column(_id(), ForeignKey("documents.id"), primary_key=True)
    sealed: Mapped[bytes]


class PageImage(Table):
    """A page as officers see it: where its PNG is kept among the blobs. Personal."""

    __tablename__ = "page_images"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    page: Mapped[int] = mapped_column(primary_key=True)
    renderer: Mapped[str] = mapped_column(String(64), primary_key=True)
    blob: Mapped[str] = mapped_column(String(64))


class BlobRemoval(Table):
    """A kept file that no case needs any more, and that is to go (``erasure.py``)."""

    __tablename__ = "blob_removals"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    asked_at: Mapped[dt.datetime]


class ReportRow(Table):
    """A report, in the contract's form. The newest is the one with the highest number. Personal."""

    __tablename__ = "reports"

    submission_id: Mapped[str] = mapped_column(
        _id(), ForeignKey("submissions.id"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    inputs: Mapped[int]
    made_at: Mapped[dt.datetime]
    catalogue: Mapped[str] = mapped_column(String(64))
    triage: Mapped[str] = mapped_column(String(16))
    sealed: Mapped[bytes]


class CaseCode(Table):
    """The finding codes of the newest report: what the queue filters by."""

    __tablename__ = "case_codes"

    code: Mapped[str] = mapped_column(String(64), primary_key=True)
    submission_id: Mapped[str] = mapped_column(
        _id(), ForeignKey("submissions.id"), primary_key=True
    )
    severity: Mapped[str] = mapped_column(String(16))

    __table_args__ = (Index("ix_case_codes_submission_id", "submission_id"),)


class CorrectionRow(Table):
    """What an officer put beside a value of the machine. The newest of a field counts. Personal."""

    __tablename__ = "corrections"

    document_id: Mapped[str] = mapped_column(_id(), ForeignKey("documents.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    part: Mapped[int]
    field: Mapped[str] = mapped_column(String(64))
    author: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[dt.datetime]
    sealed: Mapped[bytes]


class DecisionRow(Table):
    """A decision of an officer, on a requirement or on the case; never changed. Personal."""

    __tablename__ = "decisions"

    submission_id: Mapped[str] = mapped_column(
        _id(), ForeignKey("submissions.id"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    requirement: Mapped[str | None] = mapped_column(String(64))
    outcome: Mapped[str] = mapped_column(String(32))
    report: Mapped[int | None]
    confirms: Mapped[int | None]
    author: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[dt.datetime]
    sealed: Mapped[bytes]


class EventRow(Table):
    """One thing that happened. Only ever added to; ``events.py`` says how it is chained."""

    __tablename__ = "events"

    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[dt.datetime]
    actor: Mapped[str] = mapped_column(String(64))
    action: Mapped[str] = mapped_column(String(64))
    submission_id: Mapped[str | None] = mapped_column(_id(), index=True)
    document_id: Mapped[str | None] = mapped_column(_id())
    detail: Mapped[str] = mapped_column(Text)
    previous: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))


class EventHead(Table):
    """The newest event: one row, whose lock puts the events in order."""

    __tablename__ = "event_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(BigInteger)
    digest: Mapped[str] = mapped_column(String(64))
