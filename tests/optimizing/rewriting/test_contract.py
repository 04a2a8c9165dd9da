"""What every rewriter keeps to, whoever stands behind it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from careerproof.errors import InputError
from careerproof.optimizing.rewriting.chat import ChatRewriter
from careerproof.optimizing.rewriting.endpoint import read_endpoint
from careerproof.optimizing.rewriting.model import Ask, Limits, Refusal, Rewriter, Rewritten
from careerproof.optimizing.rewriting.remembered import RememberedRewriter, read_lines, write_lines

if TYPE_CHECKING:
    from tests.optimizing.rewriting.conftest import Model

NEW = "Put the model behind REST APIs on k8s for 40,000 quotes a day."


def _chat(model: Model) -> ChatRewriter:
    return ChatRewriter(read_endpoint(model.address), model="small", key=None, limits=Limits())


def _remembering(model: Model) -> RememberedRewriter:
    return RememberedRewriter(_chat(model), {})


def _written(model: Model) -> RememberedRewriter:
    return RememberedRewriter(None, {"Put the model behind RESTful services on k8s for 40,000 quotes a day.": NEW})


@pytest.fixture(params=[_chat, _remembering, _written])
def rewriter(request: pytest.FixtureRequest, model: Model) -> Rewriter:
    """Each implementation, over a model that says the new line."""
    model.says(NEW)
    make: Callable[[Model], Rewriter] = request.param
    return make(model)


def test_an_ask_is_answered_with_a_text_and_no_verdict(rewriter: Rewriter, ask: Ask) -> None:
    """The text comes as it is; whether it is true is not the rewriter's to say."""
    assert rewriter.rewrite(ask, seconds=5) == Rewritten(text=NEW)


def test_showing_sends_nothing(rewriter: Rewriter, model: Model, ask: Ask) -> None:
    """And shows the bullet word for word, or nothing where nothing will be sent."""
    shown = rewriter.show(ask)
    assert model.requests == []
    rewriter.rewrite(ask, seconds=5)
    assert bool(shown) == bool(model.requests)
    assert not shown or "RESTful services" in shown


def test_a_refusal_is_a_value(rewriter: Rewriter, model: Model) -> None:
    """Where there is no answer there is a reason, within the seconds, and no error."""
    model.behaviour = lambda line: time.sleep(6)
    other = Ask(where="/work/0/highlights/1", statement="Ran 3 fairs.", terms=())
    started = time.monotonic()
    answer = rewriter.rewrite(other, seconds=0.2)
    assert isinstance(answer, Refusal)
    assert answer.detail
    assert time.monotonic() - started < 5


def test_what_is_remembered_is_asked_once(model: Model, ask: Ask) -> None:
    """An answer and a refusal alike: the second time the model could say something else."""
    model.says(NEW)
    rewriter = _remembering(model)
    assert rewriter.rewrite(ask, seconds=5) == rewriter.rewrite(ask, seconds=5)
    other = Ask(where="/work/0/highlights/1", statement="Ran 3 fairs.", terms=())
    model.says("")
    assert rewriter.rewrite(other, seconds=5) == rewriter.rewrite(other, seconds=5)
    assert len(model.requests) == 2
    assert rewriter.show(ask) == rewriter.show(other) == ""
    assert rewriter.lines == {ask.statement: NEW}


def test_the_file_of_answers_comes_back_as_it_was() -> None:
    """Also with signs that a terminal would obey, which the file holds as numbers only."""
    lines = {"Ran 3 fairs.": "Ran \x1b[31m\u202e3 fairs\ud800.", "Año 3": "Año"}
    data = write_lines(lines)
    assert read_lines(data) == lines
    assert data.isascii()
    assert b"\x1b" not in data


@pytest.mark.parametrize("data", [b"", b"[]", b'{"a": 1}', b"\xff", b"[" * 100_000])
def test_a_file_of_something_else_is_refused(data: bytes) -> None:
    """With the form that it should have."""
    with pytest.raises(InputError, match="the file of answers") as refused:
        read_lines(data)
    assert "old line" in refused.value.hint
