"""Every sentence that a report can say, in both languages, loaded once from the YAML beside it."""

from __future__ import annotations

import string
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

import yaml

from extract.evidence import PHOTO_CODES, told_by_the_other
from verify.bilingual import Bilingual


@cache
def all_messages() -> Mapping[str, Bilingual]:
    """Key to sentence, from all files. Raises ValueError if a key stands twice or lacks one."""
    messages: dict[str, Bilingual] = {}
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    for file in sorted(resources.files(__package__).iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".yaml"):
            continue
        # BaseLoader loads every scalar as text and builds no objects.
        for key, value in (yaml.load(file.read_text("utf-8"), Loader=loader) or {}).items():  # noqa: S506
            if key in messages or set(value) != {"en", "el"}:
                raise ValueError(f"{file.name}: {key}: stands twice, or lacks a language")
            messages[key] = Bilingual(en=value["en"], el=value["el"])
    return MappingProxyType(messages)


def say(key: str, params: Mapping[str, str | Bilingual]) -> Bilingual:
    """The sentence of that key with its values filled in. Raises KeyError for an unknown key."""
    template = all_messages()[key]
    english = {k: v.en if isinstance(v, Bilingual) else v for k, v in params.items()}
    greek = {k: v.el if isinstance(v, Bilingual) else v for k, v in params.items()}
    return Bilingual(en=_filled(template.en, english), el=_filled(template.el, greek))


def _filled(sentence: str, values: Mapping[str, str]) -> str:
    """The sentence with its values; one that ends in a full stop («ΕΛ.ΑΣ.») gets no second one."""
    for name, value in values.items():
        if value.endswith("."):
            sentence = sentence.replace(f"{{{name}}}.", f"{{{name}}}")
    return sentence.format_map(values).strip()


def params_of(key: str) -> frozenset[str]:
    """The names of the values that a sentence needs."""
    template = all_messages()[key]
    found = [field for text in (template.en, template.el) for field in _fields(text)]
    return frozenset(found)


def _fields(text: str) -> list[str]:
    return [name for _, name, _, _ in string.Formatter().parse(text) if name]


def fact_name(name: str) -> Bilingual:
    """What a fact is called in a sentence («ημερομηνία λήξης»)."""
    return all_messages()[f"fact.{told_by_the_other(name)}"]


def kind_name(kind: str) -> Bilingual:
    """What an evidence kind is called in a sentence («διαβατήριο»)."""
    return all_messages()[f"kind.{kind}"]


def photo_check_name(code: str) -> Bilingual:
    """What a photo check is called («ύψος ματιών»), by its code. Raises KeyError for another."""
    return all_messages()[code.replace("photo.", "photo_check.")]


def photo_check_names(language: str) -> Mapping[str, str]:
    """What each photo check is called in that language, by its code."""
    return {code: photo_check_name(code).in_language(language) for code in PHOTO_CODES}
