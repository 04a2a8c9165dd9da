"""The published labels of single tasks: how exposed, how automatable, how physical.

Both sets are free to pass on (MIT and CC BY 4.0); the task statements beside them are not read.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from careerproof.evidence import Source
from careerproof.facts.sources.folder import Loaded, SourceFolder, number_of, text_of

EXPOSURE = {"E0": 0.0, "E2": 0.5, "E1": 1.0}
"""Eloundou et al. (2024), Science 384, beta: E1 exposed, E2 exposed with software built on top, E0 not."""

AUTOMATION = {"T0": 0.0, "T1": 0.25, "T2": 0.5, "T3": 0.75, "T4": 1.0}
"""Eloundou et al., automation rubric T0 (none) to T4 (full), as quarters."""

ELOUNDOU = Source(
    id="eloundou-2023",
    title="GPTs are GPTs: Labor market impact potential of LLMs",
    publisher="Eloundou, Manning, Mishkin and Rock",
    edition="2023/2024",
    licence="MIT",
    url="https://github.com/openai/GPTs-are-GPTs",
    citation="Eloundou, T., Manning, S., Mishkin, P., Rock, D. (2024). GPTs are GPTs. Science 384, 1306–1308.",
)
MICROSOFT = Source(
    id="microsoft-2025-physical",
    title="Working with AI: physical task labels",
    publisher="Tomlinson, Jaffe, Wang, Counts and Suri (Microsoft Research)",
    edition="2025",
    licence="CC BY 4.0",
    url="https://github.com/microsoft/working-with-ai",
    citation="Tomlinson, K., Jaffe, S., Wang, W., Counts, S., Suri, S. (2025). Working with AI. Supplementary labels.",
)


class ExposureLabel(NamedTuple):
    """What Eloundou et al. say of a task of an occupation; None where a rater gives no label.

    `human` and `model` are the two raters of exposure, 0..1 as beta; `automation` is 0..1.
    """

    code: str
    task: str
    core: bool
    human: float | None
    model: float | None
    automation: float | None


class PhysicalLabel(NamedTuple):
    """Whether Microsoft Research calls a task physical."""

    task: str
    physical: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskLabels:
    """Labels by (O*NET-SOC code, task id), and of `physical` by task id; see `ExposureLabel`."""

    human: dict[tuple[str, str], float]
    model: dict[tuple[str, str], float]
    automation: dict[tuple[str, str], float]
    core: dict[tuple[str, str], bool]
    physical: dict[str, bool]

    def exposure(self, code: str, task: str) -> float | None:
        """The mean of the two raters; None where neither labelled the task."""
        given = [table[code, task] for table in (self.human, self.model) if (code, task) in table]
        return sum(given) / len(given) if given else None


def read_exposure_labels(folder: SourceFolder) -> Loaded[ExposureLabel]:
    """How exposed and how automatable each task is, by Eloundou et al."""
    path = folder.find("the task labels of Eloundou et al.", r"(eloundou2023)?fulllabelset\.tsv")
    columns = ("O*NET-SOC Code", "Task ID", "Task Type", "human_labels", "gpt4_exposure", "gpt4_automation")
    rows = tuple(
        ExposureLabel(
            text_of(code),
            task_id(text_of(task)),
            kind == "Core",
            EXPOSURE.get(text_of(human)),
            EXPOSURE.get(text_of(model)),
            AUTOMATION.get(text_of(automation)),
        )
        for code, task, kind, human, model, automation in folder.table(path, columns)
    )
    return Loaded(source=ELOUNDOU, rows=rows, files=(folder.relative(path),))


def read_physical_labels(folder: SourceFolder) -> Loaded[PhysicalLabel]:
    """Which tasks are physical, by Microsoft Research."""
    path = folder.find("the physical task labels of Microsoft Research", r"(microsoft2025)?physicaltasks\.csv")
    rows = tuple(
        PhysicalLabel(task_id(text_of(task)), text_of(flag).lower() == "true")
        for task, flag in folder.table(path, ("Task ID", "Physical"))
        if text_of(flag).lower() in ("true", "false")
    )
    return Loaded(source=MICROSOFT, rows=rows, files=(folder.relative(path),))


def index_labels(exposure: Loaded[ExposureLabel], physical: Loaded[PhysicalLabel]) -> TaskLabels:
    """The labels by task; a label that stands further down wins."""
    tables: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)
    core: dict[tuple[str, str], bool] = {}
    for row in exposure.rows:
        core[row.code, row.task] = row.core
        for name, value in (("human", row.human), ("model", row.model), ("automation", row.automation)):
            if value is not None:
                tables[name][row.code, row.task] = value
    return TaskLabels(
        human=tables["human"],
        model=tables["model"],
        automation=tables["automation"],
        core=core,
        physical={row.task: row.physical for row in physical.rows},
    )


def task_id(text: str) -> str:
    """A task's number, written the same way in every file ("8823.0" and "8823" are one)."""
    number = number_of(text)
    return text if number is None else str(int(number))
