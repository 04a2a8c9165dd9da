"""PDF pages are read as a person reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from time import perf_counter

import pypdfium2
import pytest

from careerproof.documents import Document, read_document

Maker = Callable[..., bytes]
Writer = Callable[..., str]
PROSE = (
    "Led the team that moved the billing", "platform to new machines and cut the", "monthly cost of running it by half",
    "Wrote the tools that test every night", "what customers see in the morning hours",
    "Trained four people who now lead teams",
    "Planned the budget of three departments", "and kept it in each of the four years",
)  # fmt: skip


def texts(document: Document) -> list[str]:
    """The lines' texts."""
    return [document.text[line.start : line.end] for line in document.lines]


def test_two_columns_are_read_one_after_the_other(make_pdf: Maker, text_at: Writer) -> None:
    """Lines of two columns never mix, and a heading across both stays in its place."""
    rows = [text_at(60, 740, "Robin Example", size=20, font="F2")]
    for row, line in enumerate(PROSE):
        rows.append(text_at(60, 700 - 13 * row, line))
        rows.append(text_at(330, 698 - 14 * row, line.upper()))
    wide = "A heading that reaches from the left edge of the page to the right edge of it all the way"
    rows.append(text_at(60, 560, wide, size=11, font="F2"))
    for row, line in enumerate(PROSE):
        rows.append(text_at(60, 530 - 13 * row, line[::-1]))
        rows.append(text_at(330, 528 - 14 * row, line[::-1].upper()))
    document = read_document(make_pdf(["".join(rows)]))
    found = texts(document)
    middle = found.index(wide)
    assert found[1:middle] == [*PROSE, *(line.upper() for line in PROSE)]
    assert found[middle + 1 :] == [*(line[::-1] for line in PROSE), *(line[::-1].upper() for line in PROSE)]
    assert {line.column for line in document.lines} == {0, 1}
    assert "layout.columns" in [finding.id for finding in document.findings]


def test_a_date_that_runs_over_two_lines_of_a_margin_stays_with_its_entry(make_pdf: Maker, text_at: Writer) -> None:
    """The halves of a stretch of time are one part beside the entry, whose first task keeps a line of its own."""
    rows = []
    for number, (first, second) in enumerate(
        [("September 2009 –", "May 2012"), ("May 2016 – January", "2017"), ("2018", "– heute"), ("2020 –", "2021")]
    ):
        top = 700 - 60 * number
        rows += [
            text_at(60, top, first),
            text_at(60, top - 13, second),
            text_at(180, top, f"Gardener, Employer {number}"),
        ]
        rows += [text_at(180, top - 13 * (row + 1), PROSE[row]) for row in range(3)]
    document = read_document(make_pdf(["".join(rows)]))
    wanted = ("September 2009 – May 2012", "May 2016 – January 2017", "2018 – heute", "2020 – 2021")
    assert texts(document) == [
        line
        for number, dates in enumerate(wanted)
        for line in (f"{dates}\tGardener, Employer {number}", *PROSE[:3])
    ]  # fmt: skip
    box = document.lines[0].box
    assert box is not None
    assert box[3] > 792 - 700 + 13, "the box takes in the second line of the date"


def test_an_entry_that_runs_over_two_lines_beside_its_date_is_one_line(make_pdf: Maker, text_at: Writer) -> None:
    """Text left of a wrapped date goes on in the next line where its first word had no room; else that is a line."""
    rows: list[str] = []
    for number, (first, second, font) in enumerate(
        [
            ("Gardener of the botanical collection, Northwind", "Traders", "F1"),
            ("Gardener", "Northwind Traders", "F1"),
            ("Gardener of the botanical collection, Northwind", "Traders", "F2"),
        ]
    ):
        top = 700 - 80 * number
        rows += [text_at(60, top, first), text_at(310, top, f"May 201{number} -")]
        rows += [text_at(60, top - 13, second, font=font), text_at(310, top - 13, "June 2019")]
        rows += [text_at(75, top - 13 * (row + 2), PROSE[row]) for row in range(3)]
    document = read_document(make_pdf(["".join(rows)]))
    first_entry, _, second_entry, third_entry = (
        texts(document)[:1], texts(document)[1:4], texts(document)[4:6], texts(document)[9:11]
    )  # fmt: skip
    assert first_entry == ["Gardener of the botanical collection, Northwind Traders\tMay 2010 - June 2019"]
    assert second_entry == ["Gardener\tMay 2011 - June 2019", "Northwind Traders"]
    assert third_entry == ["Gardener of the botanical collection, Northwind\tMay 2012 - June 2019", "Traders"]


def test_dates_beside_undated_entries_are_no_column(make_pdf: Maker, text_at: Writer) -> None:
    """A margin of dates and section headings is read row by row, though most of its lines stand alone."""
    rows = [text_at(60, 720, "Robin Example", size=16, font="F2")]
    top = 690
    for heading, dates in (("Training", ("2009 - 2012",)), ("Work", ("2012 - 2015", "2015 - 2019", "2019 - 2022"))):
        rows.append(text_at(60, top, heading, font="F2"))
        for date in dates:
            top -= 16
            rows += [text_at(60, top, date), text_at(180, top, "Gardener at the botanical garden of a town")]
            for line in PROSE[:3]:
                top -= 13
                rows.append(text_at(196, top, line))
        top -= 24
    rows += [
        text_at(60, top - 13 * row, word) for row, word in enumerate(("Languages", "English", "Spanish", "Skills"))
    ]
    document = read_document(make_pdf(["".join(rows)]))
    assert {line.column for line in document.lines} == {0}
    assert [text for text in texts(document) if "\t" in text] == [
        f"{date}\tGardener at the botanical garden of a town"
        for date in ("2009 - 2012", "2012 - 2015", "2015 - 2019", "2019 - 2022")
    ]


def test_a_column_goes_on_over_the_page_before_the_sidebar_is_read(make_pdf: Maker, text_at: Writer) -> None:
    """The main text of both pages comes first, then the sidebar; page numbers do not come between."""
    side = ["Skills", "Python", "SQL", "Excel", "Languages", "English", "Spanish"]
    main = [f"{number} {line} {line}" for number, line in enumerate(PROSE * 3)]
    first = "".join(text_at(40, 700 - 24 * row, line, size=9) for row, line in enumerate(main))
    first += "".join(text_at(470, 705 - 20 * row, word, size=9) for row, word in enumerate(side))
    second = "".join(text_at(40, 700 - 24 * row, line[::-1], size=9) for row, line in enumerate(main[:3]))
    numbers = [text_at(300, 20, f"Page {page}") for page in (1, 2)]
    document = read_document(make_pdf([first + numbers[0], second + numbers[1]]))
    body = [document.text[line.start : line.end] for line in document.lines if line.place not in ("header", "footer")]
    assert body == [*main, *(line[::-1] for line in main[:3]), *side]
    assert [line.page for line in document.lines if line.place == "sidebar"] == [1] * len(side)


def test_blocks_whose_lines_overlap_in_height_are_read_one_after_the_other(make_pdf: Maker, text_at: Writer) -> None:
    """A name in large letters beside three lines of contact is no line between them."""
    rows = [text_at(60, 734, "Robin Example", size=24), text_at(60, 716, "Gardener")]
    contact = ("Boise, ID", "503-555-0176", "robin@example.com")
    rows += [text_at(400, 745 - 15 * row, text) for row, text in enumerate(contact)]
    rows.append(text_at(60, 680, PROSE[0]))
    document = read_document(make_pdf(["".join(rows)]))
    assert texts(document) == ["Robin Example", "Gardener", *contact, PROSE[0]]
    assert [line.gap_before is None or line.gap_before >= -3 for line in document.lines] == [True] * 6


def test_dates_at_the_right_margin_stay_on_their_line(make_pdf: Maker, text_at: Writer) -> None:
    """Rows of employer and date are one line, with a tab between, not two columns."""
    rows = []
    for number, (employer, dates) in enumerate(
        [("Northwind Traders", "2019 - 2021"), ("Example Corporation", "May 2015 - Dec 2018"),
         ("Contoso", "2012 - 2014"), ("Fabrikam and Sons", "2009 - 2012")]
    ):  # fmt: skip
        top = 700 - 60 * number
        rows.append(text_at(60, top, employer, font="F2"))
        rows.append(text_at(540 - 5 * len(dates), top, dates))
        rows.extend(text_at(60, top - 13 * (row + 1), PROSE[row]) for row in range(3))
    document = read_document(make_pdf(["".join(rows)]))
    assert "Example Corporation\tMay 2015 - Dec 2018" in texts(document)
    assert {line.column for line in document.lines} == {0}
    assert not document.findings


def test_a_sidebar_is_told_from_the_main_text(make_pdf: Maker, text_at: Writer) -> None:
    """The narrow column is a sidebar, whole, and read apart from the wide one."""
    skills = ["SKILLS", "Python", "SQL", "Excel", "Planning", "Writing", "LANGUAGES", "English", "Spanish"]
    rows = [text_at(40, 700 - 20 * row, skill, size=9) for row, skill in enumerate(skills)]
    rows += [text_at(220, 705 - 13 * row, f"{line} {line}", size=10) for row, line in enumerate(PROSE * 2)]
    document = read_document(make_pdf(["".join(rows)]))
    sidebar = [document.text[line.start : line.end] for line in document.lines if line.place == "sidebar"]
    assert sidebar == skills


def test_cells_of_a_table_are_parted_by_tabs(make_pdf: Maker, text_at: Writer) -> None:
    """Rows whose parts begin at the same places are rows of a table, each with its cells."""
    table = [("Tool", "Years", "Level"), ("Python", "6", "expert"), ("Excel", "12", "expert"), ("SQL", "4", "good")]
    rows = [
        text_at(72 + 150 * column, 600 - 15 * row, word)
        for row, line in enumerate(table)
        for column, word in enumerate(line)
    ]
    document = read_document(make_pdf([text_at(72, 700, "What I work with") + "".join(rows)]))
    cells = [[document.text[start:end] for start, end in line.cells] for line in document.lines if line.cells]
    assert cells == [list(row) for row in table]
    assert [line.place for line in document.lines] == ["body"] + ["table"] * 4


def test_letters_set_apart_are_joined_and_told(make_pdf: Maker, text_at: Writer) -> None:
    """A spaced heading is its words, with a finding where it stands."""
    document = read_document(
        make_pdf([text_at(72, 700, "W O R K   E X P E R I E N C E", size=12) + text_at(72, 680, PROSE[0])])
    )
    assert texts(document)[0] == "WORK EXPERIENCE"
    finding = next(finding for finding in document.findings if finding.id == "layout.letter_spaced")
    assert document.text[finding.spans[0].start : finding.spans[0].end] == "WORK EXPERIENCE"


def test_a_hyphen_at_the_end_of_a_line_is_kept(make_pdf: Maker, text_at: Writer) -> None:
    """PDFium swallows line-end hyphens; they are on the page, so they are in the text."""
    page = text_at(72, 700, "Responsible for the devel-") + text_at(72, 688, "opment of new machines")
    assert texts(read_document(make_pdf([page]))) == ["Responsible for the devel-", "opment of new machines"]


def test_bullets_are_marks_and_not_text(make_pdf: Maker, text_at: Writer) -> None:
    """A marker stands in the text, outside its line; drawn dots count as markers too."""
    rows = text_at(72, 700, "•") + text_at(84, 700, "Wrote software") + text_at(72, 685, "- Tested it")
    dots = "".join(f"0 0 0 rg 70 {y} 3 3 re f\n" for y in (652, 637))
    rows += text_at(84, 650, "Sold it") + text_at(84, 635, "Supported it") + dots
    document = read_document(make_pdf([rows + text_at(72, 600, "No item")]))
    assert texts(document) == ["Wrote software", "Tested it", "Sold it", "Supported it", "No item"]
    assert [line.bullet for line in document.lines] == [True, True, True, True, False]


def test_links_point_to_their_words_or_stand_alone(make_pdf: Maker, text_at: Writer) -> None:
    """An annotation over words gives them its target; one over nothing is kept without a span."""
    link = "<< /Type /Annot /Subtype /Link /Rect [{}] /A << /S /URI /URI ({}) >> >>"
    document = read_document(
        make_pdf(
            [text_at(72, 700, "Write to me") + text_at(72, 680, "Portfolio")],
            annotations=[
                link.format("70 697 130 712", "mailto:robin@example.com"),
                link.format("300 300 320 320", "https://example.com/robin"),
            ],
        )
    )
    first, second = document.links
    assert first.span is not None
    assert (first.target, document.text[first.span.start : first.span.end]) == (
        "mailto:robin@example.com",
        "Write to me",
    )
    assert (second.target, second.span, second.page) == ("https://example.com/robin", None, 1)


FORM = b"/AcroForm << /Fields [] /NeedAppearances true /DA (/Helv 10 Tf 0 g) /DR << /Font << /Helv 3 0 R >> >> >> >>"


@pytest.mark.parametrize(("flags", "shown"), [(4, True), (2, False), (32, False)])
def test_entries_of_a_form_are_text_where_they_are_shown(
    make_pdf: Maker, text_at: Writer, flags: int, shown: bool
) -> None:
    """What is filled into a field stands in its line; a field that no page shows is hidden; links stay."""
    field = f"<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Robin Example) /DA (/Helv 10 Tf 0 g) /F {flags} "
    notes = [
        field + "/Rect [110 696 310 712] >>",
        "<< /Type /Annot /Subtype /FreeText /Contents (Gardener) /DA (/Helv 10 Tf 0 g) /F 4 /Rect [72 600 300 616] >>",
        "<< /Type /Annot /Subtype /Highlight /QuadPoints [72 712 200 712 72 696 200 696] /Rect [72 696 200 712] >>",
        "<< /Type /Annot /Subtype /Link /Rect [72 648 130 662] /A << /S /URI /URI (https://example.com) >> >>",
    ]
    plain = make_pdf([text_at(72, 700, "Name:") + text_at(72, 650, "Portfolio")], annotations=notes)
    document = read_document(plain.replace(b"/Catalog /Pages 2 0 R >>", b"/Catalog /Pages 2 0 R " + FORM))
    assert texts(document) == ["Name: Robin Example" if shown else "Name:", "Portfolio", "Gardener"]
    assert [hidden.text for hidden in document.hidden] == ([] if shown else ["Robin Example"])
    assert [(link.target, link.span is not None) for link in document.links] == [("https://example.com", True)]


def test_running_headers_and_page_numbers_are_recognised(make_pdf: Maker, text_at: Writer) -> None:
    """What repeats at the edge of the pages is header or footer."""
    pages = [
        text_at(72, 770, "Robin Example, resume")
        + text_at(72, 400, PROSE[page])
        + text_at(290, 20, f"Page {page + 1} of 3")
        for page in range(3)
    ]
    document = read_document(make_pdf(pages))
    assert [line.place for line in document.lines] == ["header", "body", "footer"] * 3
    assert [line.page for line in document.lines] == [1, 1, 1, 2, 2, 2, 3, 3, 3]


def test_a_job_that_opens_a_page_is_no_running_header(make_pdf: Maker, text_at: Writer) -> None:
    """The same title at the top of each page, with other years, is what the page is about."""
    pages = [text_at(72, 770, f"Analyst, Jan {year} to Dec {year + 1}") + text_at(72, 400, "Wrote reports") for year in
             (2004, 2001, 1998)]  # fmt: skip
    document = read_document(make_pdf(pages))
    assert {line.place for line in document.lines} == {"body"}


HIDDEN = [
    ("3 Tr", "not painted", {}),
    ("1 1 1 rg", "the colour of what lies beneath", {}),
    ("", "smaller than 2 points", {"size": 1}),
    ("/G0 gs", "transparent", {}),
]


@pytest.mark.parametrize(("before", "how", "options"), HIDDEN)
def test_text_that_nobody_sees_is_put_aside(
    make_pdf: Maker, text_at: Writer, before: str, how: str, options: dict[str, int]
) -> None:
    """Hidden words are not in the text; they are kept apart with the way in which they were hidden."""
    page = text_at(72, 700, "Plain words") + text_at(72, 680, "Kubernetes guru", before=before, **options)
    document = read_document(make_pdf([page]))
    assert document.text == "Plain words"
    assert [(hidden.text, hidden.how, hidden.page) for hidden in document.hidden] == [("Kubernetes guru", how, 1)]


def test_letters_hidden_within_a_word_are_found(make_pdf: Maker, text_at: Writer) -> None:
    """A stretch that nobody sees is put aside also where no space stands around it."""
    page = text_at(72, 700, "Gardener") + text_at(200, 650, "Tea")
    page += "q BT /F1 10 Tf 72 680 Td (Data) Tj 1 1 1 rg (/Kubernetes/) Tj 0 g (base) Tj ET Q\n"
    document = read_document(make_pdf([page]))
    assert "Kubernetes" not in document.text
    assert [hidden.text for hidden in document.hidden] == ["/Kubernetes/"]


def test_replacement_text_longer_than_what_is_drawn_is_hidden(make_pdf: Maker, text_at: Writer) -> None:
    """Keywords that stand in the file as the replacement of a dot are no text; a word replaced by its like is."""
    mark = "/Span << /ActualText ({}) >> BDC\n{}EMC\n"
    page = text_at(72, 700, "Plain words") + mark.format("Kubernetes", text_at(72, 650, "."))
    page += mark.format("Gardening", text_at(72, 600, "Gardenlng"))
    document = read_document(make_pdf([page]))
    assert texts(document) == ["Plain words", "Gardening"]
    assert [(hidden.text, hidden.how) for hidden in document.hidden] == [("Kubernetes", "too narrow for its letters")]


def test_soft_hyphens_on_the_page_are_hyphens(make_pdf: Maker, text_at: Writer) -> None:
    """What a page shows is drawn, whatever its code says."""
    page = text_at(72, 700, "Mar. 2010 \u00ad Aug. 2017") + text_at(72, 680, "multi\u00adaccount")
    assert texts(read_document(make_pdf([page]))) == ["Mar. 2010 - Aug. 2017", "multi-account"]


def test_soft_hyphens_that_are_not_drawn_are_nothing() -> None:
    """Where no line ends a soft hyphen has no place of its own, and is no letter of the word."""
    typst = pytest.importorskip("typst")
    source = "#set page(width: 500pt, height: 100pt)\nEduca\u00adtion and super\u00advision of insur\u00adance"
    document = read_document(typst.compile(source.encode()), name="resume.pdf")
    assert texts(document) == ["Education and supervision of insurance"]


def test_writing_from_right_to_left_keeps_its_order() -> None:
    """Hebrew words follow each other as they are spoken, and so do the letters within them."""
    typst = pytest.importorskip("typst")
    words = "יעל כהן מהנדסת תוכנה"
    source = f'#set page(width: 500pt, height: 120pt)\n#set text(lang: "he", font: "Libertinus Serif")\n{words}'
    document = read_document(typst.compile(source.encode()), name="resume.pdf")
    assert texts(document) == [words]
    assert not document.hidden


def test_writing_that_runs_upwards_keeps_its_spaces(make_pdf: Maker, text_at: Writer) -> None:
    """Words along the edge of a page are words, too."""
    edge = "BT /F1 10 Tf 0 1 -1 0 30 72 Tm (Led the garden) Tj ET\n"
    assert texts(read_document(make_pdf([text_at(72, 700, "Plain words") + edge]))) == ["Plain words", "Led the garden"]


def test_spaces_that_pdfium_overlooks_are_seen(make_pdf: Maker) -> None:
    """A gap narrower than PDFium's own measure is a space where the letters around it stand close."""
    page = "BT /F1 10 Tf 72 700 Td [(Led) -130 (the) -130 (garden)] TJ ET\n"
    assert texts(read_document(make_pdf([page]))) == ["Led the garden"]


def test_scattered_words_cost_no_more_than_seconds(make_pdf: Maker, text_at: Writer) -> None:
    """The search for columns is bounded: without a bound these pages take a quarter of a minute."""
    pages = ["".join(text_at(20 + at * 397.3 % 570, 20 + at * 211.7 % 750, "word", size=5) for at in range(2_500))] * 12
    start = perf_counter()
    assert len(read_document(make_pdf(pages)).lines) > 1_000
    assert perf_counter() - start < 10


def test_text_off_the_page_or_under_a_shape_is_hidden(make_pdf: Maker, text_at: Writer) -> None:
    """What is painted over, or lies beyond the edge, nobody sees."""
    page = text_at(72, 700, "Plain words") + text_at(72, 900, "Above the page") + text_at(72, 500, "Beneath a box")
    document = read_document(make_pdf([page + "0.9 g 60 490 200 30 re f\n"]))
    assert document.text == "Plain words"
    assert [(hidden.text, hidden.how) for hidden in document.hidden] == [
        ("Above the page", "off the page"),
        ("Beneath a box", "covered"),
    ]


@pytest.mark.parametrize(
    "banner",
    [
        "0.1 0.2 0.4 rg 0 680 612 60 re f\n",
        "0.1 0.2 0.4 rg 0 680 m 0 720 10 740 30 740 c 600 740 l 612 740 612 730 612 720 c 612 680 l 300 670 l h f\n",
        "q 612 0 0 100 0 660 cm /Im1 Do Q\n",
    ],
)
def test_white_words_on_a_dark_banner_are_read(make_pdf: Maker, text_at: Writer, banner: str) -> None:
    """A rectangle, another shape, or a picture beneath leaves white words in plain sight."""
    page = banner + text_at(72, 700, "Robin Example", size=20, before="1 1 1 rg") + text_at(72, 600, PROSE[0])
    document = read_document(make_pdf([page]))
    assert texts(document) == ["Robin Example", PROSE[0]]
    assert not document.hidden


def test_bold_size_and_place_are_known(make_pdf: Maker, text_at: Writer) -> None:
    """A line knows its size, weight, box and the white space above it; the document its page."""
    document = read_document(make_pdf([text_at(72, 700, "Head", size=16, font="F2") + text_at(72, 660, "Body text")]))
    head, body = document.lines
    assert (head.size, head.bold, body.size, body.bold) == (16, True, 10, False)
    assert head.box is not None
    assert head.box[0] == pytest.approx(72, abs=1)
    assert head.box[1] < 92 < head.box[3]
    assert body.gap_before == pytest.approx(40 - 0.25 * 16 - 0.75 * 10, abs=0.5)
    assert [(page.number, page.width, page.height) for page in document.pages] == [(1, 612, 792)]


def test_a_turned_page_is_read_as_it_is_shown(make_pdf: Maker) -> None:
    """A landscape page made by turning has its lines in order."""
    turned = "".join(f"BT /F1 10 Tf 0 1 -1 0 {100 + 14 * row} 72 Tm ({line}) Tj ET\n" for row, line in enumerate(PROSE))
    assert texts(read_document(make_pdf([turned], rotate=90))) == list(PROSE)


def test_every_letter_comes_from_the_page_and_none_is_lost(make_pdf: Maker, text_at: Writer) -> None:
    """The letters of the text are those of PDFium's plain text, as often."""
    rows = "".join(text_at(60 + 270 * (row % 2), 700 - 11 * row, line) for row, line in enumerate(PROSE * 3))
    data = make_pdf([rows, rows])
    plain = pypdfium2.PdfDocument(data)
    letters: Counter[str] = Counter()
    for page in plain:
        text_page = page.get_textpage()
        letters.update(character for character in text_page.get_text_range() if not character.isspace())
        text_page.close()
        page.close()
    plain.close()
    assert Counter(character for character in read_document(data).text if not character.isspace()) == letters


def test_a_pdf_written_by_typst_is_read_whole() -> None:
    """End to end on a file of a real typesetter: ligatures stay within their words, rows with dates stay rows."""
    typst = pytest.importorskip("typst")
    source = (
        "#set page(width: 500pt, height: 400pt)\n#set par(justify: false)\n= Office staffing\n"
        "*Chief of Staff* #h(1fr) 2019 -- 2021\n\n- Reflected difficult affairs in official files\n"
    )
    document = read_document(typst.compile(source.encode()), name="resume.pdf")
    assert texts(document) == [
        "Office staffing", "Chief of Staff\t2019 – 2021", "Reflected difficult affairs in official files",
    ]  # fmt: skip
    assert [line.bullet for line in document.lines] == [False, False, True]


@pytest.mark.parametrize(("written", "title"), [("FEFF00C10062", "Áb"), ("FEFFD8000041", None), ("FEFFDC00", None)])
def test_a_title_with_broken_letters_is_no_title(
    make_pdf: Maker, text_at: Writer, written: str, title: str | None
) -> None:
    """Half a pair of surrogates in the properties does not hinder the reading of the pages."""
    document = read_document(make_pdf([text_at(72, 700, PROSE[0])], information=f"/Title <{written}>"))
    assert document.title == title
    assert texts(document) == [PROSE[0]]
