"""The OpenAPI document is kept to: no 5xx, no status or body that it does not state."""

from __future__ import annotations

import itertools
import json

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.auth.roles import Role, Scope
from api.http.access import CSRF_HEADER, cookie_name
from api.http.settings import HttpSettings
from tests.api.http.conftest import PASSWORD
from tests.api.http.test_submissions import picture
from verify.catalogue.load import default_catalogue
from verify.reading_input import parse_case
from workers.case_processes import Asked, CaseProcesses, Progress
from workers.process import Judging, judge_documents

pytestmark = pytest.mark.slow

APPLICATION = json.dumps({"procedure": "registration", "applicant": {"surname": "HOXHA"}})

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


class RulesAlone(CaseProcesses):
    """Judges the application at once, as if the files said nothing."""

    async def judge(
        self, asked: Asked, seconds: float, progress: Progress | None = None
    ) -> dict[str, object]:
        given = parse_case((asked.folder / "application.json").read_bytes(), "application.json")
        judging = Judging(default_catalogue(), asked.as_of, asked.today)
        return judge_documents(given, [], judging).as_json()


@pytest.fixture
def cases() -> CaseProcesses:
    return RulesAlone(0, 0)


@pytest.fixture(name="settings")
def unlimited() -> HttpSettings:
    many = "100000/second"
    return HttpSettings(
        public_url="http://localhost", rate_requests=many, rate_uploads=many, rate_logins=many
    )


@pytest.fixture
def everybody(service) -> dict[str, dict[str, str]]:
    """A supervisor's session, and the headers that go with it."""
    account = service.accounts.make(
        "all", "All", list(set(Role) - {Role.PORTAL}), PASSWORD, service.clock()
    )
    token = service.sessions.start(account.id, service.clock())
    who = service.sessions.principal(token, service.clock())
    assert who is not None
    return {
        "headers": {CSRF_HEADER: who.csrf_token, "Host": "localhost"},
        "cookies": {cookie_name(service.settings): token},
    }


@pytest.fixture
def document(app: FastAPI):
    return schemathesis.openapi.from_asgi("/openapi.json", app, headers={"Host": "localhost"})


@pytest.fixture
def there(client: TestClient, key) -> dict[str, object]:
    """Path parameters of things that exist."""
    sent = client.post(
        "/v1/submissions",
        files=[("application", APPLICATION), ("files", ("a.png", picture()))],
        headers=key(Scope.SUBMIT),
    )
    return {"case": sent.json()["id"], "procedure": "registration", "number": 1, "page": 1}


def test_whatever_is_sent_is_answered_as_the_document_says(document, everybody, there) -> None:
    seen, turn = [], itertools.count()
    operations = [result.ok() for result in document.get_all_operations()]
    # It ends the session of all that follows.
    for operation in sorted(operations, key=lambda one: one.label == "DELETE /v1/session"):
        seen.append(operation.label)

        @settings(
            max_examples=12, deadline=None, derandomize=True, database=None,
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=operation.as_strategy())
        def answered(case) -> None:
            (case.headers or {}).pop("Authorization", None)
            (case.query or {}).pop("wait", None)  # nobody reads here: it would be waited for
            if case.path_parameters and next(turn) % 2:
                known = {name: there[name] for name in case.path_parameters}
                case.path_parameters.update(known)
            case.call_and_validate(checks=CHECKS, **everybody)

        answered()
    assert len(seen) == len(operations) >= 18
