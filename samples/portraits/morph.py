"""Faces changed by moving points of their mesh: closed eyes, open mouths, smiles, turned heads.

Skin is dragged along or folded over, never painted plain. What no picture of an open eye or a
closed mouth holds (lashes of a closed eye, the inside of the mouth) is drawn.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline, LinearNDInterpolator

from samples.portraits.sheets import Cutout

Points = NDArray[np.float32]

_UPPER_LIP = (61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 78, 191, 80, 81, 82, 13, 312, 311,
              310, 415, 308, 62, 292, 76, 306, 183, 42, 41, 38, 12, 268, 271, 272, 407, 184, 74, 73,
              72, 11, 302, 303, 304, 408)  # fmt: skip
_LOWER_LIP = (95, 88, 178, 87, 14, 317, 402, 318, 324)
_UPPER_EDGE = (78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308)
_LOWER_EDGE = (78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308)
_GRID = 200
_TEETH, _TONGUE, _THROAT = (188, 178, 164), (134, 66, 64), (38, 16, 16)


def closed_eyes(cut: Cutout, share: float) -> Cutout:
    """The upper lids lowered by a share of the way to the lower ones, with lashes at their edge."""
    pixels = cut.pixels.astype(np.float32)
    for eye in (cut.points.right, cut.points.left):
        upper = np.concatenate([eye.lids[:1], eye.lids[9:16], eye.lids[8:9]])
        pixels = _lid_lowered(pixels, upper, eye.lids[:9], share)
    return replace(cut, pixels=pixels.clip(0, 255).astype(np.uint8))


def _lid_lowered(
    pixels: NDArray[np.float32], upper: Points, lower: Points, share: float
) -> NDArray[np.float32]:
    """Column by column, the skin under the eye is folded up over it, down to the new edge."""
    order = slice(None) if upper[0, 0] < upper[-1, 0] else slice(None, None, -1)
    left, right = upper[order][0], upper[order][-1]
    width = float(right[0] - left[0])
    xs = np.arange(int(left[0]) - 1, int(right[0]) + 3, dtype=np.float32)
    top = _curve(upper[order], xs) - 0.09 * width
    bottom = np.maximum(_curve(lower[order], xs), top + 0.09 * width)
    edge = top + 0.09 * width + share * (bottom - top - 0.09 * width)
    rows = np.arange(pixels.shape[0], dtype=np.float32)[:, None]
    # Lashes below are left out; folded skin is taken from just under them.
    source = bottom + 0.10 * width + 0.7 * (edge - rows)
    columns = np.broadcast_to(xs, source.shape).astype(np.float32)
    skin = cv2.remap(pixels, columns, source.astype(np.float32), cv2.INTER_LINEAR)
    inside = (rows >= top) & (rows <= edge)
    place = np.where(inside, (rows - top) / np.maximum(1e-3, edge - top), 0.5)
    # The ball under the lid: lighter in its middle, darker towards the fold.
    light = 0.84 + 0.16 * np.sin(np.pi * np.clip(place * 0.8 + 0.1, 0, 1))
    skin = np.asarray(skin * light[..., None], np.float32)
    hue = np.median(skin[inside], axis=0)
    for line, width_share, depth in ((top + 0.03 * width, 0.022, 0.25), (edge, 0.026, 0.8)):
        drawn = np.exp(-(((rows - line) / (width_share * width)) ** 2)) * _tapered(len(xs))
        skin += depth * drawn[..., None] * (hue * 0.25 - skin)
    reach = (rows >= top) & (rows <= edge + 0.03 * width)
    mask = cv2.GaussianBlur(reach.astype(np.float32), (0, 0), 0.016 * width)
    mask *= np.clip(np.minimum(xs - xs[0], xs[-1] - xs) / (0.06 * width), 0, 1)
    out = pixels.copy()
    part = out[:, int(xs[0]) : int(xs[0]) + len(xs)]
    part += mask[..., None] * (skin - part)
    return out


def _curve(points: Points, xs: NDArray[np.float32]) -> NDArray[np.float32]:
    """The height of a lid at every column."""
    kept = np.r_[True, np.diff(np.maximum.accumulate(points[:, 0])) > 1e-3]
    return np.asarray(CubicSpline(*points[kept].T, bc_type="natural")(xs), np.float32)


def _tapered(count: int) -> NDArray[np.float32]:
    return np.asarray(np.sin(np.linspace(0.12, np.pi - 0.12, count)) ** 0.4, np.float32)


def open_mouth(cut: Cutout, share: float) -> Cutout:
    """The jaw dropped by a share of the distance from eyes to chin; teeth and tongue are seen."""
    mesh = cut.points.mesh[:, :2]
    down = cut.points.at(152) - cut.points.at(33, 133, 362, 263)
    height = (mesh - mesh[13]) @ (down / float(np.hypot(*down)) ** 2)
    half = float(np.hypot(*(mesh[308] - mesh[78]))) / 2
    aside = (mesh[:, 0] - (mesh[78, 0] + mesh[308, 0]) / 2) / half
    falls = np.where(np.isin(np.arange(len(mesh)), _UPPER_LIP), 0.0, np.clip(height * 12, 0, 1))
    falls[list(_LOWER_LIP)] = 1.0
    # The lower lip hangs from the corners; below it the jaw falls as one.
    hung = np.sqrt(np.clip(1.0 - aside**2, 0.0, 1.0))
    jaw = np.exp(-((aside / 2.6) ** 2))
    below = np.clip(height / 0.16, 0, 1)
    moved = mesh + share * down * (falls * (hung + below * (jaw - hung)))[:, None]
    moved = moved.astype(np.float32)
    opened = _warped(cut, moved)
    return replace(opened, pixels=_with_inside(opened.pixels, moved))


def _with_inside(pixels: NDArray[np.uint8], mesh: Points) -> NDArray[np.uint8]:
    upper, lower = (_smooth(mesh[list(edge)]) for edge in (_UPPER_EDGE, _LOWER_EDGE))
    left, right = upper[0], upper[-1]
    width, tall = float(np.hypot(*(right - left))), float(np.abs(lower - upper).max())
    mouth = _filled(pixels.shape[:2], np.concatenate([upper, lower[::-1]]))
    edge = np.array([0.0, min(0.13 * width, 0.4 * tall)])
    teeth = np.concatenate([upper, (upper + edge)[::-1]])
    shown = _filled(pixels.shape[:2], teeth) * mouth
    x, y = (float(v) for v in lower[len(lower) // 2])
    tongue = np.zeros_like(mouth)
    cv2.ellipse(tongue, ((x, y), (0.6 * width, 0.84 * tall), 0.0), 1.0, -1)
    inside = np.full(pixels.shape, _THROAT, np.float32)
    for layer, ink in ((tongue * mouth, _TONGUE), (shown, _TEETH)):
        soft = cv2.GaussianBlur(layer, (0, 0), 0.02 * width)[..., None]
        inside += soft * (np.array(ink) - inside)
    # A mouth is as bright as the face that it is in.
    columns, rows = mesh.astype(int).clip(0, np.array(pixels.shape[1::-1]) - 1).T
    face = float(np.median(pixels[rows, columns]))
    inside *= np.clip(face / 150.0, 0.45, 1.1)
    soft = cv2.GaussianBlur(mouth, (0, 0), 0.012 * width)[..., None]
    return np.asarray(pixels * (1 - soft) + inside * soft, np.uint8)


def _smooth(points: Points) -> Points:
    """The same line with fifty points, without corners."""
    at = np.linspace(0, len(points) - 1, 50)
    return np.asarray(CubicSpline(range(len(points)), points)(at), np.float32)


def _filled(shape: tuple[int, ...], points: Points) -> NDArray[np.float32]:
    mask = np.zeros(shape, np.float32)
    cv2.fillPoly(mask, [np.round(points * 16).astype(np.int32)], 1.0, cv2.LINE_AA, 4)
    return mask


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
