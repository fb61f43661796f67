"""Writing: the layout, a choice of procedures, and the same bytes each time."""

import hashlib
import json
from pathlib import Path

import pytest

from ingest.errors import UsageError
from samples.write import case_specs, write_samples


def hashes(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_case_is_a_folder_with_its_expectation_beside_it(tmp_path):
    written = write_samples(tmp_path, only=["registration"])
    assert len(written) == len(case_specs(only=["registration"]))
    case = written[0]
    assert case.folder == tmp_path / "registration" / "complete"
    application = json.loads((case.folder / "application.json").read_text("utf-8"))
    assert application["procedure"] == "registration"
    expected = json.loads(case.expected.read_text("utf-8"))
    assert case.expected.name == "complete.expected.json"
    assert set(expected) == {"triage", "requirements", "findings"}


def test_an_unknown_procedure_is_refused_by_name(tmp_path):
    with pytest.raises(UsageError, match=r"no such procedure: nothing\.initial"):
        write_samples(tmp_path, only=["nothing.initial"])


def test_a_place_that_cannot_be_written_is_a_usage_error(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="can't be written"):
        write_samples(tmp_path / "file", only=["registration"])


def test_another_seed_gives_other_people(tmp_path):
    def numbers(seed: int) -> set[str]:
        return {spec.applicant.afm for spec in case_specs(seed)}

    assert numbers(1).isdisjoint(numbers(2))


@pytest.mark.slow
@pytest.mark.parametrize(
    "procedure", ["ethnic-greek.titled.renewal", "ethnic-greek.family.initial"]
)
def test_the_same_seed_gives_the_same_bytes(tmp_path, procedure):
    write_samples(tmp_path / "one", only=[procedure])
    write_samples(tmp_path / "two", only=[procedure])
    assert hashes(tmp_path / "one") == hashes(tmp_path / "two")


@pytest.mark.slow
def test_the_declared_files_of_a_case_are_there(tmp_path):
    for case in write_samples(tmp_path, only=["long-term.renewal"]):
        application = json.loads((case.folder / "application.json").read_text("utf-8"))
        files = {path.name for path in case.folder.iterdir()}
        assert {d["file"] for d in application.get("documents", [])} <= files
        assert "passport.pdf" in files
