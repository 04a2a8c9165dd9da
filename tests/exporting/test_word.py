"""A Word document has the look of its template in Word's own styles, says what it is, and turns where writing turns."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from careerproof.exporting import export_resume, list_templates
from careerproof.exporting.template import load_template
from careerproof.resumes.json_resume import from_json_resume
from careerproof.resumes.model import Basics, Resume, Work

PERSON = json.loads(
    (Path(__file__).parents[2] / "examples" / "people" / "maya-okonkwo.json").read_text(encoding="utf-8")
)


def _parts(resume: Resume, template: str = "classic") -> tuple[str, str, str]:
    data = export_resume(resume, format="docx", template=template)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = ("word/document.xml", "word/styles.xml", "docProps/core.xml")
        text, styles, core = (archive.read(name).decode() for name in names)
    return text, styles, core


@pytest.mark.parametrize("template", [item.name for item in list_templates()])
def test_the_look_is_in_the_styles(template: str) -> None:
    """Colour, typeface and size stand in the styles; the text itself is only marked with them."""
    look = load_template(template)
    text, styles, core = _parts(from_json_resume(PERSON), template)
    assert f'<w:color w:val="{look.colours.accent[1:].upper()}"' in styles
    assert f'w:ascii="{look.text.typeface.docx}"' in styles
    assert f'<w:sz w:val="{round(look.text.size * 2)}"/>' in styles
    heading = re.search(r'<w:style [^>]*w:styleId="Heading1".*?</w:style>', styles, re.DOTALL)
    assert heading is not None
    assert ("w:pBdr" in heading[0], "w:shd" in heading[0], "w:caps" in heading[0]) == (
        look.heading.style == "rule", look.heading.style == "band", look.heading.capitals,
    )  # fmt: skip
    assert "w:sz " not in text
    assert "w:color" not in text
    assert ("<dc:title>Maya Okonkwo – Senior Data Analyst</dc:title>" in core) and "<dc:language>en-US" in core


def test_what_is_written_from_right_to_left_is_marked_so() -> None:
    """An Arabic name has the direction of its paragraph and of its letters; what is Latin has neither."""
    name = "\u0645\u062d\u0645\u062f"
    resume = Resume(basics=Basics(name=name, label="Analyst"), work=(Work(name="A", position="B", highlights=("C",)),))
    text, _, _ = _parts(resume)
    paragraphs = re.findall(r"<w:p>.*?</w:p>", text, re.DOTALL)
    turned = [item for item in paragraphs if "<w:bidi/>" in item and "<w:rtl/>" in item]
    assert len(turned) == 1
    assert name in turned[0]
    assert text.count("<w:rtl/>") == text.count("<w:bidi/>") == 1
