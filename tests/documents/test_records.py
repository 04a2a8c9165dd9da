"""Files of labelled values become text, and know where each value stands in it."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pytest

from careerproof.documents import Document, Limits, read_document
from careerproof.errors import DamagedDocument, EmptyDocument, TooLarge, WrongType
from careerproof.testing import build_pdf, build_zip, write_text

POSITIONS = (
    "\ufeffCompany Name,Title,Description,Started On\r\n"
    'Acme,Analyst,"Owned reports.\n\n• Built a model • Cut cost by 20 %",Jan 2020\r\n'
    ",,,\r\nBeta,Intern,,2018\r\n"
).encode()
SKILLS = b"Name\nSQL\n"
PROFILE = (
    '<?xml version="1.0"?><SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass"><DocumentInfo>'
    "<DocumentType>ECV</DocumentType></DocumentInfo><LearnerInfo><Identification><PersonName><FirstName>Inés</FirstName>"
    "<Surname>Valdez</Surname></PersonName><Email><Contact>ines@example.com</Contact></Email><Photo><Data>AAAA</Data>"
    "</Photo></Identification><WorkExperienceList><WorkExperience><Period><From year='2018' month='--08'/></Period>"
    "<Position><Label>Project\n     manager</Label></Position><Activities>&lt;p&gt;Runs it.&lt;/p&gt;&lt;ul&gt;"
    "&lt;li&gt;Led 5&lt;/li&gt;&lt;/ul&gt;&lt;p style='display:none'&gt;Zebra&lt;/p&gt;</Activities></WorkExperience>"
    "</WorkExperienceList></LearnerInfo></SkillsPassport>"
)


def export(**tables: bytes) -> Document:
    """The document of a data export with these tables."""
    return read_document(build_zip({f"{name.replace('_', ' ')}.csv": data for name, data in tables.items()}))


def tree_of(document: Document) -> dict[str, Any]:
    """The tree beside the text."""
    (block,) = document.structured_data
    tree = json.loads(block)
    assert isinstance(tree, dict)
    return tree


def leaves(element: dict[str, Any]) -> Iterator[tuple[str, list[list[int]]]]:
    """Names and places of all values of an element."""
    if "places" in element:
        yield element["name"], element["places"]
    for child in element.get("children", ()):
        yield from leaves(child)


def test_a_data_export_is_read_table_by_table() -> None:
    """Tables come in the order of a résumé, rows as labelled lines, lists line by line; empty rows say nothing."""
    document = export(Skills=SKILLS, Positions=POSITIONS)
    assert document.reader == "tables"
    assert document.text == (
        "Positions\n\nCompany Name: Acme\nTitle: Analyst\nDescription:\nOwned reports.\n• Built a model\n"
        "• Cut cost by 20 %\nStarted On: Jan 2020\n\nCompany Name: Beta\nTitle: Intern\nStarted On: 2018\n\n"
        "Skills\n\nName: SQL"
    )
    assert [line.level for line in document.lines if line.level] == [2, 2]
    assert [document.text[line.start : line.end] for line in document.lines if line.bullet] == [
        "Built a model", "Cut cost by 20 %",
    ]  # fmt: skip


def test_cells_know_where_they_stand() -> None:
    """Each cell of the tree slices out of the text, line by line."""
    document = export(Positions=POSITIONS)
    (first, second) = tree_of(document)["tables"]["positions"]
    said = {column: [document.text[low:high] for low, high in places] for column, places in first.items()}
    assert said == {
        "company name": ["Acme"], "title": ["Analyst"], "started on": ["Jan 2020"],
        "description": ["Owned reports.", "Built a model", "Cut cost by 20 %"],
    }  # fmt: skip
    assert set(second) == {"company name", "title", "started on"}


def test_what_belongs_to_other_people_stays_packed() -> None:
    """Messages and connections are not read, also where reading them would fail."""
    document = export(Positions=POSITIONS, Connections=b'Notes:\n"x"\n\nEmail\nother@example.org\n', messages=b'"' * 99)
    assert "other" not in document.text
    assert set(tree_of(document)["tables"]) == {"positions"}


def test_notes_before_a_table_are_no_rows() -> None:
    """Some tables begin with a remark; the head comes after the empty line."""
    document = export(Positions=b'Notes:\n"About this file"\n\nCompany Name,Title\nAcme,Analyst\n')
    assert document.text == "Positions\n\nCompany Name: Acme\nTitle: Analyst"


def test_exports_that_cannot_be_read_are_told_apart() -> None:
    """No rows, a cell without end, a bomb, more text than the limit."""
    with pytest.raises(EmptyDocument):
        export(Profile=b"First Name,Last Name\n")
    with pytest.raises(DamagedDocument):
        export(Positions=b'Title\n"' + b"a" * 600_000 + b'"\n')
    with pytest.raises(TooLarge):
        export(Positions=b"Title\n" + b"a" * 30_000_000)
    with pytest.raises(TooLarge):
        read_document(build_zip({"Positions.csv": POSITIONS}), limits=Limits(characters=20))
    with pytest.raises(WrongType):
        read_document(build_zip({"Positions.csv": POSITIONS}), name="resume.docx")


def test_elements_are_read_as_labelled_lines() -> None:
    """Groups are headings, values are labelled, markup is shown as a browser would, what it hides is hidden."""
    document = read_document(PROFILE.encode(), name="cv.xml")
    assert document.reader == "xml"
    assert document.text == (
        "Learner info\n\nIdentification\n\nPerson name\nFirst name: Inés\nSurname: Valdez\nEmail: ines@example.com\n\n"
        "Work experience\nFrom: 2018-08\nPosition: Project manager\nActivities:\nRuns it.\nLed 5"
    )
    assert [(item.text, item.how) for item in document.hidden] == [("Zebra", "display: none")]
    said = [(name, [document.text[a:b] for a, b in places]) for name, places in leaves(tree_of(document)["root"])]
    assert said == [
        ("FirstName", ["Inés"]), ("Surname", ["Valdez"]), ("Contact", ["ines@example.com"]), ("From", ["2018-08"]),
        ("Label", ["Project manager"]), ("Activities", ["Runs it.", "Led 5"]),
    ]  # fmt: skip


def test_xml_that_cannot_be_read_is_told_apart() -> None:
    """Broken XML, XML without a value, entities that multiply."""
    with pytest.raises(DamagedDocument):
        read_document(PROFILE[:-30].encode())
    with pytest.raises(EmptyDocument):
        read_document(b"<Candidate><CandidatePerson/></Candidate>")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    head = f'<!DOCTYPE Candidate [<!ENTITY l0 "ha">{laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    body = "<Candidate><A>&l8;</A><B>&f;</B><C>words</C></Candidate>"
    try:
        text = read_document(f"<?xml version='1.0'?>{body}".replace("<Cand", f"{head}<Cand", 1).encode()).text
    except DamagedDocument:
        text = ""
    assert "haha" not in text
    assert "root:" not in text


def test_other_xml_stays_the_text_that_it_is() -> None:
    """Only the formats that we know are laid out."""
    data = b"<?xml version='1.0'?>\n<note><to>Robin</to></note>\n"
    assert read_document(data, name="note.xml").text == data.decode()


def _attach(pdf: bytes, data: bytes) -> bytes:
    document = pypdfium2.PdfDocument(pdf)
    document.new_attachment("attachment.xml").set_data(data)
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


def test_a_profile_attached_to_a_pdf_stands_beside_the_text() -> None:
    """Its values are texts without places, since nobody sees them; another attachment is nothing to us."""
    pdf = build_pdf([write_text(72, 700, "Robin")])
    document = read_document(_attach(pdf, PROFILE.encode()))
    assert document.text == "Robin"
    tree = tree_of(document)
    assert tree["kind"] == "attached elements"
    assert '"lines": ["Inés"]' in document.structured_data[0]
    assert read_document(_attach(pdf, b"<html><body>Robin</body></html>")).structured_data == ()
    assert read_document(_attach(pdf, PROFILE[:-40].encode())).structured_data == ()
    with_limit = read_document(_attach(pdf, PROFILE.encode()), limits=Limits(free_bytes=100))
    assert with_limit.structured_data == ()


def test_an_attachment_that_cannot_be_taken_out_is_nothing_to_us() -> None:
    """A file that names an attachment and does not hold it is read without."""
    whole = _attach(build_pdf([write_text(72, 700, "Robin")]), PROFILE.encode())
    broken = whole.replace(b"/EF", b"/Ef")
    assert broken != whole
    document = read_document(broken)
    assert (document.text, document.structured_data) == ("Robin", ())
