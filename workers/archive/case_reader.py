"""The files of one case read: from what was kept of the same bytes, or by opening them."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path

from extract.evidence import EvidenceKind
from extract.facts import Extraction
from ingest.errors import FileProblemError
from ingest.files import open_file
from ingest.folder import APPLICATION_FILE
from ingest.names import shown
from verify.application import ApplicationError
from workers.archive.across.portraits import portrait_hash
from workers.archive.forms.entries import Archive, CaseContents, CaseFile
from workers.archive.readings import KeptReading, Readings
from workers.kept import KeptKey, decode, encode, may_be_kept
from workers.reading import read_document, unread


class CaseReader:
    """A ``workers.reading.Reader`` for the files of one case.

    ``read`` counts the files that had to be opened, ``reading`` is a digest of all that was read,
    ``portraits`` the hashes of its photos, and ``lasting`` whether another day says the same.
    """

    def __init__(
        self,
        archive: Archive,
        place: str,
        contents: CaseContents,
        kept: Readings,
        scratch: Path,
    ) -> None:
        self._archive = archive
        self._place = place
        self._files = {file.name: file for file in contents.files}
        self._kept = kept
        self._scratch = scratch
        self._local: dict[str, Path] = {}
        self._digests: dict[str, str] = {}
        self._hash = hashlib.sha256()
        self.portraits: dict[str, bytes] = {}
        self.read = 0
        self.lasting = True

    @property
    def reading(self) -> str:
        """Sixteen hex digits of all that was read, in the order of files."""
        return self._hash.hexdigest()[:16]

    def know(self, inputs: str) -> None:
        """Takes over the digests of files whose stamps are those of last time."""
        if not inputs:
            return
        last = {(name, stamp): sha for name, stamp, sha in json.loads(inputs)["files"]}
        for name, file in self._files.items():
            digest = last.get((name, file.stamp))
            if file.stamp and digest:
                self._digests[name] = digest

    def documents(self) -> tuple[Path, ...]:
        """The files beside the application, by name, as paths that only this reader understands."""
        return tuple(Path(name) for name in sorted(self._files) if name != APPLICATION_FILE)

    def application(self, most: int) -> bytes:
        """The application's bytes. Raises ApplicationError: too large, or it can't be read."""
        try:
            with self._path(self._files[APPLICATION_FILE]).open("rb") as file:
                text = file.read(most + 1)
        except OSError as error:
            raise ApplicationError(
                f"{APPLICATION_FILE}: can't be read ({error.strerror})"
            ) from error
        except FileProblemError as error:
            raise ApplicationError(f"{APPLICATION_FILE}: can't be read ({error})") from error
        if len(text) > most:
            raise ApplicationError(f"{APPLICATION_FILE}: is larger than {most} bytes")
        self._digests[APPLICATION_FILE] = hashlib.sha256(text).hexdigest()
        return text

    def digest(self, file: CaseFile) -> str:
        """The SHA-256 of the file in hex; empty where its bytes can't be had."""
        if file.name not in self._digests:
            try:
                with self._path(file).open("rb") as opened:
                    found = hashlib.file_digest(opened, "sha256").hexdigest()
            except (FileProblemError, PermissionError, FileNotFoundError):
                found = ""
            self._digests[file.name] = found
        return self._digests[file.name]

    def __call__(self, path: Path, seen_on: dt.date) -> tuple[Extraction, ...]:
        """The extractions of one of ``documents``, under the name that the file has here."""
        file = self._files[path.name]
        digest = self.digest(file)
        known = self._kept.find(KeptKey.of(digest, seen_on)) if digest else None
        if known is None:
            return self._opened(file, seen_on)
        self._hash.update(known.extractions)
        found = decode(known.extractions, shown(file.name))
        portrait = known.portrait or self._portrait(file, found)
        if portrait:
            self.portraits[digest] = portrait
        return found

    def _path(self, file: CaseFile) -> Path:
        if file.name not in self._local:
            self._local[file.name] = self._archive.fetch(self._place, file, self._scratch)
        return self._local[file.name]

    def _opened(self, file: CaseFile, seen_on: dt.date) -> tuple[Extraction, ...]:
        self.read += 1
        try:
            path = self._path(file)
        except FileProblemError as error:
            found: tuple[Extraction, ...] = (unread(shown(file.name), error.problem),)
        else:
            found = read_document(path, seen_on)
        encoded = encode(found)
        self._hash.update(encoded)
        if not may_be_kept(found):
            self.lasting = False
            return found
        # The digest of what was read: the file may have changed since it was looked up.
        self._digests[file.name] = found[0].sha256
        portrait = self._portrait(file, found)
        if portrait:
            self.portraits[found[0].sha256] = portrait
        key = KeptKey.of(found[0].sha256, seen_on)
        self._kept.keep(key, KeptReading(encoded, portrait))
        return found

    def _portrait(self, file: CaseFile, found: tuple[Extraction, ...]) -> bytes:
        if not any(e.kind is EvidenceKind.PHOTO and not e.problems for e in found):
            return b""
        try:
            with open_file(self._path(file)) as opened:
                return portrait_hash(opened.page(1).pixels)
        except FileProblemError:
            return b""
