"""A machine that can't look at faces says so: nothing passes, nothing fails, nothing crashes."""

from extract.photo import check, portrait
from extract.photo.models import Lack
from extract.photo.report import PhotoStatus, Why


def test_the_face_is_left_to_the_officer(monkeypatch, drawn, look):
    for module in (check, portrait):
        monkeypatch.setattr(module, "lacking", lambda: Lack.RUNTIME)
    report = look(drawn)
    head = report.check("photo.head_size")
    assert (head.status, head.why) == (PhotoStatus.UNSURE, Why.NO_MODELS)
    assert report.check("photo.face_count").status is PhotoStatus.UNSURE
    assert report.check("photo.size").status is PhotoStatus.PASS
    assert report.verdict is PhotoStatus.UNSURE
