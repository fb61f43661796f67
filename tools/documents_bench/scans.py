"""A paper as a scan of a quality: light, medium, heavy."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image

LEVELS = ("light", "medium", "heavy")
_DPI = {"light": 300, "medium": 200, "heavy": 150}
_QUALITY = {"light": 85, "medium": 60, "heavy": 35}
# skew in degrees either way, blur (sigma, pixels), noise (grey levels), darkening at one side
_WEAR = {
    "light": (0.5, 0.4, 3, 0.0),
    "medium": (1.5, 0.7, 8, 0.15),
    "heavy": (3.0, 0.9, 16, 0.35),
}


def scan(pdf: bytes, level: str, seed: int) -> bytes:
    """The PDF printed and scanned: a PDF of JPEG pictures, the same for the same seed."""
    rng = np.random.default_rng(seed)
    pictures = [Image.fromarray(_worn(sheet, level, rng)) for sheet in rendered(pdf, _DPI[level])]
    buffer = io.BytesIO()
    pictures[0].save(
        buffer, "PDF", resolution=_DPI[level], save_all=True, append_images=pictures[1:],
        quality=_QUALITY[level],
    )  # fmt: skip
    return buffer.getvalue()


def rendered(pdf: bytes, dpi: int) -> list[NDArray[np.uint8]]:
    """The pages as RGB pixels."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            np.asarray(page.render(scale=dpi / 72).to_pil().convert("RGB")) for page in document
        ]
    finally:
        document.close()


def _worn(sheet: NDArray[np.uint8], level: str, rng: np.random.Generator) -> NDArray[np.uint8]:
    skew, blur, noise, shade = _WEAR[level]
    height, width = sheet.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), float(rng.uniform(-skew, skew)), 1.0)
    turned = cv2.warpAffine(
        sheet, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(245, 245, 245)
    )
    soft = cv2.GaussianBlur(turned, (0, 0), blur)
    light = 1 - shade * np.linspace(0, 1, width, dtype=np.float32)[None, :, None]
    noisy = soft.astype(np.float32) * light + rng.normal(0, noise, (height, width, 1))
    return np.clip(noisy, 0, 255).astype(np.uint8)
