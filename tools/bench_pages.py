"""Seconds that the server takes for officers' pages: ``make bench-pages`` (``ARGS="--cases N"``).

A site with N cases in its queue (rows written at once, each with its own application, documents,
search words and finding codes) and one specimen case that was really read. Times are of whole
requests over HTTP on this machine, without a browser; the first of each kind is shown apart.
``--database postgresql://…`` names a server: a database of its own is made there, and dropped.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import json
import logging
import secrets
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import structlog
from sqlalchemy import Engine, insert, text
from sqlalchemy.engine import make_url

from api.http.access import cookie_name
from tools.pages_site import OFFICER, PagesSite, make_site, renewal_with_faults, served
from workers.ledger.connection import make_engine
from workers.ledger.ids import new_id
from workers.ledger.states import DocumentState, Priority, Severe, SubmissionState
from workers.ledger.tables import (
    ApplicationText,
    CaseCode,
    DocumentRow,
    SearchTerm,
    Submission,
)

_TRIAGES = (("incomplete", Severe.INCOMPLETE), ("attention", Severe.ATTENTION),
            ("ready", Severe.READY))  # fmt: skip
_PROCEDURES = ("long-term.renewal", "long-term.initial", "ten-year.initial",
               "second-generation.renewal", "family-reunification.initial")  # fmt: skip
_CODES = ("document.missing", "name.mismatch", "document.expired", "fee.amount", "photo.head_size")
_AT_ONCE = 5000
_DOCUMENTS = 4
_RARE = 2500
"""One case in so many has the rare procedure, another the rare code, another an officer."""

_FILTERS = {
    "a procedure": "procedure=ten-year.initial",
    "a rare procedure": "procedure=registration",
    "a procedure that nobody asks for": "procedure=second-generation.initial",
    "a triage": "triage=ready",
    "a code": "code=name.mismatch",
    "a rare code": "code=amka.invalid",
    "a code that no case has": "code=sex.mismatch",
    "a procedure and a code": "procedure=ten-year.initial&code=name.mismatch",
    "nobody's": "whose=nobody",
    "mine": "whose=mine",
    "a second pair of eyes": "whose=second",
    "a name": "q=SURNAME4999",
    "a name that all bear": "q=GIVEN",
    "two names": "q=GIVEN+SURNAME77",
    "a name that nobody bears": "q=ZZZZ",
    "decided ones": "state=decided",
    "nearest deadline": "sort=deadline",
    "newest": "sort=newest",
    "newest, a rare code": "sort=newest&code=amka.invalid",
}


_API_FILTERS = {
    "a page of 200": "limit=200",
    "a code": "code=name.mismatch",
    "a second pair of eyes": "assigned=second",
    "nobody's, open": "assigned=nobody&decided=open",
    "a name": "text=SURNAME4999",
    "newest": "sort=newest",
}
_FIGURES_KEPT = 5.2
"""Seconds after which ``/metrics`` asks the ledger anew."""


def main() -> int:
    """Fills, asks, prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=50_000)
    parser.add_argument("--times", type=int, default=15)
    parser.add_argument("--database", metavar="URL", help="a server of PostgreSQL; else SQLite")
    options = parser.parse_args()
    # A line for each request would stand between the figures.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    with (
        tempfile.TemporaryDirectory(prefix="elenchos-bench-") as folder,
        _own_database(options.database) as database,
    ):
        site = make_site(Path(folder), database=database)
        case = site.submit(*renewal_with_faults())
        account = site.service.accounts.by_login(OFFICER)
        _fill(site, options.cases, f"account:{account.id}")
        _settle(site.service.ledger.engine)
        token = site.service.sessions.start(account.id, site.clock())
        cookies = {cookie_name(site.service.settings): token}
        with (
            served(site) as address,
            httpx.Client(
                base_url=address, cookies=cookies, timeout=60, headers={"accept": "text/html"}
            ) as client,
        ):
            kind = site.service.ledger.engine.dialect.name
            print(f"{kind}: {options.cases} cases in the queue; {options.times} requests each\n")
            print(f"{'page':44} {'first':>8} {'median':>8} {'slowest':>8}  aim")
            for name, path, aim in _asked(case):
                _show(name, _seconds(client, path, options.times), aim)
            _show("/metrics, asked anew", _seconds(client, "/metrics", 3, _FIGURES_KEPT), "0.30")
        site.service.ledger.close()
    return 0


@contextlib.contextmanager
def _own_database(server: str | None) -> Iterator[str | None]:
    """A database of that server's for this run alone, dropped at the end."""
    if server is None:
        yield None
        return
    address = make_url(server)
    admin = make_engine(server).execution_options(isolation_level="AUTOCOMMIT")
    name = f"elenchos_bench_{secrets.token_hex(4)}"
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield address.set(database=name).render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        admin.dispose()


def _settle(engine: Engine) -> None:
    """What PostgreSQL does by itself within a minute of so many rows; SQLite never does it."""
    if engine.dialect.name == "postgresql":
        with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            connection.execute(text("VACUUM ANALYZE"))


def _asked(case: str) -> Iterator[tuple[str, str, str]]:
    yield "queue", "/officer", "0.30"
    for name, query in _FILTERS.items():
        yield f"queue, {name}", f"/officer?{query}", "0.30"
    yield "/v1/submissions", "/v1/submissions?decided=open", "0.30"
    for name, query in _API_FILTERS.items():
        yield f"/v1/submissions, {name}", f"/v1/submissions?{query}", "0.30"
    yield "case", f"/officer/cases/{case}", "0.20"
    yield "page image", f"/officer/cases/{case}/documents/1/pages/1.png", "0.30 after the first"
    yield "page with boxes", f"/officer/cases/{case}/pane?document=1&page=1", "–"
    yield "photo with measures", f"/officer/cases/{case}/documents/2/photo.png", "–"
    yield "letter", f"/officer/cases/{case}/letter.pdf", "–"
    yield "statistics", "/officer/statistics", "–"


def _seconds(client: httpx.Client, path: str, times: int, pause: float = 0) -> list[float]:
    taken = []
    for _ in range(times + 1):
        time.sleep(pause)
        began = time.perf_counter()
        client.get(path).raise_for_status()
        taken.append(time.perf_counter() - began)
    return taken


def _show(name: str, taken: list[float], aim: str) -> None:
    first, *others = taken
    median, slowest = statistics.median(others), max(others)
    print(f"{name:44} {first:8.3f} {median:8.3f} {slowest:8.3f}  {aim}")


def _fill(site: PagesSite, count: int, officer: str) -> None:
    """Rows of judged cases, as if they had come in over the last months."""
    ledger, now = site.service.ledger, site.clock()
    for start in range(0, count, _AT_ONCE):
        with ledger.writing() as work:
            numbers = range(start, min(start + _AT_ONCE, count))
            ids = {n: new_id(now - dt.timedelta(minutes=count - n)) for n in numbers}
            rows = [
                _row(ids[n], n, now - dt.timedelta(minutes=count - n), officer) for n in numbers
            ]
            texts = [
                {"submission_id": ids[n], "sealed": ledger.cipher.seal(_application(n))}
                for n in numbers
            ]
            terms = [
                {"term": term, "submission_id": ids[n]}
                for n in numbers
                for term in (f"SURNAME{n}", "GIVEN", f"P{n:07}")
            ]
            codes = [
                {"code": code, "submission_id": ids[n], "severity": "blocking"}
                for n in numbers
                for code in {_CODES[n % 5], _CODES[(n * 7 + 1) % 5]}
                | ({"amka.invalid"} if n % _RARE == 1 else set())
            ]
            work.session.execute(insert(Submission), rows)
            work.session.execute(insert(ApplicationText), texts)
            work.session.execute(insert(SearchTerm), terms)
            work.session.execute(insert(CaseCode), codes)
            work.session.execute(
                insert(DocumentRow), [row for n in numbers for row in _documents(ids[n], n, now)]
            )


def _row(case: str, number: int, received: dt.datetime, officer: str) -> dict[str, object]:
    triage, severe = _TRIAGES[number % 3]
    theirs = number % _RARE == 2
    return {
        "id": case,
        "procedure": "registration" if number % _RARE == 0 else _PROCEDURES[number % 5],
        "assigned_to": officer if theirs else None,
        "assigned_until": received + dt.timedelta(days=365) if theirs else None,
        "priority": Priority.SUBMISSION,
        "state": SubmissionState.JUDGED.value,
        "client": "portal:bench",
        "idempotency_key": None,
        "request_digest": "0" * 64,
        "received_at": received,
        "deadline": (received + dt.timedelta(days=30)).date(),
        "documents": _DOCUMENTS,
        "unfinished": 0,
        "inputs": 1,
        "judged_at": received,
        "triage": triage,
        "severe": severe,
        "blocking": 2 - number % 3,
        "warnings": number % 2,
        "notices": 1,
        "reports": 1,
        "decisions": 0,
    }


def _documents(case: str, number: int, now: dt.datetime) -> Iterator[dict[str, object]]:
    """Documents that were read; of one case in ``_RARE`` one still waits."""
    for place in range(1, _DOCUMENTS + 1):
        waits = number % _RARE == 3 and place == 1
        yield {
            "id": new_id(now), "submission_id": case, "number": place, "file": f"{place}.pdf",
            "sha256": f"{number:032x}{place:032x}", "size": 250_000,
            "priority": Priority.SUBMISSION,
            "state": (DocumentState.QUEUED if waits else DocumentState.READ).value,
            "seen_on": now.date(), "queued_at": now, "not_before": now,
            "attempts": 0 if waits else 1, "crashes": 0, "losses": 0,
            "started_at": None if waits else now, "finished_at": None if waits else now,
        }  # fmt: skip


def _application(number: int) -> bytes:
    person = {"surname": f"SURNAME{number}", "given_names": "GIVEN",
              "passport_number": f"P{number:07}"}  # fmt: skip
    return json.dumps({"procedure": _PROCEDURES[number % 5], "applicant": person}).encode()


if __name__ == "__main__":
    raise SystemExit(main())
