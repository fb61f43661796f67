"""Tables written row by row as Parquet and CSV: the same rows, the same bytes."""

from __future__ import annotations

import csv
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from workers.archive.results.rows import Row

_BATCH = 1000
_BATCHES_A_GROUP = 5
"""What describes a group of rows stays in memory until the file is closed: not too many of them."""
_RISKY = ("=", "+", "-", "@", "\t", "\r")


class TableWriter:
    """``NAME.parquet`` and ``NAME.csv`` in a folder; use it with ``with``.

    Rows are written in groups of fixed size, so that bytes depend on the rows alone and memory on
    nothing. Both files appear at the end, whole, or not at all. Raises OSError: no room.
    """

    def __init__(self, folder: Path, name: str, schema: pa.Schema) -> None:
        self._schema = schema
        self._final = [folder / f"{name}.parquet", folder / f"{name}.csv"]
        self._open = [path.with_name(f".{path.name}.unfinished") for path in self._final]
        self._rows: list[Row] = []
        self._batches: list[pa.Table] = []
        self._parquet = pq.ParquetWriter(self._open[0], schema, compression="zstd")
        self._csv = self._open[1].open("w", encoding="utf-8", newline="")
        self._lines = csv.DictWriter(self._csv, schema.names, restval="", lineterminator="\n")
        self._lines.writeheader()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self._flush()
                self._write_group()
        finally:
            self._csv.close()
            self._parquet.close()
        if kind is None:
            for unfinished, final in zip(self._open, self._final, strict=True):
                unfinished.replace(final)
        else:
            for unfinished in self._open:
                unfinished.unlink(missing_ok=True)

    def write(self, row: Row) -> None:
        """One row more."""
        self._rows.append(row)
        if len(self._rows) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            self._batches.append(pa.Table.from_pylist(self._rows, self._schema))
            self._lines.writerows({k: _cell(v) for k, v in row.items()} for row in self._rows)
            self._rows.clear()
        if len(self._batches) >= _BATCHES_A_GROUP:
            self._write_group()

    def _write_group(self) -> None:
        if self._batches:
            self._parquet.write_table(pa.concat_tables(self._batches))
            self._batches.clear()


def _cell(value: object) -> object:
    """Text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP)."""
    if isinstance(value, str):
        printable = value.encode("utf-8", "backslashreplace").decode()
        return f"'{printable}" if printable.startswith(_RISKY) else printable
    return value
