"""What the contract says of two names, one line for each sentence of it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.matching.name_words import read_name_words
from verify.matching.names import Name, NameSource, compare_names, parse_name
from verify.matching.verdict import Verdict

SETTLED = {Verdict.SAME, Verdict.VARIANT}


def verdict(a: str, b: str) -> Verdict:
    return compare_names(parse_name(a), parse_name(b)).verdict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("HOXHA, ARTAN", "hoxha, artan"),
        ("HOXHA, ARTAN", "ARTAN HOXHA"),
        ("HOXHA, ARTAN", "HOXHA<<ARTAN<<<<<<<<"),
        ("Παπαδόπουλος Γεώργιος", "ΠΑΠΑΔΟΠΟΥΛΟΣ, ΓΕΩΡΓΙΟΣ"),
        ("DELA CRUZ, JUAN", "DELACRUZ, JUAN"),
        ("ANNA-MARIA SMITH", "SMITH, ANNA MARIA"),
        ("Müller, Jörg", "MULLER, JORG"),
        ("Aµ", "Aµ"),
        ("HOXНA, ARTAN", "HOXНA, ARTAN"),
    ],
)
def test_same_is_equal_after_case_accents_order_and_spacing(a: str, b: str) -> None:
    assert verdict(a, b) is Verdict.SAME


@pytest.mark.parametrize(
    ("a", "b", "rule"),
    [
        ("HOXHA, ARTAN", "ΧΟΤΖΑ ΑΡΤΑΝ", "convention.albanian"),
        ("HOXHA<<ARTAN", "Artan Hoxa", "known-spellings"),
        ("PAPADOPOULOS, GEORGIOS", "ΠΑΠΑΔΟΠΟΥΛΟΣ, ΓΕΩΡΓΙΟΣ", "elot-743"),
        ("ИВАНОВ, СЕРГЕЙ", "IVANOV, SERGEI", "convention.russian"),
        ("КОВАЛЬЧУК, ЮРІЙ", "KOVALCHUK, YURII", "convention.ukrainian"),
        ("გიორგი ბერიძე", "BERIDZE, GIORGI", "convention.georgian"),
        ("محمد أحمد", "MOHAMMED AHMED", "convention.arabic-script"),
        ("BHATTI, AMAN", "ΜΠΑΤΙ ΑΜΑΝ", "convention.arabic"),
        ("WANG, XIAOMING", "ΓΟΥΑΝΓΚ ΣΙΑΟΜΙΝΓΚ", "convention.chinese"),
        ("GARCIA, JUAN", "ΓΚΑΡΣΙΑ ΧΟΥΑΝ", "convention.spanish"),
        ("MUELLER, JOERG", "MÜLLER, JÖRG", "icao-9303"),
        ("ΓΕΩΡΓΙΟΥ ΙΩΑΝΝΗ", "ΓΕΩΡΓΙΟΣ ΙΩΑΝΝΗΣ", "genitive"),
        ("ΓΕΩΡΓΙΟΥ, ΙΩΑΝΝΗΣ", "ΓΕΩΡΓΙΟΣ, ΙΩΑΝΝΗΣ", "genitive"),
        ("ΠΑΠΑΣ ΓΕΩΡΓΙΟΣ ΤΟΥ ΙΩΑΝΝΗ", "PAPAS, GEORGIOS", "father-name"),
        ("ИВАНОВ ИВАН ПЕТРОВИЧ", "IVANOV, IVAN", "patronymic"),
        ("ΗOXHA, ARTAN", "HOXHA, ARTAN", "look-alike-letters"),
        ("MD RAHIM", "MOHAMMED RAHIM", "abbreviation"),
        ("DELA CRUZ, MA. TERESA", "DELA CRUZ, MARIA TERESA", "abbreviation"),
        ("ΠΑΠΑΣ ΚΩΝ/ΝΟΣ", "ΠΑΠΑΣ ΚΩΝΣΤΑΝΤΙΝΟΣ", "abbreviation"),
        ("ΠΑΠΑΣ ΚΩΝ/ΝΟΣ", "PAPAS, KONSTANTINOS", "abbreviation"),
        ("ΤΟΥ ΠΑΠΑ ΙΩΑΝΝΗ", "ΠΑΠΑΣ ΙΩΑΝΝΗΣ", "genitive"),
        ("AL-HASSAN, OMAR", "EL HASSAN, OMAR", "article"),
        ("ABDUL RAHMAN", "ABDELRAHMAN", "spacing"),
        ("ABD AL-RAHMAN", "ABDURRAHMAN", "spacing"),
        ("O'BRIEN, SEAN", "OBRIEN, SEAN", "apostrophe"),
        (
            "PAPACHRISTODOULOPOULOS<<KONSTANTINOS<GE",
            "PAPACHRISTODOULOPOULOS, KONSTANTINOS GEORGIOS",
            "mrz-truncation",
        ),
    ],
)
def test_variant_is_one_name_by_a_rule_that_it_names(a: str, b: str, rule: str) -> None:
    found = compare_names(parse_name(a), parse_name(b))

    assert found.verdict is Verdict.VARIANT
    assert rule in found.rules


@pytest.mark.parametrize(
    ("a", "b", "rule"),
    [
        ("HOXHA, ARTAN", "HOXHA, A.", "initial"),
        ("HOXHA, ARTAN", "ΧΟΤΖΑ Α.", "initial"),
        ("GARCIA, MARIA TERESA", "GARCIA, MARIA", "missing-word"),
        ("H0XHA, ARTAN", "HOXHA, ARTAN", "reading-error"),
        ("IVANOV, SASHA", "IVANOVA, SASHA", "gendered-surname"),
        ("ΠΑΠΑΔΟΠΟΥΛΟΥ, ΜΑΡΙΑ", "ΠΑΠΑΔΟΠΟΥΛΟΣ, ΜΑΡΙΑ", "gendered-surname"),
        ("ΗΟΧΗΑ, ARTAN", "HOXHA, ARTAN", "look-alike-word"),
        ("KHAN, IMRAN", "HAN, IMRAN", "weak-evidence"),
        ("ЕЛЕНА ПЕТРОВА", "OLENA PETROVA", "translated-name"),
        ("", "", "no-name"),
        ("?!", "?!", "no-name"),
        ("李明", "LI MING", "scripts-not-compared"),
        ("محمد", "ΓΕΩΡΓΙΟΣ", "scripts-not-compared"),
    ],
)
def test_doubtful_is_near_and_left_to_an_officer(a: str, b: str, rule: str) -> None:
    found = compare_names(parse_name(a), parse_name(b))

    assert found.verdict is Verdict.DOUBTFUL
    assert rule in found.rules


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("PAPADOPOULOU, MARIA", "PAPADOPOULOU, MARIO"),
        ("HOXHA, ARTAN", "HOXHA, ARBEN"),
        ("HOXHA, ARTAN", "HOTI, ARTAN"),
        ("HOXHA, ARTAN", "ΧΟΤΖΑ ΑΡΤΑ"),
        ("IVANOV, ALEKSANDR", "IVANOVA, ALEKSANDRA"),
        ("ΓΕΩΡΓΙΟΥ ΙΩΑΝΝΗΣ", "ΙΩΑΝΝΟΥ ΓΕΩΡΓΙΟΣ"),
        ("ΔΗΜΟΥ ΕΛΕΝΗ ΤΟΥ ΙΩΑΝΝΗ", "ΔΗΜΟΥ ΕΛΕΝΗ ΤΟΥ ΠΕΤΡΟΥ"),
        ("ИВАНОВ ИВАН ПЕТРОВИЧ", "ИВАНОВ ИВАН СЕРГЕЕВИЧ"),
        ("محمد أحمد", "MAHMOUD AHMED"),
    ],
)
def test_different_are_two_people(a: str, b: str) -> None:
    assert verdict(a, b) is Verdict.DIFFERENT


def test_a_short_surname_with_one_more_letter_is_never_the_same_name() -> None:
    assert verdict("KHAN, ALI", "KHANI, ALI") not in SETTLED


def test_a_field_with_room_left_is_not_cut() -> None:
    assert verdict("HOXHA<<ART<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "HOXHA, ARTAN") not in SETTLED


def test_misread_letters_are_doubtful_only_in_an_unsure_reading() -> None:
    sure = Name("HOXHA", "ARTAN")
    misread = Name("HOXHA", "ARIAN")
    unsure = Name("HOXHA", "ARIAN", NameSource.MRZ, confidence=0.5)

    assert compare_names(sure, misread).verdict is not Verdict.SAME
    found = compare_names(sure, unsure)
    assert found.verdict is Verdict.DOUBTFUL
    assert "reading-error" in found.rules


def test_the_explanation_names_the_letters_in_both_languages() -> None:
    found = compare_names(parse_name("ΧΟΤΖΑ ΑΡΤΑΝ"), parse_name("HOXHA, ARTAN"))

    assert "ΧΟΤΖΑ = HOXHA: Albanian XH is written ΤΖ" in found.explanation.en
    assert "ΧΟΤΖΑ = HOXHA: το αλβανικό XH αποδίδεται ΤΖ" in found.explanation.el


def test_the_alignment_spells_out_both_names() -> None:
    found = compare_names(parse_name("ΧΟΤΖΑ ΑΡΤΑΝ"), parse_name("HOXHA, ARTAN"))

    assert "".join(part.left for part in found.alignment) == "ΧΟΤΖΑΑΡΤΑΝ"
    assert "".join(part.right for part in found.alignment) == "HOXHAARTAN"


def test_the_mrz_of_a_whole_line_is_its_name_field() -> None:
    line = "P<ALBHOXHA<<ARTAN<<<<<<<<<<<<<<<<<<<<<<<<<<<"

    assert verdict(line, "HOXHA, ARTAN") is Verdict.SAME


WORDS = [
    "HOXHA", "ARTAN", "Χότζα", "Αρτάν", "Παπαδόπουλος", "Γεωργίου", "Ιωάννης", "Müller", "Иванов",
    "Андрей", "ბერიძე", "محمد", "MD", "A.", "του", "Πέτρου", "O'Brien", "<<", "<", ",", "AL", "DE",
    "LÜ", "王", "Պետրոսյան", "H0XHA", "ΚΩΝ/ΝΟΣ", "-", "née", "IVANOVA", "Петрович",
]  # fmt: skip
names = st.one_of(st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join), st.text(max_size=24))


@given(names, names)
def test_the_verdict_is_symmetric(a: str, b: str) -> None:
    assert verdict(a, b) is verdict(b, a)


@given(names)
def test_every_name_is_itself_and_no_name_is_nobody(a: str) -> None:
    has_words = bool(read_name_words(a, "", may_be_cut=False).all)

    assert verdict(a, a) is (Verdict.SAME if has_words else Verdict.DOUBTFUL)


@given(st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join), names)
def test_case_accents_and_normal_form_change_nothing(a: str, b: str) -> None:
    expected = verdict(a, b)

    assert verdict(a.upper(), b) is expected
    assert verdict(unicodedata.normalize("NFD", a), b) is expected
    assert verdict(unicodedata.normalize("NFC", a), b) is expected


@given(st.lists(st.sampled_from(["Χότζα", "Αρτάν", "Ιωάννης", "Müller", "José"]), min_size=1))
def test_a_name_without_its_accents_is_the_same(words: list[str]) -> None:
    accented = " ".join(words)
    plain = "".join(
        c for c in unicodedata.normalize("NFD", accented) if not unicodedata.combining(c)
    )

    assert verdict(accented, plain) is Verdict.SAME


@given(st.text(), st.text(), st.floats(0, 1))
def test_nothing_raises(a: str, b: str, confidence: float) -> None:
    left = Name(a, b, NameSource.PRINTED, confidence, mrz_width=39)

    assert compare_names(left, parse_name(b)).verdict in Verdict


@pytest.mark.parametrize(
    ("a", "b"), [("SHARMA, PRIYA", "SARMA, PRIYA"), ("SHEHU", "SEHU"), ("CHEN", "TSEN")]
)
def test_latin_spellings_of_distinct_sounds_are_doubtful(a: str, b: str) -> None:
    assert verdict(a, b) is Verdict.DOUBTFUL
    assert verdict(b, a) is Verdict.DOUBTFUL
