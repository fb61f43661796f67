"""People who don't exist, origin by origin, from the name lists of Faker and of this project.

Latin spellings come from packages that know nothing of Elenchos: ``iuliia`` (Russian and Ukrainian
schemes), ``transliterate`` (Georgian, Armenian), ``pypinyin``, ``unidecode``.
"""

from __future__ import annotations

import importlib
import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import albanian_names
import iuliia
import south_asian_names
from pypinyin import lazy_pinyin
from transliterate import translit
from unidecode import unidecode


@dataclass(frozen=True)
class Spelled:
    """One word in its own script, and its Latin passport spellings, the current one first."""

    own: str
    latin: tuple[str, ...]


@dataclass(frozen=True)
class Origin:
    """The words of an origin: family names by gender (the same list if they don't differ)."""

    name: str
    surnames: dict[str, list[Spelled]]
    given: dict[str, list[Spelled]]
    own_script: bool


def _faker(locale: str) -> type:
    return importlib.import_module(f"faker.providers.person.{locale}").Provider


RUSSIAN_SCHEMES = ("icao_doc_9303", "mvd_310", "gost_52535", "bgn_pcgn_alt", "mvd_782", "telegram")
UKRAINIAN_2010 = {
    "А": "A", "Б": "B", "В": "V", "Г": "H", "Ґ": "G", "Д": "D", "Е": "E", "Є": "IE", "Ж": "ZH",
    "З": "Z", "И": "Y", "І": "I", "Ї": "I", "Й": "I", "К": "K", "Л": "L", "М": "M", "Н": "N",
    "О": "O", "П": "P", "Р": "R", "С": "S", "Т": "T", "У": "U", "Ф": "F", "Х": "KH", "Ц": "TS",
    "Ч": "CH", "Ш": "SH", "Щ": "SHCH", "Ь": "", "Ю": "IU", "Я": "IA", "'": "", "’": "",
}  # fmt: skip
UKRAINIAN_INITIAL = {"Є": "YE", "Ї": "YI", "Й": "Y", "Ю": "YU", "Я": "YA"}
GEORGIAN = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        "A B G D E V Z T I K L M N O P ZH R S T U P K GH Q SH CH TS DZ TS CH KH J H".split(),
        strict=True,
    )
)
ARMENIAN = dict(
    zip(
        "ԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖ",
        [
            *"A B G D E Z E Y T ZH I L KH TS K H DZ GH CH M Y N SH O".split(),
            *"CH P J R S V T R TS V P K O F".split(),
        ],
        strict=True,
    )
)


def _russian(word: str) -> Spelled:
    spellings = [iuliia.translate(word, getattr(iuliia, s.upper())).upper() for s in _RU_USED]
    return Spelled(
        word, tuple(dict.fromkeys(s.replace("'", "").replace('"', "") for s in spellings))
    )


_RU_USED = tuple(s for s in RUSSIAN_SCHEMES if hasattr(iuliia, s.upper()))


def _ukrainian(word: str) -> Spelled:
    text = word.upper().replace("ЗГ", "ЗГ")
    out = ""
    for place, letter in enumerate(text):
        if place == 0 and letter in UKRAINIAN_INITIAL:
            out += UKRAINIAN_INITIAL[letter]
        elif letter == "Г" and place and text[place - 1] == "З":
            out += "GH"
        else:
            out += UKRAINIAN_2010.get(letter, letter)
    bgn = translit(word, "uk", reversed=True).upper().replace("'", "")
    return Spelled(word, tuple(dict.fromkeys([out, bgn])))


def _georgian(word: str) -> Spelled:
    national = "".join(GEORGIAN.get(letter, letter) for letter in word)
    return Spelled(word, tuple(dict.fromkeys([national])))


def _armenian(word: str) -> Spelled:
    text = word.upper().replace("ԵՒ", "ԵՎ")
    passport = "VO" + text[1:] if text[:1] == "Ո" and text[:2] != "ՈՒ" else text
    passport = passport.replace("ՈՒ", "U").replace("ՈՎ", "OV")
    if passport[:1] == "Ե":
        passport = "YE" + passport[1:]
    passport = "".join(ARMENIAN.get(letter, letter) for letter in passport)
    return Spelled(word, (passport,))


def _chinese(word: str) -> Spelled:
    joined = (
        "".join(lazy_pinyin(word))
        .upper()
        .replace("LÜ", "LYU")
        .replace("NÜ", "NYU")
        .replace("Ü", "YU")
    )
    return Spelled(joined, (joined,))


def _latin(word: str) -> Spelled:
    clean = unicodedata.normalize("NFC", word)
    turkish = clean.replace("i", "İ") if "ı" in clean or "ğ" in clean or "ş" in clean else clean
    plain = unidecode(turkish).upper()
    return Spelled(clean, (plain,))


def _clean(words: object, spell: Callable[[str], Spelled]) -> list[Spelled]:
    out = []
    for written in sorted(set(words)):  # type: ignore[call-overload]
        word = written.strip()
        if len(word) > 2 and word.replace("'", "").replace("’", "").isalpha():
            out.append(spell(word))
    return out


def _origin(name: str, locale: str, spell: Callable[[str], Spelled], *, own: bool) -> Origin:
    p = _faker(locale)
    both = list(getattr(p, "last_names", ()))
    male = list(getattr(p, "last_names_male", ()) or both)
    female = list(getattr(p, "last_names_female", ()) or both)
    first_m = list(getattr(p, "first_names_male", ()) or p.first_names)
    first_f = list(getattr(p, "first_names_female", ()) or p.first_names)
    if name == "chinese":
        male = female = both = [w for w in both if len(w) <= 2]
        pool = [a + b for a in list(p.first_names)[:70] for b in list(p.first_names)[70:120]]
        hand = random.Random(7)  # noqa: S311 - a corpus, not a secret
        first_m = hand.sample(pool, 150) + list(p.first_names)
        first_f = hand.sample(pool, 150)
    surnames = {"m": _clean(male, spell), "f": _clean(female, spell)}
    if name == "chinese":
        surnames = {g: [spell(w) for w in sorted(set(both))] for g in "mf"}
        given = {"m": [spell(w) for w in first_m], "f": [spell(w) for w in first_f]}
        return Origin(name, surnames, given, own)
    return Origin(name, surnames, {"m": _clean(first_m, spell), "f": _clean(first_f, spell)}, own)


def _listed(name: str, lists: dict[str, str]) -> Origin:
    def words(key: str) -> list[Spelled]:
        return [_latin(w) for w in lists[key].split()]

    family = words("surnames")
    return Origin(
        name, {"m": family, "f": family}, {"m": words("male"), "f": words("female")}, False
    )


def origins() -> list[Origin]:
    """All origins of the corpus but those written by hand (English, Arabic script, Greek)."""
    return [
        _origin("russian", "ru_RU", _russian, own=True),
        _origin("ukrainian", "uk_UA", _ukrainian, own=True),
        _origin("georgian", "ka_GE", _georgian, own=True),
        _origin("armenian", "hy_AM", _armenian, own=True),
        _origin("turkish", "tr_TR", _latin, own=False),
        _origin("filipino", "es_ES", _latin, own=False),
        _origin("chinese", "zh_CN", _chinese, own=False),
        _origin("moldovan", "ro_RO", _latin, own=False),
        _origin("arabic", "fr_DZ", _latin, own=False),
        _origin("urdu", "en_PK", _latin, own=False),
        _origin("indian", "en_IN", _latin, own=False),
        _listed("albanian", albanian_names.LISTS),
        _listed("bengali", south_asian_names.BENGALI),
    ]
