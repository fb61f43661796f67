"""A wide network → the start of a slimmer one. Needs PyTorch.

Of each layer the channels are kept that matter most to the next: how much they vary, times the
weight that the next layer gives them (Li et al. 2017, «Pruning filters for efficient ConvNets»,
with activations).
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import torch  # type: ignore[import-not-found]
from numpy.typing import NDArray
from torch import nn


def inherit(net: Any, wide: Any, strips: list[NDArray[np.float32]]) -> None:  # noqa: ANN401
    """Gives ``net`` the most telling channels of ``wide``, which has as many layers.

    ``strips`` (n, 1, 32, width) show which those are.
    """
    kept = torch.zeros(1, dtype=torch.int64)
    layers, widths = _layers(wide.eval()), [len(conv.weight) for conv, _ in _layers(net)]
    pictures = [torch.from_numpy(one) for one in strips]
    with torch.no_grad():
        for at, ((conv, norm), width) in enumerate(zip(layers, widths, strict=True)):
            own, own_norm = _layers(net)[at]
            pictures = [conv(one) for one in pictures]
            if norm is not None:
                pictures = [norm(one).relu() for one in pictures]
                following = layers[at + 1][0].weight
                telling = _spread(pictures) * following.abs().sum((0, 2, 3))
                best = telling.argsort(descending=True)[:width].sort().values
            else:
                best = torch.arange(width)
                own.bias.copy_(conv.bias)
            own.weight.copy_(conv.weight[best][:, kept])
            if norm is not None:
                for key in ("weight", "bias", "running_mean", "running_var"):
                    getattr(own_norm, key).copy_(getattr(norm, key)[best])
            kept = best


def _spread(pictures: list[Any]) -> Any:  # noqa: ANN401
    return torch.cat([one.transpose(0, 1).flatten(1) for one in pictures], 1).std(1)


def _layers(net: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401
    """Each convolution and what normalises it, None for the last."""
    return [
        (one, after if isinstance(after, nn.BatchNorm2d) else None)
        for one, after in pairwise([*net, None])
        if isinstance(one, nn.Conv2d)
    ]
