"""``elenchos batch`` as a person and a program use it."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from api.cli.main import run as elenchos

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]


def batch(*arguments: object, limit: int = 0, **options) -> subprocess.CompletedProcess[str]:
    def restrict() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run(
        [sys.executable, "-m", "api.cli", "batch", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        preexec_fn=restrict if limit else None,
        **options,
    )


def test_json_is_one_document_and_plain_lines_go_to_stderr(archive, tmp_path):
    done = batch(archive, "--out", tmp_path / "out", "--workers", "2", "--json")

    answer = json.loads(done.stdout)
    assert done.returncode == 1
    assert answer["cases"]["reported"] == 3
    assert answer["triage"] == {"incomplete": 0, "attention": 2, "ready": 1}
    assert "listing the archive" in done.stderr
    assert "\x1b" not in done.stderr


def test_a_run_whose_folder_is_full_stops_cleanly_and_goes_on(archive, tmp_path, results):
    full = batch(archive, "--out", tmp_path / "full", limit=50_000)
    assert full.returncode == 2
    assert full.stderr.count("elenchos:") == 1
    assert "same command again" in full.stderr

    assert batch(archive, "--out", tmp_path / "full").returncode == 1
    assert batch(archive, "--out", tmp_path / "roomy").returncode == 1
    assert results(tmp_path / "full") == results(tmp_path / "roomy")


def test_a_run_killed_at_random_moments_ends_as_an_undisturbed_one(tmp_path, case, results):
    for number in range(40):
        files = {"scan.bin": f"no document {number % 7}".encode()}
        case(tmp_path / "archive" / f"{number:03}", files, passport_number=f"BA{number:07}")
    began = time.monotonic()
    batch(tmp_path / "archive", "--out", tmp_path / "undisturbed")
    whole = time.monotonic() - began
    moments = random.Random(7)  # noqa: S311 - moments, not secrets
    for _ in range(2):
        command = [sys.executable, "-m", "api.cli", "batch", str(tmp_path / "archive")]
        process = subprocess.Popen(
            [*command, "--out", str(tmp_path / "killed")],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(whole * moments.uniform(0.3, 1.0))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    batch(tmp_path / "archive", "--out", tmp_path / "killed")

    assert results(tmp_path / "killed") == results(tmp_path / "undisturbed")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["gone", "--out", "out"], "there is no such archive"),
        (["archive", "--out", "out", "--only", "nonsense"], "neither a procedure nor a finding"),
        (["archive", "--out", "out", "--only", "fee.code"], "needs an earlier run"),
        (["archive", "--out", "out", "--reuse", "gone"], "holds no run"),
        (["archive", "--out", "out", "--broker"], "needs ELENCHOS_BROKER"),
        (["archive"], "Missing option"),
    ],
)
def test_what_can_not_be_done_is_one_line(archive, tmp_path, monkeypatch, capsys, arguments, line):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ELENCHOS_BROKER", raising=False)

    assert elenchos(["batch", *arguments]) == 2
    error = capsys.readouterr().err
    assert line in error
    assert "Traceback" not in error


def test_a_manifest_that_names_no_folder_can_not_be_done(tmp_path):
    (tmp_path / "cases.csv").write_text("path\nx\n")
    done = batch(tmp_path / "cases.csv", "--out", tmp_path / "out")

    assert done.returncode == 2
    assert "has no column folder" in done.stdout
