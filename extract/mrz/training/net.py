"""The recogniser: fully convolutional, read by CTC. Needs PyTorch, which only training does."""

from __future__ import annotations

from typing import Any, Final

from torch import nn  # type: ignore[import-not-found]

from extract.mrz.check_digits import ALPHABET

CLASSES = len(ALPHABET) + 1
"""The alphabet, and last the blank."""


Widths = tuple[int, int, int, int, int, int]
"""Channels of the five layers that look up and down, and of the three that look along the line."""

WIDE: Final[Widths] = (24, 40, 56, 80, 128, 128)
"""The network that learns from nothing."""

SLIM: Final[Widths] = (12, 24, 32, 48, 96, 80)
"""The one that reads: it learns from the wide one, and costs less than half."""


def network(widths: Widths = SLIM, classes: int = CLASSES) -> Any:  # noqa: ANN401
    """A fresh network: (batch, 1, 32, width) → logits (batch, ``classes``, 1, width / 4).

    It sees about one and a half letters to either side, too little to learn a language.
    """
    first, second, third, fourth, fifth, along = widths
    return nn.Sequential(
        *_block(1, first, (3, 3), (2, 2), (1, 1)),
        *_block(first, second, (3, 3), (2, 2), (1, 1)),
        *_block(second, third, (3, 3), (1, 1), (1, 1)),
        *_block(third, fourth, (3, 3), (2, 1), (1, 1)),
        *_block(fourth, fifth, (4, 3), (1, 1), (0, 1)),
        *_block(fifth, along, (1, 3), (1, 1), (0, 1)),
        *_block(along, along, (1, 3), (1, 1), (0, 1)),
        *_block(along, along, (1, 3), (1, 1), (0, 1)),
        nn.Conv2d(along, classes, 1),
    )


def _block(
    come: int, go: int, kernel: tuple[int, int], stride: tuple[int, int], pad: tuple[int, int]
) -> tuple[Any, Any, Any]:
    conv = nn.Conv2d(come, go, kernel, stride, pad, bias=False)
    return conv, nn.BatchNorm2d(go), nn.ReLU(inplace=True)
