"""What the service costs: submissions a minute, answers under load, memory, and CPU beside `check`.

The service is the real one: `elenchos serve` on a site of its own (SQLite, no broker), asked over
HTTP. Cases are complete specimens; a comment at the end of each file makes no two alike, so that
each is read. For the memory the same case is sent again and again: it is read once, and what grows
is the service's. CPU is that of the whole tree of processes, after a case that warms up. Figures
are of this machine, and noisy where it is busy; ratios are taken within one run.
"""

from __future__ import annotations

import argparse
import datetime as dt
import multiprocessing
import os
import random
import shutil
import socket
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil

from api.auth.keys import SCOPES_OF, Keys
from api.auth.roles import Role
from samples.write import write_samples
from verify.catalogue.load import default_catalogue
from workers.ledger import cases, overdue
from workers.ledger.states import SubmissionState
from workers.process import Judging, check_case
from workers.settings import WorkerSettings
from workers.site import open_site

APPLICATION = "application.json"


@dataclass
class Run:
    """One run of the service with so many reading processes."""

    processes: int
    submissions: int = 0
    seconds: float = 0.0
    cpu: float = 0.0
    submit: list[float] = field(default_factory=list)
    status: list[float] = field(default_factory=list)
    precheck: list[float] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)


class Service:
    """`elenchos serve` at work, and a portal's client of it."""

    def __init__(self, data: Path, processes: int) -> None:
        self._environment = {
            "ELENCHOS_DATA": str(data),
            "ELENCHOS_PROCESSES": str(processes),
            "ELENCHOS_PRECHECK_PROCESSES": "1",
            "OMP_THREAD_LIMIT": "1",
            # One client sends what a hundred portals would.
            "ELENCHOS_RATE_UPLOADS": "100000/minute",
            "ELENCHOS_RATE_REQUESTS": "100000/minute",
        }
        self.site = open_site(WorkerSettings(data=data), prepare=True)
        now = dt.datetime.now(dt.UTC)
        scopes = SCOPES_OF[Role.PORTAL]
        key = Keys(self.site.ledger.engine).make("bench", Role.PORTAL, scopes, now, None)
        port = _free_port()
        command = [sys.executable, "-m", "api.cli", "serve", "--port", str(port)]
        self._log = (data / "serve.log").open("wb")
        self.process = psutil.Popen(
            command, env=os.environ | self._environment, stdout=self._log, stderr=self._log
        )
        self.client = httpx.Client(
            base_url=f"http://127.0.0.1:{port}",
            headers={"Authorization": f"Bearer {key.secret}"},
            timeout=300,
        )
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + 120
        while time.monotonic() < until:
            try:
                if self.client.get("/healthz").status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.2)
        raise TimeoutError("the service does not start")

    def submit(self, case: Path) -> str:
        """Sends a case; its id."""
        answer = self.client.post("/v1/submissions", files=_parts(case))
        answer.raise_for_status()
        return str(answer.json()["id"])

    def precheck(self, case: Path) -> None:
        """Has a case checked that is not kept."""
        self.client.post("/v1/precheck", files=_parts(case)).raise_for_status()

    def state(self, case: str) -> str:
        """A submission's state."""
        answer = self.client.get(f"/v1/submissions/{case}")
        answer.raise_for_status()
        return str(answer.json()["state"])

    def waiting(self) -> int:
        """Documents that wait for a process."""
        backlog = overdue.backlog(self.site.ledger)
        return sum(n for state, n in backlog.documents.items() if state.value != "parked")

    def until_done(self, submitted: list[str]) -> None:
        """Waits until all are judged. Looks into the ledger, so that waiting costs no request."""
        for case in submitted:
            while cases.status(self.site.ledger, case).state is not SubmissionState.JUDGED:
                time.sleep(0.1)

    def end(self) -> None:
        """Stops it."""
        self.client.close()
        self.process.terminate()
        self.process.wait()
        self.site.close()
        self._log.close()


@contextmanager
def _service(data: Path, processes: int) -> Iterator[Service]:
    service = Service(data, processes)
    try:
        yield service
    finally:
        service.end()


def main() -> int:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=12, help="that are really read")
    parser.add_argument("--submissions", type=int, default=1000, help="for the memory")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="elenchos-bench-") as folder:
        root = Path(folder)
        folders = _make_cases(root, arguments.cases + 1)
        # Before and after each run of the service: a shared machine is not equally fast all along.
        before = _checked_alone(folders)
        for processes in (1, 2):
            run = _run(root / f"site{processes}", folders, processes)
            after = _checked_alone(folders)
            _tell({"CPU s a case, elenchos check before, after": f"{before:.2f}, {after:.2f}"})
            _tell(_figures((before + after) / 2, run))
            before = after
        for number, (service, readers) in _memory(
            root / "memory", folders[0], arguments.submissions
        ):
            about = f"memory after {number} submissions, MB service / its processes"
            _tell({about: f"{service} / {readers}"})
    return 0


def _make_cases(root: Path, number: int) -> list[Path]:
    """Complete specimens, no two files alike; the first one warms up."""
    written = write_samples(root / "specimens", only=("long-term.renewal",))
    complete = next(case.folder for case in written if case.name == "complete")
    made = []
    for copy in range(number):
        folder = root / "cases" / f"{copy:04d}"
        shutil.copytree(complete, folder)
        for file in folder.iterdir():
            if file.suffix == ".pdf":
                file.write_bytes(file.read_bytes() + f"\n%{copy}\n".encode())
        made.append(folder)
    return made


def _checked_alone(folders: list[Path]) -> float:
    """CPU seconds a case of `elenchos check`, in one process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_check, (folders,))


def _check(folders: list[Path]) -> float:
    judging = Judging(default_catalogue(), None, dt.date(2026, 11, 26))
    check_case(folders[0], judging)
    begun = _cpu(psutil.Process())
    for case in folders[1:]:
        check_case(case, judging)
    return (_cpu(psutil.Process()) - begun) / (len(folders) - 1)


def _run(data: Path, folders: list[Path], processes: int) -> Run:
    run = Run(processes, len(folders) - 1)
    with _service(data, processes) as service:
        service.until_done([service.submit(folders[0]) for _ in range(2)])
        idle = _cpu(service.process)
        begun = time.monotonic()
        sent: list[str] = []
        watching = threading.Event()
        watcher = threading.Thread(target=_watch, args=(service, sent, run, watching))
        for case in folders[1:]:
            run.submit.append(_timed(lambda case=case: sent.append(service.submit(case))))
            if len(sent) == 1:
                watcher.start()
        service.until_done(sent)
        run.seconds = time.monotonic() - begun
        run.cpu = (_cpu(service.process) - idle) / run.submissions
        watching.set()
        watcher.join()
        run.precheck = _prechecks(service, folders)
    return run


def _watch(service: Service, sent: list[str], run: Run, enough: threading.Event) -> None:
    """Asks for states as portals do, and looks at the queue, a few times a second."""
    chance = random.Random(1)  # noqa: S311 - which case is asked for
    while not enough.wait(0.3):
        run.status.append(_timed(lambda: service.state(chance.choice(sent))))
        run.waiting.append(service.waiting())


def _prechecks(service: Service, folders: list[Path]) -> list[float]:
    """Pre-checks while the service reads other folders (sent again under other names)."""
    for number, case in enumerate(folders[1:5]):
        for file in case.glob("*.pdf"):
            file.write_bytes(file.read_bytes() + f"%again {number}\n".encode())
        service.submit(case)
    return [_timed(lambda: service.precheck(folders[0])) for _ in range(6)]


def _memory(data: Path, case: Path, submissions: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """Megabytes of the service, and of its reading process, after so many submissions."""
    with _service(data, 1) as service:
        for number in range(1, submissions + 1):
            last = service.submit(case)
            if number % max(1, submissions // 10) == 0:
                service.until_done([last])
                readers = sum(_megabytes(child) for child in service.process.children())
                yield number, (_megabytes(service.process), readers)


def _tell(figures: dict[str, object]) -> None:
    for name, value in figures.items():
        print(f"{name:60} {value}", flush=True)


def _figures(checked: float, run: Run) -> dict[str, object]:
    name = f"{run.processes} reading process{'es' if run.processes > 1 else ''}"
    return {
        f"{name}: submissions a minute": round(60 * run.submissions / run.seconds, 1),
        f"{name}: CPU s a case": round(run.cpu, 2),
        f"{name}: CPU beside check": round(run.cpu / checked, 2),
        f"{name}: taking a submission in, p50/p95 ms": _quantiles(run.submit),
        f"{name}: status under load, p50/p95 ms": _quantiles(run.status),
        f"{name}: pre-check under load, p50/p95 ms": _quantiles(run.precheck),
        f"{name}: documents waiting, most / at the end": (
            f"{max(run.waiting, default=0)} / {run.waiting[-1] if run.waiting else 0}"
        ),
    }


def _quantiles(seconds: list[float]) -> str:
    if len(seconds) < 2:
        return "–"
    cut = statistics.quantiles(seconds, n=20, method="inclusive")
    return f"{1000 * statistics.median(seconds):.0f} / {1000 * cut[18]:.0f}"


def _timed(what: Callable[[], object]) -> float:
    begun = time.monotonic()
    what()
    return time.monotonic() - begun


def _cpu(process: psutil.Process) -> float:
    """Processor seconds of the process, of its living descendants and of those that ended."""
    total = 0.0
    for each in (process, *process.children(recursive=True)):
        with_children = each.cpu_times()
        total += with_children.user + with_children.system
        total += with_children.children_user + with_children.children_system
    return total


def _megabytes(process: psutil.Process) -> int:
    return process.memory_info().rss // 2**20


def _parts(case: Path) -> list[tuple[str, tuple[str, bytes, str]]]:
    """The case as a portal sends it."""
    kind = "application/octet-stream"
    application = (case / APPLICATION).read_bytes()
    files = [p for p in sorted(case.iterdir()) if p.name != APPLICATION]
    return [
        ("application", (APPLICATION, application, "application/json")),
        *(("files", (p.name, p.read_bytes(), kind)) for p in files),
    ]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
