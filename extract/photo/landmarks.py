"""The points of one face: Face Mesh (468 points) and the lids and irises of the Iris model.

Point numbers are those of MediaPipe's canonical face model. Source: "Real-time Facial Surface
Geometry from Monocular Video" (2019) and "Real-time Pupil Tracking from Monocular Video" (2020).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.photo.faces import Face
from extract.photo.models import Model, Tensor, network
from ingest.pages import Pixels

Points = NDArray[np.float32]

_MARGIN, _EYE_MARGIN = 1.5, 2.3
_RIGHT_EYE, _LEFT_EYE = (33, 133), (362, 263)
_IS_FACE = 0.5
_LID_POINTS = 16

_AVERAGED_AT = 3 / 8
"""Pixels of a crop that its contents lie left of and above where its matrix says, both ways.

It is what averages of 4 × 4 have of themselves. All limits were set with it.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Eye:
    """One eye. ``lids``: 16 points (9 lower from the outer to the inner corner, 7 upper).

    ``iris``: centre, then four points of its edge. All in pixels of the picture. ``picture``: the
    eye, 64 × 64, RGB from 0 to 1, its corners level; a left eye's is mirrored.
    """

    lids: Points
    iris: Points
    picture: Tensor


@dataclass(frozen=True, slots=True, eq=False)
class Landmarks:
    """``mesh``: shape (468, 3), x and y in pixels, z in pixels too, smaller is nearer.

    ``right`` and ``left`` are the person's eyes. ``sureness`` is the mesh's own, 0 to 1.
    """

    mesh: Points
    right: Eye
    left: Eye
    sureness: float

    def scaled(self, times: float) -> Landmarks:
        """The same points on the picture made so many times as large."""
        right, left = (
            replace(eye, lids=eye.lids * times, iris=eye.iris * times)
            for eye in (self.right, self.left)
        )
        mesh = np.asarray(self.mesh * times, np.float32)
        return Landmarks(mesh, right, left, self.sureness)

    def at(self, *indices: int) -> Points:
        """The mean of some points of the mesh, shape (2,), in pixels."""
        return np.asarray(self.mesh[list(indices), :2].mean(axis=0), np.float32)

    @property
    def eye_distance(self) -> float:
        """Pixels between the eyes' middles."""
        right, left = self.eye_middles
        return float(np.hypot(*(left - right)))

    @property
    def eye_middles(self) -> tuple[Points, Points]:
        """Middles between the corners of the right and left eye: gaze does not move them."""
        return self.at(*_RIGHT_EYE), self.at(*_LEFT_EYE)


@dataclass(frozen=True, slots=True)
class _Region:
    """A square of the picture, turned: centre and side in pixels, angle in radians."""

    x: float
    y: float
    side: float
    angle: float

    def to_picture(self, size: int) -> Tensor:
        """The 2 × 3 matrix from pixels of a ``size`` × ``size`` crop to pixels of the picture."""
        scale = self.side / size
        cos, sin = np.cos(self.angle) * scale, np.sin(self.angle) * scale
        half = size / 2
        return np.array(
            [
                [cos, -sin, self.x - cos * half + sin * half],
                [sin, cos, self.y - sin * half - cos * half],
            ],
            np.float32,
        )


def find_landmarks(pixels: Pixels, face: Face) -> Landmarks | None:
    """The points of ``face`` in an RGB picture; None where the mesh sees no face there."""
    region = _of_face(face)
    mesh, sureness = _mesh(pixels, region)
    # The mesh is steadiest on the crop it was trained on: one that its own points would give.
    mesh, sureness = _mesh(pixels, _of_mesh(mesh))
    if sureness < _IS_FACE:
        return None
    right = _eye(pixels, mesh, _RIGHT_EYE, mirrored=False)
    left = _eye(pixels, mesh, _LEFT_EYE, mirrored=True)
    return Landmarks(mesh, right, left, sureness)


def _of_face(face: Face) -> _Region:
    left, top, right, bottom = face.box
    (rx, ry), (lx, ly) = face.eyes
    side = max(right - left, bottom - top) * _MARGIN
    return _Region(
        (left + right) / 2, (top + bottom) / 2, side, float(np.arctan2(ly - ry, lx - rx))
    )


def _of_mesh(mesh: Points) -> _Region:
    right, left = mesh[_RIGHT_EYE[0], :2], mesh[_LEFT_EYE[1], :2]
    angle = float(np.arctan2(left[1] - right[1], left[0] - right[0]))
    low, high = mesh[:, :2].min(axis=0), mesh[:, :2].max(axis=0)
    x, y = (low + high) / 2
    return _Region(float(x), float(y), float((high - low).max()) * _MARGIN, angle)


def _crop(pixels: Pixels, region: _Region, size: int) -> Tensor:
    matrix = region.to_picture(size)
    # A picture much larger than its crop would alias: average it.
    crop = cv2.warpAffine(
        pixels, matrix, (size, size), flags=cv2.INTER_AREA | cv2.WARP_INVERSE_MAP
    ) if region.side < 2 * size else _shrunk_crop(pixels, matrix, size, region.side)  # fmt: skip
    return np.asarray(crop, np.float32) / np.float32(255.0)


def _shrunk_crop(pixels: Pixels, matrix: Tensor, size: int, side: float) -> Pixels:
    """The crop as averages of a larger one whose pixels are about as large as the picture's."""
    times = round(side / size)
    # Averages of n × n lie (n − 1) / 2n of a pixel beside the place that they are asked for.
    shift = _AVERAGED_AT - (times - 1) / (2 * times)
    finer = np.array([[1 / times, 0, shift], [0, 1 / times, shift], [0, 0, 1]], np.float32)
    large = cv2.warpAffine(
        pixels, matrix @ finer, (size * times, size * times),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
    )  # fmt: skip
    return np.asarray(cv2.resize(large, (size, size), interpolation=cv2.INTER_AREA), np.uint8)


def _mesh(pixels: Pixels, region: _Region) -> tuple[Points, float]:
    run = network(Model.MESH)
    raw, flag = run(_crop(pixels, region, run.side))
    points = raw.reshape(-1, 3)
    placed = np.empty_like(points)
    placed[:, :2] = _place(points[:, :2], region.to_picture(run.side))
    placed[:, 2] = points[:, 2] * region.side / run.side
    return placed, float(1.0 / (1.0 + np.exp(-np.clip(flag.reshape(-1)[-1], -80, 80))))


def _eye(pixels: Pixels, mesh: Points, corners: tuple[int, int], *, mirrored: bool) -> Eye:
    """The lids and iris by the Iris model, which knows right eyes alone: left ones are mirrored."""
    one, other = mesh[corners[0], :2], mesh[corners[1], :2]
    x, y = (one + other) / 2
    side = float(np.hypot(*(other - one))) * _EYE_MARGIN
    angle = float(np.arctan2(other[1] - one[1], other[0] - one[0]))
    region = _Region(float(x), float(y), side, angle)
    run = network(Model.IRIS)
    crop = _crop(pixels, region, run.side)
    seen = np.ascontiguousarray(crop[:, ::-1]) if mirrored else crop
    contour, iris = run(seen)
    matrix = region.to_picture(run.side)
    lids, edge = contour.reshape(-1, 3)[:_LID_POINTS, :2], iris.reshape(-1, 3)[:, :2]
    if mirrored:
        lids, edge = (points * (-1, 1) + (run.side, 0) for points in (lids, edge))
    return Eye(_place(lids, matrix), _place(edge, matrix), seen)


def _place(points: Points, matrix: Tensor) -> Points:
    return np.asarray(points @ matrix[:, :2].T + matrix[:, 2], np.float32)
