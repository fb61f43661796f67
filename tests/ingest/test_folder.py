"""A case folder: its documents are listed, oddities are named and never opened."""

from __future__ import annotations

import os
import socket
import tempfile
from pathlib import Path

import pytest

from ingest.errors import UsageError
from ingest.folder import list_case
from ingest.problems import ProblemCode, Reason


def test_the_documents_are_the_regular_files_by_name_without_the_application(tmp_path):
    for name in ("b.pdf", "a.jpg", "application.json", ".hidden.pdf"):
        (tmp_path / name).write_bytes(b"x")
    assert [path.name for path in list_case(tmp_path).files] == [".hidden.pdf", "a.jpg", "b.pdf"]


def test_links_pipes_and_folders_are_mentioned_and_not_followed(tmp_path):
    target = tmp_path / "a.pdf"
    target.write_bytes(b"x")
    (tmp_path / "link.pdf").symlink_to(target)
    (tmp_path / "dangling.pdf").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "folder.pdf").mkdir()
    listing = list_case(tmp_path)
    assert [path.name for path in listing.files] == ["a.pdf"]
    assert [(oddity.name, oddity.problem.detail["kind"]) for oddity in listing.oddities] == [
        ("dangling.pdf", "link"),
        ("folder.pdf", "folder"),
        ("link.pdf", "link"),
        ("pipe.pdf", "pipe"),
    ]
    for oddity in listing.oddities:
        assert oddity.problem.reason is Reason.NOT_A_REGULAR_FILE
        assert oddity.problem.code is ProblemCode.UNREADABLE


def test_a_socket_is_an_oddity():
    with tempfile.TemporaryDirectory() as short, socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(Path(short) / "s"))
        (oddity,) = list_case(Path(short)).oddities
        assert oddity.problem.detail["kind"] == "socket"


def test_an_application_that_is_a_link_is_an_oddity(tmp_path):
    (tmp_path / "application.json").symlink_to(tmp_path / "elsewhere")
    assert [oddity.name for oddity in list_case(tmp_path).oddities] == ["application.json"]


def test_names_of_oddities_are_escaped(tmp_path):
    os.mkdir(os.fsencode(tmp_path) + b"/\xff\n")  # noqa: PTH102 - a name that no Path literal holds
    assert [oddity.name for oddity in list_case(tmp_path).oddities] == [r"\xff\x0a"]


def test_a_folder_that_is_not_there_is_a_usage_error(tmp_path):
    with pytest.raises(UsageError, match="can't be listed"):
        list_case(tmp_path / "nowhere")
