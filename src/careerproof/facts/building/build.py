"""Builds the facts artifact from a folder of official files: read, join, write, derive, index, put in place."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from careerproof.errors import FactsError
from careerproof.evidence import Record
from careerproof.facts.schema import MILLIONTHS
from careerproof.facts.store import Facts, open_facts

if TYPE_CHECKING:
    from careerproof.facts.building.collect import Progress
    from careerproof.facts.building.deriving.derived import DerivedMeasure
    from careerproof.facts.building.joins.rows import Rows, Value
    from careerproof.facts.sources.folder import SourceFolder


@dataclass(frozen=True, kw_only=True, slots=True)
class BuildReport(Record):
    """What was built: version, size, rows by table, and notes on source files that are not the known ones."""

    output: str
    version: str
    size_bytes: int
    rows: dict[str, int]
    notes: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"{self.output}: version {self.version}, {self.size_bytes / 1e6:.1f} MB, {sum(self.rows.values()):,} rows"
        )


def build_facts(sources: Path, output: Path, progress: Progress | None = None) -> BuildReport:
    """Write the artifact that the files in `sources` give to `output`, which is replaced only when all is done.

    Raises:
        SourcesIncomplete: a file or a column is not there.
        MissingExtra: a library of the extra "build" is not installed.
        FactsError: the output cannot be written.
    """
    # The readers of sources are imported when they read: whoever only asks for the facts starts without them.
    from careerproof.facts.sources.folder import open_folder

    tell = progress or _silent
    folder = open_folder(Path(sources))
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".facts-", dir=output.parent) as scratch:
            finished = _make(Path(scratch), folder, tell)
            with open_facts(finished) as facts:
                report = _report(facts, folder, output, finished)
            finished.replace(output)
    except (OSError, sqlite3.Error) as error:
        raise FactsError(f"{output} cannot be written: {error}", hint="name another --output") from error
    tell("done", 1.0)
    return report


def _silent(_: str, __: float) -> None:
    """Nobody listens."""


def _make(scratch: Path, folder: SourceFolder, tell: Progress) -> Path:
    """The finished artifact in the scratch folder: first without our measures, which are derived from it, then with."""
    from careerproof.facts.building.assemble import assemble_rows
    from careerproof.facts.building.collect import collect_sources
    from careerproof.facts.building.deriving.derive import derive_from_facts
    from careerproof.facts.building.pack import pack_rows
    from careerproof.facts.content import content_version
    from careerproof.facts.sources.studies import read_studies
    from careerproof.language.retrieval import NgramIndex

    collected = collect_sources(folder, tell)
    studies = read_studies(folder)
    tell("joining", 0.4)
    rows = assemble_rows(collected, extra_sources=[table.source for table in studies.values()])
    labels = collected.task_labels
    rows["source_file"] = _file_rows(folder)
    rows["meta"] = [
        ("facts_version", "unfinished"),
        ("physical_label_source", labels.physical_source.id),
        ("task_label_source", labels.exposure_source.id),
    ]
    tell("writing", 0.55)
    with open_facts(pack_rows(scratch / "first", rows)) as facts:
        tell("deriving measures", 0.65)
        measures = derive_from_facts(facts, studies)
        skills = [name for term in facts.skill_terms("esco") for name in (term.label, *term.alternates)]
    _add_measures(rows, measures)
    tell("indexing names", 0.8)
    names = [str(normal) for _, normal, _ in rows["name"]]
    rows["ready_index"] = [
        ("esco_skills", NgramIndex.build(skills).to_bytes()),
        ("titles", NgramIndex.build(names).to_bytes()),
    ]
    rows["meta"][0] = ("facts_version", content_version(rows))
    tell("packing", 0.9)
    return pack_rows(scratch / "second", rows)


def _file_rows(folder: SourceFolder) -> list[tuple[Value, ...]]:
    """Every file that was read, with its digest."""
    return [
        (file.path, file.sha256, None if file.known is None else int(file.known))
        for _, file in sorted(folder.read.items())
    ]


def _add_measures(rows: Rows, measures: Sequence[DerivedMeasure]) -> None:
    numbers = {str(row[1]): int(str(row[0])) for row in rows["occupation"]}
    first = len(rows["label"]) + 1
    joined = sorted({" ".join(sorted(measure.sources)) for measure in measures})
    labels = {text: number for number, text in enumerate(joined, start=first)}
    rows["label"].extend((number, text) for text, number in labels.items())
    rows["measure"] = sorted(
        (
            each.name,
            numbers[each.code],
            *(round(value * MILLIONTHS) for value in (each.value, each.low, each.high)),
            each.studies,
            int(each.inferred),
            labels[" ".join(sorted(each.sources))],
        )
        for each in measures
    )


def _report(facts: Facts, folder: SourceFolder, output: Path, finished: Path) -> BuildReport:
    notes = tuple(
        f"{file.path} is not the known edition"
        if file.known is False
        else f"{file.path} is a file that we have no digest of"
        for _, file in sorted(folder.read.items())
        if not file.known
    )
    return BuildReport(
        output=str(output),
        version=facts.version,
        size_bytes=finished.stat().st_size,
        rows={table.name: table.rows for table in facts.tables()},
        notes=notes,
    )
