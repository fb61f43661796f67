"""Labels known by their telling words in any order, whatever their endings (``label_words.yaml``).

Forms say one thing in many ways: ``Ημ/νία γεννήσεως αιτούντος``, ``Γεννήσεως ημερομηνία``. So a
label is held against the phrases of ``labels.yaml`` as a set of stems, in which words that mean the
same are one, and words that say nothing, or only whose it is, are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from extract.data import table
from extract.folding import skeleton, stem
from extract.lexicon import lexicon
from extract.roles import names_a_person, roles_of

_TOLERANT_FROM, _ALIKE = 6, 86.0
_EARLIER = "other"
_MOST = 0.6
_NONE: frozenset[str] = frozenset()


def named_by_words(words: Sequence[str], *, tolerant: bool, whole: bool = False) -> frozenset[str]:
    """What a label of these words names; none where they are no known label.

    ``tolerant``: letters of longer words may be misread. ``whole``: words that say whose it is are
    not left out.
    """
    keys = tuple(key for word in words if (key := skeleton(word)))
    return _named(keys, tolerant, whole) if keys else _NONE


def says_nothing(word: str) -> bool:
    """Whether a word leaves open what its label names: an article, or whose it is."""
    key = skeleton(word)
    return not key or key in _empty() or bool(roles_of(key)) or names_a_person(key)


def says_earlier(key: str) -> bool:
    """Whether a word, as a skeleton, says that something was true before."""
    return key.startswith(_earlier())


def is_of_a_label(word: str) -> bool:
    """Whether some known label has this very word."""
    return skeleton(word) in _all_words()


@lru_cache(maxsize=16384)
def _named(keys: tuple[str, ...], tolerant: bool, whole: bool) -> frozenset[str]:
    if any(key.startswith(_earlier()) for key in keys):
        rest = tuple(key for key in keys if not key.startswith(_earlier()))
        return frozenset({_EARLIER}) if rest and _known(rest, tolerant, whole) else _NONE
    return _known(keys, tolerant, whole)


def _known(keys: Sequence[str], tolerant: bool, whole: bool) -> frozenset[str]:
    found = _concepts_of(keys, tolerant)
    if found or whole:
        return found
    bare = [key for key in keys if not (roles_of(key) or names_a_person(key))]
    return _concepts_of(bare, tolerant) if len(bare) < len(keys) else _NONE


def _concepts_of(keys: Iterable[str], tolerant: bool) -> frozenset[str]:
    """By the words in their order, else in any: ``Όνομα, επώνυμο`` is not ``Επώνυμο, όνομα``."""
    said = tuple(said for key in keys if (said := _meaning(key, tolerant)))
    return _labels().get(said) or _labels().get(frozenset(said), _NONE)


@lru_cache(maxsize=16384)
def _meaning(key: str, tolerant: bool) -> str:
    """What a word says in a label: its stem, or that of the word which says the same."""
    if key in _empty():
        return ""
    if (same := _same().get(key)) is not None:
        return same
    if tolerant and len(key) >= _TOLERANT_FROM and stem(key) not in _stems():
        near = process.extractOne(key, _words(len(key)), scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if near is not None:
            return _meaning(near[0], False)
    return _same().get(stem(key), stem(key))


@cache
def _same() -> Mapping[str, str]:
    return {
        skeleton(word): stem(skeleton(group[0]))
        for group in table("label_words")["same"]
        for word in group
    }


@cache
def _empty() -> frozenset[str]:
    return frozenset(skeleton(w) for line in table("label_words")["empty"] for w in line.split())


@cache
def _earlier() -> tuple[str, ...]:
    return tuple(skeleton(w) for line in table("label_words")["earlier"] for w in line.split())


_Said = tuple[str, ...] | frozenset[str]


@cache
def _labels() -> Mapping[_Said, frozenset[str]]:
    """What labels of these meanings name, in their order and in any: what most phrases agree on."""
    found: dict[_Said, list[frozenset[str]]] = {}
    for phrase, concepts in lexicon().phrases.items():
        words = lexicon().words.get(phrase, ())
        said = tuple(said for word in words if (said := _meaning(word, False)))
        for key in (said, frozenset(said)):
            found.setdefault(key, []).append(concepts)
    agreed = ((said, _agreed(votes)) for said, votes in found.items() if said)
    return {said: concepts for said, concepts in agreed if concepts}


def _agreed(votes: Sequence[frozenset[str]]) -> frozenset[str]:
    every = frozenset[str]().union(*votes)
    return frozenset(c for c in every if sum(c in vote for vote in votes) > _MOST * len(votes))


@cache
def _stems() -> frozenset[str]:
    return frozenset(stem for said in _labels() for stem in said)


@cache
def _all_words() -> frozenset[str]:
    return frozenset(word for said in lexicon().words.values() for word in said)


@cache
def _words(length: int) -> tuple[str, ...]:
    """Words of labels that are nearly as long."""
    return tuple(
        sorted(w for w in _all_words() if abs(len(w) - length) <= 1 and len(w) >= _TOLERANT_FROM)
    )


def forget() -> None:
    """Drops what was made of the lexicon: for the tool that hides a share of it."""
    for cached in (_named, _meaning, _labels, _stems, _words, _all_words):
        cached.cache_clear()
