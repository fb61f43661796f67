"""The decoder process: reads requests from its socket, decodes hostile bytes, sends pixels back.

Started by ``ingest.sandbox``, never imported by the program itself. Its limits are set by itself
before each job: address space and processor time (soft limits), no core, no file written.
Remaining risk: a file that takes the process over keeps the rights of its user until the parent
ends it; it inherits neither environment nor open files, and the parent trusts nothing it says.
"""

from __future__ import annotations

import importlib
import math
import os
import resource
import socket
import sys
from typing import cast

from ingest.documents import Decoder, Document
from ingest.errors import FileProblemError
from ingest.limits import Limits
from ingest.pages import FileFormat
from ingest.problems import Reason, problem
from ingest.wire import (
    Header,
    WireError,
    integer,
    page_header,
    problem_header,
    receive,
    send,
)

OPEN_FILES = 64
"""More than any decoder needs."""

OUT_OF_MEMORY = 75
"""Exit status that tells the parent what happened."""


def main(descriptor: int, decoder_name: str) -> None:
    """Serves requests on the socket ``descriptor`` until the other side closes it."""
    with socket.socket(fileno=descriptor) as link:
        module, _, function = decoder_name.partition(":")
        decoder = cast("Decoder", getattr(importlib.import_module(module), function))
        _confine()
        send(link, {"ready": True})
        try:
            _Server(link, decoder).serve()
        except MemoryError:
            # Not even the words to say so may be left, and the heap serves nobody any more.
            os._exit(OUT_OF_MEMORY)


def _confine() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))


def _allow(limits: Limits) -> None:
    """Sets the soft limits for the next job: processor time counts from now on."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    spent = usage.ru_utime + usage.ru_stime
    until = math.ceil(spent + limits.page_seconds) + 1
    for what, most in ((resource.RLIMIT_CPU, until), (resource.RLIMIT_AS, limits.memory_bytes)):
        _, hard = resource.getrlimit(what)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (soft, hard))


class _Server:
    """Open documents by handle, and what may be asked of them."""

    def __init__(self, link: socket.socket, decoder: Decoder) -> None:
        self._link = link
        self._decoder = decoder
        self._open: dict[int, tuple[Document, Limits]] = {}
        self._payload = bytearray()

    def serve(self) -> None:
        while True:
            self._payload = bytearray()
            try:
                request = receive(self._link, self._room)
            except WireError:
                return
            try:
                self._answer(request)
            except FileProblemError as error:
                send(self._link, {"problem": problem_header(error.problem)})
            except MemoryError:
                raise
            except Exception as error:  # noqa: BLE001 - the edge of the process: no decoder's fault is ours
                # Its class alone: an exception's text may quote the file.
                died = problem_header(problem(Reason.DECODER_DIED))
                send(self._link, {"problem": died, "fault": type(error).__name__})

    def _room(self, _header: Header, length: int) -> memoryview:
        self._payload = bytearray(length)
        return memoryview(self._payload)

    def _answer(self, request: Header) -> None:
        handle = integer(request, "handle")
        match request["do"]:
            case "open":
                limits = Limits(**cast("dict[str, int]", request["limits"]))
                _allow(limits)
                document = self._decoder(
                    bytes(self._payload), FileFormat(str(request["format"])), limits
                )
                self._open[handle] = (document, limits)
                found = [problem_header(each) for each in document.problems]
                send(self._link, {"pages": document.page_count, "problems": found})
            case "page":
                document, limits = self._open[handle]
                _allow(limits)
                page = document.page(integer(request, "number"))
                pixels = page.pixels if page.pixels.flags.c_contiguous else page.pixels.copy()
                send(self._link, page_header(page), pixels.data.cast("B"))
            case _:
                document, limits = self._open.pop(handle)
                document.close()
                send(self._link, {"closed": handle})


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
