"""A run over an archive: each case once, none read twice, and on from wherever it was stopped."""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
from pathlib import Path

import pytest

from verify.catalogue.load import default_catalogue
from workers.archive.errors import ArchiveError, StorageError
from workers.archive.forms.folders import FolderArchive
from workers.archive.judging import CaseJudge, report_text
from workers.archive.tasks import Selection
from workers.archive.versions import rules_version
from workers.process import Judging, check_case

TODAY = dt.date(2026, 11, 26)


def test_a_report_is_that_of_check_byte_for_byte(archive, run):
    out = run(archive).out

    judging = Judging(default_catalogue(), None, TODAY)
    for key in ("2025/a", "2026/b", "2026/c"):
        expected = report_text(check_case(archive / key, judging).as_json())
        assert (out / "cases" / key / "report.json").read_bytes() == expected


def test_every_case_has_one_row_and_its_requirements_and_findings_have_theirs(archive, run):
    done = run(archive)

    cases = done.rows("cases")
    assert [row["case_id"] for row in cases] == ["2025/a", "2026/b", "2026/c"]
    assert [row["triage"] for row in cases] == ["ready", "attention", "attention"]
    assert {row["requirement"] for row in done.rows("requirements")} >= {"title_number", "names"}
    codes = {(row["case_id"], row["code"]) for row in done.rows("findings")}
    assert {("2026/b", "document.unreadable"), ("2026/c", "form.phone")} <= codes


def test_a_second_run_judges_nothing_that_did_not_change(archive, run, results):
    first = run(archive)
    before = results(first.out)
    second = run(archive)

    assert (second.ended.judged, second.ended.unchanged) == (0, 3)
    assert results(second.out) == before


def test_a_changed_application_is_judged_again_alone(archive, run, case):
    run(archive)
    case(archive / "2026" / "c", surname="CELA", passport_number="BA0000003")
    second = run(archive)

    assert (second.ended.judged, second.ended.unchanged) == (1, 2)
    assert [row["triage"] for row in second.rows("cases")] == ["ready", "attention", "ready"]


def test_after_a_rule_changed_the_rules_run_alone(archive, run, monkeypatch):
    assert run(archive).ended.read == 1
    monkeypatch.setattr("workers.archive.versions.rules_version", lambda: "another")
    second = run(archive)

    assert (second.ended.judged, second.ended.read) == (3, 0)
    assert {row["rules"] for row in second.rows("cases")} == {"another"}


def test_a_run_in_a_new_folder_takes_over_what_an_earlier_one_read(archive, run, results):
    first = run(archive, "first")
    second = run(archive, "second", reuse=(first.out,))

    assert second.ended.read == 0
    assert results(second.out) == results(first.out)


def test_reread_reads_every_document_anew(archive, run):
    run(archive)
    second = run(archive, reread=True)

    assert (second.ended.judged, second.ended.read) == (3, 1)


def test_only_a_procedure_leaves_the_other_cases_as_they_were(archive, run, case):
    run(archive)
    third = run(archive, only=Selection(procedures=frozenset({"long-term.initial"})))

    assert (third.ended.skipped, third.ended.judged) == (3, 0)
    assert len(third.rows("cases")) == 3


def test_only_a_code_judges_the_cases_that_had_it(archive, run, monkeypatch):
    run(archive)
    monkeypatch.setattr("workers.archive.versions.rules_version", lambda: "another")
    second = run(archive, only=Selection(codes=frozenset({"form.phone"})))

    assert (second.ended.judged, second.ended.skipped) == (1, 2)
    assert [row["rules"] == "another" for row in second.rows("cases")] == [False, False, True]


def test_a_stopped_run_goes_on_and_ends_as_an_undisturbed_one(archive, run, results):
    undisturbed = results(run(archive, "undisturbed").out)
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            run(archive, "stopped", watched=run.watched(stop_after=1))
    last = run(archive, "stopped")

    assert last.watched.resumed
    assert len(last.watched.results) == 1
    assert results(last.out) == undisturbed


def test_midnight_changes_nothing_in_the_midst_of_a_run(tmp_path, run, case):
    for key in ("a", "b"):
        folder = case(tmp_path / "archive" / key)
        text = json.loads((folder / "application.json").read_text("utf-8"))
        del text["submitted_on"]
        (folder / "application.json").write_text(json.dumps(text), "utf-8")
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "archive", watched=run.watched(stop_after=1))
    tomorrow = TODAY + dt.timedelta(days=1)

    resumed = run(tmp_path / "archive", today=tomorrow)
    assert {row["as_of"] for row in resumed.rows("cases")} == {"2026-11-26"}
    later = run(tmp_path / "archive", today=tomorrow)
    assert {row["as_of"] for row in later.rows("cases")} == {"2026-11-27"}


def test_broken_cases_are_reported_and_counted_and_end_nothing(archive, run):
    (archive / "2026" / "empty").mkdir()
    (archive / "2026" / "no-json").mkdir()
    (archive / "2026" / "no-json" / "application.json").write_text("{", "utf-8")
    (archive / "2026" / "strange").mkdir()
    text = '{"procedure": "nonsense", "applicant": {}}'
    (archive / "2026" / "strange" / "application.json").write_text(text, "utf-8")
    (archive / "2026" / "link").symlink_to(archive / "2025")
    done = run(archive)

    assert done.summary.broken == 4
    problems = {row["case_id"]: row["problem"] for row in done.rows("cases") if row["problem"]}
    assert list(problems) == ["2026/empty", "2026/link", "2026/no-json", "2026/strange"]
    assert "application.json" in problems["2026/empty"]
    assert "not followed" in problems["2026/link"]
    assert done.report("2026/no-json")["error"] == problems["2026/no-json"]
    assert done.ended.judged == 3


def test_a_folder_that_may_not_be_read_is_a_broken_case(archive, monkeypatch):
    closed = archive / "2026" / "closed"
    closed.mkdir(mode=0o000)
    monkeypatch.chdir(archive)
    root = os.geteuid() == 0
    if root:  # root may read everything: be somebody else for a moment
        os.seteuid(65534)
    try:
        faults = {e.key: e.fault for e in FolderArchive(Path()).entries() if e.fault}
    finally:
        if root:
            os.seteuid(0)
        closed.chmod(0o700)

    assert faults == {"2026/closed": "can't be listed (Permission denied)"}


def test_an_archive_that_may_not_be_written_is_no_hindrance(archive, run, results):
    writable = results(run(archive, "writable").out)
    for path in [*archive.rglob("*"), archive]:
        path.chmod(path.stat().st_mode & 0o555)
    before = {path: path.stat().st_mtime_ns for path in archive.rglob("*")}
    done = run(archive)
    for path in [archive, *archive.rglob("*")]:
        path.chmod(path.stat().st_mode | 0o200)

    assert results(done.out) == writable
    assert {path: path.stat().st_mtime_ns for path in archive.rglob("*")} == before


def test_a_full_disk_is_a_clean_stop_that_can_be_resumed(archive, run, results, monkeypatch):
    undisturbed = results(run(archive, "undisturbed").out)
    whole = Path.write_bytes

    def full(path: Path, text: bytes) -> int:
        if "2026" in str(path):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return whole(path, text)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", full)
        with pytest.raises(StorageError, match="same command again"):
            run(archive, "full")
    resumed = run(archive, "full")

    assert resumed.watched.resumed
    assert results(resumed.out) == undisturbed


def test_a_report_that_was_deleted_is_written_again(archive, run):
    report = run(archive).out / "cases" / "2025" / "a" / "report.json"
    text = report.read_bytes()
    report.unlink()
    run(archive)

    assert report.read_bytes() == text


def test_a_case_that_left_the_archive_leaves_the_results(archive, run):
    run(archive)
    (archive / "2025" / "a" / "application.json").unlink()
    (archive / "2025" / "a").rmdir()
    (archive / "2025").rmdir()

    assert [row["case_id"] for row in run(archive).rows("cases")] == ["2026/b", "2026/c"]


@pytest.mark.parametrize("out", ["archive/run", "archive"])
def test_the_folder_of_a_run_may_not_lie_in_the_archive(archive, run, out):
    with pytest.raises(ArchiveError, match="outside"):
        run(archive, out)


def test_a_folder_with_something_else_in_it_is_refused(archive, run, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.odt").write_bytes(b"mine")

    with pytest.raises(ArchiveError, match="not empty"):
        run(archive)


def test_a_folder_of_another_archive_is_refused(archive, run, case, tmp_path):
    run(archive)
    case(tmp_path / "other" / "x")

    with pytest.raises(ArchiveError, match="another archive"):
        run(tmp_path / "other")


def test_results_are_the_owners_alone(archive, run):
    out = run(archive).out

    modes = {path.stat().st_mode & 0o077 for path in [out, *out.rglob("*")]}
    assert modes == {0}


def test_nothing_is_left_of_what_was_unpacked(archive, run):
    assert not (run(archive).out / "scratch").exists()


def test_the_rules_version_knows_the_rules_and_not_the_law():
    assert len(rules_version()) == 12
    assert rules_version() == rules_version()


def test_a_fault_of_the_program_is_the_cases_and_the_run_goes_on(archive, run, monkeypatch):
    honest = CaseJudge._judge

    def faulty(self, task, scratch):
        if task.key == "2026/b":
            raise ZeroDivisionError
        return honest(self, task, scratch)

    monkeypatch.setattr(CaseJudge, "_judge", faulty)
    done = run(archive)

    assert done.summary.broken == 1
    assert "ZeroDivisionError" in done.report("2026/b")["error"]
