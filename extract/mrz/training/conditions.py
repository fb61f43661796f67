"""How documents reach an office: scans, copies and photographs, each in three strengths."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.mrz.training.degrade import bled, worn
from extract.mrz.training.documents import PX_PER_MM, Colour, words_only
from extract.mrz.training.grounds import cloud

_DESK: Final = (96, 84, 70)

Condition = Callable[[np.random.Generator, Colour, int], Colour]
"""(generator, document at 300 dpi, strength 0 light, 1 medium, 2 heavy) → what was handed in."""


def _resolution(_rng: np.random.Generator, page: Colour, strength: int) -> Colour:
    return _scaled(page, (0.67, 0.45, 0.3)[strength])


def _skew(rng: np.random.Generator, page: Colour, strength: int) -> Colour:
    return _turned(page, (2.0, 6.0, 14.0)[strength] * rng.choice((-1, 1)))


def _turn(rng: np.random.Generator, page: Colour, strength: int) -> Colour:
    turned = np.ascontiguousarray(np.rot90(page, int(rng.integers(1, 4))))
    return _turned(turned, rng.uniform(-1, 1) * (0.5, 3.0, 8.0)[strength])


def _perspective(rng: np.random.Generator, page: Colour, strength: int) -> Colour:
    height, width = page.shape[:2]
    page = _margin(page, 0.15)
    top, left = (page.shape[0] - height) // 2, (page.shape[1] - width) // 2
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    corners += np.array((left, top), np.float32)
    shift = rng.uniform(-1, 1, (4, 2)) * (0.03, 0.06, 0.1)[strength] * np.array((width, height))
    matrix = cv2.getPerspectiveTransform(
        corners.astype(np.float32), (corners + shift).astype(np.float32)
    )
    return _warped(page, matrix)


def _bow(rng: np.random.Generator, page: Colour, strength: int) -> Colour:
    page = _margin(page, 0.06)
    height, width = page.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    rise = (0.6, 1.5, 3.0)[strength] * PX_PER_MM * rng.choice((-1, 1))
    y += np.float32(rise) * (1 - (2 * x / width - 1) ** 2)
    x += np.float32((0.2, 0.6, 1.2)[strength] * PX_PER_MM) * np.sin(np.pi * x / width)
    return np.asarray(cv2.remap(page, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE))


def _defocus(_rng: np.random.Generator, page: Colour, strength: int) -> Colour:
    return np.asarray(cv2.GaussianBlur(page, (0, 0), (1.5, 2.6, 4.0)[strength]))


def _motion(rng: np.random.Generator, page: Colour, strength: int) -> Colour:
    reach = (5, 8, 12)[strength]
    kernel = np.zeros((reach, reach), np.float32)
    angle = rng.uniform(0, np.pi)
    middle, dx, dy = reach / 2, np.cos(angle) * reach / 2, np.sin(angle) * reach / 2
    ends = ((int(middle - dx), int(middle - dy)), (int(middle + dx), int(middle + dy)))
    cv2.line(kernel, *ends, 1.0, 1)
    return np.asarray(cv2.filter2D(page, -1, kernel / kernel.sum()))


def _noise(rng: np.random.Generator, page: Colour, strength: int) -> Colour:
    grain = rng.normal(0, (10, 22, 38)[strength], page.shape).astype(np.float32)
    return _seen(page + grain)


def _jpeg(_rng: np.random.Generator, page: Colour, strength: int) -> Colour:
    small = _scaled(page, (0.8, 0.6, 0.5)[strength])
    _, data = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, (45, 25, 14)[strength]])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR))


def _faint(rng: np.random.Generator, page: Colour, strength: int) -> Colour:
    keep = (0.45, 0.28, 0.18)[strength]
    soft = page * keep + 235 * (1 - keep) + rng.normal(0, 2, page.shape)
    return _seen(soft)


def _glare(rng: np.random.Generator, page: Colour, strength: int) -> Colour:
    height, width = page.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    at_x, at_y = rng.uniform(0.1, 0.9) * width, rng.uniform(0.7, 0.95) * height
    reach = (0.1, 0.15, 0.22)[strength] * width
    spot = np.exp(-(((x - at_x) / reach) ** 2) - ((y - at_y) / (0.6 * reach)) ** 2)
    share = spot[..., None] * (0.6, 0.75, 0.85)[strength]
    return _seen(page * (1 - share) + 255 * share)


def _shadow(rng: np.random.Generator, page: Colour, strength: int) -> Colour:
    height, width = page.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    edge = (x - rng.uniform(0.2, 0.8) * width) + (y - height / 2) * rng.uniform(-0.6, 0.6)
    dark = 1 / (1 + np.exp(-np.clip(edge / (0.01 * width), -30, 30)))
    return np.asarray(page * (1 - (0.35, 0.55, 0.72)[strength] * dark[..., None])).astype(np.uint8)


def _photocopy(rng: np.random.Generator, page: Colour, strength: int) -> Colour:
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY).astype(np.float32)
    soft = cv2.GaussianBlur(grey, (0, 0), (0.8, 1.4, 2.0)[strength])
    soft = soft + cloud(rng, soft.shape, 3) * np.float32((4, 9, 14)[strength])
    hard = np.clip((soft - (130, 140, 150)[strength]) * (3, 6, 12)[strength] + 128, 0, 255)
    return np.repeat(hard.astype(np.uint8)[..., None], 3, axis=2)


def _print(rng: np.random.Generator, page: Colour, strength: int) -> Colour:
    """Poor printing of the whole document: worn or bled ink."""
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255
    cover = (1 - grey).astype(np.float32)
    for _ in range(strength + 1):
        cover = worn(rng, cover) if rng.random() < 0.5 else bled(rng, cover)
    return np.repeat(np.clip(255 - cover * 255, 0, 255).astype(np.uint8)[..., None], 3, axis=2)


def _a4(rng: np.random.Generator, page: Colour, strength: int) -> Colour:
    """On an A4 scan of 300, 200 or 150 dpi, somewhere, a little askew, among printed words."""
    sheet = (
        words_only(rng, 3508, 2480)
        if rng.random() < 0.5
        else np.full((3508, 2480, 3), 250, np.uint8)
    )
    card = _turned(page, rng.uniform(-3, 3))
    top = int(rng.integers(0, 3508 - card.shape[0]))
    left = int(rng.integers(0, max(1, 2480 - card.shape[1])))
    sheet[top : top + card.shape[0], left : left + card.shape[1]] = card
    return _scaled(sheet, (1.0, 0.667, 0.5)[strength])


def _phone(rng: np.random.Generator, page: Colour, strength: int) -> Colour:
    """A photo: perspective, turn, shadow, some blur, sensor noise, JPEG."""
    out = _perspective(rng, page, max(0, strength - 1))
    out = _turned(out, rng.normal(0, (2, 4, 7)[strength]))
    out = _shadow(rng, out, 0)
    out = _noise(rng, np.asarray(cv2.GaussianBlur(out, (0, 0), (0.8, 1.3, 1.9)[strength])), 0)
    return _jpeg(rng, out, 0)


def _second_copy(rng: np.random.Generator, page: Colour, strength: int) -> Colour:
    """A copy of a scan: small, hard and noisy at once."""
    return _photocopy(rng, _resolution(rng, _skew(rng, page, 0), min(1, strength)), 0)


def _clean(_rng: np.random.Generator, page: Colour, strength: int) -> Colour:
    return _scaled(page, (1.0, 1.5, 2.0)[strength])


CONDITIONS: Final[Mapping[str, Condition]] = {
    "clean": _clean,
    "resolution": _resolution,
    "skew": _skew,
    "quarter turn": _turn,
    "perspective": _perspective,
    "bow": _bow,
    "defocus": _defocus,
    "motion": _motion,
    "noise": _noise,
    "jpeg": _jpeg,
    "faint": _faint,
    "glare": _glare,
    "shadow": _shadow,
    "photocopy": _photocopy,
    "print": _print,
    "a4 scan": _a4,
    "phone": _phone,
    "copy of a scan": _second_copy,
}
"""Eighteen conditions by name."""


def _seen(light: NDArray[np.floating]) -> Colour:
    return np.asarray(np.clip(light, 0, 255).astype(np.uint8))


def _scaled(page: Colour, scale: float) -> Colour:
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(page, None, fx=scale, fy=scale, interpolation=how))


def _margin(page: Colour, share: float) -> Colour:
    rim = int(share * page.shape[1])
    tone = (96, 84, 70)
    return np.asarray(cv2.copyMakeBorder(page, rim, rim, rim, rim, cv2.BORDER_CONSTANT, value=tone))


def _turned(page: Colour, degrees: float) -> Colour:
    height, width = page.shape[:2]
    turn = np.deg2rad(abs(degrees))
    wide = int(height * np.sin(turn) + width * np.cos(turn)) + 2
    high = int(height * np.cos(turn) + width * np.sin(turn)) + 2
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    matrix[:, 2] += ((wide - width) / 2, (high - height) / 2)
    tone = (250, 250, 250)
    return np.asarray(
        cv2.warpAffine(page, matrix, (wide, high), flags=cv2.INTER_CUBIC, borderValue=tone)
    )


def _warped(page: Colour, matrix: cv2.typing.MatLike) -> Colour:
    size = (page.shape[1], page.shape[0])
    return np.asarray(
        cv2.warpPerspective(page, matrix, size, flags=cv2.INTER_CUBIC, borderValue=(96, 84, 70))
    )
