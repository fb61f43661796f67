"""The tree of errors. Each says what happened, to which file, and what to do next.

ElenchosError
├── UsageError            the command, its arguments or the application can't be used: exit code 2
│   └── (verify.application.ApplicationError, verify.catalogue.errors.CatalogueError)
├── SandboxError          the decoder process can't be started: exit code 2
└── FileProblemError      one file can't be read: becomes a finding, never ends the run
"""

from __future__ import annotations

from ingest.problems import FileProblem


class ElenchosError(Exception):
    """The root. ``str(error)`` is one line for a person and holds no personal data."""


class UsageError(ElenchosError):
    """What was asked can't be done as asked; the line says how to mend it. Exit code 2."""


class SandboxError(ElenchosError):
    """No file can be decoded on this machine; the line names the command that says why."""


class FileProblemError(ElenchosError):
    """One file can't be read. Carries the ``FileProblem`` that becomes its finding."""

    def __init__(self, problem: FileProblem) -> None:
        super().__init__(f"{problem.code.value}: {problem.reason.value}")
        self.problem = problem
