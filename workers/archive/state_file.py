"""The state of a run: one SQLite file, whole after a kill at any moment."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from ingest.names import shown
from workers.archive.errors import ArchiveError

STATE_FILE = "state.sqlite"
SCHEMA_VERSION = 1

_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS runs (
  number INTEGER PRIMARY KEY, parameters TEXT NOT NULL, today TEXT NOT NULL,
  finished INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS cases (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, place TEXT NOT NULL, fault TEXT NOT NULL,
  seen INTEGER NOT NULL, judged_run INTEGER NOT NULL DEFAULT 0,
  outcome TEXT NOT NULL DEFAULT '', error TEXT NOT NULL DEFAULT '',
  procedure TEXT NOT NULL DEFAULT '', triage TEXT NOT NULL DEFAULT '',
  submitted_on TEXT NOT NULL DEFAULT '', as_of TEXT NOT NULL DEFAULT '',
  inputs TEXT NOT NULL DEFAULT '', fingerprint TEXT NOT NULL DEFAULT '',
  catalogue TEXT NOT NULL DEFAULT '', rules TEXT NOT NULL DEFAULT '',
  reader TEXT NOT NULL DEFAULT '', edition TEXT NOT NULL DEFAULT '',
  reading TEXT NOT NULL DEFAULT '', traits TEXT NOT NULL DEFAULT '',
  codes TEXT NOT NULL DEFAULT '', documents INTEGER NOT NULL DEFAULT 0,
  read INTEGER NOT NULL DEFAULT 0, seconds REAL NOT NULL DEFAULT 0, report BLOB);
CREATE TABLE IF NOT EXISTS extractions (
  sha256 TEXT NOT NULL, reader TEXT NOT NULL, year INTEGER NOT NULL,
  kept BLOB NOT NULL, portrait BLOB NOT NULL, run INTEGER NOT NULL,
  PRIMARY KEY (sha256, reader, year));
"""


def connect(path: Path) -> sqlite3.Connection:
    """The state, made if it is not there. Every statement is its own transaction unless begun.

    Raises ArchiveError: the file is no state of a run. sqlite3.OperationalError: can't be written.
    """
    connection = sqlite3.connect(path, timeout=60, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        # A kill loses nothing; a power cut may lose the last cases, which are then redone.
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA cache_size=-1000")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:
            connection.executescript(
                f"BEGIN IMMEDIATE;{_SCHEMA}PRAGMA user_version={SCHEMA_VERSION};COMMIT;"
            )
        elif version != SCHEMA_VERSION:
            raise ArchiveError(
                f"{shown(path)}: is of another version of elenchos; name a new folder"
            )
    except sqlite3.DatabaseError as error:
        connection.close()
        if isinstance(error, sqlite3.OperationalError):
            raise
        raise ArchiveError(f"{shown(path)}: is no state of a run; name a new folder") from error
    return connection


def connect_read_only(path: Path) -> sqlite3.Connection:
    """An earlier run's state, which is not changed. Raises ArchiveError: there is none."""
    if not path.is_file():
        raise ArchiveError(f"{shown(path.parent)}: holds no run; name the --out folder of one")
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=60)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        connection.close()
        raise ArchiveError(f"{shown(path.parent)}: its state can't be read ({error})") from error
    if version != SCHEMA_VERSION:
        connection.close()
        raise ArchiveError(f"{shown(path.parent)}: is a run of another version of elenchos")
    return connection
