"""A template is a data file: complete, readable, and the same look in every format."""

from __future__ import annotations

import io
import json
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

from careerproof.documents.read import read_document
from careerproof.errors import DoesNotFit, UsageError
from careerproof.exporting import Format, export_resume
from careerproof.exporting.outline import outline_resume
from careerproof.exporting.pages import write_html
from careerproof.exporting.pdf import write_pdf
from careerproof.exporting.template import FOLDER, READABLE, list_templates, load_template, make_template
from careerproof.exporting.word import write_docx
from careerproof.faces.cli.commands.export import command
from careerproof.resumes.json_resume import from_json_resume
from careerproof.resumes.model import Resume

PEOPLE = Path(__file__).parents[2] / "examples" / "people"
CLASSIC: dict[str, Any] = tomllib.loads((FOLDER / "looks" / "classic.toml").read_text(encoding="utf-8"))


def _person(name: str = "maya-okonkwo") -> Resume:
    return from_json_resume(json.loads((PEOPLE / f"{name}.json").read_text(encoding="utf-8")))


def _contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, as WCAG 2.2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_there_are_seven_templates() -> None:
    """The usual one comes first; each tells what it is, and the help of the command names them all."""
    found = list_templates()
    assert [item.name for item in found] == [
        "classic", "academic", "banded", "compact", "minimal", "modern", "technical",
    ]  # fmt: skip
    assert len({item.description for item in found}) == len(found)
    option = next(item for item in command.params if item.name == "template")
    assert all(item.name in (getattr(option, "help", None) or "") for item in found)


@pytest.mark.parametrize("template", list_templates(), ids=lambda item: item.name)
def test_colours_can_be_read(template: Any) -> None:
    """Text, headings and places have a contrast of 4.5 or more against what is behind them."""
    colours = template.colours
    for colour in (colours.text, colours.accent, colours.quiet):
        assert _contrast(colour, "#ffffff") >= 4.5
    assert _contrast(colours.accent, colours.band) >= 4.5


def test_the_measure_of_contrast_is_the_known_one() -> None:
    """Black on white is 21, #767676 on white the lightest grey that passes."""
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)
    assert 4.5 <= _contrast("#767676", "#ffffff") < 4.6


@pytest.mark.parametrize(
    ("part", "key", "value", "told"),
    [
        ("text", "size", "big", "text.size"),
        ("text", "smallest", 8, "text.smallest"),
        ("text", "typeface", "Comic", "text.typeface"),
        ("text", "colour", "#000000", "no key colour"),
        ("colours", "accent", "blue", "colours.accent"),
        ("heading", "style", "box", "heading.style"),
        ("entries", "dates", None, "entries.dates is missing"),
        (None, "order", ["work"], "order names each part once"),
    ],
)
def test_a_wrong_data_file_is_told(part: str | None, key: str, value: object, told: str) -> None:
    """What is missing, unknown or of the wrong kind is named; nothing is guessed in its place."""
    data = json.loads(json.dumps(CLASSIC))
    place = data if part is None else data[part]
    if value is None:
        del place[key]
    else:
        place[key] = value
    with pytest.raises(ValueError, match=told):
        make_template("mine", data)


def test_a_new_look_is_a_file() -> None:
    """A changed size, colour and typeface shows in the PDF, in Word and in HTML, without a line of code."""
    data = json.loads(json.dumps(CLASSIC))
    data["text"]["size"] = 12
    data["person"]["typeface"] = "mono"
    data["colours"]["accent"] = "#5a0fbe"
    look, outline = make_template("mine", data), outline_resume(_person())
    page = read_document(write_pdf(outline, template=look, paper="a4"), name="a.pdf")
    first, *rest = page.runs
    assert "Mono" in (first.font or "")
    assert any(run.size == pytest.approx(12, abs=0.1) for run in rest)
    with zipfile.ZipFile(io.BytesIO(write_docx(outline, template=look, paper="a4"))) as archive:
        styles = archive.read("word/styles.xml").decode()
    assert 'w:ascii="Consolas"' in styles
    assert '<w:sz w:val="24"/>' in styles
    assert "5A0FBE" in styles
    html = write_html(outline, template=look)
    assert "#5a0fbe" in html
    assert "ui-monospace" in html


@pytest.mark.parametrize("form", ["docx", "pdf", "html", "md", "txt"])
def test_the_order_of_parts_is_the_template_s(form: Format) -> None:
    """In `academic` education stands before work, in `technical` skills do, whatever the format."""
    for template, first in (("academic", "education"), ("technical", "skills")):
        data = export_resume(_person(), format=form, template=template)
        lines = [line.casefold().strip("# ") for line in read_document(data, name=f"a.{form}").text.splitlines()]
        assert lines.index("summary") < lines.index(first) < lines.index("work experience")


def test_an_unknown_template_is_told() -> None:
    """One error, which names those that there are."""
    with pytest.raises(UsageError, match="academic, banded, classic") as caught:
        export_resume(_person(), format="txt", template="../classic")
    assert "no template" in caught.value.message


def _pages_and_sizes(data: bytes) -> tuple[int, list[float]]:
    document = read_document(data, name="a.pdf")
    return len(document.pages), [run.size for run in document.runs if run.size]


def test_a_resume_is_fitted_to_pages() -> None:
    """Two pages become one at the greatest sizes at which they do, and no letter is under nine points."""
    person = _person("ines-valdez-novak")
    usual, _ = _pages_and_sizes(export_resume(person, format="pdf", template="minimal"))
    fitted, sizes = _pages_and_sizes(export_resume(person, format="pdf", template="minimal", fit_pages=1))
    assert (usual, fitted) == (2, 1)
    assert READABLE - 0.01 <= min(sizes) < load_template("minimal").text.size
    roomy = export_resume(person, format="pdf", template="compact", fit_pages=2)
    assert roomy == export_resume(person, format="pdf", template="compact")


def test_what_cannot_fit_is_not_written() -> None:
    """A résumé of three pages is not squeezed into one: it is told how many it has at the smallest size."""
    person = _person()
    long = Resume(basics=person.basics, work=person.work * 6)
    with pytest.raises(DoesNotFit, match=r"has \d pages at 9 points"):
        export_resume(long, format="pdf", fit_pages=1)
    with pytest.raises(UsageError, match="PDF only"):
        export_resume(person, format="docx", fit_pages=1)
