"""Every word that the pages say of their own, in both languages, from the YAML beside it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

import yaml

from verify.bilingual import Bilingual


@cache
def all_words() -> Mapping[str, Bilingual]:
    """Key to words, from all files. Raises ValueError if a key stands twice or lacks a language."""
    words: dict[str, Bilingual] = {}
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    for file in sorted(resources.files(__package__).iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".yaml"):
            continue
        # BaseLoader loads every scalar as text and builds no objects.
        for key, value in (yaml.load(file.read_text("utf-8"), Loader=loader) or {}).items():  # noqa: S506
            if key in words or set(value) != {"en", "el"}:
                raise ValueError(f"{file.name}: {key}: stands twice, or lacks a language")
            words[key] = Bilingual(en=value["en"], el=value["el"])
    return MappingProxyType(words)


def word(key: str, language: str, **values: object) -> str:
    """The words of that key with the values filled in. Raises KeyError for an unknown key."""
    return all_words()[key].in_language(language).format_map(values)
