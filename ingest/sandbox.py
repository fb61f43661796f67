"""Decoding in a child process, so that a hostile file costs a finding, never the program.

One child is kept and decodes file after file, for starting Python and the decoders takes far
longer than most pages. It is replaced when it dies, hangs, runs out of memory, has seen a hostile
file, or has served ``FILES_PER_CHILD``. A file is blamed for the death of a child only if that
child had served no other file: else it gets a second try in a fresh one.
"""

from __future__ import annotations

import atexit
import itertools
import logging
import os
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from types import TracebackType
from typing import Self, TypeVar

import numpy as np

from ingest.decoder_process import DecoderProcess, ProcessLostError
from ingest.errors import FileProblemError
from ingest.limits import Limits
from ingest.pages import FileFormat, Page, Pixels
from ingest.problems import FileProblem, ProblemCode, Reason, problem
from ingest.wire import (
    Header,
    WireError,
    integer,
    no_payload,
    page_from,
    page_pixels,
    problem_from,
)

DECODER = "ingest.formats:open_document"
FILES_PER_CHILD = 200

log = logging.getLogger("elenchos.ingest")
_LONGEST_NAME = 60
_Result = TypeVar("_Result")
_numbers = itertools.count(1)


class Source:
    """The bytes of one file and what its decoding has cost so far."""

    def __init__(self, data: bytes, file_format: FileFormat, limits: Limits) -> None:
        self.handle = next(_numbers)
        self.data = data
        self.format = file_format
        self.limits = limits
        self.spent = 0.0
        self.fatal: FileProblem | None = None
        self.hostile = False


@dataclass(frozen=True, slots=True)
class Description:
    """What opening a file tells: its number of pages, and problems that leave them readable."""

    page_count: int
    problems: tuple[FileProblem, ...]


class Sandbox:
    """Opens files and renders their pages in a child process. Close it, or use it with ``with``.

    May be shared by threads (one job at a time). A worker process needs one of its own.
    """

    def __init__(self, decoder: str = DECODER) -> None:
        """``decoder`` is ``module:function`` of an ``ingest.documents.Decoder``."""
        self._decoder = decoder
        self._child: DecoderProcess | None = None
        self._lock = threading.RLock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the child. The sandbox may be used again; it starts another then."""
        with self._lock:
            if self._child is not None:
                self._child.end()
                self._child = None

    def abandon(self) -> None:
        """After a fork: forgets the child, which is the parent's."""
        if self._child is not None:
            self._child.abandon()
            self._child = None
        self._lock = threading.RLock()

    @property
    def process_id(self) -> int | None:
        """The child's process id; None while there is none."""
        return None if self._child is None else self._child.process.pid

    def describe(self, source: Source) -> Description:
        """Opens the file. Raises ``FileProblemError``."""
        return self._job(source, lambda child: self._open(child, source))

    def page(self, source: Source, number: int) -> Page:
        """Renders one page, counted from 1. Raises ``FileProblemError``."""
        return self._job(source, lambda child: self._page(child, source, number))

    def release(self, source: Source) -> None:
        """Closes the file in the child. Does nothing if it is not open there."""
        with self._lock:
            child = self._child
            if child is None or source.handle not in child.served:
                return
            if source.hostile or child.busy or len(child.served) >= FILES_PER_CHILD:
                self.close()
            elif source.handle in child.open:
                child.open.discard(source.handle)
                request = {"do": "close", "handle": source.handle}
                try:
                    child.ask(request, b"", no_payload, source.limits.page_seconds)
                except ProcessLostError:
                    self.close()

    def _job(self, source: Source, work: Callable[[DecoderProcess], _Result]) -> _Result:
        with self._lock:
            if source.fatal is not None:
                raise FileProblemError(source.fatal)
            try:
                return self._attempt(source, work)
            except ProcessLostError as lost:
                if lost.blameless:
                    return self._last_attempt(source, work)
                source.fatal = problem(lost.reason)
                raise FileProblemError(source.fatal) from lost

    def _last_attempt(self, source: Source, work: Callable[[DecoderProcess], _Result]) -> _Result:
        try:
            return self._attempt(source, work)
        except ProcessLostError as lost:
            source.fatal = problem(lost.reason)
            raise FileProblemError(source.fatal) from lost

    def _attempt(self, source: Source, work: Callable[[DecoderProcess], _Result]) -> _Result:
        if self._child is not None and self._child.busy:
            self.close()  # an interrupt left its last answer uncollected
        if self._child is None:
            self._child = DecoderProcess(self._decoder)
        child = self._child
        shared = bool(child.served - {source.handle})
        child.served.add(source.handle)
        begun = time.monotonic()
        try:
            return work(child)
        except ProcessLostError as lost:
            self.close()
            # An earlier file may have worn the child out; time is lost by this file alone.
            lost.blameless = shared and lost.reason is not Reason.TOO_SLOW
            raise
        finally:
            source.spent += time.monotonic() - begun

    def _open(self, child: DecoderProcess, source: Source) -> Description:
        request = {
            "do": "open",
            "handle": source.handle,
            "format": source.format.value,
            "limits": asdict(source.limits),
        }
        answer = _checked(child.ask(request, source.data, no_payload, _seconds(source)), source)
        child.open.add(source.handle)
        found = answer.get("problems")
        try:
            problems = (
                tuple(problem_from(each) for each in found) if isinstance(found, list) else ()
            )
            pages = integer(answer, "pages")
            _require(1 <= pages <= source.limits.pages)
        except WireError as error:
            raise ProcessLostError(Reason.DECODER_DIED) from error
        source.hostile |= any(each.code is ProblemCode.HOSTILE for each in problems)
        return Description(pages, problems)

    def _page(self, child: DecoderProcess, source: Source, number: int) -> Page:
        if source.handle not in child.open:
            self._open(child, source)
        room = _PixelRoom(max(source.limits.pixels, source.limits.render_pixels))
        request = {"do": "page", "handle": source.handle, "number": number}
        answer = _checked(child.ask(request, b"", room, _seconds(source)), source)
        try:
            page = page_from(answer, room.pixels)
            _require(page.number == number)
        except WireError as error:
            raise ProcessLostError(Reason.DECODER_DIED) from error
        return page


class _PixelRoom:
    """Keeps the array that a page's pixels are received into."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.pixels: Pixels = np.empty((0, 0, 3), dtype=np.uint8)

    def __call__(self, header: Header, length: int) -> memoryview:
        self.pixels = page_pixels(header, length, self._most)
        return self.pixels.data.cast("B")


def _require(what_must_be: bool) -> None:
    if not what_must_be:
        raise WireError("an answer that can't be")


def _checked(answer: dict[str, object], source: Source) -> dict[str, object]:
    """The answer, unless it reports a problem. Raises ``FileProblemError``."""
    if "problem" not in answer:
        return answer
    if (fault := str(answer.get("fault", ""))[:_LONGEST_NAME]).isidentifier():
        log.info("a decoder stumbled", extra={"fault": fault})
    try:
        found = problem_from(answer["problem"])
    except WireError as error:
        raise ProcessLostError(Reason.DECODER_DIED) from error
    source.hostile |= found.code is ProblemCode.HOSTILE
    raise FileProblemError(found)


def _seconds(source: Source) -> float:
    """What the next job of a file may take. Raises ``FileProblemError`` when nothing is left."""
    left = min(source.limits.page_seconds, source.limits.file_seconds - source.spent)
    if left <= 0:
        raise FileProblemError(problem(Reason.TOO_SLOW))
    return left


_default: Sandbox | None = None
_default_lock = threading.Lock()


def default_sandbox() -> Sandbox:
    """This process's own sandbox, made on first use and closed at exit."""
    global _default  # noqa: PLW0603 - one for each process, by definition
    with _default_lock:
        if _default is None:
            _default = Sandbox()
            atexit.register(_default.close)
        return _default


def close_default_sandbox() -> None:
    """Ends the default sandbox's child, if there is one. It starts again when it is needed."""
    if _default is not None:
        _default.close()


def _after_fork() -> None:
    if _default is not None:
        _default.abandon()


os.register_at_fork(after_in_child=_after_fork)
