"""The table of commands: each loads under its own name, and the start imports none of them."""

import subprocess
import sys

import pytest

from api.cli.commands import COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_loads_under_its_name(name: str) -> None:
    assert COMMANDS[name].load().name == name


def test_the_start_imports_no_database_no_web_and_no_picture_library() -> None:
    heavy = "{'sqlalchemy', 'fastapi', 'celery', 'cv2', 'duckdb', 'numpy'}"
    program = f"import sys; import api.cli.main; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
