"""docs/catalogue.md and docs/sources.md are what the tool writes from catalogue and rules."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from verify.catalogue.checks import Check
from verify.catalogue.coverage import REQUIREMENT_TEST

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_docs", ROOT / "tools" / "write_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["catalogue.md", "sources.md"])
def test_the_committed_page_is_the_one_written(tool: ModuleType, name: str) -> None:
    page = ROOT / "docs" / name

    assert page.read_text(encoding="utf-8") == tool.documents()[page], "run: make docs"


def test_each_check_has_the_path_of_its_tests(tool: ModuleType) -> None:
    assert {check.value for check in Check} - set(tool.rule_tests()) == set()


def test_every_test_that_the_pages_name_is_there(tool: ModuleType) -> None:
    named = {*tool.rule_tests().values(), REQUIREMENT_TEST}

    assert {path for path in named if not (ROOT / path).is_file()} == set()


def test_pages_are_written_alike_each_time(tool: ModuleType) -> None:
    assert tool.documents() == tool.documents()
