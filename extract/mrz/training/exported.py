"""An exported network → weights that training can go on from. Needs PyTorch and ``onnx``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import onnx  # type: ignore[import-not-found]
import torch  # type: ignore[import-not-found]
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import nn


def take(net: Any, model: Path, strips: Iterable[NDArray[np.float32]]) -> None:  # noqa: ANN401
    """Gives ``net`` the weights of ``model``, in eight bits or floating point.

    An exported network has its batch normalisation folded into its convolutions. It is unfolded so
    that it leaves what ``strips`` (n, 1, 32, width) make of each layer as it was.
    """
    weights = iter(_convolutions(model))
    pictures = [torch.from_numpy(one) for one in strips]
    net.eval()
    with torch.no_grad():
        for layer, after in zip(net, [*list(net)[1:], None], strict=True):
            if isinstance(layer, nn.Conv2d):
                weight, bias = next(weights)
                layer.weight.copy_(torch.from_numpy(weight))
                if after is None:
                    layer.bias.copy_(torch.from_numpy(bias))
            if isinstance(layer, nn.BatchNorm2d):
                _unfold(layer, torch.from_numpy(bias), pictures)
            pictures = [layer(one) for one in pictures]


def _unfold(norm: Any, bias: Any, pictures: list[Any]) -> None:  # noqa: ANN401
    seen = torch.cat([one.transpose(0, 1).flatten(1) for one in pictures], 1)
    mean, spread = seen.mean(1), seen.var(1)
    norm.running_mean.copy_(mean)
    norm.running_var.copy_(spread)
    norm.weight.copy_(torch.sqrt(spread + norm.eps))
    norm.bias.copy_(bias + mean)


def _convolutions(model: Path) -> Iterable[tuple[NDArray[np.float32], NDArray[np.float32]]]:
    """Weight and bias of each convolution, in the order of the graph."""
    graph = onnx.load(str(model)).graph
    kept = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    made = {node.output[0]: node for node in graph.node if node.op_type == "DequantizeLinear"}
    for node in graph.node:
        if node.op_type == "Conv":
            weight, bias = (_value(name, kept, made) for name in node.input[1:3])
            yield weight, bias


def _value(name: str, kept: dict[str, NDArray[Any]], made: dict[str, Any]) -> NDArray[np.float32]:
    if name in kept:
        return np.array(kept[name], np.float32)
    whole, scale, zero = (kept[key] for key in made[name].input)
    shape = (-1, *[1] * (whole.ndim - 1))
    off = whole.astype(np.float32) - zero.astype(np.float32).reshape(shape if zero.size > 1 else ())
    return np.asarray(off * scale.reshape(shape if scale.size > 1 else ()), np.float32)
