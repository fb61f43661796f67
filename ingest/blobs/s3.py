"""Kept files in a bucket of any storage that speaks S3."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from ingest.blobs.errors import BlobMissingError, StorageError

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

_ABSENT = frozenset({"404", "NoSuchKey", "NotFound"})


class Bucket:
    """Objects ``PREFIX/ab/cd/NAME`` in a bucket; the credentials are those that boto3 finds."""

    def __init__(self, client: S3Client, bucket: str, prefix: str = "") -> None:
        self._client = client
        self._bucket = bucket
        self._prefix = prefix.strip("/")

    def publish(self, sealed: Path, name: str) -> None:
        """See ``Place.publish``. An object appears whole or not at all."""
        with _storage(), sealed.open("rb") as file:
            self._client.put_object(Bucket=self._bucket, Key=self._key(name), Body=file)

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """See ``Place.open``."""
        with _storage(name):
            body = self._client.get_object(Bucket=self._bucket, Key=self._key(name))["Body"]
        with _storage(name):
            try:
                yield cast("BinaryIO", body)
            finally:
                body.close()

    def changed_at(self, name: str) -> dt.datetime | None:
        """See ``Place.changed_at``."""
        try:
            with _storage(name):
                head = self._client.head_object(Bucket=self._bucket, Key=self._key(name))
        except BlobMissingError:
            return None
        return head["LastModified"].astimezone(dt.UTC)

    def remove(self, name: str) -> None:
        """See ``Place.remove``."""
        with _storage():
            self._client.delete_object(Bucket=self._bucket, Key=self._key(name))

    def names(self) -> Iterator[str]:
        """See ``Place.names``."""
        pages = self._client.get_paginator("list_objects_v2")
        start = f"{self._prefix}/" if self._prefix else ""
        with _storage():
            for page in pages.paginate(Bucket=self._bucket, Prefix=start):
                for entry in page.get("Contents", []):
                    yield entry["Key"].rpartition("/")[2]

    def _key(self, name: str) -> str:
        path = f"{name[:2]}/{name[2:4]}/{name}"
        return f"{self._prefix}/{path}" if self._prefix else path


def s3_client(endpoint: str | None = None, region: str | None = None) -> S3Client:
    """A client that tries a few times and waits no longer than a minute."""
    settings = Config(
        retries={"max_attempts": 4, "mode": "standard"}, connect_timeout=10, read_timeout=60
    )
    return boto3.client("s3", endpoint_url=endpoint, region_name=region, config=settings)


@contextmanager
def _storage(name: str = "") -> Iterator[None]:
    """The storage's errors as ours. They name no credentials."""
    try:
        yield
    except ClientError as error:
        code = error.response.get("Error", {}).get("Code", "unknown")
        if code in _ABSENT and name:
            raise BlobMissingError(name) from error
        raise StorageError(f"The storage refuses ({code}): look at its bucket and keys.") from error
    except (BotoCoreError, OSError) as error:
        kind = type(error).__name__
        raise StorageError(f"The storage does not answer ({kind}): try again later.") from error
