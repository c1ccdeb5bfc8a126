"""The annotated corpus, where it is at hand: no figure falls below its floor."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from shared import SHARED

ROOT = Path(__file__).parents[2]
SCORER = SHARED / "score" / "score_articles.py"
FLOORS = ROOT / "tests" / "floors.json"
BETTER_THAN_THE_LEAD = 0.02


@pytest.mark.skipif(not SCORER.exists(), reason="the annotated corpus is not beside this checkout")
def test_no_figure_falls_below_its_floor():
    command = [sys.executable, str(SCORER), "--assay", f"{sys.executable} -m reader", "--floor", str(FLOORS), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    reached = json.loads(done.stdout)["metrics"]
    assert reached["text_loss"] == 0
    assert reached["rouge_1"] >= reached["lead_k_rouge_1"] + BETTER_THAN_THE_LEAD
