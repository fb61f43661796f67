"""Faces changed by moving points of their mesh: closed eyes, open mouths, smiles, turned heads."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from samples.portraits.sheets import Cutout

Points = NDArray[np.float32]

_UPPER_LIDS = (246, 161, 160, 159, 158, 157, 173, 466, 388, 387, 386, 385, 384, 398)
_LOWER_LIDS = (7, 163, 144, 145, 153, 154, 155, 249, 390, 373, 374, 380, 381, 382)
_LOWER_LIP = (95, 88, 178, 87, 14, 317, 402, 318, 324, 146, 91, 181, 84, 17, 314, 405, 321, 375)
_INNER_LIPS = (78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308,
               324, 318, 402, 317, 14, 87, 178, 88, 95)  # fmt: skip
_JAW = (152, 148, 176, 149, 377, 400, 378, 199, 200, 18, 83, 313)
_CORNERS = ((61, 76, 62, 78, 57, 185, 146), (291, 306, 292, 308, 287, 409, 375))
_GRID = 96


def closed_eyes(cut: Cutout, share: float) -> Cutout:
    """The upper lids lowered by a share of the way to the lower ones."""
    moved = cut.points.mesh[:, :2].copy()
    moved[list(_UPPER_LIDS)] += share * (moved[list(_LOWER_LIDS)] - moved[list(_UPPER_LIDS)])
    return _warped(cut, moved)


def open_mouth(cut: Cutout, share: float) -> Cutout:
    """The lower lip dropped by a share of the distance from eyes to chin."""
    mesh = cut.points.mesh[:, :2]
    moved = mesh.copy()
    drop = share * (cut.points.at(152) - cut.points.at(33, 133, 362, 263))
    moved[list(_LOWER_LIP)] += drop
    moved[list(_JAW)] += 0.6 * drop
    opened = _warped(cut, moved)
    mouth = np.zeros(cut.opacity.shape, np.float32)
    cv2.fillPoly(mouth, [moved[list(_INNER_LIPS)].astype(np.int32)], 1.0)
    dark = cv2.GaussianBlur(mouth, (0, 0), 0.012 * cut.opacity.shape[0])[..., None]
    pixels = opened.pixels * (1 - dark) + np.array([52, 24, 26]) * dark
    return replace(opened, pixels=pixels.astype(np.uint8))


def smile(cut: Cutout, share: float) -> Cutout:
    """The mouth's corners drawn apart and up, by a share of the distance of the eyes."""
    moved = cut.points.mesh[:, :2].copy()
    right, left = cut.points.eye_middles
    across = (left - right) * share
    up = np.array([across[1], -across[0]]) * 0.9
    for side, corner in zip((-0.5, 0.5), _CORNERS, strict=True):
        moved[list(corner)] += side * across + up
    return _warped(cut, moved)


def turned(cut: Cutout, degrees: float) -> Cutout:
    """The face turned about the vertical, as far as its mesh knows its depth."""
    mesh = cut.points.mesh
    angle, middle = np.radians(degrees), mesh.mean(axis=0)
    flat = mesh - middle
    moved = mesh[:, :2].copy()
    moved[:, 0] = middle[0] + flat[:, 0] * np.cos(angle) - flat[:, 2] * np.sin(angle)
    return _warped(cut, moved)


def _warped(cut: Cutout, moved: Points) -> Cutout:
    """The pixels dragged along as the points of the mesh move; the picture's edges stay."""
    height, width = cut.opacity.shape
    frame = np.array(
        [(x, y) for x in np.linspace(0, width, 7) for y in np.linspace(0, height, 7)
         if x in (0, width) or y in (0, height)], np.float32,
    )  # fmt: skip
    to = np.concatenate([moved, frame]).astype(np.float32)
    drag = np.concatenate([cut.points.mesh[:, :2] - moved, np.zeros_like(frame)])
    y, x = np.mgrid[0:_GRID, 0:_GRID].astype(np.float32) / (_GRID - 1)
    places = np.stack([x.ravel() * (width - 1), y.ravel() * (height - 1)], axis=1)
    apart = ((places[:, None] - to[None]) ** 2).sum(axis=2)
    weight = 1.0 / (apart + (0.004 * width) ** 2) ** 1.6
    field = (weight @ drag / weight.sum(axis=1, keepdims=True)).reshape(_GRID, _GRID, 2)
    field = cv2.resize(field.astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR)
    full_y, full_x = np.mgrid[0:height, 0:width].astype(np.float32)
    from_x, from_y = full_x + field[..., 0], full_y + field[..., 1]
    pixels = cv2.remap(cut.pixels, from_x, from_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    opacity = cv2.remap(cut.opacity, from_x, from_y, cv2.INTER_LINEAR)
    return replace(cut, pixels=pixels, opacity=np.asarray(opacity, np.float32))
