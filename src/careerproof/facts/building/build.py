"""Builds the facts artifact from a folder of official files: read, join, write, derive, index, put in place."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from careerproof.errors import FactsError
from careerproof.evidence import Record
from careerproof.facts.progress import Progress, tell_nobody
from careerproof.facts.schema import MILLIONTHS
from careerproof.facts.store import Facts, open_facts

if TYPE_CHECKING:
    from careerproof.facts.building.collect import Collected
    from careerproof.facts.building.deriving.derived import Derivation, DerivedMeasure
    from careerproof.facts.building.joins.rows import Rows, Value
    from careerproof.facts.sources.folder import SourceFolder
    from careerproof.facts.sources.studies import Studies


@dataclass(frozen=True, kw_only=True, slots=True)
class BuildReport(Record):
    """What was built: version, size, rows by table, and notes on source files that are not the known ones.

    `missing` says of each table that was not among the files what is lost for want of it.
    """

    output: str
    version: str
    size_bytes: int
    rows: dict[str, int]
    notes: tuple[str, ...]
    missing: dict[str, str]

    def __str__(self) -> str:
        return (
            f"{self.output}: version {self.version}, {self.size_bytes / 1e6:.1f} MB, {sum(self.rows.values()):,} rows"
        )


def build_facts(sources: Path, output: Path, progress: Progress | None = None, *, texts: bool = False) -> BuildReport:
    """Write the artifact that the files in `sources` give to `output`, which is replaced only when all is done.

    Args:
        sources: a folder of official files; what is absent there is absent from the facts, which say so.
        output: the artifact to write; until the last moment it stays what it was, whatever happens.
        progress: told what is being done, and how far it is.
        texts: true to keep the publishers' own sentences beside the figures, for a user's own artifact.

    Raises:
        SourcesIncomplete: the files of the taxonomy are absent, or a file lacks a column.
        MissingExtra: a library of the extra "build" is not installed.
        FactsError: the output cannot be written.
    """
    # The readers of sources are imported when they read: whoever only asks for the facts starts without them.
    from careerproof.facts.building.scratch import open_scratch, put_in_place
    from careerproof.facts.sources.folder import open_folder

    tell = progress or tell_nobody
    folder = open_folder(Path(sources))
    try:
        target = output.resolve()  # a link to an artifact stays one
        target.parent.mkdir(parents=True, exist_ok=True)
        with open_scratch(target.parent) as scratch:
            finished = _make(scratch, folder, tell, texts=texts)
            with open_facts(finished) as facts:
                report = _report(facts, folder, output, finished)
            put_in_place(finished, target)
    except (OSError, sqlite3.Error) as error:
        raise FactsError(f"{output} cannot be written: {error}", hint="name another --output") from error
    tell("done", 1.0)
    return report


def _make(scratch: Path, folder: SourceFolder, tell: Progress, *, texts: bool) -> Path:
    """The finished artifact in the scratch folder: first without our measures, which are derived from it, then with."""
    from careerproof.facts.building.assemble import assemble_rows, owners_of, sort_rows
    from careerproof.facts.building.collect import collect_sources
    from careerproof.facts.building.deriving.derive import derive_from_facts
    from careerproof.facts.building.joins.absences import join_absences
    from careerproof.facts.building.pack import pack_rows
    from careerproof.facts.content import content_version
    from careerproof.facts.coverage import cover_subjects
    from careerproof.facts.sources.studies import read_studies
    from careerproof.language.retrieval import NgramIndex

    collected = collect_sources(folder, tell, texts=texts)
    tell("reading the studies", 0.35)
    studies = read_studies(folder)
    tell("joining", 0.4)
    rows = assemble_rows(collected, extra_sources=[table.source for table in studies.tables.values()])
    rows["source_file"] = _file_rows(rows, folder, owners_of(collected, studies.tables.values()))
    rows["meta"] = _meta_rows(collected)
    tell("writing", 0.55)
    with open_facts(pack_rows(scratch / "first", rows)) as facts:
        tell("deriving measures", 0.65)
        derivation = derive_from_facts(facts, studies.tables)
        skills = [name for term in facts.skill_terms("esco") for name in (term.label, *term.alternates)]
        covered = cover_subjects(facts.query)
    _add_measures(rows, derivation.measures)
    covered["measure"] = frozenset(int(str(row[1])) for row in rows["measure"])
    rows |= {name: sort_rows(name, table) for name, table in join_absences(collected, rows, covered).items()}
    rows["missing"] = _missing_rows(collected, studies, derivation)
    tell("indexing names", 0.8)
    names = [str(normal) for _, normal, _ in rows["name"]]
    rows["ready_index"] = [
        ("esco_skills", NgramIndex.build(skills).to_bytes()),
        ("titles", NgramIndex.build(names).to_bytes()),
    ]
    rows["meta"][0] = ("facts_version", content_version(rows))
    tell("packing", 0.9)
    return pack_rows(scratch / "second", rows)


def _meta_rows(collected: Collected) -> list[tuple[Value, ...]]:
    """What the artifact says about itself; a label set that is absent has no source."""
    exposure, physical = (each.source for each in (collected.exposure_labels, collected.physical_labels))
    return [
        ("facts_version", "unfinished"),
        ("physical_label_source", physical.id if physical else ""),
        ("task_label_source", exposure.id if exposure else ""),
        ("taxonomy_codes", str(len({link.origin for link in collected.onet_soc.rows}))),
    ]


def _missing_rows(collected: Collected, studies: Studies, derivation: Derivation) -> list[tuple[Value, ...]]:
    """What was looked for and not found, and what that does to our measures."""
    from careerproof.facts.building.collect import MissingTable, join_missing
    from careerproof.facts.sources.studies import READING_LOST

    papers = [MissingTable(what, lost) for what, lost in studies.absent.items()]
    papers += [
        MissingTable(f"the road from {table.source.title} to current codes", READING_LOST)
        for table in studies.tables.values()
        if not table.values
    ]
    measures = [MissingTable(f"inputs of the measure {name}", text) for name, text in derivation.affected.items()]
    return list(join_missing([*collected.missing, *papers, *measures]))


def _file_rows(rows: Rows, folder: SourceFolder, owners: Mapping[str, str]) -> list[tuple[Value, ...]]:
    """Every file that was read, with its digest and whose it is."""
    numbers = {str(row[1]): row[0] for row in rows["source"]}
    return [
        (file.path, file.sha256, None if file.known is None else int(file.known), numbers.get(owners.get(path, "")))
        for path, file in sorted(folder.read.items())
    ]


def _add_measures(rows: Rows, measures: Sequence[DerivedMeasure]) -> None:
    from careerproof.facts.building.joins.rows import add_labels

    numbers = {str(row[1]): int(str(row[0])) for row in rows["occupation"]}
    rows["label"] = add_labels(rows["label"], {" ".join(sorted(measure.sources)) for measure in measures})
    labels = {text: number for number, text in rows["label"]}
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
        missing=dict(facts.query("SELECT what, lost FROM missing ORDER BY what")),
    )
