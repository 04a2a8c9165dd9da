"""The tables of the artifact as data: what each says, its columns with their units, what makes a row.

Why data: the SQL, the page docs/facts.md and the checks are drawn from one list, so none of them can fall behind.
"""

from __future__ import annotations

from careerproof.facts.schema import DOMAINS, ESCO_ADDRESS, PERCENTILES, TITLE_KINDS, ColumnNote, TableNote


def _number(name: str, about: str, *, null: bool = False) -> ColumnNote:
    return ColumnNote(name=name, type="INTEGER", about=about, null=null)


def _blob(name: str, about: str) -> ColumnNote:
    return ColumnNote(name=name, type="BLOB", about=f"unsigned 16-bit whole numbers, lowest byte first: {about}")


def _text(name: str, about: str, *, null: bool = False) -> ColumnNote:
    return ColumnNote(name=name, type="TEXT", about=about, null=null)


_OCCUPATION = _number("occupation", "number of the occupation")
_SOURCE = _number("source", "number of the source that says so")
_PAY = (
    _number("employment", "workers, self-employed excluded", null=True),
    _number("mean", "US dollars a year", null=True),
    *(_number(name, "US dollars a year", null=True) for name in PERCENTILES),
    *(
        _number(f"hourly_{name}", "US cents an hour, where pay by the year is not published", null=True)
        for name in PERCENTILES
    ),
    _text("top_coded", "the percentiles that are a floor, with blanks between"),
    _text("reason", "why figures are absent", null=True),
)

TABLES: tuple[TableNote, ...] = (
    TableNote(
        name="meta",
        about="What the artifact says about itself",
        columns=(_text("key", "name of the entry"), _text("value", "its value")),
        key=("key",),
    ),
    TableNote(
        name="source",
        about="Who says so: a publisher's edition with licence and citation",
        columns=(
            _number("number", "our number"),
            _text("id", "short stable id"),
            _text("title", "title"),
            _text("publisher", "publisher or authors"),
            _text("edition", "edition, release or year"),
            _text("licence", "licence as stated"),
            _text("url", "where it is published"),
            _text("citation", "how to cite it"),
            _number(
                "shipped",
                "1 where figures of the source are in the artifact, 0 where it only went into our own measures",
            ),
        ),
        key=("number",),
    ),
    TableNote(
        name="source_file",
        about="The files that the build read",
        columns=(
            _text("path", "path below the sources folder"),
            _text("sha256", "digest of the file as it lay there"),
            _number("known", "1 the digest is the known one, 0 it is another, empty where none is known", null=True),
            _number(
                "source", "number of the source whose file it is, empty where it only helps to read others", null=True
            ),
        ),
        key=("path",),
    ),
    TableNote(
        name="missing",
        about="What the build looked for and did not find: the figures that hang on it are absent",
        columns=(_text("what", "file or table, as its publisher calls it"), _text("lost", "what is therefore absent")),
        key=("what",),
    ),
    TableNote(
        name="label",
        about="Texts that many rows share",
        columns=(_number("number", "our number"), _text("text", "the text")),
        key=("number",),
    ),
    TableNote(
        name="occupation",
        about="The occupations of the O*NET-SOC 2019 taxonomy",
        columns=(
            _number("number", "our number, in the order of the codes"),
            _text("code", "O*NET-SOC 2019 code"),
            _text("title", "official title"),
            _text("soc", "SOC 2018 code"),
            _number("surveyed", "1 where O*NET has ratings or tasks"),
            _number("job_zone", "1 to 5", null=True),
            _number("job_zone_source", "number of the source of the job zone", null=True),
            _text("survey", "code of the wage survey (OEWS)", null=True),
            _text("matrix", "code of the National Employment Matrix", null=True),
            _number("matrix_source", "number of the source of those two codes", null=True),
            _number("technologies", "distinct names of software that it lists"),
            _SOURCE,
        ),
        key=("number",),
        indexes=(("code",),),
        per_occupation="number",
    ),
    TableNote(
        name="occupation_isco",
        about="ISCO-08 unit groups of an occupation, through SOC 2010 and SOC 2018",
        columns=(_OCCUPATION, _text("isco", "ISCO-08 unit group"), _SOURCE),
        key=("occupation", "isco"),
        per_occupation="occupation",
    ),
    TableNote(
        name="occupation_census",
        about="Census (ACS) occupation codes of an occupation, by its SOC 2018 code",
        columns=(_OCCUPATION, _text("census", "Census 2018 occupation code"), _SOURCE),
        key=("occupation", "census"),
        per_occupation="occupation",
    ),
    TableNote(
        name="absence",
        about="Why an occupation has no figure where others have one",
        columns=(
            _text("subject", "the table that has nothing of the occupation, or the family of descriptors"),
            _OCCUPATION,
            _number("reason", "number of the label: the reason"),
        ),
        key=("occupation", "subject"),
        per_occupation="occupation",
    ),
    TableNote(
        name="passage",
        about="Texts of the publishers; only in an artifact that its user built with them, never in the shipped one",
        columns=(
            _OCCUPATION,
            _text("kind", "description, task or factor"),
            _number("rank", "from 1, in the publisher's order"),
            _text("text", "the text, word for word"),
            _SOURCE,
        ),
        key=("occupation", "kind", "rank"),
        per_occupation="occupation",
    ),
    TableNote(
        name="name",
        about="The distinct names of occupations, in normal form",
        columns=(
            _number("number", "our number from 0, in the order of the normal forms"),
            _text("normal", "normal form (language.normalise)"),
            _text("text", "the first spelling"),
        ),
        key=("number",),
    ),
    TableNote(
        name="title",
        about="Which occupation goes by which name, and who says so",
        columns=(
            _number("name", "number of the name"),
            _OCCUPATION,
            _number("kind", "place in: " + ", ".join(TITLE_KINDS)),
            _text("text", "the spelling; blank where it is the first one"),
            _SOURCE,
        ),
        key=("name", "occupation", "kind", "text"),
        indexes=(("occupation",),),
        per_occupation="occupation",
    ),
    TableNote(
        name="element",
        about="The descriptors that occupations are rated by",
        columns=(
            _number("number", "our number, by domain and then by element id"),
            _number("domain", "place in: " + ", ".join(DOMAINS)),
            _text("code", "O*NET element id"),
            _text("name", "O*NET element name"),
            _SOURCE,
        ),
        key=("number",),
    ),
    TableNote(
        name="rating",
        about="How important, and at which level, the descriptors of a family are in an occupation, source by source",
        columns=(
            _number("domain", "place in: " + ", ".join(DOMAINS)),
            _OCCUPATION,
            _SOURCE,
            _blob(
                "importance",
                "hundredths, one for each descriptor; scale 1 to 5, interests 1 to 7, work context 0 to 100",
            ),
            _blob("level", "hundredths, one for each descriptor; scale 0 to 7; empty where the family has no levels"),
        ),
        key=("domain", "occupation", "source"),
        per_occupation="occupation",
    ),
    TableNote(
        name="activity",
        about="Detailed work activities (DWA) with their intermediate (IWA) and generalized (GWA) parents",
        columns=(
            _number("number", "our number"),
            _text("dwa", "DWA id"),
            _text("title", "DWA title"),
            _text("iwa", "IWA id"),
            _text("iwa_title", "IWA title"),
            _text("gwa", "GWA id"),
            _text("gwa_title", "GWA title"),
            _SOURCE,
        ),
        key=("number",),
    ),
    TableNote(
        name="occupation_activity",
        about="The detailed work activities of an occupation",
        columns=(
            _OCCUPATION,
            _number("activity", "number of the activity"),
            _number("tasks", "tasks of the occupation that lead to it"),
            _number("core_tasks", "those of them that O*NET calls core"),
            _number("weight", "millionths of the occupation's tasks, a core task counting twice; sums to one"),
            _number("exposure", "millionths; mean of the task labels E0 = 0, E2 = 0.5, E1 = 1, two raters", null=True),
            _number("automation", "millionths; mean of the task labels T0 = 0 to T4 = 1", null=True),
            _number("physical", "millionths; share of the tasks labelled physical", null=True),
            _SOURCE,
        ),
        key=("occupation", "activity"),
        per_occupation="occupation",
    ),
    TableNote(
        name="technology",
        about="Software products and tools",
        columns=(
            _number("number", "our number, in the order of the names"),
            _text("name", "name"),
            _number("category", "number of the label: UNSPSC commodity title"),
            _number("tool", "1 for a physical tool, 0 for software"),
            _number("occupations", "occupations that list it"),
            _text("spellings", "of software: without such words as software, then long form and acronym, a line each"),
            _text("folded", "of software: the name and those spellings as a search compares them, a line each"),
            _text("words", "of software: the stems of its telling words, with blanks between"),
            _SOURCE,
        ),
        key=("number",),
    ),
    TableNote(
        name="occupation_technology",
        about="The software of an occupation",
        columns=(
            _OCCUPATION,
            _number("technology", "number of the technology"),
            _number("hot", "1 where O*NET calls it hot"),
            _number("in_demand", "1 where O*NET calls it in demand for the occupation"),
            _SOURCE,
        ),
        key=("occupation", "technology"),
        indexes=(("technology",),),
        per_occupation="occupation",
    ),
    TableNote(
        name="education",
        about="The schooling that workers say their occupation requires",
        columns=(
            _OCCUPATION,
            _number("level", "1 to 12, O*NET's order"),
            _number("label", "number of the label: name of the level"),
            _number("share", "millionths of the workers"),
            _SOURCE,
        ),
        key=("occupation", "level"),
        per_occupation="occupation",
    ),
    TableNote(
        name="related",
        about="The occupations that O*NET calls related (by content, not by observed moves)",
        columns=(
            _OCCUPATION,
            _number("rank", "from 1"),
            _number("related", "number of the related occupation"),
            _number("tier", "number of the label: O*NET's tier"),
            _SOURCE,
        ),
        key=("occupation", "rank"),
        per_occupation="occupation",
    ),
    TableNote(
        name="wage",
        about="National pay by occupation of the wage survey",
        columns=(
            _text("survey", "code of the wage survey"),
            _text("title", "the survey's title"),
            *_PAY,
            _SOURCE,
        ),
        key=("survey",),
        joined_by="survey",
    ),
    TableNote(
        name="area",
        about="The nation, its states and its metropolitan areas",
        columns=(
            _number("number", "our number"),
            _text("kind", "nation, state or metro"),
            _text(
                "code", "FIPS code of a state (2 digits), CBSA code of a metropolitan area (5 digits), 00 the nation"
            ),
            _text("title", "name of the area"),
            _SOURCE,
        ),
        key=("number",),
    ),
    TableNote(
        name="price_parity",
        about="How high prices are in an area beside the nation",
        columns=(
            _number("area", "number of the area"),
            _number("year", "year"),
            *(
                _number(name, f"tenths of an index, nation = 1000: {about}", null=name != "all_items")
                for name, about in (
                    ("all_items", "all items"),
                    ("goods", "goods"),
                    ("housing", "housing"),
                    ("utilities", "utilities"),
                    ("other", "other services"),
                )
            ),
            _SOURCE,
        ),
        key=("area",),
    ),
    TableNote(
        name="area_wage",
        about="Pay in a state or a metropolitan area, by occupation of the wage survey",
        columns=(
            _number("area", "number of the area"),
            _text("survey", "code of the wage survey"),
            *_PAY,
            _SOURCE,
        ),
        key=("survey", "area"),
        joined_by="survey",
    ),
    TableNote(
        name="projection",
        about="Employment projections by line of the National Employment Matrix",
        columns=(
            _text("matrix", "code of the National Employment Matrix"),
            _text("title", "the matrix's title"),
            _number("employment", "persons in the first year"),
            _number("employment_projected", "persons in the last year"),
            _number("change_pct", "tenths of a percent over the whole period"),
            _number("annual_openings", "persons a year", null=True),
            _number("from_year", "first year"),
            _number("to_year", "last year"),
            _text("education", "typical entry education", null=True),
            _text("experience", "work experience in a related occupation", null=True),
            _text("training", "typical on-the-job training", null=True),
            _number("names_ai", "1 where the published reasons name artificial intelligence"),
            _number("names_automation", "1 where they name automation"),
            _SOURCE,
        ),
        key=("matrix",),
        joined_by="matrix",
    ),
    TableNote(
        name="industry",
        about="Where the workers of an occupation of the wage survey work, and what they are paid there: its six "
        "largest sectors",
        columns=(
            _text("survey", "code of the wage survey"),
            _number("rank", "from 1, largest first"),
            _text("naics", "2-digit NAICS sector"),
            _number("title", "number of the label: name of the sector"),
            _number("share", "millionths of the workers of all sectors with an estimate"),
            _number("employment", "workers, self-employed excluded"),
            _number("mean", "US dollars a year; empty where the survey gives no estimate or a floor only", null=True),
            _number("p50", "US dollars a year: the median; empty where the survey gives no estimate", null=True),
            _number("hourly_p50", "US cents an hour, where no median by the year is published", null=True),
            _text("top_coded", "p50 where the median is a floor"),
            _SOURCE,
        ),
        key=("survey", "rank"),
        joined_by="survey",
    ),
    TableNote(
        name="field_of_study",
        about="Fields of study (CIP 2020)",
        columns=(_number("number", "our number"), _text("cip", "CIP 2020 code"), _text("title", "CIP title"), _SOURCE),
        key=("number",),
    ),
    TableNote(
        name="programme",
        about="Fields of study that prepare for a SOC 2018 occupation (expert judgement, not outcomes)",
        columns=(_text("soc", "SOC 2018 code"), _number("field", "number of the field of study"), _SOURCE),
        key=("soc", "field"),
        joined_by="soc",
    ),
    TableNote(
        name="measure",
        about="Our own measures, derived from several sources",
        columns=(
            _text("measure", "name of the measure"),
            _OCCUPATION,
            _number("value", "millionths of the measure's unit"),
            _number("low", "lower end of the interval, millionths"),
            _number("high", "upper end of the interval, millionths"),
            _number("studies", "how many studies went in"),
            _number("inferred", "1 where relatives stand in for the occupation"),
            _number("sources", "number of the label: ids of the sources, with blanks between"),
        ),
        key=("measure", "occupation"),
        indexes=(("occupation",),),
        per_occupation="occupation",
    ),
    TableNote(
        name="esco_occupation",
        about="ESCO occupations",
        columns=(
            _number("number", "our number"),
            _text("uri", f"URI of the concept, after {ESCO_ADDRESS}"),
            _text("label", "preferred label"),
            _text("isco", "ISCO-08 unit group"),
            _SOURCE,
        ),
        key=("number",),
    ),
    TableNote(
        name="esco_match",
        about="The official crosswalk between O*NET and ESCO occupations",
        columns=(
            _OCCUPATION,
            _number("esco", "number of the ESCO occupation"),
            _number("match", "number of the label: type of the match"),
            _SOURCE,
        ),
        key=("occupation", "esco"),
        per_occupation="occupation",
    ),
    TableNote(
        name="esco_skill",
        about="ESCO skills",
        columns=(
            _number("number", "our number, from 0"),
            _text("uri", f"URI of the concept, after {ESCO_ADDRESS}; empty where our files do not tell it"),
            _text("label", "preferred label"),
            _text("kind", "skill, knowledge, attitude or language"),
            _text("alternates", "other labels, with | between"),
            _number("occupations", "ESCO occupations that list it"),
            _text(
                "folded",
                "label, label without its qualifier (blank if the same) and other labels as a search compares them, "
                "a line each",
            ),
            _text("words", "the stems of the label's telling words, with blanks between"),
            _SOURCE,
        ),
        key=("number",),
    ),
    TableNote(
        name="spelling",
        about="The spellings of skills and software by the stems of their words, where the two differ",
        columns=(
            _text("stems", "stems, with blanks between"),
            _text("folded", "spelling as a search compares it"),
        ),
        key=("stems", "folded"),
    ),
    TableNote(
        name="esco_link",
        about="The skills of an ESCO occupation",
        columns=(
            _number("esco", "number of the ESCO occupation"),
            _blob("essential", "numbers of the essential skills, ascending"),
            _blob("optional", "numbers of the optional skills, ascending"),
            _SOURCE,
        ),
        key=("esco",),
    ),
    TableNote(
        name="ready_index",
        about="Look-up structures made from the tables above",
        columns=(_text("name", "name"), ColumnNote(name="content", type="BLOB", about="bytes of the structure")),
        key=("name",),
    ),
)


def create_statements() -> tuple[str, ...]:
    """The SQL that makes every table."""
    return tuple(table.statement for table in TABLES)


def index_statements() -> tuple[str, ...]:
    """The SQL that makes every index, to be run when the rows are in."""
    return tuple(statement for table in TABLES for statement in table.index_statements)
