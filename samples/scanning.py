"""What a scanner or a telephone makes of a page: skew, noise, blur, shadow, JPEG."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from functools import cache

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import inch
from reportlab.lib.utils import ImageReader

from samples.portable_document import new_canvas

_Array = NDArray[np.uint8]


@cache
def _grain() -> NDArray[np.float32]:
    """A square of soft noise of standard deviation 1, 1024 pixels wide."""
    sharp = np.random.default_rng(9303).normal(0.0, 1.4, (1024, 1024)).astype(np.float32)
    return np.asarray(cv2.GaussianBlur(sharp, (3, 3), 0), np.float32)


def _noisy(pixels: _Array, dice: random.Random, spread: float) -> _Array:
    """The picture with sensor noise of about so many grey levels."""
    height, width = pixels.shape[:2]
    tiles = np.tile(_grain() * spread, (height // 1024 + 2, width // 1024 + 2))
    down, right = dice.randrange(1024), dice.randrange(1024)
    noise = np.rint(tiles[down : down + height, right : right + width]).astype(np.int16)
    if pixels.ndim == 3:
        noise = cv2.merge([noise, noise, noise]).astype(np.int16)
    return np.asarray(cv2.add(pixels, noise, dtype=cv2.CV_8U), np.uint8)


def _jpeg(pixels: _Array, dpi: int, quality: int, exif: Image.Exif | None = None) -> bytes:
    """RGB or grey pixels as JPEG that states its resolution."""
    buffer = io.BytesIO()
    extra = {} if exif is None else {"exif": exif.tobytes()}
    Image.fromarray(pixels).save(buffer, "JPEG", quality=quality, dpi=(dpi, dpi), **extra)
    return buffer.getvalue()


def scanned(picture: Image.Image, dpi: int, key: str, *, colour: bool = True) -> bytes:
    """A flat-bed scan of a page as JPEG: turned by up to 1.2°, a little soft, a little noise.

    ``key`` decides the turn and the noise.
    """
    dice = random.Random(f"scan:{key}")  # noqa: S311 - specimens, not secrets
    height, width = picture.height, picture.width
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), dice.uniform(-1.2, 1.2), 1.0)
    pixels = cv2.warpAffine(
        np.asarray(picture), turn, (width, height), flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT, borderValue=(250, 250, 248),
    )  # fmt: skip
    if not colour:
        pixels = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    soft = np.asarray(cv2.GaussianBlur(pixels, (3, 3), 0.6), np.uint8)
    return _jpeg(_noisy(soft, dice, 2.0), dpi, 57)


def photographed(picture: Image.Image, key: str) -> bytes:
    """A telephone's photo of a page on a table, JPEG with EXIF: perspective, shadow, soft."""
    dice = random.Random(f"phone:{key}")  # noqa: S311 - specimens, not secrets
    page = np.asarray(picture)
    height, width = page.shape[:2]
    margin = round(0.06 * max(height, width))
    out_width, out_height = width + 2 * margin, height + 2 * margin
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    jitter = np.array(
        [[dice.uniform(-0.3, 0.3) * margin for _ in range(2)] for _ in range(4)], np.float32
    )
    view = cv2.getPerspectiveTransform(corners, corners + margin + jitter)
    seen = cv2.warpPerspective(
        page, view, (out_width, out_height), flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT, borderValue=(118, 92, 70),
    )  # fmt: skip
    rows, columns = np.mgrid[0:out_height, 0:out_width].astype(np.float32)
    light = 1.0 - 0.22 * (columns / out_width) * (rows / out_height)
    shaded = np.clip(seen.astype(np.float32) * light[..., None], 0, 255).astype(np.uint8)
    soft = cv2.GaussianBlur(shaded, (3, 3), 0.7).astype(np.uint8)
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "SPECIMEN", "Elenchos", 1
    return _jpeg(_noisy(soft, dice, 2.0), 72, 66, exif)


def pdf_of_scans(pages: Sequence[bytes]) -> bytes:
    """A PDF with one JPEG a page, as large as its resolution says, and no text layer."""
    buffer = io.BytesIO()
    canvas = new_canvas(buffer, A4, "SPECIMEN scan")
    for page in pages:
        picture = ImageReader(io.BytesIO(page))
        dpi = Image.open(io.BytesIO(page)).info["dpi"][0]
        width, height = (side * inch / dpi for side in picture.getSize())
        canvas.setPageSize((width, height))
        canvas.drawImage(picture, 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def printed(pdf: bytes, dpi: int) -> tuple[Image.Image, ...]:
    """The pages of a PDF as pictures, as if printed on paper."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(
            document[number].render(scale=dpi / 72).to_pil().convert("RGB")
            for number in range(len(document))
        )
    finally:
        document.close()


def scan_of(pdf: bytes, key: str, dpi: int = 200) -> bytes:
    """A born-digital PDF printed and scanned again: a PDF of pictures."""
    pages = printed(pdf, dpi)
    return pdf_of_scans(
        [scanned(page, dpi, f"{key}:{number}", colour=False) for number, page in enumerate(pages)]
    )
