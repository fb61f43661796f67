"""The tables beside the code, with what an office adds to them (``extract.own_tables``)."""

from __future__ import annotations

from importlib import resources
from typing import Any

import yaml

from extract.own_tables import added_to, own_files

# Of two loaders of one meaning the one in C takes an eighth of the time.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def table(name: str) -> Any:  # noqa: ANN401 - its reader knows the shape, some check it on loading
    """The contents of ``extract/<name>.yaml`` with the office's additions; plain values only.

    Raises:
        UsageError: an addition that fits the table nowhere.
    """
    text = resources.files("extract").joinpath(f"{name}.yaml").read_text("utf-8")
    packaged = yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader, either way
    return added_to(name, packaged)


def check_own_tables() -> None:
    """Holds every addition of the office against its table. Raises UsageError for a misfit."""
    for name in own_files():
        table(name)
