"""HTML pages: block structure as lines, what a browser would not show put aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree, html

from careerproof.documents.compose import Composer, Piece
from careerproof.documents.model import POINTS_PER_BLANK_LINE, HiddenText, Limits, Place
from careerproof.documents.plain import decode_text
from careerproof.documents.web.hiding import Surface, find_surface, how_hidden
from careerproof.documents.web.styles import StyleRules, read_declarations, read_rules
from careerproof.errors import DamagedDocument, EmptyDocument, TooLarge

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "section",
    "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"
))  # fmt: skip
_SPACED = frozenset((
    "p", "ul", "ol", "dl", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr", "section",
    "article"
))  # fmt: skip
_UNSEEN = frozenset((
    "script", "style", "template", "noscript", "head", "title", "meta", "link", "svg", "math", "object", "embed",
    "iframe", "canvas", "audio", "video", "select", "textarea", "datalist", "input", "button", "map", "area"
))  # fmt: skip
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BOLD = frozenset((
    "b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th", "dt"
))  # fmt: skip
_ITALIC = frozenset((
    "i", "em", "cite", "dfn"
))  # fmt: skip
_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_DECLARED = re.compile(rb"<\?xml[^>]+encoding\s*=\s*[\"']([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_PROPERTIES = ("keywords", "description", "subject", "author")
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class _State:
    """What holds inside an element."""

    level: int | None = None
    bold: bool = False
    italic: bool = False
    target: str | None = None
    place: Place = "body"
    how: str = ""
    surface: Surface = field(default_factory=Surface)
    preformatted: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class HtmlPage:
    """What an HTML page says: its lines, what it hides, its title and its machine-readable blocks."""

    composer: Composer
    hidden: tuple[HiddenText, ...]
    title: str | None
    properties: tuple[tuple[str, str], ...]
    structured_data: tuple[str, ...]


def read_html(data: bytes, limits: Limits) -> HtmlPage:
    """The page as a browser without scripts would show it.

    Raises:
        EmptyDocument: the page shows no text.
        DamagedDocument: the bytes cannot be read as HTML at all.
    """
    text = _BAD.sub(" ", _DECLARATION.sub("", _decode(data), count=1))
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False, encoding="utf-8")
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DamagedDocument("this cannot be read as HTML") from error
    if root is None:
        raise EmptyDocument("the page shows no text")
    _move_asides(root)
    walk = _Walk(read_rules(root), limits)
    walk.run(root)
    structured = tuple(_json_blocks(root))
    if not walk.composer.lines and not structured:
        raise EmptyDocument("the page shows no text")
    title = root.findtext(".//title")
    return HtmlPage(
        composer=walk.composer,
        hidden=tuple(walk.hidden),
        title=" ".join(title.split()) or None if title else None,
        properties=tuple(_properties(root)),
        structured_data=structured,
    )


def _decode(data: bytes) -> str:
    """The page's text: by byte order mark, else as it declares, else UTF-8, else Windows-1252."""
    if not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        declared = _META.search(data[:4096]) or _DECLARED.search(data[:200])
        if declared:
            # Browsers read "latin1" and "ascii" as Windows-1252 (WHATWG Encoding Standard, section 4.2).
            name = declared[1].decode("ascii").lower()
            name = "cp1252" if name in ("iso-8859-1", "latin1", "us-ascii", "ascii") else name
            try:
                return data.decode(name)
            except (LookupError, UnicodeDecodeError):
                pass
    return decode_text(data)


def _move_asides(root: etree._Element) -> None:
    """Moves sidebars that come before the page's first heading behind the part that holds it.

    Why: where a sidebar stands in the file says nothing of where it is shown; the name in the main part's heading is
    what a person reads first, and it would stand in the sidebar's last section.
    """
    first = next(root.iter("h1"), None)
    if first is None:
        return
    above = [first, *first.iterancestors()]
    for item in reversed(list(root.iter("aside", "nav"))):
        parent = item.getparent()
        part = next((one for one in above if one.getparent() is parent), None)
        if parent is None or part is None or parent.index(item) >= parent.index(part):
            continue
        _cut_out(item, parent)
        parent.insert(parent.index(part) + 1, item)


def _cut_out(item: etree._Element, parent: etree._Element) -> None:
    """Takes the element out of its parent; the text that follows it stays."""
    before = item.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (item.tail or "")
    else:
        parent.text = (parent.text or "") + (item.tail or "")
    item.tail = None
    parent.remove(item)


def _properties(root: etree._Element) -> Iterator[tuple[str, str]]:
    """What the page says of itself besides its text."""
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").strip().lower()
        text = " ".join((meta.get("content") or "").split())
        if name in _PROPERTIES and text:
            yield name, text


def _json_blocks(root: etree._Element) -> Iterator[str]:
    for script in root.iter("script"):
        kind = (script.get("type") or "").split(";")[0].strip().lower()
        if kind == "application/ld+json" and (script.text or "").strip():
            yield str(script.text).strip()


class _Walk:
    """One walk through one page, without recursion: nesting costs no stack."""

    def __init__(self, rules: StyleRules, limits: Limits) -> None:
        self.composer = Composer()
        self.hidden: list[HiddenText] = []
        self._rules = rules
        self._limits = limits
        self._pieces: list[Piece] = []
        self._concealed: list[Piece] = []
        self._bullet = False
        self._gap = False
        self._level: int | None = None
        self._place: Place = "body"
        self._row = 0

    def run(self, root: etree._Element) -> None:
        """Reads the whole tree."""
        stack = [_State()]
        skipping = 0
        for event, item in etree.iterwalk(root, events=("start", "end")):
            tag = item.tag if isinstance(item.tag, str) else "script"
            if event == "start":
                if skipping or tag in _UNSEEN:
                    skipping += 1
                    continue
                state = self._enter(item, tag, stack[-1])
                stack.append(state)
                self._text(item.text, state)
            else:
                if skipping:
                    skipping -= 1
                else:
                    stack.pop()
                    self._leave(tag)
                if not skipping:
                    self._text(item.tail, stack[-1])
        self._flush()

    def _enter(self, item: etree._Element, tag: str, above: _State) -> _State:
        if tag in _BLOCKS:
            self._break(tag)
        style = self._rules.style_of(item)
        surface = find_surface(item, style, above.surface)
        how = above.how or how_hidden(item, style, surface)
        state = replace(
            above,
            level=_HEADINGS.get(tag, above.level),
            bold=above.bold or tag in _BOLD or _is_bold(item),
            italic=above.italic or tag in _ITALIC,
            target=(item.get("href") or "").strip() or above.target if tag == "a" else above.target,
            how=how,
            surface=surface,
            preformatted=above.preformatted or tag == "pre",
        )
        if tag == "br":
            self._flush()
        elif tag == "img" and (item.get("alt") or "").strip():
            self.hidden.append(
                HiddenText(text=" ".join(item.get("alt", "").split()), how="the description of a picture")
            )
        elif tag == "li":
            self._bullet = True
        elif tag == "table":
            state.place = "table"
        elif tag in ("td", "th") and self._pieces:
            self._pieces.append(Piece(text="\t"))
        return state

    def _leave(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._break(tag)
        if tag == "li":
            self._bullet = False

    def _break(self, tag: str) -> None:
        """Ends the line before and after a block."""
        self._flush()
        self._gap = self._gap or tag in _SPACED

    def _text(self, text: str | None, state: _State) -> None:
        if not text:
            return
        lines = text.replace("\t", "    ").split("\n") if state.preformatted else [_SPACE.sub(" ", text)]
        for number, line in enumerate(lines):
            if number:
                self._flush()
            if state.how:
                self._concealed.append(Piece(text=line, font=state.how))
            elif line:
                self._level, self._place = state.level, state.place
                self._pieces.append(Piece(text=line, bold=state.bold, italic=state.italic, target=state.target))

    def _flush(self) -> None:
        """Writes the line so far."""
        concealed = " ".join("".join(piece.text for piece in self._concealed).split())
        if concealed:
            self.hidden.append(HiddenText(text=concealed, how=self._concealed[0].font or "hidden"))
        self._concealed.clear()
        if not any(piece.text.strip() for piece in self._pieces):
            self._pieces.clear()
            return
        gap = POINTS_PER_BLANK_LINE if self._gap else 0.0
        line = self.composer.add(
            self._pieces,
            level=self._level,
            bullet=self._bullet,
            place=self._place,
            gap_before=gap if self.composer.lines else None,
            apart=self._gap,
            table=self._place == "table",
        )
        if line is not None:
            self._bullet = self._gap = False
        self._pieces = []
        if self.composer.length > self._limits.characters:
            raise TooLarge("the page holds more text than the limit")


def _is_bold(item: etree._Element) -> bool:
    style = item.get("style")
    if not style or "font-weight" not in style:
        return False
    weight = read_declarations(style).get("font-weight", "")
    return weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600)
