"""What a document says: one phrase, and many at once."""

import pytest

from extract.identify import signs
from extract.wording import Wording

TEXTS = (
    "ΑΠΟΔΕΙΚΤΙΚΟ ΚΑΤΑΘΕΣΗΣ ΔΗΛΩΣΗΣ ΠΛΗΡΟΦΟΡΙΑΚΩΝ ΣΤΟΙΧΕΙΩΝ ΜΙΣΘΩΣΗΣ\nΕκμισθωτής  ΑΦΜ\ne-παράβολο",
    "CERTIFICATE OF BIRTH\nName  ANA\nApostille (Convention de La Haye du 5 octobre 1961)",
    "Ο λογαριασμός ρεύματος\nΔΕΗ  Αριθμός παροχής\nπιστοποιητικά οικογενειακής κατάστασης",
)


@pytest.mark.parametrize("confidence", [0.99, 0.8])
@pytest.mark.parametrize("text", TEXTS)
def test_many_at_once_are_what_each_is_alone(typed, text, confidence) -> None:
    """A phrase or title that lacks a word of the page is passed by unasked, and misses nothing."""
    wording = Wording(typed(text, confidence=confidence).pages)
    for entry in signs().values():
        for phrases in (entry.titles, entry.phrases, entry.required):
            assert list(wording.said(phrases)) == [p for p in phrases if wording.says(p)]
        alone = max(map(wording.titled, entry.titles), default=0.0)
        assert wording.best_titled(entry.titles) == alone


def test_of_no_phrases_none_is_said(typed) -> None:
    wording = Wording(typed("ΒΕΒΑΙΩΣΗ").pages)
    assert list(wording.said(())) == []
    assert wording.best_titled(()) == 0.0
