"""How offices write a name in another script: written for the corpus, not from the matcher.

Each clerk is a list of ``letters: spellings`` read left to right, longest first. The first
spelling
is the usual one; a clerk with a seeded hand takes another now and then.
"""

from __future__ import annotations

import random
import unicodedata
from functools import cache

_GREEK_FROM_RUSSIAN = """
А:Α Б:ΜΠ,Β В:Β Г:ΓΚ,Γ Д:ΝΤ Е:Ε Ё:ΙΟ Ж:Ζ З:Ζ И:Ι Й:Ι К:Κ КС:Ξ Л:Λ М:Μ Н:Ν О:Ο П:Π Р:Ρ С:Σ Т:Τ
У:ΟΥ Ф:Φ Х:Χ Ц:ΤΣ Ч:ΤΣ Ш:Σ Щ:ΣΤΣ,Σ Ы:Ι Ь: Ъ: Э:Ε ИЙ$:Ι ОВ$:ΟΒ,ΟΦ ЕВ$:ΕΒ,ΕΦ
^Ю:ΓΙΟΥ ^Я:ΓΙΑ ^Е:ΓΕ,Ε Ю:ΙΟΥ Я:ΙΑ АЯ:ΑΓΙΑ ИЯ:ΙΑ ЕЯ:ΕΓΙΑ АЕ:ΑΕ Г^:ΓΚ ТС:ΤΣ ЫЙ$:Ι
"""
_GREEK_FROM_UKRAINIAN = """
А:Α Б:ΜΠ В:Β Г:Χ,Γ Ґ:ΓΚ Д:ΝΤ Е:Ε Є:ΙΕ,ΓΕ Ж:Ζ З:Ζ И:Ι І:Ι Ї:Ι,ΓΙ Й:Ι К:Κ КС:Ξ Л:Λ М:Μ Н:Ν О:Ο
П:Π Р:Ρ С:Σ Т:Τ У:ΟΥ Ф:Φ Х:Χ Ц:ΤΣ Ч:ΤΣ Ш:Σ Щ:ΣΤΣ Ь: ':  ИЙ$:Ι ІЙ$:Ι ЬО:ΙΟ ЙО:ΓΙΟ ^Ю:ΓΙΟΥ
^Я:ΓΙΑ ^Є:ΓΕ Ю:ΙΟΥ Я:ΙΑ ІЯ:ΙΑ АЯ:ΑΓΙΑ
"""
_GREEK_FROM_GEORGIAN = """
ა:Α ბ:ΜΠ გ:ΓΚ დ:ΝΤ ე:Ε ვ:Β ზ:Ζ თ:Τ,Θ ი:Ι კ:Κ ლ:Λ მ:Μ ნ:Ν ო:Ο პ:Π ჟ:Ζ რ:Ρ ს:Σ ტ:Τ უ:ΟΥ ფ:Π,Φ
ქ:Κ ღ:Γ,ΓΚ ყ:Κ შ:Σ ჩ:ΤΣ ც:ΤΣ ძ:ΤΖ,ΝΤΖ წ:ΤΣ ჭ:ΤΣ ხ:Χ ჯ:ΤΖ ჰ:Χ შვილი:ΣΒΙΛΙ,ΣΒΗΛΙ
"""
_GREEK_FROM_ARMENIAN = """
Ա:Α Բ:ΜΠ Գ:ΓΚ Դ:ΝΤ Ե:Ε Զ:Ζ Է:Ε Ը:Ι,Ε Թ:Τ Ժ:Ζ Ի:Ι Լ:Λ Խ:Χ Ծ:ΤΣ Կ:Κ Հ:Χ Ձ:ΤΖ Ղ:Γ,ΓΚ Ճ:ΤΣ Մ:Μ
Յ:Ι Ն:Ν Շ:Σ Ո:Ο ^Ո:ΒΟ ^ՈՒ:ΟΥ Չ:ΤΣ Պ:Π Ջ:ΤΖ Ռ:Ρ Ս:Σ Վ:Β Տ:Τ Ր:Ρ Ց:ΤΣ ՈՒ:ΟΥ Փ:Π,Φ Ք:Κ ԵՒ:ΕΒ ԵՎ:ΕΒ
Օ:Ο Ֆ:Φ
ՅԱՆ$:ΓΙΑΝ,ΙΑΝ ^Յ:ΓΙ ^ՅՈՒ:ΓΙΟΥ
"""
_GREEK_FROM_LATIN = """
A:Α B:ΜΠ,Β C:Κ D:ΝΤ,Δ E:Ε F:Φ G:ΓΚ,Γ H:Χ I:Ι J:ΤΖ K:Κ L:Λ M:Μ N:Ν O:Ο P:Π Q:Κ R:Ρ S:Σ T:Τ U:ΟΥ
V:Β W:ΟΥ,Β X:Ξ Y:Ι Z:Ζ LL:ΛΛ,Λ NN:ΝΝ,Ν SS:ΣΣ,Σ TT:ΤΤ,Τ RR:ΡΡ,Ρ MM:ΜΜ,Μ CK:Κ PH:Φ OO:ΟΥ EE:Ι OU:ΟΥ
"""
_GREEK_FROM_ALBANIAN = (
    _GREEK_FROM_LATIN
    + """
C:ΤΣ Ç:ΤΣ DH:Δ GJ:ΓΚΙ,ΓΙ GJI:ΓΚΙ GJE:ΓΚΕ,ΓΙΕ J:Γ,Ι JA:ΓΙΑ,ΙΑ JE:ΓΕ,ΙΕ JO:ΓΙΟ JU:ΓΙΟΥ AJ$:ΑΙ
EJ$:ΕΙ IJ$:Ι OJ:ΟΙ
NJ:ΝΙ Q:Κ QI:ΚΙ QE:ΚΕ SH:Σ TH:Θ XH:ΤΖ X:ΤΖ ZH:Ζ Y:Ι,ΟΥ Ë:Ε EU:ΕΟΥ YS:ΙΣ AU:ΑΟΥ GJA:ΓΚΙΑ QA:ΚΙΑ
QO:ΚΙΟ
"""
)
_GREEK_FROM_ARABIC = (
    _GREEK_FROM_LATIN
    + """
AA:Α KH:Χ GH:ΓΚ,Γ SH:Σ CH:ΤΣ DH:ΝΤ TH:Θ,Τ BH:ΜΠ AH$:Α,ΑΧ Y:Ι ^Y:ΓΙ YA:ΓΙΑ YE:ΓΕ YO:ΓΙΟ YU:ΓΙΟΥ
IYA:ΙΓΙΑ,ΙΑ
IH$:ΙΧ,Ι Q:Κ W:Ο,ΟΥ ^W:ΟΥ,ΓΟΥ AW:ΑΟΥ AI:ΑΙ EI:ΕΙ IY:Ι DD:ΝΤ ': O:Ο,Ω W$:ΟΥ EI:ΕΙ AY:ΑΙ
UDDIN$:ΟΥΝΤΙΝ
"""
).replace("W:Ο,ΟΥ", "W:ΟΥ,Β")
_GREEK_FROM_TURKISH = (
    _GREEK_FROM_LATIN
    + """
C:ΤΖ Ç:ΤΣ Ğ:Γ Ş:Σ J:Ζ Ö:Ο Ü:ΟΥ Y:Γ,Ι YI:ΓΙ YE:ΓΕ YA:ΓΙΑ YU:ΓΙΟΥ YÜ:ΓΙΟΥ YO:ΓΙΟ AY:ΑΙ EY:ΕΙ OY:ΟΙ
H:Χ İ:Ι V:Β
"""
)
_GREEK_FROM_PINYIN = (
    _GREEK_FROM_LATIN
    + """
ZH:ΤΖ,ΖΧ CH:ΤΣ SH:Σ X:Σ,Ξ Q:ΤΣ J:ΤΖ C:ΤΣ Z:ΤΖ NG:ΝΓΚ YU:ΓΙΟΥ YI:ΓΙ,Ι YA:ΓΙΑ YE:ΓΕ YO:ΓΙΟ W:ΓΟΥ,ΟΥ
WU:ΓΟΥ,ΟΥ
H:Χ R:Ρ XU:ΣΟΥ,ΞΟΥ XI:ΣΙ,ΞΙ QI:ΤΣΙ LÜ:ΛΟΥ
"""
)
_GREEK_FROM_SPANISH = (
    _GREEK_FROM_LATIN
    + """
CA:ΚΑ CE:ΣΕ CI:ΣΙ CH:ΤΣ GE:ΧΕ GI:ΧΙ GUE:ΓΚΕ,ΓΕ GUI:ΓΚΙ,ΓΙ H: J:Χ LL:ΓΙ,Λ LLI:ΓΙ LLA:ΓΙΑ,ΛΑ Ñ:ΝΙ
Ñ$:Ν QUE:ΚΕ QUI:ΚΙ
V:Β,ΜΠ Z:Θ,Σ Z$:Θ,Σ ÑO:ΝΙΟ ÑA:ΝΙΑ ÑI:ΝΙ NG:ΝΓΚ Y$:Ι Y:Γ,Ι YO:ΓΙΟ YA:ΓΙΑ B:ΜΠ X:Ξ,Χ CC:ΚΣ
"""
)
_GREEK_FROM_ROMANIAN = (
    _GREEK_FROM_LATIN
    + """
CE:ΤΣΕ CI:ΤΣΙ CHE:ΚΕ CHI:ΚΙ GE:ΤΖΕ GI:ΤΖΙ GHE:ΓΚΕ GHI:ΓΚΙ J:Ζ Ș:Σ Ț:ΤΣ Ă:Α Â:Α Î:Ι H:Χ X:Ξ AU:ΑΟΥ
EA:ΕΑ IA:ΙΑ
"""
)

TABLES = {
    "russian": _GREEK_FROM_RUSSIAN,
    "ukrainian": _GREEK_FROM_UKRAINIAN,
    "georgian": _GREEK_FROM_GEORGIAN,
    "armenian": _GREEK_FROM_ARMENIAN,
    "albanian": _GREEK_FROM_ALBANIAN,
    "arabic": _GREEK_FROM_ARABIC,
    "urdu": _GREEK_FROM_ARABIC,
    "bengali": _GREEK_FROM_ARABIC,
    "indian": _GREEK_FROM_ARABIC,
    "turkish": _GREEK_FROM_TURKISH,
    "chinese": _GREEK_FROM_PINYIN,
    "filipino": _GREEK_FROM_SPANISH,
    "moldovan": _GREEK_FROM_ROMANIAN,
}


@cache
def _table(name: str) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for cell in TABLES[name].split():
        letters, _, spellings = cell.partition(":")
        out[letters] = spellings.split(",")
    return out


def write_in_greek(word: str, origin: str, hand: random.Random) -> str:
    """One word in Greek capitals, as a clerk used to that origin might write it."""
    table = _table(origin)
    text = (
        "^"
        + unicodedata.normalize("NFC", word)
        .replace("i", "İ" if origin == "turkish" else "i")
        .upper()
        + "$"
    )
    if origin == "georgian":
        text = "^" + word + "$"
    out: list[str] = []
    place = 0
    while place < len(text):
        for size in range(min(6, len(text) - place), 0, -1):
            piece = text[place : place + size]
            if piece in table:
                options = table[piece]
                out.append(options[0] if hand.random() < 0.7 else hand.choice(options))
                place += size
                break
        else:
            plain = unicodedata.normalize("NFD", text[place])[0]
            if plain in table:
                out.append(table[plain][0])
            elif text[place] not in "^$":
                out.append(text[place])
            place += 1
    return "".join(out).replace("ΝΤΝΤ", "ΝΤ").replace("ΜΠΜΠ", "ΜΠ").replace("ΓΚΓΚ", "ΓΚ")


ELOT = {
    "ΑΥ": "AV", "ΕΥ": "EV", "ΟΥ": "OU", "ΓΓ": "NG", "ΓΞ": "NX", "ΓΧ": "NCH", "Α": "A", "Β": "V",
    "Γ": "G", "Δ": "D", "Ε": "E", "Ζ": "Z", "Η": "I", "Θ": "TH", "Ι": "I", "Κ": "K", "Λ": "L",
    "Μ": "M", "Ν": "N", "Ξ": "X", "Ο": "O", "Π": "P", "Ρ": "R", "Σ": "S", "Τ": "T", "Υ": "Y",
    "Φ": "F", "Χ": "CH", "Ψ": "PS", "Ω": "O",
}  # fmt: skip
OLD = {"ΜΠ": ["B", "MB"], "ΝΤ": ["NT", "D", "ND"], "ΓΚ": ["GK", "G", "NG"], "Φ": ["F", "PH"],
       "Χ": ["CH", "H", "KH"], "Υ": ["Y", "I"], "ΕΙ": ["EI", "I"], "ΟΙ": ["OI", "I"], "ΟΥ":
       ["OU", "U"],
       "Β": ["V"], "Ξ": ["X", "KS"], "ΓΓ": ["NG", "GG"], "ΤΖ": ["TZ", "DJ"], "Κ": ["K", "C"],
       "ΕΥ": ["EV", "EU"], "ΑΥ": ["AV", "AU"]}  # fmt: skip


def plain_greek(word: str) -> str:
    """Greek capitals without accents."""
    stripped = unicodedata.normalize("NFD", word.upper())
    return "".join(c for c in stripped if not unicodedata.combining(c))


def greek_passport(word: str) -> str:
    """The Latin spelling of a Greek passport."""
    text = plain_greek(word)
    out: list[str] = []
    place = 0
    while place < len(text):
        pair = text[place : place + 2]
        if pair == "ΜΠ" and place in {0, len(text) - 2}:
            out.append("B")
            place += 2
        elif pair in {"ΑΥ", "ΕΥ"}:
            after = text[place + 2 : place + 3]
            out.append(ELOT[pair][0] + ("F" if after in "ΘΚΞΠΣΤΦΧΨ" else "V"))
            place += 2
        elif pair in ELOT:
            out.append(ELOT[pair])
            place += 2
        else:
            out.append(ELOT.get(text[place], text[place]))
            place += 1
    return "".join(out)


def old_greek_passport(word: str, hand: random.Random) -> str:
    """A Latin spelling such as Greeks and older papers use, other than ELOT's."""
    text = plain_greek(word)
    out: list[str] = []
    place = 0
    while place < len(text):
        pair = text[place : place + 2]
        if pair in OLD:
            out.append(hand.choice(OLD[pair]))
            place += 2
        elif text[place] in OLD:
            out.append(hand.choice(OLD[text[place]]))
            place += 1
        else:
            out.append(ELOT.get(text[place], text[place]))
            place += 1
    return "".join(out)
