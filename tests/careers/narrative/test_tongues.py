"""How a language names careers, joins words and writes figures."""

from __future__ import annotations

import pytest

from careerproof.careers.narrative.tongues import English, Spanish
from careerproof.careers.translation import load_translation


@pytest.mark.parametrize(
    ("key", "they", "they_too", "job"),
    [
        ("47-2111.00", "los electricistas", "quienes trabajan como electricistas", "el trabajo de los electricistas"),
        ("29-1161.00", "las enfermeras parteras", "quienes trabajan como enfermeras parteras",
         "el trabajo de las enfermeras parteras"),
        ("29-1151.00", "quienes trabajan como personal de enfermería anestesista",
         "quienes trabajan como personal de enfermería anestesista",
         "el trabajo del personal de enfermería anestesista"),
        ("11-9199.00", "estos gerentes", "quienes trabajan en el grupo «Otros gerentes»",
         "el trabajo de estos gerentes"),
        ("31-9099.00", "quienes forman este personal de apoyo a la salud",
         "quienes trabajan en el grupo «Otro personal de apoyo a la salud»",
         "el trabajo de este personal de apoyo a la salud"),
        ("15-1299.00", "quienes trabajan en estas ocupaciones de informática",
         "quienes trabajan en el grupo «Otras ocupaciones de informática»",
         "el trabajo en estas ocupaciones de informática"),
        ("21-1022.00", "los trabajadores sociales de atención médica",
         "los trabajadores sociales de atención médica", "la labor de los trabajadores sociales de atención médica"),
        ("17-1011.00", "los arquitectos", "quienes trabajan como arquitectos", "el trabajo de los arquitectos"),
        ("51-9161.00", "los operadores de herramientas de control numérico",
         "quienes trabajan como operadores de herramientas de control numérico",
         "el trabajo de los operadores de herramientas de control numérico"),
    ],
)  # fmt: skip
def test_spanish_names_people_and_their_work(key: str, they: str, they_too: str, job: str) -> None:
    """People in the plural and the work in the singular, whatever the title is; what it leaves out is not said."""
    tongue = Spanish()
    assert tongue.subject("they", key, "", 1) == they
    assert tongue.subject("they", key, "", 0) == they_too
    assert tongue.subject("job", key, "", 1) == job


def test_every_spanish_title_has_people() -> None:
    """A title begins with people in the masculine plural, or it is staff, a rest of a group, or a known feminine."""
    titles = load_translation("es").titles
    assert len(titles) > 1000
    feminine = set(Spanish().traits("words")["feminine"])
    seen = set()
    for key, title in titles.items():
        first = title.split()[0].rstrip(",").lower()
        seen.add(first)
        people = Spanish().subject("they", key, title, 1)
        assert people.startswith(("los ", "las ", "quienes ", "estos ")), people
        assert first.endswith(("s", "dj")) or first in ("otro", "personal"), title
        assert "excepto" not in people and "(" not in people, people
    assert feminine <= seen


@pytest.mark.parametrize(
    ("met", "written"),
    [
        ("probar y inspeccionar", "probar e inspeccionar"),
        ("datos y IA", "datos e IA"),
        ("agua y hielo", "agua y hielo"),
        ("Android y iOS", "Android y iOS"),
        ("padres y hijos", "padres e hijos"),
        ("instalar o operar", "instalar u operar"),
        ("siete o 8", "siete u 8"),
        ("diez o 110", "diez o 110"),
        ("de el trabajo a el lado", "del trabajo al lado"),
        ("De el trabajo", "Del trabajo"),
        ("modelo el", "modelo el"),
    ],
)
def test_spanish_words_give_way_where_they_meet(met: str, written: str) -> None:
    """ "y" and "o" before their own sound, "de el" and "a el"."""
    assert Spanish().finish(met) == written


@pytest.mark.parametrize(
    ("value", "digits", "written"), [(155614, 0, "155,614"), (9.94, 1, "9.9"), (0, 0, "0"), (-1234.5, 1, "-1,234.5")]
)
def test_figures_are_written_as_in_the_united_states(value: float, digits: int, written: str) -> None:
    """Commas at the thousands and a decimal point, in Spanish as in English: readers of both live there."""
    assert Spanish().number(value, digits) == English().number(value, digits) == written


def test_lists_are_joined() -> None:
    """Semicolons stand between parts that hold commas; "e" before the sound of an i."""
    assert Spanish().join(["Excel"]) == "Excel"
    assert Spanish().join(["leer", "informar"]) == "leer e informar"
    assert Spanish().join(["a, b", "c", "d"]) == "a, b; c y d"
