"""The ledger's tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from workers.ledger.tables import Moment

revision = "0001_ledger"
down_revision = None
branch_labels = ("ledger",)
depends_on = None


def upgrade() -> None:
    """To the first form of the ledger."""
    op.create_table(
        "blob_removals",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_blob_removals"),
    )
    op.create_table(
        "event_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_event_head"),
    )
    op.create_table(
        "events",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("submission_id", sa.String(length=32), nullable=True),
        sa.Column("document_id", sa.String(length=32), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_events"),
    )
    op.create_index("ix_events_submission_id", "events", ["submission_id"], unique=False)
    op.create_table(
        "extractions",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("reader", sa.String(length=64), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "reader", "year", name="pk_extractions"),
    )
    op.create_table(
        "page_images",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("renderer", sa.String(length=64), nullable=False),
        sa.Column("blob", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "page", "renderer", name="pk_page_images"),
    )
    op.create_table(
        "submissions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("procedure", sa.String(length=64), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("client", sa.String(length=64), nullable=False),
        sa.Column("idempotency_key", sa.String(length=255), nullable=True),
        sa.Column("request_digest", sa.String(length=64), nullable=False),
        sa.Column("received_at", Moment(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=True),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("unfinished", sa.Integer(), nullable=False),
        sa.Column("inputs", sa.Integer(), nullable=False),
        sa.Column("due_since", Moment(), nullable=True),
        sa.Column("sent_at", Moment(), nullable=True),
        sa.Column("judged_at", Moment(), nullable=True),
        sa.Column("triage", sa.String(length=16), nullable=True),
        sa.Column("severe", sa.Integer(), nullable=False),
        sa.Column("blocking", sa.Integer(), nullable=False),
        sa.Column("warnings", sa.Integer(), nullable=False),
        sa.Column("notices", sa.Integer(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("decisions", sa.Integer(), nullable=False),
        sa.Column("assigned_to", sa.String(length=64), nullable=True),
        sa.Column("assigned_until", Moment(), nullable=True),
        sa.Column("outcome", sa.String(length=32), nullable=True),
        sa.Column("decided_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_submissions"),
        sa.UniqueConstraint("client", "idempotency_key", name="uq_submissions_client"),
    )
    op.create_index(
        "ix_submissions_assigned_to",
        "submissions",
        ["assigned_to", "received_at", "id"],
        unique=False,
    )
    op.create_index(
        "ix_submissions_deadline", "submissions", ["deadline", "received_at", "id"], unique=False
    )
    op.create_index("ix_submissions_decided_at", "submissions", ["decided_at"], unique=False)
    op.create_index("ix_submissions_expires_at", "submissions", ["expires_at"], unique=False)
    op.create_index(
        "ix_submissions_procedure", "submissions", ["procedure", "received_at", "id"], unique=False
    )
    op.create_index(
        "ix_submissions_received_at", "submissions", ["received_at", "id"], unique=False
    )
    op.create_index(
        "ix_submissions_severe",
        "submissions",
        ["severe", "deadline", "received_at", "id"],
        unique=False,
    )
    op.create_index("ix_submissions_state", "submissions", ["state", "due_since"], unique=False)
    op.create_table(
        "applications",
        sa.Column("submission_id", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name="fk_applications_submission_id"
        ),
        sa.PrimaryKeyConstraint("submission_id", name="pk_applications"),
    )
    op.create_table(
        "case_codes",
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("submission_id", sa.String(length=32), nullable=False),
        sa.Column("severity", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name="fk_case_codes_submission_id"
        ),
        sa.PrimaryKeyConstraint("code", "submission_id", name="pk_case_codes"),
    )
    op.create_index("ix_case_codes_submission_id", "case_codes", ["submission_id"], unique=False)
    op.create_table(
        "decisions",
        sa.Column("submission_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("requirement", sa.String(length=64), nullable=True),
        sa.Column("outcome", sa.String(length=32), nullable=False),
        sa.Column("report", sa.Integer(), nullable=True),
        sa.Column("confirms", sa.Integer(), nullable=True),
        sa.Column("author", sa.String(length=64), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name="fk_decisions_submission_id"
        ),
        sa.PrimaryKeyConstraint("submission_id", "number", name="pk_decisions"),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("submission_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("file", sa.String(length=1024), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("queued_at", Moment(), nullable=False),
        sa.Column("not_before", Moment(), nullable=False),
        sa.Column("sent_at", Moment(), nullable=True),
        sa.Column("owner", sa.String(length=128), nullable=True),
        sa.Column("lease_until", Moment(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("crashes", sa.Integer(), nullable=False),
        sa.Column("losses", sa.Integer(), nullable=False),
        sa.Column("started_at", Moment(), nullable=True),
        sa.Column("finished_at", Moment(), nullable=True),
        sa.Column("parked", sa.String(length=16), nullable=True),
        sa.Column("reader", sa.String(length=64), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name="fk_documents_submission_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
        sa.UniqueConstraint("submission_id", "number", name="uq_documents_submission_id"),
    )
    op.create_index("ix_documents_sha256", "documents", ["sha256"], unique=False)
    op.create_index(
        "ix_documents_state", "documents", ["state", "priority", "queued_at", "id"], unique=False
    )
    op.create_table(
        "reports",
        sa.Column("submission_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("inputs", sa.Integer(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("catalogue", sa.String(length=64), nullable=False),
        sa.Column("triage", sa.String(length=16), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name="fk_reports_submission_id"
        ),
        sa.PrimaryKeyConstraint("submission_id", "number", name="pk_reports"),
    )
    op.create_table(
        "search_terms",
        sa.Column(
            "term",
            sa.String(length=64).with_variant(sa.String(length=64, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("submission_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name="fk_search_terms_submission_id"
        ),
        sa.PrimaryKeyConstraint("term", "submission_id", name="pk_search_terms"),
    )
    op.create_index(
        "ix_search_terms_submission_id", "search_terms", ["submission_id"], unique=False
    )
    op.create_table(
        "corrections",
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=64), nullable=False),
        sa.Column("author", sa.String(length=64), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name="fk_corrections_document_id"
        ),
        sa.PrimaryKeyConstraint("document_id", "number", name="pk_corrections"),
    )
    op.create_table(
        "readings",
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_readings_document_id"),
        sa.PrimaryKeyConstraint("document_id", name="pk_readings"),
    )
    # The head of an empty log: ``events.append`` moves it on.
    op.execute(f"INSERT INTO event_head (id, number, digest) VALUES (1, 0, '{'0' * 64}')")  # noqa: S608
