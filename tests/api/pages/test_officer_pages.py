"""Officers' pages over HTTP: who may see them, what they keep, what they refuse."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace

import pytest
from PIL import Image

from api.officer.settings import OfficeSettings
from extract.facts import Fact
from tests.api.pages.conftest import (
    application,
    logged_in,
    page_file,
    passport_facts,
    reads,
)
from tools.pages_site import COLLEAGUE, OFFICER, SUPERVISOR
from workers.ledger import cases, corrections, decisions, events, reports
from workers.ledger.events import Action

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>\u202egpj'


@pytest.fixture
def token(client):
    return logged_in(client)


@pytest.fixture
def mine(client, token, case):
    """The case, taken by the officer who is logged in."""
    assert client.post(f"/officer/cases/{case}/take", data={"csrf_token": token}).status_code == 303
    return case


def newest(site, case):
    return reports.newest(site.service.ledger, case)


def decide(client, case, token, **form):
    form = {"csrf_token": token, "report": "1", **form}
    return client.post(f"/officer/cases/{case}/decisions", data=form)


def test_nobody_is_led_to_the_login_and_back_again(client, case):
    answer = client.get(f"/officer/cases/{case}?document=1")

    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/officer/login?back=%2Fofficer%2Fcases%2F")


def test_a_wrong_password_shows_the_form_again(client):
    answer = client.post("/officer/login", data={"login": OFFICER, "password": "wrong"})

    assert answer.status_code == 401
    assert "είναι λάθος" in answer.text


def test_the_login_leads_to_no_other_site(client):
    form = {"login": OFFICER, "password": "a long enough password", "back": "//evil.example"}

    assert client.post("/officer/login", data=form).headers["location"] == "/officer"


def test_a_form_without_the_sessions_token_is_refused(client, token, case):
    assert client.post(f"/officer/cases/{case}/take").status_code == 403


def test_a_case_that_is_not_there_is_a_page_that_says_so(client, token):
    answer = client.get(f"/officer/cases/{'0' * 32}")

    assert answer.status_code == 404
    assert "<h1>" in answer.text


def test_an_address_can_put_no_words_of_its_own_on_a_page(client, token):
    page = client.get("/officer?said=<b>Pay+here</b>").text

    assert "<b>Pay" not in page
    assert "notice" not in page


def test_the_next_case_is_given_to_one_officer_alone(client, site, case):
    first = client.post("/officer/next", data={"csrf_token": logged_in(client)})
    second = client.post("/officer/next", data={"csrf_token": logged_in(client, COLLEAGUE)})

    assert first.headers["location"] == f"/officer/cases/{case}"
    assert "nothing_next" in second.headers["location"]


def test_another_officer_reads_the_case_and_can_not_decide_it(client, case, token):
    client.post(f"/officer/cases/{case}/take", data={"csrf_token": token})
    theirs = logged_in(client, COLLEAGUE)

    assert "Άλλος υπάλληλος" in client.get(f"/officer/cases/{case}").text
    assert decide(client, case, theirs, outcome="accept").status_code == 409


def test_the_three_sources_stand_side_by_side_with_the_letters_that_differ(client, token, case):
    page = client.get(f"/officer/cases/{case}").text

    assert re.search(r"<bdi>HO<mark>XHA</mark></bdi>", page)
    assert re.search(r"<bdi>HO<mark>TI</mark></bdi>", page)
    assert "βέβαιη ανάγνωση" in page


def test_where_the_zone_was_believed_the_printed_value_stands_beside_it(client, token, site):
    lines = (
        "P<ALBHOXHA<<ARTAN<<<<<<<<<<<<<<<<<<<<<<<<<<<",
        "BA12345675ALB8804123M3104013<<<<<<<<<<<<<<08",
    )
    facts = passport_facts()
    facts |= {
        "birth_date": replace(facts["birth_date"], box=(10, 150, 290, 190), read_by="mrz"),
        "birth_date_printed": replace(facts["birth_date"], value=dt.date(1988, 4, 13)),
        "mrz": Fact(lines, 0.99, 1, (10, 150, 290, 190), "mrz"),
        "mrz_valid": Fact(True, 0.99, 1, (10, 150, 290, 190), "mrz"),
    }
    case = site.submit(application(), {"passport.png": page_file()}, reads(passport=facts))
    page = client.get(f"/officer/cases/{case}?lang=en").text
    pane = client.get(f"/officer/cases/{case}/pane?document=1&page=1").text

    assert "<bdi>1<mark>3</mark> Apr 1988</bdi>" in page
    left, top, _, _ = facts["birth_date_printed"].box
    assert f'<rect x="{left - 8}" y="{top - 8}"' in pane
    assert '<rect x="2" y="142"' in pane


def test_the_page_speaks_english_by_choice_and_remembers_it(client, token, case):
    assert 'lang="en"' in client.get(f"/officer/cases/{case}?lang=en").text
    assert "Could not be checked" in client.get(f"/officer/cases/{case}").text


def test_the_pane_draws_what_was_read_on_the_page(client, token, case):
    pane = client.get(f"/officer/cases/{case}/pane?document=1&page=1").text

    assert 'viewBox="0 0 300 200"' in pane
    assert '<rect x="32" y="22" width="136" height="46"' in pane


def test_a_page_that_lies_on_its_side_is_shown_upright_with_the_boxes_on_it(client, token, site):
    def read(data, name, seen_on):
        (found,) = reads(passport=passport_facts(surname="HOTI"))(data, name, seen_on)
        return (replace(found, rotations={1: 90}),)

    out = io.BytesIO()
    scan = Image.new("RGB", (300, 200), "white")
    scan.putpixel((0, 0), (255, 0, 0))
    scan.save(out, "PNG")
    case = site.submit(application(), {"passport.png": out.getvalue()}, read)
    pane = client.get(f"/officer/cases/{case}/pane?document=1&page=1").text
    answer = client.get(f"/officer/cases/{case}/documents/1/pages/1.png")

    assert 'viewBox="0 0 200 300"' in pane
    assert "/documents/1/pages/1.png?turn=90" in pane
    with Image.open(io.BytesIO(answer.content)) as shown:
        assert shown.size == (200, 300)
        assert shown.getpixel((199, 0)) == (255, 0, 0)
    assert 'viewBox="0 0 200 300"' in client.get(f"/officer/cases/{case}?document=1").text


def test_a_page_image_is_a_png_and_looking_at_it_is_recorded(client, token, site, case):
    answer = client.get(f"/officer/cases/{case}/documents/1/pages/1.png")

    assert answer.content.startswith(b"\x89PNG")
    assert answer.headers["cache-control"].startswith("private")
    with site.service.ledger.reading() as session:
        seen = [entry.event.action for entry in events.history(session, case)]
    assert Action.DOCUMENT_VIEWED in seen


@pytest.mark.parametrize("path", ["documents/9/pages/1.png", "documents/1/pages/9.png"])
def test_a_page_that_is_not_there_is_not_found(client, token, case, path):
    assert client.get(f"/officer/cases/{case}/{path}").status_code == 404


def test_a_correction_stands_beside_the_machines_value_and_the_rules_run_again(
    client, token, site, mine
):
    form = {"csrf_token": token, "document": "1", "part": "0", "field": "surname", "value": "HOXHA"}
    answer = client.post(f"/officer/cases/{mine}/corrections", data=form)

    assert answer.status_code == 303
    assert newest(site, mine).number == 2
    page = client.get(f"/officer/cases/{mine}").text
    assert "Το πρόγραμμα διάβασε: HOTI" in page
    assert "<mark>" not in page
    assert len(corrections.of_case(site.service.ledger, mine)) == 1


@pytest.mark.parametrize(
    ("field", "value"), [("birth_date", "31/02/1988"), ("kind", "treasure_map")]
)
def test_a_value_that_is_none_is_refused_in_words(client, token, site, mine, field, value):
    form = {"csrf_token": token, "document": "1", "part": "0", "field": field, "value": value}
    answer = client.post(f"/officer/cases/{mine}/corrections", data=form)

    assert answer.status_code == 422
    assert "Η τιμή δεν έγινε δεκτή" in answer.text
    assert newest(site, mine).number == 1


def test_a_date_is_corrected_as_people_write_it(client, token, site, mine):
    form = {"csrf_token": token, "document": "1", "part": "0", "field": "birth_date",
            "value": "12/04/1987"}  # fmt: skip
    client.post(f"/officer/cases/{mine}/corrections", data=form)

    assert corrections.of_case(site.service.ledger, mine)[0].value == "1987-04-12"


def test_a_document_of_unknown_kind_is_given_one(client, token, site, mine):
    form = {"csrf_token": token, "document": "1", "part": "0", "field": "kind", "value": "lease"}
    client.post(f"/officer/cases/{mine}/corrections", data=form)

    page = client.get(f"/officer/cases/{mine}").text
    assert "Το πρόγραμμα διάβασε: διαβατήριο" in page
    assert newest(site, mine).as_json()["documents"][0]["kind"] == "lease"


def test_a_fact_that_the_machine_did_not_read_is_added(client, token, site, mine):
    form = {"csrf_token": token, "document": "1", "part": "0", "field": "issue_date",
            "value": "02/04/2021"}  # fmt: skip
    client.post(f"/officer/cases/{mine}/corrections", data=form)

    assert "Το πρόγραμμα δεν διάβασε τίποτα εδώ" in client.get(f"/officer/cases/{mine}").text


def test_a_decision_on_a_requirement_is_added_and_never_changed(client, token, site, mine):
    texts = {"text_el": "Στείλτε το.", "text_en": "Send it.", "reason": "missing"}
    decide(client, mine, token, requirement="fee_card", outcome="ask_again", **texts)
    decide(client, mine, token, requirement="fee_card", outcome="accept")

    made = decisions.of_case(site.service.ledger, mine)
    assert [one.outcome for one in made] == ["ask_again", "accept"]
    assert made[0].content["text"] == {"el": "Στείλτε το.", "en": "Send it."}


def test_asking_again_needs_a_text_in_both_languages(client, token, site, mine):
    answer = decide(client, mine, token, requirement="fee_card", outcome="ask_again", text_el="Ναι")

    assert "text_needed" in answer.headers["location"]
    assert decisions.of_case(site.service.ledger, mine) == ()


def test_a_decision_on_an_older_report_is_refused(client, token, site, mine):
    form = {"csrf_token": token, "document": "1", "part": "0", "field": "surname", "value": "HOXHA"}
    client.post(f"/officer/cases/{mine}/corrections", data=form)

    assert "stale" in decide(client, mine, token, outcome="ask_again").headers["location"]


def test_a_case_that_lacks_something_is_complete_only_after_a_second_word(
    client, token, site, mine
):
    asked = decide(client, mine, token, outcome="accept", note="Όλα εδώ")
    lacking = [
        r for r in newest(site, mine).as_json()["requirements"]
        if r["status"] in {"missing", "inconsistent", "unreadable"}
    ]  # fmt: skip

    assert asked.status_code == 200
    assert f"{len(lacking)} δικαιολογητικά δεν πληρούνται" in asked.text
    assert all(r["name"]["el"] in asked.text for r in lacking)
    assert 'value="Όλα εδώ"' in asked.text
    assert decisions.of_case(site.service.ledger, mine) == ()

    decide(client, mine, token, outcome="accept", note="Όλα εδώ", knowing="true")
    assert cases.status(site.service.ledger, mine).outcome == "accept"


def test_what_an_officer_accepted_is_not_lacking(client, token, site, mine):
    for requirement in newest(site, mine).as_json()["requirements"]:
        decide(client, mine, token, requirement=requirement["id"], outcome="accept")
    decide(client, mine, token, outcome="accept")

    assert cases.status(site.service.ledger, mine).outcome == "accept"


def test_a_decided_case_leaves_the_queue(client, token, site, mine):
    decide(client, mine, token, outcome="ask_again")

    assert cases.status(site.service.ledger, mine).outcome == "ask_again"
    assert mine[:16] not in client.get("/officer").text
    assert mine[:16] in client.get("/officer?state=decided").text


def test_a_proposed_refusal_is_confirmed_by_a_supervisor(client, token, site, mine):
    decide(client, mine, token, outcome="refer", note="Δύο ονόματα")
    assert cases.status(site.service.ledger, mine).outcome is None

    theirs = logged_in(client, SUPERVISOR)
    client.post(f"/officer/cases/{mine}/take", data={"csrf_token": theirs})
    decide(client, mine, theirs, outcome="confirm")

    assert cases.status(site.service.ledger, mine).outcome == "refer"
    assert decisions.of_case(site.service.ledger, mine)[-1].confirms == 1


def test_a_case_that_waits_for_a_second_pair_of_eyes_is_nobodys_next(client, token, mine):
    decide(client, mine, token, outcome="refer")

    answer = client.post("/officer/next", data={"csrf_token": token})
    assert "nothing_next" in answer.headers["location"]
    assert mine[:16] in client.get("/officer?whose=second").text


class TestWhereTheOfficeAsksForFourEyes:
    @pytest.fixture
    def office(self):
        return OfficeSettings(four_eyes=("long-term.renewal",))

    def test_the_same_officer_can_not_confirm(self, client, token, site, mine):
        decide(client, mine, token, outcome="accept", knowing="true")
        client.post(f"/officer/cases/{mine}/take", data={"csrf_token": token})

        assert (
            "same_officer"
            in decide(client, mine, token, outcome="confirm", knowing="true").headers["location"]
        )
        assert cases.status(site.service.ledger, mine).outcome is None

    def test_a_colleague_can(self, client, token, site, mine):
        decide(client, mine, token, outcome="accept", knowing="true")
        theirs = logged_in(client, COLLEAGUE)
        client.post(f"/officer/cases/{mine}/take", data={"csrf_token": theirs})
        decide(client, mine, theirs, outcome="confirm", knowing="true")

        assert cases.status(site.service.ledger, mine).outcome == "accept"


def test_the_letter_is_a_pdf_in_either_language(client, token, case):
    greek = client.get(f"/officer/cases/{case}/letter.pdf?in=el")
    english = client.get(f"/officer/cases/{case}/letter.pdf?in=en")

    assert greek.content.startswith(b"%PDF")
    assert greek.content == client.get(f"/officer/cases/{case}/letter.pdf?in=el").content
    assert greek.content != english.content


def test_the_statistics_say_what_fails_and_where_the_machine_is_overruled(client, token, mine):
    decide(client, mine, token, requirement="passport", outcome="accept")
    decide(client, mine, token, outcome="accept", knowing="true")
    page = client.get("/officer/statistics?lang=en").text

    assert "Document missing" in page
    assert re.search(r"Other name</td><td class=\"figure\">1</td><td class=\"figure\">1<", page)
    assert "minutes" in page


def test_hostile_text_shows_as_text_on_every_page_of_a_case(client, token, site):
    read = reads(passport=passport_facts(surname=HOSTILE, birth_place="Ж" * 5000))
    given = application(surname=HOSTILE[:400], given_names="Α" * 499)
    case = site.submit(given, {"passport.png": page_file()}, read)

    for path in ("/officer", f"/officer/cases/{case}", f"/officer/cases/{case}/pane?document=1"):
        page = client.get(path).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "\u202e" not in page
    assert client.get(f"/officer/cases/{case}/letter.pdf").content.startswith(b"%PDF")


def test_filters_stand_in_the_address_and_find_by_name(client, token, case):
    assert case[:16] in client.get("/officer?q=hox&triage=incomplete").text
    assert case[:16] not in client.get("/officer?q=nobody").text
    assert 'value="hox"' in client.get("/officer?q=hox").text


def test_a_page_of_the_queue_that_never_was_is_refused(client, token):
    assert client.get("/officer?after=zzz").status_code == 422


def test_why_a_file_does_not_open_is_a_sentence_and_no_code(client, token, site):
    case = site.submit(application(), {"passport.pdf": b"%PDF-1.7 and nothing more"})
    page = client.get(f"/officer/cases/{case}").text

    assert "κατεστραμμένο" in page
    assert "truncated" not in page


def test_one_case_is_counted_in_the_singular(client, token, case):
    assert "1 υπόθεση<" in client.get("/officer").text


def test_a_message_stands_where_the_decision_was_made(client, token, mine):
    answer = decide(client, mine, token, requirement="fee_card", outcome="accept")
    page = client.get(answer.headers["location"]).text

    assert page.count("Η απόφαση αποθηκεύτηκε.") == 1
    article = page.partition('id="r-fee_card"')[2].partition("</article>")[0]
    assert "Η απόφαση αποθηκεύτηκε." in article


def test_decisions_on_the_case_are_counted_from_one(client, token, mine):
    decide(client, mine, token, requirement="fee_card", outcome="accept")
    decide(client, mine, token, requirement="passport", outcome="accept")
    page = client.get(f"/officer/cases/{mine}").text
    assert "Για την υπόθεση ως σύνολο" in page

    decide(client, mine, token, outcome="ask_again")
    section = client.get(f"/officer/cases/{mine}").text.partition('id="decision"')[2]
    assert "<li>1. " in section
    assert "<li>3. " not in section


def test_a_wrong_password_leaves_the_name_that_was_typed(client):
    form = {"login": "m.papadaki", "password": "not this one"}

    assert 'value="m.papadaki"' in client.post("/officer/login", data=form).text
