"""Births that running text tells: «γεννήθηκε στις 12/04/1988 στα Τίρανα», ``born on … in …``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.dates import DAYS_OF, find_dates
from extract.document import ReadDocument, ReadPage
from extract.facts import Fact
from extract.fields import Facts, name_text
from extract.layout import Found
from extract.roles import Role, role_told
from extract.scripts import scripts_of
from extract.written_days import WRITTEN_DAY

DAY_IN_TEXT = (
    r"(?:\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d{2}(?![\d./-]))"
    r"|\d{1,2}(?:η|ης|ή|st|nd|rd|th|er|\.)?[ \n](?:του[ \n]|(?:day[ \n])?of[ \n]|de[ \n])?"
    rf"(?:{DAYS_OF})?(?:μηνός[ \n]|μήνα[ \n])?"
    r"[^\W\d_]{3,12}\.?,?[ \n](?:ημέρα[ \n][^\W\d_]{4,9},?[ \n])?"
    r"(?:του[ \n]|de[ \n])?(?:έτους[ \n])?(?:\d{4}|['΄’´]\d{2}(?!\d))"
    r"|[^\W\d_]{3,9}[ \n]\d{1,2},[ \n]\d{4}"
    rf"|{WRITTEN_DAY})"
)
"""A pattern of one day, in figures or with the month in words."""

SHORT_DAY = r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2}(?!\d)"
"""A pattern of one day in figures whose year has two of them."""

_CAPITAL = r"(?-i:[^\W\d_a-zα-ωά-ώа-яё][^\W\d_]+)"
_TOWN = rf"(?P<town>{_CAPITAL}(?:[ -]{_CAPITAL}){{0,2}})"
_BORN = (
    r"\b(?:ε?γεννήθηκ\w*|εγεννήθη(?:ν|σαν)?|γεννηθ(?:είς|είσα|έντος|είσης|είσας|έντα|έν)(?:/\w+)?|γέννηση|γενν\.|γεν\."
    r"|born|née?(?:\(e\))?|nato|nata|nacid[oa]|nascid[oa]|geb(?:oren|\.)|lindur|născută?|nascuta?"
    r"|doğumlu|роди(?:лся|лась|вся)|рожд[её]нн\w+|народи(?:вся|лась|лася)|роден[ао]?)"
    r"(?:/\w{1,4}|\(\w{1,3}\))?"
)
_ON = r"(?:,?[ \n](?:στις|την|το|on|the|le|am|il|el|më|pe|la|data|de|dë|datën|в|на|date))*"
_IN = r"(?:στην|στο|στη|στον|στα|στις|εις|σε|in|at|à|a|en|em|në|în|din|la|w|u|у|в|во|ve)"
_CITY = r"(?:(?:πόλη|town|city|of|the|г|м|гр|or|mun)\.?[ \n])*"
_DAY_FIRST = re.compile(
    rf"{_BORN}{_ON}[ \n](?P<day>{DAY_IN_TEXT})(?:,?[ \n]{_IN}[ \n]{_CITY}{_TOWN})?", re.IGNORECASE
)
_TOWN_FIRST = re.compile(
    rf"{_BORN}[ \n]{_IN}[ \n]{_CITY}(?P<town>{_CAPITAL}[^\d\n.;,]{{0,40}}?)"
    rf"{_ON}[ \n](?P<day>{DAY_IN_TEXT})",
    re.IGNORECASE,
)
_TOWN_ONLY = re.compile(
    rf"\b(?:was[ \n]born|γεννήθηκε)[ \n]{_IN}[ \n]{_CITY}{_TOWN}(?=[,.])", re.IGNORECASE
)
_AGAIN = re.compile(r"\s*[(/]\s*[^\W\d_]{2,}")
_BEFORE, _SENTENCE = 24, 120
# ``married since 19.08.2011 to N. N., born …``: the spouse's birth, in the same sentence.
_MARRIED_TO = re.compile(
    r"\b(?:married|marriage|έγγαμ\w+|παντρεμέν\w+|συζευχθ\w+|νυμφευ\w+|mari[ée]{1,2}e?s?|épou\w+"
    r"|casad[oa]|coniugat[oa]|sposat[oa]|verheiratet|e?\s?martuar|căsătorit[ăa]?|casatorit[ăa]?"
    r"|женат|замужем|браке|одружен\w*|заміжня|шлюб\w*|oženjen|udata|żonaty|zamężna|evli|оиладор)\b"
    r"[^;\n]{0,40}?[ \n](?:to|with|με|μετά|τον|την|avec|à|con|com|mit|me|cu|на|за|с|со|з|із|sa|z"
    r"|ile|бо)[ \n](?!\d)[^;\n]*$",
    re.IGNORECASE,
)


def born_in_text(document: ReadDocument) -> Facts:
    """``birth_date`` and ``birth_place`` of the one person whose birth sentences tell."""
    latest = document.seen_on
    days: list[Fact] = []
    towns: list[Fact] = []
    spelled_again = False
    for page, hit in _hits(document):
        found = next(find_dates(hit.match["day"], latest=latest), None)
        if found is None or _is_of_another(hit):
            continue
        days.append(page.fact(found.value, hit.group_words("day")))
        town = hit.match["town"]
        if town:
            words = hit.group_words("town")
            towns.append(page.fact(name_text(words), words))
            spelled_again = spelled_again or bool(
                _AGAIN.match(hit.text.string, hit.match.end("town"))
            )
    if not days:
        towns = [
            page.fact(name_text(hit.group_words("town")), hit.group_words("town"))
            for page in document.pages
            for hit in page.text.find(_TOWN_ONLY)
            if not _is_of_another(hit)
        ]
    elif len({fact.value for fact in days}) != 1:
        return {}
    place = towns[0] if len({fact.value for fact in towns}) == 1 else None
    scripts = scripts_of(str(place.value)) if place else ()
    facts: Facts = {"birth_date": days[0]} if days else {}
    if place and place.value:
        facts["birth_place"] = place
        # ``Φες (FES)``: of a second spelling the script is not told here.
        if scripts and place.confidence >= _SURE_SCRIPT and not spelled_again:
            facts["birth_place_scripts"] = Fact(
                scripts, place.confidence, place.page, place.box, place.read_by, place.how
            )
    return facts


_SURE_SCRIPT = 0.75


def _hits(document: ReadDocument) -> Iterator[tuple[ReadPage, Found]]:
    for page in document.pages:
        for pattern in (_DAY_FIRST, _TOWN_FIRST):
            for hit in page.text.find(pattern):
                yield page, hit


def _is_of_another(hit: Found) -> bool:
    """Whether the words before say that somebody else was born: a spouse, a parent."""
    start = hit.match.start()
    if _MARRIED_TO.search(hit.text.string[max(0, start - _SENTENCE) : start]):
        return True
    before = hit.text.words_between(max(0, start - _BEFORE), max(1, start))
    return role_told(before) is Role.OTHER_PARTY
