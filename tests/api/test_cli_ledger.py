"""``elenchos ledger`` and ``elenchos keys``, as an administrator runs them on a site's machine."""

import datetime as dt
import json

import pytest
from click.testing import CliRunner

from api.cli.ledger import keys_command, ledger_command
from tests.services import fresh_postgresql
from tests.workers.ledger.conftest import application
from verify.catalogue.load import default_catalogue
from workers.ledger import cases, intake
from workers.ledger.states import SubmissionState
from workers.processing import process
from workers.settings import WorkerSettings
from workers.site import open_site


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs a command on a site of its own; gives what it answers."""
    monkeypatch.setenv("ELENCHOS_DATA", str(tmp_path / "site"))

    def command(group, *arguments: str):
        return CliRunner().invoke(group, arguments, standalone_mode=False)

    command(ledger_command, "migrate")
    return command


@pytest.fixture
def case(run):
    """A case whose one document was read; nobody has judged it yet."""
    site = open_site(WorkerSettings())
    paper = site.blobs.put(b"paper")
    file = intake.StoredFile("a.pdf", paper.sha256, paper.size)
    new = intake.NewSubmission(application(), [file], "key:portal", dt.date(2026, 12, 2))
    taken = intake.submit(site.ledger, new, default_catalogue())
    for document in taken.documents:
        process(site, document, "worker:1", lambda *_: ())
    site.close()
    return taken.id


def state(case: str) -> SubmissionState:
    site = open_site(WorkerSettings())
    try:
        return cases.status(site.ledger, case).state
    finally:
        site.close()


def test_status_says_what_waits(run, case):
    answer = run(ledger_command, "status", "--json")
    assert json.loads(answer.output) == {"documents": {}, "oldest": None, "due": 0}


def test_a_sweep_says_what_it_did(run, case):
    answer = run(ledger_command, "sweep", "--json")
    assert json.loads(answer.output) == {"lost": 0, "sent": 0, "judged": 0, "erased": 0}


def test_a_case_is_erased_and_the_log_holds(run, case):
    assert run(ledger_command, "erase", case).exit_code == 0
    assert state(case) is SubmissionState.ERASED
    held = json.loads(run(ledger_command, "verify", "--json").output)
    assert held["whole"] is True


def test_a_head_that_was_noted_down_must_be_there(run, case):
    head = run(ledger_command, "verify").output.rpartition("head ")[2].strip()
    assert run(ledger_command, "verify", "--head", head).return_value == 0
    number, _, digest = head.partition(":")
    forged = f"{number}:{'0' * len(digest)}"
    assert run(ledger_command, "verify", "--head", forged).return_value == 1


def test_a_running_site_moves_to_postgresql_with_its_log(run, case, tmp_path, monkeypatch):
    source = f"sqlite:///{tmp_path / 'site' / 'ledger.db'}"
    head = run(ledger_command, "verify").output.rpartition("head ")[2].strip()
    with fresh_postgresql() as target:
        answer = run(ledger_command, "copy", source, target)
        assert answer.return_value == 0, answer.exception
        assert head.rpartition(":")[2] in answer.output
        monkeypatch.setenv("ELENCHOS_DATABASE", target)
        monkeypatch.setenv("ELENCHOS_KEY_FILE", str(tmp_path / "site" / "keys"))
        assert state(case) is SubmissionState.JUDGED
        assert run(ledger_command, "verify", "--head", head).return_value == 0


def test_a_key_is_made_put_first_and_rotated_to(run, case, tmp_path):
    fresh = run(keys_command, "new", "second").output.strip()
    assert fresh.startswith("second:")
    keys = tmp_path / "site" / "keys"
    keys.write_text(f"{fresh}\n{keys.read_text()}")
    answer = run(keys_command, "rotate")
    assert answer.output.startswith("Sealed anew: ")
    assert "0 rows" not in answer.output
    keys.write_text(f"{fresh}\n")
    assert state(case) is SubmissionState.JUDGED
