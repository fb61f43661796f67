"""A multipart request taken apart as it comes: the application in memory, files to where they go.

Where that is, the sink says: a private folder for a pre-check (``upload_folders.py``), the sealed
blobs for a submission. A file keeps the name that it was given, because findings and declarations
name it so; a name that means a place, or that another file has, is refused before anything is
written under it.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request

from api.http.bodies import too_large
from api.http.problems import HttpProblemError, InvalidPart, ProblemType
from ingest.folder import APPLICATION_FILE
from ingest.names import shown
from verify.bilingual import Bilingual
from workers.process import MAX_APPLICATION_BYTES

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

FOLDER_PREFIX = "elenchos-upload-"
_MAX_FIELD_BYTES = 1000
_MAX_NAME_BYTES = 255


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """One file, written. ``name`` is the name as given."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Upload:
    """What came: the application's bytes, the files in the order of arrival, the other fields."""

    application: bytes
    files: tuple[UploadedFile, ...]
    fields: dict[str, str]


class FileWriter(Protocol):
    """One file on its way in."""

    def write(self, clear: bytes) -> object:
        """Takes the next bytes."""
        ...

    def finish(self) -> tuple[str, int]:
        """Keeps the file; gives its SHA-256 in hex and its size."""
        ...

    def close(self) -> None:
        """Ends it, whether it was finished or not."""
        ...


Sink = Callable[[str], FileWriter]
"""Where files go: a checked name → a writer. It may raise ``OSError``."""


async def read_upload(request: Request, max_files: int, sink: Sink) -> Upload:
    """The request's parts.

    Raises:
        HttpProblemError: 415 for what is no multipart; 400 for a broken one; 422 for a part or a
            name that is not taken; 413 for too many files; 503 when the disk is full.
    """
    boundary = _boundary(request.headers.get("content-type", ""))
    parts = _Parts(sink, max_files)
    try:
        await _read(request, boundary, parts)
        return parts.upload()
    finally:
        parts.close()


def _boundary(content_type: str) -> bytes:
    kind, options = parse_options_header(content_type)
    boundary = options.get(b"boundary", b"")
    if kind != b"multipart/form-data" or not boundary:
        raise HttpProblemError(ProblemType.MEDIA)
    return boundary


async def _read(request: Request, boundary: bytes, parts: _Parts) -> None:
    try:
        parser = MultipartParser(boundary, parts.callbacks())
        async for piece in request.stream():
            if piece:
                await run_in_threadpool(parser.write, piece)
    except ClientDisconnect as error:
        raise HttpProblemError(ProblemType.BAD_REQUEST, _BROKEN) from error
    except FormParserError as error:
        raise HttpProblemError(ProblemType.BAD_REQUEST, _BROKEN) from error
    except OSError as error:
        raise no_room() if error.errno == errno.ENOSPC else _refused_name() from error
    if not parts.ended:
        raise HttpProblemError(ProblemType.BAD_REQUEST, _BROKEN)


class _Parts:
    """What the parser calls. One part is open at a time: a file, or text in memory."""

    def __init__(self, sink: Sink, max_files: int) -> None:
        self._sink = sink
        self._max_files = max_files
        self._header = bytearray(), bytearray()
        self._headers: dict[bytes, bytes] = {}
        self._field = ""
        self._text = bytearray()
        self._file: FileWriter | None = None
        self._file_name = ""
        self._names: set[str] = set()
        self._files: list[UploadedFile] = []
        self._application: bytes | None = None
        self._fields: dict[str, str] = {}
        self.ended = False

    def callbacks(self) -> MultipartCallbacks:
        """For ``MultipartParser``."""
        return {
            "on_part_begin": self._begin,
            "on_header_field": lambda data, start, end: self._header[0].extend(data[start:end]),
            "on_header_value": lambda data, start, end: self._header[1].extend(data[start:end]),
            "on_header_end": self._header_end,
            "on_headers_finished": self._open,
            "on_part_data": self._data,
            "on_part_end": self._end,
            "on_end": self._all_done,
        }

    def upload(self) -> Upload:
        """Everything. Raises ``HttpProblemError`` without an application."""
        if self._application is None:
            raise _wrong_part("application", _NO_APPLICATION)
        return Upload(self._application, tuple(self._files), self._fields)

    def close(self) -> None:
        """Closes a file that was broken off."""
        if self._file is not None:
            self._file.close()

    def _begin(self) -> None:
        self._headers.clear()
        self._text.clear()

    def _header_end(self) -> None:
        name, value = self._header
        self._headers[bytes(name).lower()] = bytes(value)
        self._header = bytearray(), bytearray()

    def _open(self) -> None:
        disposition = self._headers.get(b"content-disposition", b"").decode("latin-1")
        _, options = parse_options_header(disposition)
        self._field = options.get(b"name", b"").decode("utf-8", "replace")
        if self._field != "files":
            return
        if len(self._files) >= self._max_files:
            raise HttpProblemError(
                ProblemType.TOO_LARGE,
                Bilingual(
                    en=f"At most {self._max_files} files in one request.",
                    el=f"Έως {self._max_files} αρχεία σε ένα αίτημα.",
                ),
                headers={"Connection": "close"},
            )
        self._file_name = self._checked_name(options.get(b"filename", b""))
        self._file = self._sink(self._file_name)

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._file is not None:
            self._file.write(data[start:end])
            return
        limit = MAX_APPLICATION_BYTES if self._field == "application" else _MAX_FIELD_BYTES
        if len(self._text) + end - start > limit:
            raise too_large(limit)
        self._text += data[start:end]

    def _end(self) -> None:
        if self._file is not None:
            sha256, size = self._file.finish()
            self._file.close()
            self._file = None
            self._files.append(UploadedFile(self._file_name, sha256, size))
        elif self._field == "application":
            if self._application is not None:
                raise _wrong_part("application", _ONE_APPLICATION)
            self._application = bytes(self._text)
        elif self._field in {"keep", "csrf_token"} and self._field not in self._fields:
            self._fields[self._field] = self._text.decode("utf-8", "replace")
        else:
            raise _wrong_part(shown(self._field)[:80], _UNKNOWN_PART)

    def _all_done(self) -> None:
        self.ended = True

    def _checked_name(self, raw: bytes) -> str:
        name = os.fsdecode(raw)
        if (
            name in {"", ".", "..", APPLICATION_FILE}
            or len(raw) > _MAX_NAME_BYTES
            or any(mark in name for mark in ("/", "\\", "\0"))
        ):
            raise _refused_name()
        if shown(name) in self._names:
            raise _wrong_part("files", _SAME_NAME)
        self._names.add(shown(name))
        return name


def _wrong_part(where: str, detail: Bilingual) -> HttpProblemError:
    parts = [InvalidPart(where=where, detail=detail.en)]
    return HttpProblemError(ProblemType.INVALID, detail, errors=parts)


def _refused_name() -> HttpProblemError:
    return _wrong_part("files", _BAD_NAME)


def no_room() -> HttpProblemError:
    """503: the disk is full."""
    return HttpProblemError(ProblemType.UNAVAILABLE, _NO_ROOM, headers={"Retry-After": "60"})


_BROKEN = Bilingual(
    en="The multipart body ends too early or is malformed; send it again.",
    el="Το σώμα multipart είναι ελλιπές ή λανθασμένο· στείλτε το ξανά.",
)
_NO_APPLICATION = Bilingual(
    en='The part "application" is lacking: the application as JSON.',
    el="Λείπει το μέρος «application»: η αίτηση σε JSON.",
)
_ONE_APPLICATION = Bilingual(
    en='Send the part "application" once.', el="Στείλτε το μέρος «application» μία φορά."
)
_UNKNOWN_PART = Bilingual(
    en='The parts are "application", "files" (one for each file) and "keep".',
    el="Τα μέρη είναι «application», «files» (ένα για κάθε αρχείο) και «keep».",
)
_BAD_NAME = Bilingual(
    en="A file's name is lacking, too long, or names a place. Send a plain name, as passport.pdf.",
    el="Όνομα αρχείου λείπει, είναι μακρύ ή δηλώνει θέση. Στείλτε απλό όνομα, π.χ. passport.pdf.",
)
_SAME_NAME = Bilingual(
    en="Two files have the same name; give each its own.",
    el="Δύο αρχεία έχουν το ίδιο όνομα· δώστε στο καθένα δικό του.",
)
_NO_ROOM = Bilingual(
    en="There is no room for uploads right now.", el="Δεν υπάρχει χώρος για αρχεία αυτή τη στιγμή."
)
