"""Greek pairs: the cases of nouns, fathers' names, and the Latin spellings of Greeks."""

from __future__ import annotations

import random
from collections.abc import Iterator

from clerks import greek_passport, old_greek_passport, plain_greek
from faker.providers.person.el_GR import Provider
from rapidfuzz.distance import Levenshtein

Row = tuple[str, str, str, str]
MALE = sorted({w for w in Provider.first_names_male if plain_greek(w)[-1] == "Σ"})
FEMALE = sorted({w for w in Provider.first_names_female if plain_greek(w)[-1] in "ΑΗ"})
MEN = sorted({w for w in Provider.last_names_male if plain_greek(w)[-1] == "Σ"})
WOMEN = sorted({w for w in Provider.last_names_female if plain_greek(w)[-1] in "ΑΗΥ"})


_SAME_NAME = {"ΚΑΤΕΡΙΝΑ": "ΑΙΚΑΤΕΡΙΝΗ", "ΓΙΑΝΝΗΣ": "ΙΩΑΝΝΗΣ", "ΔΗΜΗΤΡΗΣ": "ΔΗΜΗΤΡΙΟΣ",
              "ΒΑΣΙΛΗΣ": "ΒΑΣΙΛΕΙΟΣ", "ΓΙΩΡΓΟΣ": "ΓΕΩΡΓΙΟΣ", "ΜΙΧΑΛΗΣ": "ΜΙΧΑΗΛ"}  # fmt: skip


def genitive(word: str) -> str:
    """The genitive of a masculine in -ος, -ης, -ας or a feminine in -α, -η."""
    text = plain_greek(word)
    if text.endswith("ΟΣ"):
        return text[:-2] + "ΟΥ"
    if text.endswith(("ΗΣ", "ΑΣ")):
        return text[:-1]
    return text + "Σ" if text.endswith(("Α", "Η")) else text


def _both(hand: random.Random) -> tuple[str, str]:
    if hand.random() < 0.5:
        return hand.choice(MEN), hand.choice(MALE)
    return hand.choice(WOMEN), hand.choice(FEMALE)


def _layout(surname: str, given: str, hand: random.Random) -> str:
    return hand.choice(
        [
            f"{surname}, {given}",
            f"{surname} {given}",
            f"{given} {surname}",
            f"{surname} {given}".upper(),
        ]
    )


def true_pairs(hand: random.Random) -> Iterator[Row]:
    """One Greek in two papers."""
    while True:
        s, g = _both(hand)
        yield (
            "one",
            _layout(s, g, hand),
            f"{greek_passport(s)}<<{greek_passport(g)}<<<",
            "ELOT 743 in an MRZ",
        )
        s, g = _both(hand)
        yield (
            "one",
            _layout(s, g, hand),
            _layout(greek_passport(s).title(), greek_passport(g).title(), hand),
            "ELOT 743",
        )
        s, g = _both(hand)
        yield (
            "one",
            _layout(s, g, hand),
            _layout(old_greek_passport(s, hand), old_greek_passport(g, hand), hand),
            "older Latin spelling",
        )
        s, g = _both(hand)
        yield (
            "one",
            f"{greek_passport(s)}, {greek_passport(g)}",
            f"{old_greek_passport(s, hand)}, {old_greek_passport(g, hand)}",
            "ELOT 743 and older Latin spelling",
        )
        s, g = _both(hand)
        yield (
            "one",
            f"{plain_greek(s)} {plain_greek(g)}",
            f"{genitive(s)} {genitive(g)}",
            "nominative and genitive",
        )
        s, g = hand.choice(MEN), hand.choice(MALE)
        father = genitive(hand.choice(MALE))
        yield (
            "one",
            f"{s} {g} του {father}",
            _layout(greek_passport(s), greek_passport(g), hand),
            "marked father's name",
        )
        s, g = _both(hand)
        yield (
            "one",
            _layout(s, g, hand),
            _layout(plain_greek(s), plain_greek(g), hand),
            "case, accents and order",
        )
        s, g = _both(hand)
        yield (
            "one",
            f"{genitive(s)} {genitive(g)}",
            f"{greek_passport(s)}, {greek_passport(g)}",
            "Greek genitive and ELOT 743",
        )


def _near(word: str, words: list[str], hand: random.Random) -> str:
    text = plain_greek(word)
    sound = _sound(text)
    pool = [w for w in hand.sample(words, min(len(words), 300)) if _sound(plain_greek(w)) != sound]
    return min(pool, key=lambda w: (Levenshtein.distance(plain_greek(w), text), w))


def _sound(text: str) -> str:
    text = _SAME_NAME.get(text, text)
    for old, new in (("ΕΙ", "Ι"), ("ΟΙ", "Ι"), ("ΑΙ", "Ε"), ("Η", "Ι"), ("Υ", "Ι"), ("Ω", "Ο"),
        ("Χ", "Κ"), ("ΟΣ", ""), ("ΗΣ", ""), ("ΑΣ", ""), ("ΙΣ", ""), ("Σ", "")):  # fmt: skip
        text = text.replace(old, new)
    out = text[:1]
    for letter in text[1:]:
        out += letter if letter != out[-1] else ""
    return out.rstrip("ΑΙΟΕ")


def _shown(s: str, g: str, hand: random.Random) -> str:
    kind = hand.randrange(3)
    if kind == 0:
        return _layout(s, g, hand)
    if kind == 1:
        return f"{greek_passport(s)}<<{greek_passport(g)}"
    return _layout(old_greek_passport(s, hand), old_greek_passport(g, hand), hand)


def false_pairs(hand: random.Random) -> Iterator[Row]:
    """Two Greeks with near names."""
    while True:
        s, g = hand.choice(MEN), hand.choice(MALE)
        yield (
            "two",
            _shown(s, g, hand),
            _shown(s, _near(g, MALE, hand), hand),
            "brothers with near names",
        )
        s, g = hand.choice(WOMEN), hand.choice(FEMALE)
        yield (
            "two",
            _shown(s, g, hand),
            _shown(s, _near(g, FEMALE, hand), hand),
            "sisters with near names",
        )
        s, g = hand.choice(MEN), hand.choice(MALE)
        yield (
            "two",
            _shown(s, g, hand),
            _shown(_near(s, MEN, hand), g, hand),
            "namesakes, near surnames",
        )
        s, g = hand.choice(WOMEN), hand.choice(FEMALE)
        yield (
            "two",
            _shown(s, g, hand),
            _shown(_near(s, WOMEN, hand), g, hand),
            "namesakes, near surnames",
        )
        s, g = hand.choice(MEN), hand.choice(MALE)
        yield (
            "two",
            _shown(s, g, hand),
            _shown(genitive(s), _near(g, FEMALE, hand), hand),
            "husband and wife or brother and sister",
        )
        g, h = hand.choice(MALE), hand.choice(MALE)
        if _sound(plain_greek(g)) != _sound(plain_greek(h)):
            yield (
                "two",
                f"{genitive(g)} {plain_greek(h)}",
                f"{genitive(h)} {plain_greek(g)}",
                "father and son with each other's names",
            )
        s, g = hand.choice(MEN), hand.choice(MALE)
        f, h = hand.choice(MALE), hand.choice(MALE)
        if _sound(plain_greek(f)) != _sound(plain_greek(h)):
            yield (
                "two",
                f"{s} {g} του {genitive(f)}",
                f"{s} {g} του {genitive(h)}",
                "namesakes with different fathers",
            )
