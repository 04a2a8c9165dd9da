"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re

from careerproof.resumes.patterns import lazy


def test_a_lazy_pattern_is_the_compiled_one() -> None:
    """Every method says what the compiled pattern's says, the first time and the second."""
    written, text = r"(\d+)-(\d+)", "1-2 and 30-40"
    compiled, made = re.compile(written), lazy(written)
    for _ in range(2):
        assert [match.span() for match in made.finditer(text)] == [match.span() for match in compiled.finditer(text)]
        assert made.sub("x", text) == compiled.sub("x", text)
        assert made.fullmatch(text) is None
        assert made.split(text) == compiled.split(text)


def test_a_wrong_pattern_fails_at_its_first_use() -> None:
    """Nothing is compiled before."""
    made = lazy("(")
    try:
        made.search("x")
    except re.error:
        return
    raise AssertionError("a pattern with an open bracket was taken")
