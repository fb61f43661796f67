"""Passports and entry visas: the data page with its zone, and the other pages, as copies show them.

A sheet of copies is an A4 page: first the opened data page, then visa pages side by side, four to
a sheet at full size or twelve at 58 %. Each page bears its number, the first the booklet's count.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from samples.documents.certification import COPY_STAMP
from samples.documents.passport_styles import ENGLISH_LABELS, STYLES, PlaceForm
from samples.documents.photo import portrait
from samples.fonts import Face
from samples.mrz import ZoneData, td3
from samples.people import Person, Spelling
from samples.plate import GREY, Plate
from samples.scanning import pdf_of_scans, photographed, scanned

DATA_DPI, DPI = 250, 200
"""The resolution of the copied data page, and of the other sheets."""

_PAGE, _DATA = (88.0, 125.0), (125.0, 88.0)
_STAMP_INK = (30, 60, 150)


@dataclass(frozen=True, slots=True)
class Passport:
    """One booklet. ``missing`` are page numbers that the copy leaves out.

    ``place`` overrides the script in which its state gives the place of birth; ``certified`` puts
    the stamp of a certified copy on the first sheet; ``document`` is the zone's document code.
    """

    holder: Person
    issued_on: dt.date = dt.date(2021, 3, 1)
    expires_on: dt.date = dt.date(2031, 2, 28)
    number: str = ""
    pages: int = 14
    missing: frozenset[int] = field(default_factory=frozenset)
    certified: bool = False
    place: PlaceForm | None = None
    document: str = "P"

    @property
    def shown_number(self) -> str:
        """The document number: its own, or the holder's current one."""
        return self.number or self.holder.passport_number


def zone_of(passport: Passport) -> tuple[str, str]:
    """The passport's machine-readable zone (TD3)."""
    holder = passport.holder
    return td3(
        ZoneData(
            code=passport.document,
            issuer=holder.nationality,
            surname=holder.surname.latin,
            given=holder.given.latin,
            number=passport.shown_number,
            nationality=holder.nationality,
            birth_date=holder.birth_date,
            sex=holder.sex,
            expiry_date=passport.expires_on,
            optional=holder.personal_number if holder.nationality in {"ALB", "PAK"} else "",
        )
    )


def _zones(passport: Passport) -> tuple[str, ...]:
    """What the nine labelled zones of the data page say."""
    holder = passport.holder
    style = STYLES[holder.nationality]
    names = [
        f"{holder_native} / {latin}" if style.native_names and holder_native != latin else latin
        for holder_native, latin in (
            (holder.surname_in(Spelling.NATIVE), holder.surname.latin),
            (holder.given_in(Spelling.NATIVE), holder.given.latin),
        )
    ]
    return (
        *names,
        f"{holder.origin.english.upper()} / {holder.nationality}",
        style.date(holder.birth_date),
        holder.sex,
        style.birth_place(holder, passport.place or style.place),
        style.date(passport.issued_on),
        style.date(passport.expires_on),
        "MINISTRY OF INTERIOR",
    )


_POSITIONS = (
    (44.0, 21.5), (44.0, 28.9), (44.0, 36.3), (44.0, 43.7), (92.0, 43.7), (44.0, 51.1),
    (44.0, 58.5), (84.0, 58.5), (44.0, 65.9),
)  # fmt: skip


def data_page(passport: Passport, dpi: int = DATA_DPI) -> Plate:
    """The data page, 125 × 88 mm: portrait, labelled zones, machine-readable zone."""
    holder = passport.holder
    style = STYLES[holder.nationality]
    plate = Plate(*_DATA, dpi, style.ground)
    plate.waves(plate.darker_ground(14))
    plate.text((6, 6.5), style.title, 2.8, Face.BOLD)
    word = "TRAVEL DOCUMENT" if passport.document == "PT" else style.passport
    plate.text((6, 11.5), word, 2.6, Face.BOLD)
    for x, label, value in (
        (52.0, "Type", passport.document),
        (62.0, "Country code", holder.nationality),
    ):
        plate.text((x, 11.2), label, 2.0, ink=GREY)
        plate.text((x, 14.8), value, 3.0, Face.BOLD)
    plate.text((86, 11.2), "Passport No.", 2.0, ink=GREY)
    plate.text((86, 15.0), passport.shown_number, 3.5, Face.BOLD)
    plate.paste(portrait(holder), (6, 16), (33, 46))
    labels = style.labels or ("",) * len(ENGLISH_LABELS)
    for at, national, english, value in zip(
        _POSITIONS, labels, ENGLISH_LABELS, _zones(passport), strict=True
    ):
        words = f"{national} / {english}" if national else english
        plate.text((at[0], at[1] - 3.7), words, 2.0, ink=GREY)
        plate.text(at, value, 2.9, Face.BOLD)
    plate.specimen((106, 65.9), 2.0)
    plate.fill((0, 68.5), (125, 19.5), (252, 252, 250))
    plate.zone(zone_of(passport), (6.0, 75.8))
    return plate


def _first_page(passport: Passport) -> Plate:
    """The page above the data page: the booklet's count of pages."""
    style = STYLES[passport.holder.nationality]
    word = "TRAVEL DOCUMENT" if passport.document == "PT" else "PASSPORT"
    plate = Plate(*_DATA, DATA_DPI, style.ground)
    plate.waves(plate.darker_ground(10))
    plate.text((62.5, 26), style.title, 2.8, Face.BOLD, anchor="ms")
    plate.text(
        (62.5, 40), f"THIS {word} CONTAINS {passport.pages} PAGES", 3.4, Face.BOLD, anchor="ms"
    )
    plate.text((62.5, 56), "Signature of bearer", 2.2, ink=GREY, anchor="ms")
    plate.specimen((62.5, 70))
    plate.text((62.5, 84), "Page 1", 3.2, anchor="ms")
    return plate


def _inner_page(passport: Passport, number: int, scale: float) -> Plate:
    """A visa page, 88 × 125 mm, with its number; some bear a border stamp."""
    ground = STYLES[passport.holder.nationality].ground
    plate = Plate(*_PAGE, round(DPI * scale), ground)
    plate.waves(plate.darker_ground(10))
    plate.text((44, 12), "VISAS", 4.0, Face.BOLD, anchor="ms")
    plate.specimen((44, 20))
    plate.text((44, 119), f"Page {number}", 6.0, Face.BOLD, anchor="ms")
    if number in {5, 8}:
        plate.box((18, 48), (42, 24), _STAMP_INK)
        plate.text((39, 57), "ΕΛΛΑΔΑ – GR", 4.0, Face.BOLD, _STAMP_INK, "ms")
        plate.text(
            (39, 66),
            f"{passport.issued_on.year + number % 4}-06-{number + 10}",
            4.0,
            Face.SANS,
            _STAMP_INK,
            "ms",
        )
    return plate


def _sheet(dpi: int) -> Plate:
    sheet = Plate(210, 297, dpi)
    sheet.specimen((105, 8), 3.4)
    return sheet


def _data_sheet(passport: Passport) -> Plate:
    """The opened booklet with its data page beneath page 1, and the certification if any."""
    sheet = _sheet(DATA_DPI)
    if 1 not in passport.missing:
        sheet.paste(_first_page(passport).image, (42, 25), _DATA)
    sheet.paste(data_page(passport).image, (42, 113), _DATA)
    sheet.text((104, 207), "Page 2", 3.2, anchor="ms")
    if passport.certified:
        sheet.box((55, 225), (100, 32), _STAMP_INK)
        for row, line in enumerate(COPY_STAMP):
            sheet.text((105, 233 + 6.5 * row), line, 3.6, Face.BOLD, _STAMP_INK, "ms")
    return sheet


def _visa_sheets(passport: Passport) -> Iterator[Plate]:
    """The pages from 3 on: twelve to a sheet at 58 % if there are many, else four."""
    numbers = [n for n in range(3, passport.pages + 1) if n not in passport.missing]
    columns, scale, left = (4, 0.58, 2.0) if len(numbers) > 4 else (2, 1.0, 17.0)
    wide, high = _PAGE[0] * scale, _PAGE[1] * scale
    per_sheet = columns * (3 if columns == 4 else 2)
    for start in range(0, len(numbers), per_sheet):
        sheet = _sheet(DPI)
        for slot, number in enumerate(numbers[start : start + per_sheet]):
            at = (left + slot % columns * (wide + 0.6), 15 + slot // columns * (high + 5))
            sheet.paste(_inner_page(passport, number, scale).image, at, (wide, high))
        yield sheet


def _key(passport: Passport, part: str) -> str:
    return f"{passport.holder.key}:{passport.shown_number}:{passport.expires_on}:{part}"


@cache
def draw_passport(passport: Passport) -> bytes:
    """All pages as a scanned PDF, a picture a sheet."""
    sheets = (_data_sheet(passport), *_visa_sheets(passport))
    return pdf_of_scans(
        [
            scanned(sheet.image, sheet.dpi, _key(passport, str(number)), colour=number == 0)
            for number, sheet in enumerate(sheets)
        ]
    )


def draw_travel_document(passport: Passport) -> bytes:
    """The same booklet titled TRAVEL DOCUMENT, document code PT: a scanned PDF."""
    return draw_passport(replace(passport, document="PT"))


@cache
def draw_passport_photo(passport: Passport) -> bytes:
    """The data page alone, photographed with a telephone: a JPEG."""
    return photographed(data_page(passport, 250).image, _key(passport, "phone"))
