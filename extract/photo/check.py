"""The entry point: one page in, one judged photo out."""

from __future__ import annotations

from extract.evidence import PHOTO_CODES
from extract.photo import limits
from extract.photo.background import judge_ground, measure_ground
from extract.photo.expression import judge_expression, measure_expression
from extract.photo.faces import Face, find_faces
from extract.photo.frame import framed_sides, judge_frame
from extract.photo.ground import part_ground
from extract.photo.head import judge_head, measure_head
from extract.photo.landmarks import Landmarks, find_landmarks
from extract.photo.limits import worst
from extract.photo.models import Lack, lacking
from extract.photo.quality import judge_quality, measure_quality
from extract.photo.report import PhotoCheck, PhotoReport, PhotoStatus, Portrait, Why
from ingest.pages import DpiOrigin, FileFormat, Page, Pixels

_MM_PER_INCH = 25.4
_SCREENS = (72.0, 96.0)
"""What programs write where nobody chose a resolution: it says nothing of the paper."""

_SECOND_FACE = 0.30
_OF_THE_FACE = (
    "head_size eye_line centering eyes mouth expression pose greyscale exposure sharpness "
    "background shadow glasses"
)


def check_photo(page: Page, *, file_format: FileFormat) -> PhotoReport:
    """The photo checks on one page: a digital photo, or a scan with prints on it.

    Never raises for what a picture shows: what can't be judged is ``unsure`` or ``skipped``.
    """
    dpi = _known_dpi(page)
    width_mm, height_mm = (
        (None, None) if dpi is None
        else (page.width / dpi * _MM_PER_INCH, page.height / dpi * _MM_PER_INCH)
    )  # fmt: skip
    portrait = _judge(page.pixels, _scale(page, dpi))
    checks = {check.code: check for check in portrait.checks}
    for check in (_format(file_format), _size(width_mm, height_mm), _aspect(page), _copies()):
        checks[check.code] = check
    ordered = tuple(checks[code] for code in PHOTO_CODES)
    return PhotoReport(
        file_format, page.width, page.height, dpi, width_mm, height_mm, ordered, (portrait,), 0
    )


def _known_dpi(page: Page) -> float | None:
    if page.dpi is None or (page.dpi_origin is DpiOrigin.PDF_RENDER and page.paper_mm is None):
        return None
    return (
        None if page.dpi_origin is not DpiOrigin.PDF_RENDER and page.dpi in _SCREENS else page.dpi
    )


def _scale(page: Page, dpi: float | None) -> float:
    """Pixels a millimetre: those of the photo printed as asked for, else the file's own."""
    asked = page.height / limits.HEIGHT_MM
    if dpi is None or _aspect(page).status is PhotoStatus.PASS:
        return asked
    own = dpi / _MM_PER_INCH
    return own if 0.5 <= own / asked <= 2.0 else asked


def _format(file_format: FileFormat) -> PhotoCheck:
    status = PhotoStatus.PASS if file_format is FileFormat.JPEG2000 else PhotoStatus.FAIL
    return PhotoCheck("photo.format", status, file_format.value, "JPEG2000")


def _copies() -> PhotoCheck:
    return PhotoCheck("photo.copies", PhotoStatus.SKIPPED, None, "", "", Why.DIGITAL)


def _size(width_mm: float | None, height_mm: float | None) -> PhotoCheck:
    if width_mm is None or height_mm is None:
        return limits.SIZE.not_judged("photo.size", Why.NO_RESOLUTION)
    off = max(abs(width_mm - limits.WIDTH_MM), abs(height_mm - limits.HEIGHT_MM))
    judged = limits.SIZE.judge("photo.size", off)
    measured = f"{width_mm:.1f} × {height_mm:.1f}"
    return PhotoCheck("photo.size", judged.status, measured, judged.limit, "mm")


def _aspect(page: Page) -> PhotoCheck:
    return limits.ASPECT_LIMIT.judge("photo.aspect", page.width / page.height)


def _judge(pixels: Pixels, px_per_mm: float) -> Portrait:
    checks = [judge_frame(framed_sides(pixels))]
    if lacking() is not Lack.NOTHING:
        checks += _unknown(Why.NO_MODELS, PhotoStatus.UNSURE)
        checks.append(
            limits.FACES.not_judged("photo.face_count", Why.NO_MODELS, PhotoStatus.UNSURE)
        )
        checks.append(_resolution(pixels, None))
        return Portrait(tuple(checks), px_per_mm)
    faces = find_faces(pixels)
    points = find_landmarks(pixels, faces[0]) if faces else None
    if points is None:
        checks += _unknown(Why.NO_FACE, PhotoStatus.SKIPPED)
        checks += [limits.FACES.judge("photo.face_count", 0), _resolution(pixels, None)]
        return Portrait(tuple(checks), px_per_mm)
    ground = part_ground(pixels, points)
    head = measure_head(points, ground, (pixels.shape[1], pixels.shape[0]), px_per_mm)
    checks += judge_ground(measure_ground(ground))
    checks += judge_head(head)
    checks += judge_expression(measure_expression(points))
    checks += judge_quality(measure_quality(pixels, points))
    checks += [_count(faces), _resolution(pixels, points)]
    millimetres = {
        "head_height": round(head.height, 2),
        "head_width": round(head.width, 2),
        "eye_line": round(head.eye_line, 2),
    }
    return Portrait(tuple(checks), px_per_mm, millimetres, head.lines)


def _unknown(why: Why, status: PhotoStatus) -> list[PhotoCheck]:
    return [PhotoCheck(f"photo.{name}", status, None, "", "", why) for name in _OF_THE_FACE.split()]


def _count(faces: tuple[Face, ...]) -> PhotoCheck:
    """Faces that are more than a pattern on a shirt."""
    real = [face for face in faces if face.size >= _SECOND_FACE * faces[0].size]
    return limits.FACES.judge("photo.face_count", len(real))


def _resolution(pixels: Pixels, points: Landmarks | None) -> PhotoCheck:
    short = limits.SHORT_SIDE.judge("photo.resolution", min(pixels.shape[:2]))
    if points is None:
        return short
    return worst(short, limits.EYE_DISTANCE.judge("photo.resolution", points.eye_distance))
