"""The value types of the contract: a verb, and what it takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from careerproof.settings import Settings

Kind = Literal["file", "text", "date", "choice", "whole", "number", "flag"]
Plain = dict[str, object]
Answer = Callable[[Mapping[str, object], Settings], list[Plain]]
"""What a verb gives for its arguments by name: the results as plain data, in order, not yet in their envelopes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Parameter:
    """What a verb may be told.

    `name` is what it is called in every face. A parameter of `many` may be given several times. `least` and `most` are
    the bounds of a number, or of the length of a text.
    """

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    many: bool = False
    default: str | int | float | bool | None = None
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    example: str | int | float | bool | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Takes:
    """What can be called: its name, what it is for, and what it takes."""

    name: str
    question: str
    parameters: tuple[Parameter, ...]

    @property
    def needs_file(self) -> bool:
        """Whether the call cannot do without a file."""
        return any(parameter.kind == "file" and parameter.required for parameter in self.parameters)

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of that name, or None."""
        return next((parameter for parameter in self.parameters if parameter.name == name), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Verb(Takes):
    """A verb of the interface: the question that it answers, what it takes, and which result it gives.

    `schema` names the envelope ("score" for careerproof.score/1), `result` the definition of the result. A verb of
    `rows` gives a result for each of several items, of which none depends on another where it `is_by_item`.
    """

    result: str
    answer: Answer
    rows: bool = False
    is_by_item: bool = False
    schema: str = ""

    @property
    def envelope(self) -> str:
        """The name in the envelope of its results."""
        return self.schema or self.name
