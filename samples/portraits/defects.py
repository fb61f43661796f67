"""Photos with one defect each, from hardly there to obvious."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np

from ingest.pages import Pixels
from samples.portraits.compose import HEIGHT_PX, PX_PER_MM, WIDTH_PX, Placing, layered, white
from samples.portraits.morph import closed_eyes, open_mouth, smile, turned
from samples.portraits.sheets import Cutout

DPI = 600.0


@dataclass(frozen=True, slots=True, eq=False)
class Shot:
    """A photo as it would be sent: RGB and the resolution that it states."""

    pixels: Pixels
    dpi: float = DPI


WALLS = {
    "blue": (40, 80, 170),
    "beige": (200, 170, 125),
    "red": (150, 40, 40),
    "green": (40, 90, 50),
}
"""Walls of a colour, none as bright as a white one: they do not tell how much light there was."""

Make = Callable[[Cutout, float], Shot]


@dataclass(frozen=True, slots=True)
class Defect:
    """One kind of defect. ``strengths`` rise; from the ``clear``-th on everybody sees it.

    ``flesh``: made by moving features, which a drawn face has too few of.
    """

    name: str
    code: str
    strengths: tuple[float, ...]
    clear: int
    make: Make
    flesh: bool = False


@lru_cache(maxsize=2)
def in_order(cut: Cutout) -> Shot:
    """The same photo without a defect; its pixels are not to be written to."""
    pixels = layered(cut, Placing()).over(white())
    pixels.flags.writeable = False
    return Shot(pixels)


def _placed(cut: Cutout, placing: Placing) -> Shot:
    return Shot(layered(cut, placing).over(white()))


def _ground(colour: tuple[float, float, float]) -> Callable[[Cutout, float], Shot]:
    def make(cut: Cutout, strength: float) -> Shot:
        tint = 255.0 - strength * (255.0 - np.array(colour))
        return Shot(layered(cut, Placing()).over((white() - 255.0 + tint).astype(np.float32)))

    return make


def before(cut: Cutout, wall: tuple[float, float, float]) -> Shot:
    """The person before a wall of that colour, in light that is in order."""
    return _ground(wall)(cut, 1.0)


def _gradient(cut: Cutout, strength: float) -> Shot:
    fall = np.linspace(0, strength, WIDTH_PX, dtype=np.float32)[None, :, None]
    return Shot(layered(cut, Placing()).over(white() - fall))


def _shadow(cut: Cutout, strength: float) -> Shot:
    person = layered(cut, Placing())
    shift = np.array([[1, 0, 2.6 * PX_PER_MM], [0, 1, 1.6 * PX_PER_MM]], np.float32)
    thrown = cv2.warpAffine(person.opacity, shift, (WIDTH_PX, HEIGHT_PX))
    soft = cv2.GaussianBlur(thrown, (0, 0), 1.1 * PX_PER_MM)[..., None]
    return Shot(person.over(white() * (1 - strength * soft)))


def _object(cut: Cutout, strength: float) -> Shot:
    ground = white().copy()
    side = round(strength * PX_PER_MM)
    ground[60 : 60 + side, 50 : 50 + side] = (70, 90, 60)
    return Shot(layered(cut, Placing()).over(ground))


def _touching(cut: Cutout, strength: float) -> Shot:
    """A red thing behind the head, of which the half beside it is seen."""
    person, ground = layered(cut, Placing()), white().copy()
    side, top = round(strength * PX_PER_MM), round(14 * PX_PER_MM)
    head = np.flatnonzero((person.opacity[top : top + side] > 0.5).any(axis=0))
    left = max(0, int(head.min()) - side)
    ground[top : top + side, left : left + 2 * side] = (200, 40, 40)
    return Shot(person.over(ground))


def _round_touching(cut: Cutout, strength: float) -> Shot:
    """A blue disc behind the other side of the head, higher up."""
    person, ground = layered(cut, Placing()), white().copy()
    side, top = round(strength * PX_PER_MM), round(11 * PX_PER_MM)
    head = np.flatnonzero((person.opacity[top : top + side] > 0.5).any(axis=0))
    cv2.circle(ground, (int(head.max()), top + side // 2), side, (40, 70, 170), cv2.FILLED)
    return Shot(person.over(ground))


def _frame(colour: tuple[int, int, int]) -> Make:
    return lambda cut, strength: Shot(_within(in_order(cut).pixels, colour, strength))


def _within(pixels: Pixels, colour: tuple[int, int, int], band_mm: float) -> Pixels:
    band = max(1, round(band_mm * PX_PER_MM))
    framed = np.full_like(pixels, colour)
    framed[band:-band, band:-band] = pixels[band:-band, band:-band]
    return framed


def _framed_blue(cut: Cutout, strength: float) -> Shot:
    """A black frame must not hide what colour the ground inside it is."""
    blue = _ground((90, 140, 240))(cut, strength)
    return Shot(_within(blue.pixels, (10, 10, 10), 1.5))


def _blurred(cut: Cutout, strength: float) -> Shot:
    return Shot(np.asarray(cv2.GaussianBlur(in_order(cut).pixels, (0, 0), strength), np.uint8))


def _small(cut: Cutout, strength: float) -> Shot:
    width = round(strength)
    size = width, round(width * 1.5)
    pixels = cv2.resize(in_order(cut).pixels, size, interpolation=cv2.INTER_AREA)
    return Shot(np.asarray(pixels, np.uint8), width / 40 * 25.4)


def _blocky(cut: Cutout, strength: float) -> Shot:
    half = cv2.resize(in_order(cut).pixels, (472, 709), interpolation=cv2.INTER_AREA)
    _done, data = cv2.imencode(".jpg", half[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, int(strength)])
    pixels = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)
    return Shot(np.ascontiguousarray(pixels[:, :, ::-1]), 300.0)


def _faded(cut: Cutout, strength: float) -> Shot:
    pixels = in_order(cut).pixels.astype(np.float32)
    grey = pixels @ np.array([0.299, 0.587, 0.114], np.float32)
    return Shot((pixels * (1 - strength) + grey[..., None] * strength).astype(np.uint8))


def _gain(cut: Cutout, strength: float) -> Shot:
    return Shot(
        np.clip(in_order(cut).pixels.astype(np.float32) * strength, 0, 255).astype(np.uint8)
    )


def _burnt(cut: Cutout, strength: float) -> Shot:
    """A flash too near: levels are lifted until the skin itself is white."""
    pixels = in_order(cut).pixels.astype(np.float32)
    return Shot(np.clip(pixels + strength * 255, 0, 255).astype(np.uint8))


def _cropped(cut: Cutout, strength: float) -> Shot:
    """A photo that is too wide: rows cut away above and below."""
    cut_away = round(HEIGHT_PX * (1 - 1 / strength) / 2)
    return Shot(in_order(cut).pixels[cut_away : HEIGHT_PX - cut_away].copy())


def _stated(cut: Cutout, strength: float) -> Shot:
    return Shot(in_order(cut).pixels, strength)


def _two(cut: Cutout, strength: float) -> Shot:
    shot = in_order(cut).pixels.copy()
    head = shot[
        round(9 * PX_PER_MM) : round(46 * PX_PER_MM), round(5 * PX_PER_MM) : -round(5 * PX_PER_MM)
    ]
    small = cv2.resize(head, None, fx=strength, fy=strength, interpolation=cv2.INTER_AREA)
    shot[: small.shape[0], -small.shape[1] :] = small
    return Shot(shot)


def _nobody(_cut: Cutout, strength: float) -> Shot:
    rng = np.random.default_rng(int(strength))
    field = rng.normal(170, 60, (12, 8, 3)).clip(0, 255).astype(np.uint8)
    return Shot(np.asarray(cv2.resize(field, (WIDTH_PX, HEIGHT_PX)), np.uint8))


DEFECTS: tuple[Defect, ...] = (
    Defect("head too small (mm)", "photo.head_size", (29.5, 28.5, 27.0, 25.0), 2,
           lambda cut, s: _placed(cut, Placing(head_mm=s))),
    Defect("head too large (mm)", "photo.head_size", (36.5, 38.0, 40.0, 43.0), 2,
           lambda cut, s: _placed(cut, Placing(head_mm=s, eyes_mm=33.0))),
    Defect("eyes too low (mm)", "photo.eye_line", (29.0, 27.5, 26.0, 23.0), 2,
           lambda cut, s: _placed(cut, Placing(eyes_mm=s))),
    Defect("eyes too high (mm)", "photo.eye_line", (40.0, 41.5, 43.0, 44.5), 2,
           lambda cut, s: _placed(cut, Placing(eyes_mm=s))),
    Defect("off centre (mm)", "photo.centering", (22.2, 23.5, 25.5, 27.5), 2,
           lambda cut, s: _placed(cut, Placing(across_mm=s))),
    Defect("rolled (°)", "photo.pose", (5.5, 7.0, 10.0, 15.0), 2,
           lambda cut, s: _placed(cut, Placing(turn=s))),
    Defect("turned (°)", "photo.pose", (12.0, 20.0, 30.0, 38.0), 2,
           lambda cut, s: in_order(turned(cut, s)), flesh=True),
    Defect("grey ground", "photo.background", (0.10, 0.18, 0.30, 0.55), 2, _ground((0, 0, 0))),
    Defect("blue ground", "photo.background", (0.10, 0.18, 0.35, 0.60), 2, _ground((90, 140, 240))),
    Defect("beige ground", "photo.background", (0.10, 0.20, 0.50, 0.80), 2,
           _ground((225, 190, 140))),
    Defect("uneven ground (levels)", "photo.background", (18, 35, 60, 110), 2, _gradient),
    Defect("thing in the ground (mm)", "photo.background", (1.0, 2.0, 4.0, 6.0), 2, _object),
    Defect("thing that touches (mm)", "photo.background", (3.0, 6.0, 9.0, 12.0), 2, _touching),
    Defect("disc that touches (mm)", "photo.background", (3.0, 6.0, 9.0, 12.0), 2,
           _round_touching),
    Defect("shadow", "photo.shadow", (0.08, 0.16, 0.30, 0.50), 2, _shadow),
    Defect("black frame (mm)", "photo.frame", (0.05, 0.2, 0.8, 2.0), 2, _frame((10, 10, 10))),
    Defect("grey frame (mm)", "photo.frame", (0.05, 0.2, 0.8, 2.0), 2, _frame((150, 150, 155))),
    Defect("blue ground in a frame", "photo.background", (0.10, 0.18, 0.35, 0.60), 2,
           _framed_blue),
    Defect("blurred (σ, px)", "photo.sharpness", (2.5, 4.0, 8.0, 14.0), 2, _blurred),
    Defect("JPEG (lack of quality)", "photo.sharpness", (-30, -16, -8, -4), 2,
           lambda cut, s: _blocky(cut, -s)),
    Defect("too few pixels (−width)", "photo.resolution", (-440, -380, -300, -200), 2,
           lambda cut, s: _small(cut, -s)),
    Defect("no colour", "photo.greyscale", (0.80, 0.92, 0.99, 1.0), 2, _faded),
    Defect("too dark (−gain)", "photo.exposure", (-0.86, -0.78, -0.60, -0.40), 2,
           lambda cut, s: _gain(cut, -s)),
    Defect("burnt", "photo.exposure", (0.15, 0.35, 0.65, 0.75), 3, _burnt),
    Defect("not 2 : 3 (times)", "photo.aspect", (1.018, 1.025, 1.06, 1.16), 2, _cropped),
    Defect("not 40 × 60 (−dpi)", "photo.size", (-580, -572, -500, -300), 2,
           lambda cut, s: _stated(cut, -s)),
    Defect("second face (times)", "photo.face_count", (0.28, 0.36, 0.42, 0.5), 2, _two),
    Defect("nobody", "photo.face_count", (1, 2, 3, 4), 0, _nobody),
    Defect("eyes closed (share)", "photo.eyes", (0.35, 0.6, 0.95, 1.0), 2,
           lambda cut, s: in_order(closed_eyes(cut, s)), flesh=True),
    Defect("mouth open", "photo.mouth", (0.06, 0.10, 0.18, 0.26), 2,
           lambda cut, s: in_order(open_mouth(cut, s)), flesh=True),
    Defect("smile", "photo.expression", (0.12, 0.24, 0.40, 0.50), 2,
           lambda cut, s: in_order(smile(cut, s)), flesh=True),
)  # fmt: skip
"""Every defect, in the order of the codes."""
