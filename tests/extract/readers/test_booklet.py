"""Whether a copy shows all pages of a passport."""

from extract.readers.booklet import all_pages

COUNT = "THIS PASSPORT CONTAINS 8 PAGES"


def sheet(*numbers, word="Page"):
    return "    ".join(f"{word} {number}" for number in numbers)


def said(document):
    fact = all_pages(document).get("all_pages")
    return None if fact is None else fact.value


def test_all_numbers_up_to_the_count_are_all_pages(typed):
    assert said(typed(COUNT, sheet(1, 2, 3, 4), sheet(5, 6, 7, 8))) is True


def test_a_number_that_is_nowhere_is_a_missing_page(typed):
    assert said(typed(COUNT, sheet(1, 2, 3, 4), sheet(5, 6, 8))) is False


def test_without_a_count_nothing_is_said(typed):
    assert said(typed(sheet(1, 2, 3, 4))) is None


def test_a_misread_word_beside_good_ones_still_numbers_its_page(typed):
    rows = typed(COUNT, "Ρασο 1    Page 2    Page 3    Page 4", sheet(5, 6, 7, 8), confidence=0.9)
    assert said(rows) is True


def test_a_figure_that_stands_alone_may_be_the_page(typed):
    assert said(typed(COUNT, sheet(1, 2, 3, 4), sheet(5, 6, 8), "7", confidence=0.9)) is None


def test_a_word_for_a_page_without_its_figure_leaves_it_open(typed):
    assert said(typed(COUNT, sheet(1, 2, 3, 4), sheet(5, 6, 8), "Page", confidence=0.9)) is None


def test_a_hole_in_a_row_of_a_scan_is_a_number_that_was_not_read(typed):
    holed = "Page 5    Page 6              Page 8"
    assert said(typed(COUNT, sheet(1, 2, 3, 4), holed, confidence=0.9)) is None
    closed = sheet(5, 6, 8)
    assert said(typed(COUNT, sheet(1, 2, 3, 4), closed, confidence=0.9)) is False


def test_the_last_numbers_of_a_scan_may_have_escaped(typed):
    assert said(typed(COUNT, sheet(1, 2, 3, 4), sheet(5, 6, 7), confidence=0.9)) is None


def test_a_copy_of_which_little_was_read_says_nothing(typed):
    assert said(typed(COUNT, sheet(1, 2), confidence=0.9)) is None


def test_a_figure_read_as_a_letter_of_its_word_is_a_figure(typed):
    rows = typed(COUNT, "Pagel    Page 2    Page 3    Page4", sheet(5, 6, 7, 8), confidence=0.9)
    assert said(rows) is True
    assert (
        said(typed(COUNT, "Pages    Page 2", sheet(3, 4, 5, 6, 7, 8), confidence=0.9)) is not True
    )
