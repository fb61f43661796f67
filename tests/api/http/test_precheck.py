"""A pre-check over HTTP: what may be sent, what is refused, and that nothing stays."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.auth.roles import Role, Scope
from api.http.service import Service
from api.http.settings import HttpSettings
from api.http.upload_folders import FOLDER_PREFIX
from ingest.names import shown
from verify.application import ApplicationError
from workers.case_processes import (
    Asked,
    CaseProcesses,
    ProcessLostError,
    Progress,
    TooBusyError,
    TooLongError,
)

APPLICATION = json.dumps({"procedure": "registration", "applicant": {"surname": "HOXHA"}})
URL = "/v1/precheck"


class Listing(CaseProcesses):
    """Answers with what lies in the folder, or raises what it was told to."""

    def __init__(self) -> None:
        super().__init__(0, 0)
        self.error: Exception | None = None
        self.asked: list[Asked] = []

    async def judge(
        self, asked: Asked, seconds: float, progress: Progress | None = None
    ) -> dict[str, object]:
        self.asked.append(asked)
        if self.error is not None:
            raise self.error
        return {shown(path): path.read_text() for path in asked.folder.iterdir()}


@pytest.fixture
def cases() -> Listing:
    return Listing()


@pytest.fixture
def settings() -> HttpSettings:
    return HttpSettings(public_url="http://localhost", upload_bytes=200_000, upload_files=5)


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where uploads are written; empty again after every test."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.glob(f"{FOLDER_PREFIX}*")) == []


@pytest.fixture
def headers(key) -> dict[str, str]:
    return key(Scope.PRECHECK) | {"Accept-Language": "en"}


def files(*names: str) -> list[tuple[str, tuple[str, bytes]]]:
    return [("files", (name, b"content")) for name in names]


def test_the_files_are_judged_under_their_own_names(client: TestClient, headers) -> None:
    response = client.post(
        URL,
        data={"application": APPLICATION},
        files=files("passport.pdf", "άδεια διαμονής.jpg"),
        headers=headers,
    )
    assert response.status_code == 200
    assert response.json() == {
        "application.json": APPLICATION,
        "passport.pdf": "content",
        "άδεια διαμονής.jpg": "content",
    }


def test_the_application_may_come_as_a_file(client: TestClient, headers) -> None:
    part = ("application.json", APPLICATION.encode(), "application/json")
    response = client.post(URL, files=[("application", part)], headers=headers)
    assert response.json() == {"application.json": APPLICATION}


def test_the_day_asked_for_is_passed_on(client: TestClient, headers, cases: Listing) -> None:
    client.post(
        URL, params={"as_of": "2026-01-31"}, files=[("application", APPLICATION)], headers=headers
    )
    assert str(cases.asked[0].as_of) == "2026-01-31"


def test_nothing_is_kept_unless_it_is_asked(client: TestClient, key, blobs, told) -> None:
    headers = key(Scope.PRECHECK, Scope.SUBMIT, Scope.READ)
    text = json.dumps({"procedure": "registration", "applicant": {"surname": "HOXHA"}})
    parts = [("application", text), *files("a.pdf")]
    plain = client.post(URL, files=parts, headers=headers)
    assert "location" not in plain.headers
    assert list(blobs.names()) == []
    kept = client.post(URL, files=[*parts, ("keep", (None, "true"))], headers=headers)
    assert kept.json() == plain.json()
    assert client.get(kept.headers["location"], headers=headers).json()["state"] == "reading"
    assert len(told) == len(list(blobs.names())) == 1


def test_keeping_needs_the_right_to_submit(client: TestClient, headers) -> None:
    parts = [("application", APPLICATION), ("keep", (None, "true"))]
    assert client.post(URL, files=parts, headers=headers).status_code == 403


class TestWho:
    def test_without_a_key_the_body_is_not_even_read(self, client: TestClient) -> None:
        assert client.post(URL, content=b"anything").status_code == 401

    def test_a_key_without_the_scope_is_refused(self, client: TestClient, key) -> None:
        response = client.post(URL, headers=key(Scope.READ) | {"Accept-Language": "en"})
        assert response.status_code == 403
        assert "scope" in response.json()["detail"]

    @pytest.mark.parametrize(
        "wrong", ["Bearer", "Bearer x", "Bearer elk_0123456789abcdef_" + "A" * 43, "Basic eDp4"]
    )
    def test_a_wrong_key_is_nobody(self, client: TestClient, wrong: str) -> None:
        assert client.post(URL, headers={"Authorization": wrong}).status_code == 401

    def test_a_wrong_key_is_nobody_even_beside_a_session(self, client: TestClient, log_in) -> None:
        headers = log_in(Role.OFFICER) | {"Authorization": "Bearer elk_wrong"}
        assert client.post(URL, headers=headers).status_code == 401

    def test_an_expired_and_a_revoked_key_are_nobody(
        self, client: TestClient, service: Service, clock, headers
    ) -> None:
        identifier = service.keys.all()[0].id
        service.keys.revoke(identifier, clock())
        assert client.post(URL, headers=headers).status_code == 401

    def test_a_rotated_key_works_until_its_grace_is_over(
        self, client: TestClient, service: Service, clock, headers
    ) -> None:
        import datetime as dt

        new = service.keys.rotate(service.keys.all()[0].id, clock(), dt.timedelta(days=1))
        body = {"files": [("application", APPLICATION)]}
        assert client.post(URL, headers=headers, **body).status_code == 200
        clock.move(days=2)
        assert client.post(URL, headers=headers, **body).status_code == 401
        fresh = {"Authorization": f"Bearer {new.secret}"}
        assert client.post(URL, headers=fresh, **body).status_code == 200


class TestNames:
    @pytest.mark.parametrize(
        "name",
        [
            "../../etc/cron.d/x", "/etc/passwd", "a/b.pdf", "..", ".", "application.json",
            "..\\..\\x.pdf", "x" * 300,
        ],
    )  # fmt: skip
    def test_a_name_that_means_a_place_is_refused(
        self, client: TestClient, headers, name: str
    ) -> None:
        response = client.post(
            URL, data={"application": APPLICATION}, files=files(name), headers=headers
        )
        assert response.status_code == 422
        assert response.json()["errors"][0]["where"] == "files"

    def test_two_files_of_one_name_are_refused(self, client: TestClient, headers) -> None:
        response = client.post(
            URL, data={"application": APPLICATION}, files=files("a.pdf", "a.pdf"), headers=headers
        )
        assert response.status_code == 422

    def test_a_name_that_is_not_utf_8_is_kept_as_a_folder_would_have_it(
        self, client: TestClient, headers, cases: Listing
    ) -> None:
        body = multipart(
            (b'name="application"', APPLICATION.encode()),
            (b'name="files"; filename="\xff.pdf"', b"x"),
        )
        response = client.post(URL, content=body, headers=headers | MULTIPART)
        assert r"\xff.pdf" in response.json()

    @pytest.mark.parametrize("mark", [b"\0", b""])
    def test_a_name_that_is_none_is_refused(self, client: TestClient, headers, mark: bytes) -> None:
        body = multipart(
            (b'name="application"', APPLICATION.encode()),
            (b'name="files"; filename="' + mark + b'"', b"x"),
        )
        response = client.post(URL, content=body, headers=headers | MULTIPART)
        assert response.status_code in {400, 422}


class TestBodies:
    def test_a_declared_length_above_the_limit_is_refused_unread(
        self, client: TestClient, headers
    ) -> None:
        response = client.post(URL, content=b"x" * 200_001, headers=headers | MULTIPART)
        assert response.status_code == 413

    def test_an_undeclared_length_is_cut_off_at_the_limit(
        self, client: TestClient, headers
    ) -> None:
        def endless() -> Iterator[bytes]:
            yield multipart((b'name="application"', APPLICATION.encode()))[:-20]
            for _ in range(300):
                yield b'\r\n--frontier\r\nContent-Disposition: form-data; name="keep"\r\n\r\n'
                yield b"x" * 900

        response = client.post(URL, content=endless(), headers=headers | MULTIPART)
        assert response.status_code in {413, 422}

    def test_a_large_file_is_cut_off_while_it_comes(
        self, client: TestClient, headers, scratch: Path
    ) -> None:
        def growing() -> Iterator[bytes]:
            whole = multipart((b'name="files"; filename="a.pdf"', b"CONTENT"))
            start, end = whole.split(b"CONTENT")
            yield start
            for _ in range(40):
                yield b"x" * 10_000
            yield end

        response = client.post(URL, content=growing(), headers=headers | MULTIPART)
        assert response.status_code == 413

    def test_too_many_files_are_refused(self, client: TestClient, headers) -> None:
        names = [f"{n}.pdf" for n in range(6)]
        response = client.post(
            URL, data={"application": APPLICATION}, files=files(*names), headers=headers
        )
        assert response.status_code == 413

    def test_a_body_that_breaks_off_is_refused(self, client: TestClient, headers) -> None:
        whole = multipart((b'name="application"', APPLICATION.encode()))
        for length in (0, 30, len(whole) - 12):
            response = client.post(URL, content=whole[:length], headers=headers | MULTIPART)
            assert response.status_code == 400, length

    @pytest.mark.parametrize(
        ("kind", "status"),
        [
            ("application/json", 415),
            ("multipart/form-data", 415),
            ("multipart/form-data; boundary=" + "x" * 500, 400),
            ("", 415),
        ],
    )
    def test_what_is_no_multipart_is_refused(
        self, client: TestClient, headers, kind: str, status: int
    ) -> None:
        response = client.post(URL, content=b"{}", headers=headers | {"Content-Type": kind})
        assert response.status_code == status

    def test_an_application_is_asked_for_once(self, client: TestClient, headers) -> None:
        assert client.post(URL, files=files("a.pdf"), headers=headers).status_code == 422
        twice = [("application", APPLICATION), ("application", APPLICATION)]
        assert client.post(URL, files=twice, headers=headers).status_code == 422

    def test_an_unknown_part_is_refused(self, client: TestClient, headers) -> None:
        parts = [("application", APPLICATION), ("surprise", "x")]
        assert client.post(URL, files=parts, headers=headers).status_code == 422


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (TooBusyError(""), 503),
        (TooLongError(""), 503),
        (ProcessLostError(""), 503),
        (ApplicationError("application.json: procedure: is lacking; add it"), 422),
    ],
)
def test_what_can_not_be_judged_is_said(
    client: TestClient, headers, cases: Listing, error: Exception, status: int
) -> None:
    cases.error = error
    response = client.post(URL, files=[("application", APPLICATION)], headers=headers)
    assert response.status_code == status
    assert response.json()["detail"]
    assert ("retry-after" in response.headers) == (status == 503)


MULTIPART = {"Content-Type": "multipart/form-data; boundary=frontier"}


def multipart(*parts: tuple[bytes, bytes]) -> bytes:
    """A body by hand: what no client library would send."""
    body = b"".join(
        b"--frontier\r\nContent-Disposition: form-data; " + head + b"\r\n\r\n" + content + b"\r\n"
        for head, content in parts
    )
    return body + b"--frontier--\r\n"
