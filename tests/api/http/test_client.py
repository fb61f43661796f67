"""A typed client is made from the OpenAPI document, and works against the service."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.auth.roles import Scope

pytestmark = pytest.mark.slow


@pytest.fixture
def generated(client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package ``elenchos_client``, made and importable."""
    document = tmp_path / "openapi.json"
    document.write_text(client.get("/openapi.json").text)
    tool = Path(sys.executable).with_name("openapi-python-client")
    done = subprocess.run(
        [tool, "generate", "--path", document, "--meta", "none", "--overwrite",
         "--output-path", tmp_path / "elenchos_client"],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path / "elenchos_client"


def test_a_client_made_from_the_document_reads_the_answers(
    client: TestClient, generated: Path, key
) -> None:
    headers = key(Scope.SUBMIT, Scope.READ)
    text = json.dumps({"procedure": "registration", "applicant": {"surname": "HOXHA"}})
    sent = client.post("/v1/submissions", files=[("application", text)], headers=headers).json()
    report = client.get(f"/v1/submissions/{sent['id']}/report", headers=headers).json()
    status = client.get(f"/v1/submissions/{sent['id']}", headers=headers).json()
    procedure = client.get("/v1/procedures/long-term.renewal").json()

    models = importlib.import_module("elenchos_client.models")
    assert models.ReportBody.from_dict(report).to_dict() == report
    assert models.StatusBody.from_dict(status).id == sent["id"]
    assert models.ProcedureBody.from_dict(procedure).id == "long-term.renewal"
    api = generated / "api" / "submissions"
    made = {path.stem for path in api.glob("*.py")} - {"__init__"}
    assert len(made) == 9, made
