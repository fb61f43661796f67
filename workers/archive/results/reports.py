"""``report.json`` of each case, below the folder ``cases``."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath

CASES = "cases"
REPORT_FILE = "report.json"
_LONGEST_PART, _LONGEST_PATH = 240, 1500
"""Bytes; file systems take 255 for a name and Linux 4096 for a path."""


def report_path(key: str) -> PurePosixPath:
    """Where a case's report lies in the run's folder; inside it, whatever the case is called."""
    parts = [_part(part) for part in key.split("/") if part]
    if sum(len(part.encode()) for part in parts) > _LONGEST_PATH:
        parts = [_shortened(key.replace("/", "~"))]
    return PurePosixPath(CASES, *parts, REPORT_FILE)


def _part(part: str) -> str:
    """A folder's name: one that leads nowhere else, and is no report's."""
    if part in {".", "..", REPORT_FILE}:
        return part.replace(".", "%2E")
    plain = part.encode("utf-8", "backslashreplace").decode().replace("\0", "%00")
    return plain if len(plain.encode()) <= _LONGEST_PART else _shortened(plain)


def _shortened(name: str) -> str:
    digest = hashlib.sha256(name.encode("utf-8", "backslashreplace")).hexdigest()
    return f"{name[:40]}~{digest[:16]}"


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
