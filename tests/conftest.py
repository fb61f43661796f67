"""What all tests share: the same examples on every machine, and a word on what the run used."""

import os

import pytest
from hypothesis import settings

from tests import services

settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("ELENCHOS_HYPOTHESIS", "fixed"))

_SERVICES = ("PostgreSQL", "Redis", "RabbitMQ", "S3")


def _lacking() -> list[str]:
    """What ELENCHOS_TEST_REQUIRE ("PostgreSQL,Redis") demands and no test has used."""
    required = os.environ.get("ELENCHOS_TEST_REQUIRE", "").split(",")
    return [name for name in required if name and name not in services.used]


def pytest_sessionfinish(session) -> None:
    """A process of xdist hands what it used to the one that sums up, and fails if that lacks."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["services"] = (sorted(services.used), services.figures)
    elif _lacking() and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_configure(config) -> None:
    if config.pluginmanager.hasplugin("xdist") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Gatherer(), "elenchos-services")


class _Gatherer:
    """Gathers what the processes of xdist used."""

    def pytest_testnodedown(self, node, error) -> None:
        used, figures = getattr(node, "workeroutput", {}).get("services", ((), ()))
        services.used.update(used)
        services.figures.extend(figures)


def pytest_terminal_summary(terminalreporter) -> None:
    """The last lines: which services took part, and what was measured."""
    for line in services.figures:
        terminalreporter.write_line(line)
    said = ", ".join(
        f"{name} {'used' if name in services.used else 'NOT used'}" for name in _SERVICES
    )
    terminalreporter.write_line(f"Services: SQLite used, {said}")
    if lacking := _lacking():
        terminalreporter.write_line(
            f"FAILED: this run must use {', '.join(lacking)}: start what does not answer, or see "
            "docs/service.md (ELENCHOS_TEST_…)",
            red=True,
        )
