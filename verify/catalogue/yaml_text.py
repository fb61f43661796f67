"""YAML read as text, with the line of everything.

All scalars are text, so that ``0211``, ``no`` and ``12:30`` stay what they are (YAML 1.1 makes
137, False and 750 of them) and the models convert. What a lawyer's file does not need (aliases,
tags, several documents) is refused, and so is a key that stands twice, of which PyYAML silently
keeps the last.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from verify.catalogue.errors import CatalogueError

Plain = str | None | list["Plain"] | dict[str, "Plain"]
"""What a file holds: text, null, lists and mappings."""

Location = tuple[str | int, ...]
"""Keys and indices from the root, as pydantic's ``loc``."""

_OWN_TAGS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))
_DEEPEST = 12
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(slots=True)
class Located:
    """A file's value, and the line (from 1) of each of its keys and items."""

    file: str
    value: Plain = None
    lines: dict[Location, int] = field(default_factory=dict)

    def line(self, location: Location) -> int:
        """The line of that place, or of the nearest place around it that the file has."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)

    def fault(self, line: int, text: str) -> CatalogueError:
        """The error for one line of this file."""
        return CatalogueError([f"{self.file}:{line}: {text}"])


def read_yaml(path: Path) -> Located:
    """The file's value, all scalars as text; null for an empty scalar, ``~`` and ``null``.

    Raises CatalogueError with file and line: not UTF-8, no YAML, a key twice, an anchor or a tag.
    """
    located = Located(path.name)
    root = _compose(located, _text(located, path))
    if root is None:
        raise located.fault(1, "the file is empty; write the keys that the model asks for")
    located.value = _Builder(located).build(root, ())
    return located


def _text(located: Located, path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise located.fault(1, f"cannot be read ({error.strerror})") from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise located.fault(line, "not UTF-8; save the file as UTF-8") from error


def _compose(located: Located, text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        problem = " ".join((error.problem or "no YAML").split())
        raise located.fault(line, f"no YAML: {problem}; look at indentation and quotes") from error
    except yaml.YAMLError as error:
        raise located.fault(1, "no YAML: a character that no text has; delete it") from error


class _Builder:
    """Walks the node graph of one file once and notes the lines."""

    def __init__(self, located: Located) -> None:
        self._located = located
        self._seen: set[int] = set()

    def build(self, node: yaml.Node, location: Location) -> Plain:
        line = node.start_mark.line + 1
        self._located.lines.setdefault(location, line)
        if id(node) in self._seen:
            raise self._located.fault(line, "an alias (*) refers here; write the text out instead")
        self._seen.add(id(node))
        if len(location) > _DEEPEST:
            raise self._located.fault(line, f"nested deeper than {_DEEPEST} levels")
        if node.tag not in _OWN_TAGS:
            raise self._located.fault(line, f"the tag {node.tag} has no meaning here; delete it")
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, location)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*location, i)) for i, item in enumerate(node.value)]
        # Plain style is "" from libyaml and None from the pure loader.
        plain = isinstance(node, yaml.ScalarNode) and not node.style
        return None if plain and node.value in {"", "~", "null"} else str(node.value)

    def _mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, Plain]:
        values: dict[str, Plain] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise self._located.fault(line, "a key must be a word")
            key = str(key_node.value)
            if key in values:
                raise self._located.fault(line, f"the key '{key}' stands twice; keep one")
            self._located.lines[(*location, key)] = line
            values[key] = self.build(value_node, (*location, key))
        return values
