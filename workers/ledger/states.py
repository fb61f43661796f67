"""The states of a document and of a submission, and how urgent it is."""

from __future__ import annotations

import datetime as dt
from enum import IntEnum, StrEnum

SECOND_DESK = "desk:second"
"""Holds the cases that wait for a second pair of eyes: *Next case* gives them to nobody."""

SECOND_DESKS_LEASE = dt.timedelta(days=90)


class DocumentState(StrEnum):
    """Where a document's reading stands. ``transitions.py`` makes every change of it.

    ``received → queued → running → read | parked``; a reading that its worker lost goes back to
    ``queued``, and a parked document that an officer sends again too.
    """

    RECEIVED = "received"  # committed; nobody was told yet
    QUEUED = "queued"  # a worker was told, or will find it
    RUNNING = "running"  # leased by one worker, until the lease runs out
    READ = "read"  # its extractions are kept
    PARKED = "parked"  # tried too often: an officer looks at the paper itself


FINISHED = frozenset({DocumentState.READ, DocumentState.PARKED})
"""Nothing more happens to these by themselves."""


class SubmissionState(StrEnum):
    """Where a submission stands."""

    READING = "reading"  # some document is not finished
    DUE = "due"  # all documents are; the rules must run (again)
    JUDGED = "judged"  # the newest report says what is known
    ERASED = "erased"  # nothing personal is left; its events remain


class Priority(IntEnum):
    """How urgent: the lower is read first. A portal's pre-check overtakes an archive run."""

    PRECHECK = 0
    SUBMISSION = 5
    ARCHIVE = 9


class ParkedReason(StrEnum):
    """Why a document is parked."""

    POISON = "poison"  # its reading killed the process that read it, each time
    LOST = "lost"  # its workers were lost, each time, for reasons outside the document


class Severe(IntEnum):
    """Order of the queue by triage: what lacks most comes first."""

    INCOMPLETE = 0
    ATTENTION = 1
    READY = 2
    UNJUDGED = 3
