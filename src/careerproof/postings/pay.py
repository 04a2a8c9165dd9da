"""The pay that a posting names: amounts, currency and period, as written."""

from __future__ import annotations

import re

from careerproof.postings.lexicons import load_lexicon
from careerproof.postings.model import Salary

LEAST_HOURLY, LEAST_BARE = 7, 1000
"""An amount below is no pay: with a period it may be an hour's, without one it must be a month's or a year's."""
_MONEY = (
    r"(?:(?P<sign{0}>US\$|CA\$|A\$|[$£€])\s?)?"
    r"(?P<amount{0}>\d{{1,3}}(?:[,.' ]\d{{3}})+|\d+(?:\.\d{{1,2}})?)\s?(?P<kilo{0}>[kK]\b)?"
)
_SALARY = re.compile(
    _MONEY.format(1)
    + r"(?:\s*(?:-|–|—|to|and)\s*"
    + _MONEY.format(2)
    + r")?\s*(?P<code>USD|EUR|GBP|CAD|AUD|CHF|INR)?(?:\s*\(?(?:gross|base|ote)\)?)?\s*"
    r"(?:(?:per|an?|/|p\.?)\s?(?P<period>hour|hr|h|day|week|wk|month|mo|year|yr|annum|a)\b"
    r"|(?P<adverb>hourly|annually|yearly|monthly|weekly|daily))?",
    re.IGNORECASE,
)
_CURRENCY = {"$": "USD", "US$": "USD", "£": "GBP", "€": "EUR", "CA$": "CAD", "A$": "AUD"}
_WRITTEN_PERIODS = {
    "hour": ("hour", "hr", "h", "hourly"),
    "day": ("day", "daily"),
    "week": ("week", "wk", "weekly"),
    "month": ("month", "mo", "monthly"),
    "year": ("year", "yr", "annum", "a", "annually", "yearly"),
}
PERIODS = {written: period for period, words in _WRITTEN_PERIODS.items() for written in words}


def find_pay(text: str, labelled: tuple[int, int] | None) -> Salary | None:
    """The pay: from its own line, else from the first amount with a currency that stands near a word of pay."""
    if labelled:
        match = next((item for item in _SALARY.finditer(text, *labelled) if _is_pay(item, sure=True)), None)
        return _as_salary(match, text[labelled[0] : labelled[1]]) if match else None
    rules = load_lexicon().header
    for match in _SALARY.finditer(text):
        near = rules.pay_words.search(text, max(0, match.start() - 60), min(len(text), match.end() + 30))
        if _is_pay(match, sure=False) and (near or match["period"] or match["adverb"]):
            return _as_salary(match, match.group().strip())
    return None


def _is_pay(match: re.Match[str], *, sure: bool) -> bool:
    """Whether an amount can be pay: money, and not "$2 billion" or "$500 million"."""
    if load_lexicon().header.not_pay.match(match.string, match.end()):
        return False
    has_currency = bool(match["sign1"] or match["sign2"] or match["code"])
    is_periodic = sure or bool(match["period"] or match["adverb"])
    return (has_currency or sure) and (_amount(match, 1) or 0) >= (LEAST_HOURLY if is_periodic else LEAST_BARE)


def _amount(match: re.Match[str], index: int) -> float | None:
    written = match[f"amount{index}"]
    if written is None:
        return None
    thousands = re.fullmatch(r"\d{1,3}(?:[,.' ]\d{3})+", written)
    value = float(re.sub(r"[,.' ]", "", written) if thousands else written)
    is_kilo = match[f"kilo{index}"] or (index == 1 and match["kilo2"] and value < 1000)
    return value * 1000 if is_kilo else value


def _as_salary(match: re.Match[str], written: str) -> Salary:
    sign = match["sign1"] or match["sign2"]
    low, high = _amount(match, 1), _amount(match, 2)
    period = PERIODS.get((match["period"] or match["adverb"] or "").lower())
    if period is None and low is not None and low >= 10_000 and re.search(r"annual|year", written, re.IGNORECASE):
        period = "year"
    return Salary(
        minimum=low,
        maximum=high if high is not None else low,
        currency=match["code"].upper() if match["code"] else _CURRENCY.get(sign.upper()) if sign else None,
        period=period,  # type: ignore[arg-type]  # the values of PERIODS are the periods
        text=" ".join(written.split()),
    )
