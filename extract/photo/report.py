"""What the photo checks say: one state a code, each with its measure and its limit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ingest.pages import Box, FileFormat


class PhotoStatus(StrEnum):
    """Of one check (contract, *MRZ and photo output*)."""

    PASS = "pass"  # noqa: S105 - a verdict
    FAIL = "fail"
    UNSURE = "unsure"  # measured, and too near the limit or not reliable enough: an officer looks
    SKIPPED = "skipped"  # not measured: it does not apply, or cannot be known from this file


class Why(StrEnum):
    """Why a check was skipped, or could not be settled."""

    MEASURED = "measured"  # it was: the value stands beside its limit
    NO_FACE = "no_face"
    NO_MODELS = "no_models"
    NO_RESOLUTION = "no_resolution"
    NO_GROUND = "no_ground"
    BUSY_GROUND = "busy_ground"
    COLOURED_GROUND = "coloured_ground"  # or one of which too little is seen to tell
    WASHED_OUT = "washed_out"
    TOUCHING = "touching"
    DIGITAL = "digital"
    PRINTS = "prints"  # how many are asked for is the procedure's to say
    NO_EDGES = "no_edges"
    BY_LOOK = "by_look"  # by a pattern of how it looks, which is never enough to fail


@dataclass(frozen=True, slots=True)
class PhotoCheck:
    """One photo code judged.

    ``measured`` is in ``unit`` (millimetres, degrees, pixels, a share, or none); None where nothing
    was measured. ``limit`` is what is asked for, as a person reads it.
    """

    code: str
    status: PhotoStatus
    measured: float | str | None
    limit: str
    unit: str = ""
    why: Why = Why.MEASURED


@dataclass(frozen=True, slots=True)
class HeadLines:
    """Where the head is, in pixels of the picture that was measured, for drawing.

    ``crown_y`` is the skull's, ``hair_y`` the highest hair's (the crown's where unknown).
    """

    crown_y: float
    hair_y: float
    chin_y: float
    eye_y: float
    middle_x: float
    left_x: float
    right_x: float
    eyes: tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Portrait:
    """One portrait judged: the picture itself, or one print on a scan.

    ``corners`` are the print's in pixels of the page (top left, clockwise); empty for a digital
    photo; ``size_mm`` is its width and height, None for a digital photo. Without ``edges_seen`` the
    scan does not show them: corners and size are then those asked for, around the face.
    ``px_per_mm`` is how the millimetres were had. ``measures`` are the head's: millimetres, degrees
    of ``roll`` and ``yaw``; without edges there is no ``eye_line``.
    """

    checks: tuple[PhotoCheck, ...]
    px_per_mm: float
    measures: Mapping[str, float] = field(default_factory=dict)
    lines: HeadLines | None = None
    corners: tuple[tuple[float, float], ...] = ()
    size_mm: tuple[float, float] | None = None
    edges_seen: bool = True


@dataclass(frozen=True, slots=True)
class PhotoReport:
    """A page judged as a photo: one check for each code of ``extract.evidence.PHOTO_CODES``.

    ``portraits`` has one entry for a digital photo, one for each print on a scan; ``checks`` are
    the worst of theirs. ``dpi`` is None where the file states none; ``width_mm`` and ``height_mm``
    are then None too. ``prints`` is 0 for a digital photo.
    """

    format: FileFormat
    width_px: int
    height_px: int
    dpi: float | None
    width_mm: float | None
    height_mm: float | None
    checks: tuple[PhotoCheck, ...]
    portraits: tuple[Portrait, ...]
    prints: int

    def check(self, code: str) -> PhotoCheck:
        """The check of one code. Raises ``KeyError`` for a code that is none."""
        for check in self.checks:
            if check.code == code:
                return check
        raise KeyError(code)

    @property
    def verdict(self) -> PhotoStatus:
        """``FAIL`` if any check fails, ``UNSURE`` if none fails and one is, else ``PASS``."""
        states = {check.status for check in self.checks}
        for state in (PhotoStatus.FAIL, PhotoStatus.UNSURE):
            if state in states:
                return state
        return PhotoStatus.PASS


def whole_box(portrait: Portrait) -> Box | None:
    """The box of a print on its page; None for a digital photo, which is the whole page."""
    if not portrait.corners:
        return None
    xs, ys = zip(*portrait.corners, strict=True)
    return round(min(xs)), round(min(ys)), round(max(xs)), round(max(ys))


def moved(
    portrait: Portrait,
    checks: tuple[PhotoCheck, ...],
    corners: tuple[tuple[float, float], ...],
    size_mm: tuple[float, float] | None,
) -> Portrait:
    """The portrait with the checks of its paper, where it lies on the page, and its size."""
    return replace(portrait, checks=(*checks, *portrait.checks), corners=corners, size_mm=size_mm)
