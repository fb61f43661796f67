"""Cases judged in processes apart: the report is the command line's, and nobody waits for ever."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import os
import signal
import sys
from pathlib import Path

import pytest
from PIL import Image

from verify.application import ApplicationError
from verify.catalogue.load import default_catalogue
from workers import case_processes
from workers.case_processes import (
    Asked,
    CaseProcesses,
    ProcessLostError,
    TooBusyError,
    TooLongError,
)
from workers.process import Judging, check_case

TODAY = dt.date(2026, 11, 2)
SLEEPER = """
import json, sys, time, os
for line in sys.stdin:
    asked = json.loads(line)
    name = asked["folder"]
    if name.endswith("sleep"):
        time.sleep(60)
    if name.endswith("die"):
        os.kill(os.getpid(), 9)
    if name.endswith("fail"):
        print(json.dumps({"failed": "ValueError"}), flush=True)
        continue
    if name.endswith("refuse"):
        print(json.dumps({"refused": "no"}), flush=True)
        continue
    print(json.dumps({"read": 1, "of": 1}), flush=True)
    print(json.dumps({"report": {"process": os.getpid()}}), flush=True)
"""


@pytest.fixture
def sleeper(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A process that speaks as ours does and does what the folder is called."""
    script = tmp_path / "sleeper.py"
    script.write_text(SLEEPER)
    monkeypatch.setattr(case_processes, "_COMMAND", (sys.executable, str(script)))


def ask(name: str) -> Asked:
    return Asked(Path(name), None, TODAY)


@pytest.mark.usefixtures("sleeper")
class TestProcesses:
    def test_a_process_serves_case_after_case_and_tells_its_progress(self) -> None:
        async def run() -> None:
            told: list[tuple[int, int]] = []
            async with CaseProcesses(1, 0) as processes:
                first = await processes.judge(ask("a"), 20, lambda *told_now: told.append(told_now))
                second = await processes.judge(ask("b"), 20)
            assert first == second
            assert told == [(1, 1)]

        asyncio.run(run())

    def test_a_case_that_takes_too_long_loses_its_process(self) -> None:
        async def run() -> None:
            async with CaseProcesses(1, 0) as processes:
                with pytest.raises(TooLongError):
                    await processes.judge(ask("sleep"), 0.2)
                assert await processes.judge(ask("a"), 20)

        asyncio.run(run())

    @pytest.mark.parametrize("how", ["die", "fail"])
    def test_a_process_that_dies_or_fails_is_replaced(self, how: str) -> None:
        async def run() -> None:
            async with CaseProcesses(1, 0) as processes:
                with pytest.raises(ProcessLostError):
                    await processes.judge(ask(how), 20)
                assert await processes.judge(ask("a"), 20)

        asyncio.run(run())

    def test_a_process_that_died_while_it_was_idle_costs_no_case(self) -> None:
        async def run() -> None:
            async with CaseProcesses(1, 0) as processes:
                report = await processes.judge(ask("a"), 20)
                os.kill(int(str(report["process"])), signal.SIGKILL)
                await asyncio.sleep(0.2)
                assert await processes.judge(ask("a"), 20)

        asyncio.run(run())

    def test_more_than_may_wait_are_told_so(self) -> None:
        async def run() -> None:
            async with CaseProcesses(1, 0) as processes:
                busy = asyncio.create_task(processes.judge(ask("sleep"), 20))
                await asyncio.sleep(0)
                with pytest.raises(TooBusyError):
                    await processes.judge(ask("a"), 20)
                busy.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await busy
                assert await processes.judge(ask("a"), 20)

        asyncio.run(run())

    def test_an_application_that_can_not_be_read_keeps_the_process(self) -> None:
        async def run() -> None:
            async with CaseProcesses(1, 0) as processes:
                first = await processes.judge(ask("a"), 20)
                with pytest.raises(ApplicationError):
                    await processes.judge(ask("refuse"), 20)
                assert await processes.judge(ask("a"), 20) == first

        asyncio.run(run())


@pytest.mark.slow
def test_the_report_is_that_of_the_command_line(tmp_path: Path) -> None:
    application = {"procedure": "long-term.renewal", "applicant": {"surname": "HOXHA"}}
    (tmp_path / "application.json").write_text(json.dumps(application))
    (tmp_path / "note.txt").write_text("no document")
    Image.new("RGB", (600, 400), "white").save(tmp_path / "empty.png")

    async def run() -> dict[str, object]:
        async with CaseProcesses(1, 0) as processes:
            return await processes.judge(Asked(tmp_path, None, TODAY), 300)

    direct = check_case(tmp_path, Judging(default_catalogue(), None, TODAY)).as_json()
    assert asyncio.run(run()) == json.loads(json.dumps(direct))
