"""The tables beside the code: what an officer may extend without touching it."""

from __future__ import annotations

from importlib import resources
from typing import Any

import yaml

# Of the two loaders of one meaning the one in C takes an eighth of the time.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def table(name: str) -> Any:  # noqa: ANN401 - its reader knows the shape, some check it on loading
    """The contents of ``extract/<name>.yaml``; plain values only, no objects are built."""
    text = resources.files("extract").joinpath(f"{name}.yaml").read_text("utf-8")
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader, either way
