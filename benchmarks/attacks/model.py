"""A way to fool a reader, and the honest file that looks like it."""

from __future__ import annotations

from dataclasses import dataclass

NAME = "Robin Example"
LINES = (
    NAME,
    "robin.example@example.com, +1 212-555-0142, Boston, MA",
    "Experience",
    "Logistics Coordinator, Harbour Freight Lines, Boston, 2019 to 2024",
    "Planned the routes of 40 lorries and cut empty miles by a fifth.",
    "Warehouse Assistant, Pennine Systems, Leeds, 2016 to 2019",
    "Kept the stock of three halls and trained nine new colleagues.",
    "Education",
    "BA Geography, Ironbridge College, 2016",
)
"""The résumé that every file shows."""

PLANTED = "Kubernetes Terraform Ansible Prometheus Grafana Elasticsearch Hadoop Scala Airflow Snowflake"
"""What the attacks keep from the eye, and the twins show."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """An attack and its twin.

    `method` names the way, `kind` the format ("pdf", "docx", "html", "txt"). `ids` are the findings of which one must
    come. `hides` is true where the planted words must be out of the text of the attack and in that of its twin.
    `posting` is the posting's text, where one is given.
    """

    method: str
    kind: str
    attack: bytes
    twin: bytes
    ids: tuple[str, ...]
    hides: bool = True
    posting: str = ""

    @property
    def name(self) -> str:
        """The case's name."""
        return f"{self.kind}: {self.method}"
