"""How generated tests run in every room: the same on a quiet machine and on a busy one."""

from hypothesis import HealthCheck, settings

# Time is measured in tests/bench; a deadline here would fail when another program has the processor.
settings.register_profile("assay", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("assay")
