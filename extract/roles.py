"""Whose particulars stand where: roles that headings and labels name (``roles.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache

from extract.beginnings import Beginnings
from extract.data import table
from extract.folding import skeleton
from extract.lexicon import label_words
from extract.words import Word

_PARENTAGE = re.compile(r"\(?(?:πατρ[όώ.]|μητρ[όώ.])", re.IGNORECASE)


_SPOUSE = skeleton("συζυγ")


class Role(StrEnum):
    """Whose particulars stand here, as headings and labels say: ``roles.yaml``."""

    UNSAID = "unsaid"
    HOLDER = "holder"
    OTHER_PARTY = "other_party"


def role_in(words: Sequence[Word]) -> Role:
    """The role that ``words`` name; somebody else's outweighs the holder's.

    ``αιτούντος συζύγου``: the spouse who applies is the holder, ``συζύγου του αιτούντος`` is not.
    """
    keys = [skeleton(word.text) for word in words]
    found = {
        role for place, key in enumerate(keys) for role in roles_of(key)
        if not (place and key.startswith(_SPOUSE) and Role.HOLDER in roles_of(keys[place - 1]))
    }  # fmt: skip
    return next((role for role in (Role.OTHER_PARTY, Role.HOLDER) if role in found), Role.UNSAID)


def role_told(words: Sequence[Word]) -> Role:
    """The role that a sentence names; ``όνομα πατρός ΑΓΚΙΜ`` only says whose child somebody is."""
    return role_in([word for word in words if not _PARENTAGE.match(word.text)])


def first_part(words: Sequence[Word]) -> Role:
    """The role of the first of ``words`` that names a party: ``«δωρεοδόχος», … η δωρήτρια``."""
    parts = (role_in((word,)) for word in words if is_a_part(skeleton(word.text)))
    return next((role for role in parts if role is not Role.UNSAID), Role.UNSAID)


def heading_role(words: Sequence[Word]) -> Role:
    """The role that a heading names first: ``Στοιχεία φορολογουμένου – συζύγου – εκπροσώπου``."""
    named = (role for word in words for role in sorted(roles_of(skeleton(word.text))))
    return next((role for role in named if role is not Role.UNSAID), Role.UNSAID)


@lru_cache(maxsize=8192)
def roles_of(key: str) -> frozenset[Role]:
    """The roles that a word, as a skeleton, names."""
    if key.startswith(_things()):
        return frozenset()
    told = frozenset(role for role in Role if _beginnings(role.value).of(key, exact=True))
    if told or key in label_words():
        return told  # a known word is no misread other one: ιδιότητα, ιδιοκτήτης
    return frozenset(role for role in Role if _beginnings(role.value).of(key))


@cache
def _roles() -> dict[str, list[str]]:
    return dict(table("roles"))


@cache
def _beginnings(*lists: str) -> Beginnings:
    return Beginnings(skeleton(stem) for name in lists for stem in _roles().get(name, ()))


@lru_cache(maxsize=8192)
def names_a_person(key: str) -> bool:
    """Whether a word, as a skeleton, can be the label of a person's name: ``Μισθωτής``."""
    if key.startswith(_things()):
        return False
    return bool(_beginnings("parts", "named").of(key, exact=key in label_words()))


@lru_cache(maxsize=8192)
def is_a_part(key: str, *, exact: bool = False) -> bool:
    """Whether a word, as a skeleton, is what a contract calls one of its parties.

    ``exact``: a word that differs in a letter is none.
    """
    return bool(_beginnings("parts").of(key, exact=exact))


@cache
def _things() -> tuple[str, ...]:
    """Beginnings of words that one letter tells from a person's: κατανάλωση, καταναλωτής."""
    return tuple(map(skeleton, _roles().get("things", ())))


@cache
def heading_words() -> frozenset[str]:
    """First words of headings, as skeletons."""
    return frozenset(skeleton(word) for word in _roles()["headings"])
