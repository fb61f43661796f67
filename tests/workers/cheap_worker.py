"""A worker whose reader costs little: it notes what it reads, and dies of poison."""

import datetime as dt
import hashlib
import os
import signal
import sys
import time
from pathlib import Path

from extract.evidence import EvidenceKind
from extract.facts import Extraction, Fact
from workers.celery_worker import run_worker
from workers.logs import set_up_logs
from workers.settings import WorkerSettings

NOTES = Path(os.environ.get("CHEAP_WORKER_NOTES", os.devnull))


def read(data: bytes, name: str, seen_on: dt.date) -> tuple[Extraction, ...]:
    """One line in the notes for each reading that begins; then a little work."""
    digest = hashlib.sha256(data).hexdigest()
    with NOTES.open("a") as notes:
        notes.write(f"{digest}\n")
    if data.startswith(b"poison"):
        os.kill(os.getpid(), signal.SIGKILL)
    if data.startswith(b"faulty"):
        raise ValueError("HOXHA")
    time.sleep(300 if data.startswith(b"slow") else 0.2)
    facts = {"surname": Fact("HOXHA", 0.99, 1, (1, 2, 3, 4), "mrz")}
    return (Extraction(name, digest, EvidenceKind.PASSPORT, 0.99, 1, facts),)


if __name__ == "__main__":
    from tests.workers.cheap_worker import read as reader

    set_up_logs()
    sys.exit(run_worker(WorkerSettings(), reader))
