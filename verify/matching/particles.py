"""The small words and endings of names: articles, patronymics, the gender of Slavic surnames."""

from __future__ import annotations

from verify.matching.words import Word

_ARTICLES = frozenset(
    {
        "AL",
        "EL",
        "UL",
        "BIN",
        "BEN",
        "IBN",
        "BINT",
        "ΑΛ",
        "ΕΛ",
        "ΜΠΙΝ",
        "ΜΠΕΝ",
        "ΙΜΠΝ",
        "ΟΥΛ",
        "ال",
        "بن",
        "ابن",
        "بنت",
    }
)
_PATRONYMIC_ENDINGS = (
    "OVICH", "EVICH", "OVNA", "EVNA", "OVYCH", "YOVYCH", "IVNA", "YIVNA", "ICHNA", "INICHNA",
    "OVITCH", "EVITCH", "OGLU", "OGLY", "KIZI", "KYZY", "UGLI", "QIZI",
    "ОВИЧ", "ЕВИЧ", "ОВНА", "ЕВНА", "ЬИЧ", "ИНИЧНА", "ИЧНА", "ОВИЧ", "ІВНА", "ЇВНА", "ОГЛЫ", "КЫЗЫ",
    "ΟΒΙΤΣ", "ΕΒΙΤΣ", "ΟΒΝΑ", "ΕΒΝΑ", "ΙΒΝΑ",
)  # fmt: skip
_SHORT_PATRONYMICS = frozenset(
    {
        "ИЛЬИЧ",
        "ЛУКИЧ",
        "ФОМИЧ",
        "САВВИЧ",
        "НИКИТИЧ",
        "КУЗЬМИЧ",
        "ФОКИЧ",
        "ILICH",
        "ILYICH",
        "LUKICH",
    }
)
_GENDERED = (
    ("OS", "OU"), ("IS", "I"), ("AS", "A"), ("IS", "OU"), ("ΟΣ", "OU"), ("OS", "ΟΥ"),
    ("ΗΣ", "I"), ("IS", "Η"), ("ΑΣ", "A"), ("AS", "Α"),
    ("OV", "OVA"), ("EV", "EVA"), ("IN", "INA"), ("YN", "YNA"), ("SKY", "SKAYA"),
    ("SKIY", "SKAYA"), ("SKII", "SKAIA"), ("SKYI", "SKA"), ("SKI", "SKA"), ("SKY", "SKA"),
    ("SKI", "SKAYA"), ("SKIY", "SKAIA"), ("ОВ", "ОВА"), ("ЕВ", "ЕВА"), ("ИН", "ИНА"),
    ("СКИЙ", "СКАЯ"), ("СЬКИЙ", "СЬКА"), ("ОЙ", "АЯ"), ("ИЙ", "А"), ("ΟΒ", "ΟΒΑ"), ("ΕΒ", "ΕΒΑ"),
    ("ΙΝ", "ΙΝΑ"), ("ΣΚΙ", "ΣΚΑ"), ("ΣΚΙ", "ΣΚΑΓΙΑ"), ("ΟΒ", "OVA"), ("ΕΒ", "EVA"),
    ("OV", "ΟΒΑ"), ("EV", "ΕΒΑ"), ("ОВ", "OVA"), ("ЕВ", "EVA"), ("OV", "ОВА"), ("EV", "ЕВА"),
    ("ΟΒ", "ОВА"), ("ОВ", "ΟΒΑ"),
)  # fmt: skip


def is_article(word: Word) -> bool:
    """Whether a word is an Arabic article or the *son of* between names, which papers leave out."""
    return word.text in _ARTICLES


def is_patronymic(word: Word) -> bool:
    """Whether a word ends as Slavic and Turkic patronymics do."""
    return word.text in _SHORT_PATRONYMICS or (
        len(word.text) > 5 and word.text.endswith(_PATRONYMIC_ENDINGS)
    )


def slavic_gender_pair(a: str, b: str) -> bool:
    """Whether two folded surnames are the masculine and the feminine of one family's name."""
    return (
        any(
            (a.endswith(masculine) and b.endswith(feminine))
            or (b.endswith(masculine) and a.endswith(feminine))
            for masculine, feminine in _GENDERED
        )
        and a[:1] == b[:1]
    )
