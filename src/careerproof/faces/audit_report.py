"""An audit of rates as one self-contained HTML page that may be published."""

from __future__ import annotations

from careerproof.auditing.model import BiasAudit
from careerproof.faces import charts, words
from careerproof.faces.report import TEMPLATES, report_environment
from careerproof.version import __version__


def bias_report(found: BiasAudit, *, source: str) -> str:
    """The page: every comparison as a table with its rates drawn; it says what the figures are and are not.

    Args:
        found: the audit.
        source: the name of the table.
    """
    return (
        report_environment()
        .get_template("audit_bias.html.j2")
        .render(
            found=found,
            source=source,
            words=words,
            weight_bar=charts.weight_bar,
            style=(TEMPLATES / "report.css").read_text(encoding="utf-8"),
            code_version=__version__,
        )
    )
