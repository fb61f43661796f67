"""Logs: a line of JSON for each thing that happened, with ids, never with what a person wrote.

An exception is logged as its type and the places in our code; its text and the values around it may
quote a document. Our own lines are written with ids alone; what libraries log below ``WARNING`` is
not kept.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, Processor

_OURS = "elenchos"
_FRAMES = 12


def set_up_logs(stream: TextIO | None = None) -> None:
    """From now on every log line of this process, a library's too, is a line of JSON on stderr."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        exception_without_values,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.captureWarnings(True)
    logging.getLogger(_OURS).setLevel(logging.INFO)


def exception_without_values(
    _: logging.Logger, __: str, event: MutableMapping[str, Any]
) -> EventDict:
    """Replaces an exception by its type and where it passed, without its text."""
    found = event.pop("exc_info", None)
    if found is True:
        found = sys.exc_info()
    error = found[1] if isinstance(found, tuple) else found
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["where"] = places_of(error.__traceback__)
    event.pop("exc_text", None)
    event.pop("stack_info", None)
    return event


def places_of(trace: TracebackType | None) -> list[str]:
    """``file.py:line function`` of the last frames: no values, no source lines."""
    places = [
        f"{Path(frame.f_code.co_filename).name}:{line} {frame.f_code.co_name}"
        for frame, line in walk_tb(trace)
    ]
    return places[-_FRAMES:]
