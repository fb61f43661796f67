"""What the first officer of the day would otherwise wait for, done before the service is ready."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from api.officer.desk import Desk
from api.officer.queue_view import Wanted, queue_view
from api.officer.reasons import reasons
from api.pages import formats
from api.pages.codes import named_codes
from api.pages.languages import LANGUAGES
from api.pages.rendering import environment
from verify.matching.differences import differing_letters
from verify.matching.names import Name

log = structlog.get_logger("elenchos.officer")
_NAMES = (("ΧΟΤΖΑ", "ΑΡΤΑΝ"), ("HOTI", "ARTAN"), ("ИВАНОВ", "СЕРГЕЙ"))
_NOBODY = "account:nobody"


@asynccontextmanager
async def warmed(desk: Desk) -> AsyncIterator[None]:
    """Warms up; what can't be warmed is left to the first request."""
    await run_in_threadpool(warm, desk)
    yield


def warm(desk: Desk) -> None:
    """Templates compiled, words, locales and tables of spellings loaded, the queue asked once."""
    templates = environment()
    for name in templates.list_templates(extensions=["html"]):
        templates.get_template(name)
    reasons()
    moment = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
    for language in LANGUAGES:
        named_codes(language)
        formats.moment(moment, language)
        formats.amount(1, language)
        formats.share(0.5, language)
    for one in _NAMES:
        differing_letters(Name(*one), Name("HOXHA", "AGIM"))
    try:
        queue_view(desk, Wanted(), _NOBODY)
    except SQLAlchemyError as error:  # /readyz says so of the database, and the service starts
        log.warning("not warmed", problem=type(error).__name__)
