"""A hostile file costs a finding: the child that decodes it may hang, swell or die."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import numpy as np
import pytest

from ingest.errors import FileProblemError, SandboxError
from ingest.limits import MEBIBYTE, Limits
from ingest.pages import DpiOrigin, FileFormat
from ingest.problems import ProblemCode, Reason
from ingest.sandbox import Sandbox, Source

DECODER = '''
"""A decoder that does what the first word of a file says."""

import os, time
import numpy as np
from ingest.errors import FileProblemError
from ingest.pages import DpiOrigin, Page, TextWord
from ingest.problems import Reason, problem

HOARD = []


class Document:
    page_count = 2
    problems = ()

    def __init__(self, data):
        self.order = data.decode()
        if self.order == "hostile":
            self.problems = (problem(Reason.JAVASCRIPT),)

    def page(self, number):
        getattr(self, self.order.split()[0])()
        pixels = np.full((20, 30, 3), number, dtype=np.uint8)
        word = TextWord(str(os.getpid()), (1, 2, 3, 4))
        return Page(number, pixels, 300.0, DpiOrigin.EXIF, (word,), (210.0, 297.0), False)

    def close(self):
        pass

    def well(self):
        pass

    hostile = well

    def sleep(self):
        time.sleep(600)

    def spin(self):
        while True:
            pass

    def swell(self):
        while True:
            HOARD.append(np.empty(8 * 1024 * 1024))

    def hoard(self):
        HOARD.append(np.empty(40 * 1024 * 1024))

    def die(self):
        os.kill(os.getpid(), 9)

    def crash(self):
        import ctypes
        ctypes.string_at(0)

    def leave(self):
        os._exit(0)

    def fault(self):
        raise LookupError("the decoder's own mistake")

    def write(self):
        with open(self.order.split()[1], "w") as file:
            file.write("x" * 100000)

    def environ(self):
        if "ELENCHOS_SECRET" in os.environ:
            raise FileProblemError(problem(Reason.POLYGLOT))


def open_document(data, file_format, limits):
    return Document(data)
'''

pytestmark = pytest.mark.slow

SHORT = Limits(page_seconds=1.0)


@pytest.fixture
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "obedient_decoder.py").write_text(DECODER)
    monkeypatch.syspath_prepend(str(tmp_path))
    with Sandbox("obedient_decoder:open_document") as sandbox:
        yield sandbox


def source(order: str, limits: Limits = SHORT) -> Source:
    return Source(order.encode(), FileFormat.PNG, limits)


def reason_of(box: Sandbox, asked: Source) -> Reason:
    with pytest.raises(FileProblemError) as caught:
        box.page(asked, 1)
    return caught.value.problem.reason


def test_a_page_comes_back_as_the_child_made_it(box):
    page = box.page(source("well"), 2)
    assert page.pixels.shape == (20, 30, 3)
    assert np.all(page.pixels == 2)
    assert (page.number, page.dpi, page.dpi_origin) == (2, 300.0, DpiOrigin.EXIF)
    assert (page.words[0].box, page.paper_mm, page.pure_raster) == ((1, 2, 3, 4), (210, 297), False)


def test_one_child_serves_file_after_file(box):
    first = box.process_id
    served = {box.page(source("well"), 1).words[0].text for _ in range(3)}
    assert first is None
    assert served == {str(box.process_id)}


@pytest.mark.parametrize(
    ("order", "reason"),
    [
        ("sleep", Reason.TOO_SLOW),
        ("spin", Reason.TOO_SLOW),
        ("swell", Reason.TOO_MUCH_MEMORY),
        ("die", Reason.DECODER_DIED),
        ("crash", Reason.DECODER_DIED),
        ("leave", Reason.DECODER_DIED),
        ("fault", Reason.DECODER_DIED),
    ],
)
def test_what_befalls_the_child_is_a_finding_and_the_next_file_is_read(box, order, reason):
    box.page(source("well"), 1)
    limits = Limits(page_seconds=1.0, memory_bytes=768 * MEBIBYTE)
    assert reason_of(box, source(order, limits)) is reason
    assert box.page(source("well"), 1).number == 1


def test_the_log_says_which_error_a_decoder_raised_and_not_its_text(box, caplog):
    with caplog.at_level("INFO", "elenchos.ingest"):
        reason_of(box, source("fault"))
    (line,) = caplog.records
    assert line.fault == "LookupError"
    assert "mistake" not in str(vars(line))


def test_processor_time_ends_a_child_even_if_the_parent_waits_longer(box, monkeypatch):
    monkeypatch.setattr("ingest.sandbox._seconds", lambda _source: 60.0)
    assert reason_of(box, source("spin", Limits(page_seconds=0.1))) is Reason.TOO_SLOW


def test_a_file_that_lost_its_child_is_not_tried_again_page_by_page(box):
    asked = source("die")
    assert reason_of(box, asked) is Reason.DECODER_DIED
    assert reason_of(box, asked) is Reason.DECODER_DIED
    assert box.process_id is None


def test_a_child_killed_from_outside_while_it_works_alone_is_a_finding(box):
    asked = source("sleep", Limits(page_seconds=30.0))
    box.describe(asked)
    assert box.process_id is not None
    killer = threading.Timer(0.2, os.kill, (box.process_id, signal.SIGKILL))
    killer.start()
    assert reason_of(box, asked) is Reason.DECODER_DIED
    killer.join()
    assert box.page(source("well"), 1).number == 1


def test_a_file_is_not_blamed_for_a_child_that_others_wore_out(box):
    """The hoards of two files do not fit together, but each fits alone."""
    limits = Limits(page_seconds=10.0, memory_bytes=700 * MEBIBYTE)
    pages = [box.page(source("hoard", limits), 1).words[0].text for _ in range(2)]
    assert pages[0] != pages[1]


def test_a_file_open_in_a_lost_child_is_opened_again_in_the_next(box):
    patient = source("well")
    before = box.page(patient, 1).words[0].text
    assert reason_of(box, source("die")) is Reason.DECODER_DIED
    assert box.page(patient, 2).words[0].text != before


def test_a_child_that_saw_a_hostile_file_serves_no_other(box):
    hostile = source("hostile")
    assert box.describe(hostile).problems[0].code is ProblemCode.HOSTILE
    first = box.process_id
    box.release(hostile)
    box.page(source("well"), 1)
    assert box.process_id != first


def test_all_the_time_of_a_file_is_limited(box):
    asked = source("well", Limits(file_seconds=0.0))
    assert reason_of(box, asked) is Reason.TOO_SLOW


def test_the_child_writes_no_file(box, tmp_path):
    reason_of(box, source(f"write {tmp_path / 'out'}"))
    assert not (tmp_path / "out").exists() or (tmp_path / "out").stat().st_size == 0


def test_the_child_has_nothing_of_the_environment(box, monkeypatch):
    monkeypatch.setenv("ELENCHOS_SECRET", "1")
    assert box.page(source("environ"), 1).number == 1


def test_closing_ends_the_child(box):
    box.page(source("well"), 1)
    number = box.process_id
    assert number is not None
    box.close()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_a_decoder_that_does_not_start_says_what_to_do():
    sandbox = Sandbox("no_such_module:open_document")
    with sandbox, pytest.raises(SandboxError, match="elenchos doctor"):
        sandbox.page(source("well"), 1)


def test_an_interrupt_does_not_leave_one_files_answer_for_the_next(box, monkeypatch):
    first = box.page(source("well"), 1).words[0].text

    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("ingest.decoder_process.receive", interrupted)
        with pytest.raises(KeyboardInterrupt):
            box.page(source("well"), 1)
    page = box.page(source("well"), 2)
    assert page.number == 2
    assert page.words[0].text != first
