"""careerproof: how AI-safe is my career, will my résumé pass the screen, and what should I change?

The front door: every verb of the interface under its one word, loaded when it is first used::

    import careerproof as cp

    answer = cp.check("resume.pdf", posting="job.md")
    print(answer)

At the front door a word is always the verb (`cp.skills(text)`); the room of that name is reached by importing from it
(`from careerproof.skills.extract import open_skills`). `cp.facts` holds the verbs `info`, `build`, `verify`, and
`cp.audit` the verb `bias`.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING

from careerproof.version import __version__

if TYPE_CHECKING:
    from careerproof.errors import CareerproofError
    from careerproof.verbs.careers import careers
    from careerproof.verbs.check import check
    from careerproof.verbs.export import export
    from careerproof.verbs.inspect import inspect
    from careerproof.verbs.match import match
    from careerproof.verbs.optimize import optimize
    from careerproof.verbs.paths import paths
    from careerproof.verbs.profile import profile
    from careerproof.verbs.read import read
    from careerproof.verbs.score import score
    from careerproof.verbs.screen import screen

VERBS = (
    "check", "profile", "score", "match", "skills", "paths", "careers", "read", "inspect", "screen", "optimize",
    "export", "facts", "audit",
)  # fmt: skip

__all__ = [
    "CareerproofError",
    "__version__",
    "careers",
    "check",
    "export",
    "inspect",
    "match",
    "optimize",
    "paths",
    "profile",
    "read",
    "score",
    "screen",
]


_GROUPS = frozenset({"facts", "audit"})
"""Words that hold several verbs."""


class _FrontDoor(ModuleType):
    """The package as its users see it.

    Why a class: importing a room sets it as an attribute of the package, which would turn `cp.skills` from the verb
    into the room as soon as anything used that room. Names of verbs stay the verbs.
    """

    def __getattribute__(self, name: str) -> object:
        if name in VERBS:
            module = importlib.import_module(f"careerproof.verbs.{name}")
            return module if name in _GROUPS else getattr(module, name)
        return super().__getattribute__(name)

    def __getattr__(self, name: str) -> object:
        if name == "CareerproofError":
            return importlib.import_module("careerproof.errors").CareerproofError
        raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *VERBS, "CareerproofError"})


sys.modules[__name__].__class__ = _FrontDoor
