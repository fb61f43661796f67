"""One document through the readers, and the processor's time for it."""

from __future__ import annotations

import datetime as dt
import tempfile
import time
from pathlib import Path

from extract.extraction import extract_file
from extract.facts import Extraction
from ingest.files import open_file

SEEN_ON = dt.date(2026, 11, 2)


def read(data: bytes) -> tuple[tuple[Extraction, ...], float]:
    """What is found, and CPU seconds of this process (decoding is a child's, as in service)."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document"
        path.write_bytes(data)
        with open_file(path) as opened:
            began = time.process_time()
            found = extract_file(opened, seen_on=SEEN_ON)
            return found, time.process_time() - began
