"""`doctor` and `backup`: the library's health."""

from __future__ import annotations
