"""Questions in SQL: they read the results of a run, and can neither read nor write another file."""

from __future__ import annotations

import json

import pytest

from api.cli.main import run as elenchos
from ingest.errors import UsageError
from workers.archive.query import ask


@pytest.fixture
def out(archive, run):
    return run(archive).out


def test_the_four_tables_can_be_asked(out):
    answer = ask(out, "select triage, count(*) as n from cases group by 1 order by 1")

    assert answer.columns == ("triage", "n")
    assert list(answer.rows) == [("attention", 2), ("ready", 1)]
    joined = "select f.code from findings f join cases c using (case_id) where c.triage='attention'"
    assert ("form.phone",) in list(ask(out, joined).rows)
    (said,) = next(ask(out, "select count(*) from across").rows)
    assert int(str(said)) % 2 == 0  # in either case


@pytest.mark.parametrize(
    "question",
    [
        "select * from read_text('/etc/passwd')",
        "select * from '/etc/passwd'",
        "select * from read_csv('/etc/hosts')",
        "select * from glob('/etc/*')",
        "copy cases to '/tmp/stolen.csv'",
        "copy cases to '{out}/results/cases.parquet'",
        "create table x as select 1",
        "drop view cases",
        "attach '{out}/state.sqlite'",
        "set enable_external_access=true",
        "reset lock_configuration",
        "pragma database_list",
        "install httpfs",
        "load json",
        "export database '/tmp/x'",
        "select 1; select 2",
        "select * from read_text('{out}/summary.html')",
        "select nonsense from cases",
        "",
    ],
)
def test_nothing_else_can_be_done(out, question):
    before = (out / "results" / "cases.parquet").read_bytes()

    with pytest.raises(UsageError):
        list(ask(out, question.replace("{out}", str(out))).rows)
    assert (out / "results" / "cases.parquet").read_bytes() == before


def test_variables_of_this_program_are_no_tables(out):
    connection = [("secret",)]  # noqa: F841 - DuckDB would find it by its name
    with pytest.raises(UsageError):
        ask(out, "select * from connection")


def test_the_command_prints_one_document(out, capsysbinary):
    assert elenchos(["query", str(out), "select 1 as a, null as b, 0.5 as c", "--json"]) == 0
    answer = json.loads(capsysbinary.readouterr().out)
    assert (answer["columns"], answer["rows"]) == (["a", "b", "c"], [[1, None, 0.5]])


def test_a_run_that_has_no_results_is_one_line(tmp_path):
    with pytest.raises(UsageError, match="no finished run"):
        ask(tmp_path, "select 1")
