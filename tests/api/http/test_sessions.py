"""People log in: by a local account, and by a real provider of OpenID Connect over HTTP."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from api.auth.roles import Role
from api.http.login import CALLBACK
from api.http.service import Service
from api.http.settings import HttpSettings, OidcSettings
from tests.api.http.conftest import PASSWORD

URL = "/v1/session"


@pytest.fixture
def officer(service: Service) -> str:
    service.accounts.make("m.papadaki", "M. Papadaki", [Role.OFFICER], PASSWORD, service.clock())
    return "m.papadaki"


class TestLocalAccounts:
    def test_a_person_logs_in_and_out(self, client: TestClient, officer: str) -> None:
        begun = client.post(URL, json={"login": officer, "password": PASSWORD})
        assert begun.status_code == 200
        cookie = begun.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert client.get(URL).json() == begun.json()

        token = {"X-CSRF-Token": begun.json()["csrf_token"]}
        assert client.delete(URL).status_code == 403
        assert client.delete(URL, headers=token).status_code == 204
        assert client.get(URL).status_code == 401

    @pytest.mark.parametrize(
        ("login", "password"),
        [("m.papadaki", "wrong password"), ("nobody", PASSWORD), ("m.papadaki", "")],
    )
    def test_login_and_password_must_fit(
        self, client: TestClient, officer: str, login: str, password: str
    ) -> None:
        response = client.post(URL, json={"login": login, "password": password})
        assert response.status_code == 401
        assert "set-cookie" not in response.headers

    def test_a_disabled_account_is_out_at_once(
        self, client: TestClient, service: Service, officer: str, clock
    ) -> None:
        client.post(URL, json={"login": officer, "password": PASSWORD})
        service.accounts.disable(officer, clock())
        assert client.get(URL).status_code == 401
        again = client.post(URL, json={"login": officer, "password": PASSWORD})
        assert again.status_code == 401

    def test_a_new_password_ends_the_sessions(
        self, client: TestClient, service: Service, officer: str
    ) -> None:
        client.post(URL, json={"login": officer, "password": PASSWORD})
        service.accounts.set_password(officer, "another long password")
        assert client.get(URL).status_code == 401

    def test_other_roles_hold_at_once(
        self, client: TestClient, service: Service, officer: str
    ) -> None:
        client.post(URL, json={"login": officer, "password": PASSWORD})
        service.accounts.set_roles(officer, [Role.AUDITOR])
        assert client.get(URL).json()["roles"] == ["auditor"]

    def test_another_site_can_not_log_a_browser_in(self, client: TestClient, officer: str) -> None:
        response = client.post(
            URL,
            json={"login": officer, "password": PASSWORD},
            headers={"Origin": "http://evil.example"},
        )
        assert response.status_code == 403

    def test_without_a_provider_there_is_none_to_go_to(self, client: TestClient) -> None:
        assert client.get(f"{URL}/oidc").status_code == 404


PEOPLE = (
    {"sub": "1", "name": "M. Papadaki", "roles": ["elenchos-officer", "clerk"]},
    {"sub": "2", "name": "Nobody", "roles": ["clerk", "portal"]},
    {"sub": "3", "name": "X", "roles": "elenchos-auditor elenchos-supervisor"},
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str) -> None:
    """Until the address answers; at most a minute."""
    for _ in range(600):
        try:
            httpx2.get(address)
        except httpx2.TransportError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    port = free_port()
    command = [str(Path(sys.executable).with_name("oidc-provider-mock")), "--port", str(port)]
    for person in PEOPLE:
        command += ["--user-claims", json.dumps(person)]
    issuer = f"http://127.0.0.1:{port}"
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as one:
        wait_for(f"{issuer}/.well-known/openid-configuration")
        yield issuer
        one.terminate()


@pytest.mark.slow
class TestProvider:
    @pytest.fixture
    def settings(self, issuer: str) -> HttpSettings:
        provider = OidcSettings(
            issuer=issuer,
            client_id="elenchos",
            client_secret=SecretStr("secret"),
            role_prefix="elenchos-",
        )
        return HttpSettings(public_url="http://localhost", oidc=provider)

    def go(self, client: TestClient, subject: str, back: str = "/officer") -> str:
        """To the provider and through its form; the address that it sends the browser back to."""
        start = client.get(f"{URL}/oidc", params={"back": back}, follow_redirects=False)
        assert start.status_code == 303
        asked = parse_qs(urlsplit(start.headers["location"]).query)
        assert asked["code_challenge_method"] == ["S256"]
        agreed = httpx2.post(start.headers["location"], data={"sub": subject})
        assert agreed.status_code == 302
        return agreed.headers["location"].removeprefix("http://localhost")

    def test_a_person_with_a_role_comes_in(self, client: TestClient) -> None:
        back = self.go(client, "1", "/officer/cases/1")
        response = client.get(back, follow_redirects=False)
        assert response.status_code == 303
        assert response.headers["location"] == "/officer/cases/1"
        session = client.get(URL).json()
        assert session["roles"] == ["officer"]
        assert session["name"] == "M. Papadaki"

    def test_roles_may_come_as_text(self, client: TestClient) -> None:
        client.get(self.go(client, "3"), follow_redirects=False)
        assert client.get(URL).json()["roles"] == ["auditor", "supervisor"]

    def test_a_person_without_a_role_stays_out(self, client: TestClient) -> None:
        assert client.get(self.go(client, "2"), follow_redirects=False).status_code == 403
        assert client.get(URL).status_code == 401

    def test_the_same_person_has_one_account(self, client: TestClient, service: Service) -> None:
        for _ in range(2):
            client.get(self.go(client, "1"), follow_redirects=False)
        assert len(service.accounts.all()) == 1

    def test_a_disabled_person_stays_out_though_the_provider_vouches(
        self, client: TestClient, service: Service, clock
    ) -> None:
        client.get(self.go(client, "1"), follow_redirects=False)
        service.accounts.disable(service.accounts.all()[0].login, clock())
        assert client.get(self.go(client, "1"), follow_redirects=False).status_code == 403

    def test_an_answer_without_a_log_in_of_this_browser_is_refused(
        self, client: TestClient
    ) -> None:
        back = self.go(client, "1")
        client.cookies.clear()
        assert client.get(back, follow_redirects=False).status_code == 403

    def test_a_code_works_once(self, client: TestClient) -> None:
        back = self.go(client, "1")
        pending = client.cookies["elenchos-login"]
        assert client.get(back, follow_redirects=False).status_code == 303
        client.cookies.set("elenchos-login", pending)
        assert client.get(back, follow_redirects=False).status_code == 403

    @pytest.mark.parametrize("query", ["code=guessed&state=guessed", "error=access_denied", ""])
    def test_an_answer_that_is_none_is_refused(self, client: TestClient, query: str) -> None:
        client.get(f"{URL}/oidc", follow_redirects=False)
        response = client.get(f"{CALLBACK}?{query}", follow_redirects=False)
        assert response.status_code == 403

    def test_the_way_back_never_leads_elsewhere(self, client: TestClient) -> None:
        back = self.go(client, "1", "//evil.example/officer")
        assert client.get(back, follow_redirects=False).headers["location"] == "/officer"


def test_a_provider_that_does_not_answer_is_said_to_be_down(
    client: TestClient, service: Service
) -> None:
    away = OidcSettings(issuer="http://127.0.0.1:9", client_id="x")
    settings = service.settings.model_copy(update={"oidc": away})
    object.__setattr__(service, "settings", settings)
    assert client.get(f"{URL}/oidc", follow_redirects=False).status_code == 503
