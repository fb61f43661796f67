"""Whose document it is: surname and given names, from labels or from a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.belonging import Sign
from extract.customs import Side
from extract.document import ReadDocument, ReadPage
from extract.facts import Fact
from extract.fields import (
    Accept,
    Facts,
    facts_for,
    holders,
    in_small_letters,
    name_text,
    parse_name,
    present,
    seeing,
)
from extract.folding import skeleton
from extract.label_at import Label
from extract.layout import Found
from extract.name_order import parted
from extract.roles import Role, first_part
from extract.scripts import scripts_of
from extract.words import Word, union

_NAME_WORD = r"[^\W\d_a-zα-ωά-ώ][^\W\d_a-zα-ωά-ώ'’\-]+"
_ENDINGS = r"(?:\s?/\s?-?[α-ωά-ώ]{1,6})?"  # μαθητής/τρια, υπογράφων/ουσα
_SENTENCE = re.compile(
    r"(?:\bκ\.(?:κ\.)?|\b[Κκ](?:ύριος|υρία|υρίου|υρίας|ύριο|ος|α|ου|ας)\b|\bαλλοδαπ(?:ός|ή|ού|ής|ό)\b"
    r"|\bαλλοδαπ(?:ό|ός|ού)\s?/\s?(?:ή|ής|ού)"
    r"|\b[ωΩ]ς\s(?:αγορ[αά]στ|αγοράστρ|μισθωτ|μισθώτρ|ενοικιαστ|δωρεοδόχ|αποκτ)\w*(?:/-?\w+)?,?\s(?:ο\s?/\s?η|ο|η|του|της)"
    r"|\b(?:τον\s?/\s?την|του\s?/\s?της|στον\s?/\s?στην|ο\s?/\s?η|Ο\s?/\s?Η)(?: κ\.| κα)?|\bονόματι"
    r"|\bαφετέρου,?\s(?:του\s?/\s?της|του|της|ο\s?/\s?η|ο|η)"
    r"|\bπολίτη\w* τρίτης χώρας|\b(?:ότι|Ότι)\s(?:ο|η|ο\s?/\s?η)(?: κ\.| κα)?"
    r"|\b(?:υπογεγραμμέν|υπογράφ|μαθητ|μαθήτρ|φοιτητ|φοιτήτρ|σπουδαστ|ασθεν|ασφαλισμέν|ομογεν"
    r"|ονομαζόμεν|εργαζόμεν|εργαζομέν|υπαλλήλ|υπάλληλ|συνταξιούχ|δικαιούχ|ενοικιαστ|εξεταζόμεν|υποψήφι|δημότ"
    rf"|αιτ[ώο]ν)[α-ωά-ώ]*{_ENDINGS}"
    rf"|\bυπήκοο\w*{_ENDINGS}(?: (?P<state>{_NAME_WORD})(?= {_NAME_WORD} {_NAME_WORD}))?"
    rf")[ \n:,]+(?P<surname>{_NAME_WORD})[ \n]+(?P<given>{_NAME_WORD}(?: {_NAME_WORD}){{0,2}})"
)
# Where given names come first: ``This is to certify that ARTAN HOXHA``, «shtetasi ARTAN HOXHA».
_GIVEN_FIRST = re.compile(
    r"(?:\b(?:that|que|che|qu'|se|M\.|Mr\.?|Mrs\.?|Ms\.?|Miss|Mme|Herr|Frau|Sig\.(?:ra)?|z\.|znj\.)"
    r"|\b[Ss]htetas\w*)[ \n:]+"
    rf"(?P<given>{_NAME_WORD}(?: {_NAME_WORD})?)[ \n](?P<surname>{_NAME_WORD})(?![ \n]{_NAME_WORD})"
)
_SURNAME_FIRST_ABROAD = re.compile(
    r"\b(?:[Гг]раждан\w+|[Гг]ромадян\w+|[Cc]etățe\w+|[Нн]а лицето|[Гг]осподин|[Гг]оспожа)[ \n:]+"
    rf"(?P<surname>{_NAME_WORD})[ \n]+(?P<given>{_NAME_WORD}(?: {_NAME_WORD})?)"
)
# ``ΧΟΤΖΑ ΑΡΤΑΝ, όνομα πατρός ΑΓΚΙΜ``, ``2) ΧΟΤΖΑ ΑΡΤΑΝ (πατρ. ΑΓΚΙΜ)``
_WITH_FATHER = re.compile(
    rf"(?P<surname>{_NAME_WORD})[ \n]+(?P<given>{_NAME_WORD}(?: {_NAME_WORD})?),?[ \n]"
    r"(?:\(?(?:με[ \n])?όνομα[ \n]πατρ|\(?πατρ\.|\(?πατρώνυμο|του[ \n](?=[^\W\d_a-zα-ωά-ώ]{2}))"
)
_WHOLE = rf"(?P<surname>{_NAME_WORD})[ \n]+(?P<given>{_NAME_WORD}(?: {_NAME_WORD}){{0,2}})"
# ``β) ΧΟΤΖΑ ΑΡΤΑΝ, κάτοχος διαβατηρίου BA1234567``
_PASSPORT_HOLDER = re.compile(
    rf"{_WHOLE}(?:[ \n]του[ \n]{_NAME_WORD})?,?[ \n]κ[άα]τ[όο]χο\w*[ \n](?:[^\s,;]+[ \n]){{0,4}}?"
    r"(?:διαβατηρ|[άα]δειας|τίτλου|δελτίου|κάρτας)"
)
# ``Εξετάσθηκε στα ιατρεία ο ΧΟΤΖΑ ΑΡΤΑΝ``, ``Η ΧΟΤΖΑ ΜΙΡΑ έλαβε μέρος``
_DONE_BY = (
    r"(?:[Εε]ξετ[άα]σ[θτ]|[Εε]ξέτασ|[Νν]οσηλε[ύυ]|[Ππ]αρακολο[ύυ]θ|[Ππ]ροσ[ήη]λθ|[Εε]μφανίσ[θτ]|[Έέ]λαβε|[Σσ]υμμετ[εέ][ίι]?χ"
    r"|[Ππ]έτυχ|[Εε]πέτυχ|[Φφ]οίτησ|[Χχ]ορηγ|[Αα]πονέμ|[Κκ]ατέχ|[Αα]πέκτησ|[Οο]λοκλήρωσ)\w*"
)
_ABOUT = re.compile(
    rf"\b{_DONE_BY}(?:[ \n,]+[α-ωά-ώϊϋΐΰ’'/-]+){{0,7}}?[ \n]"
    r"(?:ο\s?/\s?η|τον\s?/\s?την|του\s?/\s?της|στον\s?/\s?στην|ο|η|τον|την|του|της|στον|στην)"
    r"[ \n](?:κ\.\s)?"
    rf"{_WHOLE}(?=\s?[,.(]|[ \n][α-ωά-ώ(])"
)
_DOES = re.compile(
    rf"\b(?:[Οο]\s?/\s?[Ηη]|[ΟοΗη])[ \n]{_WHOLE}(?:,[^,;.]{{1,80}},)?[ \n]{_DONE_BY}"
)
# ``documents submitted to this Embassy, KANYA SRISUWAN, born on 2 November 1990``
_BORN = re.compile(
    rf"(?P<given>{_NAME_WORD}(?: {_NAME_WORD}){{0,2}})[ \n](?P<surname>{_NAME_WORD}),?[ \n]"
    r"(?:who[ \n]was[ \n])?(?:born|née?|nato|nata|nacid[oa]|nascid[oa]|geboren)[ \n]"
)
# Names in small letters with capitals, only where nothing but a person can follow: ``ότι ο/η``.
_SMALL = r"[^\W\d_a-zα-ωά-ώ][a-zα-ωά-ώϊϋΐΰ]+(?:-[^\W\d_a-zα-ωά-ώ][a-zα-ωά-ώϊϋΐΰ]+)?"
_SMALL_SENTENCE = re.compile(
    r"(?:\b(?:ότι|Ότι)\s(?:ο\s?/\s?η|ο|η)(?:\sκ\.|\sκα)?|\bονόματι|\b[οηΟΗ]\sκ\.)\s"
    rf"(?P<surname>{_SMALL})\s(?P<given>{_SMALL}(?: {_SMALL})?)(?=,|\s\(|\sτου\s)"
)
_BEHIND = 200
_NEXT_SENTENCE = re.compile(r"[.:;]\s+(?:Ο|Η|Το|Οι)\s")
_UNSURE_SPLIT = 0.8


def holder_facts(
    document: ReadDocument, *, first: Side = Side.RIGHT, accept: Accept = holders
) -> Facts:
    """``surname`` and ``given_names`` of the holder, as printed; empty if nobody is named."""
    surname, given = _named_apart(document, first, accept)
    if surname and given:
        return present(surname=surname, given_names=given)
    for concept in ("full_name", "holder", "tenant"):
        for whole in facts_for(document, concept, _parse_full, first=first, accept=accept):
            if _names_another(whole, surname or given):
                break  # beside a surname of its own somebody else is named whole
            return _split(whole)
    for concept in ("given_first", "name"):
        for whole in facts_for(document, concept, _parse_full, first=first, accept=accept):
            return _split_last(whole)
    if given and not surname and _is_whole(document, given):
        return _split(given)
    if surname or given:
        return present(surname=surname, given_names=given)
    return _from_sentence(document)


def _names_another(whole: Fact, part: Fact | None) -> bool:
    """Whether a whole name has no word of the ``part`` that has a label of its own."""
    if part is None or scripts_of(str(whole.value)) != scripts_of(str(part.value)):
        return False
    return not {*_skeletons(str(whole.value))} & {*_skeletons(str(part.value))}


def _skeletons(text: str) -> list[str]:
    """The words of a name as skeletons."""
    return [skeleton(word) for word in text.replace(",", " ").split()]


def _named_apart(
    document: ReadDocument, first: Side, accept: Accept
) -> tuple[Fact | None, Fact | None]:
    """Surname and given names by labels of their own.

    ``Name`` beside ``Surname`` is the given name, beside ``Given names`` the surname.
    """

    def named(concept: str, *, alone: bool = False) -> Fact | None:
        def fits(label: Label) -> bool:
            return accept(label) and ("name" in label.concepts) is alone

        return preferred(facts_for(document, concept, parse_name, first=first, accept=fits))

    surname, given = named("surname"), named("given_names")
    if surname and not given:
        given = named("name", alone=True)
    elif given and not surname:
        surname = named("name", alone=True)
    return surname, given


def whole_name(document: ReadDocument, given: Fact) -> Facts:
    """``surname`` and ``given_names`` of a name that is whole behind a label of given names.

    Empty where the paper asks for a surname as well: then it is what its label says.
    """
    return _split(given) if _is_whole(document, given) else {}


def _is_whole(document: ReadDocument, given: Fact) -> bool:
    """``Όνομα πελάτη``: a name of several words on a paper that asks for no surname."""
    asked = (label for page in document.pages for label in page.labels)
    return " " in str(given.value) and not any("surname" in label.concepts for label in asked)


def preferred(facts: Iterator[Fact]) -> Fact | None:
    """The likeliest fact in Latin letters, else in Greek, else in any: the application's order."""
    return min(facts, key=lambda fact: _rank(str(fact.value)), default=None)


def _rank(text: str) -> int:
    scripts = scripts_of(text)
    return 0 if scripts[:1] == ("Latn",) else 1 if scripts[:1] == ("Grek",) else 2


def full_name_fact(document: ReadDocument, *, accept: Accept = holders) -> Fact | None:
    """Surname and given names as one fact, in that order, where the two are found."""
    parts = holder_facts(document, accept=accept)
    if len(parts) < 2:
        return next(iter(parts.values()), None)
    surname, given = parts["surname"], parts["given_names"]
    boxes = [fact.box for fact in (surname, given) if fact.box]
    return replace(
        surname,
        value=f"{surname.value} {given.value}",
        confidence=min(surname.confidence, given.confidence),
        box=union(boxes) if boxes and surname.page == given.page else surname.box,
    )


def _parse_full(page: ReadPage, words: tuple[Word, ...]) -> Fact | None:
    fact = parse_name(page, _without_parents(words))
    text = name_text(words)
    if fact is None and text.count(",") == 1:
        parts = [part.strip() for part in text.split(",")]
        fact = page.fact(", ".join(parts), words) if all(_is_name(part) for part in parts) else None
    if fact is None or " " not in str(fact.value):
        return None
    # ``Η Προϊσταμένη``: an article and an office.
    return None if len(str(fact.value).split()[0]) == 1 else fact


def _is_name(text: str) -> bool:
    letters = all(char.isalpha() or char in " -'’." for char in text)
    return bool(text) and letters and not in_small_letters(text)


def _without_parents(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """``ΧΟΤΖΑ ΑΡΤΑΝ του ΑΓΚΙΜ``: the father's name, marked by its article, is not the holder's."""
    for place, word in enumerate(words):
        if not place:
            continue
        if word.text.lower() in {"του", "της", "και"} or word.text.startswith("("):
            return words[:place]
        if place > 1 and words[place - 1].text.endswith(",") and _is_a_number(words[place:]):
            return words[:place]
    return words


def _is_a_number(words: tuple[Word, ...]) -> bool:
    """``…, ΑΦΜ 123456789``: what follows a name and its comma."""
    return any(char.isdigit() for word in words[:3] for char in word.text)


def _split(whole: Fact, *, surname_first: bool = True) -> Facts:
    """A whole name in its two parts: at a comma, else by usual names and the usual order."""
    text = str(whole.value)
    surname, mark, given = text.partition(",")
    if not mark:
        surname, given = parted(text.split(), surname_first=surname_first)
        whole = seeing(whole, Sign.PARTED, *_long(f"{surname} {given}"))
    return {
        "surname": replace(whole, value=surname.strip()),
        "given_names": replace(whole, value=given.strip()),
    }


def _split_last(whole: Fact) -> Facts:
    """The parts of a whole name whose label says that the given names come first."""
    return _split(whole, surname_first=False)


def _long(name: str) -> list[Sign]:
    return [Sign.LONG] if name.count(" ") > 1 else []


def _is_another_party(hit: Found, pattern: re.Pattern[str]) -> bool:
    """Whether what follows the name, up to the next one, says that it is somebody else's."""
    start = hit.match.end()
    behind = hit.text.string[start : start + _BEHIND]
    ends = [hit.start() for hit in (pattern.search(behind), _NEXT_SENTENCE.search(behind)) if hit]
    end = start + min(ends, default=len(behind))
    return first_part(hit.text.words_between(start, max(start + 1, end))) is Role.OTHER_PARTY


def _from_sentence(document: ReadDocument) -> Facts:
    """The first person whom a sentence names; whether it names others is noted with it."""
    for pattern in (
        _SENTENCE, _WITH_FATHER, _SURNAME_FIRST_ABROAD, _GIVEN_FIRST, _BORN, _SMALL_SENTENCE,
        _PASSPORT_HOLDER, _ABOUT, _DOES,
    ):  # fmt: skip
        found = [(page, hit) for page in document.pages for hit in page.text.find(pattern)]
        hits = [(page, hit) for page, hit in found if not _is_another_party(hit, pattern)]
        if not hits:
            continue
        page, first = hits[0]
        named = {(skeleton(h.match["surname"]), skeleton(h.match["given"])) for _, h in hits}
        words = tuple(w for group in _in_order(first) for w in first.group_words(group))
        texts = [name_text((word,)) for word in words]
        surname, given = parted(texts, surname_first=_in_order(first)[0] == "surname")
        signs = [Sign.PARTED, *_long(" ".join(texts))]
        signs += [Sign.RIVAL] if len(named) > 1 else []
        # Three words in capitals may be a state and a name, or a name of three words.
        trust = _UNSURE_SPLIT if first.match.groupdict().get("state") else 1.0
        return {
            name: seeing(replace(page.fact("", words, trust=trust), value=value), *signs)
            for name, value in (("surname", surname), ("given_names", given))
        }
    return {}


def _in_order(hit: Found) -> tuple[str, str]:
    """The groups of a sentence's name in the order in which they stand."""
    first = hit.match.start("surname") < hit.match.start("given")
    return ("surname", "given") if first else ("given", "surname")
