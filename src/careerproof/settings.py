"""The only reader of environment and configuration: options, then CAREERPROOF_* variables, then a file.

Why: a verb that peeks at the environment on its own cannot be reproduced from what the user sees.
"""

from __future__ import annotations

import math
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from careerproof.errors import FileUnreadable, UsageError

SHIPPED_FACTS = Path(__file__).parent / "facts" / "artifact" / "facts.sqlite"
FACTS_FILE = "facts.sqlite"
"""What the artifact is called in a folder of facts."""
WORKSPACE_FILE = "workspace.sqlite"
RECORDS_FILE = "records.sqlite"
KEY_VARIABLE = "CAREERPROOF_REWRITER_KEY"
KNOWN_KEYS = ("facts", "workspace", "records", "file_seconds", "file_memory_mb")


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What a run was told.

    `facts` is the path of the facts artifact, `workspace` that of the file in which a person keeps applications (None
    where there is no home for it), which is there only once something was kept. `records` is the file or the PostgreSQL
    address of an employer's records; it may hold a password and is never printed. `file_seconds` and
    `file_memory_mb` are what the reading of one file may take of time, and claim of memory. `rewriter_key` opens the
    endpoint of a rewriter; it comes from the environment alone, so that it stands in no file and on no command line,
    and is never printed.
    """

    facts: Path = SHIPPED_FACTS
    workspace: Path | None = None
    records: str | None = field(default=None, repr=False)
    file_seconds: float = 30.0
    file_memory_mb: int = 1024
    rewriter_key: str | None = field(default=None, repr=False)


def load_settings(
    *,
    facts: Path | str | None = None,
    workspace: Path | str | None = None,
    records: str | None = None,
    environment: Mapping[str, str] | None = None,
    home: Path | None = None,
) -> Settings:
    """The settings in force: the argument wins over the environment, the environment over the file.

    Args:
        facts: a facts artifact or a folder with one, as the option ``--facts`` gives it.
        workspace: the file of a workspace, as the option ``--workspace FILE`` gives it.
        records: the file or the PostgreSQL address of records, as the option ``--records`` gives it.
        environment: the variables to read; the process's own when None.
        home: where ``.config/careerproof/config.toml`` is looked for, and the usual workspace lies; the user's own
            home when None.

    Raises:
        UsageError: the configuration file holds an unknown key, or a value is of the wrong type.
    """
    variables = os.environ if environment is None else environment
    file = _configuration_path(variables, home)
    configured = _read_file(file)
    return Settings(
        facts=_facts(facts or variables.get("CAREERPROOF_FACTS"), file, configured.get("facts")),
        workspace=_workspace(workspace or variables.get("CAREERPROOF_WORKSPACE"), file, configured, variables, home),
        records=_records(records or variables.get("CAREERPROOF_RECORDS"), file, configured, variables, home),
        file_seconds=_positive("file_seconds", variables, configured, Settings().file_seconds),
        file_memory_mb=int(_positive("file_memory_mb", variables, configured, Settings().file_memory_mb)),
        rewriter_key=variables.get(KEY_VARIABLE) or None,
    )


def _facts(chosen: Path | str | None, file: Path | None, configured: object) -> Path:
    """The artifact: as chosen; else as configured, counted from the file that says so; else the shipped one."""
    if chosen:
        return artifact_path(Path(chosen))
    if configured and file is not None:
        return artifact_path(file.parent / Path(str(configured)).expanduser())
    return SHIPPED_FACTS


def _workspace(
    chosen: Path | str | None,
    file: Path | None,
    configured: Mapping[str, object],
    variables: Mapping[str, str],
    home: Path | None,
) -> Path | None:
    """As chosen; else as configured; else in the folder where this system keeps what belongs to a person."""
    if chosen:
        return Path(chosen).expanduser()
    if configured.get("workspace") and file is not None:
        return file.parent / Path(str(configured["workspace"])).expanduser()
    return _kept(WORKSPACE_FILE, variables, home)


def _records(
    chosen: str | None,
    file: Path | None,
    configured: Mapping[str, object],
    variables: Mapping[str, str],
    home: Path | None,
) -> str | None:
    """As chosen; else as configured, a file counted from the one that says so; else beside the usual workspace."""
    if chosen:
        return chosen
    said = str(configured.get("records") or "")
    if said and file is not None:
        return said if "://" in said else str(file.parent / Path(said).expanduser())
    usual = _kept(RECORDS_FILE, variables, home)
    return None if usual is None else str(usual)


def _kept(name: str, variables: Mapping[str, str], home: Path | None) -> Path | None:
    """A file in the folder where this system keeps what belongs to a person; None where there is no home for it."""
    folder = variables.get("XDG_DATA_HOME") or variables.get("LOCALAPPDATA")
    if folder:
        return Path(folder) / "careerproof" / name
    base = _home(home)
    return None if base is None else base / ".local" / "share" / "careerproof" / name


def _positive(key: str, variables: Mapping[str, str], configured: Mapping[str, object], usual: float) -> float:
    """A number above zero: the variable's, else the file's, else the usual one."""
    name = f"CAREERPROOF_{key.upper()}"
    said = variables.get(name) or configured.get(key, usual)
    try:
        number = float(str(said))
    except ValueError:
        number = math.nan
    if not 0 < number < math.inf:
        raise UsageError(f"{said!r} is no number for {key}", hint=f"give a number above zero, as in {name}={usual:g}")
    return number


def artifact_path(path: Path) -> Path:
    """The artifact that a path names: the file itself, or ``facts.sqlite`` in a folder."""
    named = path.expanduser()
    return named / FACTS_FILE if named.is_dir() else named


def _configuration_path(variables: Mapping[str, str], home: Path | None) -> Path | None:
    if "CAREERPROOF_CONFIG" in variables:
        return Path(variables["CAREERPROOF_CONFIG"])
    if variables.get("XDG_CONFIG_HOME"):
        return Path(variables["XDG_CONFIG_HOME"]) / "careerproof" / "config.toml"
    base = _home(home)
    return None if base is None else base / ".config" / "careerproof" / "config.toml"


def _home(home: Path | None) -> Path | None:
    """The folder of the person; None without HOME and passwd entry, where there is nothing to read."""
    try:
        return home or Path.home()
    except RuntimeError:
        return None


def _read_file(path: Path | None) -> dict[str, object]:
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
        if key in ("facts", "workspace", "records") and not isinstance(value, str):
            raise UsageError(f"the value of {key!r} in {path} is not a text")
    return dict(table)
