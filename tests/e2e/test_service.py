"""The service as it is started: one process, a whole flow over HTTP, and what its log says.

It listens on this machine alone and is ended by the test.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import httpx2
import pytest

from samples.documents.fee_receipt import FeeReceipt, draw_fee_receipt
from samples.names import Spelled
from samples.people import person

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("service")]

PERSON = {
    "surname": "PAPADOPOULOVA", "given_names": "XENOKRATIA", "birth_date": "1988-04-12",
    "birth_place": "VLADIKAVKAZ", "passport_number": "QX7654321", "phone": "6949876543",
    "afm": "098765430", "amka": "12048801539",
    "residence_title": {"type": "ΑΥΤΟΤΕΛΕΣ", "number": "E00098765"},
}  # fmt: skip
SECRETS = [
    "PAPADOPOULOVA", "XENOKRATIA", "1988-04-12", "VLADIKAVKAZ", "QX7654321", "6949876543",
    "098765430", "12048801539", "98765", "passport-of-Xenokratia", "Παραγγελία", "maria-secret",
]  # fmt: skip
"""Whatever of the flow is of a person, or secret. None of it may stand in a log."""
PASSWORD = "maria-secret-password"  # noqa: S105 - of a test


class Server:
    """``elenchos serve`` in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = os.environ | {
            "ELENCHOS_DATA": str(folder / "data"),
            "ELENCHOS_UPLOAD_STALL_SECONDS": "1.5",
            "ELENCHOS_UPLOAD_BYTES": "3000000",
            "ELENCHOS_PROCESSES": "1",
            "TMPDIR": str(folder),
            "OMP_THREAD_LIMIT": "1",
        }
        self.process: subprocess.Popen[bytes] | None = None
        self.url = ""

    def command(self, *arguments: str, given: str = "") -> str:
        done = subprocess.run(
            [sys.executable, "-m", "api.cli", *arguments],
            env=self.environment, input=given, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self) -> None:
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "api.cli", "serve", "--port", "0"],
                env=self.environment, stdout=log, stderr=log,
            )  # fmt: skip
        for _ in range(1200):
            found = re.search(r"serving on (http://localhost:(\d+))", self.log())
            if found:
                self.url = f"http://127.0.0.1:{found[2]}"
                return
            assert self.process.poll() is None, self.log()
            time.sleep(0.1)
        raise TimeoutError(self.log())

    def log(self) -> str:
        return (self.folder / "log").read_text("utf-8", "replace")

    def stop(self) -> int:
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(tmp_path_factory.mktemp("service"))
    made.start()
    yield made
    if made.process is not None and made.process.poll() is None:
        made.process.kill()
        made.process.wait()


@pytest.fixture(scope="module")
def key(server: Server) -> dict[str, str]:
    made = json.loads(server.command("portals", "add", "mitos", "--json"))
    return {"Authorization": f"Bearer {made['key']}", "Accept-Language": "en"}


def receipt() -> bytes:
    drawn = person("ALB", "F", dt.date(1988, 4, 12), "service", 1)
    payer = replace(
        drawn,
        surname=Spelled("PAPADOPOULOVA", "ΠΑΠΑΔΟΠΟΥΛΟΒΑ"),
        given=Spelled("XENOKRATIA", "ΞΕΝΟΚΡΑΤΙΑ"),
        afm="098765430",
    )
    return draw_fee_receipt(FeeReceipt(payer, "2119", Decimal(16), "24680135792468013579"))


def parts(**changes: object) -> list[tuple[str, object]]:
    application = {
        "procedure": "long-term.renewal", "submitted_on": "2026-11-02", "applicant": PERSON,
        "documents": [{"file": "passport-of-Xenokratia.pdf", "kind": "fee_receipt"}],
    } | changes  # fmt: skip
    return [
        ("application", json.dumps(application)),
        ("files", ("passport-of-Xenokratia.pdf", receipt())),
    ]


def raw(server: Server, *pieces: bytes, pause: float = 0.0) -> bytes:
    """Sends bytes as no client would, and gives what comes back."""
    port = int(server.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        for piece in pieces:
            connection.sendall(piece)
            time.sleep(pause)
        answer = b""
        try:
            while more := connection.recv(65536):
                answer += more
        except ConnectionResetError:
            pass
        return answer


def head(server: Server, key: dict[str, str], length: int) -> bytes:
    return (
        f"POST /v1/submissions HTTP/1.1\r\nHost: localhost\r\n"
        f"Authorization: {key['Authorization']}\r\nContent-Length: {length}\r\n"
        "Content-Type: multipart/form-data; boundary=x\r\n\r\n"
    ).encode()


def test_an_upload_that_stalls_is_ended(server: Server, key: dict[str, str]) -> None:
    answer = raw(server, head(server, key, 5000) + b"--x\r\nContent-Dispo")
    assert answer.startswith(b"HTTP/1.1 408")


def test_an_upload_that_is_too_large_is_refused_before_it_comes(
    server: Server, key: dict[str, str]
) -> None:
    answer = raw(server, head(server, key, 3_000_001))
    assert answer.startswith(b"HTTP/1.1 413")


def test_a_client_that_goes_away_harms_nobody(server: Server, key: dict[str, str]) -> None:
    port = int(server.url.rpartition(":")[2])
    for sent in (b"", b"--x\r\n", b'--x\r\nContent-Disposition: form-data; name="files"; '):
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(head(server, key, 5000) + sent)
    assert httpx2.get(f"{server.url}/healthz").status_code == 200


@pytest.mark.parametrize(
    "nonsense", [b"\x16\x03\x01\x02\x00\x01", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\0" * 99]
)
def test_what_is_no_http_is_refused(server: Server, nonsense: bytes) -> None:
    answer = raw(server, nonsense)
    assert not answer or answer.startswith(b"HTTP/1.1 4")


def test_a_port_that_is_taken_is_one_line_and_exit_code_2(server: Server) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "api.cli", "serve", "--port", server.url.rpartition(":")[2]],
        env=server.environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "choose another --port" in done.stderr


def test_a_whole_flow_leaves_no_name_and_no_number_in_the_log(
    server: Server, key: dict[str, str]
) -> None:
    add = ("accounts", "add", "maria", "--role", "officer", "--password-stdin")
    server.command(*add, given=f"{PASSWORD}\n")
    with httpx2.Client(base_url=server.url, headers=key, timeout=180) as portal:
        precheck = portal.post("/v1/precheck", files=parts())
        assert precheck.status_code == 200, precheck.text
        assert precheck.json()["documents"][0]["facts"]["payer_afm"]["value"] == "098765430"
        sent = portal.post("/v1/submissions", files=parts())
        assert sent.status_code == 202, sent.text
        place = sent.headers["location"]
        for _ in range(6):
            status = portal.get(place, params={"wait": 30}).json()
            if status["state"] == "judged":
                break
        report = portal.get(f"{place}/report").json()
        assert {**report, "as_of": ""} == {**precheck.json(), "as_of": ""}
        page = portal.get(f"{place}/documents/1/pages/1.png")
        assert page.headers["content-type"] == "image/png"
        assert portal.get("/v1/submissions", params={"text": "PAPADOPOULOVA"}).json()["total"] == 1
        # What goes wrong with names in it.
        wrong = portal.post("/v1/precheck", files=parts(applicant=PERSON | {"sex": "QX7654321"}))
        assert wrong.status_code == 422
        wrong = portal.post("/v1/submissions", files=parts(PAPADOPOULOVA=1))
        assert wrong.status_code == 422
        portal.get("/v1/procedures/PAPADOPOULOVA")
        portal.get("/PAPADOPOULOVA/098765430")
        portal.get("/v1/submissions", params={"sort": "PAPADOPOULOVA"})
    with httpx2.Client(base_url=server.url) as officer:
        wrong = officer.post("/v1/session", json={"login": "maria", "password": "QX7654321-12345"})
        assert wrong.status_code == 401
        begun = officer.post("/v1/session", json={"login": "maria", "password": PASSWORD}).json()
        decided = officer.post(
            f"{place}/decision",
            json={"outcome": "ask_again", "report": 1, "note": "Παραγγελία PAPADOPOULOVA",
                  "text": {"en": "XENOKRATIA", "el": "XENOKRATIA"}},
            headers={"X-CSRF-Token": begun["csrf_token"]},
        )  # fmt: skip
        assert decided.status_code == 201, decided.text
        assert officer.post(f"{place}/recheck", headers={"X-CSRF-Token": begun["csrf_token"]})
    assert server.stop() == 0
    log = server.log()
    assert '"route": "/v1/submissions/{case}/decision"' in log
    assert [secret for secret in SECRETS if secret in log] == []
    assert key["Authorization"].rpartition("_")[2] not in log
    assert not list(server.folder.glob("elenchos-upload-*"))
    for line in log.splitlines():
        assert line.startswith(("elenchos: ", "{")), line


def test_what_is_kept_is_sealed(server: Server) -> None:
    """After the flow: no clear name stands in the database's main tables of text or in a file."""
    for path in (server.folder / "data").rglob("*"):
        if path.is_file() and "ledger.db" not in path.name:
            content = path.read_bytes()
            assert b"PAPADOPOULOVA" not in content
            assert b"%PDF" not in content
