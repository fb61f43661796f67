"""Tables and the summary: nothing of the archive becomes markup or a formula, in any language."""

from __future__ import annotations

import csv
import re

import pytest

from workers.archive.results.page import summary_page
from workers.archive.results.reports import report_path
from workers.archive.results.summary import Summary

_NASTY = "<script>alert('x')</script>"


def test_what_comes_from_the_archive_is_escaped_in_the_summary(archive, run, case):
    (archive / "2026" / _NASTY.replace("/", "")).mkdir()
    done = run(archive)
    page = (done.out / "summary.html").read_text("utf-8")

    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "default-src &#x27;none&#x27;" in page or "default-src 'none'" in page
    assert not re.search(r"(?:src|href)=", page.replace("default-src", ""))


@pytest.mark.parametrize("language", ["en", "el"])
def test_the_summary_of_nothing_is_a_page(language):
    page = summary_page(Summary(), language)

    assert page.startswith("<!doctype html>")
    assert f'lang="{language}"' in page


def test_a_cell_that_a_spreadsheet_would_run_is_text(archive, run, case):
    case(archive / "=cmd")
    out = run(archive).out
    with (out / "results" / "cases.csv").open(encoding="utf-8", newline="") as file:
        names = [row["case_id"] for row in csv.DictReader(file)]

    assert "'=cmd" in names


def test_both_forms_of_a_table_have_the_same_rows(archive, run):
    done = run(archive)
    for table in ("cases", "requirements", "findings", "across"):
        with (done.out / "results" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            assert len(list(csv.DictReader(file))) == len(done.rows(table))


@pytest.mark.parametrize(
    "key",
    ["..", "../../etc", "/abs", "a/./b", "x" * 400, "a\0b", "é" * 200, "/".join(["d" * 230] * 16)],
)
def test_no_name_of_a_case_leads_out_of_the_run(key):
    path = report_path(key)

    assert not path.is_absolute()
    assert ".." not in path.parts
    assert all(len(part.encode()) < 250 for part in path.parts)
    assert len(str(path).encode()) < 2000


def test_a_case_called_report_json_stands_in_no_ones_way():
    assert report_path("x/report.json").parts[:3] != report_path("x").parts
