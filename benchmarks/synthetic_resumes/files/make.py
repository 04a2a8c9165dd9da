"""A person, a layout, a format and a damage → the bytes of a file, and what it truly shows."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from benchmarks.synthetic_resumes.files.damages import DAMAGES
from benchmarks.synthetic_resumes.files.layouts import FOLDER, Layout
from benchmarks.synthetic_resumes.files.marks import without_marks
from benchmarks.synthetic_resumes.files.typesetting import typeset
from benchmarks.synthetic_resumes.files.write import choose_manner, write_person
from benchmarks.synthetic_resumes.people.choices import Chooser, Tree
from benchmarks.synthetic_resumes.people.make import make_person
from benchmarks.synthetic_resumes.people.model import Format, Person, Shown

LONG_AGO = (1980, 1, 1, 0, 0, 0)
ENDINGS: dict[Format, str] = {"markdown": "md", "text": "txt"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One file of the benchmark, by what it is made of."""

    layout: Layout
    format: Format
    locale: str
    damage: str
    seed: int

    @property
    def name(self) -> str:
        """Tells the case; the file is called so."""
        return f"{self.layout.name}-{self.locale}-{self.damage}-{self.seed}.{ENDINGS.get(self.format, self.format)}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """A case made: the file, the person, and the true values that it shows. `is_page` means that the bytes are a page
    which a browser has to print first.
    """

    case: Case
    person: Person
    data: bytes
    is_page: bool
    shown: tuple[Shown, ...]


def make_case(case: Case) -> Made:
    """The file of the case, or the page that a browser prints to it (see `chromium`)."""
    held_out = case.layout.held_out
    person = make_person(case.seed, locale=case.locale, held_out=held_out)
    choose = Chooser("manner", case.seed, case.locale, case.layout.name, case.format, case.damage, held_out=held_out)
    damage = DAMAGES[case.damage]
    manner = choose_manner(choose, person)
    if damage.write:
        manner = damage.write(manner, choose, person)
    sheet, ledger = write_person(person, manner)
    marked = _render(case, {**sheet, **_extras(case, sheet, damage.style, choose)})
    if damage.spoil:
        marked = damage.spoil(marked)
    text, shown = ledger.shown_in(marked)
    return Made(case=case, person=person, data=_packed(case, text), is_page=_is_page(case), shown=shown)


def _extras(case: Case, sheet: Tree, style: str, choose: Chooser) -> Tree:
    """What only some layouts need: bullets that plain text cannot do without, a running head, the class of the page."""
    bullet = sheet["bullet"] or (choose.pick(("-", "*", "•")) if case.format == "text" else "")
    return {
        "bullet": bullet,
        "classes": style,
        "running_head": f"{sheet['phone']}  |  {sheet['email']}  |  {sheet['location']}",
        "plain_name": without_marks(sheet["name"]),
    }


def _render(case: Case, sheet: Tree) -> str:
    source = _environment().get_template(case.layout.template).render(cv=sheet)
    if case.format in ("text", "markdown"):
        return _one_blank_line(source)
    return source


def _one_blank_line(text: str) -> str:
    """Never more than one blank line in a row, none at either end."""
    lines: list[str] = []
    for line in text.strip("\n").split("\n"):
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip(" "))
    return "\n".join(lines) + "\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        # Marks of HTML and XML are escaped in pages and in the parts of packed documents; plain text has none.
        autoescape=lambda name: name is not None and not name.startswith(("text/", "rich/", "set/")),  # noqa: S701
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["address"] = lambda link: "https://" + without_marks(link).removeprefix("https://")
    environment.filters["rich"] = _rich
    environment.filters["set"] = lambda text: '#"' + text.replace("\\", "\\\\").replace('"', '\\"') + '";'
    environment.filters["css"] = lambda text: text.replace("\\", "\\\\").replace("'", "\\'")
    return environment


def _is_page(case: Case) -> bool:
    return case.format == "pdf" and case.layout.template.endswith(".html.jinja")


def _packed(case: Case, text: str) -> bytes:
    """The file's bytes: text as it is, office formats as archives of their parts."""
    if case.layout.template.endswith(".typ.jinja"):
        return typeset(text.encode())
    if case.format == "docx":
        body, _, header = text.partition("=== header")
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        header = f'<w:hdr xmlns:w="{space}">{header.strip() or "<w:p/>"}</w:hdr>'
        return _archive("word", {"word/document.xml": body.strip(), "word/header1.xml": header})
    if case.format == "odt":
        return _archive("open", {"content.xml": text.strip()})
    return text.encode(DAMAGES[case.damage].encoding)


def _archive(folder: str, written: Mapping[str, str]) -> bytes:
    """An archive of the parts that never change and of those written; the kind of an ODT stands first, unpacked."""
    package = FOLDER / folder / "package"
    parts = {
        path.relative_to(package).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(package.rglob("*"), key=lambda path: (path.name != "mimetype", path.as_posix()))
        if path.is_file()
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in {**parts, **written}.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, LONG_AGO), part, compress_type=kind)
    return packed.getvalue()


def _rich(text: str) -> str:
    """The text as RTF writes it: its own signs escaped, other characters by their numbers, marks as they are."""
    out = []
    for character in text:
        if character in "\\{}":
            out.append(f"\\{character}")
        elif character.isascii() or "\ue0ff" <= character <= "\uefff":
            out.append(character)
        else:
            codes = character.encode("utf-16-le")
            units = [
                int.from_bytes(codes[place : place + 2], "little", signed=True) for place in range(0, len(codes), 2)
            ]
            out.append("".join(f"\\u{unit}?" for unit in units))
    return "".join(out)
