"""Where a whole name is parted: the usual order, and usual given names that speak against it."""

import pytest

from extract.name_order import parted


@pytest.mark.parametrize(
    ("text", "surname_first", "surname"),
    [
        ("ΔΗΜΟΥ ΑΝΝΑ", True, "ΔΗΜΟΥ"),
        ("KOVALENKO ZZZ", True, "KOVALENKO"),
        ("RIMA HADDAD", True, "HADDAD"),  # a given name comes first, whatever is usual
        ("ΡΙΜΑ ΧΑΝΤΑΝΤ", True, "ΧΑΝΤΑΝΤ"),  # and in Greek letters
        ("HADDAD RIMA", False, "HADDAD"),
        ("ARTAN HOXHA", False, "HOXHA"),
        ("TRAN THI HOA", False, "TRAN"),  # some surnames come first wherever they stand
        ("RESTREPO MEJIA LUZ ADRIANA", True, "RESTREPO MEJIA"),
        ("LUZ ADRIANA RESTREPO MEJIA", False, "RESTREPO MEJIA"),
        ("XXX YYY ZZZ WWW", True, "XXX YYY"),  # of four words two
        ("VAN DER WALT HENDRIK", True, "VAN DER WALT"),  # a particle belongs to what follows
        ("DE LA CRUZ MARIA", True, "DE LA CRUZ"),
    ],
)
def test_the_surname_is_told_from_the_given_names(text, surname_first, surname):
    found, given = parted(text.split(), surname_first=surname_first)
    assert found == surname
    assert sorted(f"{found} {given}".split()) == sorted(text.split())


def test_a_name_of_particles_alone_is_still_parted():
    assert parted(["AL", "VAN"], surname_first=True) == ("AL", "VAN")
