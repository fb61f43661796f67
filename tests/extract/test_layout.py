"""Words in rows and cells."""

from extract.layout import Text, rows_of
from extract.words import Word


def word(text, left, top, *, line=-1, height=20):
    box = (left, top, left + 10 * len(text), top + height)
    return Word(text, box, box, 0.9, line)


def texts(rows):
    return [row.text for row in rows]


def test_words_of_one_level_make_a_row_whatever_order_they_come_in():
    rows = rows_of([word("41", 200, 3), word("Διεύθυνση:", 0, 0), word("κάτω", 0, 40)])
    assert texts(rows) == ["Διεύθυνση: 41", "κάτω"]


def test_a_wide_gap_begins_a_cell():
    (row,) = rows_of([word("Όνομα:", 0, 0), word("ILIR", 200, 0), word("MIRA", 250, 0)])
    assert row.cell_starts == {0, 1}
    assert row.cell_end(1) == 3


def test_a_low_dash_does_not_part_its_neighbours():
    dash = Word("–", (75, 9, 85, 12), (75, 9, 85, 12), 0.9)
    (row,) = rows_of([word("ΜΑΪΟΣ", 0, 0), dash, word("ΘΡΑΚΗ", 100, 0)])
    assert row.cell_starts == {0}


def test_a_word_right_beneath_another_is_of_the_next_row_however_close():
    rows = rows_of([word("LABEL", 0, 0, line=1), word("VALUE", 0, 11, line=2)])
    assert texts(rows) == ["LABEL", "VALUE"]


def test_a_tall_stroke_does_not_pull_rows_together():
    stroke = Word("I", (300, 0, 305, 60), (300, 0, 305, 60), 0.5, 1)
    rows = rows_of(
        [
            word("first", 0, 0, line=1),
            word("row", 80, 0, line=1),
            stroke,
            word("second", 0, 34, line=2),
        ]
    )
    assert [row.words[0].text for row in rows] == ["first", "second"]


def test_text_leads_back_to_its_words():
    first, second = word("Νομός", 0, 0), word("Σερρών", 100, 0)
    text = Text(rows_of([first, second]))
    assert text.string == "Νομός Σερρών"
    assert text.words_between(6, 9) == (second,)
    assert text.words_between(4, 7) == (first, second)
