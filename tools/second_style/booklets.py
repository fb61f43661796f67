"""Data pages of passports as other states print them, and what they say of the place of birth."""

from __future__ import annotations

import datetime as dt
import io
import math
from enum import StrEnum

from PIL import Image, ImageDraw, ImageFont

from samples.mrz import ZoneData, td3
from tools.second_style.faces import draw_runs
from tools.second_style.people import Somebody

DPI = 300
ISSUED, EXPIRES = dt.date(2020, 5, 19), dt.date(2030, 5, 18)
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_OCRB = "/usr/share/fonts/opentype/ocr-b/OCRB.otf"
_PAPER = ((236, 242, 246), (246, 240, 230), (235, 245, 236), (243, 236, 244))


class PlaceShown(StrEnum):
    """What the page prints as the place of birth."""

    LATIN = "latin"
    NATIVE = "native"
    BOTH = "both"
    ABSENT = "absent"


# surname, given names, nationality, date of birth, sex, place of birth, issue, expiry, number
_LABELS = {
    "TUR": "Soyadı|Adı|Uyruğu|Doğum Tarihi|Cinsiyeti|Doğum Yeri|Veriliş Tarihi|Geçerlilik Tarihi|Pasaport No",
    "SRB": "Презиме|Име|Држављанство|Датум рођења|Пол|Место рођења|Датум издавања|Важи до|Број пасоша",
    "SYR": "النسبة|الاسم|الجنسية|تاريخ الولادة|الجنس|مكان الولادة|تاريخ الإصدار|تاريخ الانتهاء|رقم الجواز",
    "KAZ": "Тегі|Аты|Азаматтығы|Туған күні|Жынысы|Туған жері|Берілген күні|Қолданылу мерзімі|Паспорт №",
    "GEO": "გვარი|სახელი|მოქალაქეობა|დაბადების თარიღი|სქესი|დაბადების ადგილი|გაცემის თარიღი|მოქმედების ვადა|პასპორტის №",
    "NPL": "थर|नाम|राष्ट्रियता|जन्म मिति|लिङ्ग|जन्म स्थान|जारी मिति|म्याद|राहदानी नं",
    "ARM": "Ազգանուն|Անուն|Քաղաքացիություն|Ծննդյան ամսաթիվ|Սեռ|Ծննդավայր|Տրված է|Վավեր է մինչև|Անձնագրի համար",
    "CHN": "姓|名|国籍|出生日期|性别|出生地点|签发日期|有效期至|护照号",
    "MAR": "Nom|Prénoms|Nationalité|Date de naissance|Sexe|Lieu de naissance|Date de délivrance|Date d'expiration|Passeport N°",
    "BLR": "Прозвішча|Імя|Грамадзянства|Дата нараджэння|Пол|Месца нараджэння|Дата выдачы|Сапраўдны да|Нумар пашпарта",
    "COL": "Apellidos|Nombres|Nacionalidad|Fecha de nacimiento|Sexo|Lugar de nacimiento|Fecha de expedición|Fecha de vencimiento|Pasaporte No.",
    "CYP": "Επώνυμο|Όνομα|Ιθαγένεια|Ημερομηνία γέννησης|Φύλο|Τόπος γέννησης|Ημερομηνία έκδοσης|Ημερομηνία λήξης|Αρ. Διαβατηρίου",
    "IRQ": "اللقب|الاسم|الجنسية|تاريخ الولادة|الجنس|محل الولادة|تاريخ الإصدار|تاريخ النفاذ|رقم الجواز",
    "MKD": "Презиме|Име|Државјанство|Датум на раѓање|Пол|Место на раѓање|Датум на издавање|Важи до|Број на пасош",
}
_ENGLISH = "Surname|Given names|Nationality|Date of birth|Sex|Place of birth|Date of issue|Date of expiry|Passport No."
_FRENCH = "Nom|Prénoms|Nationalité|Date de naissance|Sexe|Lieu de naissance|Date de délivrance|Date d'expiration|Passeport n°"


def _labels(who: Somebody, number: int) -> list[str]:
    native = (_LABELS.get(who.code) or _FRENCH).split("|")
    english = _ENGLISH.split("|")
    if who.code == "MAR":
        return [f"{french} / {word}" for french, word in zip(native, english, strict=True)]
    return [
        f"{own}{(' / ', '/')[number % 2]}{word}" for own, word in zip(native, english, strict=True)
    ]


def _date(day: dt.date, number: int) -> str:
    if number % 3 == 0:
        return f"{day.day:02d} {_MONTHS[day.month - 1]} {day.year}"
    return f"{day:%d.%m.%Y}" if number % 3 == 1 else f"{day:%d/%m/%Y}"


def place_text(who: Somebody, shown: PlaceShown) -> str:
    """The value that the page prints; empty where it prints none."""
    if shown is PlaceShown.ABSENT:
        return ""
    if shown is PlaceShown.LATIN or not who.place.native:
        return who.place.latin
    return (
        who.place.native
        if shown is PlaceShown.NATIVE
        else f"{who.place.native} / {who.place.latin}"
    )


def zone(who: Somebody, code: str = "P") -> tuple[str, str]:
    """The two lines of the zone."""
    return td3(ZoneData(code, who.code, who.surname, who.given, who.passport, who.code, who.born,
                        who.sex, EXPIRES))  # fmt: skip


class Surface:
    """Security paper of so many millimetres with type on it."""

    def __init__(self, width: float, height: float, number: int) -> None:
        self.number = number
        self.ground = _PAPER[number % len(_PAPER)]
        self.image = Image.new("RGB", (self.px(width), self.px(height)), self.ground)
        self.draw = ImageDraw.Draw(self.image)
        self._rosettes(width, height)

    @staticmethod
    def px(length: float) -> int:
        """Millimetres as pixels."""
        return round(length * DPI / 25.4)

    def _rosettes(self, width: float, height: float) -> None:
        ink = (self.ground[0] - 22, self.ground[1] - 16, self.ground[2] - 20)
        for ring in range(14):
            points = []
            for step in range(361):
                angle = math.radians(step)
                reach = (
                    height * 0.75 * (0.3 + ring * 0.05) * (1 + 0.12 * math.sin(9 * angle + ring))
                )
                points.append((self.px(width * 0.55 + reach * math.cos(angle)),
                               self.px(height / 2 + reach * math.sin(angle) * 0.7)))  # fmt: skip
            self.draw.line(points, fill=ink, width=1)

    def text(
        self, x: float, y: float, text: str, size: float, ink: tuple[int, int, int] = (20, 20, 32)
    ) -> None:
        """Text, base line at (x, y) millimetres, em in millimetres."""
        draw_runs(self.draw, (self.px(x), self.px(y)), text, self.px(size), self.number, ink)

    def lines(self, rows: tuple[str, ...], x: float, y: float) -> None:
        """A machine-readable zone in OCR-B."""
        font = ImageFont.truetype(_OCRB, self.px(3.9))
        for row, line in enumerate(rows):
            for column, char in enumerate(line):
                at = (self.px(x + column * 2.54), self.px(y + row * 6.35))
                self.draw.text(at, char, font=font, fill=(20, 20, 25), anchor="ls")

    def portrait(self, x: float, y: float, width: float, height: float) -> None:
        """A grey figure where the photo would be."""
        self.draw.rectangle(
            (self.px(x), self.px(y), self.px(x + width), self.px(y + height)), fill=(214, 216, 220)
        )
        self.draw.ellipse((self.px(x + width * 0.28), self.px(y + height * 0.16),
                           self.px(x + width * 0.72), self.px(y + height * 0.62)), fill=(168, 150, 140))  # fmt: skip
        self.draw.rectangle((self.px(x + width * 0.12), self.px(y + height * 0.72),
                             self.px(x + width * 0.88), self.px(y + height)), fill=(70, 80, 105))  # fmt: skip

    def png(self) -> bytes:
        """The picture as PNG with its resolution."""
        buffer = io.BytesIO()
        self.image.save(buffer, "PNG", dpi=(DPI, DPI))
        return buffer.getvalue()


def data_page(who: Somebody, number: int, shown: PlaceShown, code: str = "P") -> Surface:
    """The data page, 125 × 88 mm: labels above values, number at the upper right."""
    page = Surface(125, 88, number)
    labels = _labels(who, number)
    small, large, grey = 1.75, 2.75, (90, 70, 80)
    page.text(5, 6, who.state.upper() if number % 2 else f"REPUBLIC OF {who.state.upper()}", 3)
    page.text(5, 10.5, "TRAVEL DOCUMENT" if code != "P" else "PASSPORT / PASSEPORT", 2.6)
    for x, label, value in (
        (42, "Type", code),
        (58, "Code", who.code),
        (80, labels[8], who.passport),
    ):
        page.text(x, 9.5, label, small, grey)
        page.text(x, 13.0, value, large)
    page.portrait(5, 15, 32, 42)
    both = f"{who.native_name[0]} / {who.surname}", f"{who.native_name[1]} / {who.given}"
    names = both if who.native_name[0] and number % 2 == 0 else (who.surname, who.given)
    cells = [
        (42, 18.5, labels[0], names[0]), (42, 26.2, labels[1], names[1]),
        (42, 33.9, labels[2], who.state.upper()), (42, 41.6, labels[3], _date(who.born, number)),
        (95, 41.6, labels[4], who.sex), (42, 49.3, labels[5], place_text(who, shown)),
        (42, 57, labels[6], _date(ISSUED, number)), (84, 57, labels[7], _date(EXPIRES, number)),
    ]  # fmt: skip
    for x, y, label, value in cells:
        if value:
            page.text(x, y, label, small, grey)
            page.text(x, y + 3.7, value, large)
    page.text(60, 66.5, "specimen", 2, (190, 60, 60))
    page.lines(zone(who, code), 5, 76)
    return page
