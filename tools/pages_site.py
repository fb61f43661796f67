"""A site with a few fictional cases and its pages served: for tests, screenshots and benches."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import io
import json
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import uvicorn
from argon2 import PasswordHasher
from fastapi import FastAPI
from PIL import Image

from api.auth.accounts import Accounts
from api.auth.roles import Role
from api.http.app import create_app
from api.http.service import Service, service_from
from api.http.settings import HttpSettings
from api.officer.settings import OfficeSettings
from api.pages.site import add_pages
from api.precheck.visits import PREFIX, Visits
from extract.facts import Extraction
from ingest.blobs.address import place_of
from ingest.blobs.blobs import Blobs
from ingest.blobs.keys import make_key_file
from samples.write import application_of, case_specs
from workers.case_processes import CaseProcesses
from workers.judging import judge_submission
from workers.kept import KeptKey
from workers.ledger import intake, leases
from workers.ledger.connection import make_engine, open_ledger
from workers.ledger.migrate import migrate
from workers.reading import read_bytes

MORNING = dt.datetime(2026, 11, 3, 8, 30, tzinfo=dt.UTC)
PASSWORD = "a long enough password"  # noqa: S105 - of a site that lasts for a test
OFFICER, COLLEAGUE, SUPERVISOR = "m.papadaki", "g.economou", "n.ioannou"
Files = Mapping[str, bytes]


class Clock:
    """Stands still, but for what it is moved."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> dt.datetime:
        """The time."""
        return self.now

    def forward(self, **by: float) -> None:
        """Later by so much, as ``timedelta`` takes it."""
        self.now += dt.timedelta(**by)


@dataclass(frozen=True)
class PagesSite:
    """The site, its application and its clock."""

    service: Service
    app: FastAPI
    clock: Clock
    folder: Path

    def visits(self) -> tuple[Path, ...]:
        """The folders of applicants' visits that have not ended."""
        return tuple(self.folder.glob(f"{PREFIX}*"))

    def submit(
        self,
        application: Mapping[str, object],
        files: Files,
        read: Callable[[bytes, str, dt.date], tuple[Extraction, ...]] = read_bytes,
    ) -> str:
        """A case comes in, is read and judged; gives its id. ``read``: what reads a file."""
        ledger, blobs = self.service.ledger, self.service.blobs
        stored = []
        for name, data in files.items():
            kept = blobs.put(data)
            stored.append(intake.StoredFile(name, kept.sha256, kept.size))
        new = intake.NewSubmission(
            json.dumps(application, ensure_ascii=False).encode(),
            stored,
            client="portal:ministry",
            deadline=(self.clock() + dt.timedelta(days=30)).date(),
        )
        case = intake.submit(ledger, new, self.service.catalogue).id
        while lease := leases.take_next(ledger, "worker:1", leases.Patience()):
            found = read(blobs.read(lease.sha256), lease.file, lease.seen_on)
            key = KeptKey.of(lease.sha256, lease.seen_on)
            leases.finish(ledger, lease, found, key, remembered=False)
        judge_submission(ledger, self.service.catalogue, case, "worker:1")
        return case


@cache
def _empty_ledger() -> bytes:
    """A migrated database with nothing in it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ledger.db"
        engine = make_engine(f"sqlite:///{file}")
        migrate(engine)
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()
        return file.read_bytes()


def make_site(
    folder: Path,
    office: OfficeSettings | None = None,
    *,
    prechecks: int = 0,
    database: str | None = None,
) -> PagesSite:
    """An empty site with three accounts: two officers and a supervisor.

    ``prechecks``: processes that read for applicants; without any, nothing can be pre-checked.
    ``database``: the address of an empty database; else a file of SQLite in the folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    clock = Clock()
    keys = make_key_file(folder / "keys", "first")
    if database is None:
        (folder / "ledger.db").write_bytes(_empty_ledger())
    ledger = open_ledger(database or f"sqlite:///{folder / 'ledger.db'}", clock=clock, cipher=keys)
    if database is not None:
        migrate(ledger.engine)
    blobs = Blobs(place_of(str(folder / "files")), keys, folder / "incoming")
    made = service_from(
        HttpSettings(public_url="http://localhost"),
        ledger,
        blobs,
        lambda *_: None,
        dt.timedelta(days=30),
    )
    # The cheapest argon2 there is: its costs are not what is tried here.
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    service = dataclasses.replace(
        made,
        accounts=Accounts(ledger.engine, hasher),
        cases=CaseProcesses(prechecks, 3 if prechecks else 0),
    )
    for login, name, role in (
        (OFFICER, "Μαρία Παπαδάκη", Role.OFFICER),
        (COLLEAGUE, "Γιώργος Οικονόμου", Role.OFFICER),
        (SUPERVISOR, "Νίκη Ιωάννου", Role.SUPERVISOR),
    ):
        service.accounts.make(login, name, [role], PASSWORD, clock())
    app = create_app(service)
    add_pages(app, service, office or OfficeSettings())
    # Applicants' visits beside the site, so that those of other sites are not among them.
    app.state.visits = Visits(folder)
    return PagesSite(service, app, clock, folder)


@contextlib.contextmanager
def served(site: PagesSite) -> Iterator[str]:
    """The site's pages on a free port of this machine; gives their address."""
    config = uvicorn.Config(site.app, host="127.0.0.1", port=0, log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        deadline = time.monotonic() + 30
        while not server.started and time.monotonic() < deadline:
            time.sleep(0.02)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(20)


def sample(procedure: str, name: str) -> tuple[dict[str, object], dict[str, bytes]]:
    """A specimen case: its application and its files."""
    spec = next(spec for spec in case_specs(only=(procedure,)) if spec.name == name)
    return dict(application_of(spec)), {item.file: item.draw() for item in spec.items}


def faulty_photo(photo: bytes) -> bytes:
    """The photo with a blue ground and a black frame, as a JPEG."""
    picture = Image.open(io.BytesIO(photo)).convert("RGB")
    blue = Image.new("RGB", picture.size, (70, 110, 200))
    light = picture.convert("L").point(lambda value: 255 if value > 225 else 0)
    picture.paste(blue, mask=light)
    width, height = picture.size
    framed = Image.new("RGB", (width, height), (10, 10, 10))
    framed.paste(picture.crop((12, 12, width - 12, height - 12)), (12, 12))
    out = io.BytesIO()
    framed.save(out, "JPEG", quality=92, dpi=(300, 300))
    return out.getvalue()


def renewal_with_faults() -> tuple[dict[str, object], dict[str, bytes]]:
    """A renewal with a misspelt surname in the application, a faulty photo, and no card fee."""
    application, files = sample("long-term.renewal", "birthplace-in-cyrillic")
    applicant = dict(application["applicant"])  # type: ignore[call-overload]
    applicant["surname"] = "SOLOVEV"
    application["applicant"] = applicant
    photo = next(name for name in files if name.startswith("photo"))
    files["photo.jpg"] = faulty_photo(files.pop(photo))
    fee = next(name for name in files if "paravolo" in name)
    del files[fee]
    application["documents"] = [
        {"file": name, "kind": kind}
        for name, kind in (
            ("passport.pdf", "passport"),
            ("residence_permit.pdf", "residence_permit"),
        )
        if name in files
    ]
    return application, files
