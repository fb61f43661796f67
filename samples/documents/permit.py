"""Residence titles: the plastic card with its zone, older vignettes, the police's paper cards.

Cards are ID-1 (85.6 × 54 mm); copies show both sides on one sheet.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from samples.documents.photo import portrait
from samples.fonts import Face
from samples.mrz import ZoneData, mrv_a, td1, td2
from samples.paper import greek_date
from samples.people import Person
from samples.plate import GREY, Colour, Plate
from samples.scanning import pdf_of_scans, photographed, scanned

DPI = 300
"""The resolution of copied cards."""

_CARD = (85.6, 54.0)
_PINK, _BLUE, _BUFF, _MINT = (246, 232, 238), (222, 230, 246), (244, 240, 224), (230, 244, 236)


@dataclass(frozen=True, slots=True)
class Permit:
    """One residence title: whose, its number, from when until when, of what sort."""

    holder: Person
    issued_on: dt.date = dt.date(2022, 7, 2)
    expires_on: dt.date = dt.date(2027, 7, 1)
    category: str = "ΕΞΑΡΤΗΜΕΝΗ ΕΡΓΑΣΙΑ – ΠΑΡΟΧΗ ΥΠΗΡΕΣΙΩΝ Ή ΕΡΓΟΥ"
    number: str = ""

    @property
    def shown_number(self) -> str:
        """The title's number: its own, or the holder's current one."""
        return self.number or self.holder.title_number


def zone_data(permit: Permit, code: str = "IR") -> ZoneData:
    """What the title's machine-readable zone says; Greece issues it."""
    holder = permit.holder
    return ZoneData(
        code=code,
        issuer="GRC",
        surname=holder.surname.latin,
        given=holder.given.latin,
        number=permit.shown_number,
        nationality=holder.nationality,
        birth_date=holder.birth_date,
        sex=holder.sex,
        expiry_date=permit.expires_on,
    )


def _rows(
    plate: Plate, rows: Sequence[tuple[str, str]], at: tuple[float, float], step: float
) -> None:
    """Small labels with their values beneath."""
    for place, (label, value) in enumerate(rows):
        y = at[1] + place * step
        plate.text((at[0], y), label, 1.65, ink=GREY)
        plate.text((at[0], y + 3.1), value, 2.6, Face.BOLD)


def _card(ground: Colour) -> Plate:
    plate = Plate(*_CARD, DPI, ground)
    plate.waves(plate.darker_ground(12))
    plate.box((0.3, 0.3), (85.0, 53.4), (150, 150, 160))
    return plate


def card_front(permit: Permit) -> Plate:
    """The front of the plastic card: number at the upper right, portrait, particulars."""
    holder, plate = permit.holder, _card(_PINK)
    plate.text((4, 5.5), "ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ / HELLENIC REPUBLIC", 2.0, Face.BOLD)
    plate.text((4, 9.8), "ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ / RESIDENCE PERMIT", 2.5, Face.BOLD)
    plate.text((82, 9.8), permit.shown_number, 3.1, Face.BOLD, anchor="rs")
    plate.paste(portrait(holder), (4, 13), (22, 31))
    _rows(
        plate,
        (
            ("ΕΠΩΝΥΜΟ / SURNAME", holder.surname.latin),
            ("ΟΝΟΜΑ / GIVEN NAMES", holder.given.latin),
            ("ΕΙΔΟΣ ΑΔΕΙΑΣ / TYPE OF PERMIT", ""),
        ),
        (29, 15.5),
        6.2,
    )
    plate.text((29, 31.2), permit.category, 1.75, Face.BOLD)
    _rows(
        plate,
        (("ΗΜ. ΓΕΝΝΗΣΗΣ / DATE OF BIRTH", greek_date(holder.birth_date)),
         ("ΗΜ. ΕΚΔΟΣΗΣ / DATE OF ISSUE", greek_date(permit.issued_on))),
        (29, 35.0), 6.2,
    )  # fmt: skip
    _rows(
        plate,
        (("ΥΠΗΚΟΟΤΗΤΑ / NATIONALITY", holder.nationality),
         ("ΛΗΞΗ ΙΣΧΥΟΣ / VALID UNTIL", greek_date(permit.expires_on))),
        (59.0, 35.0), 6.2,
    )  # fmt: skip
    _rows(plate, (("ΦΥΛΟ / SEX", holder.sex),), (4, 47.2), 5)
    plate.specimen((56, 51.0), 2.4)
    return plate


def card_back(permit: Permit) -> Plate:
    """The back of the plastic card: place of birth, authority, machine-readable zone (TD1)."""
    holder, plate = permit.holder, _card(_PINK)
    _rows(
        plate,
        (
            ("ΤΟΠΟΣ ΓΕΝΝΗΣΗΣ / PLACE OF BIRTH", holder.birth_place.latin),
            ("ΑΡΧΗ ΕΚΔΟΣΗΣ / AUTHORITY", "ΔΙΕΥΘΥΝΣΗ ΑΛΛΟΔΑΠΩΝ ΘΕΣΣΑΛΟΝΙΚΗΣ"),
            ("ΠΑΡΑΤΗΡΗΣΕΙΣ / REMARKS", "ΕΠΙΤΡΕΠΕΤΑΙ Η ΕΡΓΑΣΙΑ"),
        ),
        (5, 6.0),
        7.0,
    )
    plate.specimen((43, 29.5), 2.4)
    plate.fill((0.5, 31.5), (84.6, 22), (252, 252, 250))
    plate.zone(td1(zone_data(permit)), (4.7, 37.4))
    return plate


def _sheet_of(sides: Sequence[Plate]) -> Plate:
    """One or both sides of a card on the copier's glass, the paper cut to their size."""
    width = max(side.width for side in sides) + 40
    sheet = Plate(width, 26 + sum(side.height + 9 for side in sides), DPI)
    sheet.specimen((width / 2, 9), 3.2)
    y = 18.0
    for side in sides:
        sheet.paste(side.image, (20, y), (side.width, side.height))
        y += side.height + 9
    return sheet


def _key(permit: Permit, form: str) -> str:
    return f"{form}:{permit.holder.key}:{permit.shown_number}:{permit.expires_on}"


@cache
def draw_permit(permit: Permit) -> bytes:
    """Both sides of the plastic card (ΑΥΤΟΤΕΛΕΣ) as a scanned PDF of one page."""
    sheet = _sheet_of((card_front(permit), card_back(permit)))
    return pdf_of_scans([scanned(sheet.image, DPI, _key(permit, "card"))])


@cache
def draw_permit_photo(permit: Permit) -> bytes:
    """Both sides of the plastic card, photographed with a telephone: a JPEG."""
    sheet = _sheet_of((card_front(permit), card_back(permit)))
    return photographed(sheet.image, _key(permit, "phone"))


@cache
def draw_vignette(permit: Permit) -> bytes:
    """The sticker in the passport (ΒΙΝΙΕΤΤΑ), used before 2017: a scanned PDF, zone TD2."""
    holder = permit.holder
    plate = Plate(105.0, 74.0, DPI, _MINT)
    plate.waves(plate.darker_ground(12))
    plate.text((6, 7), "ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ / RESIDENCE PERMIT – GR", 2.6, Face.BOLD)
    plate.text((100, 7), permit.shown_number, 3.0, Face.BOLD, anchor="rs")
    plate.paste(portrait(holder), (6, 11), (25, 35))
    _rows(
        plate,
        (
            ("ΕΠΩΝΥΜΟ / SURNAME", holder.surname.latin),
            ("ΟΝΟΜΑ / GIVEN NAMES", holder.given.latin),
            ("ΥΠΗΚΟΟΤΗΤΑ / NATIONALITY", holder.nationality),
            ("ΗΜ. ΓΕΝΝΗΣΗΣ / DATE OF BIRTH", greek_date(holder.birth_date)),
            ("ΗΜ. ΕΚΔΟΣΗΣ / DATE OF ISSUE", greek_date(permit.issued_on)),
            ("ΛΗΞΗ ΙΣΧΥΟΣ / VALID UNTIL", greek_date(permit.expires_on)),
        ),
        (36, 13.0),
        6.2,
    )
    plate.specimen((52, 52.5), 2.4)
    plate.fill((0.5, 55), (104, 18.5), (252, 252, 250))
    plate.zone(td2(zone_data(permit)), (6, 62.5))
    return pdf_of_scans([scanned(_sheet_of((plate,)).image, DPI, _key(permit, "vignette"))])


def _paper_card(permit: Permit, title: str, under: str, ground: Colour) -> Plate:
    """A typed card without a zone, as the police issued them."""
    holder, plate = permit.holder, Plate(105.0, 74.0, DPI, ground)
    plate.waves(plate.darker_ground(10))
    plate.box((1, 1), (103, 72), (120, 120, 130))
    plate.text((52.5, 7), "ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ – ΕΛΛΗΝΙΚΗ ΑΣΤΥΝΟΜΙΑ", 2.3, Face.BOLD, anchor="ms")
    plate.text((52.5, 12), title, 2.9, Face.BOLD, anchor="ms")
    plate.text((52.5, 16), under, 2.1, anchor="ms")
    plate.paste(portrait(holder), (6, 20), (25, 35))
    _rows(
        plate,
        (
            ("ΑΡΙΘΜΟΣ / NUMBER", permit.shown_number),
            ("ΕΠΩΝΥΜΟ / SURNAME", holder.surname.latin),
            ("ΟΝΟΜΑ / GIVEN NAMES", holder.given.latin),
            ("ΗΜ. ΓΕΝΝΗΣΗΣ / DATE OF BIRTH", greek_date(holder.birth_date)),
            ("ΤΟΠΟΣ ΓΕΝΝΗΣΗΣ / PLACE OF BIRTH", holder.birth_place.latin),
            ("ΗΜ. ΕΚΔΟΣΗΣ / DATE OF ISSUE", greek_date(permit.issued_on)),
            ("ΛΗΞΗ ΙΣΧΥΟΣ / VALID UNTIL", greek_date(permit.expires_on)),
        ),
        (36, 21.5),
        6.6,
    )
    _rows(plate, (("ΥΠΗΚΟΟΤΗΤΑ / NATIONALITY", holder.nationality),), (72, 21.5), 6)
    plate.specimen((52, 71.0), 2.4)
    return plate


@cache
def draw_alien_identity_card(permit: Permit) -> bytes:
    """Ειδικό δελτίο ταυτότητας of the police: a scanned PDF of one page."""
    plate = _paper_card(permit, "ΔΕΛΤΙΟ ΤΑΥΤΟΤΗΤΑΣ ΑΛΛΟΔΑΠΟΥ", "ALIEN IDENTITY CARD", _BUFF)
    return pdf_of_scans([scanned(_sheet_of((plate,)).image, DPI, _key(permit, "identity"))])


@cache
def draw_permanent_card(permit: Permit) -> bytes:
    """Δελτίο μόνιμης διαμονής of a Greek's family member, blue: a scanned PDF of one page."""
    under = "ΜΕΛΟΥΣ ΟΙΚΟΓΕΝΕΙΑΣ ΕΛΛΗΝΑ / FAMILY MEMBER OF A GREEK CITIZEN"
    plate = _paper_card(permit, "ΔΕΛΤΙΟ ΜΟΝΙΜΗΣ ΔΙΑΜΟΝΗΣ", under, _BLUE)
    return pdf_of_scans([scanned(_sheet_of((plate,)).image, DPI, _key(permit, "permanent"))])


@cache
def draw_entry_visa(permit: Permit) -> bytes:
    """A national visa (type D) for Greece on a passport page: a scanned PDF, zone MRV-A.

    ``permit`` gives the holder, the days from and until, and the sticker's number.
    """
    holder = permit.holder
    plate = Plate(125.0, 88.0, DPI, _MINT)
    plate.waves(plate.darker_ground(12))
    plate.text((6, 8), "ΘΕΩΡΗΣΗ ΕΙΣΟΔΟΥ / VISA", 3.4, Face.BOLD)
    plate.text((119, 8), permit.shown_number, 3.2, Face.BOLD, anchor="rs")
    plate.paste(portrait(holder), (6, 14), (30, 42))
    _rows(
        plate,
        (
            ("ΙΣΧΥΕΙ ΓΙΑ / VALID FOR", "ΕΛΛΑΔΑ"),
            ("ΑΠΟ / FROM", greek_date(permit.issued_on)),
            ("ΤΥΠΟΣ ΘΕΩΡΗΣΗΣ / TYPE OF VISA", "D – ΟΙΚΟΓΕΝΕΙΑΚΗ ΕΠΑΝΕΝΩΣΗ"),
            ("ΕΠΩΝΥΜΟ / SURNAME", holder.surname.latin),
            ("ΟΝΟΜΑ / GIVEN NAMES", holder.given.latin),
            ("ΑΡΙΘΜΟΣ ΔΙΑΒΑΤΗΡΙΟΥ / PASSPORT NUMBER", holder.passport_number),
        ),
        (42, 15.0),
        7.6,
    )
    _rows(plate, (("ΕΩΣ / UNTIL", greek_date(permit.expires_on)),), (84, 22.6), 6)
    plate.specimen((62, 65.5), 2.4)
    plate.fill((0.5, 67.5), (124, 20), (252, 252, 250))
    plate.zone(mrv_a(zone_data(permit, "VD")), (6, 75.5))
    return pdf_of_scans([scanned(_sheet_of((plate,)).image, DPI, _key(permit, "visa"))])
