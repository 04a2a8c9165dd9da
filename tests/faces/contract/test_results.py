"""The published shapes: every verb's results are what they say, and an empty object is none of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest

from careerproof.faces.contract.answering import answer, answer_rows
from careerproof.faces.contract.arguments import read_arguments
from careerproof.faces.contract.results import DEFINITIONS, result_schema
from careerproof.faces.contract.verbs import POLICIES, RANKING, VERBS, find_verb
from careerproof.screening import policy
from careerproof.settings import load_settings
from careerproof.verbs.opening import OpenedFile, opened_file

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


def example(path: str) -> OpenedFile:
    """An example file as it is sent to a server."""
    return opened_file(Path(path).name, (EXAMPLES / path).read_bytes())


RESUME, POSTING = example("resumes/maya-okonkwo.pdf"), example("postings/machine-learning-engineer.md")
EMPTY = opened_file("note.txt", b"Hello there.\nThis is a note about nothing.\n")
CALLS: tuple[tuple[str, dict[str, list[object]]], ...] = (
    ("check", {"resume": [RESUME], "posting": [POSTING], "today": ["2026-01-31"]}),
    ("check", {"resume": [EMPTY], "posting": [EMPTY], "moves": ["2"]}),
    ("profile", {"career": ["15-2051.00"]}),
    ("profile", {"career": ["machine-learning-engineer"], "language": ["es"]}),
    ("profile", {"career": ["55-1011.00"], "place": ["Texas"]}),
    ("profile", {"career": ["machine-learning-engineer"], "postings": [POSTING, EMPTY]}),
    ("score", {"career": ["registered nurse"]}),
    ("score", {"career": ["55-1011.00"]}),
    ("score", {"resume": [RESUME]}),
    ("match", {"title": ["nurse", "xqzzy", "prompt engineer"], "top": [3]}),
    ("skills", {"text": ["Python, no SQL, forklift licence"], "named": ["true"]}),
    ("skills", {"file": [POSTING], "taxonomy": ["onet"]}),
    ("paths", {"from": ["welder"], "to": ["mechanical engineer"]}),
    ("paths", {"resume": [RESUME], "safer_only": [True], "limit": ["3"]}),
    ("paths", {"into": ["registered nurse"]}),
    ("careers", {"page": ["3"], "limit": ["20"], "category": ["hands-on"]}),
    ("read", {"file": [RESUME]}),
    ("read", {"file": [POSTING], "as": ["posting"]}),
    ("inspect", {"file": [RESUME], "posting": [POSTING]}),
    ("screen", {"posting": [POSTING], "resume": [RESUME, opened_file("empty.pdf", b"")]}),
    ("rank_postings", {"resume": [RESUME], "posting": [POSTING, EMPTY]}),
    ("optimize", {"resume": [RESUME], "posting": [POSTING], "policy": ["literal"]}),
    ("facts", {}),
)


def test_every_verb_is_called_here() -> None:
    """No verb of the contract is left out of the calls below."""
    assert {name for name, _ in CALLS} == {verb.name for verb in (*VERBS, RANKING)}


@pytest.mark.parametrize(("name", "given"), CALLS, ids=[f"{name}-{number}" for number, (name, _) in enumerate(CALLS)])
def test_results_are_what_the_schema_says(name: str, given: dict[str, list[object]]) -> None:
    """Each result stands in its envelope and fits the published schema."""
    verb = find_verb(name)
    assert verb is not None
    judge = jsonschema.Draft202012Validator(result_schema(verb.result))
    rows = answer_rows(verb, read_arguments(verb, given), load_settings())
    assert rows
    for row in rows:
        assert not [f"{error.json_path}: {error.message}" for error in judge.iter_errors(row)]


@pytest.mark.parametrize("name", sorted({verb.result for verb in (*VERBS, RANKING)}))
def test_a_schema_refuses_what_is_no_result(name: str) -> None:
    """A schema is one by the draft that it names, is an object at its root, and takes no empty object."""
    schema = result_schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["type"] == "object"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({}, schema)


def test_every_definition_is_used() -> None:
    """No definition stands there for nothing."""
    used: set[str] = set()
    for verb in (*VERBS, RANKING):
        definitions: Any = result_schema(verb.result)["$defs"]
        used |= set(definitions)
    assert used == set(DEFINITIONS)


def test_the_policies_are_those_shipped() -> None:
    """The names of policies in the contract are the files that are shipped."""
    shipped = Path(policy.__file__).parent.rglob("*.toml")
    assert set(POLICIES) == {path.stem for path in shipped if path.parent.name == "policies"}


def test_one_result_is_alone_and_several_are_a_list() -> None:
    """As on the command line: one title gives its match, two give a list."""
    verb = find_verb("match")
    assert verb is not None
    one = answer(verb, {"title": ("nurse",)}, load_settings())
    two = answer(verb, {"title": ("nurse", "welder")}, load_settings())
    assert isinstance(one, dict)
    assert isinstance(two, list)
    assert two[0] == one
