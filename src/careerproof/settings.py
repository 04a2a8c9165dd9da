"""The only reader of environment and configuration: options, then CAREERPROOF_* variables, then a file.

Why: a verb that peeks at the environment on its own cannot be reproduced from what the user sees.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from careerproof.errors import FileUnreadable, UsageError

SHIPPED_FACTS = Path(__file__).parent / "facts" / "artifact" / "facts.sqlite"
FACTS_FILE = "facts.sqlite"
"""What the artifact is called in a folder of facts."""
KNOWN_KEYS = ("facts",)


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What a run was told: `facts` is the path of the facts artifact."""

    facts: Path = SHIPPED_FACTS


def load_settings(
    *,
    facts: Path | str | None = None,
    environment: Mapping[str, str] | None = None,
    home: Path | None = None,
) -> Settings:
    """The settings in force: the argument wins over the environment, the environment over the file.

    Args:
        facts: a facts artifact or a folder with one, as the option ``--facts`` gives it.
        environment: the variables to read; the process's own when None.
        home: where ``.config/careerproof/config.toml`` is looked for; the user's own home when None.

    Raises:
        UsageError: the configuration file holds an unknown key or a value of the wrong type.
    """
    variables = os.environ if environment is None else environment
    file = _configuration_path(variables, home)
    configured = _read_file(file).get("facts")
    chosen = facts or variables.get("CAREERPROOF_FACTS")
    if chosen:
        return Settings(facts=artifact_path(Path(chosen)))
    if configured and file is not None:
        return Settings(facts=artifact_path(file.parent / Path(configured).expanduser()))
    return Settings()


def artifact_path(path: Path) -> Path:
    """The artifact that a path names: the file itself, or ``facts.sqlite`` in a folder."""
    named = path.expanduser()
    return named / FACTS_FILE if named.is_dir() else named


def _configuration_path(variables: Mapping[str, str], home: Path | None) -> Path | None:
    if "CAREERPROOF_CONFIG" in variables:
        return Path(variables["CAREERPROOF_CONFIG"])
    if variables.get("XDG_CONFIG_HOME"):
        return Path(variables["XDG_CONFIG_HOME"]) / "careerproof" / "config.toml"
    try:
        base = home or Path.home()
    except RuntimeError:  # no HOME and no passwd entry: there is no file to read
        return None
    return base / ".config" / "careerproof" / "config.toml"


def _read_file(path: Path | None) -> dict[str, str]:
    if path is None or not path.is_file():
        return {}
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise FileUnreadable(f"the configuration file {path} cannot be read") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"the configuration file {path} is not TOML: {error}") from error
    for key, value in table.items():
        if key not in KNOWN_KEYS:
            raise UsageError(
                f"the configuration file {path} has an unknown key {key!r}",
                hint=f"known: {', '.join(KNOWN_KEYS)}",
            )
        if not isinstance(value, str):
            raise UsageError(f"the value of {key!r} in {path} is not a text")
    return dict(table)
