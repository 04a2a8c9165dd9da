"""``python -m careerproof`` is the command line."""

from careerproof.faces.cli.main import run

run()
