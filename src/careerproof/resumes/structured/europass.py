"""Europass XML → JSON Resume's shape: the SkillsPassport of 2012 to 2020, and the Candidate since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.profiles import find_network
from careerproof.resumes.structured.codes import country_of, language_of
from careerproof.resumes.structured.shelf import Leaf, Shelf, joined, leaf_at
from careerproof.resumes.structured.trees import Element

_LEVEL = lazy(r"\b(?:A1|A2|B1|B2|C1|C2)\b")
_TRUE = frozenset(("true", "1", "yes"))
_SKILLS = ("Communication", "Organisational", "JobRelated", "Computer", "Other")
_ACHIEVEMENTS = {
    "honors_awards": ("awards", "title"), "publications": ("publications", "name"), "projects": ("projects", "name"),
    "certifications": ("certificates", "name"), "courses": ("certificates", "name"),
}  # fmt: skip
"""Kinds of achievements in a SkillsPassport that JSON Resume has a section for."""
_LISTS: Mapping[str, tuple[str, str]] = {
    "Certifications": ("certificates", "name"), "CourseCertifications": ("certificates", "name"),
    "Projects": ("projects", "name"), "PublicationHistory": ("publications", "name"),
    "VoluntaryWorks": ("volunteer", "position"), "Awards": ("awards", "title"), "HonoursAndAwards": ("awards", "title"),
}  # fmt: skip
"""Lists of a Candidate, the section each belongs to, and the key of its title."""
_TITLES = ("Title", "CertificationName", "CertificationTypeCode", "Name", "FormattedPublicationDescription",
           "ProjectTitle",           "CourseTitle")  # fmt: skip
_ACCOUNTS = {"projects": "description", "volunteer": "summary", "publications": "summary", "awards": "summary"}
_DATES = {"publications": "releaseDate", "awards": "date", "certificates": "date"}


def read_europass(text: str, root: Element) -> Shelf:
    """The résumé that a Europass file holds."""
    shelf = Shelf(text=text)
    if root.name == "Candidate":
        _candidate(shelf, root)
    else:
        for learner in root.all("LearnerInfo"):
            _learner(shelf, learner)
    return shelf


# SkillsPassport


def _learner(shelf: Shelf, learner: Element) -> None:
    for person in learner.all("Identification"):
        shelf.put("/basics/name", joined(person.value("PersonName/FirstName"), person.value("PersonName/Surname")))
        for contact in person.all("ContactInfo"):
            _contact(shelf, contact)
    shelf.put("/basics/label", learner.value("Headline/Description/Label"))
    for job in learner.all("WorkExperienceList/WorkExperience"):
        _job(shelf, job)
    for course in learner.all("EducationList/Education"):
        _course(shelf, course)
    for skills in learner.all("Skills"):
        _spoken(shelf, skills)
        for name in _SKILLS:
            _skill_group(shelf, skills.value(f"{name}/Description"))
        shelf.tell("", "Driving", (leaf for item in skills.all("Driving") for leaf in item.leaves()))
    for item in learner.all("AchievementList/Achievement"):
        _achievement(shelf, item)


def _contact(shelf: Shelf, contact: Element) -> None:
    shelf.put("/basics/email", contact.value("Email/Contact", "Email", "EmailList/Email/Contact"))
    shelf.put("/basics/phone", contact.value("TelephoneList/Telephone/Contact", "TelephoneList/Telephone", "Telephone"))
    for site in (*contact.all("WebsiteList/Website"), *contact.all("Website")):
        _site(shelf, site.leaf or site.value("Contact"))
    for address in contact.all("Address"):
        inner = next(address.all("Contact"), address)
        _address(shelf, inner, street="AddressLine", postal="PostalCode", city="Municipality", country="Country/Code")


def _job(shelf: Shelf, job: Element) -> None:
    pointer = shelf.next("/work")
    shelf.put(f"{pointer}/name", job.value("Employer/Name", "Employer"))
    shelf.put(f"{pointer}/position", job.value("Position/Label", "Position"))
    place = "Employer/ContactInfo/Address/Contact"
    town, country = job.value(f"{place}/Municipality"), job.value(f"{place}/Country/Label")
    whole = f"{town.value}, {country.value}" if town and country else None
    shelf.put(f"{pointer}/location", joined(town, country), whole)
    shelf.put(f"{pointer}/url", job.value("Employer/ContactInfo/Website/Contact"))
    _period(shelf, pointer, job, "Period/From", "Period/To", current=job.value("Period/Current"))
    shelf.put_account(pointer, "summary", job.value("Activities"))
    shelf.tell(pointer, "work", [job.value("Employer/Sector/Label")])


def _course(shelf: Shelf, course: Element) -> None:
    pointer = shelf.next("/education")
    shelf.put(f"{pointer}/institution", course.value("Organisation/Name", "Organisation"))
    shelf.put(f"{pointer}/studyType", course.value("Title"))
    shelf.put(f"{pointer}/area", course.value("Field/Label"))
    _period(shelf, pointer, course, "Period/From", "Period/To", current=course.value("Period/Current"))
    activities = course.value("Activities")
    for number, line in enumerate(activities.each() if activities else ()):
        shelf.put(f"{pointer}/courses/{number}", line)
    shelf.tell(pointer, "education", [course.value("Level/Label")])


def _spoken(shelf: Shelf, skills: Element) -> None:
    for item in skills.all("Linguistic/MotherTongueList/MotherTongue"):
        _language(shelf, item.value("Description/Label", "Description/Code"), native=True)
    for item in skills.all("Linguistic/ForeignLanguageList/ForeignLanguage"):
        levels = [leaf for level in item.all("ProficiencyLevel") for leaf in level.leaves()]
        _language(shelf, item.value("Description/Label", "Description/Code"), levels=levels)


def _achievement(shelf: Shelf, item: Element) -> None:
    kind, account = item.value("Title/Code"), item.value("Description")
    section = _ACHIEVEMENTS.get(kind.value.casefold()) if kind else None
    if section is None or account is None:
        title = item.value("Title/Label")
        shelf.tell("", title.value if title else "Achievements", [account])
        return
    for line in account.each():
        shelf.put(f"{shelf.next(f'/{section[0]}')}/{section[1]}", line)


# Candidate


def _candidate(shelf: Shelf, root: Element) -> None:
    for person in root.all("CandidatePerson"):
        shelf.put("/basics/name", joined(person.value("PersonName/GivenName"), person.value("PersonName/FamilyName")))
        for channel in person.all("Communication"):
            _channel(shelf, channel)
    for profile in root.all("CandidateProfile"):
        shelf.put("/basics/summary", profile.value("ExecutiveSummary"))
        for employer in profile.all("EmploymentHistory/EmployerHistory"):
            for position in employer.all("PositionHistory"):
                _position(shelf, employer, position)
        for attendance in profile.all("EducationHistory/EducationOrganizationAttendance"):
            _attendance(shelf, attendance)
        _competencies(shelf, profile)
        _digital(shelf, profile)
        for name, (section, key) in _LISTS.items():
            for item in (entry for group in profile.all(name) for entry in group.children):
                _listed(shelf, item, section, key)
        for name in ("Licenses", "NetworksAndMemberships", "ConferencesAndSeminars", "CreativeWorks", "Hobbies",
                     "SocialAndPoliticalActivities", "Others"):  # fmt: skip
            shelf.tell("", name, (leaf for item in profile.all(name) for leaf in item.leaves()))
    for person in root.all("CandidatePerson"):
        for tongue in person.all("PrimaryLanguageCode"):
            _language(shelf, tongue.leaf, native=True)


def _channel(shelf: Shelf, channel: Element) -> None:
    kind = channel.value("ChannelCode")
    name = kind.value.casefold() if kind else ""
    address = channel.value("URI")
    if name == "email":
        shelf.put("/basics/email", address)
    elif name == "telephone":
        dialing, number = channel.value("CountryDialing"), channel.value("DialNumber")
        whole = joined(dialing, number)
        if whole and dialing and not dialing.value.startswith("+"):
            shelf.put("/basics/phone", whole, f"+{whole.value}")
        else:
            shelf.put("/basics/phone", whole)
    elif address is not None:
        _site(shelf, address)
    for place in channel.all("Address"):
        _address(shelf, place, street="AddressLine", postal="PostalCode", city="CityName", country="CountryCode")


def _position(shelf: Shelf, employer: Element, position: Element) -> None:
    pointer = shelf.next("/work")
    shelf.put(f"{pointer}/name", employer.value("OrganizationName"))
    shelf.put(f"{pointer}/position", position.value("PositionTitle"))
    city = position.value("City") or employer.value("OrganizationContact/Communication/Address/CityName")
    shelf.put(f"{pointer}/location", city)
    period = "EmploymentPeriod"
    current = position.value(f"{period}/CurrentIndicator", "CurrentIndicator")
    _period(shelf, pointer, position, f"{period}/StartDate/FormattedDateTime", f"{period}/EndDate/FormattedDateTime",
            current=current)  # fmt: skip
    shelf.put_account(pointer, "summary", position.value("Description"))


def _attendance(shelf: Shelf, attendance: Element) -> None:
    pointer = shelf.next("/education")
    shelf.put(f"{pointer}/institution", attendance.value("OrganizationName"))
    shelf.put(f"{pointer}/studyType", attendance.value("EducationDegree/DegreeName", "DegreeName", "ProgramName"))
    if attendance.value("EducationDegree/DegreeName", "DegreeName"):
        shelf.put(f"{pointer}/area", attendance.value("ProgramName"))
    shelf.put(
        f"{pointer}/score", attendance.value("EducationDegree/FinalGrade/ScoreText", "EducationDegree/FinalGrade")
    )
    period = "AttendancePeriod"
    _period(shelf, pointer, attendance, f"{period}/StartDate/FormattedDateTime", f"{period}/EndDate/FormattedDateTime",
            current=attendance.value(f"{period}/Ongoing"))  # fmt: skip
    taught = attendance.value("EducationDegree/OccupationalSkillsCovered", "OccupationalSkillsCovered")
    for number, line in enumerate(taught.each() if taught else ()):
        shelf.put(f"{pointer}/courses/{number}", line)


def _competencies(shelf: Shelf, profile: Element) -> None:
    """Languages and skills, which stand in one list and are told apart by their taxonomy."""
    paths = ("PersonQualifications/PersonCompetency", "Skills/PersonCompetency", "Skills/SkillsGroup/PersonCompetency")
    for item in (found for path in paths for found in profile.all(path)):
        taxonomy = item.value("TaxonomyID")
        name = item.value("CompetencyName", "CompetencyID")
        if taxonomy is not None and taxonomy.value.casefold() == "language":
            levels = [leaf for score in item.all("CompetencyDimension/Score") for leaf in score.leaves()]
            _language(shelf, item.value("CompetencyID", "CompetencyName"), levels=levels)
        elif name is not None:
            shelf.put(shelf.next("/skills/0/keywords"), name)


def _digital(shelf: Shelf, profile: Element) -> None:
    for group in profile.all("DigitalSkills/DigitalSkillsGroup"):
        pointer = shelf.next("/skills")
        shelf.put(f"{pointer}/name", group.value("Title"))
        for skill in group.all("DigitalSkill"):
            for leaf in skill.leaves():
                shelf.put(shelf.next(f"{pointer}/keywords"), leaf)


def _listed(shelf: Shelf, item: Element, section: str, key: str) -> None:
    """An entry of a list: its title, dates and account; what else it holds is told."""
    title = item.value(*_TITLES)
    account = item.value("Description", "Comment")
    if title is None:
        shelf.tell("", item.name, item.leaves())
        return
    pointer = shelf.next(f"/{section}")
    shelf.put(f"{pointer}/{key}", title)
    start = item.value("Period/StartDate/FormattedDateTime", "StartDate/FormattedDateTime",
                       "FirstIssuedDate/FormattedDateTime", "Date/FormattedDateTime", "Year")  # fmt: skip
    end = item.value("Period/EndDate/FormattedDateTime", "EndDate/FormattedDateTime")
    if section in _DATES:
        shelf.put_date(f"{pointer}/{_DATES[section]}", start)
    else:
        shelf.put_date(f"{pointer}/startDate", start)
        shelf.put_date(f"{pointer}/endDate", end)
    if section == "volunteer":
        shelf.put(f"{pointer}/organization", item.value("OrganizationName"))
    if account is not None and section in ("projects", "volunteer"):
        shelf.put_account(pointer, _ACCOUNTS[section], account)
    elif account is not None and section in _ACCOUNTS:
        shelf.put(f"{pointer}/{_ACCOUNTS[section]}", account)
    elif account is not None:
        shelf.tell(pointer, section, [account])


# both


def _address(shelf: Shelf, place: Element, *, street: str, postal: str, city: str, country: str) -> None:
    """Where the person lives; the first address that is given."""
    pointer = "/basics/location"
    if shelf.holds(pointer):
        return
    for key, leaf in (
        ("address", place.value(street)),
        ("postalCode", place.value(postal)),
        ("city", place.value(city)),
    ):
        shelf.put(f"{pointer}/{key}", leaf)
    code = place.value(country)
    shelf.put(f"{pointer}/countryCode", code, country_of(code.value) if code else None)


def _site(shelf: Shelf, address: Leaf | None) -> None:
    """A page of the person: on a network it is a profile."""
    if address is None:
        return
    network = find_network(address.value)
    if network is None and not shelf.holds("/basics/url"):
        shelf.put("/basics/url", address)
        return
    pointer = shelf.next("/basics/profiles")
    shelf.put(f"{pointer}/network", address, network[0] if network else None)
    shelf.put(f"{pointer}/url", address)


def _period(shelf: Shelf, pointer: str, item: Element, first: str, last: str, *, current: Leaf | None) -> None:
    """Start and end; the end of what goes on is left open, whatever stands there."""
    shelf.put_date(f"{pointer}/startDate", item.value(first))
    if current is None or current.value.casefold() not in _TRUE:
        shelf.put_date(f"{pointer}/endDate", item.value(last))


def _language(shelf: Shelf, leaf: Leaf | None, *, levels: Iterable[Leaf] = (), native: bool = False) -> None:
    """A language by name or code, with its levels from the lowest to the highest; one is told once."""
    if leaf is None:
        return
    name = language_of(leaf.value) or leaf.value
    if any(item.get("language") == name for item in shelf.data.get("languages", ())):
        return
    pointer = shelf.next("/languages")
    shelf.put(f"{pointer}/language", leaf, name)
    told = sorted({found[0] for level in levels if (found := _LEVEL.search(level.value))})
    if told:
        named = joined(*(level for level in levels if _LEVEL.search(level.value)))
        shelf.put(f"{pointer}/fluency", named, told[0] if len(told) == 1 else f"{told[0]}–{told[-1]}")
    elif native and leaf.label is not None:
        shelf.put(f"{pointer}/fluency", leaf_at(shelf.text[slice(*leaf.label)], *leaf.label), "Native speaker")


def _skill_group(shelf: Shelf, account: Leaf | None) -> None:
    """The lines of what is written under a kind of skills."""
    if account is None:
        return
    pointer = shelf.next("/skills")
    if account.label is not None:
        shelf.put(f"{pointer}/name", leaf_at(shelf.text[slice(*account.label)], *account.label))
    for number, line in enumerate(account.each()):
        shelf.put(f"{pointer}/keywords/{number}", line)
