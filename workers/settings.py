"""The settings of the ledger, the storage and the workers: variables with the prefix ``ELENCHOS_``.

Those of HTTP alone stand in ``api/http/settings.py``. Nothing below the floors ``workers`` and
``api`` reads a setting.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from pydantic import Field, PositiveInt, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from workers.ledger.leases import Patience
from workers.ledger.retention import Rule


class WorkerSettings(BaseSettings):
    """Where things are kept, and how patient the workers are.

    Attributes:
        data: the folder of a machine that has nothing else: database, kept files, key file.
        database: ``sqlite:///PATH`` or ``postgresql://…``; empty: ``ledger.db`` in ``data``.
        storage: a directory or ``s3://BUCKET/PREFIX?endpoint=URL``; empty: ``files`` in ``data``.
        keys: master keys, ``ID:KEY`` with commas between, the current one first.
        key_file: where they stand instead; empty: ``keys`` in ``data``, made on first use.
        broker: ``redis://…`` or ``amqp://…``; empty: no broker, one machine does it all.
        processes: that read documents; 0: one for each core.
        lease_seconds: how long a worker may be silent before its document is another's.
        read_seconds: what one document may take before its process is killed.
        crashes: times that a document may kill the process that reads it, before it is parked.
        losses: times that its worker may be lost for reasons of its own, before it is parked.
        documents_per_process: after so many a reading process is replaced.
        resend_seconds: a document that was sent and not taken for so long is sent again.
        sweep_seconds: between two looks at what is overdue.
        retry_seconds: before a document is tried again; doubled each time.
        finish_seconds: what a stopping worker gives the documents that it is reading, before it
            gives them back.
        deadline_days: from the day of submission to the day by which an officer should decide.
        keep_decided_days, keep_open_days: a case is erased so long after its decision, or, if
            nobody decides, after it came in; 0: never.
    """

    model_config = SettingsConfigDict(env_prefix="ELENCHOS_", frozen=True, extra="ignore")

    data: Path = Path("elenchos-data")
    database: str = ""
    storage: str = ""
    keys: SecretStr = SecretStr("")
    key_file: Path | None = None
    broker: SecretStr = SecretStr("")
    processes: int = Field(default=0, ge=0, le=256)
    lease_seconds: float = Field(default=60.0, gt=0)
    read_seconds: float = Field(default=900.0, gt=0)
    crashes: PositiveInt = 3
    losses: PositiveInt = 10
    documents_per_process: PositiveInt = 100
    resend_seconds: float = Field(default=60.0, gt=0)
    sweep_seconds: float = Field(default=5.0, gt=0)
    retry_seconds: float = Field(default=2.0, ge=0)
    finish_seconds: float = Field(default=20.0, gt=0)
    deadline_days: PositiveInt = 30
    keep_decided_days: int = Field(default=0, ge=0)
    keep_open_days: int = Field(default=0, ge=0)

    @property
    def database_url(self) -> str:
        """The database's address."""
        return self.database or f"sqlite:///{self.data.absolute() / 'ledger.db'}"

    @property
    def storage_address(self) -> str:
        """Where files are kept."""
        return self.storage or str(self.data.absolute() / "files")

    @property
    def keys_path(self) -> Path:
        """The key file."""
        return self.key_file or self.data.absolute() / "keys"

    @property
    def reading_processes(self) -> int:
        """How many processes read documents on this machine."""
        return self.processes or os.cpu_count() or 1

    @property
    def retention(self) -> Rule:
        """How long cases are kept."""
        return Rule(self.keep_decided_days, self.keep_open_days)

    @property
    def patience(self) -> Patience:
        """How often a document is tried, and how long its worker may be silent."""
        return Patience(
            lease=dt.timedelta(seconds=self.lease_seconds),
            crashes=self.crashes,
            losses=self.losses,
            delay=dt.timedelta(seconds=self.retry_seconds),
        )
