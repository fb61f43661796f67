"""Trains both networks from nothing: ``python -m extract.mrz.training FOLDER``.

Writes ``ocr_b_wide.onnx`` and ``ocr_b.onnx`` into the folder, in about four hours on two cores. A
run that was interrupted goes on where it was. Needs PyTorch, ``onnx`` and ``onnxruntime``.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch  # type: ignore[import-not-found]

from extract.mrz.recognise import Network
from extract.mrz.training.export import export
from extract.mrz.training.train import Pace, train

_SIZE: Final = 64


@dataclass(frozen=True, slots=True)
class _Stage:
    """One training: how many batches, the highest rate, and whose weights or odds it begins with.

    ``start`` and ``teacher`` name the files that earlier stages wrote.
    """

    writes: str
    steps: int
    peak: float
    start: str | None = None
    teacher: str | None = None


_STAGES: Final = (
    _Stage("first.onnx", 5200, 3e-3),
    _Stage(Network.WIDE.value, 1800, 1e-3, start="first.onnx"),
    _Stage(Network.SLIM.value, 3000, 3e-3, teacher=Network.WIDE.value),
)


def train_all(folder: Path, *, shorter: int, workers: int) -> None:
    """Every stage in turn, each with one of ``shorter`` of its batches; skips what is written."""
    for stage in _STAGES:
        if (folder / stage.writes).exists():
            continue
        run = folder / Path(stage.writes).stem
        run.mkdir(parents=True, exist_ok=True)
        start, teacher = (folder / name if name else None for name in (stage.start, stage.teacher))
        pace = Pace(max(1, stage.steps // shorter), _SIZE, workers, stage.peak)
        train(run, pace, start=start, teacher=teacher)
        export(run / "checkpoint.pt", folder / stage.writes, int8=True)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--shorter", type=int, default=1, help="one of so many batches, to try it")
    parser.add_argument("--workers", type=int, default=1, help="processes that draw lines")
    given = parser.parse_args()
    torch.set_num_threads(1)
    train_all(given.folder, shorter=given.shorter, workers=given.workers)


if __name__ == "__main__":
    main()
