"""Makes the ONNX file: ``python -m extract.mrz.training.export CHECKPOINT OUT.onnx [--int8]``.

Batch normalisation is folded into the convolutions. ``--int8`` quantises weights (to
seven bits, see ``docs/zones.md``) and activations, with ranges from synthetic lines. Needs PyTorch,
``onnx`` and ``onnxruntime``.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnx  # type: ignore[import-not-found]
import torch  # type: ignore[import-not-found]
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime import quantization  # type: ignore[import-untyped]
from torch import nn

from extract.mrz.training.net import SLIM, WIDE, network
from extract.mrz.training.train import batch

_CALIBRATION_SEED = 1831
_CALIBRATION_BATCHES = 12
_OPSET = 17


class _Lines:
    """Feeds batches of lines to the quantiser."""

    def __init__(self, batches: Iterable[NDArray[np.float32]]) -> None:
        self._feeds = ({"strips": strips} for strips in batches)

    def get_next(self) -> dict[str, Any] | None:
        """The next feed, None at the end."""
        return next(self._feeds, None)

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> dict[str, Any]:
        return next(self._feeds)

    def set_range(self, start_index: int, end_index: int) -> None:
        """Part of the quantiser's interface; all lines fit at once."""


def _folded(conv: Any, norm: Any) -> tuple[Any, Any]:  # noqa: ANN401
    scale = (norm.weight / torch.sqrt(norm.running_var + norm.eps)).detach()
    weight = conv.weight.detach() * scale[:, None, None, None]
    return weight.numpy(), (norm.bias.detach() - norm.running_mean * scale).numpy()


def _graph(net: Any) -> Any:  # noqa: ANN401
    nodes, weights, name = [], [], "strips"
    layers = list(net)
    for at, (layer, after) in enumerate(pairwise([*layers, None])):
        if not isinstance(layer, nn.Conv2d):
            continue
        last = after is None
        weight, bias = (
            (layer.weight.detach().numpy(), layer.bias.detach().numpy())
            if last
            else _folded(layer, after)
        )
        keys = (f"w{at}", f"b{at}")
        weights += [
            numpy_helper.from_array(np.ascontiguousarray(array), key)
            for array, key in zip((weight, bias), keys, strict=True)
        ]
        out = "logits" if last else f"c{at}"
        nodes.append(
            helper.make_node(
                "Conv",
                [name, *keys],
                [out],
                kernel_shape=list(layer.kernel_size),
                strides=list(layer.stride),
                pads=list(layer.padding) * 2,
            )
        )
        name = out
        if not last:
            nodes.append(helper.make_node("Relu", [name], [f"r{at}"]))
            name = f"r{at}"
    shapes = (["count", 1, 32, "width"], ["count", layers[-1].out_channels, 1, "columns"])
    ends = [
        helper.make_tensor_value_info(key, TensorProto.FLOAT, shape)
        for key, shape in zip(("strips", "logits"), shapes, strict=True)
    ]
    return helper.make_graph(nodes, "printed line", ends[:1], ends[1:], weights)


def export(checkpoint: Path, out: Path, *, int8: bool) -> None:
    """Writes ``out`` from the weights in ``checkpoint``; raises OSError where it can't."""
    weights = torch.load(checkpoint)["net"]
    wide = len(weights["0.weight"]) == WIDE[0]
    net = network(WIDE if wide else SLIM).eval()
    net.load_state_dict(weights)
    made = (batch(_CALIBRATION_SEED, n, 16) for n in range(_CALIBRATION_BATCHES))
    write_model(net, out, (one.strips for one in made) if int8 else None)


def write_model(net: Any, out: Path, lines: Iterable[NDArray[np.float32]] | None) -> None:  # noqa: ANN401
    """Writes a network of ``net.network`` as ONNX; raises OSError where it can't.

    With ``lines``, batches of strips as it will read, weights and activations get seven bits.
    """
    model = helper.make_model(_graph(net), opset_imports=[helper.make_opsetid("", _OPSET)])
    model.ir_version = 9
    onnx.checker.check_model(model)
    if lines is None:
        onnx.save(model, str(out))
        return
    with TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        onnx.save(model, str(full))
        quantization.quantize_static(
            str(full),
            str(out),
            _Lines(lines),
            quant_format=quantization.QuantFormat.QDQ,
            activation_type=quantization.QuantType.QUInt8,
            weight_type=quantization.QuantType.QInt8,
            per_channel=True,
            # Two products of a full byte each overflow the sums of processors without VNNI.
            reduce_range=True,
            calibrate_method=quantization.CalibrationMethod.MinMax,
        )


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--int8", action="store_true")
    given = parser.parse_args()
    export(given.checkpoint, given.out, int8=given.int8)


if __name__ == "__main__":
    main()
