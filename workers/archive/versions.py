"""What judged and read a case: the three versions whose change may change a report."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from extract.version import reader_fingerprint
from verify.catalogue.load import Catalogue
from verify.catalogue.models import Procedure

_LAW = ("catalogue", "procedures")
_SUFFIXES = (".py", ".yaml", ".tsv", ".json")


@dataclass(frozen=True, slots=True)
class Versions:
    """``catalogue``: the law as data. ``rules``: the code and words that apply it. ``reader``."""

    catalogue: str
    rules: str
    reader: str

    @classmethod
    def of(cls, catalogue: Catalogue) -> Versions:
        """Of this program on this machine, with that catalogue."""
        return cls(catalogue.version, rules_version(), reader_fingerprint())


@cache
def rules_version() -> str:
    """Twelve hex digits of everything in ``verify`` and of what assembles a case, but for the law.

    A change of a comment changes it too: a run then judges again what it need not have, in
    milliseconds a case, and never the other way round.
    """
    digest = hashlib.sha256()
    for name, text in _parts(resources.files("verify"), ()):
        digest.update(f"{name}\0{len(text)}\0".encode())
        digest.update(text)
    digest.update(resources.files("workers").joinpath("process.py").read_bytes())
    return digest.hexdigest()[:12]


def _parts(folder: Traversable, path: tuple[str, ...]) -> list[tuple[str, bytes]]:
    if path == _LAW or folder.name == "__pycache__":
        return []
    found: list[tuple[str, bytes]] = []
    for child in sorted(folder.iterdir(), key=lambda c: c.name):
        if child.is_dir():
            found += _parts(child, (*path, child.name))
        elif child.name.endswith(_SUFFIXES):
            found.append(("/".join((*path, child.name)), child.read_bytes()))
    return found


_editions: dict[int, tuple[Procedure, str]] = {}


def edition_digest(procedure: Procedure) -> str:
    """Twelve hex digits of what the law says of one procedure, whatever became of the others."""
    known = _editions.get(id(procedure))
    if known is None or known[0] is not procedure:
        text = json.dumps(procedure.model_dump(mode="json"), sort_keys=True)
        known = (procedure, hashlib.sha256(text.encode()).hexdigest()[:12])
        _editions[id(procedure)] = known
    return known[1]
