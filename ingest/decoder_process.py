"""The parent's end of one decoder process: its start, its requests, its end."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys

from ingest.decoder import OUT_OF_MEMORY
from ingest.errors import SandboxError
from ingest.problems import Reason
from ingest.wire import Header, Room, WireError, WireTimeoutError, no_payload, receive, send

START_SECONDS = 60.0
END_SECONDS = 5.0

_REASON_BY_EXIT = {
    -signal.SIGXCPU: Reason.TOO_SLOW,
    OUT_OF_MEMORY: Reason.TOO_MUCH_MEMORY,
}


class ProcessLostError(Exception):
    """The process died, or must be ended. ``blameless``: another file may be the cause."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.blameless = False


class DecoderProcess:
    """One decoder process and the socket to it.

    ``open`` and ``served`` hold the handles of files that are, and ever were, open in it. ``busy``:
    a request was sent and its answer not collected.
    """

    def __init__(self, decoder: str) -> None:
        ours, theirs = socket.socketpair()
        self.link = ours
        self.open: set[int] = set()
        self.served: set[int] = set()
        self.busy = False
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-m", "ingest.decoder", str(theirs.fileno()), decoder],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd="/",
                env=_environment(),
                start_new_session=True,  # an interrupt from the keyboard is for the parent alone
            )
        try:
            receive(ours, no_payload, START_SECONDS)
        except (WireError, WireTimeoutError) as error:
            self.end()
            raise SandboxError(
                "The decoder process does not start: run `elenchos doctor` to see what is missing."
            ) from error

    def ask(self, header: Header, payload: bytes, room: Room, seconds: float) -> dict[str, object]:
        """One request and its answer; raises ``ProcessLostError``."""
        self.busy = True
        try:
            self.link.settimeout(seconds)
            send(self.link, header, payload)
            answer = receive(self.link, room, seconds)
        except WireTimeoutError as error:
            raise ProcessLostError(Reason.TOO_SLOW) from error
        except WireError as error:
            raise ProcessLostError(self._cause_of_death()) from error
        self.busy = False
        return answer

    def _cause_of_death(self) -> Reason:
        try:
            code = self.process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            return Reason.DECODER_DIED
        return _REASON_BY_EXIT.get(code, Reason.DECODER_DIED)

    def end(self) -> None:
        """Ends the process at once: it holds nothing worth saving."""
        self.link.close()
        self.process.kill()
        self.process.wait()

    def abandon(self) -> None:
        """Lets go of a child that belongs to the process that this one was forked from."""
        self.link.close()
        self.process.returncode = 0


def _environment() -> dict[str, str]:
    """Nothing of ours: an environment may hold passwords."""
    return {
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
        "OMP_NUM_THREADS": "1",
        "OMP_THREAD_LIMIT": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
    }
