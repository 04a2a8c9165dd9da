"""Heads of positions: with dates on other rows, without dates, broken by a narrow column, in five languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from careerproof.documents.model import Document
from careerproof.resumes.read import read_resume

Plain = Callable[[str], Document]
HEAD = "Jane Doe\njane@example.com\n\nExperience\n\n"
TAIL = "\n\nEducation\n\nState University, BSc Biology, 2012\n"

Told = tuple[str | None, str | None, str | None, str | None]

DATED: dict[str, tuple[str, Told]] = {
    "a capital at the end of the row": (
        "Registered Nurse, Harbour Clinic A\n2019 - Present",
        ("Registered Nurse", "Harbour Clinic A", None, "2019"),
    ),
    "small month below": (
        "Enfermera, Hospital San Juan — Madrid\nenero 2019 – actualidad",
        ("Enfermera", "Hospital San Juan", "Madrid", "2019-01"),
    ),
    "unknown words, place behind a dash": (
        "Zurcidora, Talleres Ortega — Zaragoza\n2019 – actualidad",
        ("Zurcidora", "Talleres Ortega", "Zaragoza", "2019"),
    ),
    "a town no list holds": (
        "Clerk\nHarbour Clinic, Little Wick\n2019 – Present",
        ("Clerk", "Harbour Clinic", "Little Wick", "2019"),
    ),
    "place in brackets": (
        "Clerk | Elm Foods (Austin, TX) | 2019 – Present",
        ("Clerk", "Elm Foods", "Austin, TX", "2019"),
    ),
    "bar at the end of a broken row": (
        "Content Writer | Stonebridge Press | Glasgow, Scotland |\n2018 – Present",
        ("Content Writer", "Stonebridge Press", "Glasgow, Scotland", "2018"),
    ),
    "labels": (
        "Company 1: Elm Foods Ltd\nDesignation: Principal Clerk\nDuration: 2019 – Present",
        ("Principal Clerk", "Elm Foods Ltd", None, "2019"),
    ),
    "German compound": (
        "Softwareentwicklerin, Nordwerke GmbH, Kiel\nApr. 2018 – heute",
        ("Softwareentwicklerin", "Nordwerke GmbH", "Kiel", "2018-04"),
    ),
    "French": (
        "Chargée de clientèle, Banque du Lac, Annecy\njanv. 2018 – aujourd’hui",
        ("Chargée de clientèle", "Banque du Lac", "Annecy", "2018-01"),
    ),
    "Portuguese": (
        "Desenvolvedora na Tamandaré Sistemas\nmar/2018 – atual",
        ("Desenvolvedora", "Tamandaré Sistemas", None, "2018-03"),
    ),
    "parted by semicolons": (
        "Stock Clerk; Elm Foods; Leeds; 2019 – Present",
        ("Stock Clerk", "Elm Foods", "Leeds", "2019"),
    ),
    "slashes that part the dates off too": (
        "Clerk / Elm Foods / 2019 – Present",
        ("Clerk", "Elm Foods", None, "2019"),
    ),
    "title before a colon": ("Sales Clerk: Elm Foods, 2019 – Present", ("Sales Clerk", "Elm Foods", None, "2019")),
    "employer and place before a colon": (
        "Elm Foods (Cardiff, Wales): Sales Clerk, 2019 – Present",
        ("Sales Clerk", "Elm Foods", "Cardiff, Wales", "2019"),
    ),
    "an employer's word within a title": (
        "Head of Department, Elm Foods, 2019 – Present",
        ("Head of Department", "Elm Foods", None, "2019"),
    ),
    "a field behind a German title": (
        "Teamleiter Entwicklung, Elbtal Technik, Hamburg\n2019 – heute",
        ("Teamleiter Entwicklung", "Elbtal Technik", "Hamburg", "2019"),
    ),
    "years of two digits": ("Clerk, Elm Foods\tSep 20 – Present", ("Clerk", "Elm Foods", None, "2020-09")),
}


@pytest.mark.parametrize("how", DATED)
def test_a_position_is_told_whole(plain: Plain, how: str) -> None:
    """Title, employer, place and start, whatever the language and however the rows are broken."""
    head, told = DATED[how]
    (job,) = read_resume(plain(f"{HEAD}{head}\n- Wrote reports\n{TAIL}")).work
    assert (job.position, job.name, job.location, job.start_date) == told
    assert job.highlights == ("Wrote reports",)


UNDATED = {
    "title over employer": (
        "Data Analyst\nAcme Corp\n\nJunior Analyst\nBeta LLC\n",
        [("Data Analyst", "Acme Corp"), ("Junior Analyst", "Beta LLC")],
    ),
    "at": (
        "Data Analyst at Acme\nWrote reports.\n\nClerk at Beta\nCounted things.\n",
        [("Data Analyst", "Acme"), ("Clerk", "Beta")],
    ),
    "beside dated ones": (
        "Architect\n\nElm Services -  Austin, TX\n\n"
        "Software Engineer 2\n\nAcme -  Redmond -\n\nJune 2016 to May 2017\n\n- Led\n",
        [("Architect", "Elm Services"), ("Software Engineer 2", "Acme")],
    ),
    "no employer, only an account": ("Kept the ledger of the clinic.\nMoved the archive to a new office.\n", []),
}


@pytest.mark.parametrize("how", UNDATED)
def test_positions_without_dates_are_found(plain: Plain, how: str) -> None:
    """A title over an employer, or joined with it, is a position without dates; an account is none."""
    text, told = UNDATED[how]
    assert [(job.position, job.name) for job in read_resume(plain(HEAD + text + TAIL)).work] == told


def test_titles_under_one_employer_share_it(plain: Plain) -> None:
    """An employer with its own dates over two titles gives both its name and place."""
    text = (
        "Elm Aerospace, Cardiff, Wales\t04/2016 – 04/2023\nDesign Engineer\t06/2019 – 04/2023\n- Drew parts\n"
        "Junior Engineer\t04/2016 – 05/2019\n- Tested parts\n"
    )
    work = read_resume(plain(HEAD + text + TAIL)).work
    assert [(job.position, job.name, job.start_date) for job in work] == [
        ("Design Engineer", "Elm Aerospace", "2019-06"),
        ("Junior Engineer", "Elm Aerospace", "2016-04"),
    ]


def test_a_page_without_headings_is_parted_by_content(plain: Plain) -> None:
    """Positions, courses, skills, languages and certificates are told apart where no heading does."""
    text = (
        "Jane Doe\njane@example.com\n\n"
        "Head of Department, Pennine Academy, Bristol\t2024 – present\n- Taught two classes\n\n"
        "Research Assistant, Pennine Academy, Bristol\t2021 – 2024\n- Wrote a workbook\n\n"
        "BA (Hons) in Mathematics, Elm College\t2018 – 2021\n\n"
        "Teaching: assessment, curriculum design, e-learning\nResearch: statistics, survey design\n\n"
        "Spanish (Basic), French (Native)\n\nFirst Aid at Work, Elm Centre, 2022\n\nChess, Astronomy, Board games\n"
    )
    resume = read_resume(plain(text))
    assert [job.name for job in resume.work] == ["Pennine Academy", "Pennine Academy"]
    assert [(item.study_type, item.area, item.institution) for item in resume.education] == [
        ("BA (Hons)", "Mathematics", "Elm College")
    ]
    assert [group.name for group in resume.skills] == ["Teaching", "Research"]
    assert [item.language for item in resume.languages] == ["Spanish", "French"]
    assert [item.name for item in resume.certificates] == ["First Aid at Work"]
    assert [item.name for item in resume.interests] == ["Chess", "Astronomy", "Board games"]


def test_small_months_in_the_left_margin_end_a_bullet(plain: Plain) -> None:
    """A row that begins with a month in small letters beside a title goes on with no sentence."""
    bullet = "- Classifiquei até 39 pacientes por hora na emergência do hospital da cidade"
    jobs = (
        f"abril 2022 – Presente\tEnfermeira, Hospital Araucária, Recife\n{bullet}\n"
        f"junho 2018 – março 2022\tTécnica de enfermagem, Lar Jacarandá, Recife\n{bullet}\n"
    )
    resume = read_resume(plain(f"Ana Souza\nana@example.com\n\nExperiência\n\n{jobs}"))
    told = [(job.position, job.name, job.start_date, len(job.highlights)) for job in resume.work]
    assert told == [
        ("Enfermeira", "Hospital Araucária", "2022-04", 1),
        ("Técnica de enfermagem", "Lar Jacarandá", "2018-06", 1),
    ]
