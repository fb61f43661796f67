"""Faces changed by moving points of their mesh: closed eyes, open mouths, smiles, turned heads."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import LinearNDInterpolator

from samples.portraits.sheets import Cutout

Points = NDArray[np.float32]

_UPPER_LIP = (61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 78, 191, 80, 81, 82, 13, 312, 311,
              310, 415, 308, 62, 292, 76, 306, 183, 42, 41, 38, 12, 268, 271, 272, 407, 184, 74, 73,
              72, 11, 302, 303, 304, 408)  # fmt: skip
_LOWER_LIP = (95, 88, 178, 87, 14, 317, 402, 318, 324)
_INNER_LIPS = (78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308,
               324, 318, 402, 317, 14, 87, 178, 88, 95)  # fmt: skip
_GRID = 320


def closed_eyes(cut: Cutout, share: float) -> Cutout:
    """The upper lids lowered by a share of the way to the lower ones, with lashes at their edge."""
    pixels = cut.pixels.astype(np.float32)
    for eye, cheek in ((cut.points.right, 117), (cut.points.left, 346)):
        upper = np.concatenate([eye.lids[:1], eye.lids[9:16], eye.lids[8:9]])
        lower = eye.lids[:9]
        edge = upper + share * (lower - upper)
        width = float(np.hypot(*(lower[8] - lower[0])))
        lid = np.zeros(cut.opacity.shape, np.float32)
        raised = upper - np.array([0, 0.08 * width], np.float32)
        cv2.fillPoly(lid, [np.concatenate([raised, edge[::-1]]).astype(np.int32)], 1.0)
        lashes = np.zeros_like(lid)
        cv2.polylines(lashes, [edge.astype(np.int32)], False, 0.8, max(1, round(0.05 * width)))
        lid, lashes = (
            np.asarray(cv2.GaussianBlur(m, (0, 0), 0.02 * width), np.float32) for m in (lid, lashes)
        )
        x, y = cut.points.mesh[cheek, :2].astype(int)
        skin = 0.94 * np.median(cut.pixels[y - 2 : y + 3, x - 4 : x + 5].reshape(-1, 3), axis=0)
        pixels += lid[..., None] * (skin - pixels)
        pixels += lashes[..., None] * (skin * 0.3 - pixels)
    return replace(cut, pixels=pixels.clip(0, 255).astype(np.uint8))


def open_mouth(cut: Cutout, share: float) -> Cutout:
    """The jaw dropped by a share of the distance from eyes to chin."""
    mesh = cut.points.mesh[:, :2]
    down = cut.points.at(152) - cut.points.at(33, 133, 362, 263)
    height = (mesh - mesh[13]) @ (down / float(np.hypot(*down)) ** 2)
    width = cut.points.eye_distance
    aside = np.exp(-(((mesh[:, 0] - mesh[14, 0]) / (0.55 * width)) ** 2))
    falls = np.where(np.isin(np.arange(len(mesh)), _UPPER_LIP), 0.0, np.clip(height * 12, 0, 1))
    falls[list(_LOWER_LIP)] = 1.0
    moved = (mesh + share * down * (falls * aside)[:, None]).astype(np.float32)
    opened = _warped(cut, moved)
    mouth = np.zeros(cut.opacity.shape, np.float32)
    cv2.fillPoly(mouth, [moved[list(_INNER_LIPS)].astype(np.int32)], 1.0)
    dark = cv2.GaussianBlur(mouth, (0, 0), 0.004 * cut.opacity.shape[0])[..., None]
    pixels = opened.pixels * (1 - dark) + np.array([52, 24, 26]) * dark
    return replace(opened, pixels=pixels.astype(np.uint8))


def smile(cut: Cutout, share: float) -> Cutout:
    """The mouth's corners drawn apart and up, by a share of the distance of the eyes."""
    mesh = cut.points.mesh[:, :2]
    right, left = cut.points.eye_middles
    across = (left - right) * share
    up = np.array([across[1], -across[0]]) * 0.7
    moved = mesh.copy()
    for side, corner in ((-0.5, 61), (0.5, 291)):
        near = ((mesh - mesh[corner]) ** 2).sum(axis=1) / (0.30 * cut.points.eye_distance) ** 2
        moved += np.exp(-near)[:, None] * (side * across + up)
    return _warped(cut, moved.astype(np.float32))


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
    rows, columns = np.linspace(0, height - 1, _GRID), np.linspace(0, width - 1, _GRID)
    x, y = np.meshgrid(columns, rows)
    field = LinearNDInterpolator(to, drag, fill_value=0.0)(x, y)
    field = cv2.resize(field.astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR)
    full_y, full_x = np.mgrid[0:height, 0:width].astype(np.float32)
    from_x, from_y = full_x + field[..., 0], full_y + field[..., 1]
    pixels = cv2.remap(
        cut.pixels, from_x, from_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    opacity = cv2.remap(cut.opacity, from_x, from_y, cv2.INTER_LINEAR)
    return replace(
        cut, pixels=np.asarray(pixels, np.uint8), opacity=np.asarray(opacity, np.float32)
    )
