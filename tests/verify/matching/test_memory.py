"""What the matcher remembers can be emptied, and changes no answer."""

from verify.matching.memory import forget
from verify.matching.names import Name, NameSource, compare_names, words_of


def test_after_forgetting_the_answer_is_the_same():
    a = Name("HOXHA", "ARTAN", NameSource.APPLICATION)
    b = Name("ΧΟΤΖΑ", "ΑΡΤΑΝ", NameSource.APPLICATION)
    first = compare_names(a, b)
    forget()
    assert words_of.cache_info().currsize == 0
    assert compare_names(a, b) == first
