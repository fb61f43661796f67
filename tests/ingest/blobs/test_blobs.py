"""Kept files: sealed, found by content, checked on reading; in a directory and over S3."""

import datetime as dt
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.blobs.address import place_of
from ingest.blobs.blobs import Blobs
from ingest.blobs.directory import Directory
from ingest.blobs.errors import (
    BlobDamagedError,
    BlobMissingError,
    SealError,
    StorageError,
)
from ingest.blobs.keys import new_key, read_keys
from ingest.blobs.s3 import Bucket, s3_client
from ingest.blobs.sealing import PIECE, TAG
from ingest.errors import UsageError
from tests.services import s3_server

KEYS = read_keys(new_key("a"))
LONG = bytes(range(256)) * (PIECE // 128)  # two pieces exactly


@pytest.fixture(params=["directory", "s3"])
def place(request, tmp_path):
    if request.param == "directory":
        yield Directory(tmp_path / "kept")
    else:
        with s3_server() as address:
            yield place_of(address)


@pytest.fixture
def blobs(place, tmp_path):
    return Blobs(place, KEYS, tmp_path / "spool")


def test_what_is_put_in_comes_out(blobs, tmp_path):
    for data in (b"", b"x", LONG, LONG + b"x"):
        kept = blobs.put(data)
        assert (kept.sha256, kept.size) == (hashlib.sha256(data).hexdigest(), len(data))
        assert blobs.read(kept.sha256) == data
    assert list((tmp_path / "spool").iterdir()) == []


def test_bytes_are_taken_in_as_they_come(blobs):
    with blobs.writer() as writer:
        for part in (b"one", b"", b"two"):
            writer.write(part)
        kept = writer.commit()
    assert blobs.read(kept.sha256) == b"onetwo"


def test_what_is_not_committed_is_not_kept(blobs, tmp_path):
    with blobs.writer() as writer:
        writer.write(b"half")
    assert list(blobs.names()) == []
    assert list((tmp_path / "spool").iterdir()) == []


def test_the_same_content_is_kept_once(blobs):
    first, again = blobs.put(b"same"), blobs.put(b"same")
    assert first == again
    assert list(blobs.names()) == [first.sha256]


def test_a_file_that_is_not_there_is_missing(blobs):
    assert not blobs.has("0" * 64)
    for name in ("0" * 64, "../../etc/passwd"):
        with pytest.raises(BlobMissingError):
            blobs.read(name)


def test_a_removed_file_is_gone(blobs):
    kept = blobs.put(b"words")
    blobs.remove(kept.sha256)
    blobs.remove(kept.sha256)
    assert not blobs.has(kept.sha256)


def test_a_rotation_seals_anew_and_changes_nothing_else(place, tmp_path):
    old, new = new_key("old"), new_key("new")
    before = Blobs(place, read_keys(old), tmp_path / "spool")
    kept = before.put(LONG)
    after = Blobs(place, read_keys(f"{new},{old}"), tmp_path / "spool")
    assert after.renew(kept.sha256)
    assert not after.renew(kept.sha256)
    assert Blobs(place, read_keys(new), tmp_path / "spool").read(kept.sha256) == LONG


@pytest.fixture
def kept(tmp_path):
    """A store in a directory with one long file, and where the file lies."""
    blobs = Blobs(Directory(tmp_path / "kept"), KEYS, tmp_path / "spool")
    name = blobs.put(LONG).sha256
    return blobs, name, tmp_path / "kept" / name[:2] / name[2:4] / name


def test_nothing_of_a_file_lies_open_on_the_disk(kept):
    assert bytes(range(64)) not in kept[2].read_bytes()


@pytest.mark.parametrize(
    "change",
    [
        lambda sealed: sealed[:-1],
        lambda sealed: sealed[: -(PIECE + TAG)],  # the last piece cut off
        lambda sealed: sealed + b"x",
        lambda sealed: sealed[:100] + bytes([sealed[100] ^ 1]) + sealed[101:],
        lambda sealed: sealed[:10] + bytes([sealed[10] ^ 1]) + sealed[11:],
        lambda sealed: b"",
        lambda sealed: b"%PDF-1.7",
    ],
)
def test_a_file_that_was_touched_is_damaged(kept, change):
    blobs, name, path = kept
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(BlobDamagedError):
        blobs.read(name)


def test_a_file_under_anothers_name_is_damaged(kept):
    blobs, name, path = kept
    other = blobs.put(b"other").sha256
    path.write_bytes((path.parents[2] / other[:2] / other[2:4] / other).read_bytes())
    with pytest.raises(BlobDamagedError):
        blobs.read(name)


def test_leftovers_of_writers_that_died_are_tidied(kept, tmp_path):
    (tmp_path / "spool" / "x.part").write_bytes(b"left")
    tomorrow = dt.datetime.now(dt.UTC) + dt.timedelta(days=1)
    assert kept[0].tidy(tomorrow) == 1


def test_a_storage_that_is_away_is_told_from_a_file_that_is(tmp_path):
    nobody = Bucket(s3_client("http://127.0.0.1:9", "eu-central-1"), "bucket")
    with pytest.raises(StorageError):
        Blobs(nobody, KEYS, tmp_path).read("0" * 64)


def test_an_address_of_another_kind_is_refused():
    with pytest.raises(UsageError, match="ftp"):
        place_of("ftp://example.org/files")


@given(st.binary(max_size=200))
def test_what_was_not_sealed_never_opens(data):
    with pytest.raises(SealError):
        KEYS.open(data)


@given(st.binary(max_size=50), st.integers(0, 10**6), st.integers(1, 255))
def test_one_changed_byte_is_noticed_wherever_it_stands(data, at, by):
    sealed = bytearray(KEYS.seal(data))
    sealed[at % len(sealed)] ^= by
    with pytest.raises(SealError):
        KEYS.open(bytes(sealed))
