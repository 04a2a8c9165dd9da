"""What `facts info` prints: the facts as a whole, their files, and the lineage of one occupation."""

from __future__ import annotations

from careerproof.evidence import Source
from careerproof.faces.cli.layout import heading, paragraph, table
from careerproof.facts.describing.lineage import Lineage, TracedFigure
from careerproof.facts.describing.overview import Overview, SourceInfo

_WHAT, _VALUE, _SOURCES = 27, 31, 16
"""Columns of a traced figure."""

_TABLE_WIDTHS = (22, 7, 7, 36)
_DIGEST = 12
"""Characters of a digest that tell two files apart at a glance; --format json has all of them."""


def overview_page(view: Overview) -> str:
    """The facts as a whole, for a terminal."""
    own = [info for info in view.sources if info.shipped]
    behind = [info for info in view.sources if not info.shipped]
    parts = [
        _title(view),
        heading("Sources"),
        _publishers(own),
        "",
        heading("Only behind our own measures"),
        paragraph(
            "None of their values is in the file, not even rescaled: where a study states no licence, nothing of it "
            "may be passed on. The measures are our own consensus, with these studies cited."
        ),
        "\n".join(map(_study, behind)),
        "",
        heading("Tables"),
        _tables(view),
        *_absent(view),
        paragraph(
            "Every line that must be shown: facts info --attribution. Files with digests: --files. One occupation, "
            'figure by figure: facts info "data analyst". Checked: facts verify.',
            indent=0,
        ),
    ]
    return "\n".join(parts)


def files_page(view: Overview) -> str:
    """The files that the build read, by source, with the beginnings of their digests."""
    lines: list[str] = []
    sources = {info.source.id: info.source for info in view.sources}
    for identifier in [*sources, None]:
        files = [each.file for each in view.files if each.source == identifier]
        if files:
            name = "Files that only help to read others" if identifier is None else _named(sources[identifier])
            lines.append(paragraph(name, indent=0))
            for file in files:
                known = {True: "known", False: "OTHER", None: "not known"}[file.known]
                lines.append(f"  {file.sha256[:_DIGEST]}  {known:<9}  {file.path}")
    note = (
        'known: the bytes are those that the maintainers built from. OTHER: the file differs. "not known": a file '
        "that they do not have."
    )
    return "\n".join([_title(view), *lines, "", paragraph(note, indent=0)])


def overview_markdown(view: Overview) -> str:
    """The facts as a whole, as Markdown."""
    lines = [f"# Facts {view.version}", "", "## Sources", ""]
    lines += [
        "| source | edition | age | rows | licence | may be passed on |",
        "| --- | --- | --- | ---: | --- | --- |",
    ]
    lines += [
        f"| [{_cell(each.source.title)}]({each.source.url}) | {_cell(each.source.edition)} | {each.age} "
        f"| {each.rows or ''} | {_cell(each.source.licence)} | {'yes' if each.may_be_passed_on else 'no'} |"
        for each in view.sources
    ]
    lines += ["", "## Tables", "", "| table | rows | occupations | sources |", "| --- | ---: | ---: | --- |"]
    lines += [
        f"| {each.name} | {each.rows:,} | {_share(view.coverage(each))} | {', '.join(each.sources)} |"
        for each in view.tables
    ]
    if view.missing:
        lines += ["", "## Missing in the build", "", *(f"- {each.what}: {each.lost}" for each in view.missing)]
    lines += ["", "## Attribution", "", *(f"- {line}" for line in view.attribution)]
    return "\n".join(lines)


def lineage_page(lineage: Lineage) -> str:
    """Every figure of an occupation with who says so, for a terminal."""
    places = {source.id: number for number, source in enumerate(lineage.sources, start=1)}
    parts = [f"{lineage.title} ({lineage.code}): every figure and who says so", ""]
    said = ""
    for figure in lineage.figures:
        parts.append(_traced(figure, " ".join(f"[{places[identifier]}]" for identifier in figure.sources)))
        if figure.note and figure.note != said:
            parts.append(paragraph(figure.note, indent=6))
        said = figure.note
    if lineage.absent:
        parts += ["", heading("Absent")]
        parts += [
            paragraph(f"{each.subject.replace('_', ' ')}: {each.reason}", indent=4, first="  - ")
            for each in lineage.absent
        ]
    parts += ["", heading("Sources")]
    parts += [
        paragraph(
            f"{_named(source)} · {source.publisher} · {source.licence}",
            indent=7,
            first=f"  {f'[{places[source.id]}]':<4} ",
        )
        for source in lineage.sources
    ]
    return "\n".join(parts)


def _title(view: Overview) -> str:
    whose = "shipped with careerproof" if view.is_shipped else "your own build"
    title = f"facts {view.version} · {whose} · {view.bytes / 1e6:.1f} MB · {view.occupations:,} occupations"
    texts = (
        f"\n{view.passages:,} texts of publishers are in it, for your own use: do not pass this file on."
        if view.passages
        else ""
    )
    return f"{title}\n{view.path}{texts}\n"


def _publishers(sources: list[SourceInfo]) -> str:
    """The sources below their publisher and licence, the publisher with most rows first."""
    groups: dict[tuple[str, str], list[SourceInfo]] = {}
    for info in sorted(sources, key=lambda info: (-info.rows, info.source.id)):
        groups.setdefault((info.source.publisher, info.source.licence), []).append(info)
    lines: list[str] = []
    for (publisher, licence), infos in groups.items():
        passed = "may be passed on" if infos[0].may_be_passed_on else "may not be passed on"
        lines.append(paragraph(f"{publisher} · {licence} · {passed}", indent=2))
        lines += [paragraph(_edition(info), indent=6, first="    - ") for info in infos]
    return "\n".join(lines)


def _edition(info: SourceInfo) -> str:
    """A source with its age and its rows."""
    rows = f"{info.rows:,} rows" if info.rows else "within the rows of others"
    return f"{_named(info.source)} · {info.age} · {rows}"


def _named(source: Source) -> str:
    """A source by its title, with its edition unless the title says that already."""
    return source.title if source.edition in source.title else f"{source.title}, {source.edition}"


def _study(info: SourceInfo) -> str:
    licence = info.source.licence if info.may_be_passed_on else "no licence stated, may not be passed on"
    return paragraph(f"{info.source.citation.rstrip('.')} · {licence}", indent=4, first="  - ")


def _tables(view: Overview) -> str:
    rows = [
        [
            info.name,
            f"{info.rows:,}",
            _share(view.coverage(info)),
            _sources(info.sources),
        ]
        for info in view.tables
    ]
    widths = _TABLE_WIDTHS
    head = table([["table", "rows", "covers", "sources"]], widths=widths, right=frozenset({1, 2}))
    return f"{head}\n{table(rows, widths=widths, right=frozenset({1, 2}))}\n"


def _sources(identifiers: tuple[str, ...]) -> str:
    """The sources of a table: named as far as they fit, else counted."""
    named = ", ".join(identifiers)
    return named if len(named) <= _TABLE_WIDTHS[-1] else f"{len(identifiers)} sources"


def _absent(view: Overview) -> list[str]:
    if not view.missing:
        return []
    lines = [paragraph(f"{each.what} — {each.lost}", indent=4, first="  - ") for each in view.missing]
    return [heading("Missing in the build, and therefore absent"), *lines, ""]


def _traced(figure: TracedFigure, sources: str) -> str:
    """A figure with the places of its sources; what does not fit its column stands on a line of its own."""
    value = _figure(figure)
    fits = len(value) <= _VALUE
    near = len(sources) <= _SOURCES
    row = [figure.what, value if fits else "", sources if near else ""]
    lines = [table([row], widths=(_WHAT, _VALUE, _SOURCES))]
    lines += [] if fits else [paragraph(value, indent=6)]
    return "\n".join([*lines, *([] if near else [paragraph(sources, indent=_WHAT + 4)])])


def _figure(figure: TracedFigure) -> str:
    if isinstance(figure.value, str):
        return figure.value
    number = f"{figure.value:,}" if isinstance(figure.value, int) else f"{figure.value:,.2f}"
    return f"{number} {figure.unit}"


def _share(share: float | None) -> str:
    return "" if share is None else f"{share * 100:.1f}%"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
