"""Whether the parts that the service needs answer: database, broker, storage, Tesseract."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Mapping
from enum import StrEnum

import structlog
from sqlalchemy import text
from starlette.concurrency import run_in_threadpool

from extract.ocr import installed_languages
from ingest.errors import ElenchosError
from workers.celery_app import broker_app
from workers.ledger.migrate import is_migrated
from workers.site import Site

log = structlog.get_logger("elenchos.http")
_SECONDS = 8.0
_NOBODY = hashlib.sha256(b"elenchos readiness").hexdigest()

Check = Callable[[], None]
"""Returns if the part answers; raises if not."""


class Part(StrEnum):
    """How a part is."""

    READY = "ready"
    AWAY = "away"


class NotReadyError(ElenchosError):
    """A part answers, and can't be used."""


async def readiness(checks: Mapping[str, Check]) -> dict[str, Part]:
    """Every part asked at once, each for some seconds at most."""
    found = await asyncio.gather(*(_ask(name, check) for name, check in checks.items()))
    return dict(zip(checks, found, strict=True))


def checks_of(site: Site) -> dict[str, Check]:
    """What a site needs. Without a broker none is asked for."""
    checks: dict[str, Check] = {
        "database": lambda: _database(site),
        "storage": lambda: _storage(site),
        "tesseract": _tesseract,
    }
    if broker := site.settings.broker.get_secret_value():
        checks["broker"] = lambda: _broker(broker)
    return checks


async def _ask(name: str, check: Check) -> Part:
    try:
        async with asyncio.timeout(_SECONDS):
            await run_in_threadpool(check)
    except Exception as error:  # noqa: BLE001 - whatever a part does, the others are asked too
        log.warning("not ready", part=name, problem=type(error).__name__)
        return Part.AWAY
    return Part.READY


def _database(site: Site) -> None:
    with site.ledger.engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    if not is_migrated(site.ledger.engine):
        raise NotReadyError("the database lacks its tables")


def _storage(site: Site) -> None:
    site.blobs.has(_NOBODY)


def _broker(address: str) -> None:
    with broker_app(address).connection_for_write(connect_timeout=3) as connection:
        connection.ensure_connection(max_retries=1, timeout=3)


def _tesseract() -> None:
    if "ell" not in installed_languages():
        raise NotReadyError("Tesseract can't read Greek here: see elenchos doctor")
