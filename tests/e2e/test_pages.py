"""The pages in a real browser: as an officer and as an applicant would use them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from api.auth.roles import Role, Scope
from api.http.access import cookie_name
from api.precheck.routes import COOKIE
from api.precheck.visits import Progress, State, Visits
from tests.api.pages.conftest import application, page_file, passport_facts, reads
from tests.e2e import browser as chrome
from tools.pages_site import (
    COLLEAGUE,
    OFFICER,
    PASSWORD,
    faulty_photo,
    make_site,
    sample,
    served,
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(not chrome.is_there(), reason=chrome.WHY_NOT),
]
HOSTILE = '<img src=x onerror="document.title=1"><b>ΑΝΝΑ\u202egpj.'


@pytest.fixture(scope="module")
def browser():
    with chrome.chromium() as launched:
        yield launched


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return make_site(tmp_path_factory.mktemp("pages"), prechecks=1)


@pytest.fixture(scope="module")
def address(site):
    with served(site) as where:
        yield where


@pytest.fixture
def case(site):
    """A case whose passport bears another surname than the application."""
    site.clock.forward(minutes=1)
    read = reads(passport=passport_facts(surname="HOTI"))
    return site.submit(application(), {"passport.png": page_file()}, read)


@pytest.fixture
def complaints():
    """What pages complain of: errors of scripts, and what the policy forbids."""
    return []


@pytest.fixture
def page(browser, complaints):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    made = context.new_page()
    made.set_default_timeout(60_000)
    made.on("pageerror", lambda error: complaints.append(str(error)))
    made.on("console", lambda said: complaints.append(said.text) if _forbidden(said.text) else None)
    yield made
    context.close()


def _forbidden(text: str) -> bool:
    return "Content Security Policy" in text or "Uncaught" in text


@pytest.fixture
def officer(page, site, address):
    """An officer who is logged in already: logging in is limited in rate, as it should be."""
    account = site.service.accounts.by_login(OFFICER)
    token = site.service.sessions.start(account.id, site.clock())
    name = cookie_name(site.service.settings)
    page.context.add_cookies([{"name": name, "value": token, "url": address}])
    page.goto(f"{address}/officer")
    return page


def take(page, address, case):
    page.goto(f"{address}/officer/cases/{case}")
    page.click("text=Ανάληψη της υπόθεσης")
    page.wait_for_selector(".lease")


def violations(page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found]


def test_an_officer_decides_a_case_from_the_login_to_the_letter(page, address, case, complaints):
    officer = page
    chrome.log_in(officer, address, OFFICER, PASSWORD)
    take(officer, address, case)

    officer.locator("#f1").focus()
    expect(officer.locator('[data-box="f1"]')).to_have_class(re.compile("box-now"))

    officer.locator("#r-fee_card details.decide > summary").click()
    officer.select_option("#reason-fee_card", "missing")
    expect(officer.locator("#text-en-fee_card")).to_have_value(re.compile("did not find"))
    officer.fill("#text-el-fee_card", "Στείλτε το παράβολο της κάρτας.")
    officer.locator("#r-fee_card button[type=submit]").click()
    expect(officer.locator(".notice-good")).to_contain_text("αποθηκεύτηκε")

    officer.check("#decision input[value=ask_again]")
    officer.click("text=Απόφαση για την υπόθεση >> visible=true")
    expect(officer.locator(".closed")).to_contain_text("ζητήθηκαν στοιχεία")

    letter = officer.request.get(f"{address}/officer/cases/{case}/letter.pdf?in=el")
    assert letter.body().startswith(b"%PDF")
    assert complaints == []


def test_a_box_leads_to_its_finding_and_a_finding_to_its_box(officer, address, case):
    officer.goto(f"{address}/officer/cases/{case}")
    expect(officer.locator(".sheet")).to_be_visible()

    officer.locator('[data-box="f1"] rect').click()

    expect(officer.locator("#f1")).to_be_focused()
    officer.click("[data-zoom='1']")
    expect(officer.locator(".sheet-frame")).to_have_class(re.compile("zoom-2"))


def test_a_corrected_fact_stands_beside_the_machines_and_the_finding_is_gone(
    officer, address, case
):
    take(officer, address, case)
    officer.locator("#d1 details.facts > summary").click()
    officer.locator("#fact-1-surname details summary").click()
    officer.fill("#c-1-surname", "HOXHA")
    officer.locator("#fact-1-surname button").click()

    expect(officer.locator(".notice-good")).to_contain_text("Οι κανόνες εκτελέστηκαν ξανά")
    expect(officer.locator("mark")).to_have_count(0)
    officer.locator("#d1 details.facts > summary").click()
    expect(officer.locator("#fact-1-surname .machine")).to_contain_text("HOTI")


def test_the_next_case_is_one_that_nobody_has(officer, address, case, browser):
    officer.click("text=Επόμενη υπόθεση")
    officer.wait_for_selector(".lease")
    context = browser.new_context()
    colleague = context.new_page()
    chrome.log_in(colleague, address, COLLEAGUE, PASSWORD)
    colleague.goto(officer.url.partition("?")[0])

    expect(colleague.locator(".notice-warn")).to_contain_text("Άλλος υπάλληλος")
    context.close()


def test_the_keyboard_alone_opens_reads_and_decides(page, address, case):
    page.goto(f"{address}/officer/login")
    page.locator("#login").focus()
    page.keyboard.type(OFFICER)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/officer")
    page.goto(f"{address}/officer/cases/{case}")
    page.locator("text=Ανάληψη της υπόθεσης").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".lease")

    page.keyboard.press("j")
    expect(page.locator(".finding.now")).to_have_count(1)
    page.keyboard.press("d")
    expect(page.locator("#decision")).to_be_focused()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "outcome":
            break
    page.keyboard.press("Space")
    page.locator("#decision button[type=submit]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".closed")).to_be_visible()


def test_single_letters_do_nothing_once_they_are_switched_off(officer, address, case):
    officer.goto(f"{address}/officer/cases/{case}")
    officer.uncheck("#keys-on")
    officer.locator("h1").click()
    officer.keyboard.press("j")

    expect(officer.locator(".finding.now")).to_have_count(0)


def test_without_a_script_a_case_is_read_and_decided(browser, address, case):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(60_000)
    chrome.log_in(page, address, OFFICER, PASSWORD)
    take(page, address, case)
    page.locator("#f1 a.show-spot").click()
    assert page.locator(".sheet").count() >= 1
    page.check("#decision input[value=ask_again]")
    page.locator("#decision button[type=submit]").click()

    expect(page.locator(".closed")).to_be_visible()
    context.close()


def test_hostile_text_stays_text(officer, site, address, complaints):
    read = reads(passport=passport_facts(surname=HOSTILE, birth_place="Ж" * 5000))
    given = application(surname=HOSTILE, given_names="Α" * 480)
    case = site.submit(given, {"passport.png": page_file(250)}, read)
    officer.goto(f"{address}/officer/cases/{case}")

    expect(officer.locator("h1")).to_contain_text("<img src=x")
    assert officer.locator("main img[src=x]").count() == 0
    assert officer.title() != "1"
    assert "\u202e" not in officer.inner_text("body")
    assert complaints == []


@pytest.mark.parametrize("language", ["el", "en"])
def test_axe_finds_nothing_wrong_with_any_page_of_an_officer(
    officer, site, address, case, language
):
    take(officer, address, case)
    unreadable = site.submit(application(), {"broken.pdf": b"%PDF-1.7 and nothing more"})
    cases = [f"/officer/cases/{each}" for each in (case, unreadable, "none")]
    paths = ("/officer", "/officer?q=nobody", "/officer/statistics", *cases)
    found: dict[str, list[str]] = {}
    for path in paths:
        officer.goto(f"{address}{path}?lang={language}")
        officer.wait_for_load_state("networkidle")
        officer.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        found[path] = violations(officer)

    assert not any(found.values()), found


def test_axe_finds_nothing_wrong_with_the_login(page, address):
    page.goto(f"{address}/officer/login")

    assert violations(page) == []
    page.fill("#login", OFFICER)
    page.fill("#password", "wrong")
    page.click("main button[type=submit]")
    expect(page.locator("[role=alert], .notice-bad")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("language", ["el", "en"])
def test_axe_finds_nothing_wrong_with_any_page_of_an_applicant(page, site, address, language):
    found: dict[str, list[str]] = {}
    for path in ("", "/registration", "/long-term.initial", "/family-reunification.initial"):
        page.goto(f"{address}/precheck{path}?lang={language}")
        found[path] = violations(page)
    page.fill("#surname", "HOXHA")
    page.locator("form button[type=submit]").last.click()
    page.wait_for_selector(".paper")
    found["papers"] = violations(page)
    visits: Visits = site.app.state.visits
    visit = visits.find(next(c["value"] for c in page.context.cookies() if c["name"] == COOKIE))
    assert visit is not None
    visit.note(Progress(state=State.READING, done=0, of=1))
    page.reload()
    page.wait_for_selector("progress")
    found["reading"] = violations(page)
    visit.note(Progress(state=State.BROKEN))
    page.goto(f"{address}/precheck/visit")
    expect(page.locator("[role=alert]")).to_be_visible()
    found["broken"] = violations(page)
    page.locator("form[action$=end] button").click()
    expect(page.locator(".notice-good")).to_be_visible()
    found["ended"] = violations(page)
    page.goto(f"{address}/precheck/no-such-procedure")
    found["not found"] = violations(page)

    assert not any(found.values()), found


@pytest.mark.parametrize("width", [640, 360])
def test_pages_fit_a_screen_zoomed_to_200_per_cent_and_a_phone(officer, address, case, width):
    officer.set_viewport_size({"width": width, "height": 700})
    for path in ("/officer", f"/officer/cases/{case}", "/precheck", "/precheck/long-term.initial"):
        officer.goto(f"{address}{path}")
        assert officer.evaluate("document.documentElement.scrollWidth") <= width, path
        assert violations(officer) == [], path


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """A faulty photo and a permit: the passport and the fee are missing."""
    _, files = sample("long-term.renewal", "complete")
    folder = tmp_path_factory.mktemp("papers")
    photo = next(name for name in files if name.startswith("photo"))
    (folder / "photo.jpg").write_bytes(faulty_photo(files[photo]))
    (folder / "permit.pdf").write_bytes(files["residence_permit.pdf"])
    return folder


def test_an_applicant_learns_what_is_missing_and_what_is_wrong_and_nothing_stays(
    page, site, address, papers, complaints
):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}/precheck?lang=en")
    assert violations(page) == []
    page.click("text=Long-term resident")
    assert violations(page) == []
    page.fill("#surname", "HOXHA")
    page.click("text=Continue")
    expect(page.locator(".paper")).not_to_have_count(0)
    assert violations(page) == []

    page.set_input_files("#files", [papers / "photo.jpg", papers / "permit.pdf"])
    page.wait_for_selector(".verdict", timeout=240_000)

    expect(page.locator(".verdict")).to_contain_text("Something is missing")
    expect(page.locator(".group-fails")).to_contain_text("frame")
    expect(page.locator(".snippet img").first).to_be_visible()
    page.locator(".snippet img").first.evaluate("image => image.decode()")
    assert violations(page) == []
    photo, checks = page.locator(".measured img").first, page.locator(".measured ul").first
    assert photo.evaluate("image => image.naturalHeight > image.naturalWidth")
    assert photo.bounding_box()["width"] > 250
    assert checks.bounding_box()["y"] > photo.bounding_box()["y"] + photo.bounding_box()["height"]
    expect(checks).to_contain_text(re.compile(r"size of the head: \d+\.\d"))

    page.goto(f"{address}/precheck/visit?lang=el")
    expect(page.locator(".group-fails")).to_contain_text("πλαίσιο")
    expect(page.locator(".measured ul").first).to_contain_text(
        re.compile(r"μέγεθος κεφαλής: \d+,\d")
    )
    assert not re.search(r"\d\.\d", page.locator(".measured ul").first.inner_text())
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert site.visits()
    page.locator("form[action$=end] button").click()
    expect(page.locator(".notice-good")).to_contain_text("Διαγράφηκαν")
    assert not site.visits()
    assert complaints == []


def test_without_a_script_an_applicant_gets_a_result_too(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{address}/precheck/registration?lang=en")
    page.fill("#surname", "HOXHA")
    page.click("text=Continue")
    page.click("text=Check the answers alone")
    page.wait_for_selector(".verdict", timeout=120_000)

    expect(page.locator(".group-fails")).to_contain_text("Given names", ignore_case=True)
    context.close()


def test_the_example_for_a_portal_uses_the_api_alone(page, site, address):
    key = site.service.keys.make("example", Role.PORTAL, [Scope.PRECHECK], site.clock()).secret
    folder = Path(__file__).parents[2] / "docs/embedding"

    def portal(route):
        path = route.request.url.removeprefix("http://portal.example/")
        if path.startswith("elenchos/"):
            kept = {"content-type", "accept"}
            headers = {n: v for n, v in route.request.headers.items() if n.lower() in kept}
            headers["authorization"] = f"Bearer {key}"
            where = f"{address}/{path.removeprefix('elenchos/')}"
            route.fulfill(response=route.fetch(url=where, headers=headers))
        else:
            route.fulfill(path=folder / path)

    page.route("http://portal.example/**", portal)
    page.goto("http://portal.example/precheck.html")
    page.wait_for_selector("#procedure option", state="attached")
    page.select_option("#procedure", "long-term.renewal")
    page.click("button")

    expect(page.locator("#result h2")).to_contain_text("incomplete", timeout=120_000)
    expect(page.locator("#result")).to_contain_text("Card fee")
