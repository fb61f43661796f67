"""What the lines say: letters at random, with the runs and the neighbours that zones have."""

from __future__ import annotations

from typing import Final

import numpy as np

from extract.mrz.check_digits import ALPHABET, DIGITS, FILLER, LETTERS

WIDTHS: Final = (30, 36, 44)
"""The lengths of lines that formats have (Doc 9303 parts 4 to 7)."""

_ALIKE: Final = ("0OQDU", "1IL7T", "2Z", "5S", "6G", "8B", "K<X", "MNWH", "VYU", "EF", "PRB", "CG")


def line(rng: np.random.Generator, width: int) -> str:
    """One line of ``width`` characters. No real person's: every letter is drawn at random."""
    makers = (_names, _numbers, _dense, _alike)
    return makers[rng.choice(len(makers), p=(0.25, 0.35, 0.25, 0.15))](rng, width)


def _chosen(rng: np.random.Generator, alphabet: str, count: int) -> str:
    return "".join(alphabet[n] for n in rng.integers(0, len(alphabet), count))


def _names(rng: np.random.Generator, width: int) -> str:
    words = [_chosen(rng, LETTERS, int(rng.integers(2, 12))) for _ in range(rng.integers(1, 5))]
    joints = [FILLER if rng.random() < 0.6 else FILLER * 2 for _ in words]
    head = _chosen(rng, LETTERS + FILLER, 5) if rng.random() < 0.5 else ""
    body = head + "".join(word + joint for word, joint in zip(words, joints, strict=True))
    return body[:width].ljust(width, FILLER)


def _numbers(rng: np.random.Generator, width: int) -> str:
    body = ""
    while len(body) < width - 1:
        alphabet = (DIGITS, LETTERS, FILLER, DIGITS + LETTERS)[
            rng.choice(4, p=(0.5, 0.15, 0.2, 0.15))
        ]
        body += _chosen(rng, alphabet, int(rng.integers(1, 9)))
    return body[: width - 1] + _chosen(rng, DIGITS, 1)


def _dense(rng: np.random.Generator, width: int) -> str:
    return _chosen(rng, ALPHABET, width)


def _alike(rng: np.random.Generator, width: int) -> str:
    groups = [_ALIKE[n] for n in rng.integers(0, len(_ALIKE), width)]
    return "".join(_chosen(rng, group, 1) for group in groups)
