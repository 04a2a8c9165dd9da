"""The look of the pages: colours that can be read, shared with the reports, and words that come from catalogues."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markupsafe import Markup

from careerproof.faces.pages.frame import ASSETS, TEMPLATES, read_dashes

REPORT = TEMPLATES.parent.parent / "templates" / "report.css"
SHEETS = (ASSETS / "site.css", REPORT)
TONES = ("good", "middling", "bad", "quiet")
OURS = ("base", "career", "career_parts")


def _tokens(sheet: Path, scheme: str) -> dict[str, str]:
    """The colours of a sheet by name, those of the dark scheme over those of the light one."""
    text = sheet.read_text(encoding="utf-8")
    light, _, rest = text.partition("@media (prefers-color-scheme: dark)")
    read = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", light))
    if scheme == "dark":
        read |= dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", rest[: rest.index("\n}")]))
    return read


def _contrast(first: str, second: str) -> float:
    """The contrast of two colours by WCAG 2.2, section 1.4.3."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("first", "second", "contrast"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#abcdef", "#abcdef", 1.0)],
)
def test_contrast_is_that_of_the_standard(first: str, second: str, contrast: float) -> None:
    """Known pairs have their known contrast, so that the law below is no empty one."""
    assert _contrast(first, second) == pytest.approx(contrast, abs=0.01)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read_in_both_schemes(sheet: Path, scheme: str) -> None:
    """Every colour of words has the contrast of WCAG AA on the grounds and on its own tint."""
    tokens = _tokens(sheet, scheme)
    pairs = [(name, ground) for name in ("ink", "soft", "accent", *TONES) for ground in ("ground", "card")]
    pairs += [("accent", "tint"), *((tone, f"tint-{tone}") for tone in TONES)]
    weak = {pair: _contrast(tokens[pair[0]], tokens[pair[1]]) for pair in pairs}
    assert {pair: contrast for pair, contrast in weak.items() if contrast < 4.5} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_buttons_and_edges_can_be_seen(scheme: str) -> None:
    """The words of a button stand out from it, and the edge of a field from its ground."""
    tokens = _tokens(ASSETS / "site.css", scheme)
    assert _contrast(tokens["on-accent"], tokens["accent"]) >= 4.5
    assert _contrast(tokens["on-accent"], tokens["accent-strong"]) >= 4.5
    assert _contrast(tokens["edge"], tokens["ground"]) >= 3.0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_reports_and_pages_are_one_family(scheme: str) -> None:
    """A colour that both sheets name is the same in both."""
    pages, report = (_tokens(sheet, scheme) for sheet in SHEETS)
    shared = pages.keys() & report.keys()
    assert len(shared) >= 15
    assert {name: pages[name] for name in shared} == {name: report[name] for name in shared}


def test_colours_stand_in_the_tokens_only() -> None:
    """No rule of the sheets but those of the tokens and of paper names a colour of its own."""
    for name in ("site.css", "career.css"):
        text = re.sub(r"/\*.*?\*/", "", (ASSETS / name).read_text(encoding="utf-8"), flags=re.DOTALL)
        rules = [line for line in text.splitlines() if "--ground:" not in line and not line.strip().startswith("--")]
        assert not [line for line in rules if re.search(r"(?<![\w&-])#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", line)]


def test_sheets_load_nothing() -> None:
    """No font, picture or sheet comes from elsewhere or from a file."""
    for sheet in ASSETS.glob("*.css"):
        assert not re.findall(r"url\(|@import|@font-face", sheet.read_text(encoding="utf-8")), sheet.name


def test_the_templates_hold_no_words() -> None:
    """All words come from the catalogues, so that a language is a file."""
    for name in OURS:
        template = (TEMPLATES / f"{name}.html.j2").read_text(encoding="utf-8")
        bare = re.sub(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}|<[^>]*>", " ", template, flags=re.DOTALL)
        assert re.findall(r"[A-Za-z]{2,}", bare.replace("careerproof", "")) == [], name
        said = re.findall(r'(?:aria-label|title|alt|placeholder)="([^"]*)"', template)
        assert all(value.startswith("{{") for value in said), name


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Helpers--Electricians", "Helpers – Electricians"),
        (Markup("<b>Helpers--Roofers</b> var(--tone)"), Markup("<b>Helpers – Roofers</b> var(--tone)")),
        (7, 7),
        ("full-time -- or not", "full-time -- or not"),
    ],
)
def test_two_hyphens_between_words_read_as_a_dash(text: object, read: object) -> None:
    """Official titles carry a typewriter's dash; markup stays markup, and names in styles stay as they are."""
    assert read_dashes(text) == read
    assert type(read_dashes(text)) is type(text)
