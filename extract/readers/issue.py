"""The day on which a paper was issued: by its label, in a sentence, behind a letterhead's place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import chain, islice

from extract.belonging import Sign, Way
from extract.births import DAY_IN_TEXT, SHORT_DAY
from extract.document import ReadDocument, ReadPage
from extract.facts import Fact
from extract.fields import (
    Facts,
    Parse,
    by_way,
    date_parser,
    facts_for,
    holders,
    present,
    seeing,
)
from extract.folding import skeleton
from extract.label_at import Label
from extract.layout import Found
from extract.lexicon import label_words
from extract.marks import where_certified
from extract.values import column_beneath, heads_a_column

_AT_ON = r"(?:(?:την|στις|σήμερα|the|on|le|den|am|il|lì|më|dt\.|dnia|la|el)\s)*"
_LETTERHEAD_DATE = re.compile(rf"^[^\W\d_][^\d:]{{1,30}}(?:,|\s-)\s*{_AT_ON}(?=\d)", re.IGNORECASE)
# A longer line counts only if it ends with its day: ``Notary Public Office of …, 30 June 2026``.
_SIGNED_DATE = re.compile(
    rf"^[^\W\d_][^\d:]{{3,80}},\s{_AT_ON}(?P<date>{DAY_IN_TEXT})\s?\.?$", re.IGNORECASE
)
# ``L'an deux mille dix-sept, le 9 septembre 2017, par devant nous``: a sentence, no letterhead.
_GOES_ON = re.compile(rf"{DAY_IN_TEXT},?\s+(?-i:[^\W\d_A-ZΑ-ΩΆ-Ώ]{{3,}})\s+\w", re.IGNORECASE)
_TODAY = re.compile(r"\b(?:σήμερα|today|ce\s+jour|this\s+day|oggi|hoy|heute|hoje)\b", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\b(?:Δευτέρα|Τρίτη|Τετάρτη|Πέμπτη|Παρασκευή|Σάββατο|Κυριακή),?\s", re.IGNORECASE
)
_ONLY_A_DATE = re.compile(rf"{DAY_IN_TEXT}|{SHORT_DAY}")
_ISSUED = re.compile(
    r"\b(?:Εκδόθηκε|Εξεδόθη|Εκδίδεται|Χορηγήθηκε|Χορηγείται|Συντάχθηκε|Συντάχτηκε|Βεβαιώθηκε|Issued|Given(?!\s+names?\b)"
    r"|Done|Dated|Entered|Signed|Delivered|L[ëeé]shuar|Délivrée?|Fait|Etabli|Établi|Eliberat[ăa]?|Emis[ăa]?|Rilasciat[oa]"
    r"|Ausgestellt|Expedid[oa]|(?:Se\s)?expide(?:n)?|Exp[ií]dese|Se\s(?:emite|extiende|otorga)|Emitid[oa]|Passad[oa]|Lavrad[oa]|Uitgereikt|Afgegeven|Utf[äæ]rdad|Wydan[oae]|Izdat[oa]?|Выдан[оаы]?|Составлен[оа]?|Видан[оа]?"
    r"|Издаден[оа]?|Издато|Düzenlenmiştir|Verilmiştir|Verilib|Berilgan|Берілді|Берилди|Дода\sшуд\w*|Dikeluarkan)\b"
    rf"[^\d]{{1,45}}(?P<date>{DAY_IN_TEXT})",
    re.IGNORECASE,
)
# ``Se extiende la presente, con fundamento en los artículos 21 y 44 …, a los 21 de mayo de 2026``
_ISSUED_LATER = re.compile(
    r"\b(?:Se\s(?:extiende|expide|emite|otorga)|Expídese|Extendido|Passad[oa]|passo\sa\spresente|Εκδίδεται|Χορηγείται|Εκδόθηκε"
    r"|Délivrée?|Fait|Issued|Given\sunder|Rilasciat[oa])\b(?:[^.;]|\.(?=\S)){45,300}?\s"
    rf"(?:a\slos|aos|el\sdía|le|il|on|στις|την)\s(?:the\s)?(?P<date>{DAY_IN_TEXT})",
    re.IGNORECASE,
)
# ``Εν Αθήναις τη 29η Μαΐου 2026``: as churches and old offices end a paper.
_DONE_AT = re.compile(
    rf"^(?:Εν|Έγινε|Εγένετο|Στην?|Στον?)\s[^\d:]{{3,60}}\s(?:τη|την|τῃ|στις|σήμερα)\s"
    rf"(?P<date>{DAY_IN_TEXT})\s?\.?$",
    re.IGNORECASE,
)
# ``Στη Θεσσαλονίκη σήμερα την 5η Μαρτίου 2026``: the day on which an act was drawn up.
_DRAWN_UP = re.compile(
    r"\b(?:σήμερα|today|on\s+this\s+day|en\s+el\s+día\s+de\s+hoy|aujourd'hui|oggi|hoje|sot|heute)\b,?\s"
    rf"(?:[^\d\s,;]{{2,12}},?\s){{0,4}}?(?P<date>{DAY_IN_TEXT}|{SHORT_DAY})",
    re.IGNORECASE,
)
# ``Θεσσαλονίκη 20/04/2026``: a town, no comma, and the day.
_TOWN_AND_DAY = re.compile(rf"(?P<town>[^\W\d_]{{3,20}})\s(?:{DAY_IN_TEXT}|{SHORT_DAY})")
# ``Ακριβές απόσπασμα, Καλαμαριά 09/09/2026``: how a registrar closes what he copied.
_TRUE_COPY = re.compile(
    r"^(?:Ακριβές|Πιστό|Γνήσιο)\s(?:απόσπασμα|αντίγραφο)\b,?\s(?=[^\W\d_])", re.IGNORECASE
)
_ANOTHER_PAPER = re.compile(
    r"(?:passport|διαβατ\w+|ταυτότητ\w+|τίτλο\w*|άδεια\w*|identity card|permit|visa"
    r"|(?<!παρόν\s)(?-i:συμβ[οό]λα\w+)|αποκτ\w+|περιήλθ\w+|πληρεξο[υύ]σι\w+)[^;]{0,40}$",
    re.IGNORECASE,
)
_NEAR = 60
_LETTERHEAD_ROWS = 5
_SEVERAL, _LONGEST_LIST = 2, 4


def issue_date(document: ReadDocument) -> Facts:
    """``issue_date`` by its label, else the date behind the place in the letterhead."""
    parse = date_parser(document)
    born = next(facts_for(document, "birth_date", parse), None)
    lists = _lists_of_papers(document, parse)
    dates = chain(
        facts_for(document, "issue_date", parse, accept=lambda label: _is_own(label, lists)),
        _dates_in_text(document, parse),
        letterhead_dates(document),
    )
    others = (day for day in dates if born is None or day.value != born.value)
    stamp = where_certified(document)
    stamped: list[Fact] = []
    for day in others:
        if not _stands_below(day, stamp):
            return {"issue_date": day}
        stamped.append(day)
    return present(issue_date=seeing(stamped[0], Sign.ODD, Sign.RIVAL) if stamped else None)


def _stands_below(day: Fact, stamp: Mapping[int, int]) -> bool:
    """Whether a day stands where the paper is certified: the apostille's, the consul's."""
    if day.box is None or day.page is None or day.page not in stamp:
        return False
    return day.box[1] >= stamp[day.page]


def _is_own(label: Label, lists: Collection[Label]) -> bool:
    return holders(label) and label not in lists


def _lists_of_papers(document: ReadDocument, parse: Parse) -> frozenset[Label]:
    """Labels of dates of issue over several days: the paper lists others with their own."""
    return frozenset(
        label for page in document.pages for label in page.labels
        if "issue_date" in label.concepts and heads_a_column(page, label)
        and _days_beneath(page, label, parse) >= _SEVERAL
    )  # fmt: skip


def _days_beneath(page: ReadPage, label: Label, parse: Parse) -> int:
    cells = islice(column_beneath(page, label), _LONGEST_LIST)
    return sum(1 for words in cells if words and parse(page, words) is not None)


def _dates_in_text(document: ReadDocument, parse: Parse) -> Iterator[Fact]:
    """``Lëshuar më 10.09.2026``: a sentence that says when the paper was issued."""
    for pattern in (_DRAWN_UP, _ISSUED, _ISSUED_LATER):
        for page in document.pages:
            for found in page.text.find(pattern):
                if pattern is not _DRAWN_UP and _speaks_of_another_paper(found):
                    continue
                if fact := parse(page, found.group_words("date")):
                    yield fact


def _speaks_of_another_paper(found: Found) -> bool:
    """``holder of passport No. AB955 issued on 14 March 2023``: not the day of this paper."""
    start = found.match.start()
    return _ANOTHER_PAPER.search(found.text.string[max(0, start - _NEAR) : start]) is not None


def letterhead_dates(document: ReadDocument, *, head: bool = False) -> Iterator[Fact]:
    """Dates behind a place, ``Θεσσαλονίκη, 2/10/2026``; then one alone in its cell, at the top.

    ``head``: only those in the first rows of the first page.
    """
    parse = date_parser(document)
    later = []
    for page in document.pages[: 1 if head else None]:
        for number, row in enumerate(page.rows[: _LETTERHEAD_ROWS if head else None]):
            for start in sorted(row.cell_starts):
                words = row.words[start : row.cell_end(start)]
                said = _TRUE_COPY.sub("", " ".join(word.text for word in words))
                text = _WEEKDAY.sub("", said)
                placed = _LETTERHEAD_DATE.match(text) or _SIGNED_DATE.match(text)
                placed = placed or _DONE_AT.match(text)
                tells = _GOES_ON.search(text) and not _TODAY.search(text)
                if placed and not tells and (found := parse(page, words)):
                    yield by_way(found, Way.PLACE)
                outer = min(number, len(page.rows) - 1 - number) < _LETTERHEAD_ROWS
                # Behind a colon it is the day that another label names: a lease's beginning.
                named = start > 0 and row.words[start - 1].text.endswith(":")
                outer = outer or _closes(page, number)
                alone = outer and not named and (_ONLY_A_DATE.fullmatch(text) or _is_of_town(text))
                if alone or (placed and tells):
                    later.append((page, words))
    for page, words in later:
        if fact := parse(page, words):
            yield by_way(seeing(fact, Sign.ODD), Way.PLACE)


def _closes(page: ReadPage, number: int) -> bool:
    """Whether a row of a single cell stands beneath prose or a rule, not beneath a label."""
    row, above = page.rows[number], page.rows[number - 1]
    labelled = any(label.row in {number - 1, number} for label in page.labels)
    lower = number >= len(page.rows) // 2
    return lower and not labelled and len(row.cell_starts) == 1 and len(above.cell_starts) == 1


def _is_of_town(text: str) -> bool:
    """``Θεσσαλονίκη 20/04/2026``: a town without a comma, and no word of any label."""
    found = _TOWN_AND_DAY.fullmatch(text.rstrip("."))
    return found is not None and text[0].isupper() and skeleton(found["town"]) not in label_words()
