"""The command `careerproof`: finds the verb, loads only what it needs, and turns failures into one line."""

from __future__ import annotations

import gc
import importlib
import sys
import traceback
from collections.abc import Sequence

import click

from careerproof.errors import CareerproofError
from careerproof.faces.envelope import OUR_BUG, UNREADABLE, USAGE, exit_code, failure_line
from careerproof.version import __version__

INTERRUPTED = 130

VERBS: dict[str, dict[str, str]] = {
    "For a person": {
        "check": "the main job: how AI-safe am I, will I pass the screen, what to change",
        "profile": "everything about one career",
        "score": "the AI-safety score of a career, with its reasons",
        "paths": "careers to move to, or into one",
        "careers": "all careers, searched, filtered and sorted",
        "optimize": "true edits that raise the result, with the points each gains",
        "export": "write a résumé as a clean file",
        "applications": "what became of my applications, kept on this machine",
    },
    "What a machine sees": {
        "read": "what a machine reads in a file",
        "inspect": "would a screen read it, and does it try to fool one?",
        "screen": "how résumés stand against a posting",
        "match": "which occupation is this title?",
        "skills": "which skills does this text name?",
        "audit": "are the decisions fair? rates and impact ratios by category",
    },
    "The facts and the other faces": {
        "facts": "which facts, from where, how old; build and verify them",
        "site": "a web site of all careers, in a folder",
        "serve": "the pages of all careers and REST, on this machine",
        "mcp": "tools for AI assistants",
        "doctor": "is everything here that is needed, and what more could it do?",
        "completion": "what makes your shell complete verbs and options",
    },
}
"""The verbs by who asks, with the words of the short help: listed here so that --help imports no command."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called.

    Why: `--help` and tab completion must answer at once, whatever the verbs need.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The verbs, in the order of the help."""
        return [name for group in VERBS.values() for name in group]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a verb, imported now."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"careerproof.faces.cli.commands.{cmd_name}")
        command = module.command
        if not isinstance(command, click.Command):
            raise TypeError(f"{cmd_name} is not a command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The verbs under their headings, without importing them."""
        for heading, verbs in VERBS.items():
            with formatter.section(heading):
                formatter.write_dl(list(verbs.items()))


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    epilog="Nothing here opens a network connection but facts build --download, which fetches official files, and "
    "optimize --rewriter, which first shows what it would send; your files never leave this machine. "
    "Examples: careerproof check resume.pdf --posting job.txt --report report.html · "
    'careerproof profile "Machine Learning Engineer" · careerproof score "data analyst"',
)
@click.version_option(__version__, message="careerproof %(version)s")
def main() -> None:
    """How AI-safe is your career, will your résumé pass the screen, and what should you change?"""


def run(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and ends the process with the promised exit code."""
    # A command makes many values and ends: looking for cycles among them costs a tenth of its time and frees nothing.
    gc.set_threshold(100_000, 50, 100)
    _prepare_streams()
    sys.exit(_run(list(arguments) if arguments is not None else None))


def _run(arguments: list[str] | None) -> int:
    try:
        code = main.main(args=arguments, prog_name="careerproof", standalone_mode=False)
    except CareerproofError as error:
        click.echo(failure_line(error), err=True)
        return exit_code(error)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return USAGE
    except click.ClickException as error:
        click.echo(f"error usage: {_one_line(error.format_message())} — {_help_hint(error)}", err=True)
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing is wrong, and nothing more can be said.
        sys.stderr.close()
        return 0
    except OSError as error:
        click.echo(f"error output.failed: the result cannot be written ({error.strerror}) — check the space", err=True)
        return UNREADABLE
    except Exception as error:  # noqa: BLE001 - the last line of defence: a bug is told in one line, with its place
        return _tell_unexpected(error)
    return code if isinstance(code, int) else 0


def _tell_unexpected(error: Exception) -> int:
    """Says in one line what an unexpected error comes of: damaged facts, else a bug of ours."""
    from careerproof.facts.checking.damage import find_damage

    damage = find_damage(error)
    if damage is not None:
        click.echo(failure_line(damage), err=True)
        return exit_code(damage)
    click.echo(f"error bug: {_where(error)} — please report it with the command you ran", err=True)
    return OUR_BUG


def _prepare_streams() -> None:
    """Writes UTF-8 whatever the locale says: names and bars are not ASCII."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _help_hint(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    return f"see {context.command_path} --help" if context is not None else "see careerproof --help"


def _one_line(message: str) -> str:
    return " ".join(message.split()).rstrip(".")


def _where(error: Exception) -> str:
    """The kind of a bug and where it struck; never its message, which may quote a résumé."""
    frames = traceback.extract_tb(error.__traceback__)
    place = next((frame for frame in reversed(frames) if "careerproof" in frame.filename), frames[-1])
    name = place.filename.replace("\\", "/").rpartition("careerproof/")[2]
    return f"{type(error).__name__} at {name}:{place.lineno}"
