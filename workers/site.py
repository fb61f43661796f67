"""A site opened: its ledger, its kept files and its keys, as the settings say."""

from __future__ import annotations

import datetime as dt
import os
import secrets
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import make_url

from ingest.blobs.address import place_of
from ingest.blobs.blobs import Blobs
from ingest.blobs.errors import KeyTextError
from ingest.blobs.keys import Keyring, make_key_file, read_key_file, read_keys
from workers.ledger.connection import Ledger, open_ledger, utc_now
from workers.ledger.migrate import migrate
from workers.settings import WorkerSettings


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """Everything that a worker, or a way in, works with. A forked process opens its own."""

    settings: WorkerSettings
    ledger: Ledger
    blobs: Blobs
    keys: Keyring

    def close(self) -> None:
        """Closes the database's connections."""
        self.ledger.close()


def open_site(
    settings: WorkerSettings, *, clock: Callable[[], dt.datetime] = utc_now, prepare: bool = False
) -> Site:
    """Opens the site. ``prepare``: brings the tables up, and makes the folder of a new site.

    Raises:
        UsageError: an address can't be read, or a key is lacking.
        sqlalchemy.exc.OperationalError: the database does not answer.
    """
    if prepare:
        settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    keys = site_keys(settings)
    ledger = open_ledger(settings.database_url, clock=clock, cipher=keys)
    if prepare:
        migrate(ledger.engine)
    blobs = Blobs(place_of(settings.storage_address), keys, _spool(settings))
    return Site(settings, ledger, blobs, keys)


def site_keys(settings: WorkerSettings) -> Keyring:
    """The keys of the site: from the environment, else the key file.

    On one machine (SQLite) the file is made on first use. A site of several machines must be
    given its keys: each machine would make its own.

    Raises:
        KeyTextError: there are none, or they can't be read.
    """
    given = settings.keys.get_secret_value()
    if given:
        return read_keys(given)
    if settings.keys_path.exists():
        return read_key_file(settings.keys_path)
    if make_url(settings.database_url).get_backend_name() != "sqlite":
        raise KeyTextError("a site on PostgreSQL needs ELENCHOS_KEYS or ELENCHOS_KEY_FILE")
    return make_key_file(settings.keys_path, "first")


def worker_name() -> str:
    """A name for this process as a worker: the machine, the process, and a word of chance."""
    machine = socket.gethostname().split(".")[0][:32]
    return f"worker:{machine}:{os.getpid()}:{secrets.token_hex(3)}"


def _spool(settings: WorkerSettings) -> Path:
    """Beside a directory of kept files, so that taking in is a renaming; else in ``data``."""
    address = settings.storage_address
    if "://" in address:
        return settings.data.absolute() / "incoming"
    return Path(address).absolute() / ".incoming"
