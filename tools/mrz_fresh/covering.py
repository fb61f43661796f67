"""What hides part of a letter: strikes, smudges, glare, specks, scratches, paper over half."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from mrz_fresh.grounds import Colour

Letter = tuple[float, float, float, float]


def _around(page: Colour, box: Letter) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(v) for v in box)
    return (
        int(np.clip(left, 0, page.shape[1] - 2)),
        int(np.clip(top, 0, page.shape[0] - 2)),
        int(np.clip(right, 2, page.shape[1])),
        int(np.clip(bottom, 2, page.shape[0])),
    )


def _paper(page: Colour) -> np.ndarray:
    return np.percentile(page.reshape(-1, 3)[::37], 80, axis=0)


def _half(rng: np.random.Generator, page: Colour, box: Letter) -> None:
    """A part of the letter is gone: torn, worn off, or under something of the paper's colour."""
    left, top, right, bottom = _around(page, box)
    share = rng.uniform(0.2, 0.6)
    side = int(rng.integers(0, 4))
    if side == 0:
        bottom = round(top + share * (bottom - top))
    elif side == 1:
        top = round(bottom - share * (bottom - top))
    elif side == 2:
        right = round(left + share * (right - left))
    else:
        left = round(right - share * (right - left))
    tone = _paper(page) if rng.random() < 0.6 else rng.uniform(0, 255, 3)
    part = page[top:bottom, left:right].astype(np.float32)
    keep = rng.uniform(0, 0.5) if rng.random() < 0.5 else 0.0
    page[top:bottom, left:right] = (part * keep + tone * (1 - keep)).clip(0, 255)


def _strike(rng: np.random.Generator, page: Colour, box: Letter) -> None:
    """A pen's stroke through the letter."""
    left, top, right, bottom = _around(page, box)
    size = bottom - top
    middle = np.array(((left + right) / 2, (top + bottom) / 2)) + rng.normal(0, size * 0.2, 2)
    turn, reach = rng.uniform(0, np.pi), rng.uniform(0.4, 2.5) * size
    step = np.array((np.cos(turn), np.sin(turn))) * reach
    ends = [tuple(int(v) for v in middle + s * step) for s in (-1, 1)]
    tone = (rng.uniform(0, 90, 3) if rng.random() < 0.75 else _paper(page)).tolist()
    wide = max(1, round(size * rng.uniform(0.04, 0.16)))
    cv2.line(page, ends[0], ends[1], tone, wide, cv2.LINE_AA)


def _smudge(rng: np.random.Generator, page: Colour, box: Letter) -> None:
    left, top, right, bottom = _around(page, box)
    rim = (bottom - top) // 4
    rows, columns = slice(max(0, top - rim), bottom + rim), slice(max(0, left - rim), right + rim)
    part = page[rows, columns]
    reach = max(3, round((bottom - top) * rng.uniform(0.15, 0.5)))
    kernel = np.zeros((reach, reach), np.float32)
    cv2.line(kernel, (0, int(rng.integers(0, reach))), (reach - 1, reach // 2), 1.0, 1)
    page[rows, columns] = cv2.filter2D(part, -1, kernel / max(1e-6, kernel.sum()))


def _glare(rng: np.random.Generator, page: Colour, box: Letter) -> None:
    left, top, right, bottom = _around(page, box)
    size = bottom - top
    y, x = np.mgrid[0 : page.shape[0], 0 : page.shape[1]].astype(np.float32)
    at = np.array(((left + right) / 2, (top + bottom) / 2)) + rng.normal(0, size * 0.4, 2)
    reach = size * rng.uniform(0.3, 1.2)
    spot = np.exp(-(((x - at[0]) ** 2 + (y - at[1]) ** 2) / reach**2)) * rng.uniform(0.7, 1.3)
    page[:] = np.clip(page + (255 - page) * np.clip(spot, 0, 1)[..., None], 0, 255)


def _speck(rng: np.random.Generator, page: Colour, box: Letter) -> None:
    """A dark or light spot: dirt, a staple's hole, a drop."""
    left, top, right, bottom = _around(page, box)
    at = (int(rng.uniform(left, right)), int(rng.uniform(top, bottom)))
    size = (bottom - top) * rng.uniform(0.06, 0.3)
    tone = (rng.uniform(0, 110, 3) if rng.random() < 0.6 else _paper(page)).tolist()
    axes = (max(1, round(size)), max(1, round(size * rng.uniform(0.4, 1))))
    cv2.ellipse(page, at, axes, rng.uniform(0, 180), 0, 360, tone, -1, cv2.LINE_AA)


def _scratch(rng: np.random.Generator, page: Colour, box: Letter) -> None:
    """A level or upright light line through many letters: a fold, a scratch, a dead sensor."""
    left, top, right, bottom = _around(page, box)
    tone = (_paper(page) if rng.random() < 0.7 else rng.uniform(0, 200, 3)).tolist()
    wide = max(1, round((bottom - top) * rng.uniform(0.03, 0.25)))
    if rng.random() < 0.6:
        y = int(rng.uniform(top, bottom))
        reach = int((right - left) * rng.uniform(0.8, 8))
        cv2.line(page, (left - reach, y), (right + reach, y), tone, wide)
    else:
        x = int(rng.uniform(left, right))
        cv2.line(page, (x, top - 9), (x, bottom + 9), tone, wide)


Cover = Callable[[np.random.Generator, Colour, Letter], None]
COVERS: dict[str, Cover] = {
    "half": _half,
    "strike": _strike,
    "smudge": _smudge,
    "glare": _glare,
    "speck": _speck,
    "scratch": _scratch,
}
