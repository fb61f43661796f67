"""The application itself: headers, hosts, problems, and the rule that every route has a guard."""

from __future__ import annotations

from typing import Annotated

import pytest
from fastapi import APIRouter, FastAPI
from fastapi.testclient import TestClient

from api.auth.roles import Principal, Role
from api.http.access import UnguardedRouteError, allow, open_to_all
from api.http.app import create_app, serve_pages
from api.http.service import Service


def test_every_response_has_a_strict_policy_and_is_not_stored(client: TestClient) -> None:
    for path in ("/healthz", "/nowhere"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert headers["x-frame-options"] == "DENY"


def test_a_request_for_another_host_is_refused(client: TestClient) -> None:
    response = client.get("/healthz", headers={"Host": "evil.example"})
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("accept", "title"),
    [("en", "There is no such thing"), ("el, en;q=0.5", "Δεν υπάρχει"), ("", "Δεν υπάρχει")],
)
def test_a_problem_speaks_the_language_asked_for(
    client: TestClient, accept: str, title: str
) -> None:
    response = client.get("/v1/procedures/none", headers={"Accept-Language": accept})
    assert response.status_code == 404
    body = response.json()
    assert body["title"] == title
    assert body["type"] == "urn:elenchos:problem:not-found"
    assert body["instance"] == f"urn:uuid:{response.headers['x-request-id']}"


def test_an_app_with_a_route_that_states_no_access_does_not_start(service: Service) -> None:
    app = create_app(service)
    router = APIRouter()

    @router.get("/officer/forgotten")
    async def forgotten() -> str:
        return "for everybody"

    serve_pages(app, router)
    with pytest.raises(UnguardedRouteError, match="GET /officer/forgotten"), TestClient(app):
        pass


def with_page(service: Service) -> FastAPI:
    app = create_app(service)
    router = APIRouter()

    @router.get("/officer")
    async def queue(who: Annotated[Principal, allow(Role.OFFICER)]) -> str:
        return who.actor

    @router.post("/officer")
    async def act(who: Annotated[Principal, allow(Role.OFFICER)]) -> str:
        return who.actor

    @router.get("/open")
    async def everybody(_: Annotated[None, open_to_all("a test")]) -> str:
        return "open"

    @router.get("/broken")
    async def broken(_: Annotated[None, open_to_all("a test")]) -> str:
        raise ValueError("HOXHA ARTAN")

    serve_pages(app, router)
    return app


class TestPages:
    @pytest.fixture
    def app(self, service: Service) -> FastAPI:
        return with_page(service)

    def test_nobody_is_401_and_a_wrong_role_403(self, client: TestClient, log_in, key) -> None:
        assert client.get("/officer").status_code == 401
        log_in(Role.ADMINISTRATOR)
        assert client.get("/officer").status_code == 403

    def test_an_officer_comes_in(self, client: TestClient, log_in) -> None:
        log_in(Role.OFFICER)
        response = client.get("/officer")
        assert response.status_code == 200
        assert response.json().startswith("account:")

    def test_an_unsafe_request_needs_the_token_of_its_session(
        self, client: TestClient, log_in
    ) -> None:
        headers = log_in(Role.OFFICER)
        assert client.post("/officer").status_code == 403
        assert client.post("/officer", headers={"X-CSRF-Token": "guess"}).status_code == 403
        assert client.post("/officer", headers=headers).status_code == 200

    def test_the_token_may_come_in_the_form(self, client: TestClient, log_in) -> None:
        token = log_in(Role.OFFICER)["X-CSRF-Token"]
        assert client.post("/officer", data={"csrf_token": token}).status_code == 200

    @pytest.mark.parametrize(
        "foreign", [{"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}]
    )
    def test_another_site_is_refused_even_with_the_token(
        self, client: TestClient, log_in, foreign: dict[str, str]
    ) -> None:
        assert client.post("/officer", headers=log_in(Role.OFFICER) | foreign).status_code == 403

    def test_a_session_ends_when_it_is_not_used(self, client: TestClient, log_in, clock) -> None:
        log_in(Role.OFFICER)
        clock.move(minutes=29)
        assert client.get("/officer").status_code == 200
        clock.move(minutes=29)
        assert client.get("/officer").status_code == 200
        clock.move(minutes=31)
        assert client.get("/officer").status_code == 401

    def test_a_session_ends_after_its_total_time(self, client: TestClient, log_in, clock) -> None:
        log_in(Role.OFFICER)
        for _ in range(26):
            last = client.get("/officer").status_code
            clock.move(minutes=29)
        assert last == 401

    def test_what_nobody_foresaw_is_a_problem_that_quotes_nothing(
        self, client: TestClient, capsys: pytest.CaptureFixture[str]
    ) -> None:
        response = client.get("/broken")
        assert response.status_code == 500
        assert response.headers["content-type"] == "application/problem+json"
        printed = capsys.readouterr()
        assert "HOXHA" not in response.text + printed.out + printed.err

    def test_pages_are_no_part_of_the_openapi_document(self, client: TestClient) -> None:
        assert "/officer" not in client.get("/openapi.json").json()["paths"]
