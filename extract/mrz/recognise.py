"""Strips of OCR-B → the probability of every letter in every column: the project's own networks.

The models lie beside this module; ``training/`` says how they came to be.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
from numpy.typing import NDArray

from extract.mrz.strips import stacked
from extract.mrz.textmap import Grey


class Network(StrEnum):
    """Which network reads: the slim one, or its teacher, twice as dear and now and then surer."""

    SLIM = "ocr_b.onnx"
    WIDE = "ocr_b_wide.onnx"


TEMPERATURE: Final = 1.0
"""By which logits are divided, so that a probability says how often the letter is right."""


def columns_of(strips: Sequence[Grey], by: Network = Network.SLIM) -> NDArray[np.float32]:
    """Probabilities, float32 (strips, columns, 38): the alphabet's 37 letters, then the blank.

    A column stands for ``strips.STRIDE`` pixels. The strips are 32 pixels high, their letters
    about 16, dark on light.
    """
    if not strips:
        return np.zeros((0, 0, 38), np.float32)
    logits = _session(by).run(None, {"strips": stacked(list(strips))})[0]
    scaled = np.asarray(logits, np.float32)[:, :, 0, :].transpose(0, 2, 1) / TEMPERATURE
    grown = np.exp(scaled - scaled.max(axis=2, keepdims=True))
    return np.asarray(grown / grown.sum(axis=2, keepdims=True), np.float32)


@cache
def _session(network: Network) -> onnxruntime.InferenceSession:
    """One session a process and network; its ``run`` may be called from several threads."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    path = Path(__file__).with_name(network.value)
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
