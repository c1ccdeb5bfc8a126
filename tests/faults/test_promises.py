"""Every promise has tests, and every test that is named for one is there and runs."""

import ast
from functools import cache
from pathlib import Path

import pytest
from faults.promises import PROMISES

TESTS = Path(__file__).parents[1]
PROMISED = [(area, promise) for area, promises in PROMISES.items() for promise in promises]


@cache
def named_in(file: str) -> frozenset[str]:
    """The names of the tests of a file, those that are always skipped left out."""
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return frozenset(node.name for node in functions if not any(map(_skips, node.decorator_list)))


def _skips(decorator: ast.expr) -> bool:
    return "mark.skip" in ast.unparse(decorator) and "skipif" not in ast.unparse(decorator)


@pytest.mark.parametrize(("area", "promise"), PROMISED)
def test_every_promise_has_tests_that_are_there(area: str, promise: str) -> None:
    named = PROMISES[area][promise]
    assert named
    missing = [name for name in named if name.partition("::")[2] not in named_in(name.partition("::")[0])]
    assert not missing


def test_every_test_of_whole_passes_shows_a_promise() -> None:
    shown = {name for area, promise in PROMISED for name in PROMISES[area][promise]}
    files = (
        "faults/test_whole_passes.py",
        "poller/test_politeness.py",
        "poller/test_validators.py",
        "poller/test_moved_addresses.py",
        "poller/test_no_network.py",
        "poller/test_replay.py",
        "poller/test_health.py",
    )
    assert {f"{file}::{test}" for file in files for test in named_in(file) if test.startswith("test_")} <= shown
