"""The site that an administrator's command works on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import OperationalError

from ingest.errors import UsageError
from workers.settings import WorkerSettings
from workers.site import Site, open_site


@contextmanager
def opened_site() -> Iterator[Site]:
    """The site of the settings, brought up to date, closed at the end.

    Raises:
        UsageError: the database does not answer.
    """
    try:
        site = open_site(WorkerSettings(), prepare=True)
    except OperationalError as error:
        raise UsageError(
            "the database does not answer: look at ELENCHOS_DATABASE, then try again"
        ) from error
    try:
        yield site
    finally:
        site.close()
