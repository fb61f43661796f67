"""``elenchos names``: what it prints and what it exits with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from api.cli.names import names_command
from ingest.errors import UsageError


def run(*arguments: str) -> int:
    code = names_command.main(list(arguments), prog_name="names", standalone_mode=False)
    assert isinstance(code, int)
    return code


def printed(capfd: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    found = json.loads(capfd.readouterr().out)
    assert isinstance(found, list)
    return found


def test_one_name_in_two_spellings_exits_with_nothing_to_act_on(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert run("--json", "HOXHA, ARTAN", "  ΧΟΤΖΑ Αρτάν") == 0

    (pair,) = printed(capfd)
    assert pair["a"] == "HOXHA, ARTAN"
    assert pair["b"] == "  ΧΟΤΖΑ Αρτάν"
    assert pair["verdict"] == "variant"
    assert set(pair["explanation"]) == {"en", "el"}  # type: ignore[arg-type, call-overload]


@pytest.mark.parametrize("other", ["HOTI, ARTAN", "HOXHA, A."])
def test_a_different_or_doubtful_name_is_flagged(
    other: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("--json", "HOXHA, ARTAN", other) == 1


def test_pairs_come_back_in_order_as_given(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "pairs.tsv"
    file.write_text('HOXHA, ARTAN\tHoxha Artan\r\n"A" \tB\n\n', encoding="utf-8")

    assert run("--json", "--pairs", str(file)) == 1

    first, second = printed(capfd)
    assert (first["a"], first["b"], first["verdict"]) == ("HOXHA, ARTAN", "Hoxha Artan", "same")
    assert (second["a"], second["b"]) == ('"A" ', "B")


def test_an_empty_pairs_file_is_an_empty_list(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "pairs.tsv"
    file.write_bytes(b"")

    assert run("--json", "--pairs", str(file)) == 0
    assert printed(capfd) == []


@pytest.mark.parametrize(
    ("content", "line"),
    [(b"A\tB\nC\n", 2), (b"A\tB\tC\n", 1), (b"A\tB\n\nC\tD\n", 2), (b"A\tB\nC\t\xff\n", 2)],
)
def test_a_bad_line_is_named_by_its_number(tmp_path: Path, content: bytes, line: int) -> None:
    file = tmp_path / "pairs.tsv"
    file.write_bytes(content)

    with pytest.raises(UsageError, match=rf"line {line}:"):
        run("--pairs", str(file))


@pytest.mark.parametrize(
    "arguments", [(), ("A",), ("A", "B", "C"), ("A", "B", "--pairs", "x"), ("--pairs", "no-such")]
)
def test_what_cannot_be_done_is_one_sentence(arguments: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        run(*arguments)


@pytest.mark.parametrize(("language", "word"), [("el", "παραλλαγή"), ("en", "variant")])
def test_a_person_reads_a_table_in_their_language(
    language: str, word: str, capfd: pytest.CaptureFixture[str]
) -> None:
    run("HOXHA, ARTAN", "ΧΟΤΖΑ ΑΡΤΑΝ", "--lang", language)

    assert word in capfd.readouterr().out
