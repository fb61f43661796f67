"""The recogniser: fully convolutional, read by CTC. Needs PyTorch, which only training does."""

from __future__ import annotations

from typing import Any

from torch import nn  # type: ignore[import-not-found]

from extract.mrz.check_digits import ALPHABET

CLASSES = len(ALPHABET) + 1
"""The alphabet, and last the blank."""


def network() -> Any:  # noqa: ANN401
    """A fresh network: (batch, 1, 32, width) → logits (batch, 38, 1, width / 4).

    It sees about one and a half letters to either side, too little to learn a language.
    """
    return nn.Sequential(
        *_block(1, 24, (3, 3), (2, 2), (1, 1)),
        *_block(24, 40, (3, 3), (2, 2), (1, 1)),
        *_block(40, 56, (3, 3), (1, 1), (1, 1)),
        *_block(56, 80, (3, 3), (2, 1), (1, 1)),
        *_block(80, 128, (4, 3), (1, 1), (0, 1)),
        *_block(128, 128, (1, 3), (1, 1), (0, 1)),
        *_block(128, 128, (1, 3), (1, 1), (0, 1)),
        *_block(128, 128, (1, 3), (1, 1), (0, 1)),
        nn.Conv2d(128, CLASSES, 1),
    )


def _block(
    come: int, go: int, kernel: tuple[int, int], stride: tuple[int, int], pad: tuple[int, int]
) -> tuple[Any, Any, Any]:
    conv = nn.Conv2d(come, go, kernel, stride, pad, bias=False)
    return conv, nn.BatchNorm2d(go), nn.ReLU(inplace=True)
