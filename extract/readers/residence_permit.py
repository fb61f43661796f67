"""Residence titles: the plastic card, the vignette, older cards, the certificate of application.

What each sort of title looks like, and what it is called on the form: 000, «Είδος τίτλου διαμονής».
"""

from __future__ import annotations

import re

from extract.belonging import How, Sign, Way
from extract.births import DAY_IN_TEXT, born_in_text
from extract.customs import Side
from extract.document import ReadDocument, ReadPage
from extract.facts import Fact
from extract.fields import Facts, date_parser, facts_for, first_of, present, seeing
from extract.folding import plain, skeleton
from extract.marks import certified
from extract.mrz.zones import MrzFormat, Zone
from extract.numbers import digits_of
from extract.readers.issue import issue_date
from extract.readers.lost_labels import lost_values
from extract.readers.particulars import birth_place, holder
from extract.readers.passport import parse_state, printed_facts
from extract.readers.reader import Reader, dated, together
from extract.sources import agreed, best_zone, zone_facts
from extract.words import Word

# The letters before the figures are a word of their own: of ``ΕΔΤΟ 123456`` the last two are not.
_NUMBER = re.compile(r"(?<!\w)(?:GR\s?|[A-Z]{1,2}\s?)?\d[\d ]{4,9}\d(?![\dA-Z/.])")
_MISREAD = {"£": "E", "€": "E"}
_CARD_NUMBER = re.compile(r"(?<![A-Z0-9])[E]\s?\d{6,9}(?![\dA-Z])")
_FILED = re.compile(
    r"(?:κατέθεσ|υπέβαλ|κατατέθηκ|υποβλήθηκ|κατάθεσ|υποβολ)\w*[^\d]{0,60}?"
    rf"(?:στις|την|τις|on)\s+(?P<date>{DAY_IN_TEXT})",
    re.IGNORECASE,
)
_PRIVATE_INSURANCE = ("ΙΔΙΩΤΙΚΗ ΑΣΦΑΛΙΣΗ", "ΙΔΙΩΤΙΚΗΣ ΑΣΦΑΛΙΣΗΣ", "PRIVATE INSURANCE")
_TITLES = ("ΔΕΛΤΙΟ ΜΟΝΙΜΗΣ ΔΙΑΜΟΝΗΣ", "ΔΕΛΤΙΟ ΔΙΑΜΟΝΗΣ", "ΒΕΒΑΙΩΣΗ ΚΑΤΑΘΕΣΗΣ",
           "ΗΛΕΚΤΡΟΝΙΚΗ ΑΙΤΗΣΗ")  # fmt: skip
_HEADING_NUMBER = re.compile(r"[A-ZΑ-Ω]{0,4}[ -]?\d{6,8}")
_HEADING_ROWS = 5
_CARD, _VIGNETTE = "ΑΥΤΟΤΕΛΕΣ", "ΒΙΝΙΕΤΤΑ"
_BY_LOOKS, _DIGITS = 0.9, 8
_GREECE = "GRC"


def _parse_title_number(page: ReadPage, words: tuple[Word, ...]) -> Fact | None:
    """``E00012345``, ``GR 123456``, ``98765``: as printed, spaces left out."""
    text = _latin_capitals(" ".join(word.text for word in words))
    match = _NUMBER.search(text)
    return page.fact(match[0].replace(" ", ""), words) if match else None


def _latin_capitals(text: str) -> str:
    """Capitals whose look-alikes are brought to Latin; marks stay, so that numbers stay whole."""
    return "".join(skeleton(char) or _MISREAD.get(char, char) for char in plain(text))


def _title_number(document: ReadDocument) -> Facts:
    """``title_number`` by label, else the card number that stands alone, ``E`` and digits."""
    labelled = first_of(
        facts_for(document, "title_number", _parse_title_number, first=_side(document))
    )
    return present(title_number=_standing_alone(document) or labelled)


def _standing_alone(document: ReadDocument) -> Fact | None:
    for page in document.pages:
        for row in page.rows:
            for word in row.words:
                text = _latin_capitals(word.text.strip(".,:;|"))
                match = _CARD_NUMBER.fullmatch(text if page.surely_read else _with_digits(text))
                if match:
                    return page.fact(match[0], (word,), way=Way.PLACE)
    return None


def _heading_the_card(document: ReadDocument) -> Facts:
    """The number that older cards have in a corner, in the row of a title: ``ΕΔΤΟ-4849746``.

    Never surely: no label names it.
    """
    found = {}
    for page in document.pages:
        for row in page.rows[:_HEADING_ROWS]:
            for start in sorted(row.cell_starts - {0}):
                words = row.words[start : row.cell_end(start)]
                text = _latin_capitals(" ".join(word.text for word in words))
                if _HEADING_NUMBER.fullmatch(text):
                    number = page.fact(text, words, way=Way.PLACE)
                    found[text] = seeing(number, Sign.ODD)
    return {"title_number": next(iter(found.values()))} if len(found) == 1 else {}


def _with_digits(text: str) -> str:
    """``EOOI43535`` with the digits that its letters print like: E and eight of them."""
    digits = digits_of(text[1:], misread=True)
    told = sum(map(str.isdigit, text)) * 2 > _DIGITS
    return f"{text[:1]}{digits}" if told and len(digits) == _DIGITS == len(text) - 1 else text


def _title_type(document: ReadDocument) -> Facts:
    """``title_type``: what the paper calls itself, else what its zone and number show.

    A plastic card whose number begins with E is ΑΥΤΟΤΕΛΕΣ, whatever stay it is for (000, Βήμα-1).
    """
    zone = best_zone(document.zones, [form.value for form in MrzFormat])
    card = _by_looks(zone) if zone else {}
    if zone and card and zone.fields.document_number.startswith("E"):
        return card
    for page in document.pages:
        for title in _TITLES:
            words = _words_of_title(page, title)
            if words:
                return {"title_type": page.fact(title, words, way=Way.NAMED)}
    return card


def _by_looks(zone: Zone) -> Facts:
    if zone.fields.issuing_state != _GREECE:
        return {}
    confidence = round(zone.confidence * _BY_LOOKS, 3)
    value = _CARD if zone.format is MrzFormat.TD1 else _VIGNETTE
    return {"title_type": Fact(value, confidence, zone.page, zone.box, "mrz", How(Way.CHECKED))}


def _words_of_title(page: ReadPage, title: str) -> tuple[Word, ...]:
    wanted = [skeleton(part) for part in title.split()]
    for row in page.rows:
        keys = [skeleton(word.text) for word in row.words]
        for start in range(len(keys) - len(wanted) + 1):
            if keys[start : start + len(wanted)] == wanted:
                return row.words[start : start + len(wanted)]
    return ()


def _private_insurance(document: ReadDocument) -> Facts:
    """``permits_private_insurance``, where the title speaks of it."""
    for page in document.pages:
        for row in page.rows:
            text = plain(row.text)
            if any(phrase in text for phrase in _PRIVATE_INSURANCE):
                refused = "ΔΕΝ ΕΠΙΤΡΕΠ" in text or "NOT PERMITTED" in text or "ΕΞΑΙΡ" in text
                return {"permits_private_insurance": page.fact(not refused, row.words)}
    return {}


def _side(document: ReadDocument) -> Side:
    """Typed forms put values to the right, after a colon; cards put them beneath."""
    colons = sum(
        page.rows[label.row].words[label.end - 1].text.endswith(":")
        for page in document.pages
        for label in page.labels
    )
    return Side.RIGHT if colons >= 3 else Side.BELOW


def _particulars(document: ReadDocument) -> Facts:
    zone = best_zone(document.zones, [form.value for form in MrzFormat])
    printed = printed_facts(document, _side(document)) | birth_place(
        document, first=_side(document)
    )
    printed.pop("document_number", None)
    from_zone = zone_facts(zone) if zone else {}
    number = from_zone.pop("document_number", None)
    return agreed(printed, from_zone) | ({"title_number": number} if number else {})


def _numbers_first(document: ReadDocument) -> Facts:
    """The printed number together with the zone's: equal ones vouch for each other."""
    facts = _particulars(document)
    from_zone = {name: fact for name, fact in facts.items() if name == "title_number"}
    numbered = facts | agreed(_title_number(document), from_zone)
    return numbered if "title_number" in numbered else numbered | _heading_the_card(document)


def _certified(document: ReadDocument) -> Facts:
    return {"certified": certified(document)}


def _with_lost_values(document: ReadDocument) -> Facts:
    facts = _numbers_first(document)
    return facts | lost_values(document, facts)


card: Reader = together(_with_lost_values, _title_type, _private_insurance, _certified)
"""Facts of a residence permit, an alien's identity card, a permanent residence card."""


def _filed_on(document: ReadDocument) -> Facts:
    parse = date_parser(document)
    if filed := first_of(facts_for(document, "filed_on", parse)):
        return {"filed_on": filed}
    for page in document.pages:
        for found in page.text.find(_FILED):
            return present(filed_on=parse(page, found.group_words("date")))
    return {}


def _nationality(document: ReadDocument) -> Facts:
    return present(nationality=first_of(facts_for(document, "nationality", parse_state)))


certificate: Reader = together(
    holder,
    _title_number,
    _title_type,
    _nationality,
    dated("birth_date", "birth_date"),
    birth_place,
    born_in_text,
    _filed_on,
    issue_date,
    dated("expiry_date", "expiry_date", "valid_until", future=True),
    _private_insurance,
)
"""Facts of a certificate that an application was filed (βεβαίωση κατάθεσης)."""
