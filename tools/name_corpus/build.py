r"""Writes tests/data/names/made/*.tsv: labelled pairs of names, with the reason for each label.

Run by hand, in an environment of its own, since nothing here is needed to run or test Elenchos:

    uv run --with faker,iuliia,transliterate,pypinyin,unidecode,rapidfuzz \
        tools/name_corpus/build.py tests/data/names/made

A row: label (``one`` person, ``two``, or ``unsure``: an officer must look), the two names, the
reason. Pairs written by hand are in tests/data/names/written and are not touched.
"""

from __future__ import annotations

import random
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import greek_people
from clerks import write_in_greek
from people import Origin, Spelled, origins
from rapidfuzz.distance import Levenshtein

SEED = 20261122
TRUE_PAIRS, FALSE_PAIRS = 170, 170
Row = tuple[str, str, str, str]
"""Label, the two names, the reason."""


class Person:
    """One person's words."""

    def __init__(self, gender: str, surname: Spelled, given: tuple[Spelled, ...]) -> None:
        self.gender, self.surname, self.given = gender, surname, given


def person(origin: Origin, hand: random.Random) -> Person:
    """One person of an origin, drawn by lot."""
    gender = hand.choice("mf")
    return Person(
        gender, hand.choice(origin.surnames[gender]), (hand.choice(origin.given[gender]),)
    )


def latin(one: Person, scheme: int = 0) -> tuple[str, str]:
    """Surname and given names in a Latin scheme, the current one being 0."""

    def spell(word: Spelled) -> str:
        return word.latin[min(scheme, len(word.latin) - 1)]

    return spell(one.surname), " ".join(spell(word) for word in one.given)


def own(one: Person) -> tuple[str, str]:
    """Surname and given names in the origin's own letters."""
    return one.surname.own, " ".join(word.own for word in one.given)


def greek(one: Person, origin: str, hand: random.Random) -> tuple[str, str]:
    """Surname and given names as a Greek clerk might write them."""

    def write(word: Spelled) -> str:
        source = word.own
        return write_in_greek(source, origin, hand)

    return write(one.surname), " ".join(write(word) for word in one.given)


def dress(parts: tuple[str, str], hand: random.Random) -> str:
    """A name as some paper lays it out; never a layout that loses which person it is."""
    surname, given = parts
    style = hand.randrange(5)
    if style == 0:
        return f"{surname}, {given}"
    if style == 1:
        return f"{surname} {given}"
    if style == 2:
        return f"{given.title()} {surname.title()}"
    if style == 3 and surname.isascii() and given.isascii():
        return f"{surname}<<{given}<<<<".upper().replace(" ", "<").replace("'", "")
    return f"{surname.title()}, {given.title()}"


def true_pairs(origin: Origin, hand: random.Random) -> Iterator[Row]:
    """Pairs that are one person, in turn by each way in which papers differ."""
    name = origin.name
    while True:
        one = person(origin, hand)
        yield (
            "one",
            dress(greek(one, name, hand), hand),
            dress(latin(one), hand),
            "Greek clerk, Latin passport",
        )
        one = person(origin, hand)
        yield "one", dress(latin(one), hand), dress(latin(one), hand), "layout, case and order"
        one = person(origin, hand)
        yield (
            "one",
            dress(greek(one, name, hand), hand),
            dress(latin(one, 9), hand),
            "Greek clerk, older Latin passport",
        )
        one = person(origin, hand)
        if origin.own_script:
            yield (
                "one",
                dress(own(one), hand),
                dress(latin(one, hand.randrange(9)), hand),
                "own script, Latin passport",
            )
            one = person(origin, hand)
            yield (
                "one",
                dress(own(one), hand),
                dress(greek(one, name, hand), hand),
                "own script, Greek clerk",
            )
            one = person(origin, hand)
            yield (
                "one",
                dress(latin(one, 0), hand),
                dress(latin(one, hand.randrange(1, 9)), hand),
                "two Latin schemes",
            )
        else:
            yield (
                "one",
                dress(own(one), hand),
                dress(latin(one), hand),
                "printed letters, MRZ letters",
            )
        one = person(origin, hand)
        yield (
            "one",
            dress(greek(one, name, hand), hand),
            dress(greek(one, name, hand), hand),
            "two Greek clerks",
        )
        yield (
            "one",
            *look_alike(person(origin, hand), hand),
            "a Greek letter typed for its Latin twin",
        )


def look_alike(one: Person, hand: random.Random) -> tuple[str, str]:
    """A name with one letter typed on a Greek keyboard, and the name."""
    surname, given = latin(one)
    twins = {
        "A": "Α",
        "E": "Ε",
        "O": "Ο",
        "I": "Ι",
        "K": "Κ",
        "M": "Μ",
        "T": "Τ",
        "B": "Β",
        "H": "Η",
    }
    places = [i for i, letter in enumerate(surname) if letter in twins]
    if not places or len(surname) < 3:
        return f"{surname}, {given}", f"{surname}, {given}"
    at = hand.choice(places)
    return f"{surname[:at]}{twins[surname[at]]}{surname[at + 1 :]}, {given}", f"{surname}, {given}"


_FAR = {"B": "RLS", "D": "LRK", "F": "LKT", "G": "LNM", "K": "LMP", "L": "RKD", "M": "KRT", "N":
"RLK",
        "P": "LNK", "R": "LNK", "S": "RLM", "T": "LMN", "V": "LKT", "Z": "LMK", "A": "O", "O": "A",
        "U": "A", "E": "A", "I": "A"}  # fmt: skip


_VOWELS_VARY = frozenset({"arabic", "urdu", "bengali", "indian"})
"""Origins whose passports spell one name with different vowels (AHMED, AHMAD): no label then."""


def one_letter_off(word: str, origin: str, hand: random.Random) -> str | None:
    """Another word, one letter away by a change that no spelling convention makes."""
    places = [i for i, c in enumerate(word) if c in _FAR and (i == 0 or word[i - 1] not in
"CSTZKGPD")
              and word[i + 1 : i + 2] != "H"
              and not (c in "AEIOU" and origin in _VOWELS_VARY)]  # fmt: skip
    if not places or len(word) < 4:
        return None
    at = hand.choice(places)
    return word[:at] + hand.choice(_FAR[word[at]]) + word[at + 1 :]


def crude(word: str) -> str:
    """Sounds alone, for leaving out pairs of list names that may be spellings of one name."""
    text = unicodedata.normalize("NFD", word.upper())
    text = "".join(c for c in text if c.isalpha())
    for old, new in (("ZH", "J"), ("OWD", "AUD"), ("OUD", "AUD"), ("CE", "SE"), ("CI", "SI"),
                     ("GE", "IE"), ("GI", "II"), ("B", "V"),
        ("PH", "F"), ("CK", "K"), ("KH", "H"), ("GH", "G"), ("TH", "T"), ("DH", "D"),
                     ("CH", "H"), ("SH", "S"), ("ZH", "Z"), ("BH", "B"), ("QU", "K"),
        ("EE", "I"), ("OO", "U"), ("OU", "U"),
                     ("X", "KS"), ("C", "K"), ("Q", "K"), ("W", "V"), ("Y", "I"), ("J", "I"),
        ("E", "I"), ("Z", "S"), ("O", "U")):  # fmt: skip
        text = text.replace(old, new)
    text = re.sub(r"(.)\1+", r"\1", text.replace("H", ""))
    return re.sub(r"[IU]", "", text[:-1]) + text[-1:] if len(text) > 2 else text


def may_be_one(a: str, b: str) -> bool:
    """Whether two list names might be spellings of one name; then no label is given."""
    x, y = crude(a), crude(b)
    return (
        x == y
        or re.sub("[AIU]", "", x) == re.sub("[AIU]", "", y)
        or a.startswith(b)
        or b.startswith(a)
    )


def written(word: Spelled, origin: str) -> frozenset[str]:
    """The Greek spellings that clerks give a name: two names that share one bear no label."""
    hand = random.Random(word.own)  # noqa: S311 - a corpus, not a secret
    return frozenset(write_in_greek(word.own, origin, hand) for _ in range(16))


def nearest(
    word: Spelled, words: list[Spelled], origin: str, hand: random.Random
) -> Spelled | None:
    """Another list name near this one in letters."""
    pool = hand.sample(words, min(len(words), 400))
    others = [w for w in pool if not may_be_one(w.latin[0], word.latin[0])]
    others = [w for w in others if set(w.latin).isdisjoint(word.latin)]
    own = written(word, origin)
    others.sort(key=lambda w: (Levenshtein.distance(w.latin[0], word.latin[0]), w.own))
    others = [w for w in others[:12] if own.isdisjoint(written(w, origin))]
    if not others:
        return None
    return min(others, key=lambda w: (Levenshtein.distance(w.latin[0], word.latin[0]), w.own))


def show(one: Person, origin: Origin, hand: random.Random) -> str:
    """One person in some script and layout."""
    kind = hand.randrange(3)
    if kind == 0:
        return dress(greek(one, origin.name, hand), hand)
    if kind == 1 and origin.own_script:
        return dress(own(one), hand)
    return dress(latin(one), hand)


def false_pairs(origin: Origin, hand: random.Random) -> Iterator[Row]:
    """Pairs that are two people, as near each other as people come."""
    while True:
        one = person(origin, hand)
        names = origin.given[one.gender]
        other = nearest(one.given[0], names, origin.name, hand)
        if other:
            sibling = Person(one.gender, one.surname, (other,))
            yield (
                "two",
                show(one, origin, hand),
                show(sibling, origin, hand),
                "siblings with near names",
            )
        one = person(origin, hand)
        random_name = hand.choice(origin.given[one.gender])
        if not may_be_one(random_name.latin[0], one.given[0].latin[0]):
            sibling = Person(one.gender, one.surname, (random_name,))
            yield "two", show(one, origin, hand), show(sibling, origin, hand), "siblings"
        one = person(origin, hand)
        family = nearest(one.surname, origin.surnames[one.gender], origin.name, hand)
        if family:
            namesake = Person(one.gender, family, one.given)
            yield (
                "two",
                show(one, origin, hand),
                show(namesake, origin, hand),
                "namesakes, near surnames",
            )
        one = person(origin, hand)
        surname, given = latin(one)
        off = one_letter_off(surname, origin.name, hand)
        if off:
            yield (
                "two",
                dress((surname, given), hand),
                dress((off, given), hand),
                "surname one letter off",
            )
        one = person(origin, hand)
        surname, given = latin(one)
        off = one_letter_off(given, origin.name, hand)
        if off:
            yield (
                "two",
                dress((surname, given), hand),
                dress((surname, off), hand),
                "given name one letter off",
            )
        yield from cross_gender(origin, hand)


def cross_gender(origin: Origin, hand: random.Random) -> Iterator[Row]:
    """Husband and wife, brother and sister: MARIA and MARIO, IVANOV and IVANOVA."""
    one = person(origin, hand)
    gender = "f" if one.gender == "m" else "m"
    given = nearest(one.given[0], origin.given[gender], origin.name, hand)
    if given is None:
        return
    surname = one.surname
    base = surname.latin[0].removesuffix("A")
    for other in origin.surnames[gender]:
        if other.latin[0].removesuffix("A") == base:
            surname = other
    spouse = Person(gender, surname, (given,))
    yield (
        "two",
        show(one, origin, hand),
        show(spouse, origin, hand),
        "spouses or brother and sister",
    )


def write(folder: Path, name: str, rows: list[Row]) -> None:
    """Writes one origin, each pair once."""
    seen: set[tuple[str, str]] = set()
    lines = []
    for label, a, b, reason in rows:
        if (a, b) not in seen:
            seen.add((a, b))
            lines.append(f"{label}\t{a}\t{b}\t{reason}\n")
    (folder / f"{name}.tsv").write_text("".join(lines), encoding="utf-8")
    print(f"{name}: {len(lines)} pairs")


def take(rows: Iterator[Row], count: int) -> list[Row]:
    """The first pairs of an endless source."""
    return [next(rows) for _ in range(count)]


def main(folder: Path) -> None:
    """Writes all origins into a folder."""
    for origin in origins():
        hand = random.Random(f"{SEED}-{origin.name}")  # noqa: S311 - a corpus, not a secret
        write(
            folder,
            origin.name,
            take(true_pairs(origin, hand), TRUE_PAIRS)
            + take(false_pairs(origin, hand), FALSE_PAIRS),
        )
    hand = random.Random(f"{SEED}-greek")  # noqa: S311 - a corpus, not a secret
    write(
        folder,
        "greek",
        take(greek_people.true_pairs(hand), TRUE_PAIRS + 60)
        + take(greek_people.false_pairs(hand), FALSE_PAIRS + 60),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
