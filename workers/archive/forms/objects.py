"""Cases under a prefix of an S3 bucket (``s3://bucket/prefix``), or of anything that speaks S3.

Credentials, region and endpoint come from where boto3 looks for them (``AWS_ENDPOINT_URL`` and
its kin).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from ingest.errors import FileProblemError
from ingest.problems import Reason, problem
from workers.archive.errors import ArchiveError
from workers.archive.forms.entries import CaseContents, CaseFile, Entry, contents_of
from workers.archive.forms.members import MemberIndex
from workers.archive.forms.scratch import written
from workers.archive.forms.tars import check_size, taken

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

_SCHEME = "s3://"


class ObjectArchive:
    """The case folders below a prefix. An object's ETag says whether it was read before."""

    def __init__(self, location: str) -> None:
        bucket, _, prefix = location.removeprefix(_SCHEME).partition("/")
        if not bucket:
            raise ArchiveError(f"{location}: names no bucket; write s3://BUCKET/PREFIX")
        self._bucket = bucket
        self._prefix = prefix if not prefix or prefix.endswith("/") else f"{prefix}/"

    @cached_property
    def _client(self) -> S3Client:
        return boto3.client("s3", config=Config(retries={"mode": "standard", "max_attempts": 5}))

    def entries(self) -> Iterator[Entry]:
        """See ``Archive.entries``. Raises ArchiveError: the bucket can't be listed."""
        index = MemberIndex(self._bucket)
        try:
            pages = self._client.get_paginator("list_objects_v2").paginate(
                Bucket=self._bucket, Prefix=self._prefix
            )
            for page in pages:
                for found in page.get("Contents", []):
                    key = found["Key"]
                    name = key[len(self._prefix) :]
                    if name.endswith("/"):
                        index.add_oddity(name, "folder")
                    elif name:
                        stamp = f"{found.get('ETag', '')}.{found['LastModified']:%Y%m%dT%H%M%S}"
                        index.add_file(name, found["Size"], stamp, key)
        except (BotoCoreError, ClientError) as error:
            raise ArchiveError(
                f"{_SCHEME}{self._bucket}/{self._prefix}: can't be listed ({_reason(error)}); "
                "check bucket, endpoint and credentials"
            ) from error
        yield from index.entries()

    def contents(self, place: str) -> CaseContents:
        """See ``Archive.contents``: the index already said it."""
        return contents_of(place)

    def fetch(self, place: str, file: CaseFile, scratch: Path) -> Path:  # noqa: ARG002
        """See ``Archive.fetch``. Raises ArchiveError: the object can't be had just now."""
        check_size(file.size)
        try:
            body = self._client.get_object(Bucket=self._bucket, Key=file.where)["Body"]
            return written(scratch / file.name, taken(body.read, file.size))
        except ClientError as error:
            if error.response.get("Error", {}).get("Code") in {"NoSuchKey", "404"}:
                raise FileProblemError(problem(Reason.ABSENT)) from error
            raise ArchiveError(f"an object can't be had ({_reason(error)})") from error
        except BotoCoreError as error:
            raise ArchiveError(f"an object can't be had ({_reason(error)})") from error


def _reason(error: Exception) -> str:
    """The kind of failure alone: the texts of boto3 bear whole addresses."""
    if isinstance(error, ClientError):
        return str(error.response.get("Error", {}).get("Code", "refused"))
    return type(error).__name__.removesuffix("Error")
