"""The sections of a résumé: headings found by their words and their style, in any order and letter case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from careerproof.documents.model import Line
from careerproof.resumes.dates import find_date_ranges
from careerproof.resumes.lexicon import Heading, fold, load_headings, load_titles
from careerproof.resumes.model import SectionKind
from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.headings import look_up
from careerproof.resumes.sections.headless import split_by_content
from careerproof.resumes.sections.rows import Row

_REACHED = lazy(r"\S@\S|\+\d{2}|\d{3}\W{0,2}\d{3,4}|\blinkedin\.")
_INLINE_KINDS = frozenset(
    ("summary", "skills", "education", "work", "languages", "certificates", "interests", "projects", "awards")
)

_HALF_A_POINT = 0.4
_MOST_NAME_WORDS = 6
_SAME_COLUMN = 40.0
"""Points: bullets and heads of one column begin nearer to each other than columns do."""

Style = tuple[float | None, bool, bool, int | None]


@dataclass(kw_only=True, slots=True)
class Block:
    """A section as found: its kind, where its heading stands (None for the head of the page), and its rows."""

    kind: SectionKind
    heading: tuple[int, int] | None = None
    standard: str = ""
    is_known: bool = True
    rows: list[Row] = field(default_factory=list)

    @property
    def extent(self) -> tuple[int, int] | None:
        """From its first to its last character; None for a head of the page that is empty."""
        places = [(row.start, row.end) for row in self.rows] + ([self.heading] if self.heading else [])
        return (min(low for low, _ in places), max(high for _, high in places)) if places else None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Mark:
    """A heading found on a row: where its words stand, what they mean, and where content on the same row begins."""

    meaning: Heading | None
    start: int
    end: int
    rest: int | None = None


def split_sections(rows: Sequence[Row]) -> list[Block]:
    """The blocks of the page in reading order; the first is the head of the page, which may be empty."""
    content = _joined_headings([row for row in rows if not row.furniture])
    marks = _find_marks(content)
    banner = _banner(content, marks)
    blocks = [Block(kind="contact")]
    for row in content:
        mark = marks.get(row.index)
        if mark is not None:
            blocks.append(_open_block(mark))
            if mark.rest is not None:
                blocks[-1].rows.append(_rest_of(row, mark.rest))
            continue
        if banner is not None and row.index == banner and blocks[-1].kind != "contact":
            blocks.append(Block(kind="contact"))
        home = blocks[0] if _is_letterhead(row) else _over_page(blocks, row) or blocks[-1]
        home.rows.append(row)
    return blocks if marks else [Block(kind=kind, rows=part) for kind, part in split_by_content(blocks[0].rows)]


def _is_letterhead(row: Row) -> bool:
    """True for an address or a number in the header or footer of a page, whatever section it falls into."""
    return row.line.place in ("header", "footer") and _REACHED.search(row.text) is not None


def _over_page(blocks: Sequence[Block], row: Row) -> Block | None:
    """The section of the same column that goes on at the head of a page, where another column was read in between."""
    carried = _carried(blocks, row)
    if carried is not None:
        return carried
    last = blocks[-1].rows[-1].line if blocks[-1].rows else None
    if last is None or last.page is None or row.line.page is None:
        return None
    if row.line.page != last.page + 1 or row.line.column == last.column:
        return None
    for block in reversed(blocks[:-1]):
        before = block.rows[-1].line if block.rows else None
        if before is not None and (before.page, before.column) == (last.page, row.line.column):
            return block if block.kind != "contact" and _is_below(before, row.line) else None
    return None


def _is_below(before: Line, line: Line) -> bool:
    """True where two lines on two pages stand in one column."""
    return before.box is None or line.box is None or abs(before.box[0] - line.box[0]) < _SAME_COLUMN


def _carried(blocks: Sequence[Block], row: Row) -> Block | None:
    """The earlier section to which the row above was carried over a page, while its column goes on."""
    for block in blocks[:-1]:
        before = block.rows[-1] if block.rows else None
        if before is not None and before.index == row.index - 1:
            return block if before.line.column == row.line.column else None
    return None


def _joined_headings(rows: Sequence[Row]) -> list[Row]:
    """The rows with headings that a narrow column broke in two ("Licenses and" over "Certifications") made one."""
    body = _body_style(rows)
    joined: list[Row] = []
    for row in rows:
        before = joined[-1] if joined else None
        if before is not None and _breaks_heading(before, row, body):
            text = f"{before.text} {row.text}"
            joined[-1] = replace(before, end=row.end, text=text, cells=((before.start, row.end),))
        else:
            joined.append(row)
    return joined


def _breaks_heading(before: Row, row: Row, body: Style) -> bool:
    """True for two rows in one style of their own that are a heading only together."""
    style = style_of(row)
    if style != style_of(before) or row.blank_before or not _is_distinct(style, body) or len(row.text) > 30:
        return False
    if before.bullet or row.bullet or len(before.text) > 30 or look_up(before.text) is not None:
        return False
    meaning = look_up(f"{before.text} {row.text}")
    return meaning is not None and meaning.strong


def style_of(row: Row) -> Style:
    """How a row looks: size, bold, capitals, heading level."""
    return row.size, row.bold, row.is_upper, row.line.level


def _find_marks(rows: Sequence[Row]) -> dict[int, _Mark]:
    """The headings by row index: known words in a heading's place first, then what looks just like them."""
    candidates = _without_tails({row.index: mark for row in rows if (mark := _candidate(row)) is not None}, rows)
    body = _body_style(rows)
    style = _heading_style(rows, candidates, body)
    look = None if style is None else _Look(rows=rows, body=body, wanted=style)
    marks: dict[int, _Mark] = {}
    heads = [row for row in rows if row.index in candidates]
    colons = 2 * sum(row.text.endswith(":") for row in heads) >= len(heads)
    for position, row in enumerate(rows):
        mark = candidates.get(row.index)
        if mark is None or (row.text.endswith(":") and not colons and not _is_distinct(style_of(row), body)):
            continue
        if look is not None and _holds(row, mark, look, position):
            marks[row.index] = mark
    known = sum(1 for mark in marks.values() if mark.meaning)
    kinds = {mark.meaning.kind for mark in marks.values() if mark.meaning}
    inside: SectionKind = "contact"
    for position, row in enumerate(rows):
        if row.index in marks and inside == "skills":
            alike = look is not None and _looks_like_group(rows, position, marks, look)
            if alike or _names_group(marks[row.index]):
                del marks[row.index]
        if row.index in marks:
            meaning = marks[row.index].meaning
            inside = meaning.kind if meaning else "unknown"
            continue
        inline = _inline(row, kinds, inside)
        if inline is not None and inline.meaning is not None:
            marks[row.index] = inline
            inside = inline.meaning.kind
        elif known >= 2 and look is not None and _looks_like_heading(row, look, position, inside):
            marks[row.index] = _Mark(meaning=None, start=row.start, end=row.end)
            inside = "unknown"
    return marks


def _without_tails(candidates: dict[int, _Mark], rows: Sequence[Row]) -> dict[int, _Mark]:
    """The candidates without ends of sentences ("… and strong" over "communication skills,"): a heading begins as the
    other ones do, with a capital, and no comma follows it.
    """
    heads = [row for row in rows if row.index in candidates]
    capital = 2 * sum(row.text[:1].isupper() for row in heads) > len(heads)
    tails = {
        row.index
        for row in heads
        if row.text.endswith((",", ";")) or (capital and row.text[:1].islower() and not row.blank_before)
    }
    return {index: mark for index, mark in candidates.items() if index not in tails}


def _names_group(mark: _Mark) -> bool:
    """True for a first cell within the skills that only names a group ("Software", "Languages")."""
    return mark.rest is not None and mark.meaning is not None and mark.meaning.kind in ("skills", "languages")


def _looks_like_group(rows: Sequence[Row], position: int, marks: dict[int, _Mark], look: _Look) -> bool:
    """True for a row within the skills in smaller letters than headings that looks like the groups' heads before it."""
    row, wanted = rows[position], look.wanted
    style = style_of(row)
    if style[0] is None or wanted[0] is None or style[0] > wanted[0] - 1 or not _is_distinct(style, look.body):
        return False
    meaning = marks[row.index].meaning
    if meaning is not None and meaning.kind in ("skills", "languages") and not _is_used(rows, marks, style):
        return True
    for before in reversed(rows[:position]):
        if before.index in marks:
            return False
        if style_of(before) == style and not before.bullet:
            return True
    return False


def _is_used(rows: Sequence[Row], marks: dict[int, _Mark], style: Style) -> bool:
    """True for the style of a heading of another kind of section, as a narrow column has its own."""
    return any(
        mark.meaning is not None and mark.meaning.kind not in ("skills", "languages") and style_of(row) == style
        for row in rows
        if (mark := marks.get(row.index)) is not None
    )


def _candidate(row: Row) -> _Mark | None:
    """The row as a heading by its words alone: the whole row, or its first cell (a heading in the left margin)."""
    meaning = look_up(row.text)
    if row.bullet and row.line.level is None and not (row.is_upper or (row.bold and meaning and meaning.strong)):
        return None
    if meaning is not None:
        return _Mark(meaning=meaning, start=row.start, end=row.end)
    if len(row.cells) > 1 and not row.bullet:
        low, high = row.cells[0]
        words = row.text[low - row.start : high - row.start]
        meaning = look_up(words)
        if meaning is not None and meaning.strong and not words.endswith(":"):
            return _Mark(meaning=meaning, start=low, end=high, rest=row.cells[1][0])
    return None


def _body_style(rows: Sequence[Row]) -> Style:
    """The style of most of the text."""
    weights: Counter[Style] = Counter()
    for row in rows:
        size, bold, _, level = style_of(row)
        weights[(size, bold, False, level)] += len(row.text)
    return max(weights, key=lambda style: (weights[style], str(style))) if weights else (None, False, False, None)


def _heading_style(rows: Sequence[Row], candidates: dict[int, _Mark], body: Style) -> Style | None:
    """The style of most headings with known words."""
    votes: Counter[Style] = Counter()
    kinds: dict[Style, set[str]] = {}
    for row in rows:
        mark = candidates.get(row.index)
        if mark is None or mark.meaning is None:
            continue
        style = style_of(row)
        weight = 3 if mark.meaning.strong else 1
        if _is_distinct(style, body):
            weight += 2
        votes[style] += weight
        kinds.setdefault(style, set()).add(mark.meaning.kind)
    if not votes:
        return None
    return max(votes, key=lambda style: (votes[style] + 4 * len(kinds[style]), str(style)))


def _is_distinct(style: Style, body: Style) -> bool:
    """True where the style stands out from the body: larger, bolder, in capitals, or marked as a heading."""
    size, bold, upper, level = style
    larger = size is not None and body[0] is not None and size > body[0] + 0.4
    return level is not None or larger or (bold and not body[1]) or upper


def _agrees(style: Style, wanted: Style) -> bool:
    """True where a style passes as the heading style: same level, else same size and weight; capitals may differ
    only where size or weight already tell headings apart.
    """
    if wanted[3] is not None or style[3] is not None:
        return style[3] == wanted[3]
    same_size = (style[0] is None) == (wanted[0] is None) and abs((style[0] or 0) - (wanted[0] or 0)) <= 0.5
    return same_size and style[1] == wanted[1] and style[2] == wanted[2]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Look:
    """How a page looks: its rows, the style of its text, and the style of its headings."""

    rows: Sequence[Row]
    body: Style
    wanted: Style


def _holds(row: Row, mark: _Mark, look: _Look, position: int) -> bool:
    """True where a row with a heading's words is one: it looks like the other headings, or stands out by itself."""
    meaning = mark.meaning
    if meaning is None:
        return False
    if mark.rest is not None:
        return True
    if _agrees(style_of(row), look.wanted):
        return _holds_in_style(row, meaning, look, position)
    return meaning.strong and _holds_by_itself(row, look)


def _holds_in_style(row: Row, meaning: Heading, look: _Look, position: int) -> bool:
    """True for a row in the style of headings; where that is the style of the text too, its words or gap must tell."""
    if _is_distinct(style_of(row), look.body):
        return True
    if meaning.certain and not _stands_in_list(look.rows, position):
        return True
    return meaning.strong and (row.blank_before or position == 0 or _starts_section(look.rows, position))


def _holds_by_itself(row: Row, look: _Look) -> bool:
    """True for a row with strong words in a style of its own: larger than headings, or set apart."""
    style, wanted = style_of(row), look.wanted
    if style[0] is not None and wanted[0] is not None and style[0] > wanted[0] + 0.5:
        return True
    if wanted[3] is not None and style[3] is None:
        return row.is_upper and row.blank_before
    if _is_distinct(wanted, look.body) and not _is_distinct(style, look.body):
        small = style[0] is not None and look.body[0] is not None and style[0] < look.body[0] - _HALF_A_POINT
        return row.blank_before and (small or (row.text.rstrip().endswith(":") and wanted[0] is None))
    return row.blank_before or row.is_upper or style[0] == wanted[0]


def _stands_in_list(rows: Sequence[Row], position: int) -> bool:
    """True for a row among others as short as itself, which is rather an item of a list."""
    around = [*rows[max(position - 2, 0) : position], *rows[position + 1 : position + 2]]
    short = [
        row
        for row in around
        if len(row.text.split()) <= 2 and not row.blank_before and not row.text.isupper() and not _is_certain(row)
    ]
    return len(around) == 3 and len(short) == 3


def _is_certain(row: Row) -> bool:
    meaning = look_up(row.text)
    return meaning is not None and meaning.certain


def _starts_section(rows: Sequence[Row], position: int) -> bool:
    """True where plain text without blank lines still shows a heading: the row before ends a sentence or an item."""
    before = rows[position - 1]
    return before.bullet or before.text.endswith((".", "!")) or len(before.text) > 60


def _inline(row: Row, kinds: set[SectionKind], inside: SectionKind) -> _Mark | None:
    """A heading with its content on the same row ("SKILLS: Python, SQL"), where no row of its own has that kind."""
    head, colon, tail = row.text.partition(":")
    if not colon or not tail.strip() or row.bullet or len(head) > 40 or tail.startswith("//"):
        return None
    meaning = load_headings().get(fold(head))
    if meaning is None or not meaning.strong or meaning.kind not in _INLINE_KINDS or meaning.kind in kinds:
        return None
    if inside in ("skills", "projects", "work") and not (row.blank_before and head.isupper()):
        return None
    if not (row.blank_before or head.isupper()):
        return None
    start = row.start + len(head) + 1
    start += len(row.text[start - row.start :]) - len(row.text[start - row.start :].lstrip())
    return _Mark(meaning=meaning, start=row.start, end=row.start + len(head), rest=start)


def _looks_like_heading(row: Row, look: _Look, position: int, inside: SectionKind) -> bool:
    """True where a row with unknown words looks just like the known headings and cannot be the head of an entry."""
    wanted, body = look.wanted, look.body
    if row.bullet or len(row.cells) > 1 or not _is_distinct(wanted, body) or not _agrees(style_of(row), wanted):
        return False
    if inside == "contact" and not _opens_prose(look.rows, position):
        return False
    if row.size is not None and wanted[0] is not None and row.size > 1.2 * wanted[0]:
        return False  # a level of its own does not make the name at the head of a column a heading
    if wanted[0] is None and wanted[3] is None and not (wanted[2] and row.blank_before):
        return False
    if not _is_headline(row.text):
        return False
    bigger = wanted[0] is not None and body[0] is not None and wanted[0] > body[0] + 0.4
    return wanted[3] is not None or bigger or _opens_unknown(row, look, position, inside)


def _is_headline(text: str) -> bool:
    """True for a few words without figures, bars or the end of a sentence."""
    if len(text) > 45 or len(text.split()) > 6 or text.endswith((".", ",", ";")) or "|" in text:
        return False
    return not any(character.isdigit() for character in text) and ":" not in text[:-1]


def _opens_unknown(row: Row, look: _Look, position: int, inside: SectionKind) -> bool:
    """True where neither the section around nor the row below makes a bold or capital row the head of an entry."""
    following = look.rows[position + 1] if position + 1 < len(look.rows) else None
    if following is None or (find_date_ranges(following.text) and not following.text.endswith(".")):
        return False
    if inside not in ("summary", "unknown", "contact") and not look.wanted[2]:
        return False
    known = set(fold(row.text).split()) & load_titles().nouns
    return inside not in ("work", "education") and not known and row.blank_before


def _opens_prose(rows: Sequence[Row], position: int) -> bool:
    """True for a row in the head of the page that has running text under it and is no job title."""
    if position < 2 or position + 1 >= len(rows) or set(fold(rows[position].text).split()) & load_titles().nouns:
        return False
    return len(rows[position + 1].text.split()) >= 9 and not rows[position + 1].line.bold


def _banner(rows: Sequence[Row], marks: dict[int, _Mark]) -> int | None:
    """The row in much the largest letters on the first page, where columns put a section before the name."""
    titles = [row for row in rows if row.line.level == 1 and not row.bullet]
    if len(titles) == 1 and titles[0].index not in marks and len(titles[0].text.split()) <= _MOST_NAME_WORDS:
        return titles[0].index
    first = [row for row in rows if row.line.page in (None, 1) and row.size is not None and row.index not in marks]
    if not first:
        return None
    largest = max(first, key=lambda row: (row.size or 0, -row.index))
    others = [row.size or 0 for row in rows if row.index in marks and row.line.page in (None, 1)]
    if (largest.size or 0) < 1.2 * max([*others, 1.0]) or len(largest.text.split()) > _MOST_NAME_WORDS:
        return None
    return largest.index


def _open_block(mark: _Mark) -> Block:
    if mark.meaning is None:
        return Block(kind="unknown", heading=(mark.start, mark.end), is_known=False)
    return Block(kind=mark.meaning.kind, heading=(mark.start, mark.end), standard=mark.meaning.standard)


def _rest_of(row: Row, start: int) -> Row:
    """The row from `start` on, when its beginning is a heading."""
    cells = tuple((max(low, start), high) for low, high in row.cells if high > start)
    return Row(
        index=row.index,
        start=start,
        end=row.end,
        text=row.text[start - row.start :],
        cells=cells,
        bullet=False,
        blank_before=row.blank_before,
        line=row.line,
    )
