"""Word documents: the zip's XML, walked in document order, every mark once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from careerproof.documents.compose import Composer, Piece, tidy
from careerproof.documents.fields import Fields, link_of
from careerproof.documents.model import POINTS_PER_BLANK_LINE, HiddenText, Limits, Place
from careerproof.documents.word.archive import Archive
from careerproof.documents.word.drawings import find_boxes, find_diagrams, find_lettering, has_banner
from careerproof.documents.word.hiding import how_hidden
from careerproof.documents.word.names import MC, M, R, W
from careerproof.documents.word.papers import (
    WHITE,
    Paper,
    paper_of_box,
    paper_of_page,
    paper_of_part,
    paper_of_shade,
    paper_of_table,
)
from careerproof.documents.word.parts import find_main_part, read_part, read_relations
from careerproof.documents.word.signs import TYPED, read_symbol
from careerproof.documents.word.styles import (
    Look,
    StyleSheet,
    is_on,
    read_paragraph_look,
    read_run_look,
    read_styles,
)
from careerproof.errors import DamagedDocument, EmptyDocument, ScannedDocument, TooLarge

_DROPPED = frozenset(
    f"{W}{name}"
    for name in ("del", "moveFrom", "pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr",
                 "delText", "instrText", "delInstrText", "bookmarkStart", "bookmarkEnd", "proofErr", "rt", "rubyPr")
) | {f"{MC}Fallback"}  # fmt: skip
_TYPED = TYPED | {ord("\n"): " ", ord("\t"): " "}
_SHORT_ROW = 160
"""Characters up to which a table row is read as one line; longer rows are prose in columns."""


@dataclass(slots=True)
class _Place:
    """Where the walk is."""

    place: Place = "body"
    column: int = 0
    paper: Paper = WHITE


@dataclass(frozen=True, slots=True)
class _Here:
    """What holds where a run stands: its paragraph's look and style, the place, and the link around it."""

    look: Look
    style: str | None
    at: _Place
    target: str | None = None


@dataclass(slots=True)
class _Paragraph:
    """A paragraph read: its lines of pieces, and how it stands."""

    lines: list[list[Piece]] = field(default_factory=lambda: [[]])
    boxes: list[etree._Element] = field(default_factory=list)
    hidden: list[Piece] = field(default_factory=list)


def read_docx(data: bytes, limits: Limits) -> tuple[Composer, tuple[HiddenText, ...]]:
    """The document's lines and its hidden text.

    Raises:
        DamagedDocument: parts that make a Word document are missing or broken.
        UnsupportedType: the container is no Word document.
        EmptyDocument, ScannedDocument: there is no text in it.
        TooLarge: it unpacks to more than the limits allow.
    """
    archive = Archive(data, limits)
    main = find_main_part(archive)
    walk = _Walk(archive, main, limits)
    try:
        walk.run()
    except RecursionError as error:
        raise DamagedDocument("the file nests deeper than any document does") from error
    if not walk.composer.lines and not walk.hidden:
        if any("/media/" in name for name in archive.names):
            raise ScannedDocument("the file holds pictures and no text")
        raise EmptyDocument("the document has no text")
    return walk.composer, tuple(walk.hidden)


class _Walk:
    """One walk through one document."""

    def __init__(self, archive: Archive, main: str, limits: Limits) -> None:
        self.composer = Composer()
        self.hidden: list[HiddenText] = []
        self._archive = archive
        self._limits = limits
        self._main = main
        self._relations = read_relations(archive, main)
        self._links = self._relations
        self._painted = False  # whether drawings float in the part that is read
        styles = self._related("/styles")
        self._styles: StyleSheet = read_styles(styles[0][1] if styles else None)
        self._blank = 0
        self._space_after = 0.0
        self._note_ids: list[tuple[str, str]] = []
        self._fields = Fields()
        self._column = 0  # how many column breaks the section has had

    def run(self) -> None:
        """Reads headers, the body, notes, footers, in this order."""
        root = self._parse(self._main)
        body = root.find(f"{W}body")
        if body is None:
            raise DamagedDocument("the part with the text is broken: it has no body")
        settings = self._related("/settings")
        page = paper_of_page(root, settings[0][1] if settings else None)
        self._margins(root, "header", _Place(place="header", paper=page))
        self._painted = has_banner(body, beside=True)
        self._blocks(body, _Place(paper=paper_of_part(body, page)))
        self._notes()
        self._margins(root, "footer", _Place(place="footer", paper=page))

    # parts

    def _parse(self, name: str) -> etree._Element:
        return read_part(self._archive, name)

    def _related(self, kind: str) -> list[tuple[str, etree._Element]]:
        """The parts that the main part is related to by the kind, in the order of their names."""
        names = {target for target, relation in self._relations.values() if relation.endswith(kind)}
        return [(name, self._parse(name)) for name in sorted(names) if name in self._archive.names]

    def _behind(self, relation: str) -> etree._Element | None:
        """The part behind a relation of the part that is read, None where there is none."""
        name = self._links.get(relation, ("", ""))[0]
        return self._parse(name) if name in self._archive.names else None

    def _margins(self, root: etree._Element, kind: str, at: _Place) -> None:
        """Headers or footers, each text once: first page, odd and even pages often repeat it.

        Those for a first page or for even pages that the document does not set apart are shown nowhere.
        """
        shown: dict[str, bool] = {}
        for item in root.iter(f"{W}{kind}Reference"):
            name = self._relations.get(item.get(f"{R}id", ""), ("", ""))[0]
            if name in self._archive.names:
                shown[name] = shown.get(name, False) or self._is_shown(item)
        seen: set[str] = set()
        for name in sorted(shown, key=lambda name: not shown[name]):
            part = self._parse(name)
            words = " ".join("".join(text.text or "" for text in part.iter(f"{W}t")).split())
            if words and words in seen:
                continue
            seen.add(words)
            if shown[name]:
                self._links = read_relations(self._archive, name)
                self._painted = has_banner(part, beside=True)
                self._blocks(part, replace(at, paper=paper_of_part(part, at.paper)))
            elif words:
                self.hidden.append(HiddenText(text=words, how=f"in a {kind} that is not shown"))
        self._links = self._relations

    def _is_shown(self, reference: etree._Element) -> bool:
        """Whether the document has pages that show this header or footer."""
        kind, section = reference.get(f"{W}type"), reference.getparent()
        if kind == "first":
            return section is not None and is_on(section.find(f"{W}titlePg"))
        if kind == "even":
            return any(is_on(settings.find(f"{W}evenAndOddHeaders")) for _, settings in self._related("/settings"))
        return True

    def _notes(self) -> None:
        """Footnotes and endnotes that the text refers to, in the order of their marks."""
        if not self._note_ids:
            return
        parts = {kind: self._related(f"/{kind}s") for kind in ("footnote", "endnote")}
        for kind, number in dict.fromkeys(self._note_ids):
            for name, part in parts[kind]:
                self._links, self._painted = read_relations(self._archive, name), False
                for note in part.iterfind(f"{W}{kind}"):
                    if note.get(f"{W}id") == number:
                        self._blocks(note, _Place())
        self._links = self._relations

    # blocks

    def _blocks(self, parent: etree._Element, at: _Place) -> None:
        for item in parent:
            tag = item.tag
            if tag == f"{W}p":
                self._paragraph(item, at)
            elif tag == f"{W}tbl":
                self._table(item, at)
            elif tag not in _DROPPED:
                self._blocks(item, at)

    def _paragraph(self, item: etree._Element, at: _Place) -> None:
        look, style = self._paragraph_look(item)
        read = _Paragraph()
        self._inline(item, read, _Here(look, style, at))
        self._emit(read, look, at)
        if item.find(f"{W}pPr/{W}sectPr") is not None:  # the section ends here
            self._column = 0
        for box in read.boxes:
            self._blocks(box, _Place(place="textbox", paper=paper_of_box(box, at.paper, painted=self._painted)))

    def _paragraph_look(self, item: etree._Element) -> tuple[Look, str | None]:
        properties = item.find(f"{W}pPr")
        named = properties.find(f"{W}pStyle") if properties is not None else None
        style = named.get(f"{W}val") if named is not None else None
        return read_paragraph_look(properties).over(self._styles.look(style)), style

    def _emit(self, read: _Paragraph, look: Look, at: _Place) -> None:
        if read.hidden:
            text = "".join(piece.text for piece in tidy(read.hidden))
            if text:
                self.hidden.append(HiddenText(text=text, how=read.hidden[0].font or "hidden"))
        gap = self._blank * POINTS_PER_BLANK_LINE + max(look.space_before or 0.0, self._space_after)
        first = True
        for pieces in read.lines:
            line = self.composer.add(
                pieces,
                column=at.column + (self._column if at.place == "body" else 0),
                place=at.place,
                level=look.level,
                bullet=bool(look.numbered) and look.level is None and first,
                gap_before=(gap if first else 0.0) if self.composer.lines else None,
                apart=self._blank > 0 and first,
            )
            if line is not None:
                first = False
                self._blank = 0
                self._space_after = look.space_after or 0.0
        if first:
            self._blank += 1
        if self.composer.length > self._limits.characters:
            raise TooLarge("the document holds more text than the limit")

    def _table(self, table: etree._Element, at: _Place) -> None:
        at = replace(at, paper=paper_of_table(table, self._styles, at.paper))
        for row in _children(table, f"{W}tr"):
            cells = list(_children(row, f"{W}tc"))
            if not self._short_row(cells, at):
                for number, cell in enumerate(cells):
                    paper = paper_of_shade(cell.find(f"{W}tcPr/{W}shd"), at.paper)
                    self._blocks(cell, _Place(place=_inside(at.place), column=number, paper=paper))

    def _short_row(self, cells: list[etree._Element], at: _Place) -> bool:
        """Writes the row as one line with tabs; false where its cells hold more than a line each."""
        if len(cells) < 2 or any(_holds_much(cell) for cell in cells):
            return False
        reads: list[tuple[_Paragraph, Look]] = []
        for cell in cells:
            paper = paper_of_shade(cell.find(f"{W}tcPr/{W}shd"), at.paper)
            inside = _Place(place=_inside(at.place), paper=paper)
            whole, look = _Paragraph(), Look()
            for item in cell.iter(f"{W}p"):
                own, style = self._paragraph_look(item)
                look = own if not look.level else look
                self._inline(item, whole, _Here(own, style, inside))
            reads.append((whole, look))
        filled = [read for read, _ in reads if any(piece.text.strip() for line in read.lines for piece in line)]
        pieces: list[Piece] = []
        for number, read in enumerate(filled):
            pieces.extend([Piece(text="\t")] if number else [])
            for line in read.lines:
                pieces.extend([*line, Piece(text=" ")])
        for read, _ in reads:
            self._emit(replace(read, lines=[]), Look(), at)
        if any(piece.text.strip() for piece in pieces):
            self.composer.add(
                pieces,
                place=_inside(at.place),
                level=next((look.level for _, look in reads if look.level), None),
                gap_before=self._blank * POINTS_PER_BLANK_LINE if self.composer.lines else None,
                table=True,
            )
            self._blank = 0
        return True

    # text within a paragraph

    def _inline(self, parent: etree._Element, read: _Paragraph, here: _Here) -> None:
        for item in parent:
            tag = item.tag
            if tag == f"{W}r":
                self._run(item, read, here)
            elif tag == f"{W}hyperlink":
                relation = self._links.get(item.get(f"{R}id", ""))
                self._inline(item, read, replace(here, target=relation[0]) if relation else here)
            elif tag == f"{W}fldSimple":
                self._inline(item, read, replace(here, target=link_of(item.get(f"{W}instr", "")) or here.target))
            elif tag == f"{M}t":
                read.lines[-1].append(Piece(text=item.text or ""))
            elif tag not in _DROPPED:
                self._inline(item, read, here)

    def _run(self, run: etree._Element, read: _Paragraph, here: _Here) -> None:
        look = self._run_look(run, here)
        how = how_hidden(look, here.at.paper)
        for text in self._run_texts(run, read):
            if text == "\n":
                read.lines.append([])
                continue
            shown = text.upper() if look.capitals else text
            if len(shown) != len(text):  # "ß" in capitals is longer than the file's own letter
                shown = text
            if how:
                read.hidden.append(Piece(text=shown, font=how))
                continue
            read.lines[-1].append(
                Piece(text=shown, font=look.font, size=look.size, bold=bool(look.bold), italic=bool(look.italic),
                      color=look.color, target=self._fields.target or here.target)
            )  # fmt: skip

    def _run_look(self, run: etree._Element, here: _Here) -> Look:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return here.look
        named = properties.find(f"{W}rStyle")
        base = here.look
        if named is not None:
            character = self._styles.look(here.style, named.get(f"{W}val"))
            base = replace(character, level=base.level, numbered=base.numbered, shaded=base.shaded or character.shaded)
        return read_run_look(properties).over(base)

    def _run_texts(self, run: etree._Element, read: _Paragraph) -> Iterator[str]:
        """The run's texts, with "\\n" for a line break; boxes and notes are put aside, fields followed."""
        for item in run:
            tag = item.tag
            if tag == f"{W}t":
                yield (item.text or "").translate(_TYPED)
            elif tag == f"{W}sym":
                yield read_symbol(item)
            elif tag in (f"{W}tab", f"{W}ptab"):
                yield "\t"
            elif tag in (f"{W}br", f"{W}cr"):
                self._column += item.get(f"{W}type") == "column"
                yield "\n"
            elif tag == f"{W}noBreakHyphen":
                yield "-"
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                self._note_ids.append((tag[len(W) : -len("Reference")], item.get(f"{W}id", "")))
            elif tag == f"{W}fldChar":
                self._field(item.get(f"{W}fldCharType", ""))
            elif tag == f"{W}instrText":
                self._fields.write(item.text or "")
            elif tag == f"{W}ruby":  # small signs above words that say how they sound; the words are the base
                for base in item.iterfind(f"{W}rubyBase/{W}r"):
                    yield from self._run_texts(base, read)
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent"):
                read.boxes.extend(find_boxes(item))
                read.boxes.extend(find_lettering(item))
                read.boxes.extend(find_diagrams(item, self._behind))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.begin()
        elif kind == "separate":
            self._fields.show()
        elif kind == "end":
            self._fields.end()


def _children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The children of the tag, also inside content controls and other wrappers, but not inside other tables."""
    for item in parent:
        if item.tag == tag:
            yield item
        elif item.tag not in _DROPPED and item.tag not in (f"{W}tbl", f"{W}p"):
            yield from _children(item, tag)


def _holds_much(cell: etree._Element) -> bool:
    """Whether the cell holds a table, a box, a list, several lines, or prose."""
    if next(cell.iter(f"{W}tbl", f"{W}txbxContent", f"{W}br", f"{W}cr", f"{W}numPr"), None) is not None:
        return True
    texts = ["".join(text.text or "" for text in item.iter(f"{W}t")).strip() for item in cell.iter(f"{W}p")]
    return sum(map(bool, texts)) > 1 or sum(map(len, texts)) > _SHORT_ROW


def _inside(place: Place) -> Place:
    return "table" if place == "body" else place
