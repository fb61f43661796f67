"""The codes of states against the library that follows ISO 3166."""

import pycountry
import pytest

from extract.mrz.states import ISO_3166, STATE_CODES


def test_all_of_iso_3166_and_nothing_else() -> None:
    assert {country.alpha_3 for country in pycountry.countries} == ISO_3166


@pytest.mark.parametrize(
    "code", ["D", "GBD", "GBN", "RKS", "UNO", "XXA", "XXC", "UTO", "EUE", "XOM"]
)
def test_codes_of_doc_9303(code: str) -> None:
    assert code in STATE_CODES
