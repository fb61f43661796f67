"""The specimens' drawn faces: their geometry is known to a tenth of a millimetre."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

import cv2
import numpy as np

from extract.photo.faces import find_faces
from extract.photo.landmarks import find_landmarks
from ingest.pages import Pixels
from samples.documents.photo import CHIN_MM, CROWN_MM, HEIGHT_PX, WIDTH_PX, portrait, skin_of
from samples.people import Person, person
from samples.portraits.sheets import Cutout

_SKINS = 5


def drawn_cutout(person: Person) -> Cutout | None:
    """The drawn face of a person, without its white ground; None if no face is seen in it."""
    pixels = np.asarray(portrait(person), np.uint8)
    found = find_faces(pixels)
    points = find_landmarks(pixels, found[0]) if found else None
    if points is None:
        return None
    inside = (pixels.min(axis=2) < 235).astype(np.uint8)
    inside = cv2.morphologyEx(inside, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    outer, _ = cv2.findContours(inside, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    cv2.drawContours(inside, outer, -1, 1, cv2.FILLED)
    soft = cv2.GaussianBlur(inside.astype(np.float32), (0, 0), 1.5)
    return Cutout(pixels, np.asarray(soft, np.float32), points)


def drawn_photo(person: Person, head_mm: float, turn: float) -> Pixels:
    """The drawn photo with a skull of ``head_mm`` from chin to crown, turned by degrees clockwise.

    Whatever is measured on it can be compared with what was drawn: no measure was used to make it.
    """
    scale = head_mm / (CHIN_MM - CROWN_MM)
    middle = WIDTH_PX / 2, HEIGHT_PX * (CHIN_MM + CROWN_MM) / 2 / 60.0
    matrix = cv2.getRotationMatrix2D(middle, -turn, scale)
    turned = cv2.warpAffine(
        np.asarray(portrait(person), np.uint8), matrix, (WIDTH_PX, HEIGHT_PX),
        flags=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_CONSTANT, borderValue=(255, 255, 255),
    )  # fmt: skip
    return np.asarray(turned, np.uint8)


def drawn_by_skin(each: int) -> list[list[Pixels]]:
    """So many drawn photos of each skin that the specimens have, the lightest skin first."""
    groups: dict[tuple[int, int, int], list[Person]] = defaultdict(list)
    number = 0
    while len(groups) < _SKINS or min(map(len, groups.values())) < each:
        somebody = person("ALB", "MF"[number % 2], dt.date(1988, 4, 12), f"skin-{number}")
        groups[skin_of(somebody)].append(somebody)
        number += 1
    return [
        [np.asarray(portrait(somebody), np.uint8) for somebody in groups[skin][:each]]
        for skin in sorted(groups, reverse=True)
    ]
