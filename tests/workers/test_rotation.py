"""Keys changed: afterwards the old key opens nothing that is kept, and nothing needs it."""

import datetime as dt

import pytest
from sqlalchemy import select

from ingest.blobs.keys import new_key
from tests.services import fresh_postgresql
from tests.workers.ledger.conftest import application
from verify.catalogue.load import default_catalogue
from workers.judging import judge_submission
from workers.ledger import cases, corrections, decisions, events, intake
from workers.processing import process
from workers.rotation import Rotated, rotate, sealed_columns
from workers.settings import WorkerSettings
from workers.site import open_site
from workers.webhooks import subscriptions
from workers.webhooks.targets import Permitted

OLD, NEW = new_key("old"), new_key("new")
HERE = Permitted(("203.0.113.0/24",))


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request, tmp_path):
    """A site's settings with the keys that it is given."""

    def with_keys(*keys: str, database: str = "") -> WorkerSettings:
        return WorkerSettings(data=tmp_path, database=database, keys=",".join(keys))

    if request.param == "sqlite":
        yield with_keys
        return
    with fresh_postgresql() as address:
        yield lambda *keys: with_keys(*keys, database=address)


@pytest.fixture
def case(settings):
    """A judged, corrected and decided case with a file, and a portal that is told of it."""
    site = open_site(settings(OLD), prepare=True)
    paper = site.blobs.put(b"paper")
    new = intake.NewSubmission(
        application(), [intake.StoredFile("a.pdf", paper.sha256, paper.size)],
        "key:portal", dt.date(2026, 12, 2),
    )  # fmt: skip
    taken = intake.submit(site.ledger, new, default_catalogue())
    for document in taken.documents:
        process(site, document, "worker:1", lambda *_: ())
    corrections.correct(
        site.ledger, taken.id, corrections.NewCorrection(1, "surname", "HOTI", "officer:1")
    )
    judge_submission(site.ledger, default_catalogue(), taken.id, "worker:1")
    decision = decisions.NewDecision("accept", "officer:1", 2, content={"text": "Yes"})
    decisions.decide(site.ledger, taken.id, decision)
    subscriptions.subscribe(site.ledger, "key:portal", "https://203.0.113.7/told", HERE)
    site.close()
    return taken.id


def sealed_rows(site) -> list[bytes]:
    with site.ledger.reading() as session:
        return [row for c in sealed_columns() for row in session.scalars(select(c))]


def test_after_a_rotation_the_old_key_can_be_taken_away(settings, case):
    both = open_site(settings(NEW, OLD))
    rows, files = len(sealed_rows(both)), len(list(both.blobs.names()))
    assert rows >= len(sealed_columns())
    assert rotate(both, "command") == Rotated(rows, files)
    both.close()

    new = open_site(settings(NEW))
    assert all(new.keys.open(row) for row in sealed_rows(new))
    assert [new.blobs.read(name) for name in new.blobs.names()] == [b"paper"]
    given = cases.application(new.ledger, case)
    assert given.application.applicant.surname == "HOXHA"
    with new.ledger.reading() as session:
        assert events.verify(session).whole
    new.close()


def test_a_second_rotation_finds_nothing_to_do(settings, case):
    site = open_site(settings(NEW, OLD))
    rotate(site, "command")
    assert rotate(site, "command") == Rotated(0, 0)
    site.close()
