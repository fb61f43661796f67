"""The catalogue: every edition of every procedure, loaded once and checked while loading."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from verify.catalogue.errors import CatalogueError, NoEditionError, UnknownProcedureError
from verify.catalogue.faults import explain
from verify.catalogue.models import Procedure
from verify.catalogue.yaml_text import Located, read_yaml

PROCEDURES = Path(__file__).parent / "procedures"
"""The folder of the program's own catalogue."""

_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The procedures. ``version`` names their exact text: the same version judges the same."""

    editions: Mapping[str, tuple[Procedure, ...]]
    version: str

    @property
    def procedures(self) -> Mapping[str, Procedure]:
        """The latest edition of each procedure by id, in the order of their sources."""
        return MappingProxyType({key: held[-1] for key, held in self.editions.items()})

    def get(self, procedure_id: str) -> Procedure:
        """The latest edition. Raises UnknownProcedureError, which names the nearest ids."""
        return self._held(procedure_id)[-1]

    def edition(self, procedure_id: str, day: dt.date) -> Procedure:
        """The edition that is the law on that day; an open end means always.

        Raises UnknownProcedureError, or NoEditionError if none is in force on the day.
        """
        for procedure in self._held(procedure_id):
            if procedure.in_force.covers(day):
                return procedure
        raise NoEditionError(procedure_id, day)

    def _held(self, procedure_id: str) -> tuple[Procedure, ...]:
        try:
            return self.editions[procedure_id]
        except KeyError as error:
            raise UnknownProcedureError(procedure_id, self.editions) from error


def load_model(path: Path, model: type[_Model]) -> _Model:
    """The file as that model. Raises CatalogueError: a line with file and line for each fault."""
    return _validated(read_yaml(path), model)


def load_catalogue(directory: Path | None = None) -> Catalogue:
    """The procedures of the folder's ``*.yaml``; by default the program's own.

    A file is named after its procedure's id, further editions ``ID@ANYTHING.yaml``. Raises
    CatalogueError: a file is wrong, two editions overlap, or the folder holds none.
    """
    directory = directory or PROCEDURES
    paths = sorted(directory.glob("*.yaml"))
    if not paths:
        raise CatalogueError([f"{directory.name}:1: no procedure here; name a folder of *.yaml"])
    by_source = sorted(map(_procedure, paths), key=lambda p: (p.source_file, p.source_section))
    editions = {procedure.id: _in_order(procedure.id, by_source) for procedure in by_source}
    return Catalogue(MappingProxyType(editions), _version(paths))


@cache
def default_catalogue() -> Catalogue:
    """The program's own catalogue, loaded once a process."""
    return load_catalogue()


def _validated(located: Located, model: type[_Model]) -> _Model:
    try:
        return model.model_validate(located.value)
    except ValidationError as error:
        raise explain(located, model, error) from error


def _procedure(path: Path) -> Procedure:
    located = read_yaml(path)
    procedure = _validated(located, Procedure)
    expected = path.stem.partition("@")[0]
    if procedure.id != expected:
        raise located.fault(
            located.line(("id",)),
            f"the id is '{procedure.id}' and the file's name says '{expected}'; write one of them",
        )
    return procedure


def _in_order(procedure_id: str, procedures: Iterable[Procedure]) -> tuple[Procedure, ...]:
    """The procedure's editions, the earliest first."""
    editions = sorted(
        (p for p in procedures if p.id == procedure_id),
        key=lambda p: p.in_force.since or dt.date.min,
    )
    for earlier, later in pairwise(editions):
        if earlier.in_force.overlaps(later.in_force):
            line = f"{procedure_id}.yaml:1: two editions are in force at once; end the earlier"
            raise CatalogueError([line])
    return tuple(editions)


def _version(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        digest.update(f"{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:12]
