"""Small archives whose cases are judged in this process, and what a run leaves of them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from verify.catalogue.load import default_catalogue
from workers.archive.judging import CaseJudge
from workers.archive.results.summary import Summary
from workers.archive.results.writing import write_results
from workers.archive.run import Ended, Order, run_archive
from workers.archive.tasks import CaseResult

TODAY = dt.date(2026, 11, 26)


def application(**applicant: object) -> dict[str, object]:
    """A registration in order: it has no documents, so that it is judged in milliseconds."""
    return {
        "procedure": "registration",
        "submitted_on": "2026-11-02",
        "applicant": {
            "surname": "HOXHA", "given_names": "ARTAN", "birth_date": "1988-04-12",
            "passport_number": "BA1234567", "phone": "6941234567",
            "residence_title": {"type": "ΑΥΤΟΤΕΛΕΣ", "number": "E00012345",
                                "expires_on": "2026-12-01"},
            **applicant,
        },
    }  # fmt: skip


def write_case(folder: Path, files: dict[str, bytes] | None = None, **applicant: object) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(application(**applicant), ensure_ascii=False)
    (folder / "application.json").write_text(text, "utf-8")
    for name, content in (files or {}).items():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture
def case() -> Callable[..., Path]:
    return write_case


@pytest.fixture
def archive(tmp_path) -> Path:
    """Three cases in two folders: two in order, one that lacks its phone number."""
    root = tmp_path / "archive"
    write_case(root / "2025" / "a", surname="AGOLLI", passport_number="BA0000001")
    write_case(root / "2026" / "b", {"junk.bin": b"no document"}, surname="BERISHA")
    write_case(root / "2026" / "c", surname="CELA", phone="2101234567", passport_number="BA0000003")
    return root


class Inline:
    """An executor without processes."""

    def __init__(self, setup, order) -> None:
        self._setup = setup

    def results(self, tasks):
        with CaseJudge(self._setup) as judge:
            for task in tasks:
                yield task, judge(task)

    def close(self) -> None:
        pass


@dataclass
class Watched:
    phases: list[str] = field(default_factory=list)
    results: list[CaseResult] = field(default_factory=list)
    resumed: bool = False
    stop_after: int = 10**9

    def began(self, tally, *, resumed):
        self.resumed = resumed

    def case(self, result):
        self.results.append(result)
        if len(self.results) >= self.stop_after:
            raise KeyboardInterrupt

    def phase(self, name):
        self.phases.append(name)


@dataclass
class Outcome:
    ended: Ended
    summary: Summary
    watched: Watched
    out: Path

    def rows(self, table: str) -> list[dict[str, object]]:
        import pyarrow.parquet as pq

        return pq.read_table(self.out / "results" / f"{table}.parquet").to_pylist()

    def report(self, key: str) -> dict[str, object]:
        return json.loads((self.out / "cases" / key / "report.json").read_text("utf-8"))


@pytest.fixture
def run(tmp_path) -> Callable[..., Outcome]:
    def ordered(archive: object, out: str = "out", *, employ=Inline, watched=None, **options):
        order = Order(str(archive), tmp_path / out, TODAY)
        order = replace(order, **options)
        watched = watched or Watched()
        summaries: list[Summary] = []
        ended = run_archive(
            order,
            default_catalogue(),
            watched,
            lambda state, _: summaries.append(write_results(state, order.out, "en")),
            employ,
        )
        return Outcome(ended, summaries[0], watched, order.out)

    ordered.watched = Watched
    return ordered


@pytest.fixture
def results() -> Callable[[Path], dict[str, bytes]]:
    """Every byte of the results: tables and reports, by path."""

    def of(out: Path) -> dict[str, bytes]:
        held = [*(out / "results").iterdir(), *(out / "cases").rglob("*.json")]
        return {str(path.relative_to(out)): path.read_bytes() for path in sorted(held)}

    return of
