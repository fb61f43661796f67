"""Where somebody lives: leases, deeds, bills, concessions of a home, certificates of residence."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.births import DAY_IN_TEXT
from extract.document import ReadDocument, ReadPage
from extract.facts import Fact
from extract.fields import (
    Facts,
    anybody,
    facts_for,
    first_of,
    holders,
    parse_text,
    parse_year,
    present,
)
from extract.folding import plain
from extract.letter_blocks import address_block
from extract.periods import until, until_said
from extract.readers.issue import issue_date
from extract.readers.particulars import afm, holder, marks_of_copy, passport_number
from extract.readers.reader import Reader, together
from extract.sentences import address_in_text, let_home_in_text
from extract.words import Word, union

_PREFECTURE = re.compile(
    r"\b(?:Ν\.|Νομός|Νομού|Π\.Ε\.|Περιφερειακή Ενότητα|Περιφερειακής Ενότητας)\s+"
    r"(?P<name>[^\W\d_]{4,})",
    re.IGNORECASE,
)
_STREET_AND_TOWN = re.compile(r"\d[^,]*,\s*(?:\d{3}\s?\d{2}\s+)?[^\W\d_]{3,}")
_POSTCODE = re.compile(r"(?<!\d)\d{3}\s?\d{2}(?!\d)")
_YEARS_IN_TEXT = tuple(
    re.compile(pattern + r"\s*:?\s*(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE)
    for pattern in (
        r"(?:φορο\w*\.?|φορ\.|οικονομικ\w+)\s+[έε]το\w*",
        r"εισοδ[ήη]μα\w*\s+(?:του\s+|για\s+το\s+)?(?:[έε]το\w*|χρήση\w*)",
        r"(?:tax|fiscal|financial)\s+year",
        r"(?<!\d)0?1/0?1/(?:19|20)\d\d\s+(?:[έεΈΕ]ως|μ[έεΈΕ]χρι|-|–)\s+31/12/",
        r"(?:αποδοχ\w+|εισοδ[ήη]μ\w+|μισθ\w+)\s+(?:για\s+το\s+|του\s+)(?:[έε]το\w*\s+)?",
    )
)


_NUMBER_OF_HOUSE = re.compile(r"\d{1,4}\s?[Α-ΩA-Zα-ωa-z]?(?:\s?-\s?\d{1,4})?")
_PARTICLE, _FEW = 3, 2
_STREET_WORDS = ("ΟΔ", "ΛΕΩΦ", "ΠΛΑΤ", "STR", "ΣΤΗΝ", "ΕΠΙ")


def _parse_postcode(page: ReadPage, words: tuple[Word, ...]) -> Fact | None:
    match = _POSTCODE.fullmatch(" ".join(word.text for word in words))
    return page.fact(match[0], words) if match else None


def _parse_address(page: ReadPage, words: tuple[Word, ...]) -> Fact | None:
    """A street with its number: without any figure it is the name of an office (Διεύθυνση …)."""
    if sum(word.text[:1].islower() and len(word.text) > _PARTICLE for word in words) > _FEW:
        return None  # a sentence that speaks of an address
    first = words[0].text
    if first.islower() and first.isalpha() and not plain(first).startswith(_STREET_WORDS):
        return None  # ``του γραφείου μας είναι …``
    fact = parse_text(page, words)
    text = str(fact.value) if fact else ""
    if re.fullmatch(DAY_IN_TEXT, text):
        return None
    return fact if any(map(str.isdigit, text)) and any(map(str.isalpha, text)) else None


def address(document: ReadDocument) -> Facts:
    """``address`` in one line: street, post code, town, as far as they are printed."""
    street = next(
        (
            fact
            for concept, accept in (
                ("property", anybody),
                ("address", holders),
                ("street", holders),
            )
            for fact in facts_for(document, concept, _parse_address, accept=accept)
        ),
        None,
    )
    street = street or _street_with_number(document)
    if street is None:
        return {}
    rest = [
        ("Τ.Κ. ", first_of(facts_for(document, "postal_code", _parse_postcode))),
        ("", first_of(facts_for(document, "city", parse_text))),
    ]
    # A street, a comma and a town: whatever else the page names is of somebody else.
    rest = [] if _STREET_AND_TOWN.search(str(street.value)) else rest
    parts, boxes, confidence = [str(street.value).rstrip(" ,")], [street.box], street.confidence
    for prefix, part in rest:
        if part is None or part.page != street.page or str(part.value) in parts[0]:
            continue
        parts.append(f"{prefix}{part.value}")
        boxes.append(part.box)
        confidence = min(confidence, part.confidence)
    whole = union(box for box in boxes if box is not None)
    return {"address": replace(street, value=", ".join(parts), box=whole, confidence=confidence)}


def _street_with_number(document: ReadDocument) -> Fact | None:
    """A street and its number in fields of their own, side by side."""
    for street in facts_for(document, "street", parse_text):
        for number in facts_for(document, "street_number", _parse_number, accept=anybody):
            if street.page != number.page or street.box is None or number.box is None:
                continue
            level = abs(street.box[1] - number.box[1]) < street.box[3] - street.box[1]
            if level and street.box[2] <= number.box[0]:
                whole = union((street.box, number.box))
                text = f"{street.value} {number.value}"
                least = min(street.confidence, number.confidence)
                return replace(street, value=text, box=whole, confidence=least)
    return None


def _parse_number(page: ReadPage, words: tuple[Word, ...]) -> Fact | None:
    text = " ".join(word.text for word in words)
    return page.fact(text, words) if _NUMBER_OF_HOUSE.fullmatch(text) else None


def prefecture(document: ReadDocument) -> Facts:
    """``prefecture`` as printed, by its label or the word Νομός in the text."""
    named = first_of(facts_for(document, "prefecture", parse_text))
    if named:
        return {"prefecture": named}
    for page in document.pages:
        for found in page.text.find(_PREFECTURE):
            return present(prefecture=page.fact(found.match["name"], found.group_words("name")))
    return {}


def tax_year(document: ReadDocument) -> Facts:
    """``tax_year`` by its label, else behind the words for it: «Φορολογικό έτος 2025»."""
    named = first_of(facts_for(document, "tax_year", parse_year))
    if named:
        return {"tax_year": named}
    for pattern in _YEARS_IN_TEXT:
        found = [
            (page.fact(int(hit.match["year"]), hit.group_words("year")), hit.match[0].isupper())
            for page in document.pages
            for hit in page.text.find(pattern)
        ]
        # What a title says in capitals counts before the year that a sentence compares with.
        loud = [year for year, in_capitals in found if in_capitals]
        found_years = loud or [year for year, _ in found]
        if len({fact.value for fact in found_years}) == 1:
            return {"tax_year": found_years[0]}
    return {}


_who: Reader = together(holder, passport_number, afm, address)
_rest: Reader = together(address_block, prefecture, tax_year, issue_date, marks_of_copy)

bill: Reader = together(_who, address_in_text, _rest)
"""As ``read`` without ``valid_until``: the day by which to pay ends nothing."""

read: Reader = together(bill, until_said)
"""``surname`` ``given_names`` ``passport_number`` ``afm`` ``address`` ``prefecture``
``valid_until`` ``tax_year`` ``issue_date`` ``certified``."""

lease: Reader = together(until, _who, let_home_in_text, _rest)
"""As ``read``; a lease runs for a period, and its address is that of what it lets."""
