"""The kill test of the suite, two hundred times over."""

import os
import subprocess
import sys
from pathlib import Path

TEST = Path(__file__).parents[1] / "poller" / "test_kills.py"


def test_two_hundred_kills() -> None:
    command = [sys.executable, "-m", "pytest", str(TEST)]
    result = subprocess.run(command, env={**os.environ, "ASSAY_KILLS": "200"}, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout[-4000:]
