"""Labels on a page: which words name a value, what they name, and whose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from extract.data import table
from extract.folding import skeleton
from extract.label_at import Label, counts_fields, ends_with_colon, is_generic, longest_at
from extract.layout import Row
from extract.roles import Role, heading_role, heading_words, is_a_part, role_in
from extract.sections import numbered_columns, numbered_heading, says_whose
from extract.words import Word

_LONGEST_LABEL, _LONGEST_PARTY = 9, 3
_SHORT_WORD = 2
_OTHER = "other"  # labels that no reader asks for
_READABLE = 0.6
_TITLE_HEIGHT = 1.3
# ``New given names``, ``Πλήρης διεύθυνση``: words before a label that leave it what it is.
_PRESENT = frozenset(
    map(skeleton, "new present current full legal νέο νέα νέος παρόν τωρινό πλήρες πλήρης".split())
)
_ARTICLES = frozenset({*map(skeleton, "ο η το ο/η του/της τον/την".split()), "0H", "0"})
# ``Monsieur (nom)``, ``the surname``: what a sentence says before a label.
_BEFORE_LABELS = frozenset(
    skeleton(word) for line in table("label_words")["before"] for word in line.split()
)
_OF_NAMES = frozenset({"surname", "given_names", "full_name", "given_first", "name"})
_PREPOSITIONS = frozenset(map(skeleton, "από έως μέχρι to from until το".split()))


def find_labels(rows: Sequence[Row], *, tolerant: bool) -> tuple[Label, ...]:
    """The labels of a page, in reading order; ``tolerant`` allows for misread letters.

    A label begins a cell, follows another label or a number that counts fields (``2.``), or ends
    with a colon. Words of running text that happen to be on the list are none.
    """
    labels: list[Label] = []
    section = Role.UNSAID
    usual = median(row.height for row in rows) if rows else 0.0
    for index, row in enumerate(rows):
        following = rows[index + 1] if index + 1 < len(rows) else None
        part = _part_role(row, following, tolerant)
        names_a_part = _is_title(row, usual) or part is not None
        here = [] if names_a_part else list(_in_row(index, row, tolerant))
        section = _section_role(row, here, section, following) if part is None else part
        heading = _heading_label(row, here, following, tolerant)
        if heading is not None and not _says_again(labels, here[0]):
            section = heading
        labels += [replace(label, role=_own_role(row, label) or section) for label in here]
    return tuple(labels)


def _part_role(row: Row, following: Row | None, tolerant: bool) -> Role | None:
    """The role that ``2. ΜΙΣΘΩΤΗΣ`` above labelled fields sets; None of what is no such heading."""
    role = numbered_heading(row)
    if role is None or following is None:
        return None
    return role if any(_in_row(0, following, tolerant)) else None


def _section_role(row: Row, labels: Sequence[Label], before: Role, following: Row | None) -> Role:
    """The role that a heading sets for what follows; a heading without a role ends the last."""
    if labels or len(row.words) > _LONGEST_LABEL or len(row.cell_starts) > 2:
        return before
    if skeleton(row.words[0].text) in heading_words():
        return heading_role(row.words)
    if len(row.words) == 1:
        return role_in(row.words)
    return _party_named(row, following) or before


def _party_named(row: Row, following: Row | None) -> Role | None:
    """The role that ``Δωρεάν παραχωρησιούχος`` above labelled fields sets; None of other rows."""
    words = row.words
    parties = [word for word in words if is_a_part(skeleton(word.text), exact=True)]
    if len(parties) != 1 or len(words) > _LONGEST_PARTY or len(row.cell_starts) > 1:
        return None
    if not words[0].text[:1].isupper() or not all(word.text.isalpha() for word in words):
        return None
    role = role_in(parties)
    labelled = following is not None and any(_in_row(0, following, tolerant=False))
    return role if labelled and role is not Role.UNSAID else None


def _is_title(row: Row, usual: float) -> bool:
    """A row in larger type without colons names the paper: ``PLACE OF BIRTH CERTIFICATE``."""
    larger = row.height > _TITLE_HEIGHT * usual and len(row.cell_starts) == 1
    larger = larger and not row.words[-1].text.isdecimal()
    return larger and len(row.words) > 2 and not any(w.text.endswith(":") for w in row.words)


def _heading_label(
    row: Row, labels: Sequence[Label], following: Row | None, tolerant: bool
) -> Role | None:
    """The role of a lone ``Εκμισθωτής`` above labelled fields: a heading, not a label."""
    if len(labels) != 1 or following is None or ends_with_colon(row, len(row.words) - 1):
        return None
    if (labels[0].start, labels[0].end) != (0, len(row.words)):
        return None
    role = role_in(row.words)
    if role is Role.UNSAID and "property" not in labels[0].concepts:
        return None  # ``ΑΚΙΝΗΤΟ`` is no label either: what follows is of the home, not of its owner
    return role if any(_in_row(0, following, tolerant)) else None


def _says_again(before: Sequence[Label], label: Label) -> bool:
    """``Father's name`` beneath ``Πατρώνυμο``: the label above in another language."""
    return any(o.row == label.row - 1 and o.concepts & label.concepts for o in before)


def _own_role(row: Row, label: Label) -> Role | None:
    """The role that the label's own cell names: ``Αγοραστής – Επώνυμο``, ``Όνομα ιδιοκτήτη``.

    Words of some length before a label make it the label of something else: ``Related person –
    surname``, ``Εξόφληση έως``.
    """
    start = max((place for place in row.cell_starts if place <= label.start), default=0)
    start = _after_field(row, start, label.start)
    said = role_in(row.words[start : label.end])
    if said is not Role.UNSAID:
        return said
    start = _after_sentence(row, start, label.start)
    surely = (word for word in row.words[start : label.start] if word.confidence >= _READABLE)
    before = (skeleton(word.text) for word in surely)
    qualified = any(
        len(key) > _SHORT_WORD and key.isalpha() and key not in _PRESENT | _BEFORE_LABELS
        for key in before
    )
    return Role.OTHER_PARTY if qualified and not after_slash(row, label.start) else None


def _after_field(row: Row, start: int, stop: int) -> int:
    """Behind ``πατρώνυμο: ΣΟΥΝΙΛ,`` another field begins, whose label is not the father's."""
    colons = [p for p in range(start, stop) if ends_with_colon(row, p)]
    commas = (p + 1 for p in range(colons[0] if colons else stop, stop)
              if row.words[p].text.endswith(","))  # fmt: skip
    return max(commas, default=start)


def _after_sentence(row: Row, start: int, stop: int) -> int:
    """Where what belongs to a label begins: behind a full stop, or behind another label's value."""
    ends = (p + 1 for p in range(start, stop - 1) if row.words[p].text[-1:] in ".;:·")
    last = max(ends, default=start)
    if last > start and row.words[last - 1].text.endswith(":"):
        return stop  # what stands behind a colon is a value
    return max((p + 1 for p in range(start, stop) if row.words[p].text.endswith(".")
                and len(row.words[p].text) > _SHORT_WORD + 2), default=start)  # fmt: skip


def _in_row(index: int, row: Row, tolerant: bool) -> Iterator[Label]:
    position, after_label, after_article = 0, False, False
    before: Label | None = None
    while position < len(row.words):
        word = row.words[position]
        if not skeleton(word.text):
            position += 1
            continue
        opens = position in row.cell_starts or after_label or after_slash(row, position)
        # Small letters in brackets are no sentence, nor are those before a name in capitals.
        bracketed = word.text.startswith("(") or _is_within_brackets(row, position)
        label = longest_at(index, row, position, tolerant)
        named = label is not None and _before_a_name(row, label)
        opens = opens or (after_article and (named or bracketed or not word.text[:1].islower()))
        opens = opens or (tolerant and label is not None and _after_unread(row, label))
        begins = opens
        # Labels begin with a capital; a small word at the head of a row goes on with a sentence.
        opens = opens and not _goes_on(row, label)
        opens = opens and (
            after_label
            or bracketed
            or named
            or not word.text[:1].islower()
            or _fills_first_cell(row, label)
        )
        if label and before and _is_its_value(row, before, label):
            return
        if label and (opens or ends_with_colon(row, label.end - 1)):
            before = label = _with_qualifier(row, label)
            yield label
            position, after_label, after_article = label.end, True, False
            continue
        # ``Ο – Η Όνομα``, ``Ο/Η (όνομα)``: an article before a label.
        key = skeleton(word.text)
        article = key in _ARTICLES and word.text.strip("-–/")[:1].isalpha()
        article = article or (key in _BEFORE_LABELS and position in row.cell_starts)
        counts = counts_fields(word.text) or position in numbered_columns(row)
        counts = counts or role_in((word,)) is not Role.UNSAID
        after_label, after_article = opens and counts, begins and article
        position += 1


def _is_its_value(row: Row, before: Label, label: Label) -> bool:
    """``ΟΝΟΜΑ ΜΑΡΙΝΑ``: a name that is nearly a label, last in its row behind a label of a name."""
    named = before.concepts & _OF_NAMES and label.concepts & _OF_NAMES and label.likeness < 1.0
    last = label.start == before.end and label.end == len(row.words)
    parted = ends_with_colon(row, label.end - 1) or after_slash(row, label.start)
    return bool(named) and last and not parted


def _is_within_brackets(row: Row, position: int) -> bool:
    """``(рақам / number)``: the second language of a label whose cell is all in brackets."""
    if not after_slash(row, position):
        return False
    start = max(place for place in row.cell_starts if place <= position)
    end = row.words[row.cell_end(start) - 1]
    return row.words[start].text.startswith("(") and end.text.rstrip(":.").endswith(")")


def _before_a_name(row: Row, label: Label) -> bool:
    """``το επώνυμο ΧΟΤΖΑ``: all that follows a label of a name in its cell is in capitals."""
    if not label.concepts & _OF_NAMES:
        return False
    rest = row.words[label.end : row.cell_end(label.start)]
    texts = [word.text.strip("().,;/-") for word in rest]
    return bool(rest) and all(text.isupper() and text.replace("-", "").isalpha() for text in texts)


def _goes_on(row: Row, label: Label | None) -> bool:
    """``Από τα στοιχεία του φακέλου``: one small word of a sentence, and no label of a period."""
    if label is None or label.end - label.start > 1 or label.end >= row.cell_end(label.start):
        return False
    word, following = row.words[label.start], row.words[label.end]
    return skeleton(word.text) in _PREPOSITIONS and _is_small(following)


def _fills_first_cell(row: Row, label: Label | None) -> bool:
    """``issued on   03.08.2026``: a form in small letters, or a capital that was misread."""
    if label is None or label.start not in row.cell_starts:
        return False
    return label.end == row.cell_end(label.start) < len(row.words)


def after_slash(row: Row, position: int) -> bool:
    """After a slash stands the same label in another language, also if the first is unreadable."""
    return position > 0 and row.words[position - 1].text.endswith("/")


def _after_unread(row: Row, label: Label) -> bool:
    """``δο19/! Joo! Place of birth``: a label of several words behind one that nobody could read.

    Passports print each label in the state's own language first, in letters that come out as
    unlikely ones.
    """
    several = label.end - label.start > 1 and label.likeness == 1.0
    return several and row.words[label.start - 1].confidence < _READABLE


def _with_qualifier(row: Row, label: Label) -> Label:
    """``Επώνυμο`` of ``Επώνυμο υπόχρεου (ιδιοκτήτη):`` reaches to the colon, if that is near.

    Without a colon it takes in words that name a person's part, and small words up to the end of
    the cell: ``Όνομα τέκνου``, ``Διεύθυνση του μισθίου``. Values are written with a capital.
    """
    if ends_with_colon(row, label.end - 1):
        return label
    stop = row.cell_end(label.start)
    label = _with_remark(row, label, stop)
    end = label.end
    while end < min(stop, label.end + 3) and (
        _is_small(row.words[end]) or says_whose(row, label.start, end)
    ):
        if role_in(row.words[end : end + 1]) is Role.UNSAID and not all(
            map(_is_small, row.words[end:stop])
        ):
            break
        end += 1
    label = _reaching_to(row, label, end)
    for place in range(label.end, min(label.end + 4, stop)):
        if not skeleton(row.words[place].text):
            break
        if ends_with_colon(row, place):
            return _reaching_to(row, label, place + 1)
    return label


def _with_remark(row: Row, label: Label, stop: int) -> Label:
    """``Επώνυμο (όπως στο διαβατήριο)``: a remark in brackets and in small letters, taken in."""
    if label.end >= stop or not row.words[label.end].text.startswith("("):
        return label
    ends = (p for p in range(label.end, stop) if row.words[p].text.rstrip(":").endswith(")"))
    close = next(ends, -1)
    remark = row.words[label.end : close + 1]
    small = any(_is_small(word) or word.text.strip("():").isdigit() for word in remark)
    # ``ΕΠΩΝΥΜΟ (ΛΑΤΙΝΙΚΑ) ......: HOXHA``: what parts a label from its value stands behind it.
    parted = close + 1 < stop and not skeleton(row.words[close + 1].text)
    whole = close + 1 == stop < len(row.words)
    return replace(label, end=close + 1) if close > 0 and (small or parted or whole) else label


def _reaching_to(row: Row, label: Label, end: int) -> Label:
    added = row.words[label.end : end]
    telling = [word for word in added if len(skeleton(word.text)) > _SHORT_WORD]
    unknown = bool(telling) and role_in(telling) is Role.UNSAID
    if unknown and is_generic(label):
        return replace(label, end=end, concepts=frozenset({_OTHER}))
    return replace(label, end=end, qualified=label.qualified or unknown)


def _is_small(word: Word) -> bool:
    """Whether a word is written in small letters, as no name, number or date is."""
    bare = word.text.strip("().,/:")
    return len(bare) > 1 and bare.replace("/", "").isalpha() and bare.islower()
