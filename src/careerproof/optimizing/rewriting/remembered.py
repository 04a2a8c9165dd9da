"""Answers kept beside a rewriter, so that nothing is asked twice, or in its place, where a person wrote them."""

from __future__ import annotations

import json
from collections.abc import Mapping

from careerproof.errors import InputError
from careerproof.optimizing.rewriting.answers import read_line
from careerproof.optimizing.rewriting.model import Ask, Refusal, Rewriter, Rewritten

_HINT = 'give one object of bullets and their new wordings: {"old line": "new line"}'


class RememberedRewriter:
    """Answers what it holds; asks its source about the rest, once. Without a source the rest gets no rewrite.

    Why: edits are chosen after they were shown, and a model may word a line otherwise the second time.
    """

    def __init__(self, source: Rewriter | None, lines: Mapping[str, str]) -> None:
        self._source = source
        self._lines = dict(lines)
        self._refusals: dict[str, Refusal] = {}

    @property
    def lines(self) -> Mapping[str, str]:
        """The old lines with the answers to them, as they came."""
        return dict(self._lines)

    def show(self, ask: Ask) -> str:
        """What the source would send; "" for what is known already."""
        is_known = ask.statement in self._lines or ask.statement in self._refusals
        return "" if is_known or self._source is None else self._source.show(ask)

    def rewrite(self, ask: Ask, *, seconds: float) -> Rewritten | Refusal:
        """The answer held, else the source's, which is held from now on."""
        if ask.statement in self._lines:
            return read_line(self._lines[ask.statement])
        if ask.statement in self._refusals:
            return self._refusals[ask.statement]
        if self._source is None:
            return Refusal(reason="declined", detail="no answer is given for it")
        answer = self._source.rewrite(ask, seconds=seconds)
        if isinstance(answer, Rewritten):
            self._lines[ask.statement] = answer.text
        else:
            self._refusals[ask.statement] = answer
        return answer


def read_lines(data: bytes) -> dict[str, str]:
    """The old lines and their new wordings in a file of answers.

    Raises:
        InputError: it is no such file.
    """
    try:
        table = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise InputError("the file of answers is not JSON", hint=_HINT) from error
    if not isinstance(table, dict) or not all(isinstance(line, str) for line in table.values()):
        raise InputError("the file of answers holds something else than lines", hint=_HINT)
    return {str(old): str(new) for old, new in table.items()}


def write_lines(lines: Mapping[str, str]) -> bytes:
    """The file of answers for these lines. Letters are written as numbers where they could do harm to a terminal."""
    return (json.dumps(dict(sorted(lines.items())), indent=1) + "\n").encode()
