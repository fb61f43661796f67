"""Cards and stickers of the second style, scanned on an A4 sheet."""

from __future__ import annotations

import datetime as dt
import io

from PIL import Image

from samples.mrz import ZoneData, mrv_a, td1
from tools.second_style.booklets import DPI, EXPIRES, ISSUED, PlaceShown, Surface, data_page
from tools.second_style.drawn import Facts, latin
from tools.second_style.people import Somebody

CARD_ISSUED, CARD_EXPIRES = dt.date(2023, 3, 6), dt.date(2028, 3, 5)
_GREY = (95, 75, 85)


def sheet_of(*faces: Surface) -> bytes:
    """Faces one under the other on an A4 sheet, as a picture in a PDF."""
    paper = Image.new("RGB", (Surface.px(210), Surface.px(297)), (252, 252, 250))
    top = Surface.px(22)
    for face in faces:
        paper.paste(face.image, (Surface.px(38), top))
        top += face.image.height + Surface.px(18)
    buffer = io.BytesIO()
    paper.save(buffer, "PDF", resolution=DPI, quality=92)
    return buffer.getvalue()


def _zone(who: Somebody, code: str) -> ZoneData:
    return ZoneData(code, "GRC", who.surname, who.given, who.title, who.code, who.born, who.sex,
                    CARD_EXPIRES)  # fmt: skip


def _cells(card: Surface, cells: list[tuple[float, float, str, str]]) -> None:
    for x, y, label, value in cells:
        card.text(x, y, label, 1.5, _GREY)
        card.text(x, y + 3.3, value, 2.3)


def permit_faces(who: Somebody, number: int) -> tuple[Surface, Surface]:
    """Front and back of the plastic permit."""
    front, back = Surface(85.6, 54, number), Surface(85.6, 54, number)
    front.text(4, 5.5, "ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", 2.2)
    front.text(4, 9.5, "ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ / RESIDENCE PERMIT", 2.6)
    front.text(62, 5.5, who.title, 2.8)
    front.portrait(4, 12, 22, 29)
    _cells(front, [
        (29, 14, "Επώνυμο / Surname", who.surname), (29, 20.5, "Όνομα / Given name", who.given),
        (29, 27, "Λήξη / Valid until", f"{CARD_EXPIRES:%d.%m.%Y}"),
        (29, 33.5, "Έκδοση / Date of issue", f"{CARD_ISSUED:%d.%m.%Y}"),
        (29, 40, "Είδος τίτλου / Type of permit", "ΕΞΑΡΤΗΜΕΝΗ ΕΡΓΑΣΙΑ"),
    ])  # fmt: skip
    front.text(4, 51, "δείγμα / specimen", 1.8, (190, 60, 60))
    _cells(back, [
        (4, 6, "Ημ. γέννησης / Date of birth", f"{who.born:%d.%m.%Y}"),
        (45, 6, "Τόπος γέννησης / Place of birth", who.place.latin),
        (4, 13, "Ιθαγένεια / Nationality", who.code), (45, 13, "Φύλο / Sex", who.sex),
        (4, 20, "Παρατηρήσεις / Remarks", "ΠΡΟΣΒΑΣΗ ΣΤΗΝ ΑΓΟΡΑ ΕΡΓΑΣΙΑΣ"),
    ])  # fmt: skip
    back.lines(td1(_zone(who, "IR")), 4.7, 36)
    return front, back


def permit(who: Somebody, number: int) -> tuple[bytes, Facts]:
    """A residence permit, both faces on one sheet."""
    return sheet_of(*permit_faces(who, number)), latin(who) | {
        "title_number": who.title, "birth_date": who.born, "nationality": who.code,
        "birth_place": who.place.latin, "issue_date": CARD_ISSUED, "expiry_date": CARD_EXPIRES,
    }  # fmt: skip


def permanent(who: Somebody, number: int) -> tuple[bytes, Facts]:
    """The paper-like card of a family member's permanent residence."""
    card = Surface(105, 74, number)
    card.text(5, 7, "ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ - HELLENIC REPUBLIC", 2.4)
    card.text(5, 12, "ΔΕΛΤΙΟ ΜΟΝΙΜΗΣ ΔΙΑΜΟΝΗΣ ΜΕΛΟΥΣ ΟΙΚΟΓΕΝΕΙΑΣ ΕΛΛΗΝΑ", 2.4)
    card.portrait(5, 16, 26, 34)
    _cells(card, [
        (35, 19, "Επώνυμο / Surname", who.surname), (35, 27, "Όνομα / Name", who.given),
        (35, 35, "Ημερομηνία γέννησης / Date of birth", f"{who.born:%d/%m/%Y}"),
        (35, 43, "Αριθμός / Number", who.title), (35, 51, "Ημερομηνία έκδοσης", f"{CARD_ISSUED:%d/%m/%Y}"),
    ])  # fmt: skip
    return sheet_of(card), latin(who) | {
        "birth_date": who.born, "title_number": who.title, "issue_date": CARD_ISSUED,
    }  # fmt: skip


def alien(who: Somebody, number: int) -> tuple[bytes, Facts]:
    """The police's card for ethnic Greeks."""
    card = Surface(105, 74, number)
    card.text(5, 7, "ΕΛΛΗΝΙΚΗ ΑΣΤΥΝΟΜΙΑ", 2.4)
    card.text(5, 12, "ΕΙΔΙΚΟ ΔΕΛΤΙΟ ΤΑΥΤΟΤΗΤΑΣ ΟΜΟΓΕΝΟΥΣ", 2.8)
    card.portrait(5, 16, 26, 34)
    _cells(card, [
        (35, 19, "ΕΠΩΝΥΜΟ", who.surname_greek), (35, 27, "ΟΝΟΜΑ", who.given_greek),
        (35, 35, "ΗΜΕΡ. ΓΕΝΝΗΣΗΣ", f"{who.born:%d/%m/%Y}"), (72, 35, "ΤΟΠΟΣ ΓΕΝΝΗΣΗΣ", who.place.greek),
        (35, 43, "ΑΡΙΘΜΟΣ ΔΕΛΤΙΟΥ", who.title), (35, 51, "ΙΣΧΥΕΙ ΜΕΧΡΙ", f"{CARD_EXPIRES:%d/%m/%Y}"),
    ])  # fmt: skip
    return sheet_of(card), {
        "surname": who.surname_greek, "given_names": who.given_greek, "birth_date": who.born,
        "title_number": who.title, "expiry_date": CARD_EXPIRES,
    }  # fmt: skip


def visa(who: Somebody, number: int) -> tuple[bytes, Facts]:
    """A visa sticker of type D."""
    card = Surface(120, 80, number)
    card.text(5, 7, "ΕΛΛΑΣ   VISA   ΕΘΝΙΚΗ ΘΕΩΡΗΣΗ", 3)
    _cells(card, [
        (40, 13, "VALID FOR / ΙΣΧΥΕΙ ΓΙΑ", "ΕΛΛΑΣ"), (40, 20, "FROM / ΑΠΟ", "15-08-2026"),
        (80, 20, "UNTIL / ΕΩΣ", "14-11-2026"), (40, 27, "TYPE OF VISA / ΤΥΠΟΣ", "D"),
        (80, 27, "NUMBER OF ENTRIES / ΕΙΣΟΔΟΙ", "MULT"),
        (40, 34, "PASSPORT NUMBER / ΑΡ. ΔΙΑΒΑΤΗΡΙΟΥ", who.passport),
        (40, 41, "SURNAME, NAME / ΕΠΩΝΥΜΟ, ΟΝΟΜΑ", f"{who.surname}, {who.given}"),
    ])  # fmt: skip
    card.portrait(5, 12, 28, 36)
    data = ZoneData("VD", "GRC", who.surname, who.given, "GRC018231", who.code, who.born, who.sex,
                    dt.date(2026, 11, 14))  # fmt: skip
    card.lines(mrv_a(data), 4, 66)
    return sheet_of(card), latin(who) | {
        "passport_number": who.passport, "expiry_date": dt.date(2026, 11, 14),
    }  # fmt: skip


def passport(who: Somebody, number: int, shown: PlaceShown, code: str = "P") -> tuple[bytes, Facts]:
    """A passport's or travel document's data page on a sheet."""
    facts: Facts = latin(who) | {
        "document_number": who.passport, "birth_date": who.born, "nationality": who.code,
        "sex": who.sex, "issue_date": ISSUED, "expiry_date": EXPIRES,
    }  # fmt: skip
    if shown in {PlaceShown.LATIN, PlaceShown.BOTH}:
        facts["birth_place"] = who.place.latin
    return sheet_of(data_page(who, number, shown, code)), facts
