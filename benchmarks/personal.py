"""How well lines of a résumé are read as activities, how the slopes come about, and how long it takes.

1. Lines of our own with the family of activities that a reader would name, in two halves: thresholds and words were
   tried on the first, nothing on the second. Beside it the family that is commonest in the person's occupation.
2. The slopes of `personal.toml`: least squares over the occupations of the shipped facts, one witness at a time, each
   divided by the number of the figure's witnesses. An occupation's own part is among its activities' means.
3. The time for a résumé of twenty lines, after the activities are read, and the time to read them.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy

from careerproof.facts.store import Facts, open_facts
from careerproof.safety.model import Subject
from careerproof.safety.personal import Bullet, Job, Person, match_bullet, score_person
from careerproof.safety.personal.catalogue import Catalogue, Floats, normal_score
from careerproof.safety.personal.match import activity_prior
from careerproof.safety.personal.model import load_parameters
from careerproof.settings import load_settings

Line = tuple[str, str, str]
TRIED: tuple[Line, ...] = (
    ("29-1141.00", "Supervised 7 nursing assistants on the night shift", "4.A.4.b.4"),
    ("29-1141.00", "Helped residents with bathing and daily living", "4.A.4.a.5"),
    ("29-1141.00", "Entered patient data into electronic records", "4.A.3.b.6"),
    ("15-1252.00", "Wrote code for payment services in Java", "4.A.2.b.2"),
    ("15-1252.00", "Led a team of eight engineers", "4.A.4.b.4"),
    ("43-3031.00", "Reconciled bank accounts every month", "4.A.2.a.2"),
    ("43-3031.00", "Filed invoices and leases", "4.A.3.b.6"),
    ("41-3091.00", "Negotiated contracts with clients", "4.A.4.a.7"),
    ("25-2021.00", "Taught classes of 25 pupils", "4.A.4.b.3"),
    ("47-2111.00", "Installed wiring and breaker panels", "4.A.3.a.2"),
)
HELD_OUT: tuple[Line, ...] = (
    ("35-1011.00", "Planned menus for a banquet hall", "4.A.2.b.4"),
    ("49-3023.00", "Repaired brakes and engines of delivery trucks", "4.A.3.b.4"),
    ("13-2011.00", "Audited financial records of small firms", "4.A.2.a.1"),
    ("11-3121.00", "Recruited and interviewed candidates for plant jobs", "4.A.4.c.2"),
    ("53-3032.00", "Drove refrigerated trucks across three states", "4.A.3.a.4"),
    ("27-1024.00", "Designed logos and packaging for food brands", "4.A.2.b.2"),
    ("21-1021.00", "Counselled families in crisis", "4.A.4.b.6"),
    ("43-4051.00", "Answered customer questions by telephone", "4.A.4.a.3"),
    ("33-3051.00", "Patrolled the harbour district at night", "4.A.3.a.1"),
    ("37-2011.00", "Mopped floors and emptied bins in a school", "4.A.3.a.1"),
    ("19-1042.00", "Analysed blood samples in a laboratory", "4.A.2.a.4"),
    ("39-9011.00", "Fed and dressed toddlers", "4.A.4.a.5"),
)
NONSENSE = ("Gold medal, regional chess championship", "Lived in four countries", "Hobbies: sailing, jazz", "2014")
ROUNDS = 20


def main() -> None:
    """Prints the figures."""
    with open_facts(load_settings().facts) as facts:
        started = time.perf_counter()
        catalogue = Catalogue(facts, load_parameters())
        read = time.perf_counter() - started
        for name, lines in (("tried", TRIED), ("held out", HELD_OUT)):
            print_reading(facts, catalogue, name, lines)
        print_nonsense(facts, catalogue)
        print_slopes(facts, catalogue)
        print_speed(facts, catalogue, read)


def print_reading(facts: Facts, catalogue: Catalogue, name: str, lines: Sequence[Line]) -> None:
    """How often the family is the best activity's, one of the activities', and the occupation's commonest."""
    best = among = none = usual = 0
    for code, text, family in lines:
        prior = activity_prior(catalogue, facts, ((code, 1.0),), load_parameters())
        found = [catalogue.families[at] for at, _ in match_bullet(text, catalogue, prior, load_parameters()).activities]
        best += found[:1] == [family]
        among += family in found
        none += not found
        shares = catalogue.mix(facts, ((code, 1.0),))
        weights = {
            each: sum(shares[at] for at, own in enumerate(catalogue.families) if own == each)
            for each in set(catalogue.families)
        }
        usual += max(sorted(weights), key=lambda each: weights[each]) == family
    print(
        f"{name}: {len(lines)} lines, family right first {best}, among {among}, none {none}; commonest family {usual}"
    )


def print_nonsense(facts: Facts, catalogue: Catalogue) -> None:
    """How many lines that tell of no work are read as an activity."""
    prior = activity_prior(catalogue, facts, (("15-1252.00", 1.0),), load_parameters())
    read = sum(bool(match_bullet(text, catalogue, prior, load_parameters()).activities) for text in NONSENSE)
    print(f"lines that tell of no work: {read} of {len(NONSENSE)} read as an activity")


def print_slopes(facts: Facts, catalogue: Catalogue) -> None:
    """Each witness alone and divided by their number, beside what is shipped."""
    codes = [code for code in facts.codes() if facts.activities(code)]
    mixes = numpy.array([catalogue.mix(facts, ((code, 1.0),)) for code in codes])
    for name, slope in load_parameters().slopes.items():
        given = facts.measure_values(name)
        figure = numpy.array([normal_score(given[code]) if code in given else numpy.nan for code in codes])
        whole = _slope(mixes @ catalogue.values[name], figure)
        named = mixes @ numpy.array([family in slope.families for family in catalogue.families], dtype=numpy.float64)
        witnesses = sum(value > 0 for value in (slope.labels, slope.others, slope.named))
        said = f"named alone {_slope(named, figure) / witnesses:.2f} (shipped {slope.named})" if slope.families else ""
        print(f"{name:<20} of the whole value {whole:.2f} (1 = in full, more = we move less) {said}")


def print_speed(facts: Facts, catalogue: Catalogue, read: float) -> None:
    """Milliseconds for twenty lines, read and scored."""
    texts = [text for _, text, _ in (*TRIED, *HELD_OUT)][:20]
    prior = activity_prior(catalogue, facts, (("15-1252.00", 1.0),), load_parameters())
    started = time.perf_counter()
    for _ in range(ROUNDS):
        for text in texts:
            match_bullet(text, catalogue, prior, load_parameters())
    matching = (time.perf_counter() - started) / ROUNDS
    bullets = tuple(Bullet(text=text, pointer=f"/work/0/highlights/{at}") for at, text in enumerate(texts))
    person = Person(title=None, months=60, jobs=(Job(title=None, months=60.0, years_ago=0.0, bullets=bullets),))
    subject = Subject(kind="resume", code="15-1252.00", slug=None, title="software developer")
    score_person(facts, person, subject=subject, mixture=(("15-1252.00", 1.0),))
    started = time.perf_counter()
    score_person(facts, person, subject=subject, mixture=(("15-1252.00", 1.0),))
    scoring = time.perf_counter() - started
    print(
        f"activities read in {1000 * read:.0f} ms; 20 lines matched in {1000 * matching:.1f} ms, "
        f"scored in {1000 * scoring:.0f} ms"
    )


def _slope(given: Floats, figure: Floats) -> float:
    known = ~numpy.isnan(figure)
    return float(numpy.polyfit(given[known], figure[known], 1)[0])


if __name__ == "__main__":
    main()
