"""An S3 prefix over HTTP, served by moto in a process of its own."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest

from workers.archive.errors import ArchiveError
from workers.archive.forms.opening import open_archive

pytestmark = pytest.mark.slow


@pytest.fixture
def endpoint(monkeypatch) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    for name, value in {
        "AWS_ENDPOINT_URL": address,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "eu-south-1",
    }.items():
        monkeypatch.setenv(name, value)
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield address
    server.terminate()
    server.wait()


def upload(folder: Path, prefix: str) -> None:
    client = boto3.client("s3")
    client.create_bucket(
        Bucket="archive", CreateBucketConfiguration={"LocationConstraint": "eu-south-1"}
    )
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            key = f"{prefix}{path.relative_to(folder)}"
            client.put_object(Bucket="archive", Key=key, Body=path.read_bytes())


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_prefix_gives_the_results_of_a_folder_and_is_fetched_once(
    archive, run, results, endpoint
):
    expected = results(run(archive, "folder").out)
    upload(archive, "2026/cases/")
    first = run("s3://archive/2026/cases", "bucket")
    second = run("s3://archive/2026/cases/", "again", reuse=(first.out,))

    assert results(first.out) == expected
    assert results(second.out) == expected
    assert second.ended.read == 0


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_bucket_that_is_not_there_is_one_line(endpoint):
    with pytest.raises(ArchiveError, match="NoSuchBucket"):
        list(open_archive("s3://nowhere/x").entries())


def test_an_address_without_a_bucket_is_refused():
    with pytest.raises(ArchiveError, match="names no bucket"):
        open_archive("s3://")
