"""One portrait judged: everything but its paper, its format and its number."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from extract.photo import limits
from extract.photo.background import judge_ground, measure_ground
from extract.photo.expression import judge_expression, measure_expression
from extract.photo.faces import Face, find_faces
from extract.photo.frame import find_frame, judge_frame, without_frame
from extract.photo.ground import part_ground
from extract.photo.head import judge_head, measure_head
from extract.photo.landmarks import Landmarks, find_landmarks
from extract.photo.limits import worst
from extract.photo.models import Lack, lacking
from extract.photo.quality import brightest, burnt_middle, judge_quality, measure_quality
from extract.photo.report import PhotoCheck, PhotoStatus, Portrait, Why
from ingest.pages import Pixels

_SECOND_FACE = 0.30
_LEAST_FACE_PX = 20
_LOOKED_AT_PX = 472
_OF_THE_FACE = (
    "head_size eye_line centering eyes mouth expression pose greyscale exposure sharpness "
    "background shadow glasses"
)


def judge_portrait(pixels: Pixels, px_per_mm: float, *, printed: bool) -> Portrait:
    """The checks on an RGB portrait of which ``px_per_mm`` pixels make a millimetre.

    ``printed``: a print on a scan, whose pixels are the scanner's and say nothing of the photo's.
    """
    small, times = _reduced(pixels)
    bands = find_frame(small)
    frame = judge_frame(bands.sides)
    if lacking() is not Lack.NOTHING:
        unsure = PhotoStatus.UNSURE
        count = limits.FACES.not_judged("photo.face_count", Why.NO_MODELS, unsure)
        return _faceless(pixels, px_per_mm, (frame, count), (Why.NO_MODELS, unsure))
    faces = _real(find_faces(small))
    seen = find_landmarks(small, faces[0]) if faces else None
    if seen is None:
        count = limits.FACES.judge("photo.face_count", 0)
        portrait = _faceless(pixels, px_per_mm, (frame, count), (Why.NO_FACE, PhotoStatus.SKIPPED))
        return _burnt_out(portrait, small)
    ground = part_ground(without_frame(small, bands), seen)
    points = seen.scaled(times)
    ground = replace(ground, scale=ground.scale / times)
    head = measure_head(points, ground, (pixels.shape[1], pixels.shape[0]), px_per_mm)
    wall = measure_ground(ground)
    checks = (
        frame,
        limits.FACES.judge("photo.face_count", len(faces)),
        *judge_ground(wall),
        *judge_head(head),
        *judge_expression(measure_expression(small, seen)),
        *judge_quality(measure_quality(pixels, points), brightest(small), wall),
        _resolution(pixels, points, printed=printed),
    )
    measures = {
        "head_height": round(head.height, 2),
        "head_width": round(head.width, 2),
        "eye_line": round(head.eye_line, 2),
        "roll": round(head.roll, 2),
        "yaw": round(head.yaw, 2),
    }
    return Portrait(checks, px_per_mm, measures, head.lines)


def _reduced(pixels: Pixels) -> tuple[Pixels, float]:
    """The picture at the size that faces and ground are looked at, and how many times it shrank.

    Every step from the full picture costs more than all the models together.
    """
    times = max(1, round(pixels.shape[1] / _LOOKED_AT_PX))
    width, height = (side // times for side in (pixels.shape[1], pixels.shape[0]))
    if times == 1 or not height:
        return pixels, 1.0
    # Whole multiples: averages of blocks are several times as fast as of broken ones.
    whole = pixels[: height * times, : width * times]
    small = cv2.resize(whole, (width, height), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8), float(times)


def _faceless(
    pixels: Pixels,
    px_per_mm: float,
    judged: tuple[PhotoCheck, ...],
    why: tuple[Why, PhotoStatus],
) -> Portrait:
    rest = [
        PhotoCheck(f"photo.{name}", why[1], None, "", "", why[0]) for name in _OF_THE_FACE.split()
    ]
    resolution = limits.SHORT_SIDE.judge("photo.resolution", min(pixels.shape[:2]))
    return Portrait((*judged, *rest, resolution), px_per_mm)


def _burnt_out(portrait: Portrait, small: Pixels) -> Portrait:
    """The portrait with ``photo.exposure`` failed where too much light left no face to be seen."""
    burnt = limits.BURNT_MIDDLE.judge("photo.exposure", burnt_middle(small))
    if burnt.status is PhotoStatus.PASS:
        return portrait
    return replace(
        portrait,
        checks=tuple(burnt if check.code == burnt.code else check for check in portrait.checks),
    )


def _real(faces: tuple[Face, ...]) -> tuple[Face, ...]:
    """Faces that are more than a pattern on a shirt: not far smaller than the largest."""
    least = max(_LEAST_FACE_PX, _SECOND_FACE * faces[0].size) if faces else 0
    return tuple(face for face in faces if face.size >= least)


def _resolution(pixels: Pixels, points: Landmarks, *, printed: bool) -> PhotoCheck:
    eyes = limits.EYE_DISTANCE.judge("photo.resolution", points.eye_distance)
    if printed:
        return eyes
    return worst(limits.SHORT_SIDE.judge("photo.resolution", min(pixels.shape[:2])), eyes)
