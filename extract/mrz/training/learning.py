"""What the trainings share: lines drawn ahead, the loss, the rate, a step and its checkpoint."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import torch  # type: ignore[import-not-found]
from numpy.typing import NDArray
from torch.nn import functional  # type: ignore[import-not-found]

IGNORED = -100
"""The class of a column that stands neither near a letter's middle nor between two."""

_Drawn = TypeVar("_Drawn")


def drawn_ahead(
    draw: Callable[[int], _Drawn], numbers: range, ahead: int, workers: int
) -> Iterator[_Drawn]:
    """``draw`` of each number in order, ``ahead`` of them and more by other processes meanwhile."""
    waiting: deque[Future[_Drawn]] = deque()
    with ProcessPoolExecutor(workers) as pool:
        for number in numbers:
            waiting.append(pool.submit(draw, number))
            if len(waiting) > workers + ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def loss_of(
    logits: Any,  # noqa: ANN401
    frames: NDArray[np.int64],
    texts: Sequence[Sequence[int]],
    share: float,
) -> Any:  # noqa: ANN401
    """Column-wise cross-entropy from the known centres, by ``share``; the rest is CTC.

    The first removes the plateau on which CTC alone spends most of a short training. ``frames``
    are the classes of the columns, ``texts`` those of the letters; the blank is the last class.
    """
    columns = logits.squeeze(2)
    loss = 0.0
    if share > 0:
        known = torch.from_numpy(frames)
        loss = share * functional.cross_entropy(columns, known, ignore_index=IGNORED)
    if share < 1:
        steps = columns.permute(2, 0, 1).float().log_softmax(2)
        ctc = functional.ctc_loss(
            steps,
            torch.tensor([letter for text in texts for letter in text]),
            torch.full((len(texts),), steps.shape[0]),
            torch.tensor([len(text) for text in texts]),
            blank=columns.shape[1] - 1,
            zero_infinity=True,
        )
        loss = loss + (1 - share) * ctc
    return loss


def rate(step: int, steps: int, peak: float) -> float:
    """The learning rate: a short rise, then half a cosine down to nothing."""
    rise = min(1.0, (step + 1) / (0.08 * steps))
    return peak * rise * 0.5 * (1 + float(np.cos(np.pi * step / steps)))


class Learner:
    """A network and its optimiser, ``saved`` every hundred steps; goes on from there if it can."""

    def __init__(self, net: Any, saved: Path, steps: int, peak: float) -> None:  # noqa: ANN401
        self.net, self._saved, self._steps, self._peak = net, saved, steps, peak
        net.train()
        self._optimiser = torch.optim.AdamW(net.parameters(), lr=peak, weight_decay=1e-3)
        self.first = 0
        if saved.exists():
            state = torch.load(saved)
            self.first = state["step"]
            net.load_state_dict(state["net"])
            self._optimiser.load_state_dict(state["optimiser"])
        self._began = time.monotonic()

    def step(self, number: int, loss: Any) -> None:  # noqa: ANN401
        """Learns from the loss of batch ``number``."""
        for group in self._optimiser.param_groups:
            group["lr"] = rate(number, self._steps, self._peak)
        self._optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 2.0)
        self._optimiser.step()
        if number % 50 == 0:
            spent = time.monotonic() - self._began
            print(f"{number} {loss.item():.4f} {spent:.0f}s", file=sys.stderr)
        if (number + 1) % 100 == 0 or number + 1 == self._steps:
            parts = {"net": self.net, "optimiser": self._optimiser}
            state = {key: part.state_dict() for key, part in parts.items()}
            torch.save(state | {"step": number + 1}, self._saved)
