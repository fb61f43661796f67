"""Shut eyes and open mouths: faces that have them, and faces held back that were given them."""

from pathlib import Path

import pytest

from extract.photo.report import PhotoStatus
from samples.portraits.defects import DEFECTS, in_order
from samples.portraits.groups import GROUPS, SET_ON, held_back, in_order_faces, with_a_defect
from samples.portraits.morph import closed_eyes, open_mouth

FACES = Path(__file__).parents[4] / "shared" / "faces"
FLAGGED = (PhotoStatus.FAIL, PhotoStatus.UNSURE)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not FACES.is_dir(), reason="the sheets of synthetic faces are not here"),
]


def flagged(look, cut, code: str) -> bool:
    return look(in_order(cut).pixels).check(code).status in FLAGGED


def test_shut_eyes_are_flagged(look):
    cuts = [cut for _held, cut in with_a_defect(FACES, "photo.eyes")]
    assert len(cuts) == 4
    assert all(flagged(look, cut, "photo.eyes") for cut in cuts)


def test_folded_lids_and_dropped_jaws_of_faces_held_back_are_flagged(look):
    cuts = [cut for _group, _column, cut in in_order_faces(FACES, ("babies", "headscarf"))]
    assert all(flagged(look, closed_eyes(cut, 1.0), "photo.eyes") for cut in cuts)
    assert all(flagged(look, open_mouth(cut, 0.26), "photo.mouth") for cut in cuts)


def test_own_teeth_are_flagged_behind_a_beard_and_without(look):
    cuts = [cut for _held, cut in with_a_defect(FACES, "photo.mouth")]
    assert all(flagged(look, cut, "photo.mouth") for cut in cuts)


def test_a_shadow_close_to_a_narrow_head_is_flagged_and_white_hair_is_none(look):
    shadow = next(defect for defect in DEFECTS if defect.name == "shadow")
    cuts = {
        (group, column): cut
        for group, column, cut in in_order_faces(FACES, ("irish", "white hair"))
    }
    thrown = shadow.make(cuts["irish", 12], 0.3)
    assert look(thrown.pixels).check("photo.shadow").status in FLAGGED
    for (group, column), cut in cuts.items():
        state = look(in_order(cut).pixels).check("photo.shadow").status
        assert state is not PhotoStatus.FAIL, (group, column)


def test_no_group_is_both_set_on_and_held_back():
    assert {GROUPS[group][0] in SET_ON for group in GROUPS if held_back(group)} == {False}
