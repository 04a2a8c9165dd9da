"""The manual page, made of the commands' own help."""

from __future__ import annotations

from collections.abc import Iterable
from inspect import cleandoc

import click

from careerproof.faces.cli.main import VERBS, main

EXIT_CODES = (
    ("0", "fine; also a batch of which some rows failed, which are counted on standard error"),
    ("1", "ran, but under the threshold that was asked for"),
    ("2", "wrong usage"),
    ("3", "unreadable or refused input"),
    ("4", "facts missing or damaged"),
    ("70", "a fault of ours"),
)
VARIABLES = (
    ("CAREERPROOF_FACTS", "another facts artifact, or the folder of one"),
    ("CAREERPROOF_FILE_SECONDS", "what the reading of one file may take of time"),
    ("CAREERPROOF_FILE_MEMORY_MB", "what it may claim of memory"),
    ("CAREERPROOF_REWRITER_KEY", "the key of the endpoint that optimize --rewriter names"),
    ("CAREERPROOF_CONFIG", "another configuration file than ~/.config/careerproof/config.toml"),
    ("CAREERPROOF_TOKEN", "what callers of careerproof serve must show"),
    ("NO_COLOR", "no colours, whatever the terminal"),
)


def manual_page() -> str:
    """The page careerproof(1) in the macros of man."""
    context = click.Context(main, info_name="careerproof")
    lines = [
        '.\\" Made from the commands themselves by make docs.',
        '.TH CAREERPROOF 1 "" "careerproof" "User commands"',
        ".SH NAME",
        "careerproof \\- how AI-safe is a career, will a r\\['e]sum\\['e] pass the screen, and what to change",
        ".SH SYNOPSIS",
        ".B careerproof",
        ".I VERB",
        "[\\fIOPTION\\fR]... [\\fIARGUMENT\\fR]...",
        ".SH DESCRIPTION",
        _text((main.help or "") + " Everything runs on this machine."),
    ]
    for heading, verbs in VERBS.items():
        lines += [f".SH {_text(heading.upper())}"]
        for name in verbs:
            command = main.get_command(context, name)
            if command is None:
                raise LookupError(name)
            lines += _command(command, context, name)
    lines += [".SH EXIT STATUS", *_pairs(EXIT_CODES), ".SH ENVIRONMENT", *_pairs(VARIABLES)]
    return "\n".join(lines) + "\n"


def _command(command: click.Command, parent: click.Context, name: str) -> list[str]:
    """A command with its options, and those below it."""
    context = click.Context(command, info_name=name, parent=parent)
    words = " ".join(["careerproof", *_path(context), *command.collect_usage_pieces(context)])
    text = cleandoc(command.help or "").replace("\b\n", "\b").split("\n\n")
    lines = [".SS " + _text(" ".join(["careerproof", *_path(context)])), ".B " + _text(words)]
    for part in text:
        if part.startswith("\b"):
            lines += [".PP", ".nf", *(_text(line) for line in part[1:].splitlines()), ".fi"]
        else:
            lines += [".PP", _text(" ".join(part.split()))]
    records = [found for option in command.params if (found := option.get_help_record(context)) is not None]
    lines += _pairs(records)
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            inner = command.get_command(context, each)
            if inner is not None:
                lines += _command(inner, context, each)
    return lines


def _path(context: click.Context) -> list[str]:
    """The names of a command and those above it, the first aside."""
    names: list[str] = []
    one: click.Context | None = context
    while one is not None and one.parent is not None:
        names.insert(0, one.info_name or "")
        one = one.parent
    return names


def _pairs(pairs: Iterable[tuple[str, str]]) -> list[str]:
    lines = []
    for term, meaning in pairs:
        lines += [".TP", ".B " + _text(term), _text(" ".join(meaning.split()))]
    return lines


def _text(text: str) -> str:
    """Words that man shows as they are: no line of them is taken for a macro."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    escaped = "".join(sign if sign.isascii() else f"\\[u{ord(sign):04X}]" for sign in escaped)
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
