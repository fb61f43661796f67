"""Zones with what states really print: long numbers, fillers for digits, truncated names, D<<."""

from __future__ import annotations

import numpy as np

DIGITS = "0123456789"
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
STATES = (
    "D<< GRC ALB GEO UKR RUS ARM CHN IND PAK BGD EGY SYR IRQ AFG TUR SRB MDA NGA GHA PHL VNM USA "
    "CAN GBR GBD GBO BEL BGR CHE PRT NLD ESP FRA ITA POL CZE ROU RKS XOM UTO EUE UNO UNA XXA XXB "
    "XXX KOR JPN BRA COL MEX LKA NPL ETH SOM SDN MAR TUN DZA LBN JOR ISR IRN KAZ UZB AZE BLR"
).split()
SURNAMES = (
    "HOXHA SHEHU GJONI MCHEDLISHVILI KOVALENKO PETROSYAN SINGH KAUR NGUYEN OKAFOR OBI OO QUQUQU "
    "BDOE BLOOD DOOD BELLE FEE EFFERT PRRBAR KKKKA KXKX MWMW NIMITZ ILLIG TITTL VUYVY ZZOUQ "
    "AL<MASRI DE<LA<CRUZ ABD<EL<RAHMAN O<BRIEN PAPADOPOULOU KUQI XHAFERI ZOGRAFAKIS VAN<DER<BERG "
    "VENKATANARASIMHARAJUVARIPETA BOGDANOVYCHENKO WICKRAMASINGHE<ARACHCHIGE"
).split()
GIVEN = (
    "ARTAN GIORGI OLENA ANNA MARIA JOSE BO LI NINO EFI FILIPP RRAP BEBBE DODO QIU UDO IVO KLEO "
    "MUHAMMAD<TARIQ ELIF<NUR LAKSHMI<PRIYADARSHINI DOLORES<DEL<CARMEN GJERGJ ZEF WIKTORIA YLLI "
    "NIKOLOZ HRIPSIME BIBI FIFI PHILOMENA"
).split()


def digit(text: str) -> str:
    """The check digit of Doc 9303-3, 4.9, written a second time on purpose."""
    total = 0
    for at, char in enumerate(text):
        worth = 0 if char == "<" else int(char, 36)
        total += worth * (7, 3, 1)[at % 3]
    return str(total % 10)


def _one(rng: np.random.Generator, choices: list[str]) -> str:
    return choices[int(rng.integers(0, len(choices)))]


def _some(rng: np.random.Generator, alphabet: str, count: int) -> str:
    return "".join(alphabet[n] for n in rng.integers(0, len(alphabet), count))


def _word(rng: np.random.Generator, known: list[str]) -> str:
    if rng.random() < 0.5:
        return _one(rng, known)
    return _some(rng, CAPITALS, int(rng.integers(2, 12)))


def _names(rng: np.random.Generator, width: int) -> str:
    text = _word(rng, SURNAMES)
    if rng.random() < 0.94:
        text += "<<" + _word(rng, GIVEN)
        while rng.random() < 0.35:
            text += "<" + _word(rng, GIVEN)
    text = text[:width].ljust(width, "<")
    return text[:-2] + "<<" if text[-2] == "<" else text


def _number(rng: np.random.Generator, size: int = 9) -> str:
    style = rng.random()
    if style < 0.35:
        return _some(rng, CAPITALS, 2) + _some(rng, DIGITS, size - 2)
    if style < 0.6:
        return _some(rng, DIGITS, size)
    if style < 0.75:
        return _some(rng, CAPITALS, 1) + _some(rng, DIGITS, size - 2) + "<"
    return _some(rng, DIGITS + CAPITALS, size)


def _birth(rng: np.random.Generator) -> str:
    day = f"{rng.integers(0, 100):02}{rng.integers(1, 13):02}{rng.integers(1, 29):02}"
    chance = rng.random()
    if chance < 0.02:
        return "<<<<<<"
    if chance < 0.04:
        return day[:2] + "<<<<"
    return day[:4] + "<<" if chance < 0.06 else day


def _expiry(rng: np.random.Generator) -> str:
    return f"{rng.integers(5, 40):02}{rng.integers(1, 13):02}{rng.integers(1, 29):02}"


def _sex(rng: np.random.Generator) -> str:
    return "MF<X"[int(rng.choice(4, p=(0.47, 0.47, 0.04, 0.02)))]


def _optional(rng: np.random.Generator, size: int) -> str:
    chance = rng.random()
    if chance < 0.35:
        return "<" * size
    used = int(rng.integers(4, size + 1))
    text = _some(rng, DIGITS, used)
    if chance > 0.8:
        text = text[:2] + _one(rng, ["<", "A", "B", "O"]) + text[3:]
    return text.ljust(size, "<")


def passport(rng: np.random.Generator) -> tuple[str, ...]:
    """TD3."""
    code = _one(rng, ["P<", "P<", "P<", "PD", "PS", "PM", "PN", "PA"])
    number, birth, expiry, other = _number(rng), _birth(rng), _expiry(rng), _optional(rng, 14)
    check = digit(other)
    if not other.strip("<") and rng.random() < 0.6:
        check = "<"
    number, birth, expiry = (text + digit(text) for text in (number, birth, expiry))
    last = digit(number + birth + expiry + other + check)
    second = number + _one(rng, STATES) + birth + _sex(rng) + expiry + other + check + last
    return (code + _one(rng, STATES) + _names(rng, 39), second)


def card(rng: np.random.Generator) -> tuple[str, ...]:
    """TD1; a tenth with a number of more than nine characters, as Belgium's."""
    code = _one(rng, ["I<", "ID", "IR", "AR", "IT", "C<", "AC", "IP"])
    if rng.random() < 0.12:
        number = _some(rng, DIGITS, int(rng.integers(10, 14)))
        upper = (number[:9] + "<" + number[9:] + digit(number)).ljust(25, "<")
        state = "BEL"
    else:
        number = _number(rng)
        upper = number + digit(number) + _optional(rng, 15)
        state = _one(rng, STATES)
    birth, expiry = (text + digit(text) for text in (_birth(rng), _expiry(rng)))
    other = _optional(rng, 11) if rng.random() < 0.4 else "<" * 11
    last = digit(upper + birth + expiry + other)
    second = birth + _sex(rng) + expiry + _one(rng, STATES) + other + last
    return (code + state + upper, second, _names(rng, 30))


def small_book(rng: np.random.Generator) -> tuple[str, ...]:
    """TD2."""
    number, birth, expiry = (t + digit(t) for t in (_number(rng), _birth(rng), _expiry(rng)))
    other = _optional(rng, 7)
    last = digit(number + birth + expiry + other)
    second = number + _one(rng, STATES) + birth + _sex(rng) + expiry + other + last
    return (_one(rng, ["I<", "ID", "AC", "C<"]) + _one(rng, STATES) + _names(rng, 31), second)


def visa(rng: np.random.Generator) -> tuple[str, ...]:
    """MRV-A or MRV-B."""
    width = 44 if rng.random() < 0.5 else 36
    number, birth, expiry = (t + digit(t) for t in (_number(rng), _birth(rng), _expiry(rng)))
    second = number + _one(rng, STATES) + birth + _sex(rng) + expiry + _optional(rng, width - 28)
    code = _one(rng, ["V<", "VC", "VD", "VA", "VB"])
    return (code + _one(rng, STATES) + _names(rng, width - 5), second)


def french_card(rng: np.random.Generator) -> tuple[str, ...]:
    """France's card of 1988 to 2021: 36 × 2, and of no format of ICAO's."""
    surname = _some(rng, CAPITALS, int(rng.integers(3, 14))).ljust(25, "<")
    first = "IDFRA" + surname + _some(rng, DIGITS, 3) + _some(rng, DIGITS, 3)
    number = _some(rng, DIGITS, 12)
    given = (_one(rng, GIVEN).replace("<", "<<")[:14]).ljust(14, "<")
    birth = f"{rng.integers(30, 100):02}{rng.integers(1, 13):02}{rng.integers(1, 29):02}"
    second = number + digit(number) + given + birth + digit(birth) + _one(rng, ["M", "F"])
    return (first, second + digit(first + second))


MAKERS = (passport, card, small_book, visa)


def zone(rng: np.random.Generator) -> tuple[str, ...]:
    """The lines of some document's zone; its check digits hold."""
    return MAKERS[int(rng.choice(4, p=(0.35, 0.35, 0.12, 0.18)))](rng)
