"""One case after another, read and judged in a process of its own: the child's side.

It speaks JSON lines: on stdin ``{"folder", "as_of", "today"}``, on stdout ``{"read", "of"}`` after
each file and at the end ``{"report"}``, ``{"refused"}`` or ``{"failed"}``.
``workers.case_processes`` starts it.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from extract.facts import Extraction
from ingest.errors import UsageError
from ingest.folder import list_case
from verify.catalogue.load import Catalogue, default_catalogue
from workers.process import Judging, check_case
from workers.reading import read_document


def main() -> None:
    """Serves until stdin ends."""
    # What a library prints must not stand between the lines of the answer.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    catalogue = default_catalogue()
    for line in sys.stdin:
        try:
            _serve(json.loads(line), catalogue, answers)
        except Exception as error:  # noqa: BLE001 - the edge: a traceback may quote a document
            _say(answers, {"failed": type(error).__name__})


def _serve(asked: Mapping[str, str | None], catalogue: Catalogue, answers: TextIO) -> None:
    as_of, today, folder = asked["as_of"], asked["today"], Path(asked["folder"] or "")
    judging = Judging(
        catalogue,
        dt.date.fromisoformat(as_of) if as_of else None,
        dt.date.fromisoformat(today or ""),
    )
    files = len(list_case(folder).files)
    done = 0

    def read(path: Path, day: dt.date) -> tuple[Extraction, ...]:
        nonlocal done
        extractions = read_document(path, day)
        done += 1
        _say(answers, {"read": done, "of": files})
        return extractions

    try:
        report = check_case(folder, judging, read=read)
    except UsageError as error:
        _say(answers, {"refused": str(error), "kind": type(error).__name__})
        return
    _say(answers, {"report": report.as_json()})


def _say(answers: TextIO, value: object) -> None:
    answers.write(json.dumps(value, ensure_ascii=False) + "\n")
    answers.flush()


if __name__ == "__main__":
    main()
