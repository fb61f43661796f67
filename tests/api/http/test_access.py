"""Every operation of the OpenAPI document is walked: who it says may call it, and who can."""

from __future__ import annotations

import re

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.auth.keys import SCOPES_OF
from api.auth.roles import Role
from api.http.service import Service

PUBLIC = {
    "GET /v1/procedures",
    "GET /v1/procedures/{procedure}",
    "GET /v1/procedures/{procedure}/form.schema.json",
    "POST /v1/session",
    "GET /v1/session/oidc",
    "GET /v1/session/oidc/callback",
    "GET /healthz",
    "GET /readyz",
}
"""What is open on purpose. Another open route is a decision that belongs into this list."""


def operations(client: TestClient) -> dict[str, dict[str, object]]:
    paths = client.get("/openapi.json").json()["paths"]
    return {
        f"{method.upper()} {path}": operation
        for path, methods in paths.items()
        for method, operation in methods.items()
    }


def call(client: TestClient, operation: str, headers: dict[str, str] | None = None) -> int:
    method, path = operation.split(" ")
    filled = path.replace("{case}", "0" * 32).replace("{procedure}", "registration")
    filled = re.sub(r"\{\w+\}", "1", filled)
    return client.request(method, filled, headers=headers, follow_redirects=False).status_code


def test_only_what_is_listed_is_open(client: TestClient) -> None:
    opened = {name for name, what in operations(client).items() if what["security"] == []}
    assert opened == PUBLIC


def test_everything_else_knows_nobody(client: TestClient) -> None:
    closed = set(operations(client)) - PUBLIC
    assert {name: call(client, name) for name in closed} == dict.fromkeys(closed, 401)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PORTAL])
def test_a_person_may_do_what_the_document_says_and_nothing_else(
    client: TestClient, log_in, role: Role
) -> None:
    headers = log_in(role)
    for name, what in operations(client).items():
        if name in PUBLIC or name == "DELETE /v1/session":
            continue
        stated = {r for scheme in what["security"] for r in scheme.get("session", [])}
        allowed = call(client, name, headers) != 403
        assert allowed == (role.value in stated), name


@pytest.mark.parametrize("role", list(SCOPES_OF))
def test_a_key_may_do_what_the_document_says_and_nothing_else(
    client: TestClient, service: Service, role: Role
) -> None:
    for scope in SCOPES_OF[role]:
        new = service.keys.make("someone", role, [scope], service.clock())
        headers = {"Authorization": f"Bearer {new.secret}"}
        for name, what in operations(client).items():
            if name in PUBLIC:
                continue
            stated = {r for scheme in what["security"] for r in scheme.get("key", [])}
            may = role.value in stated and what.get("x-elenchos-scope") == scope.value
            assert (call(client, name, headers) != 403) == may, (name, scope)


def test_the_document_is_whole(client: TestClient, app: FastAPI) -> None:
    document = client.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    for name, what in operations(client).items():
        assert what["summary"], name
        assert what["description"], name
        for status, response in what["responses"].items():
            if int(status) >= 400 and status != "503":
                assert list(response["content"]) == ["application/problem+json"], (name, status)


def test_metrics_need_no_key_on_this_machine_alone(client: TestClient, app: FastAPI) -> None:
    assert client.get("/metrics").status_code == 401
    with TestClient(app, base_url="http://localhost", client=("127.0.0.1", 5)) as local:
        text = local.get("/metrics")
    assert text.status_code == 200
    for name in ("elenchos_oldest_queued_seconds", "elenchos_documents", "elenchos_http_seconds"):
        assert name in text.text


def test_the_service_is_ready_when_its_parts_are(client: TestClient, service: Service) -> None:
    assert client.get("/readyz").json() == {"status": "ready", "parts": {"database": "ready"}}

    def away() -> None:
        raise ConnectionError

    object.__setattr__(service, "checks", {"database": lambda: None, "storage": away})
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["parts"] == {"database": "ready", "storage": "away"}
