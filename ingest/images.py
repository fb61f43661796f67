"""Raster files become pages: upright, RGB, with the resolution that they state.

An animation (APNG, WebP, HEIC sequence) gives its first picture only, and so does a JPEG that
carries further pictures for other uses (MPO); a TIFF gives all its pages, without thumbnails.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import pillow_heif
from PIL import Image, ImageOps

from ingest.colours import rgb_pixels
from ingest.errors import FileProblemError
from ingest.limits import Limits
from ingest.pages import DpiOrigin, FileFormat, Page
from ingest.problems import FileProblem, Reason, problem
from ingest.resolution import stated_dpi

_PILLOW_FORMAT = {
    FileFormat.JPEG: "JPEG",
    FileFormat.JPEG2000: "JPEG2000",
    FileFormat.PNG: "PNG",
    FileFormat.TIFF: "TIFF",
    FileFormat.WEBP: "WEBP",
    FileFormat.HEIC: "HEIF",
}

_NEW_SUBFILE_TYPE = 254
_REDUCED_OR_MASK = 0b101
"""TIFF 6.0 §8, NewSubfileType: bit 0 a reduced version of another page, bit 2 a mask."""

_DAMAGE = (
    OSError,
    SyntaxError,  # Pillow's word for a broken PNG
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    OverflowError,
    ZeroDivisionError,
    EOFError,
    AttributeError,
    RuntimeError,
    struct.error,
    zlib.error,
)

pillow_heif.register_heif_opener(thumbnails=False)
# The one pixel limit is Limits.pixels, applied from the header before anything is decoded.
Image.MAX_IMAGE_PIXELS = None


@contextmanager
def _damage_is_a_problem() -> Iterator[None]:
    """Pillow's plugins raise whatever the bytes lead them to; all of it means a damaged file."""
    try:
        yield
    except _DAMAGE as error:
        raise FileProblemError(problem(Reason.TRUNCATED)) from error


class ImageDocument:
    """A raster file, opened lazily: nothing is decoded until a page is asked for."""

    def __init__(self, data: bytes, file_format: FileFormat, limits: Limits) -> None:
        """Reads headers and applies the limits. Raises ``FileProblemError``."""
        self._format = file_format
        self._limits = limits
        self._data = data
        with _damage_is_a_problem(), self._image() as image:
            self._frames = self._page_frames(image)
        self.problems: tuple[FileProblem, ...] = ()

    @property
    def page_count(self) -> int:
        """Pages of a TIFF; 1 for all else."""
        return len(self._frames)

    def page(self, number: int) -> Page:
        """Decodes one page. Raises ``FileProblemError``."""
        with _damage_is_a_problem(), self._image() as image:
            if self._format is FileFormat.TIFF:
                image.seek(self._frames[number - 1])
                check_size(image.size, self._limits)
            dpi, origin = stated_dpi(image, self._format)
            image.load()
            upright = ImageOps.exif_transpose(image)
            pixels = rgb_pixels(upright)
        return Page(number, pixels, dpi, origin if dpi is not None else DpiOrigin.UNKNOWN)

    def close(self) -> None:
        """Lets go of the bytes."""
        self._data = b""

    def _image(self) -> Image.Image:
        return Image.open(io.BytesIO(self._data), formats=[_PILLOW_FORMAT[self._format]])

    def _page_frames(self, image: Image.Image) -> list[int]:
        check_size(image.size, self._limits)
        if self._format is not FileFormat.TIFF:
            return [0]
        frames = []
        for frame in range(self._limits.pages + 1):
            try:
                image.seek(frame)
            except EOFError:
                break
            if not _is_reduced_or_mask(image):
                check_size(image.size, self._limits)
                frames.append(frame)
        else:
            raise FileProblemError(problem(Reason.TOO_MANY_PAGES, limit=self._limits.pages))
        return frames or [0]


def _is_reduced_or_mask(image: Image.Image) -> bool:
    kind = image.getexif().get(_NEW_SUBFILE_TYPE, 0)
    return isinstance(kind, int) and bool(kind & _REDUCED_OR_MASK)


def check_size(size: tuple[int, int], limits: Limits) -> None:
    """Raises ``FileProblemError`` for a picture of this width and height that is not accepted."""
    shorter, longer = min(size), max(size)
    if shorter < limits.shortest_side or longer > shorter * limits.longest_aspect:
        raise FileProblemError(problem(Reason.BAD_SHAPE, width=size[0], height=size[1]))
    if shorter * longer > limits.pixels:
        raise FileProblemError(
            problem(Reason.TOO_MANY_PIXELS, limit=limits.pixels, found=shorter * longer)
        )
