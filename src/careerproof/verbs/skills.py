"""Which skills does this text name?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from careerproof.errors import FileUnreadable, InputError
from careerproof.evidence import Record
from careerproof.facts.model import SkillTerm
from careerproof.language import Mention
from careerproof.settings import Settings
from careerproof.skills.taxonomy import open_skills
from careerproof.streams.model import Columns, Item
from careerproof.streams.tables import has_column, read_table
from careerproof.verbs.model import RankedSkill, SkillReport
from careerproof.verbs.opening import open_document, open_item, open_store


def skills(
    text: str,
    *,
    top: int = 10,
    taxonomy: Literal["esco", "onet"] = "esco",
    learnt: bool = True,
    settings: Settings | None = None,
) -> SkillReport:
    """The skills that a text names, each with its characters, and the taxonomy skills it asks for as a whole.

    Args:
        learnt: mentions hold also what the text says in words of its own, not only what a taxonomy names.
    """
    opened = open_skills(open_store(settings))
    return _report(None, opened.extract(text, learnt=learnt), opened.rank(text, top=top, taxonomy=taxonomy))


@dataclass(frozen=True, kw_only=True, slots=True)
class TextRow:
    """A text with its id, or a row of a table that could not be read."""

    id: str | int | None
    text: str = ""
    error: InputError | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class UnreadText(Record):
    """The row of a text that could not be read."""

    id: str | int | None
    error: InputError

    def to_dict(self) -> dict[str, object]:
        """The row with the keys of careerproof.skills/1."""
        return {"id": self.id, "mentions": [], "ranked": [], "error": self.error.to_dict()}


@dataclass(frozen=True, kw_only=True, slots=True)
class SkillsJob:
    """Called with a text or a file it gives the report of its skills; it can be sent to another process."""

    top: int = 10
    taxonomy: Literal["esco", "onet"] = "esco"
    learnt: bool = True
    settings: Settings | None = None

    def __call__(self, given: TextRow | Item) -> SkillReport | UnreadText:
        """The report, or why there is none."""
        opened = open_skills(open_store(self.settings))
        name = given.id if isinstance(given, TextRow) else given.name
        if given.error is not None:
            return UnreadText(id=name, error=given.error)
        try:
            text = given.text if isinstance(given, TextRow) else open_document(open_item(given), self.settings)[1].text
        except InputError as error:
            return UnreadText(id=name, error=error)
        found = opened.extract(text, learnt=self.learnt)
        return _report(name, found, opened.rank(text, top=self.top, taxonomy=self.taxonomy))

    def unread(self, name: str, error: InputError) -> UnreadText:
        """The row of what a process failed on."""
        return UnreadText(id=name, error=error)


def read_texts(path: str, *, columns: Columns | None = None) -> Iterator[TextRow]:
    """The texts of a table (.csv, .tsv, .jsonl, .parquet; "-" for JSON lines on standard input) with their ids.

    Without a column of ids rows go by their number.

    Raises:
        UsageError: the first row has no column of texts.
    """
    chosen = columns or Columns()
    for row in read_table(path):
        if row.number == 1:
            has_column(path, row, chosen.text, needed=True)
        name, text = row.cells.get(chosen.id.lower(), row.number), row.cells.get(chosen.text.lower())
        error = row.error
        if error is None and not isinstance(text, str):
            error = FileUnreadable(f"row {row.number} has no text", hint=f"fill its column {chosen.text}")
        identifier = name if isinstance(name, (str, int)) else str(name)
        yield TextRow(id=identifier, text=text if isinstance(text, str) else "", error=error)


def _report(
    identifier: str | int | None, mentions: tuple[Mention, ...], ranked: Iterable[tuple[SkillTerm, float]]
) -> SkillReport:
    return SkillReport(
        id=identifier,
        mentions=mentions,
        ranked=tuple(RankedSkill(id=term.id, label=term.label, taxonomy=term.taxonomy, score=s) for term, s in ranked),
    )
