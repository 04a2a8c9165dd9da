"""careerproof completion"""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(context: click.Context, *, shell: str) -> None:
    """Print what makes SHELL complete verbs and options with the tab key.

    Write it to a file that your shell reads when it starts:

    \b
    careerproof completion bash > careerproof.bash
    careerproof completion zsh > _careerproof
    careerproof completion fish > careerproof.fish

    For bash, source the file in ~/.bashrc; for zsh, put it into a folder of $fpath; for fish, into
    ~/.config/fish/completions.
    """
    found = get_completion_class(shell)
    if found is None:
        raise LookupError(shell)
    click.echo(found(context.find_root().command, {}, "careerproof", "_CAREERPROOF_COMPLETE").source())
