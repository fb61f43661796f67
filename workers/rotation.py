"""Everything sealed anew with the current key, so that older keys can be taken away."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Column, LargeBinary, select, tuple_, update

from ingest.blobs.errors import BlobMissingError
from workers.ledger.events import Action, Detail, Event
from workers.site import Site
from workers.webhooks.tables import metadata

_ROWS_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Rotated:
    """How many were sealed anew; the others had the current key already."""

    rows: int
    files: int


def rotate(site: Site, actor: str) -> Rotated:
    """Seals rows and files anew. May run beside the service, be stopped, and be run again.

    Raises:
        UnknownKeyError: something was sealed with a key that is not at hand; nothing is lost.
        StorageError: the storage is away; run it again.
    """
    rows = sum(_rotate_column(site, column) for column in sealed_columns())
    files = 0
    for name in site.blobs.names():
        try:
            files += site.blobs.renew(name)
        except BlobMissingError:
            continue  # erased meanwhile
    with site.ledger.writing() as work:
        detail: Detail = {
            "what": "keys rotated",
            "to": site.keys.current,
            "rows": rows,
            "files": files,
        }
        work.record(Event(actor, Action.SITE, detail=detail))
    return Rotated(rows, files)


def sealed_columns() -> tuple[Column[bytes], ...]:
    """Every column of bytes: what is kept as bytes is kept sealed, webhooks' secrets too."""
    tables = metadata.sorted_tables
    return tuple(c for t in tables for c in t.columns if isinstance(c.type, LargeBinary))


def _rotate_column(site: Site, sealed: Column[bytes]) -> int:
    """Walks the table by its key; each row that another key sealed is one small transaction."""
    key = list(sealed.table.primary_key)
    after: tuple[object, ...] | None = None
    rotated = 0
    while True:
        statement = select(*key, sealed).order_by(*key).limit(_ROWS_AT_ONCE)
        if after is not None:
            statement = statement.where(tuple_(*key) > tuple_(*after))
        with site.ledger.reading() as session:
            rows = session.execute(statement).all()
        for *values, kept in rows:
            if site.keys.is_current(kept):
                continue
            fresh = site.keys.seal(site.keys.open(kept))
            this = [column == value for column, value in zip(key, values, strict=True)]
            with site.ledger.writing() as work:
                # Only if it is still as it was read: it may have been erased or written anew.
                work.session.execute(
                    update(sealed.table).where(*this, sealed == kept).values({sealed: fresh})
                )
            rotated += 1
        if len(rows) < _ROWS_AT_ONCE:
            return rotated
        after = tuple(rows[-1][:-1])
