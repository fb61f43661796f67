"""What happens before the first page is asked for, and what the machine must have for the pages."""

from __future__ import annotations

import asyncio
import os

from fastapi.testclient import TestClient

from api.cli.doctor import Condition, examine
from api.pages import assets
from api.pages.rendering import environment
from api.precheck.sweeping import swept
from api.precheck.visits import IDLE, Visits


def left_behind(visits: Visits) -> None:
    """A visit that nobody has used for an hour."""
    visits.begin(b"{}")
    for folder in visits._all():
        os.utime(folder, (0, folder.stat().st_mtime - 2 * IDLE.total_seconds()))


def test_a_visit_that_an_earlier_process_left_behind_goes_when_the_service_starts(site):
    left_behind(site.app.state.visits)
    assert len(site.visits()) == 1

    with TestClient(site.app, base_url="http://localhost"):
        assert site.visits() == ()


def test_a_visit_goes_in_time_even_if_nobody_comes_after_it(tmp_path):
    visits = Visits(tmp_path)

    async def until_it_went() -> None:
        async with asyncio.timeout(10), swept(visits, every=0.01):
            left_behind(visits)
            while any(tmp_path.iterdir()):
                await asyncio.sleep(0.01)

    asyncio.run(until_it_went())


def test_a_sweep_that_fails_is_tried_again(tmp_path, monkeypatch):
    visits, swept_well = Visits(tmp_path), Visits.sweep
    failures = [OSError("the disk is away"), OSError("still")]

    def sweep(self: Visits) -> None:
        if failures:
            raise failures.pop()
        swept_well(self)

    left_behind(visits)
    monkeypatch.setattr(Visits, "sweep", sweep)

    async def until_it_went() -> None:
        async with asyncio.timeout(10), swept(visits, every=0.01):
            while any(tmp_path.iterdir()):
                await asyncio.sleep(0.01)

    asyncio.run(until_it_went())


def test_a_visit_in_use_stays(site):
    site.app.state.visits.begin(b"{}")

    with TestClient(site.app, base_url="http://localhost"):
        assert len(site.visits()) == 1


def test_templates_are_compiled_before_the_first_request(site):
    templates = environment()
    assert templates.cache is not None
    templates.cache.clear()

    with TestClient(site.app, base_url="http://localhost"):
        compiled = {name for _, name in templates.cache}

    assert compiled >= set(templates.list_templates(extensions=["html"]))


def test_the_doctor_says_which_assets_of_the_pages_are_missing(tmp_path, monkeypatch):
    (tmp_path / "digigov.css").touch()
    monkeypatch.setattr("api.cli.doctor.VENDOR", tmp_path)
    part = next(part for part in examine() if part.name == "assets of the pages")

    assert part.condition is Condition.MISSING
    assert "htmx.min.js" in part.detail
    assert "digigov.css" not in part.detail
    assert "tools/assets.sh" in part.mend


def test_the_doctor_looks_for_what_the_pages_load():
    style = (assets.STATIC / "pages.css").read_text("utf-8")
    base = environment().loader.get_source(environment(), "pages/base.html")[0]

    assert all(name in style + base for name in assets.VENDORED)
    assert (style + base).count("vendor/") == len(assets.VENDORED)
