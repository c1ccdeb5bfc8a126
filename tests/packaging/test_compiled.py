"""The compiled build: the same analysis as C. Needs a C compiler and the package index; takes minutes."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def compiled(compiled_wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which `reader` is the compiled one."""
    folder = tmp_path_factory.mktemp("unpacked")
    zipfile.ZipFile(compiled_wheel).extractall(folder)
    return {**os.environ, "PYTHONPATH": str(folder), "PYTHONSAFEPATH": "1"}


def test_every_module_of_the_analysis_is_compiled_and_stands_beside_its_source(built: Any, compiled_wheel: Path):
    names = zipfile.ZipFile(compiled_wheel).namelist()
    suffix = sysconfig.get_config_var("EXT_SUFFIX")
    sources = [*(built.source / "reader" / "article").rglob("*.py"), built.source / "reader" / "text.py"]
    modules = [str(path.relative_to(built.source).with_suffix("")) for path in sources if path.name != "__init__.py"]
    assert len(modules) > 50
    assert {f"{module}{end}" for module in modules for end in (".py", suffix)} <= set(names)


def test_no_cached_property_is_compiled_which_would_be_read_anew_at_each_use(built: Any):
    sources = [*(built.source / "reader" / "article").rglob("*.py"), built.source / "reader" / "text.py"]
    assert not [path for path in sources if "@cached_property" in path.read_text("utf-8")]


def test_a_plain_wheel_has_nothing_compiled_and_fits_any_machine(built: Any):
    assert built.wheel.name.endswith("-py3-none-any.whl")
    assert not [name for name in zipfile.ZipFile(built.wheel).namelist() if name.endswith((".so", ".pyd"))]


def test_the_compiled_analysis_passes_the_tests_of_the_analysis(compiled: dict[str, str]):
    assert ask(compiled, "import reader.article.lines as it; print(it.__file__)").endswith((".so", ".pyd"))
    pytest_run = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "tests/article", "tests/test_text.py"]
    done = subprocess.run(pytest_run, env=compiled, cwd=CHECKOUT, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout[-3000:]


def test_both_builds_say_the_same_version_of_the_analysis(compiled: dict[str, str]):
    version = "from reader.article import load_vocabulary; print(load_vocabulary().version)"
    assert ask(compiled, version) == ask({**os.environ, "PYTHONPATH": str(CHECKOUT)}, version)


def ask(env: dict[str, str], program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
