"""The phrases that forms print as labels (``labels.yaml``), and what each may name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz import fuzz, process

from extract.data import table
from extract.folding import skeleton

_TOLERANT_FROM = 5
_LIKENESS = 82.0
_WORD_LIKENESS, _WHOLE_LIKENESS = 62.0, 92.0
_SHORT, _SHORT_LIKENESS = 4, 60.0  # of ΑΦΗ for ΑΦΜ two letters are left
_RUN_TOGETHER = 0.95
_LIKE_LETTERS = str.maketrans("01", "OI")


@dataclass(frozen=True)
class Lexicon:
    """Label phrases by skeleton, each with the concepts that it may name."""

    phrases: Mapping[str, frozenset[str]]
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def match(
        self, key: str, *, tolerant: bool, words: Sequence[str] = ()
    ) -> tuple[frozenset[str], float] | None:
        """Concepts of the phrase that ``key`` is, or nearly is, and how alike (0 to 1).

        ``words`` are the skeletons that ``key`` is made of: of a phrase that is nearly the same
        each word must be, so that ``Διάρκεια από`` is not taken for ``Διάρκεια έως``.
        """
        if key and key in self.phrases:
            return self.phrases[key], 1.0
        if not tolerant:
            return None
        lettered = key.translate(_LIKE_LETTERS)  # ``D.0.B.``
        if lettered != key and lettered in self.phrases:
            return self.phrases[lettered], _RUN_TOGETHER
        if len(key) < _TOLERANT_FROM:
            return None
        if (merged := _merged().get(_run_together(key))) is not None:
            return merged, _RUN_TOGETHER
        near = process.extractOne(
            key, _phrases_of_length(len(key)), scorer=fuzz.ratio, score_cutoff=_LIKENESS
        )
        if near is None or not _word_by_word(words, self.words.get(near[0], ()), near[1]):
            return None
        return self.phrases[near[0]], near[1] / 100


def _word_by_word(words: Sequence[str], known: Sequence[str], likeness: float) -> bool:
    """Whether no word is quite another; where words were parted or joined the whole must do."""
    if len(words) != len(known):
        return not words or likeness >= _WHOLE_LIKENESS
    pairs = zip(words, known, strict=True)
    return all(fuzz.ratio(word, other) >= _least_alike(word, other) for word, other in pairs)


def _least_alike(word: str, other: str) -> float:
    """How alike two words must be: ``Κόστος`` is no misread ``Ποσό``."""
    return _SHORT_LIKENESS if max(len(word), len(other)) <= _SHORT else _WORD_LIKENESS


@cache
def lexicon() -> Lexicon:
    """The phrases of ``labels.yaml``, loaded once."""
    phrases: dict[str, set[str]] = {}
    words: dict[str, tuple[str, ...]] = {}
    for concept, spellings in table("labels").items():
        for spelling in spellings:
            phrases.setdefault(skeleton(spelling), set()).add(concept)
            words[skeleton(spelling)] = tuple(filter(None, map(skeleton, spelling.split())))
    return Lexicon({phrase: frozenset(concepts) for phrase, concepts in phrases.items()}, words)


@cache
def label_words() -> frozenset[str]:
    """All words of labels, as skeletons."""
    return frozenset(word for words in lexicon().words.values() for word in words)


def _run_together(key: str) -> str:
    """Letters that run together where print is small: ``Surname`` is read ``Sumame``."""
    return key.replace("RN", "M").replace("VV", "W").replace("CL", "D")


@cache
def _merged() -> Mapping[str, frozenset[str]]:
    return {_run_together(phrase): concepts for phrase, concepts in lexicon().phrases.items()}


@cache
def _phrases_of_length(length: int) -> tuple[str, ...]:
    slack = max(1, length // 6)
    return tuple(
        phrase for phrase in lexicon().phrases
        if abs(len(phrase) - length) <= slack and len(phrase) >= _TOLERANT_FROM
    )  # fmt: skip
