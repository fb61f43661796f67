"""Whatever is taken out of the catalogue or altered in it, the report on some case betrays it."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
QUICK = ("registration", "long-term.renewal")
"""Few requirements each: hunted in every run. The others take seconds."""

PROCEDURES = (
    "withdrawal-agreement.replacement family-reunification.initial "
    "ethnic-greek.titled.initial ethnic-greek.titled.renewal ethnic-greek.untitled.initial "
    "ethnic-greek.untitled.renewal ethnic-greek.family.initial ethnic-greek.family.renewal "
    "long-term.initial second-generation.initial second-generation.renewal ten-year.initial"
).split()


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location(
        "mutate_catalogue", ROOT / "tools" / "mutate_catalogue.py"
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.mark.parametrize(
    "procedure",
    [*QUICK, *(pytest.param(procedure, marks=pytest.mark.slow) for procedure in PROCEDURES)],
)
def test_no_mutant_of_a_procedure_survives(tool, procedure):
    figures = tool.hunt(procedure)

    assert figures.survivors == ()
    assert figures.killed == figures.mutants > 0


def test_every_requirement_of_every_procedure_is_mutated(tool):
    catalogue = tool.default_catalogue()

    assert set(catalogue.procedures) == {*QUICK, *PROCEDURES}
    for procedure in catalogue.procedures.values():
        mutated = {mutant.requirement for mutant in tool.mutants_of(procedure)}
        assert mutated == {requirement.id for requirement in procedure.requirements}
