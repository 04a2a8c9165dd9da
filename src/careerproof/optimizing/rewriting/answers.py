"""Reads the answer of a chat endpoint: the proposed line, or why there is none."""

from __future__ import annotations

import json
import re

from careerproof.optimizing.rewriting.model import Refusal, Rewritten

_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
"""What some local models print before they answer."""
_UNCHANGED = "unchanged"


def read_answer(data: bytes) -> Rewritten | Refusal:
    """The line in the body of a chat completion. The body is somebody else's: anything may stand in it."""
    try:
        answer = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        return Refusal(reason="unreadable", detail="the answer is not JSON, or broke off")
    choice = _first_choice(answer)
    message = choice.get("message")
    if not isinstance(message, dict):
        return Refusal(reason="unreadable", detail="the answer is no chat completion")
    if choice.get("finish_reason") == "length":
        return Refusal(reason="unreadable", detail="the answer was cut off by the model's own limit")
    text = message.get("content")
    if choice.get("finish_reason") == "content_filter" or message.get("refusal") or not isinstance(text, str):
        return Refusal(reason="declined", detail="the model declined")
    return read_line(text)


def read_line(text: str) -> Rewritten | Refusal:
    """The line without what a model puts around it: its thoughts, a bullet's mark, quotation marks."""
    line = _THOUGHT.sub("", text).strip()
    line = re.sub(r"\A[-*•]\s+", "", line)
    if len(line) > 1 and (line[0], line[-1]) in (('"', '"'), ("“", "”"), ("'", "'")):
        line = line[1:-1].strip()
    if not line:
        return Refusal(reason="declined", detail="the answer is empty")
    if line.strip(".").lower() == _UNCHANGED:
        return Refusal(reason="unchanged", detail="the rewriter left it as it is")
    return Rewritten(text=line)


def _first_choice(answer: object) -> dict[str, object]:
    choices = answer.get("choices") if isinstance(answer, dict) else None
    first = choices[0] if isinstance(choices, list) and choices else None
    return first if isinstance(first, dict) else {}
