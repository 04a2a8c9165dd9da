"""Policies: the shipped ones, one's own, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerproof.errors import FileUnreadable, UsageError
from careerproof.screening import load_policy
from careerproof.screening.policy import FOLDER

SHIPPED = ["balanced", "literal", "proven", "skills-first"]


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_policies_load(name: str) -> None:
    """Each shipped policy has its file's name, and required weighs most in it."""
    policy = load_policy(name)
    assert policy.name == name
    assert policy.importance["required"] > policy.importance["preferred"] > policy.importance["implied"]


def test_every_file_is_shipped() -> None:
    """No policy lies in the folder that the tests do not know."""
    assert sorted(path.stem for path in FOLDER.glob("*.toml")) == SHIPPED


def test_digests_name_the_content(tmp_path: Path) -> None:
    """The digest follows the numbers, not the comments or the spacing, and differs between policies."""
    text = (FOLDER / "balanced.toml").read_text(encoding="utf-8")
    same, other = tmp_path / "same.toml", tmp_path / "other.toml"
    same.write_text("# mine\n\n" + text.replace(" = ", "="), encoding="utf-8")
    other.write_text(text.replace("preferred = 0.5", "preferred = 0.6"), encoding="utf-8")
    assert load_policy(same).sha256 == load_policy("balanced").sha256
    assert load_policy(other).sha256 != load_policy("balanced").sha256
    assert len({load_policy(name).sha256 for name in SHIPPED}) == len(SHIPPED)


REFUSED = [
    ("preferred = 0.5", "preferred = -1"),
    ("preferred = 0.5", "preferred = true"),
    ("preferred = 0.5", "preferred = nan"),
    ("preferred = 0.5", ""),
    ("alias = 0.8", "alias = 2.0"),
    ("alias = 0.8", "alias = 0.96"),
    ("inferred = 0.3", "inferred = 0.5"),
    ("listed = 1.0", "listed = 1.1"),
    ("positions = 2", "positions = 0"),
    ("years = 4", "years = 0.0"),
    ('name = "balanced"', "name = 3"),
    ('name = "balanced"', 'name = "b"\nextra = 1'),
    ("[matches]", "[matches"),
]


@pytest.mark.parametrize(("old", "new"), REFUSED)
def test_refused(tmp_path: Path, old: str, new: str) -> None:
    """A policy with a number missing, unknown or out of range is wrong usage."""
    text = (FOLDER / "balanced.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "mine.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(UsageError):
        load_policy(path)


def test_unknown_names() -> None:
    """An unknown name lists the known ones; a missing file says that it cannot be read."""
    with pytest.raises(UsageError) as raised:
        load_policy("strict")
    assert "balanced" in raised.value.hint
    with pytest.raises(FileUnreadable):
        load_policy("nowhere.toml")
