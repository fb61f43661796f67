"""Why a file, or a part of it, could not be read: a closed list, from which findings are made."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class ProblemCode(StrEnum):
    """The finding that a problem becomes (contract, finding codes: documents)."""

    UNREADABLE = "document.unreadable"
    ENCRYPTED = "document.encrypted"
    HOSTILE = "document.hostile"
    TOO_LARGE = "document.too_large"


class Reason(StrEnum):
    """What exactly is the matter; each has its sentence in both languages (``reason.<value>``)."""

    ABSENT = "absent"
    EMPTY = "empty"
    TRUNCATED = "truncated"
    UNKNOWN_FORMAT = "unknown_format"
    NOT_A_DOCUMENT = "not_a_document"  # ZIP, Office, SVG, HTML, programs
    NOT_A_REGULAR_FILE = "not_a_regular_file"  # link, pipe, device, sub-folder
    ENCRYPTED = "encrypted"
    JAVASCRIPT = "javascript"
    EMBEDDED_FILE = "embedded_file"
    LAUNCH_ACTION = "launch_action"
    XFA_FORM = "xfa_form"
    POLYGLOT = "polyglot"
    BOMB = "bomb"  # inflates beyond a limit
    TOO_MANY_BYTES = "too_many_bytes"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_MANY_PIXELS = "too_many_pixels"
    BAD_SHAPE = "bad_shape"  # one side far too short or long to be a page
    TOO_SLOW = "too_slow"
    TOO_MUCH_MEMORY = "too_much_memory"
    DECODER_DIED = "decoder_died"
    NO_PERMISSION = "no_permission"
    NOT_READ = "not_read"  # the service tried and was interrupted each time; not the file's fault
    HIDDEN_TEXT = "hidden_text"  # words that a program reads and nobody sees
    TEXT_LAYER_DIFFERS = "text_layer_differs"  # words that are drawn as other words


@dataclass(frozen=True, slots=True)
class FileProblem:
    """One problem of one file.

    ``detail`` holds numbers for the message (``limit``, ``found``), never text from the file.
    """

    code: ProblemCode
    reason: Reason
    detail: dict[str, int | str] = field(default_factory=dict)


_UNREADABLE = frozenset(
    {
        Reason.ABSENT,
        Reason.EMPTY,
        Reason.TRUNCATED,
        Reason.UNKNOWN_FORMAT,
        Reason.NOT_A_DOCUMENT,
        Reason.NOT_A_REGULAR_FILE,
        Reason.XFA_FORM,
        Reason.DECODER_DIED,
        Reason.NO_PERMISSION,
        Reason.NOT_READ,
    }
)
_CODES = {Reason.ENCRYPTED: ProblemCode.ENCRYPTED, Reason.TOO_MANY_BYTES: ProblemCode.TOO_LARGE}


def code_of(reason: Reason) -> ProblemCode:
    """The finding code of a reason: ``document.hostile`` for active content and broken limits.

    Source: contract, *The report*. A file that is merely too long has its own code,
    ``document.too_large``: an honest applicant can mend it.
    """
    if reason in _UNREADABLE:
        return ProblemCode.UNREADABLE
    return _CODES.get(reason, ProblemCode.HOSTILE)


def problem(reason: Reason, **detail: int | str) -> FileProblem:
    """The problem for a reason, with its code; ``detail`` as in :class:`FileProblem`."""
    return FileProblem(code_of(reason), reason, detail)
