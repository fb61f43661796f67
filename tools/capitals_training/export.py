"""Writes the model: ``python -m tools.capitals_training.export CHECKPOINT OUT.onnx``.

Needs PyTorch, ``onnx`` and ``onnxruntime``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch  # type: ignore[import-not-found]

from extract.capitals import ALPHABET
from extract.mrz.strips import stacked
from extract.mrz.training.export import write_model
from extract.mrz.training.net import network
from tools.capitals_training.train import WIDTHS, chunk

_CALIBRATION_SEED, _CHUNKS, _SIZE = 2743, 6, 16


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    net = network(WIDTHS, len(ALPHABET) + 1).eval()
    net.load_state_dict(torch.load(given.checkpoint)["net"])
    made = (one for n in range(_CHUNKS) for one in chunk(_CALIBRATION_SEED, n, _SIZE))
    write_model(net, given.out, (stacked([line.strip for line in one]) for one in made))


if __name__ == "__main__":
    main()
