"""Debian's Chromium, driven by Playwright."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
_ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage"
).split()
WHY_NOT = "no Debian chromium at /usr/bin/chromium (Ubuntu's package of that name is a snap)"


def is_there() -> bool:
    """Whether it is, and not Ubuntu's script that asks for a snap."""
    return CHROMIUM.exists() and Path("/usr/lib/chromium").exists()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        yield browser
        browser.close()


def log_in(page: Page, address: str, login: str, password: str) -> None:
    """Logs that person in by the form."""
    page.goto(f"{address}/officer/login")
    page.fill("#login", login)
    page.fill("#password", password)
    page.click("main button[type=submit]")
    page.wait_for_url(f"{address}/officer")
