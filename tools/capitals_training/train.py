"""Trains the network: ``python -m tools.capitals_training.train --out FOLDER``.

Chunk ``n`` of the lines comes from the seed and ``n`` alone; a run that was stopped goes on where
it was. Needs PyTorch.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch  # type: ignore[import-not-found]
from numpy.typing import NDArray

from extract.capitals import ALPHABET, BLANK, decoded
from extract.mrz.strips import STRIDE, stacked
from extract.mrz.training.learning import IGNORED, Learner, drawn_ahead, loss_of
from extract.mrz.training.net import Widths, network
from tools.capitals_training.drawing import Sample, sample
from tools.capitals_training.texts import some_text

SEED, _VALIDATION_SEED = 743, 1743
WIDTHS: Widths = (16, 32, 48, 72, 112, 96)
_CHUNK, _SIZE = 4, 48


def chunk(seed: int, number: int, size: int = _SIZE) -> list[list[Sample]]:
    """Four batches of lines that are about as long as each other."""
    cv2.setNumThreads(1)
    rng = np.random.default_rng((seed, number))
    samples = [sample(rng, some_text(rng)) for _ in range(_CHUNK * size)]
    samples.sort(key=lambda one: one.strip.shape[1])
    batches = [samples[n * size : (n + 1) * size] for n in range(_CHUNK)]
    return [batches[int(n)] for n in rng.permutation(_CHUNK)]


def frames_of(one: Sample, count: int) -> NDArray[np.int64]:
    """Columns near a letter's middle are that letter, those between two are blank."""
    xs = np.arange(count) * STRIDE + (STRIDE - 1) / 2
    off = np.abs(xs[:, None] - one.centres[None, :]) / one.widths[None, :]
    nearest = off.argmin(axis=1)
    off = off[np.arange(count), nearest]
    letters = np.array([ALPHABET.index(char) for char in one.text])
    frames = np.full(count, IGNORED, np.int64)
    frames[off < 0.22] = letters[nearest[off < 0.22]]
    frames[off > 0.42] = BLANK
    return frames


def validated(net: Any, count: int) -> float:  # noqa: ANN401
    """The share of unseen drawn lines that are read exactly."""
    net.eval()
    right = total = 0
    with torch.no_grad():
        for number in range(count):
            for made in chunk(_VALIDATION_SEED, number):
                strips = torch.from_numpy(stacked([one.strip for one in made]))
                logits = net(strips).squeeze(2).numpy()
                right += sum(
                    decoded(row.T).text == one.text.replace("0", "Ο")
                    for row, one in zip(logits, made, strict=True)
                )
                total += len(made)
    net.train()
    return right / total


def train(out: Path, steps: int, peak: float, workers: int) -> None:
    """Trains, going on from ``out/checkpoint.pt`` where there is one."""
    torch.manual_seed(SEED)
    net = network(WIDTHS, len(ALPHABET) + 1)
    learner = Learner(net, out / "checkpoint.pt", steps, peak)
    chunks = drawn_ahead(
        partial(chunk, SEED), range(learner.first // _CHUNK, steps // _CHUNK), 2, workers
    )
    batches = (made for four in chunks for made in four)
    for step, made in enumerate(batches, learner.first):
        logits = net(torch.from_numpy(stacked([one.strip for one in made])))
        frames = np.stack([frames_of(one, logits.shape[3]) for one in made])
        texts = [[ALPHABET.index(char) for char in one.text] for one in made]
        learner.step(step, loss_of(logits, frames, texts, max(0.1, 1 - 2 * step / steps)))
        if (step + 1) % 600 == 0 or step + 1 == steps:
            print(f"{step + 1} exact {validated(net, 2):.4f}", file=sys.stderr)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for the checkpoint")
    parser.add_argument("--steps", type=int, default=3200)
    parser.add_argument("--workers", type=int, default=1, help="processes that draw lines")
    parser.add_argument("--peak", type=float, default=3e-3, help="highest learning rate")
    given = parser.parse_args()
    torch.set_num_threads(1)
    given.out.mkdir(parents=True, exist_ok=True)
    train(given.out, given.steps, given.peak, given.workers)


if __name__ == "__main__":
    main()
