"""Forms for what stands below an activity: people asked, impact, sectors, detection, the place, spot tasks."""

from __future__ import annotations

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.records.activity_parts import (
    ActivityBeneficiaries,
    ActivityBlockage,
    ActivityGround,
    ActivityImpact,
    ActivityInterviewee,
    ActivityMarking,
    ActivitySituation,
    DetectionArea,
    SurveySector,
)
from mac_desktop.forms.catalogue import headings
from mac_desktop.forms.catalogue.beneficiaries import beneficiaries_form
from mac_desktop.forms.catalogue.site_blocks import blockage_form, ground_form, marking_form, situation_form
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.schema import FieldSpec, Form, Section, Value, Values, Width
from mac_desktop.texts import N_

ACTIVITY_ID = ("Activity ID", "Report ID", "Actividad", "Activité", "النشاط")
OWNER = FieldSpec(
    "activity_id", N_("Activity"), help=N_("The activity that this belongs to."), also_called=ACTIVITY_ID, pinned=True
)


def _surveys(values: Values) -> bool:
    return values.get("activity_type") in (None, "NTS", "TS", "PST")


def _technical(values: Values) -> bool:
    return values.get("activity_type") == "TS"


def sector_status(values: Values, _: RuleContext) -> Value:
    """Positive when a side is, negative when both are, untested when a side was not searched; None when nothing is
    told."""
    sides = {values.get("left_result"), values.get("right_result")}
    if "POSITIVE" in sides:
        return "POSITIVE"
    if sides == {"NEGATIVE"}:
        return "NEGATIVE"
    return "UNTESTED" if "UNTESTED" in sides else None


def population(values: Values, _: RuleContext) -> Value:
    """The women, men, girls and boys together; None unless all four are known."""
    counts = [values.get(name) for name in ("women", "men", "girls", "boys")]
    known = [count for count in counts if isinstance(count, int) and not isinstance(count, Gap)]
    return sum(known) if len(known) == len(counts) else None


# A line of headings, not a line for each of them:
# fmt: off
ACTIVITY_INTERVIEWEE = Form(
    record=ActivityInterviewee,
    title=N_("People asked"),
    singular=N_("Person asked"),
    purpose=N_("People of the place who were asked in a survey, and what they know. Their names are shown to few."),
    icon="person",
    named_by=("informant_kind", "interview_date"),
    applies_to=_surveys,
    sections=(
        Section(N_("Person"), N_(
            "Survey rests on people who know; what each of them said must be found again and weighed."
        ), (
            OWNER,
            FieldSpec(
                "informant_kind", N_("Role"), help=N_("What makes the person know: leader, landowner, former fighter."),
                also_called=("Informant type", "Role of informant", "Tipo de informante", "Type d'informateur"),
                in_list=True,
            ),
            FieldSpec(
                "sex", N_("Sex"), help=N_("Women and men know of different places, so both are asked."),
                also_called=headings.SEX, width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "age_band", N_("Age band"), help=N_("About how old the person is."),
                also_called=("Age", "Age group", "Edad", "Âge"), width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "interview_date", N_("Asked on"), help=N_("The day on which the person was asked."),
                also_called=("Interview date", "Date of interview", "Fecha de la entrevista", "Date de l'entretien"),
                in_list=True,
            ),
            FieldSpec(
                "agreed", N_("Agreed to be recorded"),
                help=N_("Whether the person agreed that name and contact are kept. Without it, leave both out."),
                also_called=("Consent", "Consentimiento", "Consentement"), width=Width.SHORT,
            ),
            FieldSpec(
                "name", N_("Name"), help=N_("To ask the person again. Personal information: shown to few."),
                also_called=("Informant name", "Interviewee", "Nombre", "Nom"),
            ),
            FieldSpec(
                "contact", N_("Contact"), help=N_("How to reach the person. Personal information: shown to few."),
                also_called=("Informant phone", "Contact details", "Contacto", *headings.PHONE),
            ),
            FieldSpec(
                "knowledge", N_("What the person knows"),
                help=N_("What was seen or heard, where and when. Decisions on land rest on it."),
                also_called=("Knowledge", "Information given", "Conocimiento", "Connaissances"), width=Width.FULL,
                in_list=True,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("How far the person can be relied on, and why."),
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)


def _people(name: str, label: str, help_: str, also_called: tuple[str, ...]) -> FieldSpec:
    return FieldSpec(name, label, help=help_, also_called=also_called, width=Width.SHORT)


ACTIVITY_IMPACT = Form(
    record=ActivityImpact,
    title=N_("Impact on the community"),
    singular=N_("Impact on the community"),
    purpose=N_("How many people live there and how many were hurt, as a survey learns it."),
    icon="person",
    named_by=("population", "recent_victims"),
    single=True,
    applies_to=_surveys,
    sections=(
        Section(N_("Impact"), N_(
            "The centre helps first where many people live with the danger and were hurt by it."
        ), (
            OWNER,
            _people("households", N_("Households"), N_("How many households the community has."),
                    ("Families", "HH", "Hogares", "Ménages")),
            _people("women", N_("Women"), N_("How many women live there."), headings.WOMEN),
            _people("men", N_("Men"), N_("How many men live there."), headings.MEN),
            _people("girls", N_("Girls"), N_("How many girls under 18 live there."), headings.GIRLS),
            _people("boys", N_("Boys"), N_("How many boys under 18 live there."), headings.BOYS),
            FieldSpec(
                "population", N_("Population"),
                help=N_("How many people live there. It follows from women, men, girls and boys where all are known."),
                also_called=("Total population", "Inhabitants", "Población", "Habitants"), width=Width.SHORT,
                in_list=True, computed_from=("women", "men", "girls", "boys"), computed_by=population,
            ),
            FieldSpec(
                "population_date", N_("Population as of"), help=N_("From when the figures are. A year is enough."),
                also_called=("Population date", "Population info date", "Fecha de la población"),
            ),
            _people("displaced", N_("Displaced people"), N_("How many of them are displaced."),
                    ("IDPs", "Desplazados", "Déplacés")),
            FieldSpec(
                "recent_victims", N_("Victims in two years"),
                help=N_("How many people of the community were hurt or killed in the last 24 months."),
                also_called=("Recent victims", "Recent casualties", "Víctimas recientes", "Victimes récentes"),
                width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "earlier_victims", N_("Victims before"),
                help=N_("How many were hurt or killed before that. Each is recorded as a casualty where it is known."),
                also_called=("Earlier victims", "Older casualties", "Víctimas anteriores", "Victimes antérieures"),
                width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else weighs on the community."),
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)

_SIDES = ("left_result", "right_result")
SURVEY_SECTOR = Form(
    record=SurveySector,
    title=N_("Sectors of technical survey"),
    singular=N_("Sector of technical survey"),
    purpose=N_("What was found left and right of the baseline of each sector. Positive sectors go on to clearance."),
    icon="area",
    named_by=("sector", "sector_status"),
    applies_to=_technical,
    sections=(
        Section(N_("Sector"), N_(
            "The two sides of each sector say where the hazard begins and ends."
        ), (
            OWNER,
            FieldSpec(
                "sector", N_("Sector"), help=N_("The name or number of the sector on the sketch."),
                also_called=("Sector no.", "Sector name", "Lane", "Secteur"), width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "area_m2", N_("Area"), help=N_("The size of the sector."), hint=N_("Square metres"),
                also_called=tuple(h for h in headings.AREA_M2 if h != "Area"), in_list=True,
            ),
            FieldSpec(
                "left_result", N_("Left side"), help=N_("What the search left of the baseline found."),
                also_called=("Left", "Result left", "Izquierda", "Gauche"), width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "right_result", N_("Right side"), help=N_("What the search right of the baseline found."),
                also_called=("Right", "Result right", "Derecha", "Droite"), width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "sector_status", N_("Result of the sector"),
                help=N_("It follows from the two sides: positive when one is, negative only when both are."),
                also_called=("Sector status", "Sector result", "Resultado del sector", "Résultat du secteur"),
                width=Width.SHORT, in_list=True, computed_from=_SIDES, computed_by=sector_status,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What was found, and at which distance on the baseline."),
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)

DETECTION_AREA = Form(
    record=DetectionArea,
    title=N_("Ground searched"),
    singular=N_("Ground searched"),
    purpose=N_("Ground that was searched on one day or with one method, one line for each. It is not released land."),
    icon="area",
    named_by=("area_m2", "method", "searched_on"),
    sections=(
        Section(N_("Search"), N_(
            "It must be shown for every square metre with what it was searched before land is reduced."
        ), (
            OWNER,
            FieldSpec(
                "area_m2", N_("Area searched"), help=N_("How much ground was searched."), hint=N_("Square metres"),
                also_called=("Detection area size", "Detection area", *headings.AREA_M2), in_list=True,
            ),
            FieldSpec(
                "searched_on", N_("Searched on"), help=N_("The day of the search."),
                also_called=("Detection area date", "Date", "Fecha", "Date de recherche"), in_list=True,
            ),
            FieldSpec(
                "method", N_("Method"), help=N_("The method of the search."),
                also_called=("Detection area method", "Operational method", "Método", "Méthode"), in_list=True,
            ),
            FieldSpec(
                "asset", N_("Asset"), help=N_("With what was searched: deminers, dogs, a detector array."),
                also_called=("Asset type", "Deployed asset", "Medio", "Moyen"), in_list=True,
            ),
            FieldSpec(
                "signals", N_("Signals"), help=N_("How many signals were dug up. Many make the work slow."),
                also_called=("Number of signals", "Indications", "Señales", "Signaux"), width=Width.SHORT,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("Which lanes or boxes of the sketch these were."),
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)

ACTIVITY_GROUND = ground_form(ActivityGround, OWNER)
ACTIVITY_SITUATION = situation_form(ActivitySituation, OWNER)
ACTIVITY_MARKING = marking_form(ActivityMarking, OWNER)
ACTIVITY_BLOCKAGE = blockage_form(ActivityBlockage, OWNER)
ACTIVITY_BENEFICIARIES = beneficiaries_form(
    ActivityBeneficiaries, OWNER,
    N_("The people who gain by work that releases no land, such as a spot task, by sex, age and disability."),
)
# fmt: on

FORMS = (
    ACTIVITY_INTERVIEWEE,
    ACTIVITY_IMPACT,
    ACTIVITY_BLOCKAGE,
    SURVEY_SECTOR,
    DETECTION_AREA,
    ACTIVITY_GROUND,
    ACTIVITY_SITUATION,
    ACTIVITY_MARKING,
    ACTIVITY_BENEFICIARIES,
)
