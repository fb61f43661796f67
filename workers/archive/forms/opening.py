"""Which form an archive has, from what lies at its location."""

from __future__ import annotations

import tarfile
from pathlib import Path

from ingest.names import shown
from workers.archive.errors import ArchiveError
from workers.archive.forms.entries import Archive
from workers.archive.forms.folders import FolderArchive
from workers.archive.forms.tar_streams import TarStream
from workers.archive.forms.tars import TarArchive, opener_of
from workers.archive.forms.zips import ZipArchive

SCHEME = "s3://"
_MANIFESTS = frozenset({".csv", ".tsv", ".parquet"})


def resolved(location: str) -> str:
    """The location so that it means the same from anywhere: an absolute path, or ``s3://…``."""
    return location if location.startswith(SCHEME) else str(Path(location).resolve())


def open_archive(location: str) -> Archive:
    """The archive at a path or an ``s3://`` address; what a file is, its bytes say.

    Raises ArchiveError: nothing is there, or it is no archive.
    """
    if location.startswith(SCHEME):
        # The client of S3 takes as long to import as a case to judge; so does Arrow below.
        from workers.archive.forms.objects import ObjectArchive

        return ObjectArchive(location)
    path = Path(location)
    try:
        if path.is_dir():
            return FolderArchive(path)
        if not path.is_file():
            raise ArchiveError(f"{shown(path)}: there is no such archive; name a folder or a file")
        with path.open("rb") as file:
            head = file.read(512)
    except OSError as error:
        raise ArchiveError(f"{shown(path)}: can't be opened ({error.strerror})") from error
    return _of_file(path, head)


def _of_file(path: Path, head: bytes) -> Archive:
    if head[:4] in {b"PK\x03\x04", b"PK\x05\x06"}:
        return ZipArchive(path)
    if head[:4] == b"PAR1" or path.suffix.lower() in _MANIFESTS:
        from workers.archive.forms.manifests import ManifestArchive

        return ManifestArchive(path)
    if opener_of(head):
        return TarStream(path)
    if head[257:262] == b"ustar" or _is_old_tar(path):
        return TarArchive(path)
    raise ArchiveError(
        f"{shown(path)}: is no archive; name a folder, a tar (plain, gzip, bzip2, xz), a zip, "
        "an s3://BUCKET/PREFIX, or a manifest in CSV or Parquet"
    )


def _is_old_tar(path: Path) -> bool:
    return path.suffix == ".tar" and tarfile.is_tarfile(path)
