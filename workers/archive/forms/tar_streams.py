"""A packed tar (gzip, bzip2, xz): passed through twice, for its cases can't be opened singly.

The first pass counts the members of each case; the second unpacks each case to a folder of our
own as soon as its last member went by, so that the disk holds a few cases at a time.
"""

from __future__ import annotations

import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from ingest.errors import FileProblemError
from ingest.limits import DEFAULT_LIMITS
from ingest.names import shown
from workers.archive.errors import ArchiveError
from workers.archive.forms.entries import (
    CaseContents,
    CaseFile,
    Entry,
    contents_of,
    key_of,
    safe_parts,
)
from workers.archive.forms.folders import folder_contents
from workers.archive.forms.scratch import written
from workers.archive.forms.tars import BoundedReader, kind_of, taken, tar_entries, tar_stream

_BROKEN_OFF = (ArchiveError, FileProblemError, tarfile.ReadError)


class TarStream:
    """The case folders in a packed tar file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def entries(self) -> Iterator[Entry]:
        """See ``Archive.entries``: the first pass."""
        return tar_entries(self._path, "")

    def contents(self, place: str) -> CaseContents:
        """The files of a case that ``unpacked`` has laid out."""
        return folder_contents(Path(json.loads(place)["unpacked"]))

    def fetch(self, place: str, file: CaseFile, scratch: Path) -> Path:  # noqa: ARG002
        """The unpacked file."""
        return Path(json.loads(place)["unpacked"]) / file.name

    def unpacked(
        self, place: Callable[[str], str | None], scratch: Path
    ) -> Iterator[tuple[str, str]]:
        """The second pass: key and place of each case, laid out below ``scratch``.

        ``place`` gives what ``entries`` said of a case, or None if it is not wanted. Whoever takes
        a case removes it with ``cleared``. Cases that the stream does not complete
        are not given. Raises OSError: ``scratch`` can't be written.
        """
        waiting: dict[str, _Waiting] = {}
        with tar_stream(self._path) as (reader, members), suppress(*_BROKEN_OFF):
            for member in members:
                parts = safe_parts(member.name)
                if parts is None or kind_of(member) == "folder":
                    continue
                key = key_of(parts[:-1]) or shown(self._path)
                if key not in waiting:
                    known = place(key)
                    if known is None:
                        continue
                    waiting[key] = _Waiting(contents_of(known), scratch)
                case = waiting[key]
                case.lay(parts[-1], member, reader)
                if case.complete:
                    yield key, json.dumps({"unpacked": str(waiting.pop(key).folder)})


class _Waiting:
    """One case while its members go by."""

    def __init__(self, contents: CaseContents, scratch: Path) -> None:
        self._left = {file.name for file in contents.files}
        scratch.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder = Path(tempfile.mkdtemp(prefix="case-", dir=scratch))
        for each in contents.oddities:
            _stand_in(self.folder / each.name, str(each.problem.detail.get("kind")))

    @property
    def complete(self) -> bool:
        return not self._left

    def lay(self, name: str, member: tarfile.TarInfo, reader: BoundedReader) -> None:
        if kind_of(member) != "file" or name not in self._left:
            return
        self._left.discard(name)
        # One byte more than a file may have: whoever opens it sees that it is too long.
        size = min(member.size, DEFAULT_LIMITS.file_bytes + 1)
        reader.seek(member.offset_data)
        written(self.folder / name, taken(reader.read, size))


def _stand_in(path: Path, kind: str) -> None:
    """Something of that kind that leads nowhere: the case is told of it and nothing more."""
    if kind == "folder":
        path.mkdir(mode=0o700)
    elif kind == "link":
        path.symlink_to("nowhere")
    else:
        os.mkfifo(path, 0o600)


def cleared(place: str) -> None:
    """Removes what ``unpacked`` laid out at that place."""
    folder = json.loads(place).get("unpacked")
    if folder:
        shutil.rmtree(folder, ignore_errors=True)
