"""The options of a rewriter, and the question whether its requests may be sent."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from careerproof.errors import FileUnreadable
from careerproof.faces.cli.options import write_file

if TYPE_CHECKING:
    from careerproof.optimizing.rewriting.model import Ask, Rewriter, Rewriting
    from careerproof.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--rewriter",
        metavar="URL",
        help="Ask a language model of yours for wordings of bullets: any chat endpoint of the OpenAI kind, such as "
        "http://127.0.0.1:11434/v1. Off unless named; each answer goes through the same guard as every edit.",
    ),
    click.option("--rewriter-model", metavar="NAME", help="The model's name at that endpoint."),
    click.option(
        "--rewriter-remote",
        is_flag=True,
        help="The rewriter may be another machine, over HTTPS: the bullets shown then leave yours.",
    ),
    click.option(
        "--rewriter-answers",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Keep the answers in FILE (JSON) and ask about none twice; without --rewriter take the wordings from it.",
    ),
    click.option(
        "--rewriter-seconds",
        type=click.FloatRange(0.1, 3600),
        default=60,
        show_default=True,
        metavar="N",
        help="How long one answer may take; all together may take five times as long.",
    ),
    click.option("--show-request", is_flag=True, help="Print what would be sent to the rewriter, and send nothing."),
    click.option("--send", is_flag=True, help="Send it without asking; needed where there is no terminal."),
)


_SHARE_OF_ALL = 5
"""How many times as long as for one answer is waited for all."""


def rewriter_options(command: Command) -> Command:
    """The options by which a rewriter is asked."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def check_rewriter_options(
    address: str | None, model: str | None, *, remote: bool, show: bool, send: bool, writes: bool
) -> None:
    """Refuses options that do not fit together, before anything is read.

    Args:
        address: of the rewriter.
        model: its name there.
        remote: whether it may be another machine.
        show: whether the requests are only shown.
        send: whether they are sent without a question.
        writes: whether a file is to be written.
    """
    if address is None and (model or remote or show or send):
        raise click.UsageError(
            "--rewriter-model, --rewriter-remote, --show-request and --send belong to --rewriter URL"
        )
    if address is not None and not model:
        raise click.UsageError("--rewriter needs --rewriter-model NAME")
    if show and (send or writes):
        raise click.UsageError(
            "--show-request sends nothing and writes nothing: give it alone, then the same without it"
        )
    if address is not None and not (show or send or _has_terminal()):
        raise click.UsageError("nobody can be asked here whether to send: look with --show-request, then add --send")


def open_rewriter(
    address: str | None,
    model: str | None,
    answers: Path | None,
    settings: Settings,
    *,
    remote: bool,
    send: bool,
    seconds: float,
) -> Rewriting | None:
    """The rewriter that the options name; None where they name none."""
    if address is None and answers is None:
        return None
    from careerproof.optimizing.rewriting.model import Limits
    from careerproof.optimizing.rewriting.remembered import read_lines
    from careerproof.verbs.rewriting import open_rewriting

    agreed: list[bool] = []

    def may_send(asks: tuple[Ask, ...]) -> bool:
        if not agreed:  # the one answer holds for the run
            agreed.append(send or _ask(rewriting.rewriter, asks))
        return agreed[0]

    rewriting = open_rewriting(
        may_send=may_send,
        address=address,
        model=model,
        remote=remote,
        answers=read_lines(_read(answers, is_needed=address is None)) if answers is not None else None,
        tell=lambda text: click.echo(text, err=True),
        limits=Limits(request_seconds=seconds, total_seconds=_SHARE_OF_ALL * seconds),
        settings=settings,
    )
    return rewriting


def keep_answers(rewriting: Rewriting | None, path: Path | None) -> None:
    """Writes the answers that a rewriter gave to the file named for them, beside those that stood there."""
    from careerproof.optimizing.rewriting.remembered import RememberedRewriter, write_lines

    if path is not None and rewriting is not None and isinstance(rewriting.rewriter, RememberedRewriter):
        write_file(path, write_lines(rewriting.rewriter.lines))


def _has_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _ask(rewriter: Rewriter, asks: tuple[Ask, ...]) -> bool:
    """Whether the person agrees, who sees every request first."""
    for ask in asks:
        click.echo(rewriter.show(ask) + "\n", err=True)
    count = f"{len(asks)} request{'' if len(asks) == 1 else 's'}"
    return click.confirm(f"Send {count} as shown above?", default=False, err=True)


def _read(path: Path, *, is_needed: bool) -> bytes:
    if not is_needed and not path.exists():
        return b"{}"
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileUnreadable(f"{path} cannot be read") from error
