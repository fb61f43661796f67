"""What the network of capitals learns from: drawn words that say where their letters stand."""

from __future__ import annotations

import numpy as np

from extract.capitals import ALPHABET
from tools.capitals_training.drawing import sample
from tools.capitals_training.texts import some_text


def drawn(seed: int):
    rng = np.random.default_rng(seed)
    return sample(rng, some_text(rng))


def test_texts_are_of_the_classes_that_the_network_tells_apart():
    rng = np.random.default_rng(1)
    texts = [some_text(rng) for _ in range(300)]
    assert set("".join(texts)) <= set(ALPHABET)
    assert all(1 <= len(text) <= 26 for text in texts)


def test_letters_stand_in_order_within_the_strip():
    for seed in range(12):
        one = drawn(seed)
        assert one.strip.shape[0] == 32
        assert len(one.centres) == len(one.widths) == len(one.text)
        assert (np.diff(one.centres) > 0).all()
        assert one.centres[-1] < one.strip.shape[1]


def test_the_same_seed_draws_the_same_strip():
    assert np.array_equal(drawn(7).strip, drawn(7).strip)
