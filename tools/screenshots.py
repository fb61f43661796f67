"""Writes a screenshot of every page, of fictional cases: ``make screenshots``.

Beside the plain ones those that go wrong first: an empty queue, a case without any fault, one with
a name of hundreds of letters, markup and a file that is none; at twice the size, on a phone.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tools.pages_site import (
    OFFICER,
    PASSWORD,
    faulty_photo,
    make_site,
    renewal_with_faults,
    sample,
    served,
)

_CHROMIUM = "/usr/bin/chromium"
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
_WIDE = {"width": 1366, "height": 860}
_PHONE = {"width": 390, "height": 844}
_TWICE = {"width": 683, "height": 430}
"""What a screen of 1366 by 860 shows at 200 %."""


def main(out: Path) -> int:
    """Draws the site's pages into the folder ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="elenchos-pages-") as folder:
        site = make_site(Path(folder) / "site", prechecks=1)
        case = site.submit(*renewal_with_faults())
        site.clock.forward(hours=2)
        application, files = sample("long-term.renewal", "complete")
        whole = site.submit(application, files)
        site.clock.forward(hours=1)
        hard = site.submit(*_hard())
        photo = Path(folder) / "photo.jpg"
        photo.write_bytes(faulty_photo(next(d for n, d in files.items() if n.startswith("photo"))))
        permit = Path(folder) / "permit.pdf"
        permit.write_bytes(files["residence_permit.pdf"])
        with served(site) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=_ARGUMENTS)
            page = browser.new_page(viewport=_WIDE, reduced_motion="reduce")
            page.set_default_timeout(120_000)
            _officers(page, address, case, _saving(out, page))
            _hard_pages(page, address, (whole, hard), _saving(out, page))
            page = browser.new_page(viewport=_PHONE, reduced_motion="reduce")
            page.set_default_timeout(240_000)
            _applicants(page, address, [photo, permit], _saving(out, page), "el")
            _applicants(page, address, [photo, permit], _saving(out, page), "en")
            browser.close()
    print(f"{len(list(out.glob('*.png')))} screenshots in {out}")
    return 0


def _saving(out: Path, page: Page) -> Callable[..., None]:
    def save(name: str, *, whole: bool = False, idle: bool = True) -> None:
        if idle:
            page.wait_for_load_state("networkidle")
        page.screenshot(path=out / f"{name}.png", full_page=whole)

    return save


def _officers(page: Page, address: str, case: str, save: Callable[..., None]) -> None:
    page.goto(f"{address}/officer/login")
    save("officer-login")
    page.fill("#login", OFFICER)
    page.fill("#password", PASSWORD)
    page.click("main button[type=submit]")
    save("officer-queue")
    page.goto(f"{address}/officer/cases/{case}")
    page.wait_for_selector(".sheet")
    save("officer-case")
    page.locator("#f1").focus()
    page.wait_for_selector(".box-now")
    save("officer-case-finding")
    page.evaluate("scrollTo(0, 0)")
    page.click("text=Ανάληψη της υπόθεσης")
    page.wait_for_selector(".lease")
    page.locator("#r-photos .finding").first.focus()
    page.locator(".photo img").evaluate(
        "image => { image.loading = 'eager'; return image.decode() }"
    )
    page.locator("#r-photos details.decide > summary").click()
    page.evaluate("document.querySelector('.pane').scrollTop = 10000")
    page.locator("#r-photos details.decide").scroll_into_view_if_needed()
    save("officer-case-photo-and-decision")
    page.locator("#d1 details.facts > summary").click()
    page.locator("#fact-1-surname details summary").click()
    page.locator("#d1").evaluate("e => e.scrollIntoView()")
    save("officer-case-correction")
    page.check("#decision input[value=ask_again]")
    page.locator("#decision").evaluate("e => e.scrollIntoView()")
    save("officer-case-decision")
    page.locator("#decision button[type=submit]").click()
    page.goto(f"{address}/officer/cases/{case}?lang=en")
    save("officer-case-decided-english", whole=True)
    page.goto(f"{address}/officer/statistics")
    save("officer-statistics")
    page.goto(f"{address}/officer/cases/none")
    save("officer-not-found")


def _hard() -> tuple[dict[str, object], dict[str, bytes]]:
    """A case that tries the pages: endless name, markup, a right-to-left mark, files that lie."""
    application, files = sample("long-term.renewal", "complete")
    applicant = dict(application["applicant"])  # type: ignore[call-overload]
    applicant["surname"] = "<script>alert(1)</script>" + "WOLFESCHLEGELSTEINHAUSEN" * 8
    applicant["given_names"] = "ΑΝΝΑ\u202egpj.exe"
    application["applicant"] = applicant
    permit = files.pop("residence_permit.pdf")
    files["<img src=x onerror=alert(1)> άδεια διαμονής με πολύ μεγάλο όνομα.pdf"] = permit
    files["broken.pdf"] = b"%PDF-1.7 and nothing more"
    photo = next(name for name in files if name.startswith("photo"))
    files["photo.jpg"] = faulty_photo(files.pop(photo))
    application.pop("documents", None)
    return application, files


def _hard_pages(
    page: Page, address: str, cases: tuple[str, str], save: Callable[..., None]
) -> None:
    page.goto(f"{address}/officer?q=nobody&lang=el")
    save("hard-queue-empty")
    page.goto(f"{address}/officer")
    save("hard-queue")
    for case, name in zip(cases, ("all-passes", "hostile"), strict=True):
        page.goto(f"{address}/officer/cases/{case}")
        page.wait_for_selector("svg.sheet, .pane-empty, noscript")
        save(f"hard-{name}")
        save(f"hard-{name}-whole", whole=True)
    page.set_viewport_size(_TWICE)  # type: ignore[arg-type]
    page.goto(f"{address}/officer")
    save("hard-queue-twice")
    page.goto(f"{address}/officer/cases/{cases[1]}")
    save("hard-hostile-twice")
    page.set_viewport_size(_PHONE)  # type: ignore[arg-type]
    page.goto(f"{address}/officer")
    save("hard-queue-phone", whole=True)
    page.goto(f"{address}/officer/cases/{cases[1]}")
    save("hard-hostile-phone", whole=True)


def _applicants(
    page: Page, address: str, files: list[Path], save: Callable[..., None], language: str
) -> None:
    page.goto(f"{address}/precheck?lang={language}")
    save(f"precheck-choose-{language}", whole=True)
    page.goto(f"{address}/precheck/long-term.initial")
    save(f"precheck-questions-{language}", whole=True)
    page.goto(f"{address}/precheck/long-term.renewal")
    page.fill("#surname", "SOKOLOV")
    page.locator("form button[type=submit]").last.click()
    page.wait_for_selector(".papers")
    save(f"precheck-papers-{language}", whole=True)
    page.set_input_files("#files", files)
    page.wait_for_selector("progress")
    save(f"precheck-reading-{language}", idle=False)
    page.wait_for_selector(".verdict")
    page.locator(".snippet img").first.evaluate("image => image.decode()")
    save(f"precheck-result-{language}", whole=True)
    page.locator("form[action$=end] button").click()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("out", nargs="?", type=Path, default=Path("screenshots"))
    sys.exit(main(parser.parse_args().out))
