"""A site with its pages, cases whose reading is given, and a browser where there is one."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from PIL import Image

from api.officer.settings import OfficeSettings
from extract.evidence import EvidenceKind
from extract.facts import Extraction, Fact
from tools.pages_site import OFFICER, PASSWORD, PagesSite, make_site

BOX = (40, 30, 160, 60)


def page_file(grey: int = 255) -> bytes:
    """A small page as PNG."""
    out = io.BytesIO()
    Image.new("RGB", (300, 200), (grey, grey, grey)).save(out, "PNG")
    return out.getvalue()


def passport_facts(**changes: str) -> dict[str, Fact]:
    """What is read in a passport: the surname in ``BOX`` of page 1, the rest below it."""
    values: dict[str, str | dt.date] = {
        "surname": "HOXHA",
        "given_names": "ARTAN",
        "document_number": "BA1234567",
        "nationality": "ALB",
        "birth_date": dt.date(1988, 4, 12),
        "expiry_date": dt.date(2031, 4, 1),
        "birth_place": "TIRANE",
        **changes,
    }
    left, top, right, bottom = BOX
    boxes = [(left, top + 18 * n, right, bottom - 18 + 18 * n) for n in range(len(values))]
    boxes[0] = BOX
    return {
        name: Fact(value, 0.99, 1, box, "ocr")
        for (name, value), box in zip(values.items(), boxes, strict=True)
    }


def reads(**facts_of_files: dict[str, Fact]):
    """A reader that knows by name (up to the dot) what stands in a file: a passport's facts."""

    def read(data: bytes, name: str, _: dt.date) -> tuple[Extraction, ...]:
        facts = facts_of_files.get(name.partition(".")[0], {})
        digest = hashlib.sha256(data).hexdigest()
        return (Extraction(name, digest, EvidenceKind.PASSPORT, 0.99, 1, facts, (), "test", "PNG"),)

    return read


def application(**changes: object) -> dict[str, object]:
    """A renewal of Artan Hoxha's."""
    return {
        "procedure": "long-term.renewal",
        "submitted_on": "2026-11-02",
        "applicant": {"surname": "HOXHA", "given_names": "ARTAN", "birth_date": "1988-04-12",
                      "passport_number": "BA1234567", "nationality": "ALB", **changes},
    }  # fmt: skip


@pytest.fixture
def office() -> OfficeSettings:
    return OfficeSettings(four_eyes=())


@pytest.fixture
def site(tmp_path: Path, office: OfficeSettings) -> PagesSite:
    return make_site(tmp_path / "site", office)


@pytest.fixture
def case(site: PagesSite) -> str:
    """A case whose passport bears another surname than the application."""
    read = reads(passport=passport_facts(surname="HOTI"))
    return site.submit(application(), {"passport.png": page_file()}, read)


@pytest.fixture
def client(site: PagesSite) -> Iterator[TestClient]:
    """Nobody yet."""
    with TestClient(site.app, base_url="http://localhost", follow_redirects=False) as made:
        made.headers["accept"] = "text/html"
        yield made


def logged_in(client: TestClient, login: str = OFFICER) -> str:
    """Logs that person in; gives the token of forms."""
    client.cookies.clear()
    form = {"login": login, "password": PASSWORD}
    assert client.post("/officer/login", data=form).status_code == 303
    page = client.get("/officer").text
    return page.partition('name="csrf_token" value="')[2].partition('"')[0]
