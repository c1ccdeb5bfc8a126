"""Builds the packages once and installs them into fresh environments. Needs the package index; takes minutes."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
SHIPPED = ("reader", "styles", "tests", "README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml")
UNSHIPPED = shutil.ignore_patterns("__pycache__", "*.pyc", ".hypothesis", "snapshot_report.html")

COMPILERS = (*(sysconfig.get_config_var("CC") or "").split()[:1], "cc", "gcc", "clang")
HEADER = Path(sysconfig.get_path("include")) / "Python.h"


@dataclass(frozen=True)
class Built:
    """The three packages: the wheel made from the tree, the sdist, and the wheel made from the sdist."""

    source: Path
    wheel: Path
    sdist: Path
    wheel_from_sdist: Path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The packages of the tree, built from a copy of what a clone holds."""
    source = tmp_path_factory.mktemp("source")
    for name in SHIPPED:
        if (CHECKOUT / name).is_dir():
            shutil.copytree(CHECKOUT / name, source / name, ignore=UNSHIPPED)
        else:
            shutil.copy(CHECKOUT / name, source / name)
    direct, through = tmp_path_factory.mktemp("direct"), tmp_path_factory.mktemp("through")
    build(source, "--wheel", "--outdir", str(direct))
    build(source, "--outdir", str(through))
    return Built(source, only(direct, "*.whl"), only(through, "*.tar.gz"), only(through, "*.whl"))


@pytest.fixture(scope="session")
def compiled_wheel(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel whose analysis is compiled; it needs a C compiler."""
    if not (any(map(shutil.which, COMPILERS)) and HEADER.exists()):
        pytest.skip("no C compiler, or no headers of Python")
    folder = tmp_path_factory.mktemp("compiled")
    # The compiler leaves what it makes beside the sources.
    source = shutil.copytree(built.source, tmp_path_factory.mktemp("compiling") / "source")
    environment = {**os.environ, "HATCH_BUILD_HOOK_ENABLE_MYPYC": "1"}
    build(source, "--wheel", "--outdir", str(folder), environment=environment)
    return only(folder, "*.whl")


def build(source: Path, *options: str, environment: dict[str, str] | None = None) -> None:
    command = [sys.executable, "-m", "build", *options, str(source)]
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=900)


def only(folder: Path, pattern: str) -> Path:
    (found,) = folder.glob(pattern)
    return found


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Installs a package into an environment of its own and gives the `assay` command; each package once."""
    commands: dict[Path, Path] = {}

    def install(package: Path) -> Path:
        if package not in commands:
            home = tmp_path_factory.mktemp("venv")
            venv.create(home, with_pip=True)
            pip = [str(home / "bin" / "python"), "-m", "pip", "install", "--quiet", str(package)]
            subprocess.run(pip, check=True, capture_output=True, timeout=600)
            commands[package] = home / "bin" / "assay"
        return commands[package]

    return install


@pytest.fixture
def elsewhere(tmp_path: Path) -> dict[str, str]:
    """An environment whose home is an empty folder, so that nothing of the machine's user is read or written."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    xdg = {f"XDG_{kind}_HOME": str(tmp_path / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
    return {**kept, **xdg, "HOME": str(tmp_path), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
