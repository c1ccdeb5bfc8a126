"""How tests run in every room: generated ones the same on a quiet machine and on a busy one, today and tomorrow.

With ASSAY_EXPLORE=1 they try other values at every run, to find what nobody has thought of.
"""

import gc
import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "assay",
    # Time is measured in tests/bench; a deadline here would fail when another program has the processor.
    deadline=None,
    derandomize="ASSAY_EXPLORE" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.load_profile("assay")


def pytest_collection_finish() -> None:
    """Has what is there before the first test, all tests among it, not searched for garbage again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)
