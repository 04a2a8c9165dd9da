"""Patterns that are compiled when they are first used.

Why: the room has some sixty of them; compiling all on import would cost each run that only writes or counts.
"""

from __future__ import annotations

import re
from typing import Any, cast


def lazy(written: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression that is compiled at its first use."""
    return cast("re.Pattern[str]", _Pattern(written, flags))


class _Pattern:
    """Stands for a compiled pattern until one of its methods is asked for, then hands them on."""

    def __init__(self, written: str, flags: int) -> None:
        self._written = written
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._written, self._flags)
        for method in ("match", "fullmatch", "search", "finditer", "findall", "sub", "split", "pattern", "flags"):
            self.__dict__[method] = getattr(compiled, method)
        return getattr(compiled, name)
