"""What became of my applications? Kept in one file on this machine, by the person alone."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath

from careerproof.errors import UsageError, WorkspaceMissing
from careerproof.settings import Settings, load_settings
from careerproof.verbs.opening import FilePath, OpenedFile, open_file, resolve_today
from careerproof.workspace.archive import pack_workspace
from careerproof.workspace.model import Application, State
from careerproof.workspace.store import Workspace, open_workspace


def applications(*, states: Sequence[State] = (), settings: Settings | None = None) -> tuple[Application, ...]:
    """The applications that are kept, what is to be done first before the others; none where nothing was kept yet.

    Raises:
        WorkspaceError: the file cannot be used.
    """
    if not workspace_path(settings).is_file():
        return ()
    with _opened(settings) as workspace:
        return workspace.applications(states=states)


def application(number: int, *, settings: Settings | None = None) -> Application:
    """One application.

    Raises:
        UsageError: there is none of that number.
        WorkspaceError: the file cannot be used.
    """
    with _opened(settings) as workspace:
        return workspace.application(number)


def add_application(
    posting: FilePath | None = None, *, title: str | None = None, employer: str | None = None,
    place: str | None = None, link: str = "", state: State = "interested", on: str | None = None, notes: str = "",
    sent: FilePath | None = None, edits: Sequence[str] = (), settings: Settings | None = None,
) -> Application:  # fmt: skip
    """A new application; what is not said of the job is read in the posting.

    Args:
        posting: the posting's file, which is kept as it is.
        title: what the job is called.
        employer: who offers it.
        place: where it is.
        link: where the posting was found.
        state: what the application is.
        on: since when, as YYYY-MM-DD; today unless given.
        notes: what the person wants to remember.
        sent: the résumé that went with it.
        edits: the ids of the edits in that résumé.
        settings: where the workspace lies, and which facts to use.

    Raises:
        UsageError: no title is given and the posting names none, or a value is wrong.
        DocumentError: the posting cannot be read.
        WorkspaceError: the file cannot be used.
    """
    day = datetime.date.fromisoformat(resolve_today(on))
    file = None if posting is None else open_file(posting)
    resume = None if sent is None else open_file(sent)
    if file is not None and None in (title, employer, place):
        read = _job(file, settings)
        title, employer, place = (
            said if said is not None else found for said, found in zip((title, employer, place), read, strict=True)
        )
    if not (title or "").strip():  # before anything is made
        raise UsageError("an application needs a title", hint="say what the job is called: --title 'Data Analyst'")
    with _opened(settings, create=True) as workspace:
        number = workspace.add(
            title=title or "", employer=employer or "", place=place or "", link=link, state=state, on=day,
            notes=notes, posting=None if file is None else (_last(file), file.data),
            sent=None if resume is None else (_last(resume), resume.data), edits=edits,
        )  # fmt: skip
        return workspace.application(number)


def move_application(
    number: int, state: State, *, on: str | None = None, note: str = "", settings: Settings | None = None
) -> Application:
    """The application with a further step: what it became, and when.

    Raises:
        UsageError: there is none of that number, or a value is wrong.
        WorkspaceError: the file cannot be used.
    """
    with _opened(settings) as workspace:
        workspace.move(number, state, on=datetime.date.fromisoformat(resolve_today(on)), note=note)
        return workspace.application(number)


def note_application(
    number: int, notes: str, *, next_on: str | None = None, settings: Settings | None = None
) -> Application:
    """The application with its notes written anew, and the day on which something is to be done about it.

    Raises:
        UsageError: there is none of that number, or a value is wrong.
        WorkspaceError: the file cannot be used.
    """
    day = None if not next_on else datetime.date.fromisoformat(resolve_today(next_on))
    with _opened(settings) as workspace:
        workspace.note(number, notes, next_on=day)
        return workspace.application(number)


def send_resume(
    number: int, resume: FilePath, *, on: str | None = None, edits: Sequence[str] = (),
    settings: Settings | None = None,
) -> Application:  # fmt: skip
    """The application with the résumé that was sent; `edits` are the ids of those in it.

    Raises:
        UsageError: there is none of that number, or a value is wrong.
        FileUnreadable: there is no such file.
        WorkspaceError: the workspace cannot be used.
    """
    file = open_file(resume)
    with _opened(settings) as workspace:
        day = datetime.date.fromisoformat(resolve_today(on))
        workspace.send(number, _last(file), file.data, made=day, edits=edits)
        return workspace.application(number)


def kept_file(number: int, *, settings: Settings | None = None) -> OpenedFile:
    """A file that is kept, by its number.

    Raises:
        UsageError: there is none of that number.
        WorkspaceError: the workspace cannot be used.
    """
    with _opened(settings) as workspace:
        kept, data = workspace.file(number)
    return OpenedFile(name=kept.name, data=data, sha256=kept.sha256)


def remove_application(number: int, *, settings: Settings | None = None) -> None:
    """Remove an application, and the files that belong to no other.

    Raises:
        UsageError: there is none of that number.
        WorkspaceError: the file cannot be used.
    """
    with _opened(settings) as workspace:
        workspace.remove(number)


def pack_applications(*, settings: Settings | None = None) -> bytes:
    """Everything that is kept, as a ZIP: a table, the whole as JSON, and the files.

    Raises:
        WorkspaceError: there is no workspace, or it cannot be used.
    """
    with _opened(settings) as workspace:
        return pack_workspace(workspace)


def erase_applications(*, settings: Settings | None = None) -> None:
    """Remove everything that is kept, and the file itself.

    Raises:
        WorkspaceError: there is no workspace, or it cannot be used.
    """
    with _opened(settings) as workspace:
        workspace.erase()


def workspace_path(settings: Settings | None = None) -> Path:
    """Where the workspace lies, or would.

    Raises:
        WorkspaceMissing: this person has no folder for it and named none.
    """
    path = (settings or load_settings()).workspace
    if path is None:
        raise WorkspaceMissing("there is no folder to keep a workspace in", hint="name a file: --workspace FILE")
    return path


@contextmanager
def _opened(settings: Settings | None, *, create: bool = False) -> Iterator[Workspace]:
    with open_workspace(workspace_path(settings), create=create) as workspace:
        yield workspace


def _job(file: OpenedFile, settings: Settings | None) -> tuple[str | None, str | None, str | None]:
    """What a posting says of the job: its title, who offers it, where it is."""
    from careerproof.postings.model import Posting
    from careerproof.verbs.read import read

    content = read(file, kind="posting", settings=settings).content
    if not isinstance(content, Posting):
        raise TypeError("a posting was read as something else")
    return content.title, content.company, content.location


def _last(file: OpenedFile) -> str:
    """The last part of a file's name."""
    return PureWindowsPath(PurePosixPath(file.name).name).name or "file"
