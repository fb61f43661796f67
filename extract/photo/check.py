"""The entry point: one page in, one judged photo out."""

from __future__ import annotations

from dataclasses import replace

from extract.evidence import PHOTO_CODES
from extract.photo import limits
from extract.photo.edgeless import unseen_size, without_edges
from extract.photo.limits import worst
from extract.photo.models import Lack, lacking
from extract.photo.portrait import judge_portrait
from extract.photo.prints import Print, find_prints, may_hold_prints, straightened
from extract.photo.report import PhotoCheck, PhotoReport, PhotoStatus, Portrait, Why, moved
from ingest.pages import DpiOrigin, FileFormat, Page

_MM_PER_INCH = 25.4
_SCREENS = (72.0, 96.0)
"""What programs write where nobody chose a resolution: it says nothing of the paper."""

_LEAST_SIDE = 16


def check_photo(page: Page, *, file_format: FileFormat) -> PhotoReport:
    """The photo checks on one page: a digital photo, or a scan with prints on it.

    Never raises for what a picture shows: what can't be judged is ``unsure`` or ``skipped``.
    """
    dpi = _known_dpi(page)
    found = _prints(page, dpi)
    portraits: tuple[Portrait, ...] = ()
    if dpi is not None:
        judged = (_judged_print(page, print_, dpi) for print_ in found)
        # What looked like a face in the page's paper is none where its points are not found.
        portraits = tuple(p for p in judged if p.edges_seen or p.lines is not None)
    prints = len(portraits)
    portraits = portraits or (_digital(page, dpi),)
    merged = {
        code: worst(*(c for portrait in portraits for c in portrait.checks if c.code == code))
        for code in PHOTO_CODES
        if code not in ("photo.format", "photo.copies")
    }
    merged["photo.format"] = _format(file_format)
    merged["photo.copies"] = _copies(prints)
    measured = next((p for p in portraits if p.edges_seen), portraits[0])
    width_mm, height_mm = _paper(measured, page, dpi)
    return PhotoReport(
        format=file_format,
        width_px=page.width,
        height_px=page.height,
        dpi=dpi,
        width_mm=width_mm,
        height_mm=height_mm,
        checks=tuple(merged[code] for code in PHOTO_CODES),
        portraits=portraits,
        prints=prints,
    )


def _known_dpi(page: Page) -> float | None:
    """The resolution that says something of paper: a PDF's own, or one that somebody chose."""
    if page.dpi_origin is not DpiOrigin.PDF_RENDER and page.dpi in _SCREENS:
        return None
    return page.dpi


def _prints(page: Page, dpi: float | None) -> tuple[Print, ...]:
    if dpi is None or lacking() is not Lack.NOTHING:
        return ()
    px_per_mm = dpi / _MM_PER_INCH
    if not may_hold_prints((page.width, page.height), px_per_mm):
        return ()
    return find_prints(page.pixels, px_per_mm)


def _paper(portrait: Portrait, page: Page, dpi: float | None) -> tuple[float | None, float | None]:
    """Millimetres of the photo: the first print's if seen, or those that the file states."""
    if portrait.size_mm is not None and portrait.edges_seen:
        return portrait.size_mm
    if dpi is None or portrait.size_mm is not None:
        return None, None
    return page.width / dpi * _MM_PER_INCH, page.height / dpi * _MM_PER_INCH


def _judged_print(page: Page, found: Print, dpi: float) -> Portrait:
    px_per_mm = dpi / _MM_PER_INCH
    flat = straightened(page.pixels, found, px_per_mm)
    portrait = judge_portrait(flat, px_per_mm, printed=True)
    corners = tuple((float(x), float(y)) for x, y in found.corners)
    size_mm = found.width_mm, found.height_mm
    if not found.edges_seen:
        return moved(without_edges(portrait), unseen_size(), corners, size_mm)
    sizes = (
        _size(found.width_mm, found.height_mm),
        limits.ASPECT_LIMIT.judge("photo.aspect", found.width_mm / found.height_mm),
    )
    return moved(portrait, sizes, corners, size_mm)


def _digital(page: Page, dpi: float | None) -> Portrait:
    width_mm, height_mm = (
        (None, None) if dpi is None
        else (page.width / dpi * _MM_PER_INCH, page.height / dpi * _MM_PER_INCH)
    )  # fmt: skip
    aspect = limits.ASPECT_LIMIT.judge("photo.aspect", page.width / page.height)
    asked = page.height / limits.HEIGHT_MM
    scale = asked
    # A photo of the right shape is measured as it will be printed, whatever its file says.
    if dpi is not None and aspect.status is not PhotoStatus.PASS:
        own = dpi / _MM_PER_INCH
        scale = own if 0.5 <= own / asked <= 2.0 else asked
    sizes = (_size(width_mm, height_mm), aspect)
    if min(page.width, page.height) < _LEAST_SIDE:
        return Portrait((*sizes, *nothing_seen(page)), scale)
    portrait = judge_portrait(page.pixels, scale, printed=False)
    return moved(portrait, sizes, (), None)


def nothing_seen(page: Page) -> tuple[PhotoCheck, ...]:
    """The checks of a picture of a few pixels: it shows no face, and too little of anything."""
    skipped = PhotoStatus.SKIPPED
    rest = [
        PhotoCheck(code, skipped, None, "", "", Why.NO_FACE) for code in PHOTO_CODES
        if code not in ("photo.size", "photo.aspect", "photo.resolution", "photo.face_count")
    ]  # fmt: skip
    return (
        limits.SHORT_SIDE.judge("photo.resolution", min(page.width, page.height)),
        limits.FACES.judge("photo.face_count", 0),
        *rest,
    )


def _format(file_format: FileFormat) -> PhotoCheck:
    status = PhotoStatus.PASS if file_format is FileFormat.JPEG2000 else PhotoStatus.FAIL
    return PhotoCheck("photo.format", status, file_format.value, "JPEG2000")


def _copies(prints: int) -> PhotoCheck:
    """Two or four are asked for, by procedure: between them only the procedure can tell."""
    if not prints:
        return limits.COPIES.not_judged("photo.copies", Why.DIGITAL)
    judged = limits.COPIES.judge("photo.copies", prints)
    return replace(judged, why=Why.PRINTS) if judged.status is PhotoStatus.UNSURE else judged


def _size(width_mm: float | None, height_mm: float | None) -> PhotoCheck:
    if width_mm is None or height_mm is None:
        return limits.SIZE.not_judged("photo.size", Why.NO_RESOLUTION)
    off = max(abs(width_mm - limits.WIDTH_MM), abs(height_mm - limits.HEIGHT_MM))
    judged = limits.SIZE.judge("photo.size", off)
    measured = f"{width_mm:.1f} × {height_mm:.1f}"
    return PhotoCheck("photo.size", judged.status, measured, judged.limit, "mm")
