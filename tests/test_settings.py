"""The settings: an option wins over the environment, the environment over the file, the file over what is shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerproof.errors import FileUnreadable, UsageError
from careerproof.settings import SHIPPED_FACTS, load_settings


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home whose configuration names facts, and a folder that holds some."""
    folder = tmp_path / ".config" / "careerproof"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('facts = "own"\n', encoding="utf-8")
    (folder / "own").mkdir()
    return tmp_path


def test_without_any_setting_the_shipped_facts_are_used(tmp_path: Path) -> None:
    """No option, no variable, no file: the facts in the package."""
    assert load_settings(environment={}, home=tmp_path).facts == SHIPPED_FACTS


def test_the_order_of_the_settings(home: Path) -> None:
    """Each layer gives way to the one above it; a path in the file counts from the file."""
    own = home / ".config" / "careerproof" / "own" / "facts.sqlite"
    assert load_settings(environment={}, home=home).facts == own
    variables = {"CAREERPROOF_FACTS": "/elsewhere/a.sqlite"}
    assert load_settings(environment=variables, home=home).facts == Path("/elsewhere/a.sqlite")
    assert load_settings(facts="b.sqlite", environment=variables, home=home).facts == Path("b.sqlite")


def test_a_folder_stands_for_the_artifact_in_it(tmp_path: Path) -> None:
    """A folder of one's own facts is named as such; whether the file is there is asked when it is opened."""
    assert load_settings(facts=tmp_path, environment={}).facts == tmp_path / "facts.sqlite"
    variables = {"CAREERPROOF_FACTS": str(tmp_path)}
    assert load_settings(environment=variables, home=tmp_path).facts == tmp_path / "facts.sqlite"


@pytest.mark.parametrize(
    ("content", "told"),
    [("fact = 'x'\n", "unknown key 'fact'"), ("facts = 3\n", "is not a text"), ("facts = \n", "is not TOML")],
)
def test_a_wrong_configuration_is_told(home: Path, content: str, told: str) -> None:
    """One clear error that names the file."""
    (home / ".config" / "careerproof" / "config.toml").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=told):
        load_settings(environment={}, home=home)


def test_a_configuration_that_is_no_text_is_told(home: Path) -> None:
    """Bytes that are not UTF-8 are unreadable, not a traceback."""
    (home / ".config" / "careerproof" / "config.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FileUnreadable, match="cannot be read"):
        load_settings(environment={}, home=home)


def test_what_a_file_may_take_is_a_setting(home: Path) -> None:
    """Time and memory for the reading of one file: the variable wins over the file, the file over the usual."""
    usual = load_settings(environment={}, home=home)
    assert (usual.file_seconds, usual.file_memory_mb) == (30.0, 1024)
    (home / ".config" / "careerproof" / "config.toml").write_text("file_seconds = 5\n", encoding="utf-8")
    variables = {"CAREERPROOF_FILE_MEMORY_MB": "256"}
    found = load_settings(environment=variables, home=home)
    assert (found.file_seconds, found.file_memory_mb) == (5.0, 256)
    assert load_settings(environment={"CAREERPROOF_FILE_SECONDS": "2.5"}, home=home).file_seconds == 2.5


@pytest.mark.parametrize("said", ["soon", "0", "-3", "nan", "inf"])
def test_a_limit_that_is_none_is_told(tmp_path: Path, said: str) -> None:
    """A word, nothing, less than nothing: one clear error that names the setting."""
    with pytest.raises(UsageError, match="file_seconds"):
        load_settings(environment={"CAREERPROOF_FILE_SECONDS": said}, home=tmp_path)


def test_a_workspace_lies_with_what_belongs_to_the_person(tmp_path: Path) -> None:
    """As chosen, else the variable's, else the configured one, else the system's usual place; none without a home."""
    usual = tmp_path / ".local" / "share" / "careerproof" / "workspace.sqlite"
    assert load_settings(environment={}, home=tmp_path).workspace == usual
    assert load_settings(environment={"XDG_DATA_HOME": "/data"}, home=tmp_path).workspace == Path(
        "/data/careerproof/workspace.sqlite"
    )
    told = {"CAREERPROOF_WORKSPACE": "/told.sqlite", "XDG_DATA_HOME": "/data"}
    assert load_settings(environment=told, home=tmp_path).workspace == Path("/told.sqlite")
    assert load_settings(workspace="/chosen.sqlite", environment=told).workspace == Path("/chosen.sqlite")
    file = tmp_path / ".config" / "careerproof" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text('workspace = "mine.sqlite"\n', encoding="utf-8")
    assert load_settings(environment={}, home=tmp_path).workspace == file.parent / "mine.sqlite"


def test_the_key_of_a_rewriter_comes_from_the_environment_alone(tmp_path: Path) -> None:
    """It is never shown with the settings, and a file that holds it is refused: files are copied and shared."""
    settings = load_settings(environment={"CAREERPROOF_REWRITER_KEY": "sk-not-a-real-key"}, home=tmp_path)
    assert settings.rewriter_key == "sk-not-a-real-key"
    assert "sk-not" not in repr(settings)
    assert load_settings(environment={}, home=tmp_path).rewriter_key is None
    assert load_settings(environment={"CAREERPROOF_REWRITER_KEY": ""}, home=tmp_path).rewriter_key is None
    file = tmp_path / ".config" / "careerproof" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text('rewriter_key = "sk-not-a-real-key"', encoding="utf-8")
    with pytest.raises(UsageError, match="unknown key 'rewriter_key'"):
        load_settings(environment={}, home=tmp_path)
