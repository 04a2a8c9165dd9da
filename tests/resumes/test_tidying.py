"""Composed accents, soft hyphens and odd spaces: read as people see them, with spans that point into the original."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerproof.documents.model import Document
from careerproof.documents.read import read_document
from careerproof.resumes.model import Resume
from careerproof.resumes.read import read_resume
from careerproof.resumes.tidying import tidy

Plain = Callable[[str], Document]
RESUME = (
    "José Núñez Ruiz\nMálaga, España | jose@example.com\n\nExperiencia\n\n"
    "Técnico de soporte, Clínica Añil — Málaga\nenero 2019 – actualidad\n- Atendí a médicos y pacientes\n\n"
    "Formación\n\nGrado en Física, Universidad de Cáceres, 2014\n"
)


def _values(resume: Resume) -> tuple[object, ...]:
    job = resume.work[0]
    return resume.basics.name, job.position, job.name, job.location, job.start_date, resume.education[0].area


WRITTEN = {
    "accents apart": unicodedata.normalize("NFD", RESUME),
    "soft hyphens": RESUME.replace("soporte", "so\u00adporte").replace("Física", "Fí\u00adsica"),
    "no-break spaces": RESUME.replace("José Núñez", "José\u00a0Núñez").replace("enero 2019", "enero\u202f2019"),
    "invisible letters": RESUME.replace("Clínica", "Clí\u200bnica\u2060"),
}


@pytest.mark.parametrize("how", WRITTEN)
def test_odd_letters_change_no_value(plain: Plain, how: str) -> None:
    """The values are those of the tidy text; the spans slice the original to the written form."""
    wanted = _values(read_resume(plain(RESUME)))
    assert wanted == (
        "José Núñez Ruiz", "Técnico de soporte", "Clínica Añil", "Málaga", "2019-01", "Física",
    )  # fmt: skip
    resume = read_resume(plain(WRITTEN[how]))
    assert _values(resume) == wanted
    assert resume.text == WRITTEN[how]
    raws = 0
    for evidence in resume.fields.values():
        written = " ".join(resume.text[span.start : span.end] for span in evidence.spans)
        assert evidence.raw in (None, written)
        raws += evidence.raw is not None
    assert raws


def test_tidy_text_is_left_alone(plain: Plain) -> None:
    """A text without odd letters is not copied."""
    assert tidy(plain(RESUME)) is None


@given(st.text(alphabet="aé e\u0301\u00ad\u00a0\u200bﬁ\nN\u0303-", max_size=60))
def test_every_place_maps_back(text: str) -> None:
    """Each character of the tidy text comes from where the map says, in order."""
    document = read_document(f"x{text}".encode(), name="resume.txt")
    tidied = tidy(document)
    if tidied is None:
        return
    tidy_text = tidied.document.text
    assert len(tidied.starts) == len(tidy_text) + 1
    assert list(tidied.starts) == sorted(tidied.starts)
    for index, letter in enumerate(tidy_text):
        written = document.text[tidied.starts[index] : tidied.ends[index]]
        assert letter in unicodedata.normalize("NFKC", written).replace("\u00a0", " ")
