"""The letter asks for what the applicant can mend, not for what only the office can settle."""

import hashlib
import re

import pypdfium2
import pytest

from api.officer.settings import OfficeSettings
from extract.evidence import PHOTO_CODES, EvidenceKind
from extract.facts import Extraction, Fact
from ingest.problems import FileProblem, Reason, problem
from tests.api.pages.conftest import application, logged_in, page_file
from workers.ledger import reports

IN_DOUBT = re.compile(r"officer looks|could not be settled|υπάλληλος|δεν κρίθηκε", re.IGNORECASE)


def photo_reader(*problems: FileProblem, **states: str):
    """Reads every file as a photo: all checks passed but for those given (``background``: …)."""
    checks = {code: states.get(code.removeprefix("photo."), "pass") for code in PHOTO_CODES}
    facts = {code: Fact(state, 0.99, 1, None, "photo") for code, state in checks.items()}
    facts["format"] = Fact("JPEG2000", 0.99, 1, None, "photo")

    def read(data: bytes, name: str, _: object) -> tuple[Extraction, ...]:
        digest = hashlib.sha256(data).hexdigest()
        kept = {} if problems else facts
        pages = 0 if problems else 1
        return (
            Extraction(
                name, digest, EvidenceKind.PHOTO, 0.99, pages, kept, problems, "test", "JPEG2000"
            ),
        )

    return read


def given() -> dict[str, object]:
    documents = [{"file": "photo.jp2", "kind": "photo"}]
    return application() | {"documents": documents}


@pytest.fixture
def token(client):
    return logged_in(client)


@pytest.fixture
def unsure(site, token):
    """A case whose photo could not be settled, and that lacks everything else."""
    return site.submit(given(), {"photo.jp2": page_file()}, photo_reader(background="unsure"))


def letter(client, case: str, language: str) -> str:
    pdf = client.get(f"/officer/cases/{case}/letter.pdf?in={language}").content
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


@pytest.mark.parametrize("language", ["el", "en"])
def test_what_could_not_be_settled_is_not_asked_for(client, site, unsure, language):
    status = {
        r["id"]: r["status"]
        for r in reports.newest(site.service.ledger, unsure).as_json()["requirements"]
    }
    text = letter(client, unsure, language)

    assert status["photos"] == "officer"
    assert not IN_DOUBT.search(text)
    assert "photo.jp2" not in text
    assert ("Λείπει" if language == "el" else "Missing") in text


def test_it_is_asked_for_once_an_officer_asks_again(client, token, unsure):
    client.post(f"/officer/cases/{unsure}/take", data={"csrf_token": token})
    form = {"csrf_token": token, "report": "1", "requirement": "photos", "outcome": "ask_again",
            "reason": "photo", "text_el": "Νέα φωτογραφία.", "text_en": "A new photo."}  # fmt: skip
    client.post(f"/officer/cases/{unsure}/decisions", data=form)

    assert "A new photo." in letter(client, unsure, "en")
    assert "Νέα φωτογραφία." in letter(client, unsure, "el")


def test_the_text_prepared_for_it_says_what_to_send_and_not_who_looks(client, token, unsure):
    client.post(f"/officer/cases/{unsure}/take", data={"csrf_token": token})
    page = client.get(f"/officer/cases/{unsure}").text

    for language in ("el", "en"):
        prepared = page.partition(f'id="text-{language}-photos"')[2].partition("</textarea>")[0]
        assert not IN_DOUBT.search(prepared)
        assert ("στείλτε" if language == "el" else "Please send") in prepared


def test_a_photo_that_fails_is_asked_for_with_what_to_mend(client, token, site):
    read = photo_reader(frame="fail", background="unsure")
    case = site.submit(given(), {"photo.jp2": page_file()}, read)
    text = letter(client, case, "en")

    assert "Cut it away" in text
    assert not IN_DOUBT.search(text)


def test_every_fault_of_a_photo_is_said_at_once(client, token, site):
    faulty = ("frame", "background", "exposure", "shadow", "pose")
    read = photo_reader(**dict.fromkeys(faulty, "fail"), mouth="unsure")
    case = site.submit(given(), {"photo.jp2": page_file()}, read)
    text = letter(client, case, "en")

    for said in ("a frame", "not plain white", "too dark", "shadows behind", "turned or tilted"):
        assert text.count(said) == 1, said
    assert not IN_DOUBT.search(text)


def test_a_file_that_does_not_open_is_asked_for_with_what_is_the_matter(client, token, site):
    locked = problem(Reason.ENCRYPTED)
    case = site.submit(given(), {"photo.jp2": page_file()}, photo_reader(locked))

    assert "locked with a password" in letter(client, case, "en")


def test_a_file_that_the_service_could_not_read_is_not_the_applicants_to_mend(client, token, site):
    failed = problem(Reason.NOT_READ)
    case = site.submit(given(), {"photo.jp2": page_file()}, photo_reader(failed))

    assert "photo.jp2" not in letter(client, case, "en")


def test_a_letter_that_asks_for_nothing_does_not_say_that_all_is_there(client, token, site):
    accepted = {"csrf_token": token, "report": "1", "outcome": "accept"}
    case = site.submit(given(), {"photo.jp2": page_file()}, photo_reader(background="unsure"))
    client.post(f"/officer/cases/{case}/take", data={"csrf_token": token})
    report = reports.newest(site.service.ledger, case).as_json()
    lacking = [r["id"] for r in report["requirements"] if r["status"] != "officer"]
    for name in lacking:
        client.post(f"/officer/cases/{case}/decisions", data=accepted | {"requirement": name})

    assert "Nothing is needed from you for now" in letter(client, case, "en")
    client.post(f"/officer/cases/{case}/decisions", data=accepted | {"requirement": "photos"})
    for name in {r["id"] for r in report["requirements"]} - set(lacking):
        client.post(f"/officer/cases/{case}/decisions", data=accepted | {"requirement": name})
    assert "Your application is complete" in letter(client, case, "en")


def test_the_letter_of_a_complete_case_asks_for_nothing(client, token, unsure):
    client.post(f"/officer/cases/{unsure}/take", data={"csrf_token": token})
    form = {"csrf_token": token, "report": "1", "outcome": "accept", "knowing": "true"}
    client.post(f"/officer/cases/{unsure}/decisions", data=form)
    text = letter(client, unsure, "en")

    assert "Your application is complete" in text
    assert "Missing" not in text


def test_what_an_officer_asked_for_by_name_stays_in_it(client, token, unsure):
    client.post(f"/officer/cases/{unsure}/take", data={"csrf_token": token})
    form = {"csrf_token": token, "report": "1"}
    asked = {"requirement": "photos", "outcome": "ask_again", "text_el": "Νέα.", "text_en": "New."}
    client.post(f"/officer/cases/{unsure}/decisions", data=form | asked)
    whole = {"outcome": "accept", "knowing": "true"}
    client.post(f"/officer/cases/{unsure}/decisions", data=form | whole)
    text = letter(client, unsure, "en")

    assert "New." in text
    assert "Missing" not in text


def test_a_letter_names_no_office_that_nobody_named(client, unsure):
    assert "The office that has your application" in letter(client, unsure, "en")
    assert "Η υπηρεσία που έχει την αίτησή σας" in letter(client, unsure, "el")
    assert "Elenchos" not in letter(client, unsure, "en")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("el", "Το ζητά το κείμενο «Άδειες μακράς διάρκειας», στο σημείο"),
        ("en", "It is asked for in “Long-term permits”, under"),
    ],
)
def test_a_letter_names_the_text_that_asks_by_its_title(client, unsure, language, said):
    assert said in letter(client, unsure, language)


def test_one_thing_that_serves_is_not_one_of_several(client, unsure):
    assert "Add: " in letter(client, unsure, "en")


def test_it_is_to_be_sent_within_the_days_of_the_letter(client, site, unsure):
    by = OfficeSettings().answer_by(site.service.clock().date())

    assert OfficeSettings().answer_days == 15
    assert f"by {by.day} " in letter(client, unsure, "en")


class TestAnOfficeThatSaysWhoItIs:
    @pytest.fixture
    def office(self):
        return OfficeSettings(
            office_name="Διεύθυνση Αλλοδαπών & Μετανάστευσης Θεσσαλονίκης",
            office_name_en="Directorate of Aliens and Migration, Thessaloniki",
            office_address="Τάκη Οικονομίδη 1, 540 08",
            office_sending="στη θυρίδα 3 ή με e-mail",
        )

    def test_is_the_sender_of_its_letters(self, client, unsure):
        greek, english = (letter(client, unsure, language) for language in ("el", "en"))

        assert greek.count("Αλλοδαπών & Μετανάστευσης") >= 2
        assert english.count("Directorate of Aliens and Migration") >= 2
        for text in (greek, english):
            assert "Τάκη Οικονομίδη 1" in text
            assert "στη θυρίδα 3 ή με e-mail" in text
