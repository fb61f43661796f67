"""Facts that stand in running text, where no label is: numbers behind their names, periods.

``… με Α.Φ.Μ. 134703362 και Α.Μ.Κ.Α. 12048801539 …``, ``από 15/03/2014 έως 14/03/2026``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extract.belonging import Sign
from extract.document import ReadDocument, ReadPage
from extract.facts import Fact
from extract.fields import Facts, present, seeing
from extract.folding import plain, skeleton
from extract.layout import Found
from extract.numbers import digits_of, is_afm, is_amka, is_of_company, may_be_a_persons
from extract.roles import Role, is_a_part, role_told, roles_of
from extract.words import Word

_AFM = re.compile(r"(?<!\w)[ΑA]\.?\s?[ΦF]\.?\s?[ΜM]\.?(?!\w)[^\d]{0,14}(?P<value>\d{9})(?!\d)")
_AMKA = re.compile(
    r"(?<!\w)[ΑA]\.?\s?[ΜM]\.?\s?[ΚK]\.?\s?[ΑA]\.?(?!\w)[^\d]{0,14}(?P<value>\d{11})(?!\d)"
)
_AMA = re.compile(
    r"(?:[ΑA]\.?\s?[ΜM]\.?\s?[ΑA]\.?(?!\w)|μητρ[ώο]\w*\s+ασφαλισ\w+)[^\d]{0,14}(?P<value>\d{5,10})(?!\d)",
    re.IGNORECASE,
)
_PASSPORT = re.compile(
    r"(?P<value>(?<!\w)(?=[A-Z]*\d)[A-Z0-9]{6,12})(?=\s+διαβατ)"
    r"|(?:διαβατ\w+|διαβ\.|passport|passeport|pasaport\w+|паспорт\w*)[^\d,]{0,24}?(?P<after>(?<!\w)[A-ZΑ-Ω]{0,2}\d{5,9}[A-Z]?)(?!\w)",
    re.IGNORECASE,
)
_CALLED = re.compile(r"καλείται\s+[«\"“„]?\s*(?P<party>\w+)", re.IGNORECASE)
_PART = re.compile(
    r"[«\"“„]\s*(?P<party>\w+)"
    r"|,\s*(?:ως\s+|ο\s+|η\s+)?(?P<party2>\w+)(?:/\s?\w+)?\s*(?:[,.;»]|και\b)"
)
_NEXT_PERSON = re.compile(
    r"(?:^|\s)(?:\d{1,2}|[α-ωa-z])[΄']?\)|[ΑA]\.?[ΦF]\.?[ΜM]|αφ['’΄]?\s?ετέρου"
)
_HOME = re.compile(
    r"\b(?:(?:στην\s+|επί\s+της\s+)?οδ(?:ό|ού)\b|στη\s+διεύθυνση|διεύθυνση\s+(?:διαμονής|κατοικίας|φιλοξενίας)\s?:|(?:κατοικεί|διαμένει|κατοίκου|κάτοικος)\b"
    r"[^,;:()\d\n]{0,30},\s*(?:οδός\s+|επί\s+της\s+οδού\s+|στην\s+οδό\s+|οδού\s+)?)\s*"
    r"(?P<home>[^,;:()]{3,60}?\s\d{1,4}[A-ZΑ-Ω]?\b"
    r"(?:,\s*(?:[TΤ]\.?\s?[KΚ]\.?\s*)?\d{3}\s?\d{2}(?:,?\s+(?-i:[^\W\d_a-zα-ωά-ώ])[^\W\d_]{2,23})?(?:\s(?-i:[Α-ΩA-Z]{2,24})(?!\w)){0,3})?)",
    re.IGNORECASE,
)
_BUILDING = re.compile(
    r"διαμέρισμα|ακίνητο|\bμίσθιο|\bοικία|μονοκατοικία|πολυκατοικία|οικοδομή|βρίσκεται|κείμεν|κείται"
    r"|apartment|flat|property",
    re.IGNORECASE,
)
_RESIDENT = re.compile(
    r"κάτοικο|κατοίκο|κατοικεί|κατοικών|κατοικούσ|διαμέν|κατοίκ(?!ία)", re.IGNORECASE
)
# ``ισόγεια κατοικία 54 τ.μ. με αποθήκη, Γούναρη 119, Πάτρα``: behind a comma, its town behind it.
_LET = re.compile(
    r"(?:διαμέρισμα|κατοικία|οικία|μονοκατοικία|γκαρσονιέρα|μεζονέτα|ακίνητο)\b(?:[^.;:]|\.(?=\S|\s[α-ω])){0,80}?,\s"
    r"(?P<home>(?:(?-i:[^\W\d_a-zα-ωά-ώ])[^\W\d_]{2,24}\s){1,3}\d{1,3}[ΑΒΓ]?,"
    r"\s(?:(?:[TΤ]\.?\s?[KΚ]\.?\s*)?\d{3}\s?\d{2},?\s)?(?-i:[^\W\d_a-zα-ωά-ώ])[^\W\d_]{2,24}(?:\s(?-i:[Α-ΩΆ-Ώ][Α-ΩΆ-Ώ]{2,24})(?!\w))?)",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"εταιρ|επιχείρησ|επωνυμία|(?<!\w)(?:Α\.?Ε\.?|Ε\.?Π\.?Ε\.?|Ο\.?Ε\.?|Ε\.?Ε\.?|Ι\.?Κ\.?Ε\.?)(?!\w)|τράπεζ|Ν\.?Π\.?[ΔΙ]\.?Δ"
    r"|δήμο[ςυ]|νοσοκομεί|κλινικ|ίδρυμα|ιδρύματ|σωματεί|συνεταιρ|εργοδότ|ασφαλιστικ|οργανισμ|company|ltd",
    re.IGNORECASE,
)
_HEAD = 12
_OFFICE, _NEAR, _CLAUSE = re.compile(r"γραφεί\w+\s", re.IGNORECASE), 90, 45
_NUMERALS = {
    name: number
    for number, names in enumerate(
        "ΜΙΑ|ΕΝΑ|ΕΝΟΣ ΔΥΟ ΤΡΙΑ|ΤΡΕΙΣ|ΤΡΙΩΝ ΤΕΣΣΕΡΑ|ΤΕΣΣΕΡΙΣ|ΤΕΣΣΑΡΩΝ ΠΕΝΤΕ ΕΞΙ|ΕΞ ΕΠΤΑ|ΕΦΤΑ "
        "ΟΚΤΩ|ΟΧΤΩ ΕΝΝΕΑ|ΕΝΝΙΑ ΔΕΚΑ ΕΝΤΕΚΑ|ΕΝΔΕΚΑ ΔΩΔΕΚΑ ΔΕΚΑΤΡΙΑ|ΔΕΚΑΤΡΕΙΣ "
        "ΔΕΚΑΤΕΣΣΕΡΑ|ΔΕΚΑΤΕΣΣΕΡΙΣ ΔΕΚΑΠΕΝΤΕ".split(),
        start=1,
    )
    for name in names.split("|")
}
_COUNT_WORD = r"\d{1,2}|[^\W\d_]{2,14}"
_COUNTED = (
    # Not the end of a date that stands before a label: ``12/04/1988`` above ``Τάξεις …``.
    rf"(?<![\w/.-])(?P<count>{_COUNT_WORD})(?:\s*\(\s*(?P<again>{_COUNT_WORD})\s*\))?\s+"
    r"(?:(?:ολόκληρ|πλήρ|σχολικ|συνεχ|συνεχόμεν|συναπτ|ελληνικ|συνολικ|ημερολογιακ)\w+\s+)?"
)
_YEARS = re.compile(_COUNTED + r"(?:έτη|ετών|χρόνια|years)\b", re.IGNORECASE)
_CLASSES = re.compile(_COUNTED + r"(?:τάξεις|τάξεων|classes)\b", re.IGNORECASE)


def _numbered(
    name: str, pattern: re.Pattern[str], valid: Callable[[str], bool]
) -> Callable[[ReadDocument], Facts]:
    def read(document: ReadDocument) -> Facts:
        named = [
            (_proven(page.fact(digits, hit.group_words("value")), valid), hit)
            for page, hit in _hits(document, pattern)
            if not _is_somebody_elses(page, hit)
            and valid(digits := digits_of(hit.match["value"], misread=False))
            and role_told(_before(hit)) is not Role.OTHER_PARTY
            and Role.OTHER_PARTY not in _called(hit)
        ]
        found = _of_persons(named) if name == "afm" else [fact for fact, _ in named]
        # Two people's numbers in one text: nothing here says whose is whose.
        return {name: found[0]} if len({fact.value for fact in found}) == 1 else {}

    return read


def _of_persons(named: list[tuple[Fact, Found]]) -> list[Fact]:
    """Tax numbers without those of companies; all, where there are no others.

    ``09`` alone tells no company's: what is chosen beside such a number is never sure, unless a
    word for a company stands before that.
    """
    persons = [fact for fact, _ in named if not is_of_company(str(fact.value))]
    if not persons:
        return [fact for fact, _ in named]
    may_be = any(
        fact.value not in {person.value for person in persons}
        and may_be_a_persons(str(fact.value))
        and not _COMPANY.search(_since_last_number(hit))
        for fact, hit in named
    )
    return [seeing(fact, Sign.RIVAL, Sign.ODD) for fact in persons] if may_be else persons


def _since_last_number(hit: Found) -> str:
    before = hit.text.string[max(0, hit.match.start() - _NEAR) : hit.match.start()]
    return re.split(r"\d{9}", before)[-1]


def _proven(fact: Fact, valid: Callable[[str], bool]) -> Fact:
    return fact if valid is str.isdecimal else seeing(fact, Sign.PROVEN)


def _hits(document: ReadDocument, pattern: re.Pattern[str]) -> Iterator[tuple[ReadPage, Found]]:
    for page in document.pages:
        for hit in page.text.find(pattern):
            yield page, hit


def _is_somebody_elses(page: ReadPage, hit: Found) -> bool:
    """Whether the name of the number is a label, and of another person's: of the landlord."""
    words = {id(word) for word in hit.words}
    return any(
        words & {id(word) for word in page.rows[label.row].words[label.start : label.end]}
        for label in page.labels
        if label.role is Role.OTHER_PARTY
    )


def _before(hit: Found) -> tuple[Word, ...]:
    start = hit.match.start()
    text = hit.text.string[max(0, start - 24) : start]
    clause = len(text) - max(map(text.rfind, ",();")) - 1  # a father in brackets is told, not meant
    return hit.text.words_between(start - clause, start) if clause else ()


def _called(hit: Found) -> frozenset[Role]:
    """What the person of a contract is called behind the number, before the next person.

    «που θα καλείται „εκμισθώτρια“», ``…, «δωρεοδόχος»``, ``…, ενοικιαστής/στρια,``.
    """
    behind = hit.text.string[hit.match.end() : hit.match.end() + _NEAR]
    if following := _NEXT_PERSON.search(behind):
        behind = behind[: following.start()]
    if named := _CALLED.search(behind):
        return roles_of(skeleton(named["party"]))
    found = _PART.finditer(behind)
    parts = (skeleton(part["party"] or part["party2"]) for part in found)
    return next((roles_of(part) for part in parts if is_a_part(part)), frozenset())


def address_in_text(document: ReadDocument) -> Facts:
    """``address`` of the one home that sentences name: «που βρίσκεται στην οδό …».

    Homes that are bought or let count before those where the parties live.
    """
    return _only_home(list(_let_homes(document)) or [h for h, _ in _homes(document)])


def let_home_in_text(document: ReadDocument) -> Facts:
    """``address`` of the one home that a contract lets or sells; never where a party lives."""
    others = (home for home, hit in _homes(document) if not _lives_there(hit))
    return _only_home(list(_let_homes(document)) or list(others))


def _only_home(found: list[Fact]) -> Facts:
    return {"address": found[0]} if len({fact.value for fact in found}) == 1 else {}


def _let_homes(document: ReadDocument) -> Iterator[Fact]:
    """Homes of which the words before say that they are a building."""
    named = [home for home, hit in _homes(document) if _BUILDING.search(_clause_before(hit))]
    yield from named or (home for home, _ in _homes(document, _LET))


def _homes(
    document: ReadDocument, pattern: re.Pattern[str] | None = None
) -> Iterator[tuple[Fact, Found]]:
    for page, hit in _hits(document, pattern or _HOME):
        if not _is_an_office(hit):
            text = " ".join(hit.match["home"].split())
            yield page.fact(text, hit.group_words("home")), hit


def _lives_there(hit: Found) -> bool:
    """Whether the words before say that somebody lives in a street, not what stands there."""
    start, home = hit.match.start(), hit.match.start("home")
    return _RESIDENT.search(hit.text.string[max(0, start - _CLAUSE) : home]) is not None


def _clause_before(hit: Found) -> str:
    start = hit.match.start()
    return hit.text.string[max(0, start - _NEAR) : start + _HEAD]


def _is_an_office(hit: Found) -> bool:
    """Whether the street is said to be a notary's."""
    start = hit.match.start()
    return _OFFICE.search(hit.text.string[max(0, start - _CLAUSE) : start]) is not None


ama_in_text = _numbered("ama", _AMA, str.isdecimal)
"""``ama`` behind its name in a sentence, if only one is named."""

afm_in_text = _numbered("afm", _AFM, is_afm)
"""``afm`` behind its name in a sentence, if only one is named and its digit checks."""

amka_in_text = _numbered("amka", _AMKA, is_amka)
"""``amka`` behind its name in a sentence, if only one is named and its digit checks."""


def begins_unclearly(page: ReadPage, number: str) -> bool:
    """Whether a recognised number begins with a nought or an O: no letter tells which it is."""
    return not page.surely_read and number[0] in "0O"


def passport_in_text(document: ReadDocument) -> Facts:
    """``passport_number`` beside the word for a passport, if only one is named."""
    found = []
    for page, hit in _hits(document, _PASSPORT):
        group = "value" if hit.match["value"] else "after"
        fact = page.fact(hit.match[group], hit.group_words(group))
        found.append(seeing(fact, Sign.ODD) if begins_unclearly(page, str(fact.value)) else fact)
    return {"passport_number": found[0]} if len({fact.value for fact in found}) == 1 else {}


def years_in_text(document: ReadDocument) -> Facts:
    """``years``: «δώδεκα (12) έτη»."""
    return present(years=_counted(document, _YEARS, whole=False))


def classes_in_text(document: ReadDocument) -> Facts:
    """``classes_completed``: «έξι (6) τάξεις»."""
    return present(classes_completed=_counted(document, _CLASSES, whole=True))


def _counted(document: ReadDocument, pattern: re.Pattern[str], *, whole: bool) -> Fact | None:
    """The one count that the text gives; a figure and a word that differ give none."""
    found = []
    for page, hit in _hits(document, pattern):
        counts = {_count(hit.match[g]) for g in ("count", "again") if hit.match[g]} - {None}
        if len(counts) == 1:
            count = counts.pop() or 0
            fact = page.fact(count if whole else float(count), hit.words)
            found.append((fact, hit.match["again"] is not None))
    values = {fact.value for fact, _ in found}
    # ``τρεις τάξεις … τρεις τάξεις, ήτοι έξι (6) τάξεις``: the sum is given in word and figure.
    repeated = [fact for fact, again in found if again]
    if len(values) > 1 and len({fact.value for fact in repeated}) == 1:
        return repeated[0]
    return found[0][0] if len(values) == 1 else None


def _count(text: str) -> int | None:
    return int(text) if text.isdecimal() else _NUMERALS.get(plain(text))
