"""What an office adds to the tables of titles, labels and signs, without touching the program.

``ELENCHOS_TABLES`` names a folder with files that are called as the tables are (``identify.yaml``,
``labels.yaml`` …). Each holds only what is added, under the keys of the table; nothing is replaced.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import StrictStr, TypeAdapter, ValidationError

from ingest.errors import UsageError

OWN_TABLES = "ELENCHOS_TABLES"
"""The variable of the environment that names the folder."""

_Lists = dict[StrictStr, list[StrictStr]]
_LISTS = TypeAdapter(_Lists)
_LISTS_OF_KINDS = TypeAdapter(dict[StrictStr, _Lists])
_EXTENDED = ("identify", "labels", "label_patterns", "marks", "payments", "roles", "states")
_NEW_KEYS = frozenset({"states"})
"""Tables in which a key may be new: a state. Of others nobody would ask for it."""


@cache
def own_files() -> Mapping[str, Path]:
    """The office's files by the table that they add to; empty where there are none.

    Raises:
        UsageError: no such folder, or a file that adds to no table.
    """
    folder = os.environ.get(OWN_TABLES, "")
    if not folder:
        return {}
    if not Path(folder).is_dir():
        raise UsageError(f"{OWN_TABLES}: there is no folder {folder}; make it, or unset it")
    files = {path.stem: path for path in sorted(Path(folder).glob("*.yaml"))}
    for name in sorted(set(files) - set(_EXTENDED)):
        raise _wrong(f"{name}.yaml", f"no such table; there are {', '.join(_EXTENDED)}")
    return files


@cache
def own_digest() -> str:
    """Eight hex digits that change with the additions; empty where there are none."""
    digest = hashlib.sha256()
    for name, path in own_files().items():
        digest.update(f"{name}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:8] if own_files() else ""


def added_to(name: str, packaged: Any) -> Any:  # noqa: ANN401 - as ``extract.data.table`` gives it
    """``packaged``, a table as it is loaded, with what the office adds to it. Raises UsageError."""
    path = own_files().get(name)
    if path is None:
        return packaged
    if name != "identify":
        return _joined(packaged, _read(path, _LISTS), path, new=name in _NEW_KEYS)
    own = _read(path, _LISTS_OF_KINDS)
    _known(own, packaged, path)
    sorts = {sort for entry in packaged.values() for sort in entry if isinstance(entry[sort], list)}
    for lists in own.values():
        _known(lists, dict.fromkeys(sorts), path)
    return packaged | {
        kind: packaged[kind] | _joined(packaged[kind], lists, path, new=True)
        for kind, lists in own.items()
    }


def _read(path: Path, shape: TypeAdapter[Any]) -> Any:  # noqa: ANN401 - of the adapter's type
    try:
        loaded = yaml.safe_load(path.read_text("utf-8"))
        return shape.validate_python(loaded or {})
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _wrong(path.name, f"line {line} is no YAML") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise _wrong(path.name, "can't be read as YAML in UTF-8") from error
    except ValidationError as error:
        where = ".".join(str(key) for key in error.errors()[0]["loc"])
        raise _wrong(path.name, f"{where}: write a list of words, in quotes if need be") from error


def _joined(
    packaged: Mapping[str, list[str]], own: Mapping[str, list[str]], path: Path, *, new: bool
) -> dict[str, list[str]]:
    if not new:
        _known(own, packaged, path)
    return {
        **packaged,
        **{key: list(dict.fromkeys([*packaged.get(key, ()), *own[key]])) for key in own},
    }


def _known(own: Mapping[str, object], packaged: Mapping[str, object], path: Path) -> None:
    for key in own:
        if key not in packaged:
            raise _wrong(path.name, f"the table has no {key}; see extract/{path.name}")


def _wrong(file: str, what: str) -> UsageError:
    return UsageError(f"{OWN_TABLES}: {file}: {what}")
