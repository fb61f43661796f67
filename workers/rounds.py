"""Work done again every so many seconds, from a thread beside the rest."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self


class Rounds:
    """Calls ``one`` every ``seconds`` until it gives ``False`` or the block ends.

    ``one`` must not raise. The block's end waits for a round that is being made, ``patience``
    seconds at most (``None``: as long as it takes).
    """

    def __init__(
        self, name: str, seconds: float, one: Callable[[], bool], patience: float | None = None
    ) -> None:
        self._seconds = seconds
        self._one = one
        self._patience = patience
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._done.set()
        self._thread.join(timeout=self._patience)

    def _run(self) -> None:
        while not self._done.wait(self._seconds):
            if not self._one():
                return
