"""Forms for the rest of transparency reports: warning measures, narratives, declarations and reports filed."""

from __future__ import annotations

from mac_desktop.domain.records.treaty import FiledForm, FiledReport, FormDeclaration, Narrative, WarningMeasure
from mac_desktop.forms.catalogue import headings
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_

_EDUCATION = ("EORE", "MEDIA", "TRAINING")


def _physical(values: Values) -> bool:
    return values.get("kind") not in _EDUCATION


def _education(values: Values) -> bool:
    return values.get("kind") in (None, *_EDUCATION)


_TREATY = ("Convention", "Tratado", "Traité", "المعاهدة")
_FORM_LETTER = ("Form", "Form letter", "Formulario", "Formule", "Formulaire")
_YEAR = ("Reporting year", "Año", "Année", "السنة")

# A line of headings, not a line for each of them:
# fmt: off
WARNING_MEASURE = Form(
    record=WarningMeasure,
    title=N_("Warning measures"),
    singular=N_("Warning measure"),
    purpose=N_("Marking, fencing, signs, monitoring and risk education that keep people out of danger (Form I)."),
    group=N_("Treaty reporting"),
    icon="warning",
    named_by=("kind", "measure_date"),
    sections=(
        Section(N_("Measure"), N_(
            "Article 7 asks how people are warned of mines; Form I lists what was done in the year."
        ), (
            FieldSpec(
                "kind", N_("Kind of measure"), help=N_("Marking, fencing, signs, monitoring, risk education or media."),
                also_called=("Kind", "Type", "Category", "Tipo de medida", "Type de mesure", "نوع الإجراء"),
                             in_list=True,
                pinned=True, feeds="Form I",
            ),
            FieldSpec(
                "measure_date", N_("Date"), help=N_("The day on which it was taken, which decides the reporting year."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Measure date", "Date of measure", "Session date", "Fecha", "التاريخ",
                             *headings.START_DATE),
                in_list=True, pinned=True, feeds="Form I",
            ),
            FieldSpec(
                "organisation_id", N_("Organisation"), help=N_("The organisation that took the measure."),
                also_called=headings.ORGANISATION, in_list=True, pinned=True,
            ),
            FieldSpec(
                "admin_unit_id", N_("Administrative unit"), help=N_("Where the measure was taken."),
                hint=N_("Type a name or a P-code"), also_called=headings.ADMIN_UNIT, in_list=True, pinned=True,
                feeds="Form I", hxl="#adm+code",
            ),
            FieldSpec(
                "hazardous_area_id", N_("Hazardous area"), help=N_("The area that was marked, fenced or monitored."),
                also_called=("Hazardous area ID", "HA ID", "Área peligrosa", "Zone dangereuse"), shown_when=_physical,
                feeds="Form I",
            ),
            FieldSpec(
                "length_m", N_("Length marked"), help=N_("The length of the fence or of the marked perimeter."),
                hint=N_("Metres"), also_called=("Fence length", "Length (m)", "Longitud cercada", "Longueur"),
                width=Width.SHORT, shown_when=_physical, feeds="Form I, metres",
            ),
            FieldSpec(
                "signs", N_("Signs"), help=N_("How many warning signs were put up."),
                also_called=("Number of signs", "Quantity of signs", "Señales", "Panneaux"), width=Width.SHORT,
                shown_when=_physical, feeds="Form I, signs",
            ),
        )),
        Section(N_("People reached"), N_(
            "Form I says how many were reached by sex and age, so that nobody at risk is overlooked."
        ), (
            FieldSpec(
                "sessions", N_("Sessions"), help=N_("How many sessions of risk education were held."),
                also_called=("Number of sessions", "Sesiones", "Séances", "الجلسات"), width=Width.SHORT,
                shown_when=_education, feeds="Form I, sessions",
            ),
            FieldSpec(
                "women", N_("Women"),
                help=N_("Women of 18 years and over who were reached."), also_called=headings.WOMEN,
                width=Width.SHORT, shown_when=_education, feeds="Form I, women",
            ),
            FieldSpec(
                "men", N_("Men"), help=N_("Men of 18 years and over who were reached."), also_called=headings.MEN,
                width=Width.SHORT, shown_when=_education, feeds="Form I, men",
            ),
            FieldSpec(
                "girls", N_("Girls"), help=N_("Girls under 18 years who were reached."), also_called=headings.GIRLS,
                width=Width.SHORT, shown_when=_education, feeds="Form I, girls",
            ),
            FieldSpec(
                "boys", N_("Boys"), help=N_("Boys under 18 years who were reached."), also_called=headings.BOYS,
                width=Width.SHORT, shown_when=_education, feeds="Form I, boys",
            ),
            FieldSpec(
                "with_disability", N_("With a disability"),
                help=N_("How many of all those reached live with a disability."),
                also_called=headings.WITH_DISABILITY, width=Width.SHORT, shown_when=_education,
                feeds="Form I, persons with disabilities",
            ),
            FieldSpec(
                "description", N_("Description"), help=N_("What was done, with which messages or materials."),
                also_called=("Descripción", *headings.REMARKS), width=Width.FULL, feeds="Form I, narrative",
            ),
        )),
    ),
)

NARRATIVE = Form(
    record=Narrative,
    title=N_("Narratives"),
    singular=N_("Narrative"),
    purpose=N_("The texts of the boxes of a report, for each form and year."),
    group=N_("Treaty reporting"),
    icon="narrative",
    named_by=("form_letter", "box", "year"),
    sections=(
        Section(N_("Text"), N_(
            "Figures need words: the boxes of the forms are filled from here, in each language."
        ), (
            FieldSpec(
                "treaty", N_("Treaty"), help=N_("The treaty whose report the text belongs to."), also_called=_TREATY,
                in_list=True, pinned=True,
            ),
            FieldSpec(
                "form_letter", N_("Form"), help=N_("The form that the text stands on."), also_called=_FORM_LETTER,
                width=Width.SHORT, in_list=True, pinned=True, feeds="Forms A to J, narratives",
            ),
            FieldSpec(
                "box", N_("Box"), help=N_("The box of the form, by the name that the template gives it."),
                also_called=("Box id", "Section", "Casilla", "Case"), in_list=True,
            ),
            FieldSpec(
                "year", N_("Year"), help=N_("The calendar year that the report covers."), also_called=_YEAR,
                width=Width.SHORT, in_list=True, pinned=True,
            ),
            FieldSpec(
                "language", N_("Language"), help=N_("The language of the text. Each language is a text of its own."),
                also_called=("Idioma", "Langue"), width=Width.SHORT, in_list=True, pinned=True,
            ),
            FieldSpec(
                "body", N_("Text"), help=N_("The text as it is to be printed."),
                also_called=("Body", "Narrative", "Texto", "Texte", "النص"), width=Width.FULL,
                feeds="Forms A to J, narratives",
            ),
        )),
    ),
)

FORM_DECLARATION = Form(
    record=FormDeclaration,
    title=N_("Declarations on forms"),
    singular=N_("Declaration on a form"),
    purpose=N_("What the State declares of a whole form: that it never applies, or that it is unchanged or changed."),
    group=N_("Treaty reporting"),
    icon="report",
    named_by=("form_letter", "declaration", "year"),
    sections=(
        Section(N_("Declaration"), N_(
            "A State may say once that a form does not apply, or that it is unchanged, instead of repeating it."
        ), (
            FieldSpec(
                "treaty", N_("Treaty"), help=N_("The treaty whose report is meant."), also_called=_TREATY, in_list=True,
                pinned=True,
            ),
            FieldSpec(
                "form_letter", N_("Form"), help=N_("The form that is declared on."), also_called=_FORM_LETTER,
                width=Width.SHORT, in_list=True, feeds="Cover page",
            ),
            FieldSpec(
                "declaration", N_("Declaration"),
                help=N_("What is declared. It takes the place of the tick that was computed."),
                also_called=("Declaración", "Déclaration"), in_list=True, feeds="Cover page, ticks",
            ),
            FieldSpec(
                "year", N_("Year"), help=N_("The calendar year that it holds for; empty when it holds for every year."),
                also_called=_YEAR, width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "reason", N_("Reason"), help=N_("Why. The sentence is printed on the form."),
                also_called=("Explanation", "Motivo", "Motif", "السبب"), width=Width.FULL, in_list=True,
                feeds="Forms A to J, not applicable",
            ),
        )),
    ),
)

FILED_REPORT = Form(
    record=FiledReport,
    title=N_("Reports filed"),
    singular=N_("Report filed"),
    purpose=N_("Reports as they were sent, so that the next one can say what is unchanged since."),
    group=N_("Treaty reporting"),
    icon="report",
    named_by=("treaty", "period_to", "filed_on"),
    children=("filed_form",),
    sections=(
        Section(N_("Report"), N_(
            "The next report says what changed since this one, and when reports were due and sent."
        ), (
            FieldSpec(
                "treaty", N_("Treaty"),
                help=N_("The treaty under which it was filed."), also_called=_TREATY, in_list=True,
            ),
            FieldSpec(
                "period_from", N_("Period from"), help=N_("The first day that the report covers."),
                also_called=("From", "Desde", "Du"), in_list=True,
            ),
            FieldSpec(
                "period_to", N_("Period to"), help=N_("The last day that the report covers."),
                also_called=("To", "Hasta", "Au"), in_list=True, feeds="Cover page, reporting period",
            ),
            FieldSpec(
                "filed_on", N_("Filed on"),
                help=N_("The day on which it was sent. Annual reports are due on 30 April."),
                also_called=("Date of submission", "Submitted on", "Fecha de presentación", "Date de présentation"),
                in_list=True, feeds="Cover page, date of the last report; treaty clock",
            ),
            FieldSpec(
                "template", N_("Template"), help=N_("The version of the reporting format that was used."),
                also_called=("Format", "Formato"), in_list=True,
            ),
            FieldSpec(
                "file_sha256", N_("Fingerprint of the file"),
                help=N_("The SHA-256 of the file that was sent. It proves which one it was."),
                also_called=("SHA-256", "Checksum"), width=Width.FULL,
            ),
        )),
    ),
)

FILED_FORM = Form(
    record=FiledForm,
    title=N_("Forms of reports filed"),
    singular=N_("Form of a report filed"),
    purpose=N_("The forms of a report that was filed, one line for each."),
    icon="report",
    named_by=("form_letter", "last_reported"),
    sections=(
        Section(N_("Form"), N_(
            "The ticks of the cover page compare each form with the one that was sent before."
        ), (
            FieldSpec(
                "filed_report_id", N_("Report filed"), help=N_("The report that the form is a part of."),
                also_called=("Report", "Informe", "Rapport"), in_list=True,
            ),
            FieldSpec(
                "form_letter", N_("Form"),
                help=N_("The letter of the form."), also_called=_FORM_LETTER, width=Width.SHORT,
                in_list=True, feeds="Cover page",
            ),
            FieldSpec(
                "content_hash", N_("Fingerprint of the contents"),
                help=N_("A hash of all cells of the form. The form is unchanged when the next one has the same."),
                also_called=("Content hash", "Hash"), width=Width.FULL, feeds="Cover page, ticks",
            ),
            FieldSpec(
                "last_reported", N_("Last reported for"),
                help=N_("The year in which the form was last filled in, for older reports."),
                also_called=("Last reported", "Año del último informe", "Dernière année"), width=Width.SHORT,
                             in_list=True,
                feeds="Cover page, year of the last report",
            ),
        )),
    ),
)
# fmt: on

FORMS = (WARNING_MEASURE, NARRATIVE, FORM_DECLARATION, FILED_REPORT, FILED_FORM)
