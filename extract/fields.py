"""Facts taken from labelled values: the common work of all readers of forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from extract.belonging import How, Sign, Way
from extract.customs import Side
from extract.dates import find_dates
from extract.document import ReadDocument, ReadPage
from extract.facts import Fact, FactValue
from extract.folding import plain, skeleton
from extract.label_at import Label
from extract.lexicon import lexicon
from extract.numbers import digits_of, may_lack_its_mark, parse_amount
from extract.roles import Role
from extract.scripts import scripts_of
from extract.spellings import latin_part, second_in_latin
from extract.values import values_of
from extract.words import Word

Facts = dict[str, Fact]
Parse = Callable[[ReadPage, tuple[Word, ...]], Fact | None]
Accept = Callable[[Label], bool]

_NAME = re.compile(r"[^\W\d_][^\W\d_]*(?:[-'’`´ .ʼ][^\W\d_]+)*\.?")
_LONGEST_NAME = 60
_PARTICLES = frozenset(
    "de da do dos das du di del della la le el al bin ben ibn van von der den ter zu of y e".split()
)
_MIXED, _SUREST = 0.6, 0.99
# A day before the month's name whose figures a recogniser took for letters: ``οι FEB 2025``.
_MISREAD_DAY = re.compile(r"(?<!\w)[\dOoΟοОоIlΙιіl|]{2}(?=\s+[^\W\d_]{3,}\.?\s+\d{4})")
# ``7.310, 25``: typed figures stand apart, and a recogniser parts them behind the comma.
_CENTS_APART = re.compile(r"(?<=\d),\s(?=\d\d(?!\d))")
_PARTS_OF_LABELS = frozenset(
    map(
        skeleton,
        (
            "Given Names Name Surname Family First Last Forename Prénoms Nom Middle Στις Την On"
        ).split(),
    )
)
_FIGURES = str.maketrans("OoΟοОоIlΙιі|", "000000111111")


def holders(label: Label) -> bool:
    """Labels that are not said to be somebody else's."""
    return label.role is not Role.OTHER_PARTY


def anybody(_label: Label) -> bool:
    """Every label."""
    return True


def facts_for(
    document: ReadDocument,
    concept: str,
    parse: Parse,
    *,
    first: Side = Side.RIGHT,
    accept: Accept = holders,
) -> Iterator[Fact]:
    """What ``parse`` makes of the values of ``concept``, page by page, the likeliest first.

    Labels that name the holder come before those that name nobody.
    """
    found = [
        candidate
        for page in document.pages
        for role in (Role.HOLDER, Role.UNSAID, Role.OTHER_PARTY)
        for candidate in _candidates(page, concept, parse, first, role)
        if accept(candidate.label) and candidate.nearest
    ]
    others = any(_names_others(page, concept) for page in document.pages)
    for candidate in found:
        fact, role = candidate.fact, candidate.label.role
        signs = {Sign.HOLDERS} if role is Role.HOLDER else set()
        if others and role is Role.UNSAID:
            signs.add(Sign.PERSONS)
        if any(_rival(candidate, other) for other in found):
            signs.add(Sign.RIVAL)
        yield seeing(fact, *signs)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A label and what was made of the words beside or beneath it; ``nearest`` of the two."""

    label: Label
    fact: Fact
    nearest: bool


def _candidates(
    page: ReadPage, concept: str, parse: Parse, first: Side, role: Role
) -> Iterator[_Candidate]:
    refused: dict[Label, bool] = {}
    for stretch in values_of(page.rows, page.labels, concept, page.custom, first=first):
        label = stretch.label
        if label.role is not role:
            continue
        fact = parse(page, stretch.words)
        before = refused.get(label)
        signs = [Sign.REFUSED] if before else []
        if any(lost for other, lost in refused.items() if other is not label):
            signs.append(Sign.LATER)
        if before is not False:
            refused[label] = fact is None
        if fact is not None:
            how = stretch.how.seeing(*signs, *(fact.how.signs if fact.how else ()))
            yield _Candidate(label, replace(fact, how=how), nearest=before is not False)


def _names_others(page: ReadPage, concept: str) -> bool:
    """Whether the page has the same particular of somebody who is said not to be the holder."""
    return any(
        label.role is Role.OTHER_PARTY and concept in label.concepts for label in page.labels
    )


def _rival(one: _Candidate, other: _Candidate) -> bool:
    """Whether ``other`` gives the fact another value, by whatever label of it."""
    if other.label is one.label or other.label.role is not one.label.role:
        return False
    texts = [skeleton(str(candidate.fact.value)) for candidate in (one, other)]
    if scripts_of(str(one.fact.value)) != scripts_of(str(other.fact.value)):
        return False  # the same in another language
    return texts[0] not in texts[1] and texts[1] not in texts[0]


def by_way(fact: Fact, way: Way) -> Fact:
    """``fact``, found by ``way``."""
    return replace(fact, how=replace(fact.how, way=way) if fact.how else How(way))


def seeing(fact: Fact, *signs: Sign) -> Fact:
    """``fact`` with ``signs`` added to how it was found."""
    return replace(fact, how=fact.how.seeing(*signs)) if fact.how else fact


def first_of(facts: Iterator[Fact]) -> Fact | None:
    """The likeliest of ``facts``; None of none."""
    return next(facts, None)


def present(**facts: Fact | None) -> Facts:
    """Only those facts that were found."""
    return {name.rstrip("_"): fact for name, fact in facts.items() if fact is not None}


def name_text(words: tuple[Word, ...]) -> str:
    """The words as a name: marks at the ends dropped, spelled as printed."""
    return " ".join(word.text for word in words).strip(' .,:;·•/|\\<>«»()[]"“”-–—_')


def parse_name(page: ReadPage, words: tuple[Word, ...]) -> Fact | None:
    """A name, as printed: letters of any script, at most sixty characters.

    Of a name in two scripts (``ΧΟΤΖΑ (HOXHA)``, ``ШЕВЧУК / SHEVCHUK``) the Latin one is given.
    """
    if words[-1].text.endswith(":"):
        return None  # a label that was not known for one
    words = latin_part(words if page.surely_read else second_in_latin(words))
    text = name_text(words)
    if not text or len(text) > _LONGEST_NAME or not _NAME.fullmatch(text):
        return None
    if in_small_letters(text) or (not page.surely_read and _is_misread_label(text)):
        return None
    fact = page.fact(text, words)
    if not page.surely_read and {"Latn", "Grek"} <= set(scripts_of(text)):
        # Nobody writes one name in two scripts: some of its letters were misread.
        return replace(fact, confidence=min(fact.confidence, _MIXED))
    return fact


def in_small_letters(text: str) -> bool:
    """Whether words of it are written small, as names are not: ``ότι λόγω κατάγματος``."""
    words = (word for word in re.split(r"[\s'’-]+", text) if len(word) > 1)
    return text[0].islower() or any(
        word[0].islower() and word not in _PARTICLES and word.isalpha() for word in words
    )


def _is_misread_label(text: str) -> bool:
    """``Sumame``: a label in small letters that was not known for one. Names are in capitals."""
    if text.isupper():
        return False
    parts = skeleton(text) in _PARTS_OF_LABELS
    return parts or lexicon().match(skeleton(text), tolerant=True) is not None


def parse_text(page: ReadPage, words: tuple[Word, ...]) -> Fact | None:
    """Any text with a letter or digit in it, as printed."""
    text = " ".join(word.text for word in words).strip(" :;|–—_")
    return page.fact(text, words) if any(char.isalnum() for char in text) else None


def date_parser(document: ReadDocument, *, future: bool = False) -> Parse:
    """A parser of one date. Short years lie in the past; with ``future`` they may lie ahead."""
    latest = document.seen_on.replace(year=document.seen_on.year + (20 if future else 0), day=1)

    def parse(page: ReadPage, words: tuple[Word, ...]) -> Fact | None:
        text = " ".join(word.text for word in words)
        if not page.surely_read:
            text = _MISREAD_DAY.sub(lambda day: day[0].translate(_FIGURES), text)
        found = next(find_dates(text, latest=latest), None)
        if found is None:
            return None
        return page.fact(found.value, words_at(words, found.start, found.end))

    return parse


def parse_money(page: ReadPage, words: tuple[Word, ...]) -> Fact | None:
    """An amount of euro; recognised figures that may have lost the comma are given unsurely."""
    text = " ".join(word.text for word in words)
    amount = parse_amount(text if page.surely_read else _CENTS_APART.sub(",", text))
    if amount is None:
        return None
    fact = page.fact(amount, words)
    if page.surely_read or not may_lack_its_mark(text):
        return fact
    return seeing(replace(fact, confidence=round(fact.confidence * 0.5, 3)), Sign.ODD)


def digits_parser(length: int, check: Callable[[str], bool] | None = None) -> Parse:
    """A parser of a number of so many digits, spaces and points within allowed.

    A check digit that holds makes up for words that were read unsurely; one that fails leaves the
    number as printed, since a wrong number on paper is for the rules to find.
    """

    def parse(page: ReadPage, words: tuple[Word, ...]) -> Fact | None:
        for end in range(len(words), 0, -1):
            text = "".join(word.text for word in words[:end])
            if _letters(text) > length // 4:
                continue
            digits = digits_of(text, misread=not page.surely_read)
            if check is not None and not page.surely_read and len(digits) == 2 * length - 1:
                digits = _without_bars(digits, check)
            if len(digits) != length:
                continue
            fact = page.fact(digits, words[:end])
            if check is None:
                return fact
            if page.surely_read:
                return seeing(fact, Sign.PROVEN if check(digits) else Sign.ODD)
            # Of wrong numbers one in ten passes a check of one digit.
            passed = min(_SUREST, 1 - (1 - fact.confidence) / 10)
            if check(digits):
                return seeing(replace(fact, confidence=round(max(passed, 0.95), 3)), Sign.PROVEN)
            return seeing(replace(fact, confidence=round(fact.confidence * 0.5, 3)), Sign.ODD)
        return None

    return parse


def _without_bars(digits: str, check: Callable[[str], bool]) -> str:
    """The digits of a row of boxes, whose walls were read as ones, if they then check."""
    filled = digits[::2]
    return filled if set(digits[1::2]) == {"1"} and check(filled) else digits


def _letters(text: str) -> int:
    return sum(char.isalpha() for char in text)


def parse_year(page: ReadPage, words: tuple[Word, ...]) -> Fact | None:
    """A year of this or the last century, in four digits."""
    match = re.search(r"(?<!\d)((?:19|20)\d\d)(?!\d)", " ".join(word.text for word in words))
    return page.fact(int(match[1]), words) if match else None


def words_at(words: tuple[Word, ...], start: int, end: int) -> tuple[Word, ...]:
    """The words that characters ``start`` to ``end`` of the joined text touch."""
    found, position = [], 0
    for word in words:
        if position < end and start < position + len(word.text):
            found.append(word)
        position += len(word.text) + 1
    return tuple(found)


def with_value(fact: Fact, value: FactValue) -> Fact:
    """The same fact, put another way."""
    return replace(fact, value=value)


def says(document: ReadDocument, *phrases: str) -> bool:
    """Whether the text has one of ``phrases``, without regard to case and accents."""
    text = plain(document.string)
    return any(plain(phrase) in text for phrase in phrases)
