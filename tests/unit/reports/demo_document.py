"""An invented report of an invented country that uses everything a page can hold."""

from __future__ import annotations

from datetime import date

from mac_desktop.domain.figures import Figure, Selection
from mac_desktop.domain.gaps import Gap
from mac_desktop.reports.documents.model import (
    Cell,
    Column,
    Document,
    Facts,
    Footnotes,
    Heading,
    LabelledLines,
    Paragraph,
    Part,
    Table,
    Tick,
    TickTable,
)

FACTS = Facts(
    made_on=date(2026, 4, 30),
    step=1482,
    program_version="0.1.0",
    template_version="apmbc-article7-classic-2007.1",
    data_hash="9f2c1ab04e77d5318a60cc92fe01b7d4550ce83921aa7fd4c61b0e9d2277a31c",
)
HEADER = "State [Party]: Republic of Marland     reporting for time period from 1 January 2025 to 31 December 2025"


def figure(key: str, amount: int | float | Gap | None, unit: str = "", note: str = "") -> Figure:
    """A figure with a selection that names it."""
    selection = Selection("activity", f"SELECT id FROM activity WHERE cell = '{key}'")
    return Figure(key, amount, "area_cleared", unit, {}, (selection,), note)


def title_part() -> Part:
    return Part(
        "title",
        "Title page",
        "Title page",
        (
            Heading(
                "Convention on the Prohibition of the Use, Stockpiling, Production and Transfer of Anti-Personnel "
                "Mines and on Their Destruction",
                0,
            ),
            Heading("Reporting Formats for Article 7 [1]", 1),
            LabelledLines(
                (
                    ("State [Party]", "Republic of Marland"),
                    ("Date of submission", "30 April 2026"),
                    (
                        "Point of contact",
                        "Marland Mine Action Centre\n12 River Road, Port Elm\n+000 555 0100\noffice@example.org",
                    ),
                    ("Second point of contact", ""),
                )
            ),
            Paragraph("(Organization, telephones, fax, email) (ONLY FOR THE PURPOSES OF CLARIFICATION)", "hint"),
            Footnotes(("[1] The formats are based on document APLC/MSP.1/1999/L.4 of 31 March 1999, as amended.",)),
        ),
    )


def cover_part() -> Part:
    three = ("changed", "unchanged (last reporting: 2024)", "non applicable")
    ticks = (
        Tick("Form A: National implementation measures:", ("changed", "unchanged"), 1, "(last reporting: 2019)"),
        Tick("Form B: Stockpiled anti-personnel mines:", three, 2),
        Tick("Form C: Location of mined areas:", three, 0),
        Tick("Form D: APMs retained or transferred:", three, 0),
        Tick("Form E: Status of conversion programs:", three, 2),
        Tick("Form F: Program of APM destruction:", three, 1),
        Tick("Form G: APM destroyed:", three, 0),
        Tick("Form H: Technical characteristics:", three, 1),
        Tick("Form I: Warning measures:", three, 0),
        Tick("Form J: Other Relevant Matters:", three, None),
    )
    return Part(
        "cover",
        "Cover page of the annual Article 7 report",
        "Cover page",
        (
            LabelledLines(
                (("Name of State [Party]", "Republic of Marland"), ("Reporting period", "01/01/2025 to 31/12/2025"))
            ),
            TickTable("cover.ticks", ticks),
            Paragraph(
                "1. This page may complement the detailed forms.\n2. It may substitute for all forms only if all "
                "information is the same as in past reports.",
                "hint",
            ),
        ),
    )


def measures_part() -> Part:
    long = (
        "Law 4410 of 12 May 2004 on anti-personnel mines, articles 3 to 9: up to twelve years of prison for use, "
        "production, stockpiling and transfer; text attached as annex A. In force since 1 July 2004."
    )
    rows: tuple[tuple[Cell, ...], ...] = (
        ("1. Law on the prohibition of anti-personnel mines", long, "2004-05-12"),
        ("2. Directive of the General Staff", "Removal of mine warfare from training manuals.", "2005-11"),
        ("3. Decree on the Mine Action Authority", None, "2011"),
    )
    columns = (
        Column("measure", "Measures", weight=2),
        Column(
            "info",
            "Supplementary information (e.g., effective date of implementation & text of legislation attached).",
            weight=3,
        ),
        Column("date", "Date", "date", weight=0.9),
    )
    return Part(
        "form_a",
        "Form A: National implementation measures",
        "Form A",
        (
            Paragraph(
                'Article 7.1  "Each State Party shall report to the Secretary-General … on: a) The national '
                'implementation measures referred to in Article 9."',
                "quote",
            ),
            Paragraph(
                'Remark: In accordance with Article 9, "Each State Party shall take all appropriate legal, '
                "administrative and other measures, including the imposition of penal sanctions, to prevent and "
                'suppress any activity prohibited to a State Party under this Convention".',
                "remark",
            ),
            Table("a.measures", "", columns, rows),
            Heading("Narrative", 2),
            Paragraph(
                "No additional legal, administrative and other measures were taken during the previous calendar year."
            ),
        ),
        sheet_name="Form A",
        header_line=HEADER,
    )


def areas_part(rows: int = 60) -> Part:
    table_rows: list[tuple[Cell, ...]] = []
    cleared: list[Figure] = []
    for i in range(rows):
        known = figure(f"c.{i}.known", (i * 7) % 23, note="Two areas were resurveyed." if i == 3 else "")
        suspected = figure(f"c.{i}.suspected", Gap.UNKNOWN if i == 5 else None if i == 6 else (i * 5) % 11)
        area = figure(f"c.{i}.area", 1_250_000 + i * 31_517, "m2")
        cleared.append(area)
        both = Figure.sum(f"c.{i}.both", (known, suspected))
        table_rows.append((f"District {i // 6 + 1}", f"Village of Upper Elm {i}", known, suspected, both, area))
    total = (
        None,
        None,
        *(Figure.sum(f"c.total.{n}", [r[n] for r in table_rows]) for n in (2, 3, 4)),  # type: ignore[misc]
        Figure.sum("c.total.area", cleared),
    )
    columns = (
        Column("admin1", "District", weight=1.5),
        Column("admin2", "Village", weight=1.8),
        Column("known", "Number of areas known to contain anti-personnel mines", "integer"),
        Column("suspected", "Number of areas suspected to contain anti-personnel mines", "integer"),
        Column("both", "Total number of areas known or suspected to contain anti-personnel mines", "integer"),
        Column("m2", "Amount of area known to contain anti-personnel mines (m²)", "m2", weight=1.2),
    )
    return Part(
        "form_c",
        "Form C: Location of mined areas",
        "Form C",
        (
            Paragraph(
                '"To the extent possible, the location of all mined areas that contain, or are suspected to contain, '
                'anti-personnel mines under its jurisdiction or control"',
                "quote",
            ),
            Heading("Summary", 2),
            Table(
                "c.summary",
                "Summary of areas known or suspected to contain anti-personnel mines as of 31 December 2025",
                columns,
                tuple(table_rows),
                total,
                "TOTAL",
                ("* If necessary, a separate table for each mined area may be provided.",),
            ),
        ),
        landscape=True,
        sheet_name="Form C",
        header_line=HEADER,
    )


def destroyed_part() -> Part:
    types = (("PMN", 4_130), ("PMN-2", 875), ("Type 72", 3_179), ("=2+2", 12))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (name, figure(f"g.{i}", amount), "" if i else None, "Burnt at the central site.")
        for i, (name, amount) in enumerate(types)
    )
    figures = [row[1] for row in rows]
    total = (None, Figure.sum("g.total", figures), None, None)  # type: ignore[arg-type]
    columns = (
        Column("type", "Type"),
        Column("quantity", "Quantity", "integer"),
        Column("lot", "Lot # (if possible)"),
        Column("info", "Supplementary information", weight=2),
    )
    return Part(
        "form_g",
        "Form G: Anti-personnel mines destroyed",
        "Form G",
        (
            Heading("1. Status of destruction programmes", 2),
            Table("g.destroyed", "Mines destroyed under Article 4", columns, rows, total, "TOTAL"),
            Table(
                "g.found",
                "Mines discovered after the deadline",
                columns,
                (),
                empty_text="Not applicable. No such mines were found.",
                voluntary=True,
            ),
            Table("g.actors", "Operators by year", columns, rows[:2], voluntary=True),
        ),
        sheet_name="Form G: [draft]/1",
        header_line=HEADER,
    )


def demo_document(rows: int = 60) -> Document:
    return Document(
        "Article 7 report of the Republic of Marland, 2025",
        "Annual transparency report under the Anti-Personnel Mine Ban Convention",
        "Republic of Marland",
        "en",
        FACTS,
        (title_part(), cover_part(), measures_part(), areas_part(rows), destroyed_part()),
    )
