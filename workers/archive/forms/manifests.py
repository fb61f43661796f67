"""A manifest: a CSV or Parquet table with a row for each case folder.

``folder`` names it, from the manifest's own folder or absolutely; ``case``, if there is one, is
the name that results bear. Other columns are passed over.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

import pyarrow as pa
import pyarrow.parquet as pq

from ingest.names import shown
from workers.archive.forms.entries import CaseContents, CaseFile, Entry, key_of
from workers.archive.forms.folders import folder_contents

FOLDER, CASE = "folder", "case"
_ROWS = 1000
_Row = Mapping[str, object]


class ManifestArchive:
    """The case folders that a table names."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def entries(self) -> Iterator[Entry]:
        """See ``Archive.entries``. A table without the column is one faulty entry."""
        name = shown(self._path)
        try:
            for number, row in enumerate(self._rows(), start=1):
                yield self._entry(number, row)
        except _ColumnError as error:
            yield Entry(name, "{}", str(error))
        except (csv.Error, UnicodeError, pa.ArrowException, OSError) as error:
            reason = type(error).__name__ if isinstance(error, UnicodeError) else str(error)
            yield Entry(name, "{}", f"can't be read further ({' '.join(reason.split())[:200]})")

    def _rows(self) -> Iterator[_Row]:
        return _parquet(self._path) if _is_parquet(self._path) else _table(self._path)

    def _entry(self, number: int, row: _Row) -> Entry:
        folder, case = (str(row.get(column) or "").strip() for column in (FOLDER, CASE))
        where = f"{shown(self._path)}: row {number}"
        if not folder or "\0" in folder:
            return Entry(where, "{}", f"names no folder in the column {FOLDER}")
        parts = tuple(p for p in PurePosixPath(case or folder).parts if p not in {"/", "."})
        if not parts or ".." in parts:
            return Entry(where, "{}", f"needs a name of its own in the column {CASE}")
        return Entry(key_of(parts), json.dumps({"folder": folder}))

    def contents(self, place: str) -> CaseContents:
        """See ``Archive.contents``."""
        return folder_contents(self._folder(place))

    def fetch(self, place: str, file: CaseFile, scratch: Path) -> Path:  # noqa: ARG002
        """The file itself: nothing is copied."""
        return self._folder(place) / file.name

    def _folder(self, place: str) -> Path:
        return self._path.parent / str(json.loads(place)["folder"])


class _ColumnError(Exception):
    """The table lacks the column that names the folders."""

    def __init__(self, columns: list[str]) -> None:
        held = ", ".join(ascii(c)[1:-1][:40] for c in columns[:12]) or "none"
        super().__init__(f"has no column {FOLDER} (its columns: {held}); name it {FOLDER}")


def _is_parquet(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"PAR1"


def _parquet(path: Path) -> Iterator[_Row]:
    with pq.ParquetFile(path) as table:
        columns = list(table.schema_arrow.names)
        if FOLDER not in columns:
            raise _ColumnError(columns)
        wanted = [c for c in (FOLDER, CASE) if c in columns]
        for batch in table.iter_batches(_ROWS, columns=wanted):
            yield from batch.to_pylist()


def _table(path: Path) -> Iterator[_Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        head = file.readline()
        file.seek(0)
        delimiter = max(",;\t", key=head.count)
        reader = csv.DictReader(file, delimiter=delimiter)
        columns = list(reader.fieldnames or ())
        if FOLDER not in columns:
            raise _ColumnError(columns)
        yield from reader
