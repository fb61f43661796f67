"""Each reason has its finding code, and a sentence in both languages that says what to do."""

from __future__ import annotations

import importlib.resources

import pytest
import yaml

from ingest.problems import ProblemCode, Reason, code_of

MESSAGES = yaml.safe_load(
    importlib.resources.files("verify.catalogue.messages").joinpath("files.yaml").read_text("utf-8")
)


@pytest.mark.parametrize("reason", Reason)
def test_each_reason_has_its_message_in_both_languages(reason):
    message = MESSAGES[f"reason.{reason.value}"]
    assert set(message) == {"en", "el"}
    for text in message.values():
        assert text.endswith(".")
        assert text.count(". ") >= 1, "what is the matter, and what to do"


def test_no_message_is_left_without_a_reason():
    assert set(MESSAGES) == {f"reason.{reason.value}" for reason in Reason}


@pytest.mark.parametrize(
    ("code", "reasons"),
    [
        (ProblemCode.ENCRYPTED, {Reason.ENCRYPTED}),
        (ProblemCode.TOO_LARGE, {Reason.TOO_MANY_BYTES}),
        (
            ProblemCode.HOSTILE,
            {
                Reason.JAVASCRIPT,
                Reason.EMBEDDED_FILE,
                Reason.LAUNCH_ACTION,
                Reason.POLYGLOT,
                Reason.BOMB,
                Reason.TOO_MANY_PAGES,
                Reason.TOO_MANY_PIXELS,
                Reason.BAD_SHAPE,
                Reason.TOO_SLOW,
                Reason.TOO_MUCH_MEMORY,
                Reason.HIDDEN_TEXT,
                Reason.TEXT_LAYER_DIFFERS,
            },
        ),
    ],
)
def test_active_content_and_broken_limits_are_hostile(code, reasons):
    assert {reason for reason in Reason if code_of(reason) is code} == reasons
