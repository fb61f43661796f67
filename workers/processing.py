"""One document processed: leased, read or remembered, kept; the last one has its case judged."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from enum import Enum
from itertools import count

from sqlalchemy.exc import SQLAlchemyError

from extract.facts import Extraction
from ingest.blobs.errors import BlobDamagedError, BlobMissingError, StorageError
from verify.catalogue.load import Catalogue, default_catalogue
from workers.judging import judge_submission
from workers.kept import KeptKey, decode
from workers.ledger import leases
from workers.ledger.leases import Fault, Finish, Lease
from workers.ledger.readings import KeptExtractions
from workers.reading import read_bytes
from workers.rounds import Rounds
from workers.site import Site

log = logging.getLogger("elenchos.workers")

BytesReader = Callable[[bytes, str, dt.date], tuple[Extraction, ...]]
"""A file's bytes, its name and the day it is seen on → what can be read there."""

_STORAGE_DELAY = dt.timedelta(seconds=10)
_leases_taken = count(1)


class Ended(Enum):
    """What became of one call of ``process``."""

    READ = "read"
    NOT_OURS = "not ours"  # finished, or another's: nothing to do
    GIVEN_BACK = "given back"  # what it needs is away
    FAILED = "failed"  # counted as a crash or a loss


def process(site: Site, document: str, worker: str, read: BytesReader = read_bytes) -> Ended:
    """Processes a document, if it waits. The same id may come twice: the second does nothing."""
    owner = f"{worker}/{next(_leases_taken)}"
    lease = leases.take(site.ledger, document, owner, site.settings.patience)
    if lease is None:
        return Ended.NOT_OURS
    with _kept_alive(site, lease):
        return process_leased(site, lease, read=read)


def process_leased(
    site: Site,
    lease: Lease,
    *,
    read: BytesReader = read_bytes,
    catalogue: Catalogue | None = None,
) -> Ended:
    """Processes a document whose lease is held.

    Raises:
        sqlalchemy.exc.OperationalError: the database is away. The lease runs out by itself.
    """
    key = KeptKey.of(lease.sha256, lease.seen_on)
    kept = KeptExtractions(site.ledger).get(key)
    try:
        if kept is not None:
            found = decode(kept, lease.file)
        else:
            found = read(site.blobs.read(lease.sha256), lease.file, lease.seen_on)
    except StorageError:
        leases.give_back(site.ledger, lease, _STORAGE_DELAY)
        return Ended.GIVEN_BACK
    except (BlobMissingError, BlobDamagedError):
        # Perhaps for this machine alone, or for a moment: others try before it is parked.
        return _failed(site, lease, Fault.LOSS)
    except Exception as error:  # noqa: BLE001 - the edge: whatever a reader does, its document is parked
        about = {"document": lease.document, "problem": type(error).__name__}
        log.warning("a document's reader failed", extra=about)
        return _failed(site, lease, Fault.CRASH)
    end = leases.finish(site.ledger, lease, found, key, remembered=kept is not None)
    if end is Finish.LAST:
        judge_submission(
            site.ledger, catalogue or default_catalogue(), lease.submission, lease.owner
        )
    return Ended.NOT_OURS if end is Finish.FENCED else Ended.READ


def _kept_alive(site: Site, lease: Lease) -> Rounds:
    """Renews the lease three times in its length, until the block ends or it is another's.

    If the database stays away too long the lease runs out, and the finished write is fenced.
    """
    patience = site.settings.patience

    def renew() -> bool:
        try:
            return leases.renew(site.ledger, lease, patience)
        except SQLAlchemyError:
            return True  # the next beat tries again

    return Rounds("heartbeat", patience.lease.total_seconds() / 3, renew)


def _failed(site: Site, lease: Lease, fault: Fault) -> Ended:
    leases.failed(site.ledger, lease.document, lease.owner, fault, site.settings.patience)
    return Ended.FAILED
