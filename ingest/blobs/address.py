"""Where files are kept, from one line: a directory's path, or ``s3://BUCKET/PREFIX?endpoint=URL``."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from ingest.blobs.blobs import Place
from ingest.blobs.directory import Directory
from ingest.blobs.s3 import Bucket, s3_client
from ingest.errors import UsageError


def place_of(address: str) -> Place:
    """The place. ``endpoint`` and ``region`` may be given for S3; credentials never.

    Raises:
        UsageError: another kind of address.
    """
    parts = urlsplit(address)
    match parts.scheme:
        case "s3" if parts.netloc:
            given = {name: values[0] for name, values in parse_qs(parts.query).items()}
            client = s3_client(given.get("endpoint"), given.get("region"))
            return Bucket(client, parts.netloc, parts.path)
        case "file" | "":
            return Directory(Path(parts.path).absolute())
        case other:
            raise UsageError(f"Files are kept in a directory or on s3://BUCKET, not {other}://.")
