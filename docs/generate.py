"""Writes the generated pages again; with --check says which are stale and changes nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

DOCS = Path(__file__).parent


def facts_page() -> str:
    """docs/facts.md: every source and table of the shipped facts."""
    from careerproof.facts.describing.describe import describe_facts
    from careerproof.facts.store import open_facts
    from careerproof.settings import SHIPPED_FACTS

    return describe_facts(open_facts(SHIPPED_FACTS))


def commands_page() -> str:
    """docs/commands.md: the help of every command."""
    import click

    from careerproof.faces.cli.main import VERBS, main

    context = click.Context(main, info_name="careerproof", max_content_width=80, terminal_width=80)
    lines = ["# Commands", "", "Made from the commands themselves by `make docs`.", ""]
    lines += ["```", main.get_help(context), "```", ""]
    for verb in (name for group in VERBS.values() for name in group):
        command = main.get_command(context, verb)
        if command is None:
            raise LookupError(verb)
        lines += _command_lines(command, context, f"careerproof {verb}")
    return "\n".join(lines).rstrip() + "\n"


def manual() -> str:
    """docs/careerproof.1: the same for man."""
    from careerproof.faces.cli.manual import manual_page

    return manual_page()


def parseability_page() -> str:
    """docs/parseability.md: every rule that a file is inspected by."""
    from careerproof.verbs.inspect import inspection_rules

    lines = [
        "# What keeps a machine from reading a résumé",
        "",
        "Made from the rules themselves by `make docs`. `careerproof inspect FILE` applies them, `careerproof inspect",
        "--rules` prints them, and with `--report FILE.html` a picture of the page shows what each word was read as.",
        "",
        "Machines read PDF and Word files well. What they lose is told here rule by rule, with who loses it: no two",
        "readers are alike, and some of these cost a person who reads more than any machine. No rule changes the score",
        "of a screen. An *error* means that something that every screen needs was not read, a *warning* that many lose",
        "something, *info* is worth knowing. In a message, words in braces are filled in. Hidden text, look-alike",
        "letters and orders to language models are no faults of layout: see [tampering](tampering.md).",
        "",
    ]
    for title, prefix in (("How the file is made", False), ("What it says, and how", True)):
        lines += [f"## {title}", ""]
        for rule in inspection_rules():
            if (rule.id in _resume_ids()) is prefix:
                lines += [
                    f"### {rule.title}",
                    "",
                    f"`{rule.id}` · {rule.severity} · loses: {rule.loser}",
                    "",
                    f"> {rule.message}",
                    "",
                    f"{rule.why} **Fix:** {rule.fix}.",
                    "",
                ]
    lines += [
        "## How to add a rule",
        "",
        "1. An entry in `documents/rules.toml` (how a file is made) or `resumes/rules.toml` (what it says). Ids stay.",
        "2. Its check in the module beside that file, which gives `rule.finding(…)`.",
        "3. A file that breaks it and one that keeps it, in `test_rules.py` of the room.",
        "4. `make docs`.",
    ]
    return "\n".join(lines) + "\n"


def _resume_ids() -> frozenset[str]:
    from careerproof.resumes.rules import resume_rules

    return frozenset(resume_rules())


def _command_lines(command: object, parent: object, name: str) -> list[str]:
    import click

    if not isinstance(command, click.Command) or not isinstance(parent, click.Context):
        raise TypeError(name)
    context = click.Context(command, info_name=name.rpartition(" ")[2], parent=parent, max_content_width=80)
    context.terminal_width = 80
    lines = [f"## {name}", "", "```", command.get_help(context), "```", ""]
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            lines += _command_lines(command.get_command(context, child), context, f"{name} {child}")
    return lines


def readme_page() -> str:
    """README.md with the output of the main job on the bundled example, cut to what fits a first screen."""
    import subprocess

    page = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    command = [
        "check",
        "examples/resumes/maya-okonkwo.pdf",
        "--posting",
        "examples/postings/machine-learning-engineer.md",
    ]
    run = subprocess.run(
        [sys.executable, "-m", "careerproof", *command], cwd=DOCS.parent, capture_output=True, check=True, text=True
    )
    shown = _first_screen(run.stdout.splitlines())
    block = "\n".join(["```", f"$ careerproof {' '.join(command)}", "", *shown, "```"])
    head, _, rest = page.partition(START)
    return f"{head}{START}\n{block}\n{END}{rest.partition(END)[2]}"


def excerpt_data() -> str:
    """The excerpt of a report that the guide pages show: the main job on the bundled example."""
    import json
    import subprocess

    from careerproof.faces.pages.excerpt import make_excerpt

    files = ["examples/resumes/maya-okonkwo.pdf", "--posting", "examples/postings/machine-learning-engineer.md"]
    run = subprocess.run(
        [sys.executable, "-m", "careerproof", "check", *files, "--format", "json", "--today", "2026-11-01"],
        cwd=DOCS.parent,
        capture_output=True,
        check=True,
        text=True,
    )
    return make_excerpt(json.loads(run.stdout), name="Maya Okonkwo", posting="Machine Learning Engineer")


def _first_screen(lines: list[str]) -> list[str]:
    """The headline with the axes, the screen's score, what is had and unsaid, the best edit, and the moves."""
    starts = [number for number, line in enumerate(lines) if line.startswith("── ")] + [len(lines)]
    parts = {lines[start][3]: lines[start:end] for start, end in pairwise(starts)}
    axes = next(number for number, line in enumerate(lines) if "Why, in points" in line)
    score = [line for line in parts["3"] if line.startswith(("── ", "  Posting", "  That career", "  Score"))]
    unsaid = parts["4"][:6]
    edits = next(n for n, line in enumerate(parts["4"]) if "True edits" in line)
    moves = [line for line in parts["5"] if line.strip()][:5]
    cut = ["  …", ""]
    return [*lines[:axes], *score, *cut, *unsaid, *cut[:1], *parts["4"][edits : edits + 5], *cut, *moves, "  …"]


START, END = "<!-- demo:start -->", "<!-- demo:end -->"
PAGES: dict[str, Callable[[], str]] = {
    "facts.md": facts_page,
    "commands.md": commands_page,
    "careerproof.1": manual,
    "parseability.md": parseability_page,
    "../README.md": readme_page,
    "../src/careerproof/faces/pages/excerpt.json": excerpt_data,
}


def main() -> int:
    """Writes the pages, or with --check tells the stale ones and exits 1."""
    stale = []
    for name, make in PAGES.items():
        page = make()
        path = DOCS / name
        if not path.exists() or path.read_text(encoding="utf-8") != page:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(page, encoding="utf-8")
    if stale:
        print(("stale: " if "--check" in sys.argv else "wrote: ") + ", ".join(stale))
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
