"""The command line as a person and a program use it: output, exit codes, one line for a fault."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


def run(*arguments: str | bytes | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "api.cli", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=os.environ | environment,
    )


@pytest.fixture(scope="module")
def case(tmp_path_factory) -> Path:
    """A case that reads quickly: a registration has no documents."""
    folder = tmp_path_factory.mktemp("case")
    application = {
        "procedure": "registration",
        "submitted_on": "2026-11-02",
        "applicant": {
            "surname": "HOXHA", "given_names": "ARTAN", "birth_date": "12/04/1988",
            "passport_number": "BA1234567", "phone": "6941234567",
            "residence_title": {"type": "ΑΥΤΟΤΕΛΕΣ", "number": "E00012345",
                                "expires_on": "2026-12-01"},
        },
    }  # fmt: skip
    (folder / "application.json").write_text(json.dumps(application), "utf-8")
    return folder


def test_check_says_that_nothing_is_to_be_done(case):
    result = run("check", case)

    assert (result.returncode, result.stderr) == (0, "")
    assert "READY" in result.stdout
    assert "Βήμα-1" in result.stdout


def test_json_is_one_document_and_nothing_else(case):
    result = run("check", case, "--json")

    report = json.loads(result.stdout)
    assert report["schema"] == "elenchos.report/1"
    assert report["triage"] == "ready"
    assert result.stderr == ""


def test_the_same_case_gives_the_same_bytes(case):
    assert run("check", case, "--json").stdout == run("check", case, "--json").stdout


def test_greek_output_survives_an_ascii_locale(case):
    result = subprocess.run(
        [sys.executable, "-m", "api.cli", "check", case, "--json"],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )

    assert result.returncode == 0
    assert "Είδος" in result.stdout.decode("utf-8")


def test_as_of_moves_the_day_of_judging(case):
    early = run("check", case, "--json", "--as-of", "2020-01-01")
    late = run("verify", case / "application.json", "--json", "--as-of", "02/11/2029")

    assert json.loads(early.stdout)["as_of"] == "2020-01-01"
    assert json.loads(late.stdout)["as_of"] == "2029-11-02"


def test_verify_of_several_is_a_list_in_order(case):
    result = run("verify", case / "application.json", case / "application.json", "--json")

    assert [report["procedure"] for report in json.loads(result.stdout)] == ["registration"] * 2


def test_one_bad_case_never_stops_the_others(case, tmp_path):
    result = run("verify", tmp_path / "none.json", case / "application.json", "--json")

    first, second = json.loads(result.stdout)
    assert "no such file" in first["error"]
    assert second["triage"] == "ready"
    assert result.returncode == 2


BAD_APPLICATIONS = {
    "no JSON": ("{", "is no JSON"),
    "no object": ("[]", "write an object"),
    "unknown procedure": (
        '{"procedure": "long-term.intial", "applicant": {}}',
        "long-term.initial",
    ),
    "unknown fact": (
        '{"procedure": "registration", "applicant": {}, "facts": {"maried": true}}',
        "did you mean",
    ),
    "impossible date": (
        '{"procedure": "registration", "applicant": {"birth_date": "31/02/1990"}}',
        "no such date",
    ),
    "outside the folder": (
        '{"procedure": "registration", "applicant": {}, "documents": [{"file": "../x.pdf"}]}',
        "outside the folder",
    ),
}


@pytest.mark.parametrize(("text", "says"), BAD_APPLICATIONS.values(), ids=BAD_APPLICATIONS)
def test_a_bad_application_is_one_line_that_says_how_to_mend_it(text, says, tmp_path):
    (tmp_path / "application.json").write_text(text, "utf-8")

    result = run("check", tmp_path)

    assert result.returncode == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert says in result.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("check", "nowhere"), "no such folder"),
        (("check", "docs"), "has no application.json"),
        (("verify", "nowhere.json"), "no such file"),
        (("extract", "nowhere.pdf"), "no such file"),
        (("mrz", "nowhere.pdf"), "nowhere.pdf"),
        (("procedures", "long-term.intial"), "long-term.initial"),
        (("check",), "CASE_DIR"),
        (("chek",), "No such command"),
        (("check", "docs", "--as-of", "2026-02-30"), "no such date"),
        (("check", "docs", "--lang", "fr"), "--lang"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_2(arguments, says):
    result = run(*arguments)

    assert (result.returncode, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1, result.stderr
    assert says in result.stderr


def test_a_broken_and_a_strange_file_become_findings_and_nothing_stops(case, tmp_path):
    folder = tmp_path / "case"
    shutil.copytree(case, folder)
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "program.jpg").write_bytes(b"MZ\x90\x00" + b"\0" * 100)
    (folder / "link.pdf").symlink_to("/etc/hostname")
    (folder / "sub").mkdir()

    result = run("check", folder, "--json")

    report = json.loads(result.stdout)
    problems = {f["document"]: f["code"] for f in report["findings"] if f["document"]}
    assert set(problems) == {"empty.pdf", "program.jpg", "link.pdf", "sub"}
    assert set(problems.values()) <= {"document.unreadable", "document.hostile"}
    assert result.returncode == 1
    assert "Traceback" not in result.stderr


def test_procedures_lists_fourteen_and_shows_one():
    listed = json.loads(run("procedures", "--json").stdout)
    shown = json.loads(run("procedures", "long-term.initial", "--json").stdout)

    assert len(listed) == 14
    assert "absences" in shown["facts"]
    assert all(r["source"]["quote"] for r in shown["requirements"])


def test_the_registration_form_is_published_as_json_schema():
    schema = json.loads(run("procedures", "registration", "--schema").stdout)

    assert schema["$schema"].endswith("2020-12/schema")
    assert "ΒΙΝΙΕΤΤΑ" in json.dumps(schema, ensure_ascii=False)


def test_doctor_finds_what_this_machine_has():
    result = run("doctor", "--json")

    conditions = {part["name"]: part["condition"] for part in json.loads(result.stdout)}
    assert conditions["tesserocr"] == "present"
    assert conditions["Tesseract: ell"] == "present"


def test_every_command_of_the_contract_is_listed():
    listed = run("--help").stdout

    contract = "check extract verify mrz photo names procedures samples doctor batch serve worker"
    for command in contract.split():
        assert f"  {command} " in listed
