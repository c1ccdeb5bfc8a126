"""What this room reaches on the annotated articles in the shared folder; skipped where it is missing."""

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("ASSAY_SHARED") or ROOT.parent / "shared")
FLOORS = {"company_f1": 0.80, "ticker_f1": 0.98, "language": 0.98, "highlights_extracted_3_to_5": 0.95}
BETTER_THAN_THE_LEAD = 0.02

pytestmark = pytest.mark.skipif(not (SHARED / "score" / "score_articles.py").is_file(), reason="no shared folder")


def scorer() -> ModuleType:
    path = SHARED / "score" / "score_articles.py"
    spec = importlib.util.spec_from_file_location("score_articles", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode, before = True, sys.dont_write_bytecode
    spec.loader.exec_module(module)
    sys.dont_write_bytecode = before
    return module


@pytest.fixture(scope="module")
def reached(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    os.environ.setdefault("ASSAY_CONFIG", str(tmp_path_factory.mktemp("config") / "config.toml"))
    metrics, _, _, _ = scorer().measure(f"{sys.executable} -m reader", SHARED / "corpus")
    return dict(metrics)


@pytest.mark.parametrize("measure", FLOORS)
def test_a_measure_keeps_what_it_has_reached(reached: dict[str, Any], measure: str):
    assert reached[measure] >= FLOORS[measure]


def test_extracted_highlights_say_more_than_the_first_sentences(reached: dict[str, Any]):
    assert reached["rouge_1"] >= reached["lead_k_rouge_1"] + BETTER_THAN_THE_LEAD
    assert reached["oracle_called_publisher"] == 0
