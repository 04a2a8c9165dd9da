"""The prompts for the two tasks that people bring to an assistant most."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from careerproof.errors import UsageError

_FILE = Path(__file__).with_name("prompts.toml")


@cache
def load_prompts() -> Mapping[str, Mapping[str, Any]]:
    """The prompts by name, each with a title, a description, arguments and a text."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def fill_prompt(name: str, given: Mapping[str, str]) -> str:
    """The text of a prompt with what the person filled in.

    Raises:
        UsageError: there is no such prompt, or it lacks what it needs.
    """
    prompt = load_prompts().get(name)
    if prompt is None:
        raise UsageError(f"there is no prompt {name[:40]!r}", hint=f"prompts: {', '.join(load_prompts())}")
    for argument in prompt["arguments"]:
        if argument["required"] and not given.get(argument["name"]):
            raise UsageError(f"{name} needs {argument['name']}", hint=argument["description"])
    text = str(prompt["text"]).strip()
    for argument in prompt["arguments"]:
        # One line each: what is filled in cannot pass for a paragraph of ours.
        text = text.replace(f"{{{argument['name']}}}", " ".join(given.get(argument["name"], "").split()) or "none")
    return text
