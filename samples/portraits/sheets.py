"""Sheets of faces cut into single pictures, and a person cut out of one.

A sheet is a grid of square faces on a dark ground with captions between the rows. Which sheets
there are is the caller's affair: none is part of this project.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.photo.faces import find_faces
from extract.photo.landmarks import Landmarks, find_landmarks
from ingest.pages import Pixels

_DARK = 24
_LEAST_SIDE = 150


@dataclass(frozen=True, slots=True, eq=False)
class Cutout:
    """A person without the ground: RGB, opacity 0 to 1 of the same size, and the face's points."""

    pixels: Pixels
    opacity: NDArray[np.float32]
    points: Landmarks


def faces_of(sheet: Path) -> list[list[Pixels]]:
    """The faces of a sheet, row by row, RGB. Raises ``OSError`` if it can't be read."""
    picture = cv2.imread(str(sheet))
    if picture is None:
        raise OSError(f"{sheet.name}: is not a picture that can be read")
    rgb = np.asarray(picture[:, :, ::-1], np.uint8)
    light = rgb.max(axis=2) > _DARK
    rows = _runs(light.mean(axis=1) > 0.5)
    columns = _runs(light[np.r_[tuple(slice(*row) for row in rows)]].mean(axis=0) > 0.35)
    return [[rgb[top:bottom, left:right].copy() for left, right in columns] for top, bottom in rows]


def _runs(lit: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.r_[False, lit, False].astype(np.int8)))
    pairs = zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    return [(start, end) for start, end in pairs if end - start >= _LEAST_SIDE]


def cut_out(face: Pixels) -> Cutout | None:
    """The person of one picture without what is behind; None where no single face is found."""
    found = find_faces(face)
    points = find_landmarks(face, found[0]) if found else None
    if points is None:
        return None
    return Cutout(face, _opacity(face, points), points)


def _opacity(face: Pixels, points: Landmarks) -> NDArray[np.float32]:
    """GrabCut, started from where heads and shoulders are."""
    height, width = face.shape[:2]
    scale = 256 / max(height, width)
    small = cv2.resize(face, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    mask = np.full(small.shape[:2], cv2.GC_PR_BGD, np.uint8)
    mesh = (points.mesh[:, :2] * scale).astype(np.float32)
    chin, brow = mesh[152], mesh[10]
    middle, half = (chin + brow) / 2, float(np.hypot(*(chin - brow))) / 2
    head = middle[0], middle[1] - 0.35 * half
    cv2.ellipse(mask, (head, (2.3 * half, 3.4 * half), 0), cv2.GC_PR_FGD, -1)
    low = int(chin[1] + 0.35 * half)
    mask[low:, int(max(0, middle[0] - 1.5 * half)) : int(middle[0] + 1.5 * half)] = cv2.GC_PR_FGD
    hull = cv2.convexHull(mesh.astype(np.int32))
    cv2.fillConvexPoly(mask, hull, cv2.GC_FGD)
    above = mask[:3]
    above[above == cv2.GC_PR_BGD] = cv2.GC_BGD
    cv2.setRNGSeed(7)
    ground, person = np.zeros((1, 65)), np.zeros((1, 65))
    picture = np.ascontiguousarray(small[:, :, ::-1])
    cv2.grabCut(picture, mask, (0, 0, 1, 1), ground, person, 4, cv2.GC_INIT_WITH_MASK)
    inside = np.isin(mask, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(np.uint8)
    square = np.ones((3, 3), np.uint8)
    inside = np.asarray(cv2.morphologyEx(inside, cv2.MORPH_OPEN, square), np.uint8)
    count, labels, _stats, _ = cv2.connectedComponentsWithStats(inside)
    if count > 1:
        inside = (labels == labels[int(middle[1]), int(middle[0])]).astype(np.uint8)
    closed = cv2.morphologyEx(inside, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8))
    soft = cv2.GaussianBlur(closed.astype(np.float32), (0, 0), 1.2)
    large = cv2.resize(
        np.clip(soft * 2 - 1.0, 0, 1), (width, height), interpolation=cv2.INTER_LINEAR
    )
    return np.asarray(large, np.float32)


def cutouts(sheet: Path) -> Iterator[tuple[int, int, Cutout]]:
    """Row, column and cutout of every face of a sheet in which one is found."""
    for row, faces in enumerate(faces_of(sheet)):
        for column, face in enumerate(faces):
            cut = cut_out(face)
            if cut is not None:
                yield row, column, cut
