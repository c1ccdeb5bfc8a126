"""The folder beside the checkout with corpora, scorer and benchmarks; `ASSAY_SHARED` names another place."""

import os
from pathlib import Path

SHARED = Path(os.environ.get("ASSAY_SHARED") or Path(__file__).resolve().parents[2] / "shared")
