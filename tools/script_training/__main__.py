"""Trains and measures: ``python -m tools.script_training [--words 36000] [--rounds 12]``.

Writes ``extract/script_seen.npz`` (weights as float16) and prints the confusion of held-out words,
and how often a decision of at least ``SURE`` was wrong. The same seed gives the same words.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extract.script_seen import CLASSES, HEIGHT, KERNELS, convolved, pooled, windows_of, word_strip
from tools.script_training.drawing import drawn_word
from tools.script_training.texts import some_text

Floats = NDArray[np.float32]
Layer = list[Floats]

SEED, SURE = 15924, 0.95
_OUT = Path(__file__).parents[2] / "extract" / "script_seen.npz"
_SHAPES = ((25, 16), (16 * 9, 32), (32 * 24, 64), (64 * 3, 64), (64, len(CLASSES)))
_BATCH, _BUCKET = 64, 32
_SHARES = {"Latn": 4, "Grek": 2, "Cyrl": 4, "Hani": 2, "Zyyy": 2}
"""How often a script is drawn: those that look alike more often."""


def _draw(count: int, seed: int, *, measuring: bool) -> tuple[list[Floats], list[int]]:
    rng = random.Random(seed)  # noqa: S311 - drawings, not secrets
    strips: list[Floats] = []
    classes: list[int] = []
    shares = [_SHARES.get(script, 1) for script in CLASSES]
    while len(strips) < count:
        script = rng.choices(CLASSES, shares)[0]
        picture = drawn_word(some_text(script, rng, measuring=measuring), rng)
        strip = None if picture is None else word_strip(picture)
        if strip is not None:
            strips.append(strip)
            classes.append(CLASSES.index(script))
    return strips, classes


def _batches(
    strips: list[Floats], classes: list[int], rng: np.random.Generator
) -> Iterator[tuple[Floats, NDArray[np.int64]]]:
    """Words of about one width together, the batches in random order."""
    order = sorted(range(len(strips)), key=lambda i: (strips[i].shape[1] // _BUCKET, rng.random()))
    starts = list(range(0, len(order), _BATCH))
    rng.shuffle(starts)
    for start in starts:
        chosen = order[start : start + _BATCH]
        width = max(strips[i].shape[1] for i in chosen)
        batch = np.zeros((len(chosen), 1, HEIGHT, width), np.float32)
        for row, i in enumerate(chosen):
            batch[row, 0, :, : strips[i].shape[1]] = strips[i]
        yield batch, np.array([classes[i] for i in chosen])


def _forward(layers: list[Layer], batch: Floats) -> list[Floats]:
    """What goes into each layer, and last the logits."""
    seen = [batch]
    for number, (weights, bias) in enumerate(layers):
        out = convolved(seen[-1], weights, bias, number)
        seen.append(np.maximum(out, 0) if number < len(layers) - 1 else out)
    return [*seen[:-1], seen[-1]]


def _shares(logits: Floats) -> Floats:
    grown = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True), np.float32)


def _gradients(layers: list[Layer], seen: list[Floats], wanted: NDArray[np.int64]) -> list[Layer]:
    shares = _shares(pooled(seen[-1]))
    shares[np.arange(len(wanted)), wanted] -= 1
    slope = np.repeat((shares / len(wanted) / 8.0)[:, :, None, None], seen[-1].shape[3], axis=3)
    found: list[Layer] = []
    for number in reversed(range(len(layers))):
        flat = slope.transpose(0, 2, 3, 1).reshape(-1, slope.shape[1])
        windows = windows_of(seen[number], number)
        found.append([windows.reshape(len(flat), -1).T @ flat, flat.sum(axis=0)])
        if number:
            inward = (flat @ layers[number][0].T).reshape(windows.shape)
            slope = _folded(inward, seen[number], number) * (seen[number] > 0)
    return found[::-1]


def _folded(inward: Floats, come: Floats, number: int) -> Floats:
    """The slope of each window's pixel, added up where windows overlap."""
    high, wide, stride, pad = KERNELS[number]
    batch, channels, rows, columns = come.shape
    side = wide // 2
    out = np.zeros((batch, channels, rows + 2 * pad, columns + 2 * side), np.float32)
    parts = inward.reshape(*inward.shape[:3], channels, high, wide)
    down, across = inward.shape[1], inward.shape[2]
    for y in range(high):
        for x in range(wide):
            place = out[:, :, y : y + stride * down : stride, x : x + stride * across : stride]
            place += parts[:, :, :, :, y, x].transpose(0, 3, 1, 2)
    return out[:, :, pad : pad + rows, side : side + columns]


class _Adam:
    """Adam (Kingma and Ba 2015) over all weights."""

    def __init__(self, layers: list[Layer]) -> None:
        self._first = [[np.zeros_like(p) for p in layer] for layer in layers]
        self._second = [[np.zeros_like(p) for p in layer] for layer in layers]
        self._step = 0

    def step(self, layers: list[Layer], gradients: list[Layer], rate: float) -> None:
        self._step += 1
        for n, (layer, slopes) in enumerate(zip(layers, gradients, strict=True)):
            for k, slope in enumerate(slopes):
                first, second = self._first[n][k], self._second[n][k]
                first += 0.1 * (slope - first)
                second += 0.001 * (slope * slope - second)
                size = np.sqrt(second / (1 - 0.999**self._step)) + 1e-8
                layer[k] -= rate * (first / (1 - 0.9**self._step)) / size


def _train(words: int, rounds: int) -> list[Layer]:
    rng = np.random.default_rng(SEED)
    layers: list[Layer] = [
        [
            (rng.standard_normal(shape) * np.sqrt(2 / shape[0])).astype(np.float32),
            np.zeros(shape[1], np.float32),
        ]
        for shape in _SHAPES
    ]
    adam = _Adam(layers)
    strips, classes = _draw(words, SEED, measuring=False)
    for turn in range(rounds):
        began, losses = time.monotonic(), []
        rate = 2e-3 * 0.5 * (1 + np.cos(np.pi * turn / rounds)) + 5e-5
        for batch, wanted in _batches(strips, classes, rng):
            seen = _forward(layers, batch)
            shares = _shares(pooled(seen[-1]))
            losses.append(-np.log(shares[np.arange(len(wanted)), wanted] + 1e-9).mean())
            adam.step(layers, _gradients(layers, seen, wanted), rate)
        print(
            f"round {turn + 1}: loss {np.mean(losses):.4f}, {time.monotonic() - began:.0f} s",
            flush=True,
        )
    return layers


def _measure(layers: list[Layer], words: int) -> float:
    """Prints the confusion of held-out words; gives the temperature that fits them best."""
    strips, classes = _draw(words, SEED + 1, measuring=True)
    logits, wanted = [], []
    for batch, right in _batches(strips, classes, np.random.default_rng(0)):
        logits.append(pooled(_forward(layers, batch)[-1]))
        wanted.append(right)
    all_logits, truth = np.concatenate(logits), np.concatenate(wanted)
    steps = np.arange(0.6, 3.0, 0.1)
    losses = [
        -np.log(_shares(all_logits / t)[np.arange(len(truth)), truth] + 1e-9).mean() for t in steps
    ]
    temperature = float(steps[int(np.argmin(losses))])
    shares = _shares(all_logits / temperature)
    said, sure = shares.argmax(axis=1), shares.max(axis=1) >= SURE
    print("truth × decision" + "".join(f"{name:>7}" for name in (*CLASSES, "unsure")))
    for number, name in enumerate(CLASSES):
        here = truth == number
        counts = [int((here & sure & (said == other)).sum()) for other in range(len(CLASSES))]
        print(f"{name:>16}" + "".join(f"{n:7}" for n in (*counts, int((here & ~sure).sum()))))
    latin = CLASSES.index("Latn")
    confused = sure & ((said == latin) != (truth == latin))
    print(
        f"temperature {temperature:.1f}; sure {sure.mean():.1%}, of these right "
        f"{(said == truth)[sure].mean():.2%}; Latin or not, sure and wrong {confused.mean():.2%}"
    )
    return temperature


def main() -> None:
    """Trains, measures, writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=36000)
    parser.add_argument("--rounds", type=int, default=12)
    options = parser.parse_args()
    layers = _train(options.words, options.rounds)
    halves = [[part.astype(np.float16).astype(np.float32) for part in layer] for layer in layers]
    temperature = _measure(halves, 6000)
    stored = {f"weights{n}": layer[0].astype(np.float16) for n, layer in enumerate(halves)}
    stored |= {f"bias{n}": layer[1].astype(np.float16) for n, layer in enumerate(halves)}
    np.savez_compressed(_OUT, temperature=np.float32(temperature), **stored)


if __name__ == "__main__":
    main()
