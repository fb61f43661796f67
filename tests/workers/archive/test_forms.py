"""Every form of archive gives the same cases, and none of them leads out of the archive."""

from __future__ import annotations

import csv
import io
import json
import shutil
import tarfile
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ingest.errors import FileProblemError
from ingest.problems import Reason
from workers.archive.errors import ArchiveError
from workers.archive.forms.entries import safe_parts
from workers.archive.forms.opening import open_archive

KEYS = ["2025/a", "2026/b", "2026/c"]


def packed(kind: str, archive: Path) -> Path:
    return Path(shutil.make_archive(str(archive), kind, archive))


def manifest(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def entries(path: Path) -> dict[str, str]:
    return {entry.key: entry.fault for entry in open_archive(str(path)).entries()}


def tar_of(path: Path, members: list[tuple[tarfile.TarInfo, bytes]], mode: str = "w") -> Path:
    with tarfile.open(path, mode) as tar:
        for info, content in members:
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return path


def member(name: str, **attributes: object) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    for key, value in attributes.items():
        setattr(info, key, value)
    return info


@pytest.mark.parametrize("kind", ["tar", "gztar", "bztar", "xztar", "zip"])
def test_a_packed_archive_gives_the_results_of_its_folder(archive, run, results, kind):
    expected = results(run(archive, "folder").out)

    assert results(run(packed(kind, archive), "packed").out) == expected


@pytest.mark.parametrize("kind", ["tar", "gztar", "zip"])
def test_a_packed_archive_is_resumed_in_its_midst(archive, run, results, kind):
    path = packed(kind, archive)
    expected = results(run(path, "undisturbed").out)
    with pytest.raises(KeyboardInterrupt):
        run(path, "stopped", watched=run.watched(stop_after=2))

    last = run(path, "stopped")
    assert len(last.watched.results) == 1
    assert results(last.out) == expected


def test_a_manifest_names_the_cases(archive, run, results):
    expected = results(run(archive, "folder").out)
    rows = [{"note": "x", "folder": f"archive/{key}", "case": key} for key in KEYS]
    table = manifest(archive.parent / "cases.csv", rows)
    parquet = archive.parent / "cases.parquet"
    pq.write_table(pa.Table.from_pylist(rows), parquet)

    assert results(run(table, "csv").out) == expected
    assert results(run(parquet, "parquet").out) == expected


def test_a_manifest_with_wrong_columns_is_reported_and_the_run_ends(archive, run):
    table = manifest(archive.parent / "cases.csv", [{"path": "archive/2025/a"}])
    done = run(table)

    assert done.summary.broken == 1
    assert "has no column folder (its columns: path)" in done.rows("cases")[0]["problem"]


def test_rows_of_a_manifest_that_name_nothing_are_counted(archive, run):
    rows = [{"folder": "archive/2025/a"}, {"folder": ""}, {"folder": "../.."}, {"folder": "gone"},
            {"folder": "archive/2025/a"}]  # fmt: skip
    done = run(manifest(archive.parent / "cases.csv", rows))

    problems = {row["case_id"]: row["problem"] for row in done.rows("cases")}
    assert problems == {
        "archive/2025/a": "",
        "archive/2025/a (2)": "bears the name of another case",
        "cases.csv: row 2": "names no folder in the column folder",
        "cases.csv: row 3": "needs a name of its own in the column case",
        "gone": "The folder gone can't be listed (No such file or directory): "
        "name a case folder that you may read.",
    }


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "../../evil", "a/../../b", "C:/x", "a\\b", "a\0b", "x" * 300, "a/" * 20 + "b"],
)
def test_names_that_lead_out_of_the_archive_are_refused(name):
    assert safe_parts(name) is None


@pytest.mark.parametrize("form", ["tar", "tar.gz", "zip"])
def test_a_member_that_leads_out_is_a_fault_and_is_written_nowhere(tmp_path, archive, run, form):
    path = tmp_path / f"evil.{form}"
    text = (archive / "2025" / "a" / "application.json").read_bytes()
    names = ["ok/application.json", "../evil/application.json", "/abs/application.json"]
    if form == "zip":
        with zipfile.ZipFile(path, "w") as made:
            for name in names:
                made.writestr(name, text)
    else:
        mode = "w:gz" if form.endswith("gz") else "w"
        tar_of(path, [(member(name), text) for name in names], mode)
    done = run(path)

    assert [row["case_id"] for row in done.rows("cases") if row["triage"]] == ["ok"]
    assert done.summary.broken == 2
    assert not (tmp_path / "evil").exists()


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_links_and_devices_in_a_tar_are_findings_and_never_followed(tmp_path, archive, run, mode):
    text = (archive / "2025" / "a" / "application.json").read_bytes()
    members = [
        (member("case/application.json"), text),
        (member("case/passwd", type=tarfile.SYMTYPE, linkname="/etc/passwd"), b""),
        (member("case/hard", type=tarfile.LNKTYPE, linkname="/etc/passwd"), b""),
        (member("case/null", type=tarfile.CHRTYPE, devmajor=1, devminor=3), b""),
        (member("case/pipe", type=tarfile.FIFOTYPE), b""),
        (member("case/sub/inner.pdf"), b"%PDF"),
    ]
    done = run(tar_of(tmp_path / "links.tar", members, mode))

    odd = {row["document"] for row in done.rows("findings") if row["code"] == "document.unreadable"}
    assert odd == {"passwd", "hard", "null", "pipe", "sub"}
    assert "root:" not in json.dumps(done.report("case"))


def test_a_case_that_is_a_link_in_a_tar_is_no_case(tmp_path, archive, run):
    members = [(member("x/application.json", type=tarfile.SYMTYPE, linkname="/etc/passwd"), b"")]
    done = run(tar_of(tmp_path / "x.tar", members))

    assert done.rows("cases")[0]["problem"] == "application.json: is no regular file"


def test_a_member_that_inflates_beyond_its_word_is_a_bomb(tmp_path, archive):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("case/application.json", "{}")
        made.writestr("case/zeros.pdf", bytes(5_000_000))
    raw = path.read_bytes().replace((5_000_000).to_bytes(4, "little"), (5000).to_bytes(4, "little"))
    path.write_bytes(raw)
    held = open_archive(str(path))
    (entry,) = held.entries()
    file = held.contents(entry.place).files[1]

    with pytest.raises(FileProblemError) as caught:
        held.fetch(entry.place, file, tmp_path)
    assert caught.value.problem.reason is Reason.BOMB


def test_a_member_larger_than_a_file_may_be_is_not_unpacked(tmp_path, archive, run):
    path = tmp_path / "large.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.write(archive / "2025" / "a" / "application.json", "case/application.json")
        made.writestr("case/large.pdf", bytes(60_000_000))
    done = run(path)

    assert "document.too_large" in {row["code"] for row in done.rows("findings")}


def test_a_damaged_member_is_a_finding(tmp_path, archive, run):
    path = tmp_path / "damaged.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.write(archive / "2025" / "a" / "application.json", "case/application.json")
        made.writestr("case/damaged.pdf", b"%PDF-1.4 whole")
    path.write_bytes(path.read_bytes().replace(b"whole", b"wrong"))
    done = run(path)

    assert {row["document"] for row in done.rows("findings")} == {"damaged.pdf"}


@pytest.mark.parametrize("kind", ["tar", "gztar", "zip"])
def test_an_archive_that_breaks_off_gives_what_is_whole_and_says_so(archive, run, kind):
    path = packed(kind, archive)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 2 // 3])
    done = run(path)

    assert done.summary.broken >= 1
    problems = " ".join(str(row["problem"]) for row in done.rows("cases"))
    assert "again" in problems or "cut off" in problems


def test_a_header_may_not_ask_for_endless_memory(tmp_path):
    path = tmp_path / "header.tar.gz"
    info = member("././@LongLink", type=tarfile.GNUTYPE_LONGNAME)
    tar_of(path, [(info, b"a" * 20_000_000)], "w:gz")

    (fault,) = entries(path).values()
    assert "longer than any name" in fault


def test_two_members_of_one_name_make_the_case_broken(tmp_path, archive):
    text = (archive / "2025" / "a" / "application.json").read_bytes()
    members = [(member("x/application.json"), text), (member("x/application.json"), b"{}")]

    assert entries(tar_of(tmp_path / "x.tar", members)) == {
        "x": "holds two members of one name; pack it again"
    }


def test_a_zip_of_the_large_form_is_read(tmp_path):
    path = tmp_path / "large-form.zip"
    with zipfile.ZipFile(path, "w") as made, made.open("x/application.json", "w",
                                                       force_zip64=True) as file:  # fmt: skip
        file.write(b"{}")

    assert entries(path) == {"x": ""}


def test_members_may_stand_in_any_order_in_a_stream(tmp_path, archive, run):
    text = (archive / "2025" / "a" / "application.json").read_bytes()
    members = [
        (member("x/application.json"), text),
        (member("y/z.bin"), b"z"),
        (member("x/w.bin"), b"w"),
        (member("y/application.json"), text),
    ]
    done = run(tar_of(tmp_path / "mixed.tar.xz", members, "w:xz"))

    assert [row["documents"] for row in done.rows("cases")] == [1, 1]


def test_nested_folders_are_cases_at_any_depth_and_oddities_within_a_case(archive, case):
    case(archive / "x" / "y" / "deep")
    case(archive / "2025" / "a" / "within")
    (archive / "readme.txt").write_text("no case")

    assert entries(archive) == dict.fromkeys(["2025/a", "2026/b", "2026/c", "x/y/deep"], "")


def test_a_folder_that_is_itself_a_case_is_an_archive_of_one(archive):
    assert entries(archive / "2025" / "a") == {"a": ""}


def test_names_that_are_not_utf8_are_shown_escaped(archive, case, run):
    import os

    case(Path(os.fsdecode(os.fsencode(archive) + b"/\xff\x1b")), {"a.bin": b"x"})
    done = run(archive)

    assert "\\xff\\x1b" in [row["case_id"] for row in done.rows("cases")]


def test_whatever_is_no_archive_is_refused_with_one_line(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Sir")

    with pytest.raises(ArchiveError, match="is no archive"):
        open_archive(str(tmp_path / "letter.txt"))
    with pytest.raises(ArchiveError, match="no such archive"):
        open_archive(str(tmp_path / "gone"))
