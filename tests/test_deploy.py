"""What ``deploy/`` says of the program is so: settings, commands, folders. Nothing is run."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from api.cli.commands import COMMANDS
from api.http.settings import HttpSettings, OidcSettings
from workers.settings import WorkerSettings
from workers.webhooks.settings import WebhookSettings

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
DOCKERFILE = (DEPLOY / "Dockerfile").read_text()
KNOWN = {
    f"{settings.model_config['env_prefix']}{name}".upper()
    for settings in (HttpSettings, OidcSettings, WorkerSettings, WebhookSettings)
    for name in settings.model_fields
}


def test_every_setting_that_is_set_exists() -> None:
    texts = [path.read_text() for path in (*DEPLOY.glob("*"), *UNITS) if path.is_file()]
    named = {
        name for text in texts for name in re.findall(r"^\s*(ELENCHOS_[A-Z_]+)", text, re.MULTILINE)
    }
    assert named
    assert named <= KNOWN


def test_every_variable_that_compose_needs_is_in_the_example() -> None:
    asked = set(re.findall(r"(?<!\$)\$\{([A-Z_]+)", (DEPLOY / "compose.yaml").read_text()))
    given = set(re.findall(r"^([A-Z_]+)=", (DEPLOY / "env.example").read_text(), re.MULTILINE))
    assert asked == given


def test_the_full_set_is_there_and_only_the_api_is_published_on_this_host_alone() -> None:
    services = COMPOSE["services"]
    assert set(services) == {"api", "worker", "database", "broker"}
    published = {name: s["ports"] for name, s in services.items() if "ports" in s}
    assert published == {"api": ["127.0.0.1:8000:8000"]}
    assert services["worker"]["command"] == ["worker"]


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.stem)
def test_a_unit_starts_a_command_that_exists(unit: Path) -> None:
    (line,) = re.findall(r"^ExecStart=\S+/elenchos (.+)$", unit.read_text(), re.MULTILINE)
    command, *options = line.split()
    known = {option for p in COMMANDS[command].load().params for option in p.opts}
    assert {option for option in options if option.startswith("--")} <= known


def test_the_image_holds_every_package_and_starts_a_command_that_exists() -> None:
    copied = set(re.findall(r"^COPY (\w+) \1$", DOCKERFILE, re.MULTILINE))
    packages = {path.parent.name for path in ROOT.glob("*/py.typed")}
    assert packages <= copied
    assert 'ENTRYPOINT ["elenchos"]' in DOCKERFILE
    assert 'CMD ["serve"' in DOCKERFILE


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not here")
@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.stem)
def test_systemd_finds_nothing_wrong_with_a_unit(unit: Path, tmp_path: Path) -> None:
    program = tmp_path / "elenchos"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    text = unit.read_text().replace("/opt/elenchos/.venv/bin/elenchos", str(program))
    copy = tmp_path / unit.name
    copy.write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(copy)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
