"""What a page says of itself to machines: title, description, and schema.org data of values that the page shows.

Why only those: a figure in the data that no reader sees deceives whoever searches by it, and goes stale unseen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from careerproof.careers.model import CareerProfile, CareerRow, Pay
from careerproof.careers.translation import load_translation
from careerproof.evidence import Source
from careerproof.faces.pages.frame import About, Frame

CONTEXT = "https://schema.org"

DESCRIPTION_LENGTH = 160
"""What a list of results shows of a description; what is longer is cut by others, in the middle of a word."""

_PERCENTILES = {10: "percentile10", 25: "percentile25", 50: "median", 75: "percentile75", 90: "percentile90"}
_DURATIONS = {"year": "P1Y", "hour": "PT1H"}
_DIGITS = {"year": 0, "hour": 2}
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_EDITION = re.compile(rf"\b({'|'.join(_MONTHS)})\s+(\d{{4}})\b", re.IGNORECASE)

_EXPERIENCE = {"None": 0, "5 years or more": 60}
"""The months behind the projections' words for experience; "Less than 5 years" says no least number."""

Plain = dict[str, object]


def describe_career(profile: CareerProfile, row: CareerRow, frame: Frame) -> About:
    """What the page of a career says of itself: one Occupation, and the way to it from the top."""
    say = frame.catalogue.say
    prose = " ".join(sentence.text for sentence in profile.why_safe) or _summary(row, frame)
    crumbs = [
        (say("base.pages.index"), frame.links.page("index")),
        (row.field, frame.links.industry(row.industry)),
        (profile.title, ""),
    ]
    return About(
        title=profile.title,
        description=shorten(prose),
        data=(_occupation(profile, prose, frame), _breadcrumbs(crumbs, frame)),
    )


def describe_index(rows: Sequence[CareerRow], frame: Frame) -> About:
    """What the page of all careers says of itself: the web site."""
    title = frame.catalogue.say("index.title")
    text = frame.catalogue.say("about.index", count=frame.catalogue.number(len(rows)))
    site: Plain = {"@context": CONTEXT, "@type": "WebSite", "name": "careerproof", "description": text}
    return About(title=title, description=shorten(text), data=(site | _place(frame) | _language(frame),))


def describe_category(name: str, rows: Sequence[CareerRow], frame: Frame) -> About:
    """What the page of a category says of itself: the list of its careers; `rows` are all careers."""
    held = [row for row in rows if row.category == name]
    words = frame.catalogue
    title = words.say(f"names.category.{name}")
    meaning = words.say(f"names.category_meaning.{name}")
    text = words.say("about.category", name=title, count=words.number(len(held)), meaning=meaning)
    return _describe_group(title, text, held, frame)


def describe_industry(slug: str, title: str, rows: Sequence[CareerRow], frame: Frame) -> About:
    """What the page of an industry says of itself: the list of its careers; `rows` are all careers."""
    held = [row for row in rows if row.industry == slug]
    text = frame.catalogue.say("about.industry", name=title, count=frame.catalogue.number(len(held)))
    return _describe_group(title, text, held, frame)


def describe_compare(frame: Frame) -> About:
    """What the page that compares careers says of itself."""
    return _describe_page(frame.catalogue.say("compare.title"), frame.catalogue.say("about.compare"), frame)


def describe_guide(name: str, frame: Frame) -> About:
    """What a guide says of itself: "check", "optimize", "method", "sources"."""
    say = frame.catalogue.say
    return _describe_page(say(f"guide.{name}.title"), say(f"guide.{name}.description"), frame)


def shorten(text: str, length: int = DESCRIPTION_LENGTH) -> str:
    """The text on one line, cut after a whole word where it is longer; a cut is shown by "…"."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    kept = line[:length].rpartition(" ")[0]
    return f"{kept.rstrip(' ,;:.–—(')}…"


def newest_month(sources: Sequence[Source]) -> str | None:
    """The month of the newest edition among the sources, as 2025-12; None where no edition names one.

    Why: nothing is written by the clock, so that the page's date is that of its facts.
    """
    found = [match for source in sources for match in _EDITION.findall(source.edition)]
    months = [f"{year}-{_MONTHS.index(month.lower()) + 1:02}" for month, year in found]
    return max(months, default=None)


def _describe_page(title: str, text: str, frame: Frame) -> About:
    page: Plain = {"@context": CONTEXT, "@type": "WebPage", "name": title, "description": text}
    crumbs = [(frame.catalogue.say("base.pages.index"), frame.links.page("index")), (title, "")]
    data = (page | _place(frame) | _language(frame), _breadcrumbs(crumbs, frame))
    return About(title=title, description=shorten(text), data=data)


def _describe_group(title: str, text: str, held: Sequence[CareerRow], frame: Frame) -> About:
    listed: Plain = {
        "@context": CONTEXT,
        "@type": "ItemList",
        "name": title,
        "description": text,
        "numberOfItems": len(held),
        "itemListOrder": f"{CONTEXT}/ItemListUnordered",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": row.title,
                "url": _address(frame.links.career(row.key), frame),
            }
            for number, row in enumerate(held, 1)
        ],
    }
    crumbs = [(frame.catalogue.say("base.pages.index"), frame.links.page("index")), (title, "")]
    return About(title=title, description=shorten(text), data=(listed, _breadcrumbs(crumbs, frame)))


def _occupation(profile: CareerProfile, prose: str, frame: Frame) -> Plain:
    """The career as a schema.org Occupation; a field without a value is left out.

    Tasks and descriptions of a publisher never become `responsibilities`: they are not ours to give on as data.
    """
    review = newest_month(profile.sources)
    page: Plain = {"@type": "WebPage"} | _place(frame) | _language(frame)
    page |= {"lastReviewed": review} if review else {}
    fields: Plain = {
        "@context": CONTEXT,
        "@type": "Occupation",
        "name": profile.title,
        "description": prose,
        "disambiguatingDescription": None if profile.official else frame.catalogue.say("career.made.note"),
        "mainEntityOfPage": page,
        "occupationalCategory": _category(profile),
        "occupationLocation": {"@type": "Country", "name": "US"},
        "estimatedSalary": _salary(profile),
        "educationRequirements": _education(profile),
        "experienceRequirements": _experience(profile.education.experience, frame),
        "skills": [skill.name for skill in profile.core_skills],
        "qualifications": [
            f"{item.named} ({frame.catalogue.say(f'names.need.{item.kind}')})" for item in profile.certifications
        ],
    }
    return {name: value for name, value in fields.items() if value}


def _category(profile: CareerProfile) -> Plain | None:
    """The official code; an emerging career has none, and those of its parts are of other occupations."""
    if not profile.official:
        return None
    scheme: Plain = {"@type": "CategoryCodeSet", "name": "O*NET-SOC 2019"}
    return {"@type": "CategoryCode", "codeValue": profile.code, "name": profile.title, "inCodeSet": scheme}


def _salary(profile: CareerProfile) -> Plain | None:
    """The percentiles; one that is only known to lie above the survey's top is no figure and is left out."""
    salary = profile.salary
    stages = (salary.entry, salary.mid, salary.senior)
    pays = {pay.percentile: pay for pay in (*salary.percentiles, *stages) if pay is not None}
    told = {name: _shown(pays[at]) for at, name in _PERCENTILES.items() if at in pays and not pays[at].top_coded}
    if not told:
        return None
    pay = next(iter(pays.values()))
    kind: Plain = {"@type": "MonetaryAmountDistribution", "name": "base"}
    return kind | {"currency": pay.currency, "duration": _DURATIONS[pay.period]} | told


def _shown(pay: Pay) -> float | int:
    """The figure at the rounding of the page: whole dollars a year, cents an hour."""
    return round(pay.value, _DIGITS[pay.period]) if _DIGITS[pay.period] else round(pay.value)


def _education(profile: CareerProfile) -> Plain | None:
    level = profile.education.typical
    return None if level is None else {"@type": "EducationalOccupationalCredential", "credentialCategory": level}


def _experience(words: str | None, frame: Frame) -> Plain | str | None:
    label = load_translation(frame.catalogue.language).label
    months = {label(name): count for name, count in _EXPERIENCE.items()}
    if words is None or words not in months:
        return words
    kind: Plain = {"@type": "OccupationalExperienceRequirements", "description": words}
    return kind | {"monthsOfExperience": months[words]}


def _breadcrumbs(crumbs: Sequence[tuple[str, str]], frame: Frame) -> Plain:
    """The way from the top; the last step is the page itself."""
    items = [
        {"@type": "ListItem", "position": number, "name": name}
        | ({"item": _address(link, frame)} if link else _place(frame, "item"))
        for number, (name, link) in enumerate(crumbs, 1)
    ]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


def _place(frame: Frame, name: str = "url") -> Plain:
    return {name: frame.canonical}


def _language(frame: Frame) -> Plain:
    """The language of a page or a site; only works have one, so that a career or a list does not."""
    return {"inLanguage": frame.catalogue.language}


def _address(link: str, frame: Frame) -> str:
    """The full address of a page that a link leads to from here, where the site's is known; else the link."""
    return f"{frame.base_url}{link.removeprefix(frame.links.root)}" if frame.base_url else link


def _summary(row: CareerRow, frame: Frame) -> str:
    """A sentence on a career that nothing could be written about."""
    words = frame.catalogue
    if row.score10 is None or row.category is None:
        return words.say("about.career_unscored", title=row.title)
    category = words.say(f"names.category.{row.category}")
    return words.say("about.career", title=row.title, score10=row.score10, category=category)
