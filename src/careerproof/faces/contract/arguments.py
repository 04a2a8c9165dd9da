"""What a verb was told, from texts and JSON values to what it takes; anything else is one clear error."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from careerproof.errors import UsageError
from careerproof.faces.contract.model import Parameter, Takes
from careerproof.verbs.opening import OpenedFile, resolve_today

_YES, _NO = frozenset({"true", "1", "yes", "on"}), frozenset({"false", "0", "no", "off"})
_WHOLE = re.compile(r"[+-]?[0-9]{1,12}")


def read_arguments(verb: Takes, given: Mapping[str, Sequence[object]]) -> dict[str, object]:
    """The arguments of a verb by name; each was given once or several times, as a text, a JSON value or an open file.

    Raises:
        UsageError: a parameter that the verb does not have, a value that it cannot be, or one that is missing.
    """
    for name in given:
        if verb.parameter(name) is None:
            known = ", ".join(parameter.name for parameter in verb.parameters)
            raise UsageError(f"{verb.name} has no parameter {_shown(name)}", hint=f"known: {known}")
    arguments: dict[str, object] = {}
    for parameter in verb.parameters:
        values = [value for value in given.get(parameter.name, ()) if value is not None and value != ""]
        if not values and parameter.required:
            raise UsageError(f"{verb.name} needs {parameter.name}", hint=parameter.meaning)
        if len(values) > 1 and not parameter.many:
            raise UsageError(f"{parameter.name} was given {len(values)} times", hint="give it once")
        read = tuple(_read(parameter, value) for value in values)
        if parameter.many and read:
            arguments[parameter.name] = read
        elif read:
            arguments[parameter.name] = read[0]
        elif parameter.default is not None:
            arguments[parameter.name] = parameter.default
    return arguments


def _read(parameter: Parameter, value: object) -> object:
    kind = parameter.kind
    if kind == "file":
        if not isinstance(value, OpenedFile):
            raise UsageError(f"{parameter.name} is no file", hint=parameter.meaning)
        return value
    if isinstance(value, OpenedFile):
        raise UsageError(f"{parameter.name} takes no file", hint=parameter.meaning)
    if kind == "flag":
        return _flag(parameter, value)
    if kind in ("whole", "number"):
        return _number(parameter, value)
    text = _text(parameter, value)
    return resolve_today(text) if kind == "date" else text


def _flag(parameter: Parameter, value: object) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).lower() if isinstance(value, str) else ""
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise UsageError(f"{parameter.name} is neither true nor false", hint="say true or false")


def _number(parameter: Parameter, value: object) -> float:
    """The number, whole where the parameter is."""
    number = _finite(value)
    if parameter.kind == "whole" and number is not None:
        number = int(number) if float(number).is_integer() else None
    least = -math.inf if parameter.least is None else parameter.least
    most = math.inf if parameter.most is None else parameter.most
    if number is None or not least <= number <= most:
        raise UsageError(f"{parameter.name} is not {_range(parameter)}", hint=parameter.meaning)
    return number


def _finite(value: object) -> float | None:
    """The number that a value is or spells, None where it is none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str) and len(value) <= 30:
        try:
            value = int(value) if _WHOLE.fullmatch(value) else float(value)
        except ValueError:
            return None
    return value if isinstance(value, int | float) and math.isfinite(value) else None


def _range(parameter: Parameter) -> str:
    what = "a whole number" if parameter.kind == "whole" else "a number"
    if parameter.least is not None and parameter.most is not None:
        return f"{what} from {parameter.least:g} to {parameter.most:g}"
    return what if parameter.least is None else f"{what} of at least {parameter.least:g}"


def _text(parameter: Parameter, value: object) -> str:
    if not isinstance(value, str):
        raise UsageError(f"{parameter.name} is not a text", hint=parameter.meaning)
    if parameter.choices and value not in parameter.choices:
        raise UsageError(f"{parameter.name} cannot be {_shown(value)}", hint=f"one of: {', '.join(parameter.choices)}")
    if parameter.most is not None and len(value) > parameter.most:
        raise UsageError(f"{parameter.name} is longer than {parameter.most:g} characters", hint=parameter.meaning)
    if "\x00" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
        raise UsageError(f"{parameter.name} holds what is no character", hint="send text in UTF-8")
    return value


def _shown(text: str) -> str:
    """A word of the caller's in an error: short, on one line."""
    return repr(text if len(text) <= 40 else f"{text[:40]}…")
