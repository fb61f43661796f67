"""Who asks too often is told when to come back; nobody else notices."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from api.auth.roles import Role, Scope
from api.http.app import create_app
from api.http.rates import rates_of
from api.http.service import Service
from api.http.settings import HttpSettings
from ingest.errors import UsageError
from tests.api.http.conftest import PASSWORD


@pytest.fixture
def settings() -> HttpSettings:
    return HttpSettings(
        public_url="http://localhost",
        rate_requests="20/minute",
        rate_uploads="3/minute",
        rate_logins="4/minute",
    )


def test_an_address_that_asks_too_often_is_told_to_wait(client: TestClient) -> None:
    answers = [client.get("/v1/procedures/none").status_code for _ in range(21)]
    assert answers == [404] * 20 + [429]
    assert int(client.get("/v1/procedures").headers["retry-after"]) in range(1, 62)
    assert client.get("/healthz").status_code == 200


def test_a_crowd_is_told_that_the_service_is_busy(service: Service) -> None:
    crowded = service.settings.model_copy(update={"requests_at_once": 0})
    object.__setattr__(service, "settings", crowded)
    with TestClient(create_app(service), base_url="http://localhost") as client:
        refused = client.get("/v1/procedures", headers={"Accept-Language": "en"})
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
        assert refused.headers["content-type"] == "application/problem+json"
        assert refused.json()["title"] == "Busy: try again shortly"
        assert client.get("/healthz").status_code == 200


def test_uploads_are_counted_by_key(client: TestClient, key) -> None:
    first, second = key(Scope.PRECHECK, owner="a"), key(Scope.PRECHECK, owner="b")
    answers = [client.post("/v1/precheck", headers=first).status_code for _ in range(4)]
    assert answers == [415, 415, 415, 429]
    assert client.post("/v1/precheck", headers=second).status_code == 415


def test_passwords_are_not_guessed_fast(client: TestClient, service: Service) -> None:
    service.accounts.make("m.papadaki", "M", [Role.OFFICER], PASSWORD, service.clock())
    guess = {"login": "m.papadaki", "password": "guess"}
    answers = [client.post("/v1/session", json=guess).status_code for _ in range(4)]
    assert answers == [401] * 4
    right = {"login": "m.papadaki", "password": PASSWORD}
    assert client.post("/v1/session", json=right).status_code == 429


def test_counts_that_are_away_stop_nobody(client: TestClient, service: Service) -> None:
    broken = HttpSettings(rate_limit_storage="redis://127.0.0.1:9")
    limiter = rates_of(broken).limiter
    object.__setattr__(service.rates, "limiter", limiter)
    assert client.get("/v1/procedures").status_code == 200


def test_a_limit_that_can_not_be_read_is_said() -> None:
    with pytest.raises(UsageError, match="ELENCHOS_RATE"):
        rates_of(HttpSettings(rate_requests="often"))
