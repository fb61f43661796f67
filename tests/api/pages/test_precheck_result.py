"""The applicant's result: what they can mend stands apart from what only an officer can settle."""

from __future__ import annotations

import pytest

from api.officer.case_view import Group
from api.precheck.result import result_of
from tests.api.pages.conftest import page_file
from tests.api.pages.test_letter import given, photo_reader
from workers.ledger import cases, reports


@pytest.fixture
def groups(site):
    """The groups of a case whose photo has one plain fault and one check that was not settled."""
    read = photo_reader(frame="fail", background="unsure")
    case = site.submit(given(), {"photo.jp2": page_file()}, read)
    application = cases.application(site.service.ledger, case).application
    body = reports.newest(site.service.ledger, case).body
    result = result_of(application, body, "en", lambda _: ())
    return {group.group: group.items for group in result.groups}


def said_of_photos(items) -> str:
    return " ".join(
        s.en for item in items if item.title and "hoto" in item.title.en for s in item.sentences
    )


def test_a_plain_fault_is_to_be_mended(groups):
    said = said_of_photos(groups[Group.FAILS])

    assert "Cut it away" in said
    assert "An officer looks" not in said


def test_what_was_not_settled_could_not_be_checked_here(groups):
    said = said_of_photos(groups[Group.UNCHECKED])

    assert said
    assert "Cut it away" not in said
