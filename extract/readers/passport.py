"""Passports, travel documents and entry visas: printed zone and machine-readable zone.

The printed zone's fields and their order: ICAO Doc 9303 part 4, section 4.2; labels in many
languages: ``labels.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.belonging import Way
from extract.birthplace import place_of_birth
from extract.countries import state_code
from extract.customs import Side
from extract.document import ReadDocument, ReadPage
from extract.facts import Fact
from extract.fields import (
    Facts,
    Parse,
    by_way,
    date_parser,
    facts_for,
    first_of,
    parse_name,
    parse_text,
    present,
)
from extract.folding import plain
from extract.holders import whole_name
from extract.layout import Row
from extract.marks import certified
from extract.readers.booklet import all_pages
from extract.readers.particulars import birth_place
from extract.readers.reader import Reader, together
from extract.sources import agreed, best_zone, zone_facts
from extract.words import Word

_MISREAD_E = str.maketrans("£€", "EE")
_NUMBER = re.compile(r"(?<![A-Z0-9])(?=[A-Z0-9]*\d)[A-Z0-9]{5,12}(?![A-Z0-9])")
_SEXES = {"M": "M", "F": "F", "X": "X", "Α": "M", "Θ": "F", "Ж": "F", "М": "M", "MALE": "M",
          "FEMALE": "F", "ΑΡΡΕΝ": "M", "ΘΗΛΥ": "F", "ΑΝΔΡΑΣ": "M", "ΓΥΝΑΙΚΑ": "F"}  # fmt: skip


def parse_number(page: ReadPage, words: tuple[Word, ...]) -> Fact | None:
    """The number of a document: five to twelve capitals and digits, a digit among them."""
    for word in words:
        match = _NUMBER.search(plain(word.text.translate(_MISREAD_E)))
        if match:
            return page.fact(match[0], (word,))
    joined = plain("".join(word.text for word in words))
    match = _NUMBER.fullmatch(joined)
    return page.fact(match[0], words) if match else None


def parse_sex(page: ReadPage, words: tuple[Word, ...]) -> Fact | None:
    """``M``, ``F`` or ``X``, from one letter or a word."""
    for word in words:
        for part in re.split(r"[/\s]", word.text):
            sex = _SEXES.get(plain(part).strip("().,"))
            if sex:
                return page.fact(sex, (word,))
    return None


_FIRST_DAY = 0.6
_ISSUED_IN = frozenset({"ISSUED", "ΕΚΔΟΘΗΚΕ"})
_ON = frozenset({"ON", "ΣΤΙΣ", "ΤΗΝ"})


def parse_state(page: ReadPage, words: tuple[Word, ...]) -> Fact | None:
    """A state as its three-letter code, from a name or the code itself."""
    fact = parse_text(page, words)
    code = state_code(str(fact.value)) if fact else None
    return replace(fact, value=code) if fact and code else None


def printed_facts(document: ReadDocument, first: Side) -> Facts:
    """The fields of a printed zone of a travel document or card."""
    past, future = date_parser(document), date_parser(document, future=True)

    def find(concept: str, parse: Parse) -> Fact | None:
        return first_of(facts_for(document, concept, parse, first=first))

    surname, given = find("surname", parse_name), find("given_names", parse_name)
    whole = whole_name(document, given) if given and not surname else {}
    return whole | present(
        surname=surname,
        given_names=None if whole else given,
        document_number=find("document_number", parse_number),
        nationality=find("nationality", parse_state),
        issuing_state=find("issuing_state", parse_state),
        birth_date=find("birth_date", past),
        sex=find("sex", parse_sex),
        issue_date=find("issue_date", past),
        expiry_date=find("expiry_date", future),
    )


def _particulars(document: ReadDocument) -> Facts:
    zone = best_zone(document.zones, ("TD3", "TD2"))
    from_zone = zone_facts(zone) if zone else {}
    pages = _data_pages(document, zone.page if zone else None)
    facts = agreed(printed_facts(pages, Side.BELOW), from_zone)
    state = facts.get("issuing_state")
    code = str(state.value) if state else ""
    place = place_of_birth(pages, birth_place(pages, first=Side.BELOW), code)
    return facts | place


def _data_pages(document: ReadDocument, number: int | None) -> ReadDocument:
    """The document cut down to the page that bears the zone, where one does."""
    if number is None:
        return document
    return replace(document, pages=tuple(p for p in document.pages if p.number == number))


def _covers(document: ReadDocument) -> Facts:
    facts = _particulars(document)
    return facts | present(covers_from=facts.get("issue_date"), covers_to=facts.get("expiry_date"))


def _visa_inside(document: ReadDocument) -> Facts:
    """``entry_visa_expiry`` of a visa that the booklet's copy shows."""
    zone = best_zone(document.zones, ("MRV-A", "MRV-B"))
    return present(entry_visa_expiry=zone_facts(zone).get("expiry_date") if zone else None)


def _certified(document: ReadDocument) -> Facts:
    return {"certified": certified(document)}


read: Reader = together(_covers, all_pages, _visa_inside, _certified)
"""Facts of a passport or travel document."""


def _signed_on(document: ReadDocument) -> Fact | None:
    """The day of issue on a visa sticker, whose label is one small word: ``Issued in … On …``."""
    parse = date_parser(document)
    for page in document.pages:
        for index, row in enumerate(page.rows):
            for way, words in _said_on(row, page.rows[index + 1 : index + 2]):
                if words and (found := parse(page, words)):
                    return by_way(found, way)
    return None


def _said_on(row: Row, below: Sequence[Row]) -> Iterator[tuple[Way, tuple[Word, ...]]]:
    """The words beside and beneath each ``On`` in a row that says where a visa was issued."""
    keys = [plain(word.text).strip("/:.") for word in row.words]
    if not _ISSUED_IN & set(keys):
        return
    for start in sorted(row.cell_starts - {0}):
        end = row.cell_end(start)
        if not set(keys[start:end]) & _ON:
            continue
        yield Way.BESIDE, row.words[start + 1 : end]
        if end < len(keys):
            yield Way.BESIDE, row.words[end : row.cell_end(end)]
        for following in below:
            yield Way.BENEATH, _under(following, row.words[start])


def _under(row: Row, word: Word) -> tuple[Word, ...]:
    """The cell of ``row`` that begins where ``word`` begins."""
    near = (s for s in row.cell_starts
            if abs(row.words[s].straight[0] - word.straight[0]) <= 2 * row.height)  # fmt: skip
    start = next(near, None)
    return () if start is None else row.words[start : row.cell_end(start)]


def _visa_printed(document: ReadDocument) -> Facts:
    future = date_parser(document, future=True)
    printed = printed_facts(document, Side.BELOW)
    until = first_of(facts_for(document, "stay_to", future, first=Side.BELOW))
    begins = first_of(facts_for(document, "stay_from", future, first=Side.BELOW))
    signed = _signed_on(document)
    if begins is not None:  # a visa may be issued before the first day that it is good for
        begins = replace(begins, confidence=min(begins.confidence, _FIRST_DAY))
    number = first_of(facts_for(document, "visa_number", parse_number, first=Side.BELOW))
    passport = printed.pop("document_number", None)
    passport = passport or first_of(
        facts_for(document, "passport_number", parse_number, first=Side.BELOW)
    )
    return {**present(expiry_date=until, issue_date=begins), **printed} | present(
        document_number=number, passport_number=passport, issue_date=signed
    )


def entry_visa(document: ReadDocument) -> Facts:
    """Facts of an entry visa: holder, numbers of visa and passport, first and last day."""
    zone = best_zone(document.zones, ("MRV-A", "MRV-B"))
    return agreed(_visa_printed(document), zone_facts(zone) if zone else {})
