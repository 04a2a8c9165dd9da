"""Ten thousand rewrites that lie, in twelve ways: none passes the guard, and without any one of its clauses some do."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from itertools import islice

import pytest

from careerproof.language.model import Mention
from careerproof.optimizing import claims
from careerproof.optimizing.claims import find_unproven
from careerproof.optimizing.model import SkillReader

CASES = 10_000
SEED = 20_261

VERBS = ("Built", "Cut", "Moved", "Rebuilt", "Kept", "Tested")
THINGS = ("tables", "reports", "pipelines", "dashboards", "invoices")
PEOPLE = ("planners", "nurses", "users", "buyers", "drivers")
TOOLS = ("Python", "SQL", "Docker", "Tableau", "Airflow")
PLACES = ("Tallgrass", "Fernwood", "Marigold", "Alder")
YEARS = ("2016", "2018", "2021", "2023")
DENIED = ("Terraform", "AWS")

Lie = Callable[[str, random.Random], str]


def _sentence(dice: random.Random) -> str:
    """A bullet with two figures, a skill, an employer, a year and a denial."""
    one, two = dice.sample(range(2, 900), 2)
    return (
        f"{dice.choice(VERBS)} {one} {dice.choice(THINGS)} in {dice.choice(TOOLS)} for {two} {dice.choice(PEOPLE)} "
        f"at {dice.choice(PLACES)} in {dice.choice(YEARS)} with no {dice.choice(DENIED)}, learning from every machine."
    )


def _insert(words: str) -> Lie:
    def lie(old: str, dice: random.Random) -> str:
        parts = old.split()
        parts.insert(dice.randrange(len(parts) + 1), words)
        return " ".join(parts)

    return lie


def _other_figure(old: str, dice: random.Random) -> str:
    return re.sub(r"\d+", lambda found: str(int(found[0]) + dice.choice((1, 10, 1000))), old, count=1)


def _swapped_figures(old: str, dice: random.Random) -> str:
    one, two = re.findall(r"\d+", old)[:2]
    return old.replace(f" {one} ", " # ").replace(f" {two} ", f" {one} ").replace(" # ", f" {two} ")


def _dropped_figure(old: str, dice: random.Random) -> str:
    return re.sub(r" \d+ ", " ", old, count=1)


def _other_year(old: str, dice: random.Random) -> str:
    year = next(year for year in YEARS if year in old)
    return old.replace(f"in {year}", f"in {int(year) - dice.randrange(1, 15)}")


def _dropped_denial(old: str, dice: random.Random) -> str:
    return old.replace("with no ", "with ")


def _skill_from_words(old: str, dice: random.Random) -> str:
    return old.replace("learning from every machine", "from machine learning")


LIES: dict[str, Lie] = {
    "number": lambda old, dice: _insert(str(dice.randrange(1000, 10**7)))(old, dice),
    "share": lambda old, dice: old.replace(" in ", "% in ", 1).replace("%", f" {dice.randrange(1, 99)}%", 1),
    "other figure": _other_figure,
    "swapped figures": _swapped_figures,
    "dropped figure": _dropped_figure,
    "date": _other_year,
    "employer": lambda old, dice: _insert(f"at {dice.choice(('Initrode', 'Globex', 'Ñandú', '東京'))}")(old, dice),
    "title": lambda old, dice: _insert(dice.choice(("as Senior Director", "as head", "as lead engineer")))(old, dice),
    "degree": lambda old, dice: _insert(dice.choice(("PhD", "with a Master of Science", "MBA")))(old, dice),
    "certificate": lambda old, dice: _insert(dice.choice(("certified", "CPA", "AWS Certified")))(old, dice),
    "skill": lambda old, dice: _insert(dice.choice(("Kubernetes", "with k8s", "C++", "GitHub Actions")))(old, dice),
    "denial": _dropped_denial,
    "skill from words": _skill_from_words,
}


def _cases(count: int) -> Iterator[tuple[str, str, str]]:
    """The name of a lie, the true bullet and the lying one, evenly over all lies; the same in every run."""
    dice, names = random.Random(SEED), sorted(LIES)  # noqa: S311
    for number in range(count):
        old = _sentence(dice)
        yield names[number % len(names)], old, LIES[names[number % len(names)]](old, dice)


def _leaks(skills: SkillReader, cases: int) -> list[tuple[str, str]]:
    """The lies that the guard lets through although the posting would like them all."""
    wanted = ("Kubernetes", "Terraform", "AWS", "machine learning", "pivot tables", "bank reconciliation")
    return [
        (name, new)
        for name, old, new in _cases(cases)
        if new != old and not find_unproven(new, old=old, proof=[], skills=skills, wordings=wanted)
    ]


def test_nothing_invented_passes(skills: SkillReader) -> None:
    """Of ten thousand lying rewrites none passes, and each of the lies is really told."""
    told = {name for name, old, new in islice(_cases(CASES), 200) if new != old}
    assert told == set(LIES)
    assert _leaks(skills, CASES) == []


def test_the_true_bullet_passes(skills: SkillReader) -> None:
    """The bullets before the lies all pass: a guard that stops everything would be no use."""
    for _, old, _ in _cases(300):
        assert find_unproven(old, old=old, proof=[], skills=skills) == ()


def _silent(*_: object) -> tuple[str, ...]:
    return ()


@pytest.mark.parametrize(
    ("clause", "old", "new"),
    [
        ("_unknown_words", "Ran 3 fairs.", "Ran 3 fairs at Globex."),
        ("_unknown_numbers", "Ran 40,000 tests.", "Ran 40,000 tests, 40 a day."),
        ("_miscounted", "Ran 3 fairs for 9 towns.", "Ran 9 fairs for 3 towns."),
        ("_unknown_skills", "Kept learning at every machine.", "Kept every machine learning."),
        ("_dropped", "Ran 3 fairs with no delays.", "Ran 3 fairs with delays."),
    ],
)
def test_every_clause_is_needed(
    clause: str, old: str, new: str, skills: SkillReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With one clause taken out of the guard a lie of its kind gets through."""
    old = old.replace("tests.", "tests a day.")
    assert find_unproven(new, old=old, proof=[], skills=skills) != ()
    monkeypatch.setattr(claims, clause, _silent)
    assert find_unproven(new, old=old, proof=[], skills=skills) == ()


@pytest.mark.parametrize(
    ("clause", "answer", "pair"),
    [
        ("is_affirmed", True, ("Kubernetes", "without k8s")),
        ("is_kin", True, ("pivot tables", "reports in Excel")),
        ("_narrows", False, ("bank reconciliation", "monthly reconciliations")),
    ],
)
def test_every_clause_of_a_wording_is_needed(
    clause: str, answer: bool, pair: tuple[str, str], skills: SkillReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A posting's word for what is denied, only akin or wider is proven as soon as its clause always says yes."""

    def always(*_: Mention | str) -> bool:
        return answer

    assert not claims.is_proven(pair[0], [pair[1]], skills)
    monkeypatch.setattr(claims, clause, always)
    assert claims.is_proven(pair[0], [pair[1]], skills)
