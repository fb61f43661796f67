"""Trains the recogniser: ``python -m extract.mrz.training.train --out FOLDER``.

Deterministic up to the order of floating-point sums: batch ``n`` comes from the seed and ``n``
alone, so that a run that was stopped goes on as if it had not been.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import onnxruntime  # type: ignore[import-untyped]
import torch  # type: ignore[import-not-found]
from numpy.typing import NDArray
from torch.nn import functional  # type: ignore[import-not-found]

from extract.mrz.check_digits import ALPHABET
from extract.mrz.strips import STRIDE, stacked
from extract.mrz.training import exported, generator, glyphs, slimmer
from extract.mrz.training.learning import IGNORED, Learner, drawn_ahead, loss_of
from extract.mrz.training.net import CLASSES, SLIM, WIDE, network
from extract.mrz.training.texts import WIDTHS

SEED = 9303
BLANK = CLASSES - 1
_VALIDATION_SEED = 1073
_WARMING_SEED = 415
_LITTLE_HELP = 0.1
_FROM_TEACHER = 0.85
_WARMTH = 2.0


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Lines of one length.

    ``strips`` is float32 (n, 1, 32, width); ``frames`` int64 (n, width / 4), the class of each
    column or -100; ``texts`` as printed.
    """

    strips: NDArray[np.float32]
    frames: NDArray[np.int64]
    texts: tuple[str, ...]


@cache
def _faces() -> tuple[glyphs.Face, ...]:
    cv2.setNumThreads(1)
    return tuple(glyphs.faces())


def batch(seed: int, number: int, size: int) -> Batch:
    """The batch of that number: lines of one of the three lengths."""
    rng = np.random.default_rng((seed, number))
    width = WIDTHS[int(rng.integers(0, len(WIDTHS)))]
    samples = [generator.sample(rng, _faces(), width) for _ in range(size)]
    strips = stacked([sample.strip for sample in samples])
    frames = np.stack([_frames(sample, strips.shape[3] // STRIDE) for sample in samples])
    return Batch(strips, frames, tuple(sample.text for sample in samples))


def _frames(sample: generator.Sample, count: int) -> NDArray[np.int64]:
    """Columns near a letter's centre are that letter, those between two are blank."""
    xs = np.arange(count) * STRIDE + (STRIDE - 1) / 2
    centres = sample.centres
    pitch = float(np.median(np.diff(centres)))
    nearest = np.abs(xs[:, None] - centres[None, :]).argmin(axis=1)
    off = np.abs(xs - centres[nearest]) / pitch
    letters = np.array([ALPHABET.index(char) for char in sample.text])
    frames = np.full(count, IGNORED, np.int64)
    frames[off < 0.2] = letters[nearest[off < 0.2]]
    frames[off > 0.42] = BLANK
    return frames


def greedy(logits: NDArray[np.float32]) -> str:
    """The text of logits (38, columns): best class a column, repeats and blanks dropped."""
    best = logits.argmax(axis=0)
    kept = best[np.concatenate(([True], best[1:] != best[:-1]))]
    return "".join(ALPHABET[n] for n in kept if n != BLANK)


def _validated(net: Any, count: int) -> float:  # noqa: ANN401
    """The share of unseen synthetic lines that are read exactly."""
    net.eval()
    right = total = 0
    with torch.no_grad():
        for number in range(count):
            made = batch(_VALIDATION_SEED, number, 50)
            logits = net(torch.from_numpy(made.strips)).squeeze(2).numpy()
            right += sum(greedy(row) == text for row, text in zip(logits, made.texts, strict=True))
            total += len(made.texts)
    net.train()
    return right / total


def _told(logits: Any, taught: NDArray[np.float32]) -> Any:  # noqa: ANN401
    """How far the odds of ``logits`` are from the teacher's (Hinton et al. 2015, warmed)."""
    told = torch.from_numpy(taught / _WARMTH).softmax(1)
    own = (logits / _WARMTH).log_softmax(1)
    return _WARMTH**2 * functional.kl_div(own, told, reduction="none").sum(1).mean()


def _teacher(model: Path) -> Callable[[NDArray[np.float32]], NDArray[np.float32]]:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(model), options)
    return lambda strips: np.asarray(session.run(None, {"strips": strips})[0], np.float32)


def _started(start: Path | None, teacher: Path | None, size: int) -> Any:  # noqa: ANN401
    """A wide network, from nothing or from ``start``; a slim one where there is a ``teacher``."""
    torch.manual_seed(SEED)
    wide = network(WIDE)
    if (known := start or teacher) is None:
        return wide
    strips = [batch(_WARMING_SEED, n, size).strips for n in range(4)]
    if teacher is not None and start is not None:
        slim = network(SLIM)
        exported.take(slim, start, strips)
        return slim
    exported.take(wide, known, strips)
    if teacher is None:
        return wide
    slim = network(SLIM)
    slimmer.inherit(slim, wide, strips)
    return slim


@dataclass(frozen=True, slots=True)
class Pace:
    """How long, how wide and how fast: batches, lines in each, drawing processes, highest rate."""

    steps: int
    size: int
    workers: int
    peak: float


def train(out: Path, pace: Pace, *, start: Path | None, teacher: Path | None) -> None:
    """Trains at ``pace``, going on from ``out/checkpoint.pt`` where there is one.

    ``start`` is an exported network to begin with instead of a random one; CTC then needs no help.
    With ``teacher``, an exported wide network, a slim one is trained to give the same odds.
    """
    learner = Learner(
        _started(start, teacher, pace.size), out / "checkpoint.pt", pace.steps, pace.peak
    )
    taught = _teacher(teacher) if teacher is not None else None
    draw = partial(batch, SEED, size=pace.size)
    numbers = range(learner.first, pace.steps)
    ahead = pace.workers + 2
    for step, made in enumerate(drawn_ahead(draw, numbers, ahead, pace.workers), learner.first):
        from_nothing = start is None and teacher is None
        share = max(0.0, 1 - 2 * step / pace.steps) if from_nothing else _LITTLE_HELP
        logits = learner.net(torch.from_numpy(made.strips))
        texts = [[ALPHABET.index(char) for char in text] for text in made.texts]
        loss = loss_of(logits, made.frames, texts, share)
        if taught is not None:
            told = _told(logits, taught(made.strips))
            loss = _FROM_TEACHER * told + (1 - _FROM_TEACHER) * loss
        learner.step(step, loss)
        if (step + 1) % 500 == 0 or step + 1 == pace.steps:
            print(f"{step + 1} exact {_validated(learner.net, 10):.4f}", file=sys.stderr)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for the checkpoint")
    parser.add_argument("--steps", type=int, default=4500)
    parser.add_argument("--size", type=int, default=64, help="lines in a batch")
    parser.add_argument("--workers", type=int, default=1, help="processes that draw lines")
    parser.add_argument("--peak", type=float, default=3e-3, help="highest learning rate")
    parser.add_argument("--start", type=Path, help="an exported network to begin with")
    parser.add_argument("--teacher", type=Path, help="an exported wide network: trains a slim one")
    given = parser.parse_args()
    torch.set_num_threads(1)
    given.out.mkdir(parents=True, exist_ok=True)
    pace = Pace(given.steps, given.size, given.workers, given.peak)
    train(given.out, pace, start=given.start, teacher=given.teacher)


if __name__ == "__main__":
    main()
