"""Which of many known beginnings a word has, also if a letter of a long one was misread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz, process

_TOLERANT_FROM, _LIKENESS = 7, 86.0
_LEAST_SHARE = 0.75  # a word that is shorter than this is not so alike


class Beginnings:
    """Beginnings of words, as skeletons, kept by their length: a word is held against all at once.

    From seven letters a beginning is also had by a word that begins nearly so.
    """

    def __init__(self, stems: Iterable[str]) -> None:
        self._by_length: dict[int, list[str]] = {}
        for stem in sorted(set(stems)):
            self._by_length.setdefault(len(stem), []).append(stem)
        self._known = frozenset(stem for stems in self._by_length.values() for stem in stems)

    def of(self, word: str, *, exact: bool = False) -> frozenset[str]:
        """The beginnings that ``word``, a skeleton, has; ``exact``: letter by letter."""
        return frozenset(self._all(word, exact))

    def _all(self, word: str, exact: bool) -> Iterator[str]:
        for length, stems in self._by_length.items():
            if word[:length] in self._known:
                yield word[:length]
            if exact or length < _TOLERANT_FROM or len(word) < _LEAST_SHARE * length:
                continue
            for end in (length, length + 1):
                near = process.extract(
                    word[:end], stems, scorer=fuzz.ratio, score_cutoff=_LIKENESS, limit=None
                )
                yield from (stem for stem, _, _ in near)
