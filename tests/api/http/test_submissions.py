"""Submissions over HTTP, from coming in to the decision; and that another's do not exist."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from PIL import Image

from api.auth.roles import Role, Scope
from api.http.service import Service
from api.officer.statistics import statistics
from extract.evidence import EvidenceKind
from extract.facts import Extraction, Fact
from ingest.blobs.blobs import Blobs
from verify.catalogue.load import default_catalogue
from workers.judging import judge_submission
from workers.kept import KeptKey
from workers.ledger import assignments, decisions, events, leases
from workers.ledger.connection import Ledger

URL = "/v1/submissions"
APPLICATION = {
    "procedure": "long-term.renewal",
    "submitted_on": "2026-11-02",
    "applicant": {"surname": "HOXHA", "given_names": "ARTAN", "passport_number": "BA1234567"},
}
Headers = dict[str, str]
REFUSAL = {"outcome": "refer", "report": 1}


def picture(width: int = 60, height: int = 40) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def portal(key) -> Headers:
    return key(Scope.SUBMIT, Scope.READ) | {"Accept-Language": "en"}


@pytest.fixture
def send(client: TestClient, portal: Headers) -> Callable[..., str]:
    def sent(*names: str, headers: Headers | None = None, **changes: object) -> str:
        response = client.post(
            URL,
            files=[
                ("application", json.dumps(APPLICATION | changes)),
                *[("files", (name, picture())) for name in names],
            ],
            headers=headers or portal,
        )
        assert response.status_code == 202, response.text
        return str(response.json()["id"])

    return sent


@pytest.fixture
def read(ledger: Ledger) -> Callable[..., None]:
    """Reads every waiting document and judges what is due, as workers would.

    It takes what else is to be known of each document.
    """

    def all_read(**more: Any) -> None:
        while (lease := leases.take_next(ledger, "worker:1", leases.Patience())) is not None:
            facts = {"surname": Fact("HOXHA", 0.99, 1, (1, 2, 3, 4), "mrz")}
            found = Extraction("x", lease.sha256, EvidenceKind.PASSPORT, 0.99, 1, facts, **more)
            key = KeptKey(lease.sha256, "reader/1", lease.seen_on.year)
            end = leases.finish(ledger, lease, (found,), key, remembered=False)
            if end is leases.Finish.LAST:
                judge_submission(ledger, default_catalogue(), lease.submission, "worker:1")

    return all_read


class TestComingIn:
    def test_it_is_answered_with_an_id_and_where_its_progress_is(
        self, client: TestClient, portal: Headers, told: list[str]
    ) -> None:
        response = client.post(
            URL,
            data={"application": json.dumps(APPLICATION)},
            files=[("files", ("a.png", picture())), ("files", ("b.png", picture(61)))],
            headers=portal,
        )
        assert response.status_code == 202
        body = response.json()
        assert body["documents"] == 2
        assert len(told) == 2
        status = client.get(response.headers["location"], headers=portal).json()
        assert status["state"] == "reading"
        assert [d["file"] for d in status["documents"]] == ["a.png", "b.png"]
        assert status["deadline"] == "2026-12-02"

    def test_the_files_are_kept_sealed(self, send, blobs: Blobs, tmp_path) -> None:
        send("a.png")
        (name,) = blobs.names()
        assert blobs.read(name) == picture()
        kept = [path.read_bytes() for path in (tmp_path / "files").rglob("*") if path.is_file()]
        assert not any(b"PNG" in content for content in kept)

    def test_without_files_there_is_a_report_at_once(
        self, client: TestClient, send, portal: Headers
    ) -> None:
        case = send()
        report = client.get(f"{URL}/{case}/report", headers=portal)
        assert report.status_code == 200
        assert report.json()["triage"] == "incomplete"

    def test_the_same_idempotency_key_gives_the_same_submission(
        self, client: TestClient, send, portal: Headers, told: list[str]
    ) -> None:
        keyed = portal | {"Idempotency-Key": "k-1"}
        assert send("a.png", headers=keyed) == send("a.png", headers=keyed)
        assert len(told) == 1
        assert client.get(URL, headers=portal).json()["total"] == 1

    def test_the_same_key_for_something_else_is_refused(
        self, client: TestClient, send, portal: Headers
    ) -> None:
        keyed = portal | {"Idempotency-Key": "k-1"}
        send("a.png", headers=keyed)
        other = client.post(
            URL, data={"application": json.dumps(APPLICATION)}, files={"x": b""}, headers=keyed
        )
        assert other.status_code == 422
        other = client.post(URL, files=[("application", json.dumps(APPLICATION))], headers=keyed)
        assert other.status_code == 422
        assert other.json()["type"] == "urn:elenchos:problem:idempotency-key-reused"

    def test_two_portals_may_use_the_same_key(self, send, key) -> None:
        keys = [key(Scope.SUBMIT, owner=name) | {"Idempotency-Key": "k"} for name in ("a", "b")]
        assert send(headers=keys[0]) != send(headers=keys[1])

    def test_an_application_that_can_not_be_read_is_refused_with_its_line(
        self, client: TestClient, portal: Headers
    ) -> None:
        for text in ("{", '{"procedure": "no.such", "applicant": {}}', '{"applicant": {}}'):
            response = client.post(URL, files=[("application", text)], headers=portal)
            assert response.status_code == 422, text
            assert response.json()["detail"]

    def test_a_declared_file_outside_the_folder_is_refused(
        self, client: TestClient, portal: Headers
    ) -> None:
        text = json.dumps(APPLICATION | {"documents": [{"file": "../x.pdf", "kind": "passport"}]})
        response = client.post(URL, files=[("application", text)], headers=portal)
        assert response.status_code == 422
        assert "outside the folder" in response.json()["detail"]


class TestProgress:
    def test_the_report_is_not_ready_while_files_are_read(
        self, client: TestClient, send, portal: Headers, read
    ) -> None:
        case = send("a.png")
        early = client.get(f"{URL}/{case}/report", headers=portal)
        assert early.status_code == 409
        assert early.headers["retry-after"]
        read()
        done = client.get(f"{URL}/{case}", headers=portal).json()
        assert done["state"] == "judged"
        assert done["finished"] == 1
        assert done["report"] == 1
        report = client.get(f"{URL}/{case}/report", headers=portal)
        assert report.json()["documents"][0]["file"] == "a.png"
        assert report.headers["x-report-number"] == "1"

    def test_waiting_ends_when_there_is_nothing_more_to_wait_for(
        self, client: TestClient, send, portal: Headers, read
    ) -> None:
        case = send("a.png")
        read()
        status = client.get(f"{URL}/{case}", params={"wait": 20}, headers=portal)
        assert status.json()["state"] == "judged"
        assert "retry-after" not in status.headers

    def test_who_looked_at_a_report_is_in_the_log(
        self, client: TestClient, send, ledger: Ledger, log_in
    ) -> None:
        case = send()
        log_in(Role.AUDITOR)
        client.get(f"{URL}/{case}/report")
        with ledger.reading() as session:
            last = events.history(session, case)[-1].event
        assert last.action is events.Action.VIEWED
        assert last.actor.startswith("account:")

    def test_the_rules_may_run_again(self, client: TestClient, send, log_in, read) -> None:
        case = send("a.png")
        headers = log_in(Role.OFFICER)
        assert client.post(f"{URL}/{case}/recheck", headers=headers).json()["state"] == "reading"
        read()
        again = client.post(f"{URL}/{case}/recheck", headers=headers).json()
        assert again["state"] == "judged"
        assert again["report"] == 2
        assert client.get(f"{URL}/{case}/report", params={"number": 1}).status_code == 200
        assert client.get(f"{URL}/{case}/report", params={"number": 9}).status_code == 404


class TestAnothers:
    @pytest.mark.parametrize(
        "path", ["", "/report", "/report?number=1", "/documents/1/pages/1.png"]
    )
    def test_what_another_portal_sent_does_not_exist(
        self, client: TestClient, send, key, read, path: str
    ) -> None:
        case = send("a.png")
        read()
        stranger = key(Scope.READ, owner="portal-b")
        foreign = client.get(f"{URL}/{case}{path}", headers=stranger)
        nowhere = client.get(f"{URL}/{'0' * 32}{path}", headers=stranger)
        assert foreign.status_code == nowhere.status_code == 404
        assert {**foreign.json(), "instance": ""} == {**nowhere.json(), "instance": ""}

    def test_nor_does_its_queue_hold_it(self, client: TestClient, send, key) -> None:
        send()
        stranger = key(Scope.READ, owner="portal-b")
        assert client.get(URL, headers=stranger).json() == {"items": [], "next": None, "total": 0}

    @pytest.mark.parametrize("action", ["decision", "confirmation", "recheck"])
    def test_a_portal_decides_nothing(
        self, client: TestClient, send, portal: Headers, action: str
    ) -> None:
        response = client.post(f"{URL}/{send()}/{action}", json={}, headers=portal)
        assert response.status_code == 403

    def test_an_id_that_is_none_is_not_looked_for(
        self, client: TestClient, portal: Headers
    ) -> None:
        assert client.get(f"{URL}/1' OR '1'='1", headers=portal).status_code == 422


class TestQueue:
    def test_it_is_filtered_sorted_and_paged(self, client: TestClient, send, log_in) -> None:
        sent = [send() for _ in range(5)]
        send(procedure="long-term.initial")
        log_in(Role.OFFICER)
        asked = {"procedure": "long-term.renewal", "sort": "oldest", "limit": 2}
        seen: list[str] = []
        page = client.get(URL, params=asked).json()
        while True:
            assert page["total"] == 5
            seen += [item["id"] for item in page["items"]]
            if page["next"] is None:
                break
            page = client.get(URL, params=asked | {"after": page["next"]}).json()
        assert sorted(seen) == sorted(sent)

    def test_a_case_is_found_by_the_beginning_of_a_name(
        self, client: TestClient, send, log_in
    ) -> None:
        send()
        log_in(Role.OFFICER)
        assert client.get(URL, params={"text": "hox"}).json()["total"] == 1
        assert client.get(URL, params={"text": "zzz"}).json()["total"] == 0
        assert client.get(URL, params={"code": "document.missing"}).json()["total"] == 1

    @pytest.mark.parametrize(
        "wrong", [{"after": "x"}, {"limit": 0}, {"sort": "x"}, {"surprise": "1"}, {"before": "x"}]
    )
    def test_what_can_not_be_asked_is_refused(
        self, client: TestClient, portal: Headers, wrong: dict[str, str]
    ) -> None:
        assert client.get(URL, params=wrong, headers=portal).status_code == 422


class TestPages:
    def test_a_page_is_a_picture_of_the_normalised_page(
        self, client: TestClient, send, portal: Headers, blobs: Blobs
    ) -> None:
        case = send("a.png")
        first = client.get(f"{URL}/{case}/documents/1/pages/1.png", headers=portal)
        assert first.headers["content-type"] == "image/png"
        assert Image.open(io.BytesIO(first.content)).size == (60, 40)
        kept = set(blobs.names())
        again = client.get(f"{URL}/{case}/documents/1/pages/1.png", headers=portal)
        assert again.content == first.content
        assert set(blobs.names()) == kept

    def test_a_page_that_lies_on_its_side_is_turned_as_its_report_says(
        self, client: TestClient, send, read, portal: Headers
    ) -> None:
        case = send("a.png")
        read(rotations={1: 90})
        page = client.get(f"{URL}/{case}/documents/1/pages/1.png", headers=portal)
        report = client.get(f"{URL}/{case}/report", headers=portal).json()
        assert Image.open(io.BytesIO(page.content)).size == (40, 60)
        assert report["documents"][0]["rotations"] == {"1": 90}

    @pytest.mark.parametrize("place", ["1/pages/2", "2/pages/1"])
    def test_a_page_that_is_not_there_is_not_found(
        self, client: TestClient, send, portal: Headers, place: str
    ) -> None:
        case = send("a.png")
        response = client.get(f"{URL}/{case}/documents/{place}.png", headers=portal)
        assert response.status_code == 404

    def test_a_file_that_does_not_open_has_no_pages(
        self, client: TestClient, portal: Headers
    ) -> None:
        response = client.post(
            URL,
            data={"application": json.dumps(APPLICATION)},
            files=[("files", ("a.pdf", b"no pdf"))],
            headers=portal,
        )
        case = response.json()["id"]
        page = client.get(f"{URL}/{case}/documents/1/pages/1.png", headers=portal)
        assert page.status_code == 404


class TestDeciding:
    @pytest.fixture
    def case(self, send) -> str:
        return str(send())

    def test_an_officer_decides_a_requirement_and_the_case(
        self, client: TestClient, case: str, log_in
    ) -> None:
        headers = log_in(Role.OFFICER)
        first = client.post(
            f"{URL}/{case}/decision",
            json={"outcome": "ask_again", "report": 1, "requirement": "fee_card",
                  "text": {"en": "Add the fee.", "el": "Προσθέστε το τέλος."}},
            headers=headers,
        )  # fmt: skip
        assert first.json() == {"decisions": 1, "closes": False}
        second = client.post(
            f"{URL}/{case}/decision", json={"outcome": "ask_again", "report": 1}, headers=headers
        )
        assert second.json() == {"decisions": 2, "closes": True}
        assert client.get(f"{URL}/{case}").json()["outcome"] == "ask_again"

    def test_a_refusal_is_the_supervisors_to_close(
        self, client: TestClient, case: str, log_in
    ) -> None:
        body = {"outcome": "refer", "report": 1}
        referred = client.post(f"{URL}/{case}/decision", json=body, headers=log_in(Role.OFFICER))
        assert referred.json()["closes"] is False
        assert client.get(f"{URL}/{case}").json()["outcome"] is None
        closed = client.post(f"{URL}/{case}/decision", json=body, headers=log_in(Role.SUPERVISOR))
        assert closed.json()["closes"] is True

    def test_a_closed_case_is_not_decided_again(
        self, client: TestClient, case: str, log_in
    ) -> None:
        body, headers = {"outcome": "accept", "report": 1}, log_in(Role.OFFICER)
        answers = [
            client.post(f"{URL}/{case}/decision", json=body, headers=headers) for _ in range(2)
        ]

        assert [answer.status_code for answer in answers] == [201, 409]

    def test_who_read_an_older_report_reads_the_newer_first(
        self, client: TestClient, case: str, log_in
    ) -> None:
        headers = log_in(Role.OFFICER)
        client.post(f"{URL}/{case}/recheck", headers=headers)
        late = client.post(
            f"{URL}/{case}/decision", json={"outcome": "accept", "report": 1}, headers=headers
        )
        assert late.status_code == 409

    @pytest.mark.parametrize(
        "wrong",
        [
            {"outcome": "approve", "report": 1},
            {"outcome": "accept"},
            {"outcome": "accept", "report": 1, "requirement": "no_such"},
            {"outcome": "accept", "report": 1, "surprise": 1},
            {"outcome": "ask_again", "report": 1, "requirement": "fee_card"},
        ],
    )
    def test_what_is_no_decision_is_refused(
        self, client: TestClient, case: str, log_in, wrong: dict[str, object]
    ) -> None:
        response = client.post(f"{URL}/{case}/decision", json=wrong, headers=log_in(Role.OFFICER))
        assert response.status_code == 422

    def test_nobody_decides_what_another_officer_works_on(
        self, client: TestClient, service: Service, case: str, log_in
    ) -> None:
        assignments.assign(service.ledger, case, "account:other")
        body, headers = {"outcome": "accept", "report": 1}, log_in(Role.OFFICER)
        for action in ("decision", "confirmation"):
            answer = client.post(f"{URL}/{case}/{action}", json=body, headers=headers)
            assert answer.status_code == 409

    def test_accepting_what_the_machine_flagged_is_recorded_as_overruling_it(
        self, client: TestClient, service: Service, case: str, log_in
    ) -> None:
        body = {"outcome": "accept", "report": 1, "requirement": "fee_card"}
        client.post(f"{URL}/{case}/decision", json=body, headers=log_in(Role.OFFICER))

        overruled = statistics(service.ledger).overruled
        assert [(o.code, o.decided, o.accepted) for o in overruled] == [("document.missing", 1, 1)]


class TestSecondPairOfEyes:
    @pytest.fixture
    def author(self, log_in) -> Headers:
        return log_in(Role.OFFICER)

    @pytest.fixture
    def case(self, client: TestClient, send, author: Headers) -> str:
        """A case whose refusal an officer proposes."""
        sent = str(send())
        client.post(f"{URL}/{sent}/decision", json=REFUSAL, headers=author)
        return sent

    def test_a_supervisor_confirms_and_the_case_is_closed(
        self, client: TestClient, case: str, log_in
    ) -> None:
        body = REFUSAL | {"note": "Agreed."}
        headers = log_in(Role.SUPERVISOR)
        answer = client.post(f"{URL}/{case}/confirmation", json=body, headers=headers)

        assert answer.status_code == 201
        assert answer.json() == {"decisions": 2, "closes": True}
        assert client.get(f"{URL}/{case}").json()["outcome"] == "refer"

    def test_its_author_does_not(self, client: TestClient, case: str, author: Headers) -> None:
        answer = client.post(f"{URL}/{case}/confirmation", json=REFUSAL, headers=author)

        assert answer.status_code == 409
        assert client.get(f"{URL}/{case}").json()["outcome"] is None

    def test_nor_does_another_officer_who_is_no_supervisor(
        self, client: TestClient, case: str, log_in
    ) -> None:
        headers = log_in(Role.OFFICER, Role.AUDITOR)
        answer = client.post(f"{URL}/{case}/confirmation", json=REFUSAL, headers=headers)

        assert answer.status_code == 409

    def test_only_the_outcome_that_waits_can_be_confirmed_and_once(
        self, client: TestClient, case: str, log_in
    ) -> None:
        headers = log_in(Role.SUPERVISOR)
        address = f"{URL}/{case}/confirmation"
        other = REFUSAL | {"outcome": "accept"}

        assert client.post(address, json=other, headers=headers).status_code == 409
        assert client.post(address, json=REFUSAL, headers=headers).status_code == 201
        assert client.post(address, json=REFUSAL, headers=headers).status_code == 409

    def test_of_two_who_confirm_at_once_the_second_is_told_so(
        self, client: TestClient, case: str, log_in, service: Service
    ) -> None:
        """The other one's is kept between the second one's look at the case and their own."""
        headers = log_in(Role.SUPERVISOR)
        look = decisions.of_case
        kept = decisions.NewDecision("refer", "account:other", 1, confirms=1, after=1)

        def overtaken(ledger: Ledger, submission: str) -> tuple[decisions.Decision, ...]:
            seen = look(ledger, submission)
            decisions.decide(ledger, submission, kept)
            return seen

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(decisions, "of_case", overtaken)
            answer = client.post(f"{URL}/{case}/confirmation", json=REFUSAL, headers=headers)

        assert answer.status_code == 409
        assert len(decisions.of_case(service.ledger, case)) == 2

    def test_the_case_and_the_queue_say_that_it_waits(
        self, client: TestClient, case: str, log_in
    ) -> None:
        headers = log_in(Role.SUPERVISOR)
        assert client.get(f"{URL}/{case}").json()["awaits_confirmation"] is True
        (item,) = client.get(f"{URL}?assigned=second").json()["items"]
        assert (item["id"], item["awaits_confirmation"]) == (case, True)

        client.post(f"{URL}/{case}/confirmation", json=REFUSAL, headers=headers)
        assert client.get(f"{URL}/{case}").json()["awaits_confirmation"] is False
        assert client.get(f"{URL}?assigned=second").json()["items"] == []

    def test_who_read_an_older_report_confirms_nothing(
        self, client: TestClient, case: str, log_in
    ) -> None:
        headers = log_in(Role.SUPERVISOR)
        client.post(f"{URL}/{case}/recheck", headers=headers)
        answer = client.post(f"{URL}/{case}/confirmation", json=REFUSAL, headers=headers)

        assert answer.status_code == 409
