"""Importing what asks for a logger, without importing `logging`, which takes a tenth of the start of an inspection."""

from __future__ import annotations

import sys
from types import ModuleType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class _Logger:
    """The logger of a name, made when something is to be logged."""

    def __init__(self, name: str | None = None) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        import logging

        return getattr(logging.getLogger(self._name), attribute)


class Unlogged:
    """A context in which `import logging` gives what only has `getLogger`; where it is loaded already, itself."""

    def __enter__(self) -> None:
        self._stands_in = "logging" not in sys.modules
        if self._stands_in:
            module = ModuleType("logging")
            vars(module)["getLogger"] = _Logger
            sys.modules["logging"] = module

    def __exit__(self, *_: object) -> None:
        if self._stands_in:
            del sys.modules["logging"]
