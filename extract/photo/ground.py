"""What is ground and what is person: the plain ground followed inwards from the edges.

No person model is needed where the ground is plain, which is what the specification asks for; where
it is not, the edges and corners alone say so, and a person's shape is taken from the face.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.photo.landmarks import Landmarks
from ingest.pages import Pixels

Lab = NDArray[np.float32]
Mask = NDArray[np.bool_]

WIDTH = 200
"""Pixels across the reduced picture: 0.2 mm each on a photo of 40 mm."""

_STEP = (9, 4, 4)
_NEAR_REFERENCE = 22.0
_DARKER, _OTHER_HUE = 45.0, 14.0
_BUSY = 0.6
_BAND = 0.04
_TEXTURE, _TEXTURE_BY_HAIR = 0.6, 0.3
_MUCH_HAIR, _LITTLE_HAIR = (2.9, 3.5), (2.1, 2.8)


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """The reduced picture, parted. All masks have its shape.

    ``lab`` is CIE L*a*b* (D65), L* 0–100. ``ground`` was reached from the edges; ``person`` hangs
    together with the face; ``objects`` is the rest. ``shape`` is where a head with much hair and
    shoulders is to be expected, ``core`` the same with little hair, ``face`` the face alone, down
    to ``chin_row``. ``across`` is how far a place lies from the face's axis, in halves of the
    face's height, to its left less than 0. ``scale`` is reduced pixels a pixel. ``plain`` is False
    where the edges are of many colours, so that person and ground can't be told apart.
    """

    lab: Lab
    ground: Mask
    person: Mask
    objects: Mask
    shape: Mask
    core: Mask
    face: Mask
    chin_row: int
    across: NDArray[np.float32]
    scale: float
    plain: bool


def part_ground(pixels: Pixels, points: Landmarks) -> Ground:
    """The parts of an RGB picture with one face."""
    height, width = pixels.shape[:2]
    scale = WIDTH / width
    size = (WIDTH, max(8, round(height * scale)))
    small = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    lab = _lab(small)
    mesh = np.asarray(points.mesh[:, :2] * scale, np.float32)
    face, shape = _face(mesh, lab), _expected(mesh, lab, _MUCH_HAIR)
    core = _expected(mesh, lab, _LITTLE_HAIR)
    chin_row = round(float(mesh[152, 1]))
    reached, share = _reached(small, lab, face, chin_row)
    rest = cv2.morphologyEx((~reached).astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    person, objects = _person(rest | face.astype(np.uint8), face, shape)
    across = _across(mesh, lab)
    return Ground(
        lab, reached, person, objects, shape, core, face, chin_row, across, scale,
        plain=share >= _BUSY,
    )  # fmt: skip


def _lab(small: Pixels) -> Lab:
    return np.asarray(cv2.cvtColor(small.astype(np.float32) / 255.0, cv2.COLOR_RGB2LAB), np.float32)


def _face(mesh: Lab, lab: Lab) -> Mask:
    drawn = np.zeros(lab.shape[:2], np.uint8)
    cv2.fillConvexPoly(drawn, cv2.convexHull(mesh.astype(np.int32)), 1)
    return drawn.astype(bool)


def _expected(mesh: Lab, lab: Lab, hair: tuple[float, float]) -> Mask:
    """A head with hair, and shoulders, around the face; ``hair`` in halves of the face's height."""
    drawn = np.zeros(lab.shape[:2], np.uint8)
    chin, top = mesh[152], mesh[10]
    half = float(np.hypot(*(chin - top))) / 2
    x, y = (chin + top) / 2
    head = ((float(x), float(y - 0.30 * half)), (hair[0] * half, hair[1] * half), 0.0)
    cv2.ellipse(drawn, head, 1, -1)
    neck, shoulder = int(chin[1] + 0.1 * half), int(chin[1] + 0.9 * half)
    reach = 3.2 * half
    outline = [(x - half, neck), (x + half, neck), (x + reach, shoulder), (x + reach, 10_000),
               (x - reach, 10_000), (x - reach, shoulder)]  # fmt: skip
    cv2.fillPoly(drawn, [np.array(outline, np.int32)], 1)
    return drawn.astype(bool)


def _across(mesh: Lab, lab: Lab) -> NDArray[np.float32]:
    """From the axis through chin and forehead, in halves of the face's height; right is more."""
    chin, top = mesh[152], mesh[10]
    down = chin - top
    rows, columns = np.ogrid[: lab.shape[0], : lab.shape[1]]
    apart = (columns - top[0]) * down[1] - (rows - top[1]) * down[0]
    return np.asarray(2 * apart / max(1e-6, float(down @ down)), np.float32)


def _reached(small: Pixels, lab: Lab, face: Mask, chin_row: int) -> tuple[Mask, float]:
    """What the ground's colour leads to from top and sides, and its share of those edges."""
    height, width = lab.shape[:2]
    low = int(np.clip(chin_row, height // 4, height - 1))
    edge = [(x, 1) for x in range(width)]
    edge += [(x, y) for y in range(low) for x in (1, width - 2)]
    columns, rows = np.array(edge).T
    colours = lab[rows, columns]
    reference = np.median(colours, axis=0)
    near = np.linalg.norm(colours - reference, axis=1) < _NEAR_REFERENCE
    eight_bit = cv2.cvtColor(cv2.GaussianBlur(small, (0, 0), 0.8), cv2.COLOR_RGB2LAB)
    mask = np.zeros((height + 2, width + 2), np.uint8)
    # A soft edge is a slope that leads into the hair: what differs too much is never ground.
    apart = np.abs(lab - reference)
    hue = apart[..., 1] ** 2 + apart[..., 2] ** 2
    far = (apart[..., 0] > _DARKER) | (hue > _OTHER_HUE**2)
    mask[1:-1, 1:-1][face | far] = 1
    flags = 4 | (2 << 8) | cv2.FLOODFILL_MASK_ONLY
    for x, y in zip(columns[near].tolist(), rows[near].tolist(), strict=True):
        if mask[y + 1, x + 1] == 0:
            cv2.floodFill(eight_bit, mask, (x, y), 0, _STEP, _STEP, flags)
    filled = mask[1:-1, 1:-1] == 2
    return filled, float(filled[rows, columns].mean())


def _person(rest: NDArray[np.uint8], face: Mask, shape: Mask) -> tuple[Mask, Mask]:
    """The component with the face, with whatever else lies where the person is; and the others."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(rest, connectivity=8)
    inside = np.bincount(labels[shape], minlength=count)
    own = np.zeros(count, bool)
    own[np.unique(labels[face])] = True
    areas = stats[:, cv2.CC_STAT_AREA]
    own |= inside > 0.5 * areas
    own[0] = False
    other = ~own & (areas > 0.0012 * rest.size)
    other[0] = False
    return own[labels], other[labels]


def smooth(ground: Ground) -> Mask:
    """The ground that has no texture: white hair that the ground's colour led into has one.

    Where hair is to be expected even on a head with little of it, less texture is hair already.
    """
    light = ground.lab[..., 0]
    texture = cv2.blur(np.abs(light - cv2.GaussianBlur(light, (0, 0), 1.5)), (7, 7))
    outside = texture[~ground.shape & ground.ground]
    usual = float(np.median(outside)) if outside.size else 0.3
    allowed = np.where(ground.core, _TEXTURE_BY_HAIR, _TEXTURE)
    return np.asarray(ground.ground & (texture < usual + allowed), bool)


def clear_of_person(ground: Ground) -> Mask:
    """The ground without a band of 4 % of the width around the person: soft hair is no fault."""
    band = 2 * round(_BAND * WIDTH) + 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (band, band))
    around = cv2.dilate(ground.person.astype(np.uint8), kernel).astype(bool)
    if ground.plain:
        return ~around & ~ground.objects & ~ground.shape
    return ~ground.shape
