"""Measures which words are usual for which kind of paper, and writes ``extract/kind_words.yaml``.

Usage: python tools/measure_kinds.py [--parts seen,wider,fresh,held,apart] [--rounds 6] [--write]

Text layers of the drawn papers that may be looked at, and the second style. A word or pair of words
counts for a kind if papers of at least two hands have it, so that no hand's wording is learnt by
heart. Its weight is the log of how much commoner it is in papers of the kind than in all others.
Without ``--write`` each part is told by the words of the others: how often that is right.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

os.environ.setdefault("OMP_THREAD_LIMIT", "1")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from extract.evidence import EvidenceKind
from extract.extraction import pages_of
from extract.kind_words import words_said
from ingest.files import open_file
from tools.documents_bench.reading import SEEN_ON
from tools.second_style import library as second
from tools.second_style.drawn import Drawn
from tools.third_style import library as third

WORDS = Path(__file__).resolve().parent.parent / "extract" / "kind_words.yaml"
_OPENED = ("seen", "wider", "fresh", "held", "apart")
_CARDS = frozenset(second.KINDS[:6])  # pictures: they have no text layer
_LEAST_SHARE, _LEAST_WEIGHT, _MOST, _SMOOTH, _HANDS = 0.12, 1.0, 80, 0.02, 2
_HEAD = """\
# How much commoner words are in papers of a kind than in others (log): ``extract.kind_words``.
# Stems and pairs of them, as skeletons. Written by ``tools/measure_kinds.py --write``, not by hand.
"""

_Papers = dict[str, list[tuple[EvidenceKind, frozenset[str]]]]
Weights = dict[EvidenceKind, dict[str, float]]


def _drawn(part: str, rounds: int) -> Iterator[Drawn]:
    for turn in range(rounds):
        for place, kind in enumerate(second.KINDS):
            number = place * 3 + turn * 7
            if kind not in _CARDS and kind is not EvidenceKind.OTHER:
                of_second = part == "second"
                yield (
                    second.drawn(kind, number) if of_second else third.drawn(part, kind, number)[1]
                )


def _said(data: bytes) -> frozenset[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document"
        path.write_bytes(data)
        with open_file(path) as opened:
            pages = tuple(pages_of(opened, seen_on=SEEN_ON))
            return words_said(row for page in pages for row in page.rows)


def weights_of(papers: Mapping[str, Sequence[tuple[EvidenceKind, frozenset[str]]]]) -> Weights:
    """The words of each kind and their weights, from papers by hand."""
    shares: dict[EvidenceKind, Counter[str]] = defaultdict(Counter)
    hands: Counter[tuple[EvidenceKind, str]] = Counter()
    for read in papers.values():
        for kind in {kind for kind, _ in read}:
            said = [words for other, words in read if other is kind]
            for word, count in Counter(w for words in said for w in words).items():
                shares[kind][word] += count / len(said) / len(papers)
                hands[kind, word] += 1
    total = sum(shares.values(), Counter[str]())
    return {
        kind: _telling(
            {word: share for word, share in of_kind.items() if hands[kind, word] >= _HANDS},
            {word: (total[word] - share) / (len(shares) - 1) for word, share in of_kind.items()},
        )
        for kind, of_kind in shares.items()
    }


def _telling(here: Mapping[str, float], elsewhere: Mapping[str, float]) -> dict[str, float]:
    odds = {w: math.log((s + _SMOOTH) / (elsewhere[w] + _SMOOTH)) for w, s in here.items()}
    kept = (w for w in odds if odds[w] >= _LEAST_WEIGHT and here[w] >= _LEAST_SHARE)
    best = sorted(kept, key=lambda w: (-odds[w] * math.sqrt(here[w]), w))[:_MOST]
    return {word: round(odds[word], 2) for word in sorted(best)}


def _told(papers: _Papers, part: str) -> str:
    """How often the words of the other hands tell the kinds of ``part``."""
    weights = weights_of({name: read for name, read in papers.items() if name != part})
    right = 0
    for kind, said in papers[part]:
        scores = {k: sum(v for w, v in words.items() if w in said) for k, words in weights.items()}
        right += max(scores, key=lambda k: scores[k]) is kind
    return f"{part}: {right / len(papers[part]):.1%} of {len(papers[part])}"


def main() -> None:
    """Measures, and prints or writes the words."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parts", default=",".join(_OPENED))
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    parts = options.parts.split(",")
    if not set(parts) <= set(_OPENED):
        parser.error("only parts that may be looked at: " + ", ".join(_OPENED))
    papers: _Papers = {
        part: [(drawn.kind, _said(drawn.data)) for drawn in _drawn(part, options.rounds)]
        for part in ("second", *parts)
    }
    if not options.write:
        print("\n".join(_told(papers, part) for part in papers))
        return
    lines = (
        f"{kind.value}: {{" + ", ".join(f"{w!r}: {v}" for w, v in words.items()) + "}\n"
        for kind, words in weights_of(papers).items()
    )
    WORDS.write_text(_HEAD + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
