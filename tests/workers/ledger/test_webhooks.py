"""Webhooks: what is told to whom, signed, to public addresses only, and tried again."""

from __future__ import annotations

import datetime as dt
import ipaddress
import json
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from verify.catalogue.load import default_catalogue
from workers.judging import judge_submission
from workers.ledger.connection import Ledger
from workers.webhooks import outbox
from workers.webhooks.deliver import Sender, deliver_due
from workers.webhooks.outbox import DeliveryState
from workers.webhooks.signing import verifies
from workers.webhooks.subscriptions import NewWebhook, end, subscribe, subscriptions
from workers.webhooks.targets import Permitted, TargetError, checked_url, target_of

HERE = Permitted(networks=("127.0.0.0/8",), plain=True)
PORTAL = "portal:mitos"


class Receiver:
    """A portal's server on this machine: keeps what comes, answers with ``status``."""

    def __init__(self) -> None:
        self.came: list[tuple[dict[str, str], bytes]] = []
        self.status = 204
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                headers = {name.lower(): value for name, value in self.headers.items()}
                receiver.came.append((headers, body))
                self.send_response(receiver.status)
                self.send_header("Location", "http://169.254.169.254/")
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Silent."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port

    def bodies(self) -> list[dict[str, object]]:
        return [json.loads(body) for _, body in self.came]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    thread = threading.Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()


@pytest.fixture
def hook(ledger: Ledger, receiver: Receiver) -> NewWebhook:
    outbox.fan_out(ledger)
    return subscribe(ledger, PORTAL, f"http://127.0.0.1:{receiver.port}/hook?a=1", HERE)


@pytest.fixture
def judged(ledger: Ledger, submit):
    def made(client: str = PORTAL) -> str:
        case = submit(client=client).id
        judge_submission(ledger, default_catalogue(), case, "system")
        return str(case)

    return made


def test_a_portal_hears_of_its_own_reports_once(
    ledger: Ledger, receiver: Receiver, hook: NewWebhook, judged
) -> None:
    case = judged()
    judged("portal:another")
    for _ in range(3):
        deliver_due(ledger, Sender(HERE))
    (told,) = receiver.bodies()
    assert told["type"] == "report.made"
    assert told["data"] == {"submission": case, "report": 1, "triage": "incomplete"}


def test_a_delivery_is_signed_and_fresh(
    ledger: Ledger, receiver: Receiver, hook: NewWebhook, judged, clock
) -> None:
    judged()
    deliver_due(ledger, Sender(HERE))
    ((headers, body),) = receiver.came
    now = int(clock().timestamp())
    assert verifies(hook.secret, headers, body, now)
    assert not verifies(hook.secret, headers, body + b" ", now)
    assert not verifies(hook.secret, headers, body, now + 301)
    assert not verifies(hook.secret, headers | {"webhook-id": "0"}, body, now)
    other = "whsec_" + "A" * 43 + "="
    assert not verifies(other, headers, body, now)


def test_what_does_not_arrive_is_tried_again_with_growing_pauses_and_then_given_up(
    ledger: Ledger, receiver: Receiver, hook: NewWebhook, judged, clock
) -> None:
    receiver.status = 500
    judged()
    deliver_due(ledger, Sender(HERE))
    assert len(receiver.came) == 1
    assert outbox.counts(ledger)[DeliveryState.WAITING] == 1
    clock.forward(seconds=9)
    deliver_due(ledger, Sender(HERE))
    assert len(receiver.came) == 1
    clock.forward(seconds=2)
    deliver_due(ledger, Sender(HERE))
    assert len(receiver.came) == 2
    identifiers = {headers["webhook-id"] for headers, _ in receiver.came}
    assert len(identifiers) == 1, "a receiver knows a second try by its id"
    for _ in range(30):
        clock.forward(days=2)
        deliver_due(ledger, Sender(HERE))
    assert len(receiver.came) == 9


def test_a_receiver_that_comes_back_gets_it(
    ledger: Ledger, receiver: Receiver, hook: NewWebhook, judged, clock
) -> None:
    receiver.status = 503
    judged()
    deliver_due(ledger, Sender(HERE))
    receiver.status = 200
    clock.forward(minutes=1)
    assert deliver_due(ledger, Sender(HERE)) == 1
    clock.forward(days=9)
    assert deliver_due(ledger, Sender(HERE)) == 0


def test_a_redirect_is_not_followed(
    ledger: Ledger, receiver: Receiver, hook: NewWebhook, judged
) -> None:
    receiver.status = 307
    judged()
    assert deliver_due(ledger, Sender(HERE)) == 0
    assert len(receiver.came) == 1


def test_who_says_that_it_is_gone_is_told_nothing_more(
    ledger: Ledger, receiver: Receiver, hook: NewWebhook, judged, clock
) -> None:
    receiver.status = 410
    judged()
    deliver_due(ledger, Sender(HERE))
    clock.forward(days=1)
    judged()
    deliver_due(ledger, Sender(HERE))
    assert len(receiver.came) == 1
    assert subscriptions(ledger)[0].ended_at is not None


def test_an_ended_webhook_is_silent(
    ledger: Ledger, receiver: Receiver, hook: NewWebhook, judged
) -> None:
    judged()
    end(ledger, hook.webhook.id)
    deliver_due(ledger, Sender(HERE))
    assert receiver.came == []


def test_two_deliverers_do_not_send_the_same(
    ledger: Ledger, receiver: Receiver, hook: NewWebhook, judged
) -> None:
    judged()
    outbox.fan_out(ledger)
    assert len(outbox.take_due(ledger)) == 1
    assert outbox.take_due(ledger) == ()


class TestTargets:
    @pytest.mark.parametrize(
        "address",
        [
            "127.0.0.1", "10.0.0.1", "172.16.5.5", "192.168.1.1", "169.254.169.254", "0.0.0.0",  # noqa: S104
            "100.64.0.1", "224.0.0.1", "::1", "fe80::1", "fc00::1", "::ffff:127.0.0.1",
            "::ffff:10.0.0.1", "2002:7f00:1::", "fe80::1%eth0",
        ],
    )  # fmt: skip
    def test_a_name_that_leads_inside_is_refused(self, address: str) -> None:
        with pytest.raises(TargetError):
            target_of("https://portal.test/x", Permitted(), lambda *_: [address])

    def test_one_inner_address_among_public_ones_is_a_trap(self) -> None:
        with pytest.raises(TargetError):
            target_of("https://portal.test/", Permitted(), lambda *_: ["8.8.8.8", "10.0.0.1"])

    def test_the_name_is_resolved_once(self) -> None:
        answers = iter([["8.8.8.8"], ["127.0.0.1"]])
        target = target_of("https://portal.test/", Permitted(), lambda *_: next(answers))
        assert target.address == "8.8.8.8"

    @pytest.mark.parametrize(
        "url",
        [
            "http://portal.test/", "ftp://portal.test/", "https://", "https://u:p@portal.test/",
            "https://portal.test/#x", "https://portal.test:22/", "https://portal.test/a b",
            "https://portal.test:x/", "https://[::1", "https://π.test/", "gopher://x", "",
        ],
    )  # fmt: skip
    def test_an_address_of_another_form_is_refused(self, url: str) -> None:
        with pytest.raises(TargetError):
            checked_url(url, Permitted())

    @pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0x7f.1", "2130706433", "[::1]"])
    def test_this_machine_in_any_writing_is_refused(self, host: str) -> None:
        with pytest.raises(TargetError):
            target_of(f"https://{host}/", Permitted())


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A key and a certificate of ``portal.test``, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "portal.test")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName(
                [x509.DNSName("portal.test"), x509.IPAddress(ipaddress.ip_address("127.0.0.2"))]
            ),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "portal.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return file


@pytest.mark.parametrize(("name", "arrives"), [("portal.test", 1), ("other.test", 0)])
def test_the_certificate_must_be_the_names(
    ledger: Ledger, receiver: Receiver, judged, certificate: Path, name: str, arrives: int
) -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    receiver.server.socket = context.wrap_socket(receiver.server.socket, server_side=True)
    outbox.fan_out(ledger)
    subscribe(ledger, PORTAL, f"https://{name}:{receiver.port}/", HERE)
    judged()
    sender = Sender(
        HERE,
        lambda *_: ["127.0.0.1"],
        lambda: ssl.create_default_context(cafile=certificate),
    )
    assert deliver_due(ledger, sender) == arrives
