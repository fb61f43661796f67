"""Days as papers of many languages write them."""

from __future__ import annotations

import datetime as dt

_MONTHS = {
    "el": "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου "
    "Οκτωβρίου Νοεμβρίου Δεκεμβρίου",
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie "
    "decembrie",
    "mk": "јануари февруари март април мај јуни јули август септември октомври ноември декември",
    "sr": "јануар фебруар март април мај јун јул август септембар октобар новембар децембар",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "roman": "I II III IV V VI VII VIII IX X XI XII",
    "vi": "1 2 3 4 5 6 7 8 9 10 11 12",
    "short": "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC",
    "short_fr": "JAN FÉV MARS AVR MAI JUIN JUIL AOÛT SEPT OCT NOV DÉC",
    "short_gb": "JAN/JAN FEB/FÉV MAR/MARS APR/AVR MAY/MAI JUN/JUIN JUL/JUIL AUG/AOÛT SEP/SEPT "
    "OCT/OCT NOV/NOV DEC/DÉC",
    "short_el": "ΙΑΝ ΦΕΒ ΜΑΡ ΑΠΡ ΜΑΪ ΙΟΥΝ ΙΟΥΛ ΑΥΓ ΣΕΠ ΟΚΤ ΝΟΕ ΔΕΚ",
}
_FORMS = {
    "el": "{d} {m} {y}", "en": "{d} {m} {y}", "fr": "{d} {m} {y}", "ru": "{d} {m} {y} г.",
    "uk": "{d} {m} {y} року", "pt": "{d} de {m} de {y}", "ro": "{d} {m} {y}",
    "sr": "{d}. {m} {y}. године", "es": "{d} de {m} de {y}", "tr": "{d} {m} {y}",
    "mk": "{d} {m} {y} година", "roman": "{d:02d}.{m}.{y}", "vi": "ngày {d} tháng {m} năm {y}",
    "short": "{d:02d} {m} {y}", "short_fr": "{d:02d} {m} {y}",
    "short_gb": "{d:02d} {m} {y}", "short_el": "{d:02d} {m} {y}",
}  # fmt: skip


_BENGALI = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")


class Day(dt.date):
    """A day that formats itself: ``{day:el}``, ``{day:zh}``, ``{day:ar}`` or any of strftime's."""

    def __format__(self, form: str) -> str:
        if form in _FORMS:
            month = _MONTHS[form].split()[self.month - 1]
            return _FORMS[form].format(d=self.day, m=month, y=self.year)
        if form == "el_th":
            return f"{self.day}η " + f"{self:el}".partition(" ")[2]
        if form == "us":
            return f"{self:%B} {self.day}, {self.year}"
        if form == "bn":
            return f"{self:%d/%m/%Y}".translate(_BENGALI)
        if form == "zh":
            return f"{self.year}年{self.month}月{self.day}日"
        if form == "roc":
            return f"中華民國{self.year - 1911}年{self.month}月{self.day}日"
        if form == "ar":
            return f"{self.year}/{self.month:02d}/{self.day:02d}"
        return super().__format__(form)


def day(value: dt.date) -> Day:
    """A date as one that formats itself."""
    return Day(value.year, value.month, value.day)
