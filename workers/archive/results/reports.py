"""``report.json`` of each case, below the folder ``cases``."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath

CASES = "cases"
REPORT_FILE = "report.json"
_LONGEST = 120


def report_path(key: str) -> PurePosixPath:
    """Where a case's report lies in the run's folder; inside it, whatever the case is called."""
    parts = [_part(part) for part in key.split("/") if part]
    return PurePosixPath(CASES, *parts, REPORT_FILE)


def _part(part: str) -> str:
    if part in {".", ".."}:
        return part.replace(".", "%2E")
    plain = part.replace("\0", "%00")
    if len(plain.encode("utf-8", "backslashreplace")) <= 2 * _LONGEST:
        return plain
    return f"{plain[:40]}~{hashlib.sha256(part.encode('utf-8', 'replace')).hexdigest()[:16]}"


def write_report(out: Path, key: str, text: bytes) -> None:
    """The report, whole or not at all. Raises OSError: it can't be written."""
    path = out / report_path(key)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text)


def write_whole(path: Path, text: bytes) -> None:
    """A file that is never seen half written. Raises OSError, and leaves nothing then."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        unfinished.write_bytes(text)
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
