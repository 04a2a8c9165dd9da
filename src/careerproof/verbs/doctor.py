"""Is everything here that careerproof needs, and what more could it do?"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import platform
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from careerproof.errors import CareerproofError
from careerproof.evidence import Record
from careerproof.settings import Settings, load_settings
from careerproof.version import __version__

State = Literal["ok", "absent", "failed"]

EXTRAS = {
    "export": (("docx", "python-docx"), ("typst", "typst")),
    "yaml": (("yaml", "PyYAML"),),
    "serve": (("starlette", "starlette"), ("uvicorn", "uvicorn"), ("python_multipart", "python-multipart")),
    "mcp": (("mcp", "mcp"),),
    "parquet": (("pyarrow", "pyarrow"),),
    "ray": (("ray", "ray"), ("fsspec", "fsspec")),
    "build": (("pandas", "pandas"), ("pyarrow", "pyarrow"), ("python_calamine", "python-calamine")),
}
"""What each extra brings: modules with the names that they are installed by."""
_WIDE = ("CJK", "Han", "Gothic", "Ming", "Mincho", "Song", "Hei")
"""What families of wide scripts are called by."""
USES = {
    "export": "writing PDF and DOCX files",
    "yaml": "reading RenderCV's résumés",
    "serve": "careerproof serve",
    "mcp": "careerproof mcp",
    "parquet": "tables as Parquet files",
    "ray": "batches over a cluster",
    "build": "rebuilding the facts",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Examined(Record):
    """One thing that was looked at: "ok", "absent" where something optional is not there, "failed" where it must be.

    `hint` says what to do now; "" where it is in order.
    """

    name: str
    state: State
    found: str
    hint: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Diagnosis(Record):
    """What was looked at, in order; `healthy` is true where nothing failed."""

    healthy: bool
    examined: tuple[Examined, ...]

    def __str__(self) -> str:
        failed = [one.name for one in self.examined if one.state == "failed"]
        return f"failed: {', '.join(failed)}" if failed else "everything that is needed works"


def doctor(*, settings: Settings | None = None) -> Diagnosis:
    """A look at the installation: Python, configuration, facts, workers, extras, programs. Nothing is changed."""
    examined = tuple(_examine(settings))
    return Diagnosis(healthy=all(one.state != "failed" for one in examined), examined=examined)


def _examine(settings: Settings | None) -> Iterator[Examined]:
    yield Examined(
        name="careerproof",
        state="ok",
        found=f"{__version__} on {platform.python_implementation()} {platform.python_version()}, {platform.system()}",
    )
    try:
        chosen = settings or load_settings()
    except CareerproofError as error:
        yield _failed("configuration", error)
        return
    yield Examined(
        name="configuration",
        state="ok",
        found=f"{chosen.file_seconds:g} s and {chosen.file_memory_mb} MB for the reading of a file",
    )
    yield _tried("facts", lambda: _facts(chosen))
    yield _tried("workers", lambda: _workers(chosen))
    for name in EXTRAS:
        yield _extra(name)
    yield _program(
        "tesseract", "reading pictures of text (--ocr)", "install it (Debian: apt-get install tesseract-ocr)"
    )
    yield _fonts()
    yield _browser()
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    yield Examined(
        name="terminal",
        state="ok" if encoding == "utf8" else "absent",
        found=f"writes {sys.stdout.encoding}",
        hint="" if encoding == "utf8" else "set PYTHONUTF8=1, so that names and bars are shown as they are",
    )


def _tried(name: str, look: Callable[[], str]) -> Examined:
    """What is found where it must be; a failure is told with its own words."""
    try:
        return Examined(name=name, state="ok", found=look())
    except CareerproofError as error:
        return _failed(name, error)
    except OSError as error:
        return Examined(
            name=name,
            state="failed",
            found=error.strerror or type(error).__name__,
            hint="check the rights of this user",
        )


def _failed(name: str, error: CareerproofError) -> Examined:
    return Examined(name=name, state="failed", found=error.message, hint=error.hint)


def _facts(settings: Settings) -> str:
    from careerproof.verbs.opening import open_store

    facts = open_store(settings)
    return f"version {facts.version}, {len(facts.codes())} occupations, {facts.path}"


def _workers(settings: Settings) -> str:
    """A file is read in a process of its own, as every file is."""
    from careerproof.batching.worker import run_limited
    from careerproof.documents.read import read_document
    from careerproof.verbs.opening import work_limits

    since = time.perf_counter()
    text = run_limited(read_document, work_limits(settings), b"Ann Lee\nann@example.com\n", name="resume.txt").text
    if "Ann Lee" not in text:
        raise CareerproofError("a file was not read as it is", hint="install careerproof again")
    return f"a file was read in a process of its own, in {(time.perf_counter() - since) * 1000:.0f} ms"


def _extra(name: str) -> Examined:
    missing = [package for module, package in EXTRAS[name] if importlib.util.find_spec(module) is None]
    if missing:
        hint = f'pip install "careerproof[{name}]"'
        found = f"not installed ({', '.join(missing)}): {USES[name]} needs it"
        return Examined(name=f"extra {name}", state="absent", found=found, hint=hint)
    versions = ", ".join(f"{package} {importlib.metadata.version(package)}" for _, package in EXTRAS[name])
    return Examined(name=f"extra {name}", state="ok", found=versions)


def _program(name: str, use: str, hint: str) -> Examined:
    place = shutil.which(name)
    if place is None:
        return Examined(name=name, state="absent", found=f"not installed: {use} needs it", hint=hint)
    return Examined(name=name, state="ok", found=place)


def _fonts() -> Examined:
    """What a PDF can be written with: its own Latin letters, and those of the machine for all others."""
    try:
        import typst
    except ImportError:
        return Examined(
            name="fonts", state="absent", found="seen with the extra export only", hint=_extra("export").hint
        )
    families = typst.Fonts(include_system_fonts=True).families()
    if not any(mark in name for name in families for mark in _WIDE):
        found = f"{len(families)} families, none for Chinese, Japanese or Korean names"
        return Examined(name="fonts", state="absent", found=found, hint="install one (Debian: fonts-noto-cjk)")
    return Examined(name="fonts", state="ok", found=f"{len(families)} families, also for wide scripts")


def _browser() -> Examined:
    """What would show a report or the pages of the server."""
    import webbrowser

    try:
        found = webbrowser.get()
    except webbrowser.Error:
        return Examined(
            name="browser", state="absent", found="none found", hint="open reports and pages on another machine"
        )
    return Examined(name="browser", state="ok", found=getattr(found, "name", "") or type(found).__name__)
