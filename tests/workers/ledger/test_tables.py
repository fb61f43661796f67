"""Tables: migrations make what the program declares; a ledger moves between databases whole."""

import datetime as dt

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import func, select

from ingest.blobs.keys import new_key, read_keys
from ingest.errors import UsageError
from tests.workers.ledger.conftest import application
from verify.catalogue.load import default_catalogue
from workers.judging import judge_submission
from workers.ledger import cases, copying, events, intake, reports
from workers.ledger.connection import make_engine, open_ledger
from workers.ledger.migrate import migrate
from workers.ledger.tables import ApplicationText, ReportRow, Table
from workers.rotation import sealed_columns


def test_the_migrations_make_the_tables_that_the_program_declares(ledger):
    with ledger.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        known = set(Table.metadata.tables)
        lacking = [d for d in compare_metadata(context, Table.metadata) if _of(d) in known]
    assert lacking == []


def _of(difference) -> str:
    """The table that a difference is about; of others' tables we say nothing here."""
    thing = difference[1] if isinstance(difference, tuple) else difference[0][1]
    return (
        getattr(thing, "name", "")
        if "table" in str(difference[0])
        else str(getattr(getattr(thing, "table", None), "name", ""))
    )


def test_migrating_again_changes_nothing(ledger):
    migrate(ledger.engine)
    migrate(ledger.engine)


def test_every_sealed_column_is_rotated():
    columns = [c for table in Table.metadata.tables.values() for c in table.columns]
    assert {c for c in columns if "sealed" in c.name} == set(sealed_columns())


def test_another_kind_of_database_is_refused():
    for url in ("mysql://localhost/x", "nonsense"):
        with pytest.raises(UsageError):
            make_engine(url)


def test_a_ledger_is_copied_with_its_log_whole(ledger, url, submit, read, tmp_path, empty_sqlite):
    case = submit("a.pdf", "b.pdf").id
    read()
    judge_submission(ledger, default_catalogue(), case, "worker:1")
    target = f"sqlite:///{tmp_path / 'copy.db'}"
    told: dict[str, int] = {}
    chain = copying.copy(url, target, told.__setitem__)
    assert chain.whole
    assert (told["submissions"], told["documents"], told["reports"]) == (1, 2, 1)
    copy = open_ledger(target)
    assert reports.newest(copy, case) == reports.newest(ledger, case)
    with copy.reading() as there, ledger.reading() as here:
        assert events.history(there, case) == events.history(here, case)
        for table in Table.metadata.sorted_tables:
            count = select(func.count()).select_from(table)
            assert there.scalar(count) == here.scalar(count)
    copy.close()
    with pytest.raises(UsageError, match="not empty"):
        copying.copy(url, target, told.__setitem__)


def test_a_ledger_moves_from_sqlite_to_postgresql_and_goes_on(
    ledger, url, submit, request, tmp_path
):
    if not url.startswith("sqlite"):
        pytest.skip("the way from PostgreSQL is the test above")
    target = request.getfixturevalue("empty_postgresql")
    submit("a.pdf")
    assert copying.copy(url, target, lambda *_: None).whole
    moved = open_ledger(target)
    with moved.writing() as work:
        work.record(events.Event("command", events.Action.SITE))
    with moved.reading() as session:
        assert events.verify(session).events == 2
    moved.close()


def test_what_is_no_ledger_is_not_copied(tmp_path):
    with pytest.raises(UsageError, match="no ledger"):
        copying.copy(f"sqlite:///{tmp_path}/a.db", f"sqlite:///{tmp_path}/b.db", lambda *_: None)


def test_what_the_database_keeps_of_a_person_opens_with_the_key_alone(url, clock):
    sealed = open_ledger(url, clock=clock, cipher=read_keys(new_key("a")))
    new = intake.NewSubmission(application(), [], "key:portal", dt.date(2026, 12, 2))
    case = intake.submit(sealed, new, default_catalogue()).id
    judge_submission(sealed, default_catalogue(), case, "worker:1")
    with sealed.reading() as session:
        kept = [session.get(ApplicationText, case).sealed, session.get(ReportRow, (case, 1)).sealed]
    assert not any(b"HOXHA" in each or b"requirement" in each for each in kept)
    assert cases.application(sealed, case).application.applicant.surname == "HOXHA"
    sealed.close()
