"""Which kind of paper the words of a page are usual for: ``kind_words.yaml``, measured.

Titles tell kinds; where they leave it open, what else such papers say is counted together
(``tools/measure_kinds.py``). Many weak signs, so they only settle what titles leave in doubt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from extract.data import table
from extract.evidence import EvidenceKind
from extract.folding import skeleton, stem
from extract.layout import Row

_LONGEST_STEM, _SHORTEST = 8, 2
_ENOUGH, _CLEARLY = 10.0, 3.0
"""Log-odds that the likeliest kind must have, and by which it must be ahead of the next."""


def words_said(rows: Iterable[Row]) -> frozenset[str]:
    """The stems of words without figures, and pairs of them that stand side by side."""
    return frozenset(said for row in rows for said in _of_row(row))


def _of_row(row: Row) -> Iterator[str]:
    before = ""
    for word in row.words:
        key = skeleton(word.text)
        if len(key) < _SHORTEST or any(map(str.isdigit, key)):
            before = ""
            continue
        said = stem(key)[:_LONGEST_STEM]
        yield said
        if before:
            yield f"{before} {said}"
        before = said


def usual_kind(rows: Iterable[Row]) -> EvidenceKind | None:
    """The kind whose usual words the rows have, if no other comes near."""
    said = words_said(rows)
    scores = sorted(
        ((sum(weight for word, weight in words.items() if word in said), kind)
         for kind, words in _weights().items()),
        key=lambda scored: -scored[0],
    )  # fmt: skip
    (best, kind), (second, _) = scores[:2]
    return kind if best >= _ENOUGH and best - second >= _CLEARLY else None


@cache
def _weights() -> Mapping[EvidenceKind, Mapping[str, float]]:
    return {EvidenceKind(kind): words for kind, words in table("kind_words").items()}
