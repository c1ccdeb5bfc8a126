"""The annotated corpus, where it is at hand: no figure falls below its floor."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("ASSAY_SHARED") or ROOT.parent / "shared")
SCORER = SHARED / "score" / "score_articles.py"
FLOORS = ROOT / "tests" / "floors.json"


@pytest.mark.skipif(not SCORER.exists(), reason="the annotated corpus is not beside this checkout")
def test_no_figure_falls_below_its_floor():
    command = [sys.executable, str(SCORER), "--assay", f"{sys.executable} -m reader", "--floor", str(FLOORS), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["metrics"]["text_loss"] == 0
