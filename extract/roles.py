"""Whose particulars stand where: roles that headings and labels name (``roles.yaml``)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources

import yaml
from rapidfuzz import fuzz

from extract.folding import skeleton
from extract.words import Word

_TOLERANT_FROM = 7
_LIKENESS = 86.0


class Role(StrEnum):
    """Whose particulars stand here, as headings and labels say: ``roles.yaml``."""

    UNSAID = "unsaid"
    HOLDER = "holder"
    OTHER_PARTY = "other_party"


def role_in(words: Sequence[Word]) -> Role:
    """The role that ``words`` name; somebody else's outweighs the holder's."""
    found = {role for word in words for role in roles_of(skeleton(word.text))}
    return next((role for role in (Role.OTHER_PARTY, Role.HOLDER) if role in found), Role.UNSAID)


def heading_role(words: Sequence[Word]) -> Role:
    """The role that a heading names first: ``Στοιχεία φορολογουμένου – συζύγου – εκπροσώπου``."""
    named = (role for word in words for role in sorted(roles_of(skeleton(word.text))))
    return next((role for role in named if role is not Role.UNSAID), Role.UNSAID)


@lru_cache(maxsize=8192)
def roles_of(key: str) -> frozenset[Role]:
    """The roles that a word, as a skeleton, names."""
    return frozenset(role for stem, role in _role_stems() if _begins(key, stem))


def _begins(key: str, stem: str) -> bool:
    """Whether ``key`` begins with ``stem``; in long words a misread letter is allowed for."""
    if key.startswith(stem):
        return True
    if len(stem) < _TOLERANT_FROM:
        return False
    return any(fuzz.ratio(key[:end], stem) >= _LIKENESS for end in (len(stem), len(stem) + 1))


@cache
def _roles() -> dict[str, list[str]]:
    text = resources.files("extract").joinpath("roles.yaml").read_text("utf-8")
    table: dict[str, list[str]] = yaml.safe_load(text)
    return table


@cache
def _role_stems() -> tuple[tuple[str, Role], ...]:
    return tuple((skeleton(stem), role) for role in Role for stem in _roles().get(role.value, ()))


@cache
def heading_words() -> frozenset[str]:
    """First words of headings, as skeletons."""
    return frozenset(skeleton(word) for word in _roles()["headings"])
