"""Every template in every format comes back: fields by our reader, words by readers that are not ours."""

from __future__ import annotations

import shutil

import pytest
from benchmarks._round_trips import EXTRACTORS, load_people, measure_trip
from benchmarks.exporting import PAGE

from careerproof.errors import LettersMissing
from careerproof.exporting import FORMATS, Format, export_resume, list_templates
from careerproof.resumes import Resume

PEOPLE = load_people()
TEMPLATES = [item.name for item in list_templates()]
RIGHT_TO_LEFT = ("arabic name", "hebrew name")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("template", TEMPLATES)
def test_an_example_comes_back(template: str, form: Format) -> None:
    """Contact, work, education and skills have an F1 of 1.0, and other readers find every word in the page's order."""
    _come_back("maya-okonkwo", template, form)


@pytest.mark.parametrize("form", ["pdf", "docx", "html", "txt", "md", "yaml"])
@pytest.mark.parametrize("name", [name for name in PEOPLE if name != "maya-okonkwo"])
def test_who_is_hard_to_write_comes_back(name: str, form: Format) -> None:
    """Accents, other alphabets, endless words, three pages, sections of one's own."""
    _come_back(name, "classic", form)


def _come_back(name: str, template: str, form: Format) -> None:
    if form == "yaml":
        pytest.importorskip("yaml", reason='NOT RUN: PyYAML is not installed (the extra "yaml")')
    try:
        data = export_resume(PEOPLE[name], format=form, template=template)
    except LettersMissing:
        assert name in ("chinese name", *RIGHT_TO_LEFT)
        pytest.skip("NOT RUN: no font of this machine has the letters")
    trip = measure_trip(PEOPLE[name], data, form=form, template=template)
    assert set(trip.f1.values()) == {1.0}, trip.f1
    # pypdf gives the words of a line that runs from right to left in the order of the page, left to right.
    order = {key: whole for key, whole in trip.in_order.items() if not (key == "pypdf" and name in RIGHT_TO_LEFT)}
    assert all(order.values()), trip.in_order


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="NOT RUN: pdftotext is not installed")
def test_pdftotext_is_among_the_readers() -> None:
    """Where poppler is there, every PDF is held to it."""
    assert set(EXTRACTORS["pdf"]) == {"pdftotext", "pypdf"}


def test_the_measure_sees_what_is_lost() -> None:
    """A file without a job, or with its parts in another order, does not pass."""
    person = PEOPLE["accents"]
    less = Resume(basics=person.basics, work=person.work[:1], education=person.education, skills=person.skills)
    trip = measure_trip(person, export_resume(less, format="txt"), form="txt", template="classic")
    assert trip.f1["work"] < 0.7
    assert trip.f1["contact"] == 1.0
    assert not trip.in_order["as it is"]
    moved = measure_trip(
        person, export_resume(person, format="txt", template="technical"), form="txt", template="classic"
    )
    assert set(moved.f1.values()) == {1.0}
    assert not moved.in_order["as it is"]


def test_the_published_matrix_is_of_these_templates() -> None:
    """docs/ats-proof.md names every template and format, as the benchmark writes it."""
    page = PAGE.read_text(encoding="utf-8")
    assert all(f"\n| `{name}` | 1.000 | " in page for name in TEMPLATES)
    assert all(f"\n| {form} | " in page for form in FORMATS)
    assert all(name in page for name in PEOPLE)
