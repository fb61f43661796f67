"""The way in: one path, one open file, pages one at a time; or a finding."""

from __future__ import annotations

import hashlib
import os

import pytest

from ingest.errors import FileProblemError
from ingest.files import open_file
from ingest.limits import Limits
from ingest.pages import FileFormat
from ingest.problems import ProblemCode, Reason
from ingest.sandbox import close_default_sandbox, default_sandbox


def reason_of(path, sandbox, **limits: int) -> Reason:
    with (
        pytest.raises(FileProblemError) as caught,
        open_file(path, Limits(**limits), sandbox=sandbox),
    ):
        pytest.fail("it opened")
    return caught.value.problem.reason


def test_an_open_file_says_what_it_is(written, encoded, corners, sandbox):
    data = encoded(corners(), "PNG", dpi=(300, 300))
    with open_file(written(data, "photo.png"), sandbox=sandbox) as opened:
        assert (opened.name, opened.format, opened.page_count) == ("photo.png", FileFormat.PNG, 1)
        assert opened.sha256 == hashlib.sha256(data).hexdigest()
        assert opened.problems == ()
        (page,) = opened.pages()
    assert (page.width, page.height, page.dpi) == (120, 80, 300.0)


def test_a_wrong_extension_is_no_problem(written, encoded, corners, sandbox):
    path = written(encoded(corners(), "PNG"), "passport.pdf")
    with open_file(path, sandbox=sandbox) as opened:
        assert (opened.format, opened.problems) == (FileFormat.PNG, ())


def test_pages_come_one_at_a_time_and_any_can_be_asked_for(written, drawn_pdf, sandbox):
    texts = ["ONE", "TWO", "THREE"]
    data = drawn_pdf(*[lambda c, text=text: c.drawString(72, 700, text) for text in texts])
    with open_file(written(data), sandbox=sandbox) as opened:
        assert [page.words[0].text for page in opened.pages()] == texts
        assert opened.page(2).words[0].text == "TWO"
        for absent in (0, 4):
            with pytest.raises(IndexError):
                opened.page(absent)


def test_two_files_may_be_open_at_once(written, encoded, corners, sandbox):
    one = written(encoded(corners((64, 32)), "PNG"), "one.png")
    two = written(encoded(corners((32, 64)), "JPEG"), "two.jpg")
    with open_file(one, sandbox=sandbox) as first, open_file(two, sandbox=sandbox) as second:
        assert (second.page(1).width, first.page(1).width) == (32, 64)


def test_a_file_with_active_content_opens_with_its_problem(written, changed_pdf, sandbox):
    data = changed_pdf(lambda pdf: pdf.attachments.__setitem__("a.txt", b"x"))
    with open_file(written(data), sandbox=sandbox) as opened:
        assert [each.reason for each in opened.problems] == [Reason.EMBEDDED_FILE]
        assert opened.page(1).words[0].text == "PASSPORT"


def test_pages_may_fail_midway(written, encoded, corners, sandbox):
    data = encoded(corners(), "TIFF", save_all=True, append_images=[corners((300, 300))])
    with open_file(written(data[:-1000]), sandbox=sandbox) as opened:
        pages = opened.pages()
        assert next(pages).width == 120
        with pytest.raises(FileProblemError) as caught:
            next(pages)
    assert caught.value.problem.reason is Reason.TRUNCATED


def test_an_empty_file(written, sandbox):
    assert reason_of(written(b""), sandbox) is Reason.EMPTY


def test_an_absent_file(tmp_path, sandbox):
    assert reason_of(tmp_path / "nowhere.pdf", sandbox) is Reason.ABSENT
    assert reason_of(tmp_path / ("x" * 300), sandbox) is Reason.ABSENT


def test_too_many_bytes_are_too_large_and_never_decoded(written, sandbox):
    path = written(b"\x89PNG\r\n\x1a\n" + bytes(1000))
    with pytest.raises(FileProblemError) as caught, open_file(path, Limits(file_bytes=999)):
        pytest.fail("it opened")
    assert caught.value.problem.code is ProblemCode.TOO_LARGE
    assert caught.value.problem.detail == {"limit": 999, "found": 1008}


def test_a_sparse_file_of_many_gigabytes_is_too_large(tmp_path, sandbox):
    path = tmp_path / "sparse.pdf"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    assert reason_of(path, sandbox) is Reason.TOO_MANY_BYTES


def test_a_link_is_not_followed(written, encoded, corners, tmp_path, sandbox):
    link = tmp_path / "link.png"
    link.symlink_to(written(encoded(corners(), "PNG")))
    assert reason_of(link, sandbox) is Reason.NOT_A_REGULAR_FILE


def test_a_pipe_is_neither_opened_nor_waited_for(tmp_path, sandbox):
    os.mkfifo(tmp_path / "pipe.pdf")
    assert reason_of(tmp_path / "pipe.pdf", sandbox) is Reason.NOT_A_REGULAR_FILE


def test_a_folder_and_a_device_are_no_files(tmp_path, sandbox):
    assert reason_of(tmp_path, sandbox) is Reason.NOT_A_REGULAR_FILE
    with open(os.devnull) as device:  # noqa: PTH123 - named by the system, not by a path
        assert reason_of(type(tmp_path)(device.name), sandbox) is Reason.NOT_A_REGULAR_FILE


def test_no_permission_is_said(written, monkeypatch, sandbox):
    """Root may read everything, so the system's answer is given in its place."""

    def refuse(*_arguments: object) -> int:
        raise PermissionError(13, "Permission denied")

    path = written(b"%PDF-")
    monkeypatch.setattr("ingest.files.os.open", refuse)
    assert reason_of(path, sandbox) is Reason.NO_PERMISSION


def test_an_error_holds_neither_name_nor_content(written, sandbox):
    path = written(b"HOXHA ARTAN", "HOXHA.txt")
    with pytest.raises(FileProblemError) as caught, open_file(path, sandbox=sandbox):
        pytest.fail("it opened")
    assert str(caught.value) == "document.unreadable: unknown_format"


def test_the_default_sandbox_is_used_and_can_be_closed(written, encoded, corners):
    path = written(encoded(corners(), "PNG"))
    with open_file(path) as opened:
        assert opened.page(1).width == 120
    assert default_sandbox().process_id is not None
    close_default_sandbox()
    assert default_sandbox().process_id is None


def test_a_forked_process_does_not_use_its_parents_child(written, encoded, corners):
    path = written(encoded(corners(), "PNG"))
    # A child ends after so many files, and those of other tests count.
    close_default_sandbox()
    with open_file(path):
        parents = default_sandbox().process_id
    number = os.fork()
    if number == 0:
        own = default_sandbox().process_id
        os._exit(0 if own is None else 1)
    assert os.waitpid(number, 0)[1] == 0
    assert default_sandbox().process_id == parents
    close_default_sandbox()
