"""How the passports of several states look: titles, labels in their languages, forms of dates."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from samples.people import Person

_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_FRENCH = (
    "Nom", "Prénoms", "Nationalité", "Date de naissance", "Sexe", "Lieu de naissance",
    "Date de délivrance", "Date d'expiration", "Autorité",
)  # fmt: skip
ENGLISH_LABELS: tuple[str, ...] = (
    "Surname", "Given names", "Nationality", "Date of birth", "Sex", "Place of birth",
    "Date of issue", "Date of expiry", "Authority",
)  # fmt: skip
"""The nine labels of a data page in English, in the order of their zones (Doc 9303-4)."""


class PlaceForm(StrEnum):
    """The script in which a data page gives the place of birth."""

    LATIN = "latin"
    BOTH = "both"
    NATIVE = "native"


@dataclass(frozen=True, slots=True)
class PassportStyle:
    """One state's data page. ``labels`` are the national words for ``ENGLISH_LABELS``."""

    title: str
    labels: tuple[str, ...]
    ground: tuple[int, int, int]
    passport: str = "PASSPORT"
    place: PlaceForm = PlaceForm.LATIN
    dotted_dates: bool = False
    native_names: bool = False

    def date(self, day: dt.date) -> str:
        """A day in the state's form: 12.04.1988 or 12 APR 1988."""
        if self.dotted_dates:
            return f"{day:%d.%m.%Y}"
        return f"{day.day:02d} {_MONTHS[day.month - 1]} {day.year}"

    def birth_place(self, person: Person, form: PlaceForm) -> str:
        """The place of birth as the data page gives it."""
        place = person.birth_place
        if form is PlaceForm.LATIN or not place.native:
            return place.latin
        return place.native if form is PlaceForm.NATIVE else f"{place.native} / {place.latin}"


def _words(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|"))


_BLUE, _GREEN, _ROSE, _SAND = (228, 235, 246), (230, 242, 232), (246, 232, 232), (244, 240, 226)

STYLES: dict[str, PassportStyle] = {
    "ALB": PassportStyle(
        "REPUBLIKA E SHQIPËRISË / REPUBLIC OF ALBANIA",
        _words(
            "Mbiemri|Emri|Shtetësia|Datëlindja|Gjinia|Vendlindja|Data e lëshimit|"
            "Data e skadimit|Autoriteti"
        ),
        _ROSE,
        "PASAPORTË / PASSPORT",
        dotted_dates=True,
    ),
    "GEO": PassportStyle(
        "საქართველო / GEORGIA",
        _words(
            "გვარი|სახელი|მოქალაქეობა|დაბადების თარიღი|სქესი|დაბადების ადგილი|"
            "გაცემის თარიღი|მოქმედების ვადა|გამცემი ორგანო"
        ),
        _ROSE,
        "პასპორტი / PASSPORT",
        PlaceForm.BOTH,
        dotted_dates=True,
        native_names=True,
    ),
    "UKR": PassportStyle(
        "УКРАЇНА / UKRAINE",
        _words(
            "Прізвище|Ім'я|Громадянство|Дата народження|Стать|Місце народження|"
            "Дата видачі|Дійсний до|Орган, що видав"
        ),
        _BLUE,
        "ПАСПОРТ / PASSPORT",
        PlaceForm.BOTH,
        native_names=True,
    ),
    "RUS": PassportStyle(
        "РОССИЙСКАЯ ФЕДЕРАЦИЯ / RUSSIAN FEDERATION",
        _words(
            "Фамилия|Имя|Гражданство|Дата рождения|Пол|Место рождения|"
            "Дата выдачи|Действителен до|Орган, выдавший документ"
        ),
        _ROSE,
        "ПАСПОРТ / PASSPORT",
        PlaceForm.NATIVE,
        dotted_dates=True,
        native_names=True,
    ),
    "PAK": PassportStyle("ISLAMIC REPUBLIC OF PAKISTAN", (), _GREEN, "PASSPORT / پاسپورٹ"),
    "IND": PassportStyle("REPUBLIC OF INDIA", (), _BLUE),
    "PHL": PassportStyle(
        "REPUBLIKA NG PILIPINAS / REPUBLIC OF THE PHILIPPINES",
        _words(
            "Apelyido|Pangalan|Nasyonalidad|Petsa ng kapanganakan|Kasarian|"
            "Lugar ng kapanganakan|Petsa ng pagkakaloob|Bisa hanggang|Maykapangyarihan"
        ),
        _SAND,
        "PASAPORTE / PASSPORT",
    ),
    "EGY": PassportStyle(
        "ARAB REPUBLIC OF EGYPT / جمهورية مصر العربية",
        _words(
            "اللقب|الاسم|الجنسية|تاريخ الميلاد|النوع|محل الميلاد|"
            "تاريخ الإصدار|تاريخ الانتهاء|جهة الإصدار"
        ),
        _GREEN,
        "PASSPORT / جواز سفر",
        native_names=True,
    ),
    "LBN": PassportStyle(
        "REPUBLIQUE LIBANAISE / REPUBLIC OF LEBANON / الجمهورية اللبنانية", _FRENCH, _SAND,
        "PASSEPORT / PASSPORT", native_names=True,
    ),
    "GBR": PassportStyle(
        "UNITED KINGDOM OF GREAT BRITAIN AND NORTHERN IRELAND", _FRENCH, _BLUE,
        "PASSPORT / PASSEPORT",
    ),
    "CHN": PassportStyle("PEOPLE'S REPUBLIC OF CHINA", (), _ROSE),
    "ARM": PassportStyle(
        "ՀԱՅԱՍՏԱՆԻ ՀԱՆՐԱՊԵՏՈՒԹՅՈՒՆ / REPUBLIC OF ARMENIA",
        _words(
            "Ազգանուն|Անուն|Քաղաքացիություն|Ծննդյան ամսաթիվ|Սեռ|Ծննդավայր|"
            "Տրված է|Վավեր է մինչև|Ում կողմից"
        ),
        _SAND,
        "ԱՆՁՆԱԳԻՐ / PASSPORT",
        PlaceForm.BOTH,
        native_names=True,
    ),
}  # fmt: skip
"""The styles, by ICAO 9303 code."""
