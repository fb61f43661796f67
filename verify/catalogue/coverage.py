"""From each item of the five sources to what serves it: the thread of ``docs/sources.md``.

``sources/*.yaml`` list every item of the source texts. A row names the requirements or rules that
serve the item, or the reason why no check of documents can.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from verify.bilingual import Bilingual
from verify.catalogue.errors import CatalogueError
from verify.catalogue.load import Catalogue, load_model
from verify.catalogue.models import Text

SOURCES = Path(__file__).parent / "sources"
"""The folder of the lists, one for each source text."""

REQUIREMENT_TEST = "tests/verify/test_mutation.py"
"""Deletes and breaks what serves each requirement of the catalogue, one by one."""

RULE = "rule:"


def _words(value: object) -> object:
    return value.split() if isinstance(value, str) else value


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceRow(_Strict):
    """One item of a source, or one sentence of it, by its first words.

    ``served_by`` holds ``PROCEDURE/REQUIREMENT`` or ``rule:CHECK`` (a check of the catalogue, or
    the finding code of a rule that belongs to no requirement). ``reason`` is a key of the list's
    ``reasons``; beside ``served_by`` it says what is left to a person.
    """

    item: str = Field(min_length=1)
    quote: str = Field(min_length=1)
    served_by: Annotated[tuple[str, ...], BeforeValidator(_words)] = ()
    reason: str | None = None

    @model_validator(mode="after")
    def _accounted_for(self) -> Self:
        if not (self.served_by or self.reason):
            raise ValueError(f"{self.item}: write served_by, or the reason why no rule serves it")
        return self


class SourceList(_Strict):
    """All items of one source text."""

    file: str = Field(pattern=r"^\d{3}_[0-9a-f]{16}\.txt$")
    title: Text
    reasons: dict[str, Text]
    items: tuple[SourceRow, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _reasons_named(self) -> Self:
        used = {row.reason for row in self.items if row.reason}
        if unknown := sorted(used - set(self.reasons)):
            raise ValueError(f"no such reason: {unknown[0]}; add it to reasons")
        if idle := sorted(set(self.reasons) - used):
            raise ValueError(f"the reason {idle[0]} is used by no item; delete it")
        return self


@dataclass(frozen=True, slots=True)
class Service:
    """What serves an item: its name as in ``served_by``, its rules, and the tests of both."""

    name: str
    rules: tuple[str, ...]
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """One row of the joined table. Without services, ``reason`` says why."""

    file: str
    item: str
    quote: str
    services: tuple[Service, ...]
    reason: Text | None


def load_sources(directory: Path | None = None) -> tuple[SourceList, ...]:
    """The lists in the order of their files. Raises CatalogueError with file and line."""
    return tuple(load_model(p, SourceList) for p in sorted((directory or SOURCES).glob("*.yaml")))


@cache
def source_titles() -> Mapping[str, Bilingual]:
    """What each source text is called, by its file: a reader knows no file's name."""
    return MappingProxyType(
        {one.file: Bilingual(en=one.title.en, el=one.title.el) for one in load_sources()}
    )


def join(
    sources: Iterable[SourceList], catalogue: Catalogue, rule_tests: Mapping[str, str]
) -> tuple[Coverage, ...]:
    """Every item with the requirements and rules that serve it, and their tests.

    ``rule_tests``: for each rule (a check's or a finding code's value) the path of its tests.
    Raises CatalogueError if a row names a requirement or rule that does not exist.
    """
    return tuple(
        Coverage(
            source.file,
            row.item,
            row.quote,
            tuple(_service(source, row, name, catalogue, rule_tests) for name in row.served_by),
            source.reasons[row.reason] if row.reason else None,
        )
        for source in sources
        for row in source.items
    )


def _service(
    source: SourceList,
    row: SourceRow,
    name: str,
    catalogue: Catalogue,
    rule_tests: Mapping[str, str],
) -> Service:
    alone = name.startswith(RULE)
    rules = (name.removeprefix(RULE),) if alone else _rules_of(source, row, name, catalogue)
    tests = () if alone else (REQUIREMENT_TEST,)
    unknown = [rule for rule in rules if rule not in rule_tests]
    if unknown:
        raise CatalogueError([f"{source.file}: {row.item}: no rule {unknown[0]}"])
    paths = dict.fromkeys((*tests, *(rule_tests[rule] for rule in rules)))
    return Service(name, rules, tuple(paths))


def _rules_of(
    source: SourceList, row: SourceRow, name: str, catalogue: Catalogue
) -> tuple[str, ...]:
    procedure_id, _, requirement_id = name.partition("/")
    procedure = catalogue.procedures.get(procedure_id)
    found = [r for r in procedure.requirements if r.id == requirement_id] if procedure else []
    if procedure is None or not found or procedure.source_file != source.file:
        raise CatalogueError([f"{source.file}: {row.item}: no requirement {name} of this source"])
    return tuple(check.value for check in found[0].checks)
