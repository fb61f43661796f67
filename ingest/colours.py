"""Any picture's colours as RGB, eight bits: sixteen bits, CMYK, palettes, alpha, LAB, one bit."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageCms

from ingest.pages import Pixels

_WITH_ALPHA = frozenset({"RGBA", "LA", "PA", "RGBa", "La"})
_PROFILED = frozenset({"CMYK", "RGB", "LAB"})
_SRGB = ImageCms.createProfile("sRGB")
_WHITE = (255, 255, 255)


def rgb_pixels(image: Image.Image) -> Pixels:
    """The loaded image as RGB uint8 (height, width, 3); transparency is laid on white.

    Colours with an ICC profile are brought to sRGB; a profile that is broken is left aside.
    """
    return np.ascontiguousarray(np.asarray(_rgb(image), dtype=np.uint8))


def _rgb(image: Image.Image) -> Image.Image:
    if image.mode.startswith(("I", "F")):
        return Image.fromarray(_eight_bits(np.asarray(image))).convert("RGB")
    if image.mode in _WITH_ALPHA or "transparency" in image.info:
        return _on_white(image.convert("RGBA"))
    profiled = _through_profile(image)
    return profiled if profiled.mode == "RGB" else profiled.convert("RGB")


def _on_white(image: Image.Image) -> Image.Image:
    ground = Image.new("RGB", image.size, _WHITE)
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _eight_bits(values: np.ndarray[tuple[int, ...], np.dtype[np.generic]]) -> Pixels:
    """Sixteen bits by their high byte; wider or real values by what they reach."""
    numbers = np.nan_to_num(values.astype(np.float32))
    most = float(numbers.max(initial=0.0))
    if values.dtype.kind == "f" and most <= 1.0:
        full = 1.0
    else:
        full = 255.0 if most <= 255.0 and values.dtype.itemsize != 2 else max(65535.0, most)
    eight: Pixels = np.clip(np.rint(numbers * (255.0 / full)), 0, 255).astype(np.uint8)
    return eight


def _through_profile(image: Image.Image) -> Image.Image:
    if image.mode not in _PROFILED:
        return image
    try:
        source = _profile(image)
        if source is None:
            return image
        converted = ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return image if converted is None else converted


def _profile(image: Image.Image) -> ImageCms.ImageCmsProfile | None:
    """The profile to come from; None if the colours are sRGB already, or said to be nothing."""
    if image.mode == "LAB":
        return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    stated = image.info.get("icc_profile")
    if not isinstance(stated, bytes) or not stated:
        return None
    profile = ImageCms.ImageCmsProfile(io.BytesIO(stated))
    return None if "sRGB" in ImageCms.getProfileDescription(profile) else profile
