"""The applicant's answers: days as people write them, and what can't be read said at its field."""

from __future__ import annotations

import json
import re

import pytest

from api.precheck.questions import day_of

ASKING = "/precheck/ten-year.initial"


@pytest.mark.parametrize(
    "text", ["30-04-2004", "30.4.2004", "30/04/2004", "30 04 2004", "30 / 4 / 2004", "2004-04-30"]
)
def test_a_day_may_be_written_in_any_usual_way(text):
    assert day_of(text) == "30/04/2004"


@pytest.mark.parametrize(
    "text", ["", "31/04/2004", "30-04-04", "April 2004", "30042004", "٣٠/٠٤/٢٠٠٤"]
)
def test_what_is_no_day_of_the_calendar_or_has_two_meanings_is_none(text):
    assert day_of(text) is None


def kept(site) -> dict[str, object]:
    (folder,) = site.app.state.visits._all()
    (found,) = [p for p in folder.rglob("*.json") if "applicant" in p.read_text("utf-8")]
    return json.loads(found.read_text("utf-8"))


def test_the_form_takes_a_date_with_hyphens(client, site):
    answer = client.post(ASKING, data={"surname": "HOXHA", "birth_date": "30-04-2004"})

    assert answer.status_code == 303
    assert kept(site)["applicant"]["birth_date"] == "30/04/2004"


@pytest.mark.parametrize(
    ("language", "label", "said"),
    [
        ("el", "Ημερομηνία γέννησης", "Γράψτε μια υπαρκτή ημερομηνία"),
        ("en", "Date of birth", "Write a day of the calendar"),
    ],
)
def test_a_date_that_is_none_is_said_at_its_field_in_the_reader_s_language(
    client, language, label, said
):
    answer = client.post(f"{ASKING}?lang={language}", data={"birth_date": "31-04-2004"})
    field = re.search(r"<input[^>]*id=\"birth_date\"[^>]*>", answer.text)
    summary = answer.text.partition("govgr-error-summary")[2].partition("</div>")[0]

    assert answer.status_code == 422
    assert field
    assert 'aria-invalid="true"' in field[0]
    assert 'aria-describedby="birth_date-error' in field[0]
    assert 'value="31-04-2004"' in field[0]
    assert 'href="#birth_date"' in summary
    assert label in summary
    assert said in answer.text.partition('id="birth_date-error"')[2].partition("</p>")[0]
    assert "applicant.birth_date" not in answer.text
    assert "no such date" not in answer.text


def test_an_absence_that_lacks_a_day_or_ends_before_it_begins_is_said(client):
    answer = client.post(
        "/precheck/long-term.initial?lang=en",
        data={"away_from_1": "1.2.2025", "away_from_2": "1.3.2025", "away_to_2": "1.2.2025"},
    )

    assert answer.status_code == 422
    assert 'id="away_to_1-error"' in answer.text
    assert "ends before it begins" in answer.text


def test_a_household_is_a_number_of_people(client):
    answer = client.post("/precheck/long-term.initial?lang=en", data={"household_size": "some"})

    assert answer.status_code == 422
    assert "Write a number from 1 to 50." in answer.text
