"""The language of a résumé: five are read, others are named and not read wrongly."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from careerproof.documents.model import Document
from careerproof.resumes.read import read_resume
from careerproof.resumes.tongue import find_foreign_language

Plain = Callable[[str], Document]

FOREIGN = {
    "Italian": "Sviluppatore presso Rossi Srl, Milano\n2019 - 2021\n- Gestione dei progetti con il team e la guida\n"
    "- Sviluppo delle applicazioni per i clienti della banca\n",
    "Dutch": "Ontwikkelaar bij De Molen\n2019 - 2021\n- Ik heb de website van het bedrijf gebouwd met een ploeg\n"
    "- Verantwoordelijk voor het onderhoud en de klanten op kantoor\n",
    "Polish": "Księgowa, Zakład Mleczarski\n2019 - 2021\n- Praca w dziale i na produkcji oraz kontrola do końca roku\n"
    "- Analiza kosztów dla zarządu, które są w raporcie po każdym kwartale i od 2020 roku\n",
    "Russian": "Инженер, Завод\n2019 - 2021\n- Разработка и ремонт станков\n",
    "Greek": "Μηχανικός, Εργοστάσιο\n2019 - 2021\n- Ανάπτυξη και συντήρηση μηχανών\n",
    "Chinese": "工程师，上海机械厂\n2019 - 2021\n- 负责设备的开发和维护\n",
    "Japanese": "エンジニア、東京\n2019 - 2021\n- システムのかいはつとほしゅ\n",
}
READ = {
    "English": "Worked with the team and the board on the plan for the year and for the new site in Leeds.",
    "Spanish": "Trabajé con el equipo y la dirección en los planes para el año y en las obras de la nueva planta.",
    "French": "Travail avec les équipes et la direction sur les plans pour l'année et dans les ateliers du site.",
    "German": "Arbeit mit dem Team und der Leitung an den Plänen für das Jahr und an einer neuen Halle im Werk.",
    "Portuguese": "Trabalho com a equipe e a direção nos planos para o ano e nas obras da nova fábrica em São Paulo.",
    "mixed": "Data Analyst | Python, SQL, Excel | Acme Corp | 2019 – 2021",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_a_language_that_is_not_read_is_named(plain: Plain, language: str) -> None:
    """The finding names it; name and address are read, positions are not invented, every word is kept."""
    text = f"Kim Example\nkim@example.com\n\n{FOREIGN[language]}"
    resume = read_resume(plain(text))
    (finding,) = [finding for finding in resume.findings if finding.id == "language.unsupported"]
    assert language in finding.message
    assert (resume.basics.name, resume.basics.email, resume.work) == ("Kim Example", "kim@example.com", ())
    assert any("2019" in statement.text for statement in resume.statements)


@pytest.mark.parametrize("language", READ)
def test_a_language_that_is_read_is_none(language: str) -> None:
    """Text in one of the five, or too little of it to say, is read."""
    assert find_foreign_language(READ[language] * 3) is None
