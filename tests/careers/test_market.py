"""Signs of the market: counted by posting, beyond what the profile names, each told with its number."""

from __future__ import annotations

from careerproof.careers.market import AskedTerm, find_signals


def asked(*terms: str) -> tuple[AskedTerm, ...]:
    """What a posting asks for; a term's key is its small letters."""
    return tuple(AskedTerm(term=term, key=term.casefold(), kind="technology") for term in terms)


def test_a_term_counts_once_a_posting() -> None:
    """Asked for twice in one posting it counts once; most asked for comes first, equal ones by their letters."""
    found = find_signals((), [asked("dbt", "DBT", "Airflow"), asked("dbt"), asked("Kafka")])
    assert [(signal.term, signal.postings, round(signal.share, 2)) for signal in found] == [
        ("dbt", 2, 0.67),
        ("Airflow", 1, 0.33),
        ("Kafka", 1, 0.33),
    ]


def test_what_the_profile_names_is_no_sign() -> None:
    """Only what is beyond it."""
    assert [signal.term for signal in find_signals({"sql"}, [asked("SQL", "dbt")])] == ["dbt"]
    assert find_signals({"sql", "dbt"}, [asked("SQL", "dbt")]) == ()
    assert find_signals((), []) == ()


def test_of_many_postings_one_alone_is_no_sign() -> None:
    """From five postings on a term needs two; the order of the postings does not matter."""
    many = [asked("dbt", "Our Own Tool"), *(asked("dbt") for _ in range(4))]
    assert [(signal.term, signal.postings) for signal in find_signals((), many)] == [("dbt", 5)]
    assert find_signals((), many) == find_signals((), many[::-1])
