"""On which side of their labels the values of a page stand."""

from extract.customs import Side

BESIDE = """
Επώνυμο:        {}
Όνομα:          {}
Όνομα πατρός:   {}
Τόπος γέννησης: {}
Α.Φ.Μ.:         {}
Διεύθυνση:      {}
"""
READ = ("GJOKA", "ARTAN", "BESNIK", "VLORE", "134703362", "ΤΣΙΜΙΣΚΗ 41")

BENEATH = """
Επώνυμο:
GJOKA
Όνομα:
ARTAN
Όνομα πατρός:
BESNIK
Τόπος γέννησης:
VLORE
Α.Φ.Μ.:
134703362
"""


def usual(document):
    return document.pages[0].custom.usual


def test_values_beside_their_labels_are_the_custom(typed):
    assert usual(typed(BESIDE.format(*READ))) is Side.RIGHT


def test_values_beneath_their_labels_are_the_custom(typed):
    assert usual(typed(BENEATH)) is Side.BELOW


def test_values_that_could_not_be_read_are_not_looked_for_beneath(typed):
    """What a hand has filled in is no word: labels in a column say nothing then."""
    assert usual(typed(BESIDE.format(*[""] * 6))) is None
    assert usual(typed(BESIDE.format("", "", *READ[2:]))) is Side.RIGHT
